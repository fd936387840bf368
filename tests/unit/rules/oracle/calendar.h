// The plainest calendar there is: its days are counted out one by one, and a day is its
// number in the count. Before the first one lies "long ago", behind the last one "never".
#ifndef AFTERCARE_TESTS_ORACLE_CALENDAR_H
#define AFTERCARE_TESTS_ORACLE_CALENDAR_H

#define CALENDAR_FIRST_YEAR 2021
#define CALENDAR_YEARS 12
#define CALENDAR_DAYS (CALENDAR_YEARS * 366)

#define LONG_AGO 0

struct calendar_day {
    int year, month, day; // month and day from 1
};

struct calendar {
    struct calendar_day days[CALENDAR_DAYS];
    int first_of[CALENDAR_YEARS][12]; // by year and month
    int never;                        // the number behind the last day
};

// A date as a document says it: month 0 is the year alone, day 0 the month alone, year 0
// is not said.
struct calendar_date {
    int year, month, day;
};

struct calendar_range {
    int first, last;
};

void calendar_fill(struct calendar *calendar);

int calendar_month_length(int year, int month);

// All days that a date stands for, which is said and lies in the calendar.
struct calendar_range calendar_range(const struct calendar *calendar,
                                     struct calendar_date date);

// When a wait that begins on that day is over: months first, where the day does not exist
// the month's last one, then days. Long ago and never stay themselves; what lies behind
// the calendar is never.
int calendar_wait(const struct calendar *calendar, int day, int months, int days);

// When somebody born on that day completes so many months, and then so many days: where
// the day does not exist, on the first of the next month.
int calendar_birthday(const struct calendar *calendar, int born, int months, int days);

#define CALENDAR_TEXT_MAX 40 // three numbers of any size, two lines between them, and NUL

// "2026-05-31", "never", or "long ago"; returns out.
char *calendar_text(char out[CALENDAR_TEXT_MAX], const struct calendar *calendar,
                    int day);

// As a document writes it: "2026", "2026-05", "2026-05-31".
char *calendar_date_text(char out[CALENDAR_TEXT_MAX], struct calendar_date date);

#endif
