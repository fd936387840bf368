#include "tests/bench/network_bench/world.h"

#include "tests/bench/network_bench/measure.h"

#include <stdlib.h>

const char *const made_spans[] = {"P2W", "P1M", "P3M", "P6M", "P1Y"};

static unsigned pick(struct world *world, unsigned below) {
    // xorshift64*, https://vigna.di.unimi.it/ftp/papers/xorshift.pdf
    world->seed ^= world->seed >> 12;
    world->seed ^= world->seed << 25;
    world->seed ^= world->seed >> 27;
    return (unsigned)((world->seed * UINT64_C(2685821657736338717)) >> 33) % below;
}

static struct made_test make_test(struct world *world) {
    switch (pick(world, 7)) {
    case 0:
    case 1:
        return (struct made_test){.kind = pick(world, 2) ? MADE_HERE : MADE_ACTIVE,
                                  .term = pick(world, CONDITIONS)};
    case 2:
        return (struct made_test){.kind = MADE_EVER, .term = pick(world, CONDITIONS)};
    case 3:
    case 4:
        return (struct made_test){.kind = MADE_WITHIN,
                                  .term = pick(world, MEDICATIONS),
                                  .number = pick(world, MADE_SPANS)};
    case 5:
        return (struct made_test){.kind = MADE_ALLERGY, .term = pick(world, ALLERGIES)};
    default:
        break;
    }
    return pick(world, 2)
               ? (struct made_test){.kind = MADE_AGE, .number = 18 + 4 * pick(world, 10)}
               : (struct made_test){.kind = MADE_SKIN, .number = 3 + pick(world, 4)};
}

// One part in eight is an or of two tests, one in ten of the others is negated.
static struct made_part make_part(struct world *world) {
    struct made_part part = {.tests_count = pick(world, 8) == 0 ? 2 : 1};
    part.is_negated = part.tests_count == 1 && pick(world, 10) == 0;
    for (unsigned i = 0; i < part.tests_count; i++) {
        part.tests[i] = make_test(world);
    }
    return part;
}

static struct made_rule make_rule(struct world *world) {
    struct made_rule rule = {.treatment = pick(world, TREATMENTS),
                             .severity = pick(world, 4),
                             .parts_count = 2 + pick(world, 3)};
    rule.parts[0] =
        (struct made_part){.tests_count = 1,
                           .tests[0] = {.kind = pick(world, 2) ? MADE_EVER : MADE_ACTIVE,
                                        .term = pick(world, CONDITIONS)}};
    for (unsigned i = 1; i < rule.parts_count; i++) {
        rule.parts[i] = make_part(world);
    }
    return rule;
}

static struct date make_date(struct world *world, int first_year) {
    struct date date = {0};
    int year = first_year + (int)pick(world, 3);
    int month = 1 + (int)pick(world, 12);
    (void)date_make(&date, year, month, 1 + (int)pick(world, 28));
    return date;
}

static unsigned make_records(struct made_record *out, struct world *world, unsigned count,
                             unsigned terms, int first_year) {
    for (unsigned i = 0; i < count; i++) {
        out[i].date = make_date(world, first_year);
        out[i].term = pick(world, terms);
        out[i].area = pick(world, AREAS);
    }
    return count;
}

static void make_patient(struct made_patient *out, struct world *world) {
    *out = (struct made_patient){.birth_year = 1950 + pick(world, 60),
                                 .skin = 1 + pick(world, 6)};
    out->conditions_count =
        make_records(out->conditions, world, pick(world, 7), CONDITIONS, 2023);
    out->medications_count =
        make_records(out->medications, world, pick(world, 7), MEDICATIONS, 2024);
    out->allergies_count =
        make_records(out->allergies, world, pick(world, 4), ALLERGIES, 2023);
    out->concerns_count =
        make_records(out->concerns, world, 1 + pick(world, 4), CONCERNS, 2023);
}

void world_make(struct world *world, unsigned rules, unsigned patients) {
    *world = (struct world){.rules_count = rules,
                            .patients_count = patients,
                            .seed = UINT64_C(88172645463325252)};
    world->rules = calloc(rules, sizeof *world->rules);
    world->patients = calloc(patients, sizeof *world->patients);
    if (!world->rules || !world->patients || !date_parse(&world->today, TEXT(TODAY))) {
        die("no world");
    }
    for (unsigned i = 0; i < rules; i++) {
        world->rules[i] = make_rule(world);
    }
    for (unsigned i = 0; i < patients; i++) {
        make_patient(&world->patients[i], world);
    }
}

void world_free(struct world *world) {
    free(world->rules);
    free(world->patients);
}

bool world_lies_in(unsigned inner, unsigned outer) {
    return inner == outer || (outer % GROUP == 0 && inner - inner % GROUP == outer);
}

bool world_is_here(const struct made_patient *patient, const struct made_record *record) {
    for (unsigned i = 0; i < patient->concerns_count; i++) {
        unsigned area = patient->concerns[i].area;
        if (world_lies_in(record->area, area) || world_lies_in(area, record->area)) {
            return true;
        }
    }
    return false;
}

struct date world_within_from(const struct world *world, unsigned span) {
    static const struct span spans[MADE_SPANS] = {
        {.days = 14}, {.months = 1}, {.months = 3}, {.months = 6}, {.months = 12}};
    struct date from = world->today;
    while (date_compare(date_add(from, spans[span]), world->today) > 0) {
        from.day--;
    }
    from.day++;
    return from;
}

unsigned world_under_from(unsigned years) {
    return 2026 - years; // whose birthday is still to come
}

static bool is_within(const struct world *world, const struct made_patient *patient,
                      const struct made_test *test) {
    struct date from = world_within_from(world, test->number);
    for (unsigned i = 0; i < patient->medications_count; i++) {
        const struct made_record *record = &patient->medications[i];
        if (world_lies_in(record->term, test->term) &&
            date_compare(record->date, from) >= 0) {
            return true;
        }
    }
    return false;
}

static bool has_condition(const struct made_patient *patient,
                          const struct made_test *test) {
    for (unsigned i = 0; i < patient->conditions_count; i++) {
        const struct made_record *record = &patient->conditions[i];
        if (world_lies_in(record->term, test->term) &&
            (test->kind != MADE_HERE || world_is_here(patient, record))) {
            return true;
        }
    }
    return false;
}

static bool has_allergy(const struct made_patient *patient,
                        const struct made_test *test) {
    for (unsigned i = 0; i < patient->allergies_count; i++) {
        if (world_lies_in(patient->allergies[i].term, test->term)) {
            return true;
        }
    }
    return false;
}

static bool test_holds(const struct world *world, const struct made_patient *patient,
                       const struct made_test *test) {
    switch (test->kind) {
    case MADE_ACTIVE:
    case MADE_HERE:
    case MADE_EVER:
        return has_condition(patient, test);
    case MADE_WITHIN:
        return is_within(world, patient, test);
    case MADE_ALLERGY:
        return has_allergy(patient, test);
    case MADE_AGE:
        return patient->birth_year >= world_under_from(test->number);
    case MADE_SKIN:
        return patient->skin >= test->number;
    }
    return false;
}

bool world_holds(const struct world *world, const struct made_patient *patient,
                 const struct made_rule *rule) {
    for (unsigned i = 0; i < rule->parts_count; i++) {
        const struct made_part *part = &rule->parts[i];
        bool holds =
            test_holds(world, patient, &part->tests[0]) ||
            (part->tests_count == 2 && test_holds(world, patient, &part->tests[1]));
        if (holds == part->is_negated) {
            return false;
        }
    }
    return true;
}
