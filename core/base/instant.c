// The instants and clocks of date.h.
#include "core/base/date.h"

#define DAY_SECONDS 86400
#define FRACTION_AT 19 // where a fraction or an offset may begin: behind "…T15:30:00"

// Rounds down, also below zero.
static int64_t floor_divide(int64_t value, int64_t by) {
    return value / by - (value % by < 0);
}

// Hours, minutes and, unless at ends there, seconds.
static bool read_clock(int32_t *second, struct text text, size_t at, size_t len) {
    int hours = 0;
    int minutes = 0;
    int seconds = 0;
    bool is_read = text_digits(&hours, text, at, 2) && text.at[at + 2] == ':' &&
                   text_digits(&minutes, text, at + 3, 2);
    if (is_read && len > 5) {
        is_read = text.at[at + 5] == ':' && text_digits(&seconds, text, at + 6, 2);
    }
    if (!is_read || hours > 23 || minutes > 59 || seconds > 59) {
        return false;
    }
    *second = hours * 3600 + minutes * 60 + seconds;
    return true;
}

bool clock_parse(int32_t *second, struct text text) {
    return (text.len == 5 || text.len == 8) && read_clock(second, text, 0, text.len);
}

// What follows the seconds: a fraction, of which milliseconds are kept; *at moves behind
// it.
static bool read_fraction(int *milliseconds, struct text text, size_t *at) {
    int scale = 100;
    if (*at >= text.len || text.at[*at] != '.') {
        return true;
    }
    size_t first = ++*at;
    while (*at < text.len && text.at[*at] >= '0' && text.at[*at] <= '9') {
        *milliseconds += (text.at[*at] - '0') * scale;
        scale /= 10;
        ++*at;
    }
    return *at > first;
}

static bool read_offset(int32_t *offset, struct text text, size_t at) {
    if (at + 1 == text.len && (text.at[at] == 'Z' || text.at[at] == 'z')) {
        *offset = 0;
        return true;
    }
    if (at + 6 != text.len || (text.at[at] != '+' && text.at[at] != '-') ||
        !read_clock(offset, text, at + 1, 5)) {
        return false;
    }
    if (text.at[at] == '-') {
        *offset = -*offset;
    }
    return true;
}

bool instant_parse(struct instant *out, int32_t *offset, struct text text) {
    struct wall wall = {0};
    int32_t east = 0;
    int milliseconds = 0;
    size_t at = FRACTION_AT;
    if (text.len <= FRACTION_AT || (text.at[10] != 'T' && text.at[10] != 't') ||
        !date_parse(&wall.date, (struct text){text.at, 10}) ||
        !read_clock(&wall.second, text, 11, 8) ||
        !read_fraction(&milliseconds, text, &at) || !read_offset(&east, text, at)) {
        return false;
    }
    *out = instant_at(wall, east);
    out->milliseconds += milliseconds;
    if (offset) {
        *offset = east;
    }
    return true;
}

int64_t instant_seconds(struct instant instant) {
    return floor_divide(instant.milliseconds, 1000);
}

struct wall instant_wall(struct instant instant, int32_t offset) {
    int64_t seconds = instant_seconds(instant) + offset;
    int64_t day = floor_divide(seconds, DAY_SECONDS);
    struct date date = day <= INT32_MIN ? DATE_MIN : DATE_MAX;
    if (day > INT32_MIN && day < INT32_MAX) {
        date = (struct date){(int32_t)day};
    }
    return (struct wall){date, (int32_t)(seconds - day * DAY_SECONDS)};
}

struct instant instant_at(struct wall wall, int32_t offset) {
    int64_t seconds = (int64_t)wall.date.day * DAY_SECONDS + wall.second - offset;
    return (struct instant){seconds * 1000};
}

static char *put_clock(char *at, int32_t second) {
    text_put_digits(at, second / 3600, 2);
    at[2] = ':';
    text_put_digits(at + 3, second / 60 % 60, 2);
    return at + 5;
}

char *instant_format(char out[INSTANT_TEXT_MAX], struct instant instant, int32_t offset) {
    int32_t east = offset - offset % 60;
    struct wall wall = instant_wall(instant, east);
    int64_t milliseconds = instant.milliseconds % 1000;
    char *at = out + DATE_TEXT_MAX - 1;
    if (date_format(out, wall.date)[0] == '\0') {
        return out;
    }
    *at = 'T';
    at = put_clock(at + 1, wall.second);
    *at = ':';
    text_put_digits(at + 1, wall.second % 60, 2);
    at += 3;
    if (milliseconds != 0) {
        *at = '.';
        text_put_digits(at + 1,
                        (int)(milliseconds < 0 ? milliseconds + 1000 : milliseconds), 3);
        at += 4;
    }
    *at = east < 0 ? '-' : '+';
    at = put_clock(at + 1, east < 0 ? -east : east);
    *at = '\0';
    return out;
}
