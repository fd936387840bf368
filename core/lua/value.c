// Flags, numbers, durations, choices, sentences in several languages, terms, pairs.
#include "core/lua/value.h"

#include "core/lua/sandbox.h"

#include <lauxlib.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

// No rule looks further: what it leads to must lie within the calendar.
#define YEARS_MAX 200

bool value_flag(const struct spot *spot, bool *out) {
    if (lua_type(spot->L, spot->index) != LUA_TBOOLEAN) {
        return spot_complain_type(spot, "true or false");
    }
    *out = lua_toboolean(spot->L, spot->index) != 0;
    return true;
}

bool value_number(const struct spot *spot, int64_t from, int64_t till, int64_t *out) {
    int is_whole = 0;
    lua_Integer number = 0;
    if (lua_type(spot->L, spot->index) == LUA_TNUMBER) {
        number = lua_tointegerx(spot->L, spot->index, &is_whole);
    }
    if (!is_whole) {
        return spot_complain_type(spot, "a whole number, without quotation marks");
    }
    if (number < from || number > till) {
        return spot_complain(spot, CHECK_OUT_OF_BOUNDS,
                             "\"%.*s\" is %" PRId64 " (it goes from %" PRId64
                             " till %" PRId64 ")",
                             SHOWN(spot->name), (int64_t)number, from, till);
    }
    *out = number;
    return true;
}

bool value_span(const struct spot *spot, struct span *out) {
    static const char right[] = "a duration such as \"P6M\", \"P2W\" or \"PT72H\"";
    if (lua_type(spot->L, spot->index) != LUA_TSTRING) {
        return spot_complain_type(spot, right);
    }
    struct text text;
    if (!value_look(spot, STYLES, &text)) {
        return false;
    }
    if (!span_parse(out, text)) {
        return spot_complain(spot, CHECK_BAD_DURATION,
                             "\"%.*s\" is no duration (write %s)", SHOWN(text), right);
    }
    if (out->months > 12 * YEARS_MAX || out->days > 366 * YEARS_MAX ||
        out->seconds / (INT64_C(24) * 60 * 60) > INT64_C(366) * YEARS_MAX) {
        return spot_complain(spot, CHECK_TOO_MUCH,
                             "\"%.*s\" is too long (at most %d years)", SHOWN(text),
                             YEARS_MAX);
    }
    return true;
}

// Looks a word up among choices; tells it when it is none of them.
static bool choose(const struct spot *spot, struct texts choices, struct text word,
                   int *out) {
    for (size_t i = 0; i < choices.count; i++) {
        if (text_equal(choices.at[i], word)) {
            *out = (int)i;
            return true;
        }
    }
    struct nearest nearest = {.word = word};
    for (size_t i = 0; i < choices.count; i++) {
        nearest_offer(&nearest, choices.at[i]);
    }
    struct suggestion list;
    struct suggestion end;
    return spot_complain(
        spot, CHECK_BAD_CHOICE, "\"%.*s\" is no choice here%s", SHOWN(word),
        suggest_near(&end, &nearest, suggest_list(&list, choices.at, choices.count)));
}

bool value_choice(const struct spot *spot, struct texts choices, int *out) {
    if (lua_type(spot->L, spot->index) != LUA_TSTRING) {
        struct suggestion list;
        return spot_complain_type(spot, suggest_list(&list, choices.at, choices.count));
    }
    struct text word;
    return value_look(spot, STYLES, &word) && choose(spot, choices, word, out);
}

bool value_bits(const struct spot *spot, struct texts choices, uint64_t *out) {
    struct texts words;
    if (!value_texts(spot, &words)) {
        return false;
    }
    uint64_t bits = 0;
    bool is_right = true;
    for (size_t i = 0; i < words.count; i++) {
        int choice = 0;
        bool is_one = choose(spot, choices, words.at[i], &choice);
        bits |= is_one ? (uint64_t)1 << (unsigned)choice : 0;
        is_right = is_right && is_one;
    }
    if (is_right) {
        *out = bits;
    }
    return is_right;
}

static int by_text(const void *a, const void *b) {
    const struct text *left = a;
    const struct text *right = b;
    return text_compare(*left, *right);
}

bool value_keys(const struct spot *spot, const char *right, struct texts *out) {
    lua_State *L = spot->L;
    luaL_checkstack(L, 4, "tables within tables");
    if (lua_type(L, spot->index) != LUA_TTABLE) {
        return spot_complain_type(spot, right);
    }
    size_t count = 0;
    for (lua_pushnil(L); lua_next(L, spot->index); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING) {
            lua_pop(L, 2);
            return spot_complain(spot, CHECK_WRONG_TYPE,
                                 "\"%.*s\" has an entry without a name (write %s)",
                                 SHOWN(spot->name), right);
        }
        sandbox_charge(L, 2);
        if (++count > LIST_MAX) {
            lua_pop(L, 2);
            return spot_has_room(spot, count, LIST_MAX, "entries");
        }
    }
    struct text *keys = script_passing(spot->script, (count + 1) * sizeof *keys);
    if (!keys) {
        return false;
    }
    size_t read = 0;
    for (lua_pushnil(L); lua_next(L, spot->index); lua_pop(L, 1)) {
        // Borrowed from the table, which keeps it.
        keys[read].at = lua_tolstring(L, -2, &keys[read].len);
        read++;
    }
    qsort(keys, read, sizeof *keys, by_text);
    *out = (struct texts){keys, read};
    return true;
}

// The named fields of a table that were passed, each once.
struct passed {
    struct block_field *at;
    size_t count, capacity;
};

static const struct block_field *find_passed(const struct passed *passed,
                                             struct text key) {
    for (size_t i = 0; i < passed->count; i++) {
        if (text_equal(passed->at[i].key, key)) {
            return &passed->at[i];
        }
    }
    return NULL;
}

static bool pass(struct passed *passed, struct script *script,
                 const struct block_field *field) {
    struct block_field *grown = arena_grow(script->load->page, passed->at, passed->count,
                                           &passed->capacity, sizeof *grown);
    if (!grown) {
        return script_check(script, AFTERCARE_ENOMEM);
    }
    passed->at = grown;
    passed->at[passed->count++] = *field;
    return true;
}

static bool tell_twin(const struct spot *table, const struct block_field *field,
                      const struct block_field *first) {
    struct spot spot = spot_at(table, field->at);
    return spot_complain(&spot, CHECK_GIVEN_TWICE,
                         "\"%.*s\" is given twice, first in line %d (keep one)",
                         SHOWN(field->key), first->at->line);
}

bool value_check_twins(const struct spot *table) {
    bool is_right = true;
    struct passed passed = {0};
    struct block_walk walk = block_walk(spot_token(table));
    struct block_field field;
    for (size_t earlier = 0; block_next(&walk, &field); earlier++) {
        sandbox_charge(table->L, 1 + earlier / 16);
        if (field.entry > 0) {
            continue;
        }
        const struct block_field *first = find_passed(&passed, field.key);
        is_right = (first ? tell_twin(table, &field, first)
                          : pass(&passed, table->script, &field)) &&
                   is_right;
    }
    return is_right;
}

// "en", "gsw", "es-MX".
static bool is_locale(struct text text) {
    size_t letters = 0;
    while (letters < text.len && text.at[letters] >= 'a' && text.at[letters] <= 'z') {
        letters++;
    }
    if (letters < 2 || letters > 3) {
        return false;
    }
    return text.len == letters ||
           (text.len == letters + 3 && text.at[letters] == '-' &&
            text.at[letters + 1] >= 'A' && text.at[letters + 1] <= 'Z' &&
            text.at[letters + 2] >= 'A' && text.at[letters + 2] <= 'Z');
}

// One language of a phrase, before the rest of it.
static bool keep_language(const struct spot *spot, struct text locale, struct text text,
                          const struct phrase **phrase) {
    struct phrase one = {script_copy(spot->script, locale), text, *phrase};
    *phrase = one.locale.at ? script_keep(spot->script, &one, 1, sizeof one) : NULL;
    return *phrase != NULL;
}

static bool read_language(const struct spot *spot, struct text locale,
                          struct text *text) {
    bool is_right = true;
    if (!is_locale(locale)) {
        struct spot key = spot_key(spot, locale);
        is_right =
            spot_complain(&key, CHECK_BAD_LANGUAGE,
                          "\"%.*s\" is no language (write it as in \"en\" or \"es-MX\")",
                          SHOWN(locale));
    }
    struct spot one = spot_field(spot, locale);
    is_right = value_text(&one, text) && is_right;
    lua_settop(spot->L, one.index - 1);
    return is_right;
}

// English comes first, the others behind it in their order.
static bool read_languages(const struct spot *spot, struct texts locales,
                           const struct phrase **out) {
    const struct phrase *rest = NULL;
    struct text english = {0};
    bool is_english_given = false;
    bool is_right = true;
    for (size_t i = locales.count; i-- > 0;) {
        bool is_english = text_is(locales.at[i], "en");
        struct text text = {0};
        bool is_read = read_language(spot, locales.at[i], &text);
        is_english_given = is_english_given || is_english;
        english = is_english ? text : english;
        if (is_read && !is_english) {
            is_read = keep_language(spot, locales.at[i], text, &rest);
        }
        is_right = is_right && is_read;
    }
    if (!is_english_given) {
        return spot_complain(spot, CHECK_BAD_LANGUAGE,
                             "\"%.*s\" is not given in English (add en = \"…\")",
                             SHOWN(spot->name));
    }
    if (!is_right || !keep_language(spot, TEXT("en"), english, &rest)) {
        return false;
    }
    *out = rest;
    return true;
}

bool value_phrase(const struct spot *spot, const struct phrase **out) {
    int type = lua_type(spot->L, spot->index);
    if (type == LUA_TSTRING) {
        struct text text = {0};
        const struct phrase *phrase = NULL;
        if (!value_text(spot, &text) || !keep_language(spot, TEXT("en"), text, &phrase)) {
            return false;
        }
        *out = phrase;
        return true;
    }
    struct texts locales;
    static const char right[] =
        "a text, or one for each language: { en = \"…\", es = \"…\" }";
    if (!value_keys(spot, right, &locales)) {
        return false;
    }
    bool is_right = value_check_twins(spot);
    return read_languages(spot, locales, out) && is_right;
}

static bool find_term(const struct spot *spot, struct categories categories,
                      struct text word, const struct term **out) {
    const struct vocabulary *vocabulary = &spot->script->base->vocabulary;
    const struct term *found[2];
    if (vocabulary_find(found, vocabulary, categories, word) == VOCABULARY_FOUND) {
        *out = found[0];
        return true;
    }
    if (spot->script->load->is_vocabulary_doubtful) {
        return false; // the mistake was told where it stands
    }
    sandbox_charge(spot->L, vocabulary->count);
    char complaint[AFTERCARE_SENTENCE_MAX];
    return spot_complain(
        spot, CHECK_UNKNOWN_TERM, "%s",
        vocabulary_complaint(complaint, sizeof complaint, vocabulary, categories, word));
}

bool value_term(const struct spot *spot, struct categories categories,
                const struct term **out) {
    struct text word;
    return value_look(spot, STYLES, &word) && find_term(spot, categories, word, out);
}

static bool read_terms(const struct spot *spot, struct categories categories, int count,
                       const struct term **terms) {
    bool is_right = true;
    for (int i = 0; i < count; i++) {
        struct spot entry = spot_entry(spot, i + 1);
        is_right = value_term(&entry, categories, &terms[i]) && is_right;
        lua_settop(spot->L, entry.index - 1);
    }
    return is_right;
}

bool value_terms(const struct spot *spot, struct categories categories,
                 const struct term *const **out, uint32_t *count) {
    struct script *script = spot->script;
    bool is_one = lua_type(spot->L, spot->index) == LUA_TSTRING;
    int entries = 1;
    if (!is_one && !value_count(spot, "a term, or a list of terms", &entries)) {
        return false;
    }
    const struct term **terms =
        script_passing(script, (size_t)entries * sizeof(const struct term *));
    if (!terms || !(is_one ? value_term(spot, categories, terms)
                           : read_terms(spot, categories, entries, terms))) {
        return false;
    }
    const void *kept =
        script_keep(script, terms, (size_t)entries, sizeof(const struct term *));
    if (kept) {
        *out = kept;
        *count = (uint32_t)entries;
    }
    return kept != NULL;
}

static bool read_pair(const struct spot *table, const struct spot *spot, enum style style,
                      struct pair *out) {
    struct texts values;
    if (!style_fits(style, spot->name)) {
        struct spot key = spot_key(table, spot->name);
        return spot_complain(&key, CHECK_BAD_NAME, "\"%.*s\" is no name (write %s)",
                             SHOWN(spot->name), style_says(style));
    }
    if (!value_texts(spot, &values)) {
        return false;
    }
    out->name = script_copy(spot->script, spot->name);
    out->values = values.at;
    out->values_count = values.count;
    return out->name.at != NULL;
}

bool value_pairs(const struct spot *spot, enum style style, const struct pair **out,
                 uint32_t *count) {
    struct script *script = spot->script;
    struct texts names = {0};
    if (!value_keys(spot, "a table such as { name = \"value\" }", &names)) {
        return false;
    }
    struct pair *pairs = script_passing(script, (names.count + 1) * sizeof *pairs);
    bool is_right = pairs != NULL && value_check_twins(spot);
    for (size_t i = 0; pairs && i < names.count; i++) {
        struct spot field = spot_field(spot, names.at[i]);
        is_right = read_pair(spot, &field, style, &pairs[i]) && is_right;
        lua_settop(spot->L, field.index - 1);
    }
    if (is_right && names.count == 0) {
        return spot_complain(spot, CHECK_EMPTY_VALUE, "\"%.*s\" is empty (leave it out)",
                             SHOWN(spot->name));
    }
    const struct pair *kept =
        is_right ? script_keep(script, pairs, names.count, sizeof *pairs) : NULL;
    if (kept) {
        *out = kept;
        *count = (uint32_t)names.count;
    }
    return kept != NULL;
}
