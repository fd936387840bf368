// What waits: an act that the kind says so of (`waits`) begins only when
//
// - every treatment of the visit is ready for it. Each has its own first moment for a
//   step, the earliest `from` of its rules of that name and act; the latest of these
//   moments is the visit's;
// - and nothing that it puts on (`with`) is to be avoided any more.
//
// So nobody does after one treatment what another does not bear yet.
#ifndef AFTERCARE_PLAN_WAITING_H
#define AFTERCARE_PLAN_WAITING_H

#include "core/plan/window.h"

// The name of the rule's step: what plays `of`, else its own id.
struct text waiting_name(const struct rule *rule);

// Whether two rules want the same step: of one kind, name and act.
bool waiting_is_same(const struct rule *rule, const struct rule *other);

// The rules of steps, those of waiting acts beginning no earlier than they may. A rule
// that would be over by then never begins: it is overruled by the rule that it waits for.
// ENOMEM is the only failure.
aftercare_status waiting_make(struct applied_list *out, struct arena *arena,
                              const struct applied_list *steps,
                              const struct applied_list *topicals,
                              const struct session *session);

#endif
