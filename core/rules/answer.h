// The three answers, joined as Kleene joins them. An answer knows until which day it
// stays the same, so that "from when?" is walked from change to change instead of day by
// day.
#ifndef AFTERCARE_RULES_ANSWER_H
#define AFTERCARE_RULES_ANSWER_H

#include "core/base/date.h"

enum truth { NO, UNKNOWN, YES }; // and is the smaller, or the larger, not the mirror

struct answer {
    enum truth truth;
    struct date until; // the first day on which it may be another; DATE_MAX: never
};

struct answer answer_and(struct answer a, struct answer b);
struct answer answer_or(struct answer a, struct answer b);
struct answer answer_not(struct answer a);

#endif
