#include "core/calendar/plan_calendar.h"

#include "core/base/date.h"
#include "core/base/fail.h"
#include "core/calendar/calendar.h"

// The text of that member, or "".
static struct text text_in(const struct json *object, const char *name) {
    const struct json *found = json_member(object, name);
    return found && found->type == JSON_TEXT ? found->text : TEXT("");
}

static bool wants(const struct json *step, struct text rule) {
    const struct json *rules = json_member(step, "rules");
    for (const struct json *one = rules ? rules->first : NULL; one; one = one->next) {
        if (text_equal(one->text, rule)) {
            return true;
        }
    }
    return false;
}

static const struct json *step_of(const struct json *plan, struct text rule) {
    const struct json *steps = json_member(plan, "steps");
    for (const struct json *one = steps ? steps->first : NULL; one; one = one->next) {
        if (wants(one, rule)) {
            return one;
        }
    }
    return NULL;
}

// What to do when a step's red flags are found, one sentence after the other; at NULL:
// no memory.
static struct text red_flags_of(struct arena *arena, const struct json *step) {
    struct text said = text_in(step, "red_flag");
    const struct json *also = step ? json_member(step, "also") : NULL;
    for (const struct json *one = also ? also->first : NULL; said.at && one;
         one = one->next) {
        const char *longer =
            arena_format(arena, "%.*s%s%.*s", TEXT_ARGS(said), said.len > 0 ? " " : "",
                         TEXT_ARGS(text_in(one, "red_flag")));
        said = longer ? text_of(longer) : (struct text){0};
    }
    return said;
}

static aftercare_status no_memory(aftercare_error *err) {
    return fail(err, AFTERCARE_ENOMEM, NULL, "there is no memory for the calendar");
}

aftercare_status plan_calendar(struct buffer *out, struct arena *arena,
                               const struct json *plan, int64_t now,
                               aftercare_error *err) {
    const struct json *reminders = json_member(plan, "reminders");
    size_t most = reminders ? reminders->count : 0;
    struct calendar_event *events = arena_array(arena, most, sizeof *events);
    size_t count = 0;
    if (!events) {
        return no_memory(err);
    }
    for (const struct json *one = most > 0 ? reminders->first : NULL; one;
         one = one->next) {
        struct instant due;
        if (json_member(one, "missed") ||
            !instant_parse(&due, NULL, text_in(one, "due"))) {
            continue;
        }
        struct text red_flags = red_flags_of(arena, step_of(plan, text_in(one, "rule")));
        if (!red_flags.at) {
            return no_memory(err);
        }
        events[count++] = (struct calendar_event){
            .uid = text_in(one, "key"),
            .summary = text_in(one, "message"),
            .description = red_flags,
            .start = due.milliseconds,
        };
    }
    return calendar_write(out, &(struct calendar){events, count, now}, err);
}
