#include "core/base/posix_tz.h"

#include "core/base/date.h"

#define HOUR 3600
#define OFFSET_HOURS_MAX 24
#define RULE_HOURS_MAX 167 // RFC 9636, section 3.3.2: a week but an hour
#define DIGITS_MAX 3

// What is still to be read.
struct reader {
    struct text rest;
};

static bool accept(struct reader *reader, char byte) {
    if (reader->rest.len == 0 || *reader->rest.at != byte) {
        return false;
    }
    reader->rest = (struct text){reader->rest.at + 1, reader->rest.len - 1};
    return true;
}

static bool read_number(struct reader *reader, int *out, int min, int max) {
    size_t digits = 0;
    int value = 0;
    while (digits < DIGITS_MAX && text_digits(&value, reader->rest, 0, digits + 1)) {
        digits++;
    }
    if (digits == 0) {
        return false;
    }
    (void)text_digits(out, reader->rest, 0, digits);
    reader->rest = (struct text){reader->rest.at + digits, reader->rest.len - digits};
    return *out >= min && *out <= max;
}

static bool is_letter(char byte) {
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

static bool is_name_byte(char byte) {
    return is_letter(byte) || (byte >= '0' && byte <= '9') || byte == '+' || byte == '-';
}

// An abbreviation, which nobody here needs: three letters or more, or anything in <>.
static bool pass_name(struct reader *reader) {
    bool is_quoted = accept(reader, '<');
    size_t len = 0;
    while (len < reader->rest.len && (is_quoted ? is_name_byte(reader->rest.at[len])
                                                : is_letter(reader->rest.at[len]))) {
        len++;
    }
    reader->rest = (struct text){reader->rest.at + len, reader->rest.len - len};
    return len >= 3 && (!is_quoted || accept(reader, '>'));
}

// "[+-]hh[:mm[:ss]]"
static bool read_time(struct reader *reader, int32_t *out, int hours_max) {
    int hours = 0;
    int minutes = 0;
    int seconds = 0;
    bool is_negative = accept(reader, '-');
    if (!is_negative) {
        (void)accept(reader, '+');
    }
    bool is_read = read_number(reader, &hours, 0, hours_max);
    if (is_read && accept(reader, ':')) {
        is_read = read_number(reader, &minutes, 0, 59);
        if (is_read && accept(reader, ':')) {
            is_read = read_number(reader, &seconds, 0, 59);
        }
    }
    int32_t time = hours * HOUR + minutes * 60 + seconds;
    *out = is_negative ? -time : time;
    return is_read;
}

// POSIX counts hours behind UTC, we count seconds ahead of it.
static bool read_offset(struct reader *reader, int32_t *out) {
    bool is_read = read_time(reader, out, OFFSET_HOURS_MAX);
    *out = -*out;
    return is_read;
}

static bool read_day(struct reader *reader, struct posix_rule *out) {
    if (accept(reader, 'J')) {
        out->kind = POSIX_NO_LEAP;
        return read_number(reader, &out->day, 1, 365);
    }
    if (!accept(reader, 'M')) {
        out->kind = POSIX_YEAR;
        return read_number(reader, &out->day, 0, 365);
    }
    out->kind = POSIX_WEEK;
    return read_number(reader, &out->month, 1, 12) && accept(reader, '.') &&
           read_number(reader, &out->week, 1, 5) && accept(reader, '.') &&
           read_number(reader, &out->day, 0, 6);
}

static bool read_rule(struct reader *reader, struct posix_rule *out) {
    out->second = 2 * HOUR;
    return accept(reader, ',') && read_day(reader, out) &&
           (!accept(reader, '/') || read_time(reader, &out->second, RULE_HOURS_MAX));
}

// "CEST,M3.5.0,M10.5.0/3": the clock is an hour ahead unless an offset says otherwise.
static bool read_summer(struct reader *reader, struct posix_tz *out) {
    out->has_summer = true;
    out->summer = out->standard + HOUR;
    if (!pass_name(reader)) {
        return false;
    }
    if (reader->rest.len > 0 && *reader->rest.at != ',' &&
        !read_offset(reader, &out->summer)) {
        return false;
    }
    return read_rule(reader, &out->begins) && read_rule(reader, &out->ends);
}

bool posix_tz_parse(struct posix_tz *out, struct text text) {
    struct reader reader = {text};
    struct posix_tz tz = {0};
    bool is_read = pass_name(&reader) && read_offset(&reader, &tz.standard);
    if (is_read && reader.rest.len > 0) {
        is_read = read_summer(&reader, &tz);
    }
    if (!is_read || reader.rest.len > 0) {
        return false;
    }
    *out = tz;
    return true;
}

// The day of a year on which a rule falls.
static int64_t rule_day(const struct posix_rule *rule, int year) {
    struct date first = {0};
    struct date march = {0};
    int month = rule->kind == POSIX_WEEK ? rule->month : 1;
    (void)date_make(&first, year, month, 1);
    if (rule->kind == POSIX_YEAR) {
        return (int64_t)first.day + rule->day;
    }
    if (rule->kind == POSIX_NO_LEAP) {
        (void)date_make(&march, year, 3, 1);
        bool is_behind_leap_day = rule->day > 59 && march.day - first.day == 60;
        return (int64_t)first.day + rule->day - 1 + (is_behind_leap_day ? 1 : 0);
    }
    int days = (rule->day - date_weekday(first) % 7 + 7) % 7 + (rule->week - 1) * 7;
    struct date found = {first.day + days};
    return date_civil(found).month == month ? found.day : found.day - 7;
}

static int64_t rule_second(const struct posix_rule *rule, int year, int32_t offset) {
    return rule_day(rule, year) * 86400 + rule->second - offset;
}

int64_t posix_tz_begins(const struct posix_tz *tz, int year) {
    return rule_second(&tz->begins, year, tz->standard);
}

int64_t posix_tz_ends(const struct posix_tz *tz, int year) {
    return rule_second(&tz->ends, year, tz->summer);
}
