// What the hardware allows: a matcher with two values and nothing around it. Terms are
// numbers; an inverted index leads from the tests that a record makes true to the rules
// that ask for them; a rule whose parts have all come together is looked at once more,
// for what no record says. It tells which rules hold, and not why.
#include "tests/bench/network_bench/measure.h"
#include "tests/bench/network_bench/yardstick.h"

#include <stdlib.h>
#include <string.h>

enum {
    FIRST_ACTIVE = 0,
    FIRST_HERE = FIRST_ACTIVE + CONDITIONS,
    FIRST_EVER = FIRST_HERE + CONDITIONS,
    FIRST_WITHIN = FIRST_EVER + CONDITIONS,
    FIRST_ALLERGY = FIRST_WITHIN + MEDICATIONS * MADE_SPANS,
    TESTS = FIRST_ALLERGY + ALLERGIES, // of records
};

struct entry { // a part of a rule that one test can make true
    uint32_t rule, bit;
};

struct bare {
    const struct world *world;
    uint32_t first[TESTS + 1]; // of each test's entries
    struct entry *entries;
    unsigned char *wanted; // by rule: a bit for each part that records make true
    unsigned char *parts;  // by rule: those that came together
    uint32_t *touched;
    size_t touched_count;
    unsigned char is_true[TESTS];
    uint32_t fired[TESTS];
    size_t fired_count;
    bool touches[AREAS][AREAS];
    struct date within_from[MADE_SPANS];
};

// The test's number, or TESTS for one that no record makes true.
static uint32_t number_of(const struct made_test *test) {
    switch (test->kind) {
    case MADE_ACTIVE:
        return FIRST_ACTIVE + test->term;
    case MADE_HERE:
        return FIRST_HERE + test->term;
    case MADE_EVER:
        return FIRST_EVER + test->term;
    case MADE_WITHIN:
        return FIRST_WITHIN + test->term * MADE_SPANS + test->number;
    case MADE_ALLERGY:
        return FIRST_ALLERGY + test->term;
    case MADE_AGE:
    case MADE_SKIN:
        break;
    }
    return TESTS;
}

static bool is_counted(const struct made_part *part) {
    for (unsigned i = 0; i < part->tests_count; i++) {
        if (number_of(&part->tests[i]) == TESTS) {
            return false;
        }
    }
    return !part->is_negated;
}

// Counts the entries of each test, or, once there is room, places them.
static void index_rules(struct bare *bare) {
    const struct world *world = bare->world;
    for (uint32_t i = 0; i < world->rules_count; i++) {
        const struct made_rule *rule = &world->rules[i];
        for (unsigned k = 0; k < rule->parts_count; k++) {
            const struct made_part *part = &rule->parts[k];
            for (unsigned t = 0; is_counted(part) && t < part->tests_count; t++) {
                uint32_t *at = &bare->first[number_of(&part->tests[t])];
                if (bare->entries) {
                    bare->entries[*at] = (struct entry){i, 1u << k};
                    bare->wanted[i] = (unsigned char)(bare->wanted[i] | 1u << k);
                }
                (*at)++;
            }
        }
    }
}

static void *open_bare(const struct world *world, unsigned patients) {
    (void)patients;
    struct bare *bare = calloc(1, sizeof *bare);
    if (!bare) {
        die("no memory");
    }
    bare->world = world;
    index_rules(bare);
    uint32_t sum = 0;
    for (size_t i = 0; i < TESTS; i++) {
        uint32_t count = bare->first[i];
        bare->first[i] = sum;
        sum += count;
    }
    bare->entries = calloc(sum + 1, sizeof *bare->entries);
    bare->wanted = calloc(world->rules_count, 1);
    bare->parts = calloc(world->rules_count, 1);
    bare->touched = calloc(world->rules_count, sizeof *bare->touched);
    if (!bare->entries || !bare->wanted || !bare->parts || !bare->touched) {
        die("no memory");
    }
    index_rules(bare);
    memmove(&bare->first[1], &bare->first[0], TESTS * sizeof *bare->first);
    bare->first[0] = 0;
    for (unsigned a = 0; a < AREAS; a++) {
        for (unsigned b = 0; b < AREAS; b++) {
            bare->touches[a][b] = world_lies_in(a, b) || world_lies_in(b, a);
        }
    }
    for (unsigned i = 0; i < MADE_SPANS; i++) {
        bare->within_from[i] = world_within_from(world, i);
    }
    return bare;
}

static void fire(struct bare *bare, uint32_t test) {
    if (bare->is_true[test]) {
        return;
    }
    bare->is_true[test] = 1;
    bare->fired[bare->fired_count++] = test;
    for (uint32_t i = bare->first[test]; i < bare->first[test + 1]; i++) {
        const struct entry *entry = &bare->entries[i];
        if (bare->parts[entry->rule] == 0) {
            bare->touched[bare->touched_count++] = entry->rule;
        }
        bare->parts[entry->rule] = (unsigned char)(bare->parts[entry->rule] | entry->bit);
    }
}

static void fire_condition(struct bare *bare, unsigned term, bool is_here) {
    fire(bare, FIRST_ACTIVE + term);
    fire(bare, FIRST_EVER + term);
    if (is_here) {
        fire(bare, FIRST_HERE + term);
    }
}

static void fire_medication(struct bare *bare, unsigned term, struct date end) {
    for (unsigned i = 0; i < MADE_SPANS; i++) {
        if (date_compare(end, bare->within_from[i]) >= 0) {
            fire(bare, FIRST_WITHIN + term * MADE_SPANS + i);
        }
    }
}

static bool is_here(const struct bare *bare, const struct made_patient *patient,
                    unsigned area) {
    for (unsigned i = 0; i < patient->concerns_count; i++) {
        if (bare->touches[area][patient->concerns[i].area]) {
            return true;
        }
    }
    return false;
}

static unsigned group_of(unsigned term) {
    return term - term % GROUP;
}

static void fire_all(struct bare *bare, const struct made_patient *patient) {
    for (unsigned i = 0; i < patient->conditions_count; i++) {
        const struct made_record *record = &patient->conditions[i];
        bool here = is_here(bare, patient, record->area);
        fire_condition(bare, record->term, here);
        fire_condition(bare, group_of(record->term), here);
    }
    for (unsigned i = 0; i < patient->medications_count; i++) {
        const struct made_record *record = &patient->medications[i];
        fire_medication(bare, record->term, record->date);
        fire_medication(bare, group_of(record->term), record->date);
    }
    for (unsigned i = 0; i < patient->allergies_count; i++) {
        fire(bare, FIRST_ALLERGY + patient->allergies[i].term);
        fire(bare, FIRST_ALLERGY + group_of(patient->allergies[i].term));
    }
}

static bool test_holds(const struct bare *bare, const struct made_patient *patient,
                       const struct made_test *test) {
    if (test->kind == MADE_AGE) {
        return patient->birth_year >= world_under_from(test->number);
    }
    return test->kind == MADE_SKIN ? patient->skin >= test->number
                                   : bare->is_true[number_of(test)] != 0;
}

// Whether the parts that were not counted hold as well.
static bool rest_holds(const struct bare *bare, const struct made_patient *patient,
                       uint32_t number) {
    const struct made_rule *rule = &bare->world->rules[number];
    for (unsigned i = 0; i < rule->parts_count; i++) {
        const struct made_part *part = &rule->parts[i];
        if ((bare->wanted[number] >> i & 1) != 0) {
            continue;
        }
        bool holds =
            test_holds(bare, patient, &part->tests[0]) ||
            (part->tests_count == 2 && test_holds(bare, patient, &part->tests[1]));
        if (holds == part->is_negated) {
            return false;
        }
    }
    return true;
}

static size_t ask_bare(void *context, size_t number, uint32_t *held) {
    struct bare *bare = context;
    const struct made_patient *patient = &bare->world->patients[number];
    size_t count = 0;
    fire_all(bare, patient);
    for (size_t i = 0; i < bare->touched_count; i++) {
        uint32_t rule = bare->touched[i];
        if (bare->parts[rule] == bare->wanted[rule] && rest_holds(bare, patient, rule)) {
            held[count++] = rule;
        }
        bare->parts[rule] = 0;
    }
    for (size_t i = 0; i < bare->fired_count; i++) {
        bare->is_true[bare->fired[i]] = 0;
    }
    bare->touched_count = bare->fired_count = 0;
    return count;
}

static void close_bare(void *context) {
    struct bare *bare = context;
    free(bare->entries);
    free(bare->wanted);
    free(bare->parts);
    free(bare->touched);
    free(bare);
}

const struct yardstick yardstick_bare = {.name = "bare_matcher",
                                         .rules_max = 100000,
                                         .open = open_bare,
                                         .ask = ask_bare,
                                         .close = close_bare};
