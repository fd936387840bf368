// What a pack's test can expect of one moment of two plans: the moments at which a rule
// begins and ends, as it is and as it would be.
#ifndef AFTERCARE_PLAN_TELLTALE_MOMENT_H
#define AFTERCARE_PLAN_TELLTALE_MOMENT_H

#include "core/plan/telltale_expect.h"

// Writes `at` into the open object of an expectation, with the first moment at which the
// plans of the document differ in the use of a product, in their steps, or in who says
// so. False: they differ at none.
bool telltale_moment(struct json_writer *out, const struct two_answers *answers,
                     const struct altered *altered, struct text document);

#endif
