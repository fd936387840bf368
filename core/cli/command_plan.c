// aftercare plan FILE: what goes on the skin after a session, and when.
#include "core/cli/open.h"
#include "core/cli/report.h"

#include <stdio.h>
#include <string.h>

static const struct option_row options[] = {
    {"at", "INSTANT", "the use of every product at that moment, and the steps in force"},
    {"timezone", "ZONE", "the patient's zone, where the document names none"},
    {0},
};

#define WIDTH 108
#define INDENT 50 // of a step's text, behind its times and kind

// "2026-11-22T15:30:00+01:00" as people read it: "2026-11-22 15:30".
static void print_instant(struct text instant) {
    if (instant.len < 16) {
        (void)printf("%.*s", TEXT_ARGS(instant));
        return;
    }
    (void)printf("%.10s %.5s", instant.at, instant.at + 11);
}

static void print_times(const struct json *line) {
    print_instant(text_member(line, "from"));
    (void)printf(" – ");
    print_instant(text_member(line, "till"));
}

static void print_changed(const struct json *line) {
    const struct json *changed = json_member(line, "changed");
    if (changed) {
        (void)printf(" (changed by %.*s: %.*s)", TEXT_ARGS(text_member(changed, "by")),
                     TEXT_ARGS(text_member(changed, "because")));
    }
}

static void print_topical(const struct json *topical) {
    const struct json *windows = json_member(topical, "windows");
    for (const struct json *one = windows ? windows->first : NULL; one; one = one->next) {
        struct text frequency = text_member(one, "frequency");
        (void)printf("  ");
        print_times(one);
        (void)printf("  %-12.*s %.*s", TEXT_ARGS(text_member(one, "use")),
                     TEXT_ARGS(text_member(topical, "product")));
        if (frequency.len > 0) {
            (void)printf(", %.*s", TEXT_ARGS(frequency));
        }
        print_changed(one);
        (void)printf("\n");
    }
    if (windows && windows->count == 0) {
        (void)printf("  no rule speaks of %.*s\n",
                     TEXT_ARGS(text_member(topical, "product")));
    }
}

// What kind of step it is stands second, under the name that the plugin gave it.
static void print_step(const struct json *step) {
    struct text red_flag = text_member(step, "red_flag");
    (void)printf("  ");
    print_times(step);
    (void)printf("  %-12.*s ", TEXT_ARGS(step->first->next->text));
    (void)printf("%.*s", TEXT_ARGS(text_member(step, "message")));
    print_changed(step);
    (void)printf("\n");
    if (red_flag.len > 0) {
        print_wrapped(red_flag, INDENT, WIDTH);
    }
}

// The reminders of one rule are one line: how many, the first, the last. They stand in
// the order of time, so the first of a rule is the one that no earlier one shares.
static bool is_first_of_rule(const struct json *reminders, const struct json *reminder) {
    struct text rule = text_member(reminder, "rule");
    for (const struct json *one = reminders->first; one != reminder; one = one->next) {
        if (text_equal(text_member(one, "rule"), rule)) {
            return false;
        }
    }
    return true;
}

static void print_reminder(const struct json *reminder) {
    struct text rule = text_member(reminder, "rule");
    struct text missed = text_member(reminder, "missed");
    const struct json *last = reminder;
    unsigned count = 0;
    if (!is_first_of_rule(reminder->parent, reminder)) {
        return;
    }
    for (const struct json *one = reminder; one; one = one->next) {
        bool is_same = text_equal(text_member(one, "rule"), rule);
        last = is_same ? one : last;
        count += is_same;
    }
    (void)printf("  ");
    print_instant(text_member(reminder, "due"));
    (void)printf("  %.*s", TEXT_ARGS(text_member(reminder, "message")));
    if (count > 1) {
        (void)printf(" (%u times, the last ", count);
        print_instant(text_member(last, "due"));
        (void)printf(")");
    }
    if (missed.len > 0) {
        (void)printf(" (will be missed: %.*s)", TEXT_ARGS(missed));
    }
    (void)printf("\n");
}

static void print_course(const struct json *course) {
    const struct json *next = json_member(course, "next_session");
    (void)printf("  %.*s", TEXT_ARGS(text_member(course, "treatment")));
    if (next && next->type == JSON_OBJECT) {
        (void)printf(": between %.*s and %.*s", TEXT_ARGS(text_member(next, "earliest")),
                     TEXT_ARGS(text_member(next, "latest")));
    } else {
        (void)printf(": none is known of");
    }
    (void)printf("\n");
}

static void print_list(const struct json *answer, const char *name, const char *title,
                       void print(const struct json *)) {
    const struct json *list = json_member(answer, name);
    if (!list || list->count == 0) {
        return;
    }
    (void)printf("%s%s%s\n", style_bold(), title, style_plain());
    for (const struct json *one = list->first; one; one = one->next) {
        print(one);
    }
}

static enum exit_status print_plan(struct invocation *invocation, const char *json,
                                   size_t len) {
    const struct json *answer = answer_read(invocation, json, len);
    if (!answer) {
        return EXIT_OURS;
    }
    (void)printf("%ssession %.*s%s\n", style_bold(),
                 TEXT_ARGS(text_member(answer, "session")), style_plain());
    print_list(answer, "topicals", "on the skin", print_topical);
    print_list(answer, "steps", "steps", print_step);
    print_list(answer, "reminders", "reminders", print_reminder);
    print_list(answer, "course", "next session", print_course);
    return fflush(stdout) == 0 ? EXIT_DONE : EXIT_OURS;
}

static void print_use(const struct json *product) {
    struct text until = text_member(product, "until");
    (void)printf("  %-12.*s %.*s", TEXT_ARGS(text_member(product, "use")),
                 TEXT_ARGS(text_member(product, "product")));
    if (until.len > 0) {
        (void)printf(", until ");
        print_instant(until);
    }
    (void)printf("\n");
}

static enum exit_status print_moment(struct invocation *invocation, const char *json,
                                     size_t len) {
    const struct json *answer = answer_read(invocation, json, len);
    if (!answer) {
        return EXIT_OURS;
    }
    print_list(answer, "products", "on the skin", print_use);
    print_list(answer, "steps", "steps in force", print_step);
    return fflush(stdout) == 0 ? EXIT_DONE : EXIT_OURS;
}

static enum exit_status plan(struct invocation *invocation, struct opened *opened,
                             const aftercare_plan_options *plan_options) {
    const aftercare_plan *made;
    aftercare_error err;
    if (aftercare_plan_session(opened->assessor, &opened->document, plan_options, &made,
                               &err)) {
        return report_error(invocation, &err);
    }
    return wants_json(invocation) ? print_document(made->json, made->json_len)
                                  : print_plan(invocation, made->json, made->json_len);
}

static enum exit_status plan_at(struct invocation *invocation, struct opened *opened,
                                const aftercare_plan_options *plan_options,
                                const char *at) {
    aftercare_json answer;
    aftercare_error err;
    if (aftercare_plan_at(opened->assessor, &opened->document, plan_options, at, &answer,
                          &err)) {
        return report_error(invocation, &err);
    }
    return wants_json(invocation) ? print_document(answer.text, answer.len)
                                  : print_moment(invocation, answer.text, answer.len);
}

static enum exit_status run(struct invocation *invocation) {
    struct opened opened;
    aftercare_plan_options plan_options = AFTERCARE_PLAN_OPTIONS;
    const char *at = option_of(invocation, "at");
    plan_options.timezone = option_of(invocation, "timezone");
    enum exit_status status = open_all(&opened, invocation);
    if (!status) {
        status = at ? plan_at(invocation, &opened, &plan_options, at)
                    : plan(invocation, &opened, &plan_options);
    }
    opened_close(&opened);
    return status;
}

const struct command command_plan = {
    .name = "plan",
    .arguments = "FILE",
    .says =
        "what goes on the skin after a session and when, steps, reminders, what is next",
    .least = 1,
    .most = 1,
    .options = options,
    .run = run,
};
