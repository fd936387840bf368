#include "core/plan/pack_compare.h"

#include "core/base/json_writer.h"
#include "core/plan/pack_answer.h"
#include "core/plan/pack_blame.h"

#include <string.h>

#define VALUE_MAX ((size_t)1 << 20)

aftercare_status pack_compare_tell(const struct holding *holding, struct text expected,
                                   struct text got) {
    const struct place *place = &holding->trial->pack_case->place;
    return fail_at(holding->err, AFTERCARE_EDOCUMENT, place->file, place->line,
                   place->column, "%s%s%.*s: expected %.*s, got %.*s", holding->what,
                   holding->moment.len > 0 ? " at " : "", TEXT_ARGS(holding->moment),
                   (int)(expected.len > 200 ? 200 : expected.len),
                   expected.len > 0 ? expected.at : "",
                   (int)(got.len > 200 ? 200 : got.len), got.len > 0 ? got.at : "");
}

aftercare_status pack_compare_no_memory(const struct holding *holding) {
    return fail(holding->err, AFTERCARE_ENOMEM, NULL, "no memory for a test");
}

aftercare_status pack_compare_shape(const struct holding *holding, const char *right) {
    const struct place *place = &holding->trial->pack_case->place;
    return fail_at(holding->err, AFTERCARE_EDOCUMENT, place->file, place->line,
                   place->column, "%s stands under \"%s\" (it should be %s)",
                   json_type_name(holding->expected->type), holding->what, right);
}

// An empty table is an empty list.
aftercare_status pack_compare_list(const struct holding *holding) {
    const struct json *expected = holding->expected;
    bool fits = expected->type == JSON_LIST || expected->type == JSON_OBJECT;
    for (const struct json *one = expected->first; one; one = one->next) {
        fits = fits && one->type == JSON_TEXT && one->key.len == 0;
    }
    return fits ? AFTERCARE_OK : pack_compare_shape(holding, "a list of names");
}

aftercare_status pack_compare_names(const struct holding *holding,
                                    const struct names *got) {
    struct names *expected = arena_alloc(holding->trial->arena, sizeof *expected);
    if (!expected) {
        return pack_compare_no_memory(holding);
    }
    aftercare_status status = pack_compare_list(holding);
    if (status) {
        return status;
    }
    const struct json *list = holding->expected;
    for (const struct json *one = list->first; one; one = one->next) {
        names_add(expected, pack_answer_rule(holding->trial, one->text));
    }
    if (names_equal(expected, got)) {
        return AFTERCARE_OK;
    }
    pack_blame_names(holding, expected, got);
    return pack_compare_tell(holding, names_joined(expected, holding->trial->arena),
                             names_joined(got, holding->trial->arena));
}

struct names *pack_compare_new(const struct holding *holding) {
    return arena_alloc(holding->trial->arena, sizeof(struct names));
}

// `never` is null on both sides.
aftercare_status pack_compare_text(const struct holding *holding, struct text got) {
    const struct json *expected = holding->expected;
    bool is_never = expected->type == JSON_NULL;
    if (!is_never && expected->type != JSON_TEXT && expected->type != JSON_NUMBER) {
        return pack_compare_shape(holding, "a text, a number, or never");
    }
    if (is_never ? got.len == 0 : text_equal(expected->text, got)) {
        return AFTERCARE_OK;
    }
    return pack_compare_tell(holding, is_never ? TEXT("never") : expected->text,
                             got.len > 0 ? got : TEXT("never"));
}

aftercare_status pack_compare_blamed(aftercare_status status,
                                     const struct holding *holding, struct text rule) {
    if (status) {
        pack_blame(holding, rule);
    }
    return status;
}

const struct json *pack_compare_find(const struct holding *holding,
                                     const struct json *list, const char *member,
                                     struct text name) {
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        if (text_equal(pack_answer_rule(holding->trial, pack_answer_text(one, member)),
                       pack_answer_rule(holding->trial, name))) {
            return one;
        }
    }
    return NULL;
}

// { rule = "cheek" }, { treatment = 78 }: one member of an entry of a list.
aftercare_status pack_compare_members(const struct holding *holding,
                                      const struct json *list, const char *key,
                                      const char *member) {
    aftercare_status status = AFTERCARE_OK;
    for (const struct json *one = holding->expected->first; !status && one;
         one = one->next) {
        struct holding part = *holding;
        const struct json *found = pack_compare_find(holding, list, key, one->key);
        part.expected = one;
        if (!found) {
            pack_blame(holding, one->key);
            return pack_compare_tell(holding, one->key, TEXT("no such entry"));
        }
        status =
            pack_compare_blamed(pack_compare_text(&part, pack_answer_text(found, member)),
                                holding, pack_answer_text(found, "rule"));
    }
    return status;
}

static struct text as_json(const struct holding *holding, const struct json *value) {
    struct arena *arena = holding->trial->arena;
    struct buffer out;
    buffer_init(&out, &arena->allocator, VALUE_MAX);
    if (value) {
        json_copy(&(struct json_writer){.out = &out}, value);
    }
    const char *copy = out.failed ? NULL : arena_copy(arena, out.at, out.len);
    struct text text = {copy, copy ? out.len : 0};
    buffer_clear(&out);
    return text;
}

aftercare_status pack_compare_values(const struct holding *holding,
                                     const struct json *object) {
    for (const struct json *one = holding->expected->first; one; one = one->next) {
        struct text expected = as_json(holding, one);
        const struct json *value = json_member(object, one->key.at);
        struct text got = as_json(holding, value);
        if (!expected.at || !got.at) {
            return pack_compare_no_memory(holding);
        }
        if (!text_equal(expected, got)) {
            return pack_compare_tell(holding, expected,
                                     value ? got : TEXT("no such member"));
        }
    }
    return AFTERCARE_OK;
}
