// An answer's JSON and its structs, side by side: tables say which member of a struct is
// which member of the JSON, and everything that either says must be in the other.
#ifndef AFTERCARE_TESTS_SIDE_BY_SIDE_H
#define AFTERCARE_TESTS_SIDE_BY_SIDE_H

#include "tests/unit/rules/workshop.h"

enum shape {
    SHAPE_OWN,      // of the struct alone: not compared
    SHAPE_TEXT,     // a text; null is NULL
    SHAPE_INTEGER,  // int64_t
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
    return is_counted ? sizeof(void *) + sizeof(size_t) : sizeof(void *);
}

// No member of the struct was forgotten: the rows lie one behind the other.
static inline void assert_whole(const struct sides *sides) {
    size_t end = 0;
    for (size_t i = 0; i < sides->count; i++) {
        assert_int_equal(sides->list[i].offset, end);
        end += side_size(sides->list[i].shape);
    }
    assert_int_equal(end, sides->size);
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

static inline void assert_same_integer(const struct json *json, int64_t integer) {
    assert_true(json && json->type == JSON_NUMBER && json->is_integer);
    assert_int_equal(json->integer, integer);
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
    assert_same_integer(json->first, pair[0]);
    assert_same_integer(json->first->next, pair[1]);
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

static inline void assert_same_side(const struct json *json, const void *shown,
                                    const struct side *side) {
    const void *pointer = side_pointer(shown, side->offset);
    int64_t integer;
    switch (side->shape) {
    case SHAPE_OWN:
        return;
    case SHAPE_TEXT:
        assert_same_text(json, pointer);
        return;
    case SHAPE_INTEGER:
        memcpy(&integer, (const char *)shown + side->offset, sizeof integer);
        assert_same_integer(json, integer);
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

#endif
