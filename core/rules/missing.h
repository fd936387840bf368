// Facts that nobody has given, and that an answer depends on all the same: what a source
// is worth asking for.
//
// It goes by what is the same for ever. A rule that cannot hold any more, whatever is
// told, needs nothing; nor does a part of a condition that cannot become what it would
// have to be for the rule to hold. All else that such a rule reads and nobody gave is
// missing: it may still decide whether the rule holds, since when, until which day,
// where, or what it rests on. So once nothing is missing any more, the answer is the same
// as if every fact had been given.
#ifndef AFTERCARE_RULES_MISSING_H
#define AFTERCARE_RULES_MISSING_H

#include "core/rules/assessment.h"

struct missing {
    const struct fact **facts; // the most decisive first
    size_t count;
};

// Of an assessment of these facts, for which functions_begin was called. ENOMEM is the
// only failure. The list is the arena's; the facts on it are the schema's.
aftercare_status missing_find(struct missing *out, struct arena *arena,
                              struct inference *inference, const struct facts *facts);

// Of one rule alone, whatever would come of it.
aftercare_status missing_for(struct missing *out, struct arena *arena,
                             const struct rule *rule, const struct facts *facts);

// Of rules of which nothing counts but whether they hold on the facts' own day, in all
// areas that are asked about; and of facts that are wanted in any case.
struct missing_wanted {
    const struct rule **rules;
    const struct fact **facts;
    size_t rules_count, facts_count;
};
aftercare_status missing_on_day(struct missing *out, struct arena *arena,
                                const struct missing_wanted *wanted,
                                const struct facts *facts);

#endif
