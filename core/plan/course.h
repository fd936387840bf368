// What comes next: how many sessions a treatment takes for the patient's concern, and
// between which days the next one lies.
#ifndef AFTERCARE_PLAN_COURSE_H
#define AFTERCARE_PLAN_COURSE_H

#include "core/plan/session.h"

struct course {
    const struct term *treatment;
    const struct rule *rule; // the match it comes from; NULL: none speaks of it
    bool has_next;           // false: the course is complete, or nobody knows
    struct date earliest, latest;
};

// One for each treatment of the session. ENOMEM.
aftercare_status course_list_make(struct course **out, size_t *count, struct arena *arena,
                                  const struct rulebase *base,
                                  const struct session *session);

#endif
