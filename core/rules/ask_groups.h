// One question for several terms: ask.h tells which, and why.
#ifndef AFTERCARE_RULES_ASK_GROUPS_H
#define AFTERCARE_RULES_ASK_GROUPS_H

#include "core/rules/asking.h"

// Adds the questions for groups and for lists as a whole, and tells every question which
// terms its "no" answers; it counts the rules of these, too. What has no memory is left
// out, and remembered.
void ask_groups(struct asking *asking);

#endif
