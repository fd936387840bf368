// What a verdict rests on: findings, those that are overruled, open questions, and parts
// of the area that are left out.
#ifndef AFTERCARE_RULES_GROUNDS_H
#define AFTERCARE_RULES_GROUNDS_H

#include "core/rules/docket.h"

// Fills these in one of the docket's verdicts. ENOMEM.
aftercare_status grounds_tell(struct verdict *out, struct docket *docket, size_t verdict);

#endif
