// From when on nothing stands in the way of a treatment any more.
#ifndef AFTERCARE_RULES_CLEARING_H
#define AFTERCARE_RULES_CLEARING_H

#include "core/rules/docket.h"

// The first day on which a candidate that holds, or may, surely holds no more; DATE_MAX:
// time alone never brings it. It stands in the way until then, without a break. Walked to
// once for a candidate.
struct date clearing_of(const struct docket *docket, struct candidate *candidate);

// The first day from that one on, which is today's or lies behind it, on which none of
// the candidates that block holds, or may hold, any more: also none that begins to hold
// only later. DATE_MAX: there is none.
struct date clearing_of_all(const struct docket *docket, const struct matter *matter,
                            struct date from);

#endif
