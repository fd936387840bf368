#include "core/plan/frequency.h"

static const struct unit {
    struct text name;
    int64_t a_year; // times in a year when it is once in each of these
} units[] = {
    {{"/hour", 5}, 8766},
    {{"/day", 4}, 365},
    {{"/week", 5}, 52},
    {{"/month", 6}, 12},
};

#define AS_NEEDED INT64_MAX
#define TIMES_MAX 1000

// Times a year; 0 for "once", and what cannot be read counts as often as it is needed.
static int64_t rate(struct text frequency) {
    int64_t times = 0;
    size_t digits = 0;
    if (text_is(frequency, "once")) {
        return 0;
    }
    while (digits < frequency.len && frequency.at[digits] >= '0' &&
           frequency.at[digits] <= '9' && times < TIMES_MAX) {
        times = times * 10 + (frequency.at[digits++] - '0');
    }
    struct text unit = {frequency.at + digits, frequency.len - digits};
    for (size_t i = 0; digits > 0 && i < sizeof units / sizeof *units; i++) {
        if (text_equal(unit, units[i].name)) {
            return times * units[i].a_year;
        }
    }
    return AS_NEEDED;
}

struct text frequency_stricter(struct text a, struct text b) {
    if (a.len == 0 || b.len == 0) {
        return a.len == 0 ? b : a;
    }
    return rate(b) < rate(a) ? b : a;
}
