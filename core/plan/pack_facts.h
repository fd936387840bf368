// The documents of a pack's case, read as the rules meet them.
#ifndef AFTERCARE_PLAN_PACK_FACTS_H
#define AFTERCARE_PLAN_PACK_FACTS_H

#include "core/plan/pack_expect.h"
#include "core/plan/session.h"

// The facts of the case's assessment, or its session; all is the trial's arena's, and the
// functions of the rules can be asked. What is refused has its place in err, which may be
// NULL.
aftercare_status pack_facts(struct facts **out, const struct pack_trial *trial,
                            aftercare_error *err);
aftercare_status pack_session(struct session *out, const struct pack_trial *trial,
                              aftercare_error *err);

#endif
