// Which rule made the difference between what a case expects and what came out.
#ifndef AFTERCARE_PLAN_PACK_BLAME_H
#define AFTERCARE_PLAN_PACK_BLAME_H

#include "core/plan/names.h"
#include "core/plan/pack_hold.h"

// Blames the rule of that name, full or as the case's pack calls it; the first that is
// blamed stands, and a name that is no rule's is passed over.
void pack_blame(const struct holding *holding, struct text name);

// Blames the first rule that stands in only one of two lists of names.
void pack_blame_names(const struct holding *holding, const struct names *expected,
                      const struct names *got);

// Blames what the verdict rests on: a finding that the case expects and that is not
// there, one that is there unexpected, else the first of those that are there.
void pack_blame_verdict(const struct holding *holding);

// The explanation of a rule for the case's document, as aftercare_explain writes it. It
// is the trial's arena's. Whatever keeps it from being told leaves *out as it is; ENOMEM
// alone is a failure.
aftercare_status pack_explain(aftercare_json *out, const struct pack_trial *trial,
                              const struct rule *rule);

#endif
