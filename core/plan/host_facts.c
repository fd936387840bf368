#include "core/plan/host_facts.h"

#include <string.h>

#define FACTS_MEMORY_MAX ((size_t)64 << 20)

static aftercare_status no_memory(aftercare_error *err) {
    return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the facts");
}

static size_t list_size(const aftercare_facts *facts) {
    return (facts->rules->base->schema.facts_count + 1) * sizeof *facts->list;
}

aftercare_status aftercare_facts_new(aftercare_facts **out, const aftercare_rules *rules,
                                     aftercare_error *err) {
    const struct allocator *allocator = &rules->allocator;
    aftercare_facts *facts =
        allocator->allocate(allocator->context, NULL, 0, sizeof *facts);
    if (!facts) {
        return no_memory(err);
    }
    *facts = (aftercare_facts){.rules = rules, .allocator = *allocator};
    rules_hold(rules);
    arena_init(&facts->arena, allocator, FACTS_MEMORY_MAX);
    facts->list = allocator->allocate(allocator->context, NULL, 0, list_size(facts));
    if (!facts->list) {
        aftercare_facts_free(facts);
        return no_memory(err);
    }
    aftercare_facts_clear(facts);
    *out = facts;
    return AFTERCARE_OK;
}

void aftercare_facts_free(aftercare_facts *facts) {
    if (!facts) {
        return;
    }
    const struct aftercare_rules *rules = facts->rules;
    struct allocator allocator = facts->allocator;
    if (facts->list) {
        (void)allocator.allocate(allocator.context, facts->list, list_size(facts), 0);
    }
    arena_clear(&facts->arena);
    (void)allocator.allocate(allocator.context, facts, sizeof *facts, 0);
    rules_release(rules);
}

static struct json_branch branch(enum json_type type, const struct json_branch *parent,
                                 struct text key) {
    struct json_branch branch = {.value = {.type = type}};
    json_place(&branch.value, parent, key);
    return branch;
}

void aftercare_facts_clear(aftercare_facts *facts) {
    struct json_branch *patient = &facts->patient;
    struct json_branch *request = &facts->request;
    if (facts->is_fetching) {
        return;
    }
    arena_reset(&facts->arena);
    memset(facts->list, 0, list_size(facts));
    facts->bytes = 0;
    facts->root = (struct json_branch){.value = {.type = JSON_OBJECT}};
    facts->document =
        (struct json_document){.place = "facts", .root = &facts->root.value};
    *patient = branch(JSON_OBJECT, &facts->root, TEXT("patient"));
    json_append(&facts->root, &patient->value);
    *request = branch(JSON_OBJECT, &facts->root, TEXT("request"));
    json_append(&facts->root, &request->value);
    facts->unanswered = branch(JSON_LIST, patient, TEXT("unanswered"));
    facts->treatments = branch(JSON_LIST, request, TEXT("treatments"));
    facts->areas = branch(JSON_LIST, request, TEXT("areas"));
    facts->details = branch(JSON_OBJECT, request, TEXT("details"));
}

void aftercare_facts_from(aftercare_facts *facts, aftercare_fetch *fetch, void *context) {
    facts->fetch = fetch;
    facts->context = context;
}

void host_facts_forget(aftercare_facts *facts) {
    for (size_t i = 0; i < facts->rules->base->schema.facts_count; i++) {
        facts->list[i].is_asked_for = false;
    }
}

// What a source that failed has put in is gone: half a list must not pass for a whole
// one.
static void take_back(aftercare_facts *facts, const struct json_branch *patient,
                      const struct json_branch *unanswered) {
    for (size_t i = 0; i < facts->rules->base->schema.facts_count; i++) {
        struct host_fact *fact = &facts->list[i];
        if (fact->value && fact->value->index >= patient->value.count) {
            fact->value = NULL;
            fact->list = NULL;
        }
    }
    json_cut(&facts->unanswered, unanswered);
    json_cut(&facts->patient, patient);
}

aftercare_status host_facts_fetch(aftercare_facts *facts, const struct fact *fact,
                                  aftercare_error *err) {
    const struct json_branch patient = facts->patient;
    const struct json_branch unanswered = facts->unanswered;
    aftercare_error why = {0};
    facts->list[fact->index].is_asked_for = true;
    facts->fetched_from = patient.value.count;
    facts->is_fetching = true;
    aftercare_status status = facts->fetch(facts->context, facts, fact->name.at, &why);
    facts->is_fetching = false;
    if (!status) {
        return AFTERCARE_OK;
    }
    take_back(facts, &patient, &unanswered);
    if (why.sentence[0] == '\0') {
        return fail(err, status, "facts", "the source could not give \"%.*s\"",
                    TEXT_ARGS(fact->name));
    }
    if (err) {
        *err = why;
        err->status = status;
    }
    return status;
}

struct reading host_facts_reading(aftercare_facts *facts, aftercare_error *err) {
    return (struct reading){&facts->arena, &facts->rules->base->schema, &facts->document,
                            err};
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

aftercare_status host_facts_put(aftercare_facts *facts, struct json_branch *branch,
                                const struct json *value, aftercare_error *err) {
    struct json *copy = host_facts_copy(facts, value, 1);
    if (!copy) {
        return no_memory(err);
    }
    json_append(branch, copy);
    return AFTERCARE_OK;
}

aftercare_status host_facts_put_within(aftercare_facts *facts, struct json_branch *branch,
                                       const struct json *value, aftercare_error *err) {
    struct json_branch *parent =
        branch == &facts->unanswered ? &facts->patient : &facts->request;
    aftercare_status status = host_facts_put(facts, branch, value, err);
    if (!status && branch->value.count == 1) {
        branch->value.index = parent->value.count;
        json_append(parent, &branch->value);
    }
    return status;
}

aftercare_status host_facts_put_term(aftercare_facts *facts, struct json_branch *list,
                                     struct categories categories, const char *word,
                                     aftercare_error *err) {
    const struct reading reading = host_facts_reading(facts, err);
    const struct term *term;
    struct json value = {.type = JSON_TEXT, .text = text_of(word)};
    if (!word) {
        return AFTERCARE_OK;
    }
    json_place(&value, list, TEXT(""));
    aftercare_status status = host_facts_check(facts, &reading, &value);
    if (!status) {
        status = member_term(&term, &reading, categories, &value);
    }
    return status ? status : host_facts_put_within(facts, list, &value, err);
}
