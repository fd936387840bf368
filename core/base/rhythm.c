#include "core/base/rhythm.h"

#include "core/base/json.h"

#include <inttypes.h>

static const char *span_text(char out[SPAN_TEXT_MAX], struct span span) {
    return span_format(out, span);
}

const char *rhythm_write(struct arena *arena, const struct rhythm *rhythm) {
    char after[SPAN_TEXT_MAX], gap[SPAN_TEXT_MAX], expires[SPAN_TEXT_MAX];
    const struct quiet *quiet = &rhythm->quiet;
    const char *hours = quiet->is_given ? arena_format(arena, "[%" PRId32 ",%" PRId32 "]",
                                                       quiet->from, quiet->till)
                                        : "[]";
    return hours ? arena_format(
                       arena,
                       "{\"number\":%" PRId64 ",\"after_done\":\"%s\",\"min_gap\":\"%s\","
                       "\"expires\":\"%s\",\"wanted\":[%" PRId64 ",%" PRId64 "],"
                       "\"until\":[%" PRId64 ",%" PRId64 "],\"step\":[%" PRId64
                       ",%" PRId64 ",%" PRId64 "],\"quiet\":%s}",
                       rhythm->number, span_text(after, rhythm->after_done),
                       span_text(gap, rhythm->min_gap),
                       span_text(expires, rhythm->expires), rhythm->wanted.milliseconds,
                       rhythm->wanted_reading, rhythm->until.milliseconds,
                       rhythm->until_reading, rhythm->ended.milliseconds,
                       rhythm->from.milliseconds, rhythm->till.milliseconds, hours)
                 : NULL;
}

static bool read_integer(const struct json *value, int64_t *out) {
    if (!value || value->type != JSON_NUMBER || !value->is_integer) {
        return false;
    }
    *out = value->integer;
    return true;
}

static bool read_span(const struct json *root, const char *name, struct span *out) {
    const struct json *value = json_member(root, name);
    return value && value->type == JSON_TEXT && span_parse(out, value->text);
}

// A list of exactly so many whole numbers.
static bool read_numbers(const struct json *root, const char *name, int64_t *out,
                         uint32_t count) {
    const struct json *list = json_member(root, name);
    if (!list || list->type != JSON_LIST || list->count != count) {
        return false;
    }
    for (const struct json *at = list->first; at; at = at->next) {
        if (!read_integer(at, out++)) {
            return false;
        }
    }
    return true;
}

static bool is_second_of_day(int64_t second) {
    return second >= 0 && second < 86400;
}

static bool read_quiet(const struct json *root, struct quiet *out) {
    int64_t hours[2] = {0};
    if (!read_numbers(root, "quiet", hours, 2)) {
        *out = (struct quiet){0};
        return read_numbers(root, "quiet", hours, 0);
    }
    *out = (struct quiet){true, (int32_t)hours[0], (int32_t)hours[1]};
    return is_second_of_day(hours[0]) && is_second_of_day(hours[1]);
}

static bool read_all(struct rhythm *out, const struct json *root) {
    int64_t wanted[2] = {0}, until[2] = {0}, step[3] = {0};
    if (!read_integer(json_member(root, "number"), &out->number) ||
        !read_span(root, "after_done", &out->after_done) ||
        !read_span(root, "min_gap", &out->min_gap) ||
        !read_span(root, "expires", &out->expires) ||
        !read_numbers(root, "wanted", wanted, 2) ||
        !read_numbers(root, "until", until, 2) || !read_numbers(root, "step", step, 3) ||
        !read_quiet(root, &out->quiet)) {
        return false;
    }
    out->wanted = (struct instant){wanted[0]};
    out->wanted_reading = wanted[1];
    out->until = (struct instant){until[0]};
    out->until_reading = until[1];
    out->ended = (struct instant){step[0]};
    out->from = (struct instant){step[1]};
    out->till = (struct instant){step[2]};
    return true;
}

aftercare_status rhythm_read(struct rhythm *out, struct arena *arena, const char *text,
                             aftercare_error *err) {
    struct json_document document = {0};
    struct rhythm rhythm = {0};
    aftercare_status status =
        json_read(&document, arena, "rhythm", text_of(text), &JSON_LIMITS, err);
    if (status) {
        return status == AFTERCARE_ENOMEM ? status : AFTERCARE_EDOCUMENT;
    }
    if (!read_all(&rhythm, document.root)) {
        return fail(err, AFTERCARE_EDOCUMENT, NULL,
                    "this is no rhythm of a reminder (take it from its plan)");
    }
    *out = rhythm;
    return AFTERCARE_OK;
}

static int64_t reading_if(bool is_civil, const struct zone *zone,
                          struct instant instant) {
    return is_civil ? zone_reading(zone, instant) : 0;
}

struct beat rhythm_moved(const struct rhythm *rhythm, const struct zone *zone,
                         const struct rhythm_wish *wish) {
    bool has_expiry = !span_is_zero(rhythm->expires);
    struct beat beat = {.wanted = wish->wanted,
                        .is_civil = wish->is_civil,
                        .expires = has_expiry
                                       ? zone_add(zone, wish->wanted, rhythm->expires)
                                       : wish->limit};
    bool is_expires_civil = has_expiry ? wish->is_civil || span_is_civil(rhythm->expires)
                                       : wish->is_limit_civil;
    struct quiet_wish quiet_wish = {zone, wish->wanted, beat.expires, wish->earliest};
    enum quiet_does does = quiet_keep(&beat.due, &rhythm->quiet, &quiet_wish);
    beat.missed = does == QUIET_MISSES ? QUIET_MISSES_WHY : NULL;
    beat.due_reading = reading_if(does == QUIET_MOVES || wish->is_civil, zone, beat.due);
    beat.expires_reading = reading_if(is_expires_civil, zone, beat.expires);
    return beat;
}

struct beat rhythm_planned(const struct rhythm *rhythm, const struct zone *zone) {
    struct rhythm_wish wish = {
        .wanted = zone_of_reading(zone, rhythm->wanted_reading, rhythm->wanted),
        .is_civil = rhythm->wanted_reading != 0,
        .limit = zone_of_reading(zone, rhythm->until_reading, rhythm->until),
        .is_limit_civil = rhythm->until_reading != 0,
        .earliest = rhythm->ended};
    return rhythm_moved(rhythm, zone, &wish);
}
