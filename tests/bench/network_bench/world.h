// Rule bases and patients of the shape that real ones have, made from one fixed seed, and
// what is true of them in the plainest words: what every matcher must find.
#ifndef AFTERCARE_BENCH_WORLD_H
#define AFTERCARE_BENCH_WORLD_H

#include "core/base/date.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Terms have numbers; every fifth is a group of the four behind it.
#define CONDITIONS 400
#define MEDICATIONS 300
#define ALLERGIES 60
#define AREAS 40
#define TREATMENTS 30
#define CONCERNS 40
#define GROUP 5

#define TODAY "2026-06-01"

enum made_kind {
    MADE_ACTIVE,  // a condition that is there
    MADE_HERE,    // the same, where the request is
    MADE_EVER,    // a condition that was ever there
    MADE_WITHIN,  // a medication taken within a span
    MADE_ALLERGY, // one that is known
    MADE_AGE,     // under so many years
    MADE_SKIN,    // at least that type
};

struct made_test {
    enum made_kind kind;
    unsigned term;
    unsigned number; // WITHIN: of a span; AGE: years; SKIN: the type
};

#define PART_TESTS 2
struct made_part { // one test, or one of two; only one can be negated
    bool is_negated;
    unsigned tests_count;
    struct made_test tests[PART_TESTS];
};

#define RULE_PARTS 4
struct made_rule { // all parts must hold; the first is a condition
    unsigned treatment, severity, parts_count;
    struct made_part parts[RULE_PARTS];
};

struct made_record {
    unsigned term, area;
    struct date date; // of a condition its onset, of a medication its end
};

#define RECORDS_MAX 6
struct made_patient {
    unsigned birth_year, skin;
    struct made_record conditions[RECORDS_MAX], medications[RECORDS_MAX];
    struct made_record allergies[RECORDS_MAX], concerns[RECORDS_MAX];
    unsigned conditions_count, medications_count, allergies_count, concerns_count;
};

struct world {
    struct made_rule *rules;
    unsigned rules_count;
    struct made_patient *patients;
    unsigned patients_count;
    struct date today;
    uint64_t seed;
};

extern const char *const made_spans[]; // by the number of WITHIN
#define MADE_SPANS 5

void world_make(struct world *world, unsigned rules, unsigned patients);
void world_free(struct world *world);

// Whether inner is outer, or lies in that group.
bool world_lies_in(unsigned inner, unsigned outer);

// Whether the condition's area belongs to one of the patient's concerns, which are where
// the request is.
bool world_is_here(const struct made_patient *patient, const struct made_record *record);

// The first day on which a medication must have ended to lie within that span of today.
struct date world_within_from(const struct world *world, unsigned span);

// The first year of birth that is under so many years today: birthdays are on 15 June.
unsigned world_under_from(unsigned years);

// Whether the rule holds for the patient.
bool world_holds(const struct world *world, const struct made_patient *patient,
                 const struct made_rule *rule);

#endif
