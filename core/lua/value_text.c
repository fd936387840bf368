// Texts and names.
#include "core/lua/value.h"

#include "core/lua/sandbox.h"

#include <string.h>

bool value_is_unseen(struct text text, size_t len) {
    unsigned char at[4] = {0};
    memcpy(at, text.at, len);
    if (len == 1) {
        return at[0] < 0x20 || at[0] == 0x7F;
    }
    if (len == 2) {
        return at[0] == 0xC2 && at[1] < 0xA0;
    }
    if (len == 3 && at[0] == 0xE2 && at[1] == 0x80) {
        return at[2] >= 0xA8 && at[2] <= 0xAE;
    }
    if (len == 3 && at[0] == 0xE2 && at[1] == 0x81) {
        return at[2] >= 0xA6 && at[2] <= 0xA9;
    }
    return len == 3 && at[0] == 0xEF && at[1] == 0xBB && at[2] == 0xBF;
}

static bool check_characters(const struct spot *spot, struct text text) {
    size_t i = text_plain(text);
    if (i < text.len && !text_is_utf8(text)) {
        return spot_complain(spot, CHECK_NOT_UTF8,
                             "\"%.*s\" is not UTF-8 (save the file as UTF-8)",
                             SHOWN(spot->name));
    }
    while (i < text.len) {
        struct text rest = {text.at + i, text.len - i};
        size_t len = text_character(rest);
        if (value_is_unseen(rest, len)) {
            return spot_complain(
                spot, CHECK_HIDDEN_CHARACTER,
                "\"%.*s\" has a line break or another control character in it "
                "(write one line of plain text)",
                SHOWN(spot->name));
        }
        i += len + text_plain((struct text){rest.at + len, rest.len - len});
    }
    return true;
}

// The text on the stack, if it is one.
static bool look_at_text(const struct spot *spot, struct text *out) {
    if (lua_type(spot->L, spot->index) != LUA_TSTRING) {
        return spot_complain_type(spot, "a text, in quotation marks");
    }
    struct text text;
    text.at = lua_tolstring(spot->L, spot->index, &text.len);
    if (text.len == 0) {
        return spot_complain(spot, CHECK_EMPTY_VALUE,
                             "\"%.*s\" is empty (write a text, or leave it out)",
                             SHOWN(spot->name));
    }
    if (text.len > TEXT_LEN_MAX) {
        return spot_complain(spot, CHECK_TOO_MUCH,
                             "\"%.*s\" is too long (at most %d bytes)", SHOWN(spot->name),
                             TEXT_LEN_MAX);
    }
    *out = text;
    return check_characters(spot, text);
}

bool value_look(const struct spot *spot, enum style style, struct text *out) {
    struct text text = {0};
    if (!look_at_text(spot, &text)) {
        return false;
    }
    if (style != STYLES && !style_fits(style, text)) {
        return spot_complain(spot, CHECK_BAD_NAME,
                             "\"%.*s\" is no name (write %s; at most %d bytes)",
                             SHOWN(text), style_says(style), NAME_LEN_MAX);
    }
    *out = text;
    return true;
}

bool value_text(const struct spot *spot, struct text *out) {
    return value_name_text(spot, STYLES, out);
}

bool value_name_text(const struct spot *spot, enum style style, struct text *out) {
    struct text text = {0};
    if (!value_look(spot, style, &text)) {
        return false;
    }
    text = script_copy(spot->script, text);
    if (text.at) {
        *out = text;
    }
    return text.at != NULL;
}

bool value_count(const struct spot *spot, const char *right, int *count) {
    lua_State *L = spot->L;
    if (lua_type(L, spot->index) != LUA_TTABLE) {
        return spot_complain_type(spot, right);
    }
    size_t entries = (size_t)lua_rawlen(L, spot->index);
    if (entries > LIST_MAX) {
        return spot_complain(spot, CHECK_TOO_MUCH,
                             "\"%.*s\" has %zu entries (at most %d)", SHOWN(spot->name),
                             entries, LIST_MAX);
    }
    size_t keys = 0;
    for (lua_pushnil(L); lua_next(L, spot->index); lua_pop(L, 1)) {
        sandbox_charge(L, 1 + keys / 16); // each entry's place is looked for
        keys++;
    }
    if (keys != entries) {
        return spot_complain(spot, CHECK_WRONG_TYPE, "\"%.*s\" is no list (write %s)",
                             SHOWN(spot->name), right);
    }
    if (entries == 0) {
        return spot_complain(spot, CHECK_EMPTY_VALUE,
                             "\"%.*s\" is empty (write %s, or leave it out)",
                             SHOWN(spot->name), right);
    }
    *count = (int)entries;
    return true;
}

static bool is_new(const struct spot *spot, const struct text *texts, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (text_equal(texts[i], texts[count])) {
            return spot_complain(spot, CHECK_GIVEN_TWICE,
                                 "\"%.*s\" stands there twice (name it once)",
                                 SHOWN(texts[count]));
        }
    }
    return true;
}

static bool keep_list(const struct spot *spot, const struct text *texts, size_t count,
                      struct texts *out) {
    const struct text *kept = script_keep(spot->script, texts, count, sizeof *texts);
    if (kept) {
        *out = (struct texts){kept, count};
    }
    return kept != NULL;
}

static bool read_list(const struct spot *spot, enum style style, struct texts *out) {
    int count = 0;
    if (!value_count(spot, "a text, or a list of texts", &count)) {
        return false;
    }
    struct text *texts = script_passing(spot->script, (size_t)count * sizeof *texts);
    size_t read = 0;
    bool is_right = texts != NULL;
    for (int i = 1; texts && i <= count; i++) {
        struct spot entry = spot_entry(spot, i);
        bool is_read =
            value_name_text(&entry, style, &texts[read]) && is_new(&entry, texts, read);
        read += is_read;
        is_right = is_right && is_read;
        lua_settop(spot->L, entry.index - 1);
    }
    return is_right && keep_list(spot, texts, read, out);
}

static bool read_some(const struct spot *spot, enum style style, struct texts *out) {
    if (lua_type(spot->L, spot->index) != LUA_TSTRING) {
        return read_list(spot, style, out);
    }
    struct text text = {0};
    return value_name_text(spot, style, &text) && keep_list(spot, &text, 1, out);
}

bool value_texts(const struct spot *spot, struct texts *out) {
    return read_some(spot, STYLES, out);
}

bool value_names(const struct spot *spot, enum style style, struct texts *out) {
    return read_some(spot, style, out);
}
