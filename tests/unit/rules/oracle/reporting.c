#include "tests/unit/rules/oracle/reporting.h"

const char *reporting_term(const struct naive *naive, int term) {
    return term == NONE ? "null" : naive->asking.rules->terms[term].id;
}

const char *reporting_verdict(enum naive_verdict verdict) {
    static const char *const names[] = {"never", "later", "unclear", "ask", "care", "go"};
    return names[verdict];
}

const char *reporting_day(const struct reporting *reporting, int day) {
    char text[CALENDAR_TEXT_MAX];
    const struct calendar *calendar = reporting->naive->asking.calendar;
    return day == calendar->never ? "null"
                                  : arena_format(reporting->listing->arena, "%s",
                                                 calendar_text(text, calendar, day));
}
