// The questions of one intake while they are gathered.
#ifndef AFTERCARE_RULES_ASKING_H
#define AFTERCARE_RULES_ASKING_H

#include "core/rules/ask.h"

struct asking {
    struct arena *arena;
    const struct rulebase *base;
    const struct facts *facts;
    struct intake_question *list;
    size_t count, capacity;
    uint32_t *stamps; // by rule: the round in which it was counted
    uint32_t round;
    uint32_t *covers;            // by term: how many of the terms asked for lie in it
    const struct term **settled; // room for what one question settles: any term once
    bool is_out_of_memory;
};

// ENOMEM.
aftercare_status asking_begin(struct asking *out, struct arena *arena,
                              const struct rulebase *base, const struct facts *facts);

// Adds a question that no rule waits for yet; questions move when there is another one.
// NULL when there is no memory, which is remembered.
struct intake_question *asking_add(struct asking *asking, struct fact_place place);

// A rule waits for the answer; told twice, it counts once.
void asking_wait(struct asking *asking, struct intake_question *question,
                 const struct rule *rule);

// Joins questions into one: after asking_begin_union(question), each asking_join lets the
// rules that wait for another one wait for this one as well, each once.
void asking_begin_union(struct asking *asking, const struct intake_question *question);
void asking_join(struct asking *asking, struct intake_question *question,
                 const struct intake_question *other);

#endif
