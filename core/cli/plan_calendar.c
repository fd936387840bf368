#include "core/cli/plan_calendar.h"

#include "core/base/date.h"
#include "core/calendar/calendar.h"
#include "core/cli/report.h"

static bool wants(const struct json *step, struct text rule) {
    const struct json *rules = json_member(step, "rules");
    for (const struct json *one = rules ? rules->first : NULL; one; one = one->next) {
        if (text_equal(one->text, rule)) {
            return true;
        }
    }
    return false;
}

static struct text red_flag_of(const struct json *plan, struct text rule) {
    const struct json *steps = json_member(plan, "steps");
    for (const struct json *one = steps ? steps->first : NULL; one; one = one->next) {
        if (wants(one, rule)) {
            return text_member(one, "red_flag");
        }
    }
    return TEXT("");
}

aftercare_status plan_calendar(struct buffer *out, struct arena *arena,
                               const struct json *plan, int64_t now,
                               aftercare_error *err) {
    const struct json *reminders = json_member(plan, "reminders");
    size_t most = reminders ? reminders->count : 0;
    struct calendar_event *events = arena_array(arena, most, sizeof *events);
    size_t count = 0;
    if (!events) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "there is no memory for the calendar");
    }
    for (const struct json *one = most > 0 ? reminders->first : NULL; one;
         one = one->next) {
        struct instant due;
        if (json_member(one, "missed") ||
            !instant_parse(&due, NULL, text_member(one, "due"))) {
            continue;
        }
        events[count++] = (struct calendar_event){
            .uid = text_member(one, "key"),
            .summary = text_member(one, "message"),
            .description = red_flag_of(plan, text_member(one, "rule")),
            .start = due.milliseconds,
        };
    }
    return calendar_write(out, &(struct calendar){events, count, now}, err);
}
