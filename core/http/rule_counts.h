// How the rules that are functions do over all assessors of a pool: what each assessor
// counts for itself is looked at on the loop, whenever it has done a document, so that
// nobody reads what a worker thread writes. Rules' names, places and numbers: nothing of
// a patient.
#ifndef AFTERCARE_HTTP_RULE_COUNTS_H
#define AFTERCARE_HTTP_RULE_COUNTS_H

#include "core/http/backend.h"

// Of one rule, with all its functions; or of a kind that decides by one.
struct rule_count {
    const char *rule, *place; // borrowed until the rules are freed
    bool is_kind;             // rule is the name of a kind
    uint64_t runs, steps;
    uint64_t failures[AFTERCARE_FAILURES];
    size_t aside;           // assessors that have set it aside
    aftercare_failure last; // for what
};

// Told once of each rule that is set aside, until it is tried again.
typedef void rule_counts_told(void *context, const struct rule_count *count);

struct rule_counts {
    struct rule_count *rows; // by rule: of assessors that are gone, then of each place
    size_t places, count;
    bool *is_told; // by rule
    rule_counts_told *told;
    void *context;
};

// places: how many assessors there are at most. Allocates nothing.
void rule_counts_init(struct rule_counts *counts, size_t places);
void rule_counts_clear(struct rule_counts *counts);

// Looks at the assessor in that place, from 0. Without memory nothing is counted yet.
void rule_counts_look(struct rule_counts *counts, size_t place,
                      const struct backend *backend, const aftercare_assessor *assessor);

// The assessor in that place is gone: what it ran stays counted, what it had set aside is
// tried again.
void rule_counts_leave(struct rule_counts *counts, size_t place);

// The sum for the rule of that number, from 0; false when there are no more.
bool rule_counts_at(const struct rule_counts *counts, size_t number,
                    struct rule_count *out);

#endif
