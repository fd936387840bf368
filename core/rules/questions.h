// The open questions of one verdict while they are gathered: each stands once, with the
// rules that wait for it.
#ifndef AFTERCARE_RULES_QUESTIONS_H
#define AFTERCARE_RULES_QUESTIONS_H

#include "core/rules/assessment.h"

struct waiting_rule {
    const struct rule *rule;
    uint32_t question; // among the list
};

// Of no memory but the arena: begin with {.arena = …}. What has been taken out leaves
// room for those of the next verdict.
struct questions {
    struct arena *arena;
    struct question *list; // without their rules
    size_t count, capacity;
    uint32_t *slots; // a hash of places, with open addressing: 0, or 1 + a question
    size_t slots_size;
    struct waiting_rule *waiting; // as they came
    size_t waiting_count, waiting_capacity;
};

// A rule waits for what a place does not say; severity is what it could come to. ENOMEM.
aftercare_status questions_add(struct questions *questions,
                               const struct fact_place *place, const struct rule *rule,
                               int severity);

// Takes them out, the most decisive first, in as much of the arena as they need. ENOMEM.
aftercare_status questions_take(const struct question **out, uint32_t *count,
                                struct questions *questions);

#endif
