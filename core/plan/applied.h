// Which rules apply after a session, and from when until when.
#ifndef AFTERCARE_PLAN_APPLIED_H
#define AFTERCARE_PLAN_APPLIED_H

#include "core/plan/session.h"

struct applied {
    const struct rule *rule;
    enum truth holds;                  // YES or UNKNOWN
    struct instant from, till;         // with the practitioner's change
    bool is_from_civil, is_till_civil; // days on the patient's calendar, not elapsed time
    const struct change *change;       // NULL: as the rule says
    const struct rule *overruled_by;   // NULL: in force
};

struct applied_list {
    const struct applied *items; // in the order of rules' names
    size_t count;
};

// Whether it depends on the person alone that the rule applies after the session: it is
// awake, about one of the treatments, and not of other details.
bool applied_is_open(const struct rule *rule, const struct facts *facts);

// The rules of one fold that are about one of the session's treatments and hold, or may
// hold, for this person. ENOMEM.
aftercare_status applied_find(struct applied_list *out, struct arena *arena,
                              const struct rulebase *base, const struct session *session,
                              enum fold fold);

#endif
