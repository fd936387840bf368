// Why a rule holds today, or perhaps holds: what it rests on, what is missing, and where
// on the piece it is.
#ifndef AFTERCARE_TESTS_ORACLE_EVIDENCE_H
#define AFTERCARE_TESTS_ORACLE_EVIDENCE_H

#include "tests/unit/rules/oracle/history.h"
#include "tests/unit/rules/oracle/listing.h"

#define GAPS_MAX 48

struct gap {
    const char *fact; // a pointer
    int term;         // or NONE
};

struct evidence {
    const struct asking *asking;
    struct arena *arena;
    struct set facts;
    struct gap gaps[GAPS_MAX]; // of what perhaps holds
    int gaps_count;
    int areas[GAPS_MAX], areas_count;
    bool is_nowhere; // a record that matters says no area
};

// Of a rule that is sure or perhaps so today; the texts are the arena's.
void evidence_find(struct evidence *out, const struct asking *asking, struct arena *arena,
                   const struct plain_rule *rule);

// The smallest area that all of it lies in, the first by id where there are two; NONE.
int evidence_area(const struct evidence *evidence);

#endif
