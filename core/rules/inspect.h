// What is wrong with rules that load all the same: conditions that never hold, rules that
// contradict each other or add nothing, gaps, sentences that lack a language. What counts
// follows each kind's fold: where all rules count, those that overlap are fine.
//
// Where some files have mistakes (base->doubt), what is found is what would be found with
// these put right, too; the rest is not told: gaps, pointless rules, whatever a file with
// mistakes may accept, and where words may be missing, all but sentences.
#ifndef AFTERCARE_RULES_INSPECT_H
#define AFTERCARE_RULES_INSPECT_H

#include "aftercare/author.h"
#include "core/rules/rulebase.h"

// Tells each finding in the order of files and lines, once. The allocator serves for the
// time of the call. ENOMEM.
aftercare_status inspect(const struct rulebase *base, const struct allocator *allocator,
                         const aftercare_check_watch *watch);

#endif
