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

// Whether the match may describe a course of the treatment, whatever the patient wants.
bool course_is_usable(const struct rule *rule, const struct term *treatment,
                      const struct facts *facts);

// The best match of the treatment for one of the patient's concerns; NULL: there is none.
const struct rule *course_rule(const struct rulebase *base, const struct facts *facts,
                               const struct term *treatment);

// One for each treatment of the session. ENOMEM.
aftercare_status course_list_make(struct course **out, size_t *count, struct arena *arena,
                                  const struct rulebase *base,
                                  const struct session *session);

#endif
