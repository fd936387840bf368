#include "core/cli/sheet.h"

#include "core/cli/report.h"
#include "core/cli/sheet_inside.h"

static bool has_rule(const struct json *step, struct text rule) {
    const struct json *rules = json_member(step, "rules");
    for (const struct json *one = rules ? rules->first : NULL; one; one = one->next) {
        if (text_equal(one->text, rule)) {
            return true;
        }
    }
    return false;
}

// The reminders of a step that will be sent, in words: when, or how many, from when until
// when. One at the step's own beginning goes without saying.
static struct text reminders_of(const struct sheet *sheet, const struct json *reminders,
                                const struct json *step) {
    const struct json *first = NULL;
    const struct json *last = NULL;
    int count = 0;
    for (const struct json *one = reminders ? reminders->first : NULL; one;
         one = one->next) {
        if (!json_member(one, "missed") && has_rule(step, text_member(one, "rule"))) {
            first = first ? first : one;
            last = one;
            count++;
        }
    }
    struct sheet_span span = {.from = sheet_span_wall(first, "due"),
                              .till = sheet_span_wall(last, "due"),
                              .has_till = true};
    if (count == 0 ||
        sheet_compare_walls(span.till, sheet_span_wall(step, "from")) == 0) {
        return TEXT("");
    }
    if (count == 1) {
        return sheet_say(
            sheet, SAY_REMINDER,
            (struct text[]){sheet_moment(sheet, span.from), TEXT(""), TEXT("")});
    }
    char *number = arena_format(sheet->arena, "%d", count);
    struct text when = sheet_when(sheet, &span, PERIOD_COUNT);
    return sheet_say(
        sheet, SAY_REMINDERS,
        (struct text[]){{number, number ? text_of(number).len : 0}, when, TEXT("")});
}

static bool read_steps(struct sheet *sheet, const struct json *plan) {
    const struct json *list = json_member(plan, "steps");
    size_t count = list ? list->count : 0;
    sheet->steps = arena_array(sheet->arena, count, sizeof *sheet->steps);
    bool is_read = sheet->steps != NULL;
    for (const struct json *one = list ? list->first : NULL; is_read && one;
         one = one->next) {
        struct sheet_step *step = &sheet->steps[one->index];
        is_read = sheet_span_read(&step->span, sheet, one);
        step->span.is_step = true;
        step->says = text_member(one, "message");
        step->red_flag = text_member(one, "red_flag");
        step->reminders = reminders_of(sheet, json_member(plan, "reminders"), one);
        step->period = sheet_period(sheet, step->span.from);
        sheet->red_flags_count += step->red_flag.len > 0;
        is_read = is_read && step->reminders.at;
    }
    sheet->steps_count = count - sheet->red_flags_count;
    return is_read;
}

static bool read_next(struct sheet *sheet, const struct json *plan) {
    const struct json *list = json_member(plan, "course");
    sheet->next = arena_array(sheet->arena, list ? list->count : 0, sizeof *sheet->next);
    for (const struct json *one = list && sheet->next ? list->first : NULL; one;
         one = one->next) {
        const struct json *next = json_member(one, "next_session");
        struct date earliest;
        struct date latest;
        if (!date_parse(&earliest, text_member(next, "earliest")) ||
            !date_parse(&latest, text_member(next, "latest"))) {
            continue;
        }
        struct text between =
            sheet_say(sheet, SAY_BETWEEN,
                      (struct text[]){sheet_full_date(sheet, earliest),
                                      sheet_full_date(sheet, latest), TEXT("")});
        if (!between.at) {
            return false;
        }
        sheet->next[sheet->next_count++] =
            (struct sheet_next){text_member(one, "label"), between};
    }
    return sheet->next != NULL;
}

// Texts with ", " between them; at NULL when there is no memory.
struct joined {
    struct buffer text;
};

static void join(struct joined *joined, struct text text) {
    buffer_string(&joined->text, joined->text.len > 0 ? ", " : "");
    buffer_text(&joined->text, text);
}

static struct text joined_end(struct joined *joined, struct arena *arena) {
    char *text =
        joined->text.failed ? NULL : arena_copy(arena, joined->text.at, joined->text.len);
    struct text out = {text, text ? joined->text.len : 0};
    buffer_clear(&joined->text);
    return out;
}

static bool read_head(struct sheet *sheet, const struct json *plan) {
    struct joined treatments;
    struct joined rules;
    const struct json *course = json_member(plan, "course");
    const struct json *packs = json_member(json_member(plan, "rules"), "packs");
    buffer_init(&treatments.text, &sheet->arena->allocator, 1 << 20);
    buffer_init(&rules.text, &sheet->arena->allocator, 1 << 20);
    for (const struct json *one = course ? course->first : NULL; one; one = one->next) {
        join(&treatments, text_member(one, "label"));
    }
    for (const struct json *one = packs ? packs->first : NULL; one; one = one->next) {
        join(&rules, one->key);
        buffer_format(&rules.text, " %.*s", TEXT_ARGS(one->text));
    }
    sheet->language = language_of(text_member(plan, "locale"));
    sheet->session = text_member(plan, "session");
    sheet->timezone = text_member(plan, "timezone");
    sheet->ended = sheet_span_wall(plan, "ended_at");
    sheet->treatments = joined_end(&treatments, sheet->arena);
    sheet->rules = joined_end(&rules, sheet->arena);
    return sheet->treatments.at && sheet->rules.at;
}

aftercare_status sheet_read(struct sheet *out, struct arena *arena,
                            const struct json *plan) {
    *out = (struct sheet){.arena = arena};
    if (!read_head(out, plan) || !read_steps(out, plan) ||
        !sheet_read_products(out, plan) || !read_next(out, plan)) {
        return AFTERCARE_ENOMEM;
    }
    sheet_sort(out);
    return AFTERCARE_OK;
}
