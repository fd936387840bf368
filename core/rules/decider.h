// Kinds that decide by a function of their plugin's: `worst_of { …, decide = function }`.
// It is asked once for each treatment, when a finding of the kind holds or may hold, and
// sees these findings and nothing else. What it decides stands in the place of what the
// fold makes of them, with one bound: while one of them that could block is unknown, no
// verdict better than that of an open question stands. Findings of other kinds count
// beside it, the worst of all. Where it decides nothing, the fold decides, as it would
// have; where it fails or is set aside (tally.h) likewise, and no verdict better than
// that of an open question stands.
//
// Nobody knows what it will decide another day, so a treatment that such a kind is about
// has no clear_from.
#ifndef AFTERCARE_RULES_DECIDER_H
#define AFTERCARE_RULES_DECIDER_H

#include "core/rules/docket.h"

// Asks the functions of all kinds; out->treatment is set. ENOMEM.
aftercare_status decider_ask(struct verdict *out, struct docket *docket,
                             const struct matter *matter);

// Whether the kind's function has decided, so that the fold leaves its findings out.
// Asked of each candidate.
static inline bool decider_has_decided(const struct verdict *verdict,
                                       const struct kind *kind) {
    for (uint32_t i = 0; i < verdict->decisions_count; i++) {
        const struct decision *decision = &verdict->decisions[i];
        if (decision->kind == kind && decision->verdict.at) {
            return true;
        }
    }
    return false;
}

// What the fold came to, and what was decided: the worst of them.
void decider_settle(struct verdict *out, const struct rulebase *base);

#endif
