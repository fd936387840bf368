#include "tests/bench/network_bench/ours.h"

#include "core/base/json.h"
#include "tests/bench/network_bench/measure.h"
#include "tests/bench/network_bench/pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *count(void *context, void *pointer, size_t old_size, size_t new_size) {
    struct counted *counted = context;
    void *result =
        system_allocator.allocate(system_allocator.context, pointer, old_size, new_size);
    if (result || new_size == 0) {
        counted->live += new_size - (pointer ? old_size : 0);
        counted->peak = counted->live > counted->peak ? counted->live : counted->peak;
    }
    return result;
}

static void load(struct ours *ours, const char *folder) {
    const char *plugins[] = {AFTERCARE_SOURCE "/plugins"};
    const char *folders[] = {folder};
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    aftercare_error err = {0};
    options.plugins = plugins;
    options.plugins_count = 1;
    options.rules = folders;
    options.rules_count = 1;
    options.allocate = count;
    options.allocate_context = &ours->memory;
    double begin = now();
    if (aftercare_rules_load(&ours->rules, &options, &err)) {
        (void)fprintf(stderr, "%s:%d: ", err.place, err.line);
        die(err.sentence);
    }
    ours->loaded = now() - begin;
}

// Rules stand by name, "made.r-7", and have their numbers in that.
static void number_rules(struct ours *ours) {
    const struct rulebase *base = ours->rules->base;
    ours->numbers = calloc(base->rules_count + 1, sizeof *ours->numbers);
    if (!ours->numbers) {
        die("no memory");
    }
    for (size_t i = 0; i < base->rules_count; i++) {
        const char *number = base->rules[i]->name.at + strlen("made.r-");
        ours->numbers[i] = (uint32_t)strtoul(number, NULL, 10);
    }
}

static const struct facts *read_patient(struct ours *ours, const struct buffer *text) {
    struct json_document document;
    struct json_limits limits = JSON_LIMITS;
    const struct asked asked = {0};
    struct facts *facts = NULL;
    aftercare_error err;
    char *copy = arena_copy(&ours->facts_arena, text->at, text->len);
    if (!copy ||
        json_read(&document, &ours->facts_arena, "patient",
                  (struct text){copy, text->len}, &limits, &err) ||
        facts_read(&facts, &ours->facts_arena, &ours->rules->base->schema, &document,
                   &asked, &err)) {
        die(err.sentence);
    }
    return facts;
}

void ours_open(struct ours *ours, const char *folder, const struct world *world,
               unsigned patients) {
    struct buffer text;
    *ours = (struct ours){.patients_count = patients};
    load(ours, folder);
    number_rules(ours);
    arena_init(&ours->facts_arena, &system_allocator, 0);
    ours->patients = calloc(patients + 1, sizeof(const struct facts *));
    if (!ours->patients) {
        die("no memory");
    }
    buffer_init(&text, &system_allocator, 1 << 20);
    for (unsigned i = 0; i < patients; i++) {
        buffer_reset(&text);
        pack_patient(&text, &world->patients[i]);
        ours->patients[i] = read_patient(ours, &text);
    }
    buffer_clear(&text);
}

void ours_close(struct ours *ours) {
    aftercare_rules_free(ours->rules);
    arena_clear(&ours->facts_arena);
    free(ours->numbers);
    free(ours->patients);
}

void desk_open(struct desk *desk, const struct ours *ours) {
    *desk = (struct desk){.ours = ours};
    arena_init(&desk->arena, &system_allocator, 0);
    desk->seen = calloc(ours->rules->base->rules_count + 1, 1);
    if (!desk->seen ||
        inference_init(&desk->inference, &system_allocator, ours->rules->base->network)) {
        die("no memory");
    }
}

void desk_close(struct desk *desk) {
    inference_clear(&desk->inference);
    arena_clear(&desk->arena);
    free(desk->seen);
}

static void assess_into(struct assessment *out, struct desk *desk, size_t patient) {
    arena_reset(&desk->arena);
    if (assess(out, &desk->arena, &desk->inference, desk->ours->patients[patient])) {
        die("no memory");
    }
}

void desk_assess(struct desk *desk, size_t patient) {
    struct assessment assessment;
    assess_into(&assessment, desk, patient);
    for (size_t i = 0; i < assessment.verdicts_count; i++) {
        desk->findings += assessment.verdicts[i].findings_count;
    }
}

// Writes the numbers of what one verdict lists and no other one has.
static size_t add_held(struct desk *desk, const struct verdict *verdict, uint32_t *held) {
    size_t count_held = 0;
    for (size_t i = 0; i < verdict->findings_count; i++) {
        const struct finding *finding = &verdict->findings[i];
        if (finding->holds != YES || finding->places_count == 0) {
            die("a finding is not certain, or has no facts");
        }
        uint32_t number = desk->ours->numbers[finding->rule->index];
        if (!desk->seen[number]) {
            desk->seen[number] = 1;
            held[count_held++] = number;
        }
    }
    return count_held;
}

size_t desk_held(struct desk *desk, size_t patient, uint32_t *held) {
    struct assessment assessment;
    size_t count_held = 0;
    assess_into(&assessment, desk, patient);
    for (size_t i = 0; i < assessment.verdicts_count; i++) {
        count_held += add_held(desk, &assessment.verdicts[i], &held[count_held]);
    }
    for (size_t i = 0; i < count_held; i++) {
        desk->seen[held[i]] = 0;
    }
    return count_held;
}

size_t desk_loop(struct desk *desk, size_t patient, uint32_t *held) {
    const struct rulebase *base = desk->ours->rules->base;
    const struct facts *facts = desk->ours->patients[patient];
    const struct inquiry inquiry = {.facts = facts, .date = facts->date};
    size_t count_held = 0;
    for (size_t i = 0; i < base->rules_count; i++) {
        const struct rule_value *when = rule_get(base->rules[i], ROLE_WHEN);
        if (condition_answer(when->condition, &inquiry).truth != NO) {
            held[count_held++] = desk->ours->numbers[i];
        }
    }
    return count_held;
}
