// The times of the sheet, in words.
#include "core/cli/sheet.h"
#include "core/cli/sheet_inside.h"

#include <stdio.h>

static struct text say(const struct sheet *sheet, enum say row, struct text first,
                       struct text second) {
    return sheet_say(sheet, row, (struct text[]){first, second, TEXT("")});
}

static struct text made(const char *text) {
    return text ? text_of(text) : (struct text){0};
}

static struct text number(const struct sheet *sheet, int value) {
    return made(arena_format(sheet->arena, "%d", value));
}

static struct text word(const struct sheet *sheet, enum say first, int index) {
    return text_of(language_word(sheet->language, (enum say)((int)first + index)));
}

struct text sheet_say(const struct sheet *sheet, enum say row,
                      const struct text *values) {
    for (size_t i = 0; i < SAY_VALUES_MAX; i++) {
        if (!values[i].at) {
            return (struct text){0}; // what is missing for want of memory stays missing
        }
    }
    return language_say(sheet->arena, sheet->language, row, values);
}

// The rows of a date's words, by whether they are the short ones.
struct date_rows {
    enum say date, weekday, month;
};

// A day outside the calendar has no words.
static struct text date_words(const struct sheet *sheet, struct date date,
                              struct date_rows rows) {
    struct civil civil = date_civil(date);
    if (civil.month == 0) {
        return TEXT("");
    }
    return sheet_say(sheet, rows.date,
                     (struct text[]){word(sheet, rows.weekday, date_weekday(date) - 1),
                                     number(sheet, civil.day),
                                     word(sheet, rows.month, civil.month - 1)});
}

struct text sheet_long_date(const struct sheet *sheet, struct date date) {
    return date_words(sheet, date,
                      (struct date_rows){SAY_LONG_DATE, SAY_MONDAY, SAY_JANUARY});
}

struct text sheet_full_date(const struct sheet *sheet, struct date date) {
    return say(sheet, SAY_LONG_DATE_YEAR, sheet_long_date(sheet, date),
               number(sheet, date_civil(date).year));
}

static struct text short_date(const struct sheet *sheet, struct date date) {
    struct text day =
        date_words(sheet, date, (struct date_rows){SAY_SHORT_DATE, SAY_MON, SAY_JAN});
    int year = date_civil(date).year;
    return year == date_civil(sheet->ended.date).year
               ? day
               : say(sheet, SAY_SHORT_DATE_YEAR, day, number(sheet, year));
}

static struct text clock_of(const struct sheet *sheet, struct wall wall) {
    return made(arena_format(sheet->arena, "%02d:%02d", (int)(wall.second / 3600),
                             (int)(wall.second / 60 % 60)));
}

// A moment; the day is left out where it is understood.
static struct text moment(const struct sheet *sheet, struct wall wall,
                          struct date understood) {
    struct text clock = clock_of(sheet, wall);
    return date_compare(wall.date, understood) == 0
               ? say(sheet, SAY_CLOCK, clock, TEXT(""))
               : say(sheet, SAY_DAY_CLOCK, short_date(sheet, wall.date), clock);
}

struct text sheet_moment(const struct sheet *sheet, struct wall wall) {
    return moment(sheet, wall, DATE_MIN);
}

static struct date day_of(const struct sheet *sheet, enum period period) {
    static const int32_t days[] = {
        [PERIOD_TODAY] = 0, [PERIOD_TOMORROW] = 1, [PERIOD_WEEK] = 6, [PERIOD_LATER] = 7};
    return date_add(sheet->ended.date, (struct span){.days = days[period]});
}

enum period sheet_period(const struct sheet *sheet, struct wall wall) {
    enum period period = PERIOD_TODAY;
    while (period < PERIOD_LATER && date_compare(day_of(sheet, period), wall.date) < 0) {
        period++;
    }
    return period;
}

struct text sheet_heading(const struct sheet *sheet, enum period period) {
    static const enum say rows[] = {[PERIOD_TODAY] = SAY_TODAY,
                                    [PERIOD_TOMORROW] = SAY_TOMORROW,
                                    [PERIOD_WEEK] = SAY_WEEK,
                                    [PERIOD_LATER] = SAY_LATER};
    return say(sheet, rows[period], sheet_long_date(sheet, day_of(sheet, period)),
               TEXT(""));
}

static bool is_same_wall(struct wall a, struct wall b) {
    return date_compare(a.date, b.date) == 0 && a.second == b.second;
}

struct text sheet_when(const struct sheet *sheet, const struct sheet_span *span,
                       enum period period) {
    struct date understood = period == PERIOD_TODAY || period == PERIOD_TOMORROW
                                 ? day_of(sheet, period)
                                 : DATE_MIN;
    bool is_from_end = is_same_wall(span->from, sheet->ended);
    if (is_from_end) {
        return span->has_till ? say(sheet, SAY_UNTIL,
                                    moment(sheet, span->till, understood), TEXT(""))
                              : TEXT("");
    }
    struct text from = moment(sheet, span->from, understood);
    return span->has_till ? say(sheet, SAY_FROM_UNTIL, from,
                                moment(sheet, span->till, span->from.date))
                          : say(sheet, SAY_FROM, from, TEXT(""));
}

// "Avoid until Sun 29 Nov, 15:30 (once a day)".
static void add_span(struct buffer *out, const struct sheet *sheet,
                     const struct sheet_span *span) {
    struct text when = sheet_when(sheet, span, PERIOD_COUNT);
    out->failed = out->failed || !when.at;
    buffer_text(out, span->shown);
    if (when.len > 0) {
        buffer_string(out, " ");
        buffer_text(out, when);
    }
    if (span->how_often.len > 0) {
        buffer_format(out, " (%.*s)", TEXT_ARGS(span->how_often));
    }
}

struct text sheet_course(const struct sheet *sheet, const struct sheet_product *product) {
    struct buffer out;
    buffer_init(&out, &sheet->arena->allocator, 1 << 20);
    for (size_t i = 0; i < product->windows_count; i++) {
        buffer_string(&out, i > 0 ? "; " : "");
        add_span(&out, sheet, &product->windows[i]);
    }
    struct text then = product->outside.shown;
    if (product->windows_count > 0 && then.len > 0) {
        buffer_string(&out, "; ");
        then = say(sheet, SAY_THEN, then, TEXT(""));
    }
    out.failed = out.failed || !then.at;
    buffer_text(&out, then);
    char *text = out.failed ? NULL : arena_copy(sheet->arena, out.at, out.len);
    struct text course = {text, out.len};
    buffer_clear(&out);
    return text ? course : (struct text){0};
}

static const struct {
    struct text unit;
    enum say once, often;
} frequencies[] = {
    {{"/hour", 5}, SAY_ONCE_AN_HOUR, SAY_TIMES_AN_HOUR},
    {{"/day", 4}, SAY_ONCE_A_DAY, SAY_TIMES_A_DAY},
    {{"/week", 5}, SAY_ONCE_A_WEEK, SAY_TIMES_A_WEEK},
    {{"/month", 6}, SAY_ONCE_A_MONTH, SAY_TIMES_A_MONTH},
};

// A word of the rules' own is shown as it is, with blanks.
static struct text unknown_frequency(const struct sheet *sheet, struct text frequency) {
    char *text = arena_copy(sheet->arena, frequency.at, frequency.len);
    for (size_t i = 0; text && i < frequency.len; i++) {
        text[i] = text[i] == '_' ? ' ' : text[i];
    }
    return text ? (struct text){text, frequency.len} : (struct text){0};
}

struct text sheet_how_often(const struct sheet *sheet, struct text frequency) {
    size_t digits = 0;
    if (frequency.len == 0) {
        return TEXT("");
    }
    if (text_is(frequency, "once") || text_is(frequency, "as_needed")) {
        return text_of(language_word(
            sheet->language, text_is(frequency, "once") ? SAY_ONCE : SAY_AS_NEEDED));
    }
    while (digits < frequency.len && frequency.at[digits] >= '0' &&
           frequency.at[digits] <= '9') {
        digits++;
    }
    struct text times = {frequency.at, digits};
    struct text unit = {frequency.at + digits, frequency.len - digits};
    for (size_t i = 0; digits > 0 && i < sizeof frequencies / sizeof *frequencies; i++) {
        if (text_equal(unit, frequencies[i].unit)) {
            return text_is(times, "1")
                       ? say(sheet, frequencies[i].once, times, TEXT(""))
                       : say(sheet, frequencies[i].often, times, TEXT(""));
        }
    }
    return unknown_frequency(sheet, frequency);
}
