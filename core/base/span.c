// The spans of date.h.
#include "core/base/date.h"

#include <inttypes.h>
#include <stdio.h>

#define DIGITS_MAX 9
#define MONTH_SECONDS INT64_C(2629800) // 30.4375 days, a twelfth of 365.25
#define DAY_SECONDS INT64_C(86400)

// What may stand in a duration, in the order in which it must.
static const struct unit {
    char letter;
    bool is_time; // stands behind the T
    int64_t months, days, seconds;
} units[] = {
    {.letter = 'Y', .months = 12},
    {.letter = 'M', .months = 1},
    {.letter = 'W', .days = 7},
    {.letter = 'D', .days = 1},
    {.letter = 'H', .is_time = true, .seconds = 3600},
    {.letter = 'M', .is_time = true, .seconds = 60},
    {.letter = 'S', .is_time = true, .seconds = 1},
};
#define UNITS (sizeof units / sizeof *units)

// Reads one part, such as "6M", at *at and moves behind it. *next is the first unit that
// may still come.
static const struct unit *read_part(int *amount, struct text text, size_t *at,
                                    size_t *next, bool is_time) {
    size_t digits = 0;
    while (*at + digits < text.len && digits <= DIGITS_MAX &&
           text.at[*at + digits] >= '0' && text.at[*at + digits] <= '9') {
        digits++;
    }
    if (digits == 0 || digits > DIGITS_MAX || *at + digits >= text.len) {
        return NULL;
    }
    (void)text_digits(amount, text, *at, digits);
    *at += digits + 1;
    for (size_t i = *next; i < UNITS; i++) {
        if (units[i].letter == text.at[*at - 1] && units[i].is_time == is_time) {
            *next = i + 1;
            return &units[i];
        }
    }
    return NULL;
}

bool span_parse(struct span *out, struct text text) {
    int64_t months = 0;
    int64_t days = 0;
    int64_t seconds = 0;
    size_t at = 1;
    size_t next = 0;
    bool is_time = false;
    if (text.len < 3 || text.at[0] != 'P') {
        return false;
    }
    while (at < text.len) {
        if (!is_time && text.at[at] == 'T') {
            is_time = true;
            at++;
        }
        int amount = 0;
        const struct unit *unit = read_part(&amount, text, &at, &next, is_time);
        if (!unit) {
            return false;
        }
        months += unit->months * amount;
        days += unit->days * amount;
        seconds += unit->seconds * amount;
    }
    if (months > INT32_MAX || days > INT32_MAX) {
        return false;
    }
    *out = (struct span){(int32_t)months, (int32_t)days, seconds};
    return true;
}

// Adds one part to the text, unless it is nothing; returns the new length.
static int put(char *out, int len, int64_t amount, char letter) {
    if (amount == 0) {
        return len;
    }
    return len + snprintf(out + len, (size_t)(SPAN_TEXT_MAX - len), "%" PRId64 "%c",
                          amount, letter);
}

char *span_format(char out[SPAN_TEXT_MAX], struct span span) {
    bool is_weeks = span.months == 0 && span.seconds == 0 && span.days % 7 == 0;
    if (span_is_zero(span)) {
        (void)snprintf(out, SPAN_TEXT_MAX, "PT0S");
        return out;
    }
    int len = snprintf(out, SPAN_TEXT_MAX, "P");
    len = put(out, len, span.months / 12, 'Y');
    len = put(out, len, span.months % 12, 'M');
    len = put(out, len, is_weeks ? span.days / 7 : span.days, is_weeks ? 'W' : 'D');
    if (span.seconds != 0) {
        len += snprintf(out + len, (size_t)(SPAN_TEXT_MAX - len), "T");
        len = put(out, len, span.seconds / 3600, 'H');
        len = put(out, len, span.seconds / 60 % 60, 'M');
        (void)put(out, len, span.seconds % 60, 'S');
    }
    return out;
}

// Years of more seconds than there is room for count as the most there is room for.
static int64_t approximate_seconds(struct span span) {
    int64_t calendar = span.months * MONTH_SECONDS + span.days * DAY_SECONDS;
    int64_t whole = 0;
    if (__builtin_add_overflow(calendar, span.seconds, &whole)) {
        return span.seconds < 0 ? INT64_MIN : INT64_MAX;
    }
    return whole;
}

int span_compare(struct span a, struct span b) {
    int64_t first = approximate_seconds(a);
    int64_t second = approximate_seconds(b);
    return (first > second) - (first < second);
}

bool span_is_zero(struct span span) {
    return span.months == 0 && span.days == 0 && span.seconds == 0;
}

bool span_is_civil(struct span span) {
    return span.months != 0 || span.days != 0;
}
