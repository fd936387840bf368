// How often a product is used: "once", "2/day", "3/week", "as_needed".
#ifndef AFTERCARE_PLAN_FREQUENCY_H
#define AFTERCARE_PLAN_FREQUENCY_H

#include "core/base/text.h"

// The one that is used less often; the other where one is empty, the first where neither
// can be compared.
struct text frequency_stricter(struct text a, struct text b);

#endif
