// Where on the body a finding is.
#ifndef AFTERCARE_RULES_LOCATE_H
#define AFTERCARE_RULES_LOCATE_H

#include "core/rules/condition.h"

// The smallest area in which all lies that makes a condition hold, or perhaps hold (as
// surely as truth, YES or UNKNOWN): records whose area matters, and requested areas that
// were asked for. Of several such areas the first by id. *out is NULL where no area
// matters, where nothing is common to all, and where one of the records does not say its
// area: then the finding concerns the person. ENOMEM.
aftercare_status locate_finding(const struct term **out, struct arena *arena,
                                struct clause clause, const struct inquiry *inquiry,
                                enum truth truth);

#endif
