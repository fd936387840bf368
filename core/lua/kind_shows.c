#include "core/lua/kind_shows.h"

static void add_word(struct texts *words, struct text *room, struct text word) {
    for (size_t i = 0; i < words->count; i++) {
        if (text_equal(room[i], word)) {
            return;
        }
    }
    if (word.len > 0) {
        room[words->count++] = word;
    }
}

static size_t count_choices(const struct kind *kind) {
    size_t count = 0;
    for (size_t i = 0; i < kind->fields_count; i++) {
        count += kind->fields[i].choices_count;
    }
    return count;
}

// The choices of all fields, and the words of the decision; each once. at NULL: no
// memory.
static struct texts words_of(struct script *script, const struct kind *kind) {
    const struct text others[] = {kind->outside, kind->unnamed, kind->unknown,
                                  kind->none};
    size_t others_count = sizeof others / sizeof *others;
    size_t most = count_choices(kind) + others_count;
    struct text *room = script_passing(script, most * sizeof *room);
    struct texts words = {room, 0};
    for (size_t i = 0; room && i < kind->fields_count; i++) {
        for (size_t k = 0; k < kind->fields[i].choices_count; k++) {
            add_word(&words, room, kind->fields[i].choices[k]);
        }
    }
    for (size_t i = 0; room && i < others_count; i++) {
        add_word(&words, room, others[i]);
    }
    return words;
}

bool kind_shows_read(const struct spot *spot, const struct member *member, void *out) {
    (void)member;
    struct kind *kind = out;
    if (lua_type(spot->L, spot->index) != LUA_TTABLE) {
        return spot_complain_type(spot, "a table such as { word = { en = \"…\" } }");
    }
    struct texts words = words_of(spot->script, kind);
    struct shown *shows = script_alloc(spot->script, words.count + 1, sizeof *shows);
    if (!words.at || !shows) {
        return false;
    }
    bool is_right = members_check(spot, words, 0);
    size_t count = 0;
    for (size_t i = 0; i < words.count; i++) {
        struct spot phrase = spot_field(spot, words.at[i]);
        if (!lua_isnil(spot->L, phrase.index)) {
            shows[count].word = words.at[i];
            shows[count].place = spot_place(&phrase);
            is_right = value_phrase(&phrase, &shows[count++].phrase) && is_right;
        }
        lua_settop(spot->L, phrase.index - 1);
    }
    kind->shows = shows;
    kind->shows_count = is_right ? count : 0;
    return is_right;
}
