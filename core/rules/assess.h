// The first half of an assessment (assessment.h), for whoever asks what else it needs.
#ifndef AFTERCARE_RULES_ASSESS_H
#define AFTERCARE_RULES_ASSESS_H

#include "core/rules/docket.h"

// Runs the inference over the facts, and lists the concerns' matches and the candidates
// for all verdicts that are wanted; nothing is ranked or decided. ENOMEM is the only
// failure. All is the arena's.
aftercare_status assess_list(struct assessment *out, struct docket *docket,
                             struct arena *arena, struct inference *inference,
                             const struct facts *facts);

#endif
