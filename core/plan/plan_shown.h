// A plan's lines as the structs that a host is handed (include/aftercare/planned.h): what
// plan_json.h writes, member by member.
#ifndef AFTERCARE_PLAN_PLAN_SHOWN_H
#define AFTERCARE_PLAN_PLAN_SHOWN_H

#include "core/plan/plan.h"

// Fills in what *out says of treatments, rules and lines. Lives in the arena, as long as
// the plan does. ENOMEM.
aftercare_status plan_shown_fill(aftercare_plan *out, struct arena *arena,
                                 const struct plan *plan);

#endif
