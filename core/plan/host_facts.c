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

static struct host_part part(enum json_type type, struct json_branch *parent,
                             struct text key) {
    return (struct host_part){branch(type, parent, key), parent};
}

static void begin_visit(struct host_visit *visit, const struct json_branch *root,
                        struct text key) {
    visit->branch = branch(JSON_OBJECT, root, key);
    visit->treatments = part(JSON_LIST, &visit->branch, TEXT("treatments"));
    visit->areas = part(JSON_LIST, &visit->branch, TEXT("areas"));
    visit->details = part(JSON_OBJECT, &visit->branch, TEXT("details"));
}

static void begin_document(aftercare_facts *facts) {
    facts->root = (struct json_branch){.value = {.type = JSON_OBJECT}};
    facts->document =
        (struct json_document){.place = "facts", .root = &facts->root.value};
}

void aftercare_facts_clear(aftercare_facts *facts) {
    if (facts->is_fetching) {
        return;
    }
    arena_reset(&facts->arena);
    memset(facts->list, 0, list_size(facts));
    facts->bytes = 0;
    begin_document(facts);
    facts->patient = branch(JSON_OBJECT, &facts->root, TEXT("patient"));
    facts->contact = branch(JSON_OBJECT, &facts->root, TEXT("contact"));
    begin_visit(&facts->request, &facts->root, TEXT("request"));
    begin_visit(&facts->session, &facts->root, TEXT("session"));
    facts->unanswered = part(JSON_LIST, &facts->patient, TEXT("unanswered"));
    facts->products = part(JSON_LIST, &facts->session.branch, TEXT("products"));
    facts->changes = part(JSON_LIST, &facts->session.branch, TEXT("changes"));
}

// What stood behind it in another document is not there in this one.
static void add_member(aftercare_facts *facts, struct json_branch *member) {
    member->value.next = NULL;
    json_append(&facts->root, &member->value);
}

void host_facts_open_request(aftercare_facts *facts) {
    begin_document(facts);
    add_member(facts, &facts->patient);
    add_member(facts, &facts->request.branch);
}

void host_facts_open_session(aftercare_facts *facts) {
    struct json_branch *const members[] = {&facts->session.branch, &facts->patient,
                                           &facts->contact};
    begin_document(facts);
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        if (members[i]->value.count > 0) {
            add_member(facts, members[i]);
        }
    }
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
    json_cut(&facts->unanswered.branch, unanswered);
    json_cut(&facts->patient, patient);
}

aftercare_status host_facts_fetch(aftercare_facts *facts, const struct fact *fact,
                                  aftercare_error *err) {
    const struct json_branch patient = facts->patient;
    const struct json_branch unanswered = facts->unanswered.branch;
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
