// The fold `worst_of`: from the candidates about each treatment to its verdict.
#ifndef AFTERCARE_RULES_VERDICT_H
#define AFTERCARE_RULES_VERDICT_H

#include "core/rules/docket.h"

// Reaches all verdicts that are wanted, once their candidates are listed; what each rests
// on is told of those that were requested. ENOMEM.
aftercare_status verdicts_reach(struct docket *docket);

#endif
