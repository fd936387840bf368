// What the plan of a session depends on and nobody has given: facts of the patient that
// may still decide which rules apply, which course is described, and whose plan it is.
#ifndef AFTERCARE_PLAN_PLAN_MISSING_H
#define AFTERCARE_PLAN_PLAN_MISSING_H

#include "core/plan/session.h"
#include "core/rules/missing.h"

// For whose facts functions_begin was called. The list is the arena's. ENOMEM.
aftercare_status plan_missing(struct missing *out, struct arena *arena,
                              const struct rulebase *base, const struct session *session);

#endif
