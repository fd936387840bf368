// Days, and the calendar. Spans are in span.c, instants and clocks in instant.c.
#include "core/base/date.h"

#define YEAR_MAX 9999
#define FIRST_DAY (-719162) // 0001-01-01
#define LAST_DAY 2932896    // 9999-12-31
#define ERA_DAYS 146097     // of 400 years, after which the calendar repeats itself
#define ERA_SHIFT 719468    // days from 0000-03-01 to 1970-01-01

static bool is_leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_days(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

// Years begin in March here, so that the leap day is a year's last: see
// https://howardhinnant.github.io/date_algorithms.html (days_from_civil).
static struct date day_of(int year, int month, int day) {
    int shifted = month <= 2 ? year - 1 : year;
    int era = shifted / 400;
    int year_of_era = shifted % 400;
    int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return (struct date){era * ERA_DAYS + day_of_era - ERA_SHIFT};
}

static bool is_in_calendar(struct date date) {
    return date.day >= FIRST_DAY && date.day <= LAST_DAY;
}

// The same page's civil_from_days.
struct civil date_civil(struct date date) {
    if (!is_in_calendar(date)) {
        return (struct civil){0};
    }
    int shifted = date.day + ERA_SHIFT;
    int era = shifted / ERA_DAYS;
    int day_of_era = shifted % ERA_DAYS;
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int month = (5 * day_of_year + 2) / 153; // from March
    int day = day_of_year - (153 * month + 2) / 5 + 1;
    int year = era * 400 + year_of_era;
    return month < 10 ? (struct civil){year, month + 3, day}
                      : (struct civil){year + 1, month - 9, day};
}

bool date_make(struct date *out, int year, int month, int day) {
    if (year < 1 || year > YEAR_MAX || month < 1 || month > 12 || day < 1 ||
        day > month_days(year, month)) {
        return false;
    }
    *out = day_of(year, month, day);
    return true;
}

bool date_parse(struct date *out, struct text text) {
    int year = 0;
    int month = 0;
    int day = 0;
    return text.len == 10 && text_digits(&year, text, 0, 4) && text.at[4] == '-' &&
           text_digits(&month, text, 5, 2) && text.at[7] == '-' &&
           text_digits(&day, text, 8, 2) && date_make(out, year, month, day);
}

bool days_parse(struct days *out, struct text text) {
    struct days days;
    int year = 0;
    int first_month = 1;
    int last_month = 12;
    if (text.len == 10 && date_parse(&days.first, text)) {
        *out = (struct days){days.first, days.first};
        return true;
    }
    if (text.len == 7 && text.at[4] == '-' && text_digits(&first_month, text, 5, 2)) {
        last_month = first_month;
    } else if (text.len != 4) {
        return false;
    }
    if (!text_digits(&year, text, 0, 4) ||
        !date_make(&days.first, year, first_month, 1)) {
        return false;
    }
    days.last = day_of(year, last_month, month_days(year, last_month));
    *out = days;
    return true;
}

char *date_format(char out[DATE_TEXT_MAX], struct date date) {
    struct civil civil = date_civil(date);
    out[0] = '\0';
    if (civil.year > 0) {
        text_put_digits(out, civil.year, 4);
        out[4] = '-';
        text_put_digits(out + 5, civil.month, 2);
        out[7] = '-';
        text_put_digits(out + 8, civil.day, 2);
        out[10] = '\0';
    }
    return out;
}

int date_weekday(struct date date) {
    int64_t since_monday = ((int64_t)date.day + 3) % 7; // 1970-01-01 was a Thursday
    return (int)(since_monday < 0 ? since_monday + 7 : since_monday) + 1;
}

static struct date bounded(int64_t day) {
    if (day < FIRST_DAY) {
        return DATE_MIN;
    }
    return day > LAST_DAY ? DATE_MAX : (struct date){(int32_t)day};
}

struct month {
    int year, month;
    int days; // how many it has
};

// The month that is so many away; years 0 and 10000 stand for what leaves the calendar.
static struct month month_after(struct civil civil, int64_t months) {
    int64_t count = (int64_t)civil.year * 12 + civil.month - 1 + months;
    if (count < 12) {
        return (struct month){.year = 0};
    }
    if (count >= ((int64_t)YEAR_MAX + 1) * 12) {
        return (struct month){.year = YEAR_MAX + 1};
    }
    int year = (int)(count / 12);
    int month = (int)(count % 12) + 1;
    return (struct month){year, month, month_days(year, month)};
}

static struct date beyond(struct month month) {
    return month.year < 1 ? DATE_MIN : DATE_MAX;
}

struct date date_add(struct date date, struct span span) {
    if (!is_in_calendar(date)) {
        return bounded(date.day);
    }
    if (span.months != 0) {
        struct civil civil = date_civil(date);
        struct month month = month_after(civil, span.months);
        if (month.days == 0) {
            return beyond(month);
        }
        date = day_of(month.year, month.month,
                      civil.day < month.days ? civil.day : month.days);
    }
    return bounded((int64_t)date.day + span.days);
}

struct date date_complete(struct date birth, int months) {
    if (!is_in_calendar(birth)) {
        return bounded(birth.day);
    }
    struct civil civil = date_civil(birth);
    struct month month = month_after(civil, months);
    if (month.days == 0) {
        return beyond(month);
    }
    struct date first = day_of(month.year, month.month, 1);
    int passed = civil.day - 1 < month.days ? civil.day - 1 : month.days;
    return bounded((int64_t)first.day + passed);
}

// The day on which somebody born on that day completes the span.
static struct date completed(struct date birth, struct span span) {
    const struct span days = {.days = span.days};
    return date_add(date_complete(birth, span.months), days);
}

// The first day from which a step by the span leads beyond date. A month has 28 to 31
// days, so it can only be a day between those; a step by the same span never changes the
// order of two days, so it is found by halving.
static struct date first_beyond(struct date date, struct span span,
                                struct date step(struct date date, struct span span)) {
    int64_t from = (int64_t)date.day - span.days - (int64_t)span.months * 31;
    int64_t till = (int64_t)date.day - span.days - (int64_t)span.months * 28 + 1;
    from = from < FIRST_DAY ? FIRST_DAY : from;
    till = till > LAST_DAY ? (int64_t)LAST_DAY + 1 : till;
    while (from < till) {
        int64_t day = from + (till - from) / 2;
        if (date_compare(step((struct date){(int32_t)day}, span), date) > 0) {
            till = day;
        } else {
            from = day + 1;
        }
    }
    return bounded(from);
}

struct date date_reaching(struct date date, struct span span) {
    return first_beyond(date, span, date_add);
}

struct date date_completing(struct date date, struct span span) {
    return first_beyond(date, span, completed);
}
