// Variables as they are collected and as they are written.
#include "core/plan/vary_inside.h"

#include "core/base/json_writer.h"

#include <string.h>

const char *vary_visit(const struct variables *variables) {
    return variables->is_session ? "session" : "request";
}

const struct term *vary_one_of(const struct rulebase *base, const struct term *group) {
    const struct vocabulary *vocabulary = &base->vocabulary;
    for (size_t i = 0; i < vocabulary->count; i++) {
        const struct term *term = vocabulary->terms[i];
        if (term != group && term_lies_in(term, group) &&
            text_equal(term->category, group->category)) {
            return term;
        }
    }
    return group;
}

static bool is_meant(const struct variable *one, struct varied varied) {
    return one->kind == varied.kind && strcmp(one->section, varied.section) == 0 &&
           text_equal(one->key, varied.key) && text_equal(one->about, varied.about);
}

static struct variable *find(struct variables *variables, struct varied varied) {
    for (size_t i = 0; i < variables->count; i++) {
        if (is_meant(&variables->items[i], varied)) {
            return &variables->items[i];
        }
    }
    struct variable *items =
        arena_grow(variables->arena, variables->items, variables->count,
                   &variables->capacity, sizeof *items);
    if (!items) {
        return NULL;
    }
    variables->items = items;
    items[variables->count] = (struct variable){.kind = varied.kind,
                                                .section = varied.section,
                                                .key = varied.key,
                                                .about = varied.about};
    return &items[variables->count++];
}

static bool is_same(const char *a, const char *b) {
    return a && b ? strcmp(a, b) == 0 : a == b;
}

void vary_add(struct variables *variables, struct varied varied, const char *value) {
    struct variable *variable = find(variables, varied);
    for (size_t i = 0; variable && i < variable->count; i++) {
        if (is_same(variable->values[i], value)) {
            return;
        }
    }
    const char **values =
        variable ? arena_grow(variables->arena, variable->values, variable->count,
                              &variable->capacity, sizeof *values)
                 : NULL;
    if (!variable || !values) {
        variables->is_out_of_memory = true;
        return;
    }
    variable->values = values;
    values[variable->count++] = value;
}

void vary_add_made(struct variables *variables, struct varied varied, const char *value) {
    if (value) {
        vary_add(variables, varied, value);
    } else {
        variables->is_out_of_memory = true;
    }
}

size_t vary_count(const struct variables *variables) {
    size_t all = 1;
    for (size_t i = 0; i < variables->count; i++) {
        if (__builtin_mul_overflow(all, variables->items[i].count, &all)) {
            return SIZE_MAX;
        }
    }
    return all;
}

// The entries of a list, or the parts of an object. False: it has none to vary.
static bool write_inside(struct json_writer *writer, const struct variables *variables,
                         const size_t *chosen, const struct variable *whole) {
    bool has_any = false;
    for (size_t i = 0; i < variables->count; i++) {
        const struct variable *one = &variables->items[i];
        const char *value = one->values[chosen[i]];
        if (one->kind == VARY_MEMBER || strcmp(one->section, whole->section) != 0 ||
            !text_equal(one->key, whole->key)) {
            continue;
        }
        if (!has_any && one->kind == VARY_ENTRY) {
            json_begin_list(writer);
        } else if (!has_any) {
            json_begin_object(writer);
        }
        has_any = true;
        if (value && one->kind == VARY_PART) {
            json_name(writer, one->about);
        }
        if (value) {
            json_raw(writer, text_of(value));
        }
    }
    return has_any;
}

static void write_member(struct json_writer *writer, const struct variables *variables,
                         const size_t *chosen, size_t number) {
    const struct variable *one = &variables->items[number];
    const char *value = one->values[chosen[number]];
    if (one->kind != VARY_MEMBER || !value) {
        return;
    }
    json_name(writer, one->key);
    if (!write_inside(writer, variables, chosen, one)) {
        json_raw(writer, text_of(value));
    } else if (value[0] == '{') {
        json_end_object(writer);
    } else {
        json_end_list(writer);
    }
}

void vary_write(struct buffer *out, const struct variables *variables,
                const size_t *chosen) {
    const char *const sections[] = {vary_visit(variables), VARY_PATIENT};
    struct json_writer writer = {.out = out};
    json_begin_object(&writer);
    for (size_t s = 0; s < 2; s++) {
        json_key(&writer, sections[s]);
        json_begin_object(&writer);
        for (size_t i = 0; i < variables->count; i++) {
            if (strcmp(variables->items[i].section, sections[s]) == 0) {
                write_member(&writer, variables, chosen, i);
            }
        }
        json_end_object(&writer);
    }
    json_end_object(&writer);
}
