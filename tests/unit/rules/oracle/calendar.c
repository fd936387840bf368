#include "tests/unit/rules/oracle/calendar.h"

#include <stdbool.h>
#include <stdio.h>

int calendar_month_length(int year, int month) {
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && is_leap ? 29 : lengths[month - 1];
}

void calendar_fill(struct calendar *calendar) {
    int count = LONG_AGO + 1;
    for (int month = 0; month < CALENDAR_YEARS * 12; month++) {
        int year = CALENDAR_FIRST_YEAR + month / 12;
        calendar->first_of[month / 12][month % 12] = count;
        for (int day = 1; day <= calendar_month_length(year, month % 12 + 1); day++) {
            calendar->days[count++] = (struct calendar_day){year, month % 12 + 1, day};
        }
    }
    calendar->never = count;
}

static int first_of(const struct calendar *calendar, int year, int month) {
    return calendar->first_of[year - CALENDAR_FIRST_YEAR][month - 1];
}

struct calendar_range calendar_range(const struct calendar *calendar,
                                     struct calendar_date date) {
    int first_month = date.month ? date.month : 1;
    int last_month = date.month ? date.month : 12;
    int last_day = date.day ? date.day : calendar_month_length(date.year, last_month);
    return (struct calendar_range){
        first_of(calendar, date.year, first_month) + (date.day ? date.day - 1 : 0),
        first_of(calendar, date.year, last_month) + last_day - 1,
    };
}

static bool is_outside(const struct calendar *calendar, int day) {
    return day <= LONG_AGO || day >= calendar->never;
}

// The first of the month that lies so many months behind a day's; never, behind the last.
static int month_later(const struct calendar *calendar, int day, int months) {
    const struct calendar_day *from = &calendar->days[day];
    int month = (from->year - CALENDAR_FIRST_YEAR) * 12 + from->month - 1 + months;
    return month < CALENDAR_YEARS * 12 ? calendar->first_of[month / 12][month % 12]
                                       : calendar->never;
}

static int days_later(const struct calendar *calendar, int day, int days) {
    return day + days < calendar->never ? day + days : calendar->never;
}

int calendar_wait(const struct calendar *calendar, int day, int months, int days) {
    if (is_outside(calendar, day)) {
        return day;
    }
    int first = month_later(calendar, day, months);
    if (first == calendar->never) {
        return first;
    }
    const struct calendar_day *month = &calendar->days[first];
    int length = calendar_month_length(month->year, month->month);
    int wanted = calendar->days[day].day;
    return days_later(calendar, first + (wanted < length ? wanted : length) - 1, days);
}

int calendar_birthday(const struct calendar *calendar, int born, int months, int days) {
    int first = month_later(calendar, born, months);
    if (first == calendar->never) {
        return first;
    }
    const struct calendar_day *month = &calendar->days[first];
    int length = calendar_month_length(month->year, month->month);
    int wanted = calendar->days[born].day;
    return days_later(calendar, first + (wanted <= length ? wanted - 1 : length), days);
}

char *calendar_text(char out[CALENDAR_TEXT_MAX], const struct calendar *calendar,
                    int day) {
    if (is_outside(calendar, day)) {
        (void)snprintf(out, CALENDAR_TEXT_MAX, "%s",
                       day <= LONG_AGO ? "long ago" : "never");
        return out;
    }
    const struct calendar_day *date = &calendar->days[day];
    return calendar_date_text(out,
                              (struct calendar_date){date->year, date->month, date->day});
}

char *calendar_date_text(char out[CALENDAR_TEXT_MAX], struct calendar_date date) {
    if (date.day) {
        (void)snprintf(out, CALENDAR_TEXT_MAX, "%04d-%02d-%02d", date.year, date.month,
                       date.day);
    } else if (date.month) {
        (void)snprintf(out, CALENDAR_TEXT_MAX, "%04d-%02d", date.year, date.month);
    } else {
        (void)snprintf(out, CALENDAR_TEXT_MAX, "%04d", date.year);
    }
    return out;
}
