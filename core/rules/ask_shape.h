// In which ways a question can be answered.
#ifndef AFTERCARE_RULES_ASK_SHAPE_H
#define AFTERCARE_RULES_ASK_SHAPE_H

#include "core/rules/rulebase.h"
#include "core/rules/trace.h"

// The way's name, and the words or bounds that do.
struct ask_shape {
    const char *name;
    const struct text *choices; // of an entry's end: the statuses, besides a date
    size_t choices_count;
    const struct status *statuses;
    size_t statuses_count;
    const struct fact *number; // whose bounds are meant; NULL: no number is
};

struct ask_shape ask_shape(const struct rulebase *base, const struct fact_place *place);

#endif
