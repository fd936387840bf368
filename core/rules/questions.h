// The open questions of one verdict while they are gathered: each stands once, with the
// rules that wait for it.
#ifndef AFTERCARE_RULES_QUESTIONS_H
#define AFTERCARE_RULES_QUESTIONS_H

#include "core/rules/assessment.h"

struct questions {
    struct arena *arena;
    struct question *list;
    size_t count, capacity;
    uint32_t *slots; // a hash of places, with open addressing: 0, or 1 + a question
    size_t slots_size;
};

// A rule waits for what a place does not say; severity is what it could come to. ENOMEM.
aftercare_status questions_add(struct questions *questions,
                               const struct fact_place *place, const struct rule *rule,
                               int severity);

// The most decisive first.
void questions_sort(struct questions *questions);

#endif
