// Which treatments suit one concern.
#ifndef AFTERCARE_RULES_MATCH_H
#define AFTERCARE_RULES_MATCH_H

#include "core/rules/assessment.h"

// Gives the verdict on a treatment, reached once for a document. ENOMEM.
typedef aftercare_status verdict_function(const struct verdict **out, void *context,
                                          const struct term *treatment);

struct matching {
    struct arena *arena;
    const struct rulebase *base;
    struct inquiry inquiry;
    verdict_function *verdict_on;
    void *context;
};

// Whether a rule, which is for that concern, suits this record of it: the area, when,
// unless, and the details as far as the request tells them.
enum truth match_suits(const struct rule *rule, const struct record *concern,
                       const struct inquiry *inquiry);

// Ranks the rules of one kind for one concern of the patient. ENOMEM.
aftercare_status match_concern(struct match *out, const struct matching *matching,
                               const struct kind *kind, const struct record *concern);

#endif
