// The parts of an inspection, for the files that it is made of.
#ifndef AFTERCARE_RULES_INSPECT_INSIDE_H
#define AFTERCARE_RULES_INSPECT_INSIDE_H

#include "aftercare/author.h"
#include "core/base/mistakes.h"
#include "core/rules/reasoning.h"

struct inspection {
    const struct rulebase *base;
    struct arena arena; // for its time
    struct mistakes mistakes;
    struct problems *problems; // of the mistakes
    struct reasoning *reasoning;
    bool *is_told; // by a rule's index: what is wrong with it was told, and is enough
};

// Each rule by itself.
void inspect_rules(struct inspection *inspection);

// Each two rules of a kind that are about the same. ENOMEM.
aftercare_status inspect_pairs(struct inspection *inspection);

// What is missing, or of no use. ENOMEM.
aftercare_status inspect_gaps(struct inspection *inspection);

// Whether rule names the other as overruled.
bool inspect_overrules(const struct rulebase *base, const struct rule *rule,
                       const struct rule *other);

// Tells what was found to the watch, or as accepted; an acceptance of what is not found
// is a finding too. ENOMEM.
aftercare_status inspect_tell(struct inspection *inspection,
                              const aftercare_check_watch *watch);

#endif
