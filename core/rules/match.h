// Which treatments suit one concern.
#ifndef AFTERCARE_RULES_MATCH_H
#define AFTERCARE_RULES_MATCH_H

#include "core/rules/docket.h"

// Whether a rule, which is for that concern, suits this record of it: the area, when,
// unless, and the details as far as the request tells them.
enum truth match_suits(const struct rule *rule, const struct record *concern,
                       const struct inquiry *inquiry);

// Finds the rules of one kind that suit one concern of the patient, and wants a verdict
// on each of their treatments. ENOMEM.
aftercare_status match_concern(struct match *out, struct docket *docket,
                               const struct kind *kind, const struct record *concern);

// Ranks what was found, once all verdicts are reached.
void match_rank(struct match *match, const struct docket *docket);

#endif
