// What a rule finds in a document: the facts that it rests on, or those that are missing,
// and until when it stands in the way.
#ifndef AFTERCARE_RULES_FINDING_H
#define AFTERCARE_RULES_FINDING_H

#include "core/rules/docket.h"

// Of a candidate that holds, or may: the same for all of its treatments, overruled_by
// left open. ENOMEM.
aftercare_status finding_make(struct finding *out, struct docket *docket,
                              struct candidate *candidate);

#endif
