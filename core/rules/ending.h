// When something that holds is over for good, where that can be told without walking.
#ifndef AFTERCARE_RULES_ENDING_H
#define AFTERCARE_RULES_ENDING_H

#include "core/rules/condition.h"

// The day until which the clause is YES without a break, and from which on it is NO for
// ever: DATE_MIN when it is NO for ever already, DATE_MAX when it is never over. False,
// and *out untouched, where its tests do not tell that at once: then it is to be walked
// from change to change. The inquiry has an inference.
bool ending_find(struct date *out, struct clause clause, const struct inquiry *inquiry);

#endif
