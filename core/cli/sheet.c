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

// False when there is no memory.
static bool read_also(struct sheet_step *step, const struct sheet *sheet,
                      const struct json *list) {
    struct sheet_flag *also =
        arena_array(sheet->arena, list ? list->count : 0, sizeof *also);
    for (const struct json *one = list && also ? list->first : NULL; one;
         one = one->next) {
        also[one->index] = (struct sheet_flag){text_member(one, "message"),
                                               text_member(one, "red_flag")};
    }
    step->also = also;
    step->also_count = list ? list->count : 0;
    return also != NULL;
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
        is_read = is_read && step->reminders.at &&
                  read_also(step, sheet, json_member(one, "also"));
        step->is_red_flag = step->red_flag.len > 0 || step->also_count > 0;
        sheet->red_flags_count += step->is_red_flag;
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

// The labels of the treatments, with commas; at NULL when there is no memory.
static struct text treatments_of(struct arena *arena, const struct json *plan) {
    const struct json *course = json_member(plan, "course");
    struct buffer out;
    buffer_init(&out, &arena->allocator, 1 << 20);
    for (const struct json *one = course ? course->first : NULL; one; one = one->next) {
        buffer_string(&out, out.len > 0 ? ", " : "");
        buffer_text(&out, text_member(one, "label"));
    }
    char *text = out.failed ? NULL : arena_copy(arena, out.at, out.len);
    struct text treatments = {text, text ? out.len : 0};
    buffer_clear(&out);
    return treatments;
}

#define DIGEST_SHOWN 19 // "sha256:" and enough to tell one set of rules from another

static bool read_head(struct sheet *sheet, const struct json *plan) {
    struct text digest = text_member(json_member(plan, "rules"), "digest");
    sheet->language = language_of(text_member(plan, "locale"));
    sheet->session = text_member(plan, "session");
    sheet->timezone = text_member(plan, "timezone");
    sheet->ended = sheet_span_wall(plan, "ended_at");
    sheet->treatments = treatments_of(sheet->arena, plan);
    sheet->rules =
        (struct text){digest.at, digest.len < DIGEST_SHOWN ? digest.len : DIGEST_SHOWN};
    return sheet->treatments.at != NULL;
}

aftercare_status sheet_read(struct sheet *out, struct arena *arena,
                            const struct json *plan) {
    *out = (struct sheet){.arena = arena};
    if (!read_head(out, plan) || !read_steps(out, plan) ||
        !sheet_read_products(out, plan) || !read_next(out, plan) ||
        !sheet_read_taken_away(out, plan)) {
        return AFTERCARE_ENOMEM;
    }
    sheet_sort(out);
    return AFTERCARE_OK;
}
