// An answer's JSON and its structs, side by side: tables say which member of a struct is
// which member of the JSON, and everything that either says must be in the other.
#ifndef AFTERCARE_TESTS_SIDE_BY_SIDE_H
#define AFTERCARE_TESTS_SIDE_BY_SIDE_H

#include "core/base/date.h"
#include "tests/unit/rules/workshop.h"

enum shape {
    SHAPE_OWN,      // of the struct alone: not compared
    SHAPE_LEFT,     // compared elsewhere
    SHAPE_TEXT,     // a text; null is NULL
    SHAPE_INTEGER,  // int64_t; not there is 0
    SHAPE_PLACE,    // int64_t; null is -1
    SHAPE_BOOL,     // bool
    SHAPE_INSTANT,  // int64_t; beside it, elsewhere, int32_t: its offset
    SHAPE_TEXTS,    // a list and its count
    SHAPE_PAIR,     // two numbers, or NULL
    SHAPE_TEXTPAIR, // two texts, or NULL
    SHAPE_ONE,      // one struct; null is NULL
    SHAPE_LIST,     // structs and their count
    SHAPE_VALUES,   // {"name": "value"}, as structs of a name and a value
    SHAPE_CHOICES,  // {"name": "value"} or {"name": [values]}, as name, values, count
};

struct side {
    const char *name; // in the JSON
    const char *also; // in the JSON of the workshop's rules; NULL: the same
    enum shape shape;
    size_t offset;
    const struct sides *inside; // ONE, LIST
    size_t beside;              // INSTANT
};

struct sides {
    const struct side *list;
    size_t count, size; // of the struct
};

// Rows: a member; one that the workshop calls otherwise; one that is structs.
#define SIDE(type, member, kind)                                                         \
    { .name = #member, .shape = SHAPE_##kind, .offset = offsetof(type, member) }
#define SIDE_ALSO(type, member, other, kind)                                             \
    {                                                                                    \
        .name = #member, .also = other, .shape = SHAPE_##kind,                           \
        .offset = offsetof(type, member)                                                 \
    }
#define SIDE_OF(type, member, kind, rows)                                                \
    {                                                                                    \
        .name = #member, .shape = SHAPE_##kind, .offset = offsetof(type, member),        \
        .inside = rows                                                                   \
    }
#define SIDES(rows, type)                                                                \
    { rows, sizeof(rows) / sizeof *(rows), sizeof(type) }

static inline size_t side_size(enum shape shape) {
    bool is_counted = shape == SHAPE_TEXTS || shape == SHAPE_LIST ||
                      shape == SHAPE_VALUES || shape == SHAPE_CHOICES;
    return shape == SHAPE_BOOL ? sizeof(bool)
           : is_counted        ? sizeof(void *) + sizeof(size_t)
                               : sizeof(void *);
}

// No member of the struct was forgotten: the rows lie one behind the other.
static inline void assert_whole(const struct sides *sides) {
    size_t end = 0;
    for (size_t i = 0; i < sides->count; i++) {
        assert_int_equal(sides->list[i].offset, end);
        end += side_size(sides->list[i].shape);
    }
    assert_in_range(end, sides->size - sizeof(void *) + 1, sides->size);
}

// The pointer at that place.
static inline const void *side_pointer(const void *of, size_t offset) {
    const void *pointer;
    memcpy(&pointer, (const char *)of + offset, sizeof pointer);
    return pointer;
}

static inline size_t side_count(const void *of, size_t offset) {
    size_t count;
    memcpy(&count, (const char *)of + offset + sizeof(void *), sizeof count);
    return count;
}

static inline void assert_same_text(const struct json *json, const char *text) {
    if (!json || json->type == JSON_NULL) {
        assert_null(text);
        return;
    }
    assert_int_equal(json->type, JSON_TEXT);
    assert_non_null(text);
    assert_string_equal(json->text.at, text);
}

static inline void assert_same_integer(const struct json *json, int64_t integer,
                                       int64_t none) {
    if (!json || json->type == JSON_NULL) {
        assert_int_equal(integer, none);
        return;
    }
    assert_true(json->type == JSON_NUMBER && json->is_integer);
    assert_int_equal(json->integer, integer);
}

static inline void assert_same_instant(const struct json *json, const void *shown,
                                       const struct side *side) {
    char text[INSTANT_TEXT_MAX];
    struct instant instant;
    int32_t offset;
    memcpy(&instant.milliseconds, (const char *)shown + side->offset, sizeof instant);
    memcpy(&offset, (const char *)shown + side->beside, sizeof offset);
    assert_same_text(json, instant_format(text, instant, offset));
}

static inline size_t side_entries(const struct json *json) {
    assert_true(!json || json->type == JSON_LIST || json->type == JSON_OBJECT);
    return json ? json->count : 0;
}

// Texts, of which each is an entry of the JSON; or the only one is the JSON.
static inline void assert_same_texts(const struct json *json, const void *list,
                                     size_t count) {
    bool is_alone = json && json->type == JSON_TEXT;
    assert_int_equal(count, is_alone ? 1 : side_entries(json));
    const struct json *entry = is_alone ? json : count > 0 ? json->first : NULL;
    for (size_t i = 0; i < count; i++) {
        assert_same_text(entry, side_pointer(list, i * sizeof(const char *)));
        entry = entry->next;
    }
}

static inline void assert_same_pair(const struct json *json, const int64_t *pair) {
    if (!json || json->type == JSON_NULL) {
        assert_null(pair);
        return;
    }
    assert_int_equal(json->count, 2);
    assert_same_integer(json->first, pair[0], INT64_MIN);
    assert_same_integer(json->first->next, pair[1], INT64_MIN);
}

static inline void assert_same_text_pair(const struct json *json, const void *pair) {
    bool is_there = json && json->type != JSON_NULL;
    assert_int_equal(is_there, pair != NULL);
    if (is_there) {
        assert_same_texts(json, pair, 2);
    }
}

static inline void assert_same(const struct json *json, const void *shown,
                               const struct sides *sides);

static inline void assert_same_list(const struct json *json, const void *list,
                                    size_t count, const struct sides *sides) {
    assert_int_equal(count, side_entries(json));
    const struct json *entry = count > 0 ? json->first : NULL;
    for (size_t i = 0; i < count; i++) {
        assert_same(entry, side_pointer(list, i * sizeof(const void *)), sides);
        entry = entry->next;
    }
}

// An object's members, as structs whose first member is the name.
static inline void assert_same_names(const struct json *json, const void *list,
                                     size_t count, enum shape shape) {
    assert_int_equal(count, side_entries(json));
    const struct json *entry = count > 0 ? json->first : NULL;
    for (size_t i = 0; i < count; i++) {
        const void *one = side_pointer(list, i * sizeof(const void *));
        assert_string_equal(entry->key.at, side_pointer(one, 0));
        if (shape == SHAPE_VALUES) {
            assert_same_text(entry, side_pointer(one, sizeof(void *)));
        } else {
            assert_same_texts(entry, side_pointer(one, sizeof(void *)),
                              side_count(one, sizeof(void *)));
        }
        entry = entry->next;
    }
}

static inline int64_t side_integer(const void *of, size_t offset) {
    int64_t integer;
    memcpy(&integer, (const char *)of + offset, sizeof integer);
    return integer;
}

static inline void assert_same_value(const struct json *json, const void *shown,
                                     const struct side *side) {
    bool flag;
    if (side->shape == SHAPE_BOOL) {
        memcpy(&flag, (const char *)shown + side->offset, sizeof flag);
        assert_int_equal(json->type, flag ? JSON_TRUE : JSON_FALSE);
    } else if (side->shape == SHAPE_INSTANT) {
        assert_same_instant(json, shown, side);
    } else if (side->shape == SHAPE_INTEGER) {
        assert_same_integer(json, side_integer(shown, side->offset), 0);
    } else if (side->shape == SHAPE_PLACE) {
        assert_same_integer(json, side_integer(shown, side->offset), -1);
    }
}

static inline void assert_same_side(const struct json *json, const void *shown,
                                    const struct side *side) {
    bool is_value = side->shape == SHAPE_BOOL || side->shape == SHAPE_INSTANT ||
                    side->shape == SHAPE_INTEGER || side->shape == SHAPE_PLACE;
    const void *pointer = is_value ? NULL : side_pointer(shown, side->offset);
    switch (side->shape) {
    case SHAPE_OWN:
    case SHAPE_LEFT:
        return;
    case SHAPE_INTEGER:
    case SHAPE_PLACE:
    case SHAPE_BOOL:
    case SHAPE_INSTANT:
        assert_same_value(json, shown, side);
        return;
    case SHAPE_TEXT:
        assert_same_text(json, pointer);
        return;
    case SHAPE_TEXTS:
        assert_same_texts(json, pointer, side_count(shown, side->offset));
        return;
    case SHAPE_PAIR:
        assert_same_pair(json, pointer);
        return;
    case SHAPE_TEXTPAIR:
        assert_same_text_pair(json, pointer);
        return;
    case SHAPE_ONE:
        assert_int_equal(pointer != NULL, json && json->type == JSON_OBJECT);
        if (pointer) {
            assert_same(json, pointer, side->inside);
        }
        return;
    case SHAPE_LIST:
        assert_same_list(json, pointer, side_count(shown, side->offset), side->inside);
        return;
    case SHAPE_VALUES:
    case SHAPE_CHOICES:
        assert_same_names(json, pointer, side_count(shown, side->offset), side->shape);
        return;
    }
}

static inline bool has_side(const struct sides *sides, const char *name) {
    for (size_t i = 0; i < sides->count; i++) {
        const struct side *side = &sides->list[i];
        if (side->shape != SHAPE_OWN &&
            (!strcmp(side->name, name) || (side->also && !strcmp(side->also, name)))) {
            return true;
        }
    }
    return false;
}

// The object says what the struct says, and the struct all that the object says.
static inline void assert_same(const struct json *json, const void *shown,
                               const struct sides *sides) {
    assert_true(json && json->type == JSON_OBJECT);
    for (const struct json *one = json->first; one; one = one->next) {
        if (!has_side(sides, one->key.at)) {
            fail_msg("the structs do not say \"%s\"", one->key.at);
        }
    }
    for (size_t i = 0; i < sides->count; i++) {
        const struct side *side = &sides->list[i];
        const struct json *member = json_member(json, side->name);
        assert_same_side(member || !side->also ? member : json_member(json, side->also),
                         shown, side);
    }
}

#define USED(member, kind) SIDE(aftercare_rules_used, member, kind)
static const struct side used_rows[] = {USED(digest, TEXT), USED(packs, VALUES),
                                        USED(options, VALUES)};
static const struct sides used = SIDES(used_rows, aftercare_rules_used);

// What is of an intake alone is beside what an assessment has.
#define QUESTION(member, kind) SIDE(aftercare_question, member, kind)
static const struct side question_rows[] = {
    QUESTION(fact, TEXT),     QUESTION(term, TEXT),     QUESTION(question, TEXT),
    QUESTION(could_be, TEXT), QUESTION(rules, TEXTS),   QUESTION(settles, TEXTS),
    QUESTION(answers, TEXT),  QUESTION(choices, TEXTS), QUESTION(from, INTEGER),
    QUESTION(till, INTEGER),
};
static const struct sides questions = SIDES(question_rows, aftercare_question);

#define ASIDE(member) SIDE(aftercare_set_aside, member, TEXT)
static const struct side aside_rows[] = {ASIDE(rule), ASIDE(kind), ASIDE(because)};
static const struct sides asides = SIDES(aside_rows, aftercare_set_aside);

// The shipped rules; what is open is closed with shipped_close.
static inline void shipped_open(struct workshop *shop) {
    static const char *const plugins[] = {AFTERCARE_SOURCE "/plugins"};
    static const char *const rules[] = {AFTERCARE_SOURCE "/rules"};
    aftercare_error err = {0};
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    options.plugins = plugins;
    options.rules = rules;
    options.plugins_count = options.rules_count = 1;
    *shop = (struct workshop){.rules = NULL};
    assert_int_equal(aftercare_rules_load(&shop->rules, &options, &err), 0);
    assert_int_equal(aftercare_assessor_new(&shop->assessor, shop->rules, &err), 0);
    arena_init(&shop->arena, &system_allocator, 0);
}

static inline void shipped_close(struct workshop *shop) {
    aftercare_assessor_free(shop->assessor);
    aftercare_rules_free(shop->rules);
    arena_clear(&shop->arena);
}

#endif
