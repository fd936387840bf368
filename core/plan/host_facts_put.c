#include "core/plan/host_facts_put.h"

struct reading host_facts_reading(aftercare_facts *facts, aftercare_error *err) {
    return (struct reading){&facts->arena, &facts->rules->base->schema, &facts->document,
                            err};
}

aftercare_status host_facts_check_open(const aftercare_facts *facts, const char *what,
                                       aftercare_error *err) {
    return facts->is_fetching
               ? fail(err, AFTERCARE_ECONFLICT, "facts",
                      "the %s stands while a fact is asked for (put in that fact)", what)
               : AFTERCARE_OK;
}

static aftercare_status refuse_byte(const struct reading *reading,
                                    const struct json *value) {
    struct text rest = value->text;
    for (size_t len = text_character(rest); len > 0; len = text_character(rest)) {
        rest = (struct text){rest.at + len, rest.len - len};
    }
    return json_fail(reading->err, reading->document, value,
                     "byte 0x%02X is not UTF-8 (give every text as UTF-8)",
                     (unsigned)(unsigned char)*rest.at);
}

static aftercare_status over_limit(aftercare_error *err) {
    if (err) {
        err->status = AFTERCARE_ELIMIT;
    }
    return AFTERCARE_ELIMIT;
}

aftercare_status host_facts_check(const aftercare_facts *facts,
                                  const struct reading *reading,
                                  const struct json *value) {
    const struct json_limits limits = JSON_LIMITS;
    if (value->index >= limits.entries) {
        (void)json_fail(reading->err, reading->document, value,
                        "too many entries (a list or an object has at most %zu)",
                        limits.entries);
        return over_limit(reading->err);
    }
    if (facts->bytes + value->text.len > limits.bytes) {
        (void)json_fail(reading->err, reading->document, value,
                        "the facts are too large (all texts together have at most %zu "
                        "bytes)",
                        limits.bytes);
        return over_limit(reading->err);
    }
    return text_is_utf8(value->text) ? AFTERCARE_OK : refuse_byte(reading, value);
}

aftercare_status host_facts_place(struct json *member, const aftercare_facts *facts,
                                  const struct reading *reading,
                                  const struct json_branch *object, const char *name) {
    json_place(member, object, text_of(name));
    if (json_member(&object->value, name ? name : "")) {
        return json_fail_twice(reading->err, reading->document, member);
    }
    return host_facts_check(facts, reading, member);
}

struct json *host_facts_copy(aftercare_facts *facts, const struct json *values,
                             size_t count) {
    struct json *copies = arena_array(&facts->arena, count, sizeof *copies);
    size_t bytes = 0;
    for (size_t i = 0; copies && i < count; i++) {
        const struct json *value = &values[i];
        struct json *copy = &copies[i];
        *copy = *value;
        copy->next = NULL;
        copy->key.at = arena_copy(&facts->arena, value->key.at, value->key.len);
        copy->text.at = arena_copy(&facts->arena, value->text.at, value->text.len);
        copies = copy->key.at && copy->text.at ? copies : NULL;
        bytes += value->text.len;
    }
    facts->bytes += copies ? bytes : 0;
    return copies;
}

struct json_branch *host_facts_copy_branch(aftercare_facts *facts,
                                           const struct json_branch *branch,
                                           const struct json *values) {
    size_t count = branch->value.count;
    struct json_branch *copy = arena_alloc(&facts->arena, sizeof *copy);
    struct json *copies = host_facts_copy(facts, values, count);
    if (!copy || !copies) {
        return NULL;
    }
    copy->value.type = branch->value.type;
    for (size_t i = 0; i < count; i++) {
        json_place(&copies[i], copy, copies[i].key);
        json_append(copy, &copies[i]);
    }
    return copy;
}

static aftercare_status no_memory(aftercare_error *err) {
    return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the facts");
}

aftercare_status host_facts_put(aftercare_facts *facts, struct json_branch *branch,
                                const struct json *value, aftercare_error *err) {
    struct json *copy = host_facts_copy(facts, value, 1);
    if (!copy) {
        return no_memory(err);
    }
    json_append(branch, copy);
    return AFTERCARE_OK;
}

void host_facts_append(struct host_part *part, struct json *value) {
    struct json *own = &part->branch.value;
    json_append(&part->branch, value);
    if (own->count == 1) {
        json_place(own, part->parent, own->key);
        json_append(part->parent, own);
    }
}

aftercare_status host_facts_put_within(aftercare_facts *facts, struct host_part *part,
                                       const struct json *value, aftercare_error *err) {
    struct json *copy = host_facts_copy(facts, value, 1);
    if (!copy) {
        return no_memory(err);
    }
    host_facts_append(part, copy);
    return AFTERCARE_OK;
}

aftercare_status host_facts_put_term(aftercare_facts *facts, struct host_part *list,
                                     struct categories categories, const char *word,
                                     aftercare_error *err) {
    const struct reading reading = host_facts_reading(facts, err);
    const struct term *term;
    struct json value = {.type = JSON_TEXT, .text = text_of(word)};
    if (!word) {
        return AFTERCARE_OK;
    }
    json_place(&value, &list->branch, TEXT(""));
    aftercare_status status = host_facts_check(facts, &reading, &value);
    if (!status) {
        status = member_term(&term, &reading, categories, &value);
    }
    return status ? status : host_facts_put_within(facts, list, &value, err);
}

aftercare_status host_facts_put_detail(aftercare_facts *facts, struct host_part *details,
                                       const char *name, const char *value,
                                       aftercare_error *err) {
    const struct reading reading = host_facts_reading(facts, err);
    struct json detail = {.type = JSON_TEXT, .text = text_of(value)};
    struct detail_value read;
    if (!value || facts_is_callers(text_of(name))) {
        return AFTERCARE_OK;
    }
    aftercare_status status =
        host_facts_place(&detail, facts, &reading, &details->branch, name);
    if (!status) {
        status = facts_read_detail(&read, &reading, &detail);
    }
    return status ? status : host_facts_put_within(facts, details, &detail, err);
}
