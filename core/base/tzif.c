#include "core/base/tzif.h"

#include "core/base/date.h"
#include "core/base/posix_tz.h"

#include <string.h>

#define HEADER 44
#define TYPE 6 // bytes: the offset, whether it is summer time, the abbreviation's place
#define OFFSET_MAX (INT64_C(26) * 3600) // RFC 9636, section 3.2: less than 26 hours
#define EARLIEST (-(INT64_C(1) << 59))  // as zic's "big bang": long before everything
#define YEAR_LAST 9500                  // of a transition; unrolling needs the rest
#define YEARS_UNROLLED 402              // the cycle, and a year on each side of it
#define UNROLLED_MAX ((size_t)2 * (YEARS_UNROLLED + 1)) // changes

struct counts {
    size_t utc, standard, leaps, times, types, letters;
};

// One of the two halves of the file behind its header.
struct block {
    struct counts counts;
    struct text times, indexes, types;
    size_t len;
};

// Two's complement, the most significant byte first.
static int64_t integer_at(struct text bytes, size_t at, size_t len) {
    uint64_t value = (unsigned char)bytes.at[at] >= 0x80 ? UINT64_MAX : 0;
    for (size_t i = 0; i < len; i++) {
        value = value << 8 | (unsigned char)bytes.at[at + i];
    }
    int64_t result = 0;
    memcpy(&result, &value, sizeof result);
    return result;
}

static struct text behind(struct text text, size_t len) {
    return (struct text){text.at + len, text.len - len};
}

// Reads the header and measures what is behind it. Counts have 32 bits: their sum in
// bytes fits into 64. A reason when it cannot be.
static const char *read_block(struct block *out, struct text file, size_t time_size) {
    if (file.len < HEADER || memcmp(file.at, "TZif", 4) != 0) {
        return "is no compiled time zone";
    }
    size_t numbers[6];
    for (size_t i = 0; i < 6; i++) {
        numbers[i] = (size_t)(integer_at(file, 20 + 4 * i, 4) & UINT32_MAX);
    }
    struct counts counts = {numbers[0], numbers[1], numbers[2],
                            numbers[3], numbers[4], numbers[5]};
    size_t len = counts.times * (time_size + 1) + counts.types * TYPE + counts.letters +
                 counts.leaps * (time_size + 4) + counts.standard + counts.utc;
    if (len > file.len - HEADER) {
        return "ends too early for a time zone";
    }
    struct text rest = behind(file, HEADER);
    out->counts = counts;
    out->times = (struct text){rest.at, counts.times * time_size};
    rest = behind(rest, counts.times * time_size);
    out->indexes = (struct text){rest.at, counts.times};
    rest = behind(rest, counts.times);
    out->types = (struct text){rest.at, counts.types * TYPE};
    out->len = HEADER + len;
    return NULL;
}

static const char *check_block(const struct block *block) {
    if (block->counts.leaps > 0) {
        return "counts leap seconds (choose a zone that does not begin with right/)";
    }
    if (block->counts.types == 0) {
        return "knows no offset";
    }
    for (size_t i = 0; i < block->counts.types; i++) {
        int64_t offset = integer_at(block->types, i * TYPE, 4);
        if (offset <= -OFFSET_MAX || offset >= OFFSET_MAX) {
            return "has an offset of more than a day";
        }
    }
    for (size_t i = 0; i < block->counts.times; i++) {
        if ((unsigned char)block->indexes.at[i] >= block->counts.types) {
            return "names an offset that it does not have";
        }
        if (i > 0 && integer_at(block->times, i * 8, 8) <=
                         integer_at(block->times, (i - 1) * 8, 8)) {
            return "has transitions out of order";
        }
    }
    return NULL;
}

// The footer: a line of its own behind the second half.
static const char *read_footer(struct text *out, struct text rest) {
    const char *end =
        rest.len < 2 || *rest.at != '\n' ? NULL : memchr(rest.at + 1, '\n', rest.len - 1);
    if (!end) {
        return "has no footer";
    }
    *out = (struct text){rest.at + 1, (size_t)(end - rest.at) - 1};
    return NULL;
}

struct building {
    struct tzif_change *changes;
    size_t count;
    int32_t first;
};

static int32_t last_offset(const struct building *building) {
    return building->count > 0 ? building->changes[building->count - 1].after
                               : building->first;
}

// What is not later than the last change of the file is known from it already; two
// changes at one moment are one.
static void add_change(struct building *building, int64_t at, int32_t after) {
    int32_t before = last_offset(building);
    struct tzif_change *last =
        building->count > 0 ? &building->changes[building->count - 1] : NULL;
    if (last && at <= last->at) {
        last->after = at == last->at ? after : last->after;
    } else if (after != before) {
        building->changes[building->count] = (struct tzif_change){at, before, after};
        building->count++;
    }
}

static void add_transitions(struct building *building, const struct block *block) {
    for (size_t i = 0; i < block->counts.times; i++) {
        size_t type = (unsigned char)block->indexes.at[i];
        int64_t at = integer_at(block->times, i * 8, 8);
        int32_t after = (int32_t)integer_at(block->types, type * TYPE, 4);
        add_change(building, at < EARLIEST ? EARLIEST : at, after);
    }
}

// The year from which on the footer's rule holds: of the last transition.
static int first_year(const struct block *block) {
    if (block->counts.times == 0) {
        return 1;
    }
    struct instant last = {0};
    int64_t seconds = integer_at(block->times, (block->counts.times - 1) * 8, 8);
    if (__builtin_mul_overflow(seconds, INT64_C(1000), &last.milliseconds)) {
        return seconds < 0 ? 1 : YEAR_LAST + 1;
    }
    struct date date = instant_wall(last, 0).date;
    int year = date_civil(date).year;
    if (year > 0) {
        return year;
    }
    return date.day < 0 ? 1 : YEAR_LAST + 1;
}

static void unroll(struct building *building, const struct posix_tz *tz, int from) {
    for (int year = from; year <= from + YEARS_UNROLLED; year++) {
        int64_t begins = posix_tz_begins(tz, year);
        int64_t ends = posix_tz_ends(tz, year);
        if (begins < ends) {
            add_change(building, begins, tz->summer);
            add_change(building, ends, tz->standard);
        } else {
            add_change(building, ends, tz->standard);
            add_change(building, begins, tz->summer);
        }
    }
}

static aftercare_status build(struct tzif *out, struct arena *arena, const char *place,
                              const struct block *block, const struct posix_tz *tz,
                              aftercare_error *err) {
    struct building building = {.first = (int32_t)integer_at(block->types, 0, 4)};
    int from = first_year(block);
    if (from > YEAR_LAST) {
        return fail(err, AFTERCARE_EIO, place, "has a transition after the year %d",
                    YEAR_LAST);
    }
    building.changes =
        arena_array(arena, block->counts.times + UNROLLED_MAX, sizeof *building.changes);
    if (!building.changes) {
        return fail(err, AFTERCARE_ENOMEM, place, "no memory for the time zone");
    }
    add_transitions(&building, block);
    *out = (struct tzif){.first = building.first};
    if (tz->has_summer) {
        struct date until = {0};
        unroll(&building, tz, from);
        (void)date_make(&until, from + YEARS_UNROLLED, 1, 1);
        out->repeats = true;
        out->until = (int64_t)until.day * 86400;
    }
    out->changes = building.changes;
    out->count = building.count;
    return AFTERCARE_OK;
}

aftercare_status tzif_read(struct tzif *out, struct arena *arena, const char *place,
                           struct text file, aftercare_error *err) {
    struct block block = {0};
    struct text footer = {0};
    struct posix_tz tz = {0};
    const char *problem = read_block(&block, file, 4);
    if (!problem && (file.at[4] < '2' || file.at[4] > '9')) {
        problem = "is of version 1 (compile it again with zic)";
    }
    if (!problem) {
        file = behind(file, block.len);
        problem = read_block(&block, file, 8);
    }
    if (!problem) {
        problem = check_block(&block);
    }
    if (!problem) {
        problem = read_footer(&footer, behind(file, block.len));
    }
    if (!problem && footer.len > 0 && !posix_tz_parse(&tz, footer)) {
        problem = "has a footer that is no rule of POSIX";
    }
    return problem ? fail(err, AFTERCARE_EIO, place, "%s", problem)
                   : build(out, arena, place, &block, &tz, err);
}
