// aftercare plan FILE: what follows a session, and when.
#include "core/calendar/plan_calendar.h"
#include "core/cli/clock.h"
#include "core/cli/decisions.h"
#include "core/cli/open.h"
#include "core/cli/report.h"
#include "core/cli/sheet.h"
#include "core/cli/wrap.h"

#include <stdio.h>
#include <string.h>

static const struct option_row options[] = {
    {"at", "INSTANT", "the use of every product at that moment, and the steps in force"},
    {"timezone", "ZONE", "the zone of the person, where the document names none"},
    DECISIONS_OPTIONS,
    {0},
};

static const char *const formats[] = {"text", "json", "html", "ics", NULL};

#define WIDTH 100
#define PAGE_MAX ((size_t)256 << 20)

static bool wants(const struct invocation *invocation, const char *format) {
    return strcmp(format_of(invocation), format) == 0;
}

static aftercare_status write_sheet(struct buffer *out, struct invocation *invocation,
                                    const struct json *plan, aftercare_error *err) {
    const struct sheet_terminal terminal = {WIDTH, style_bold(), style_plain()};
    struct sheet sheet;
    aftercare_status status = sheet_read(&sheet, &invocation->arena, plan);
    if (!status && wants(invocation, "html")) {
        sheet_html(out, &sheet);
    } else if (!status) {
        sheet_text(out, &sheet, &terminal);
    }
    return status || out->failed
               ? fail(err, AFTERCARE_ENOMEM, NULL, "there is no memory for the sheet")
               : AFTERCARE_OK;
}

static enum exit_status print_plan(struct invocation *invocation,
                                   const aftercare_json *made) {
    const struct json *plan = answer_read(invocation, made->text, made->len);
    struct buffer out;
    aftercare_error err;
    if (!plan) {
        return EXIT_OURS;
    }
    buffer_init(&out, &system_allocator, PAGE_MAX);
    aftercare_status status =
        wants(invocation, "ics")
            ? plan_calendar(&out, &invocation->arena, plan, clock_now(), &err)
            : write_sheet(&out, invocation, plan, &err);
    enum exit_status exit_status =
        status ? report_error(invocation, &err) : print_page(out.at, out.len);
    buffer_clear(&out);
    return exit_status;
}

// "2026-11-22T15:30:00+01:00" as clinics read it: "2026-11-22 15:30".
static void add_instant(struct buffer *out, struct text instant) {
    if (instant.len < 16) {
        buffer_text(out, instant);
    } else {
        buffer_format(out, "%.10s %.5s", instant.at, instant.at + 11);
    }
}

// " (AS-021, TT-013)"; nothing for a line without sources.
static void add_sources(struct buffer *out, const struct json *line) {
    const struct json *sources = json_member(line, "sources");
    const char *before = " (";
    for (const struct json *one = sources ? sources->first : NULL; one; one = one->next) {
        buffer_string(out, before);
        buffer_text(out, one->text);
        before = ", ";
    }
    buffer_string(out, sources && sources->count > 0 ? ")" : "");
}

static void add_changed(struct buffer *out, const struct json *line) {
    const struct json *changed = json_member(line, "changed");
    struct text because = text_member(changed, "because");
    if (changed) {
        buffer_string(out, ", changed by ");
        buffer_text(out, text_member(changed, "by"));
        buffer_string(out, because.len > 0 ? ": " : "");
        buffer_text(out, because);
    }
}

static void add_use(struct buffer *out, const struct json *product) {
    struct text until = text_member(product, "until");
    buffer_text(out, text_member(product, "product"));
    if (until.len > 0) {
        buffer_string(out, ", until ");
        add_instant(out, until);
    }
    add_changed(out, product);
    add_sources(out, product);
}

static void add_red_flag(struct buffer *out, const struct json *said) {
    struct text red_flag = text_member(said, "red_flag");
    buffer_string(out, red_flag.len > 0 ? " " : "");
    buffer_text(out, red_flag);
}

static void add_step(struct buffer *out, const struct json *step) {
    const struct json *also = json_member(step, "also");
    buffer_text(out, text_member(step, "message"));
    add_red_flag(out, step);
    for (const struct json *one = also ? also->first : NULL; one; one = one->next) {
        buffer_string(out, " ");
        buffer_text(out, text_member(one, "message"));
        add_red_flag(out, one);
    }
    buffer_string(out, " Until ");
    add_instant(out, text_member(step, "till"));
    add_changed(out, step);
    add_sources(out, step);
}

// Of a product its use; what kind of step it is stands second, under the name that the
// plugin gave it.
static struct text kind_of(const struct json *line) {
    struct text use = text_member(line, "use");
    return use.len > 0 ? use : line->first->next->text;
}

static bool print_list(const struct json *list, const char *title,
                       void add(struct buffer *, const struct json *)) {
    struct buffer out;
    buffer_init(&out, &system_allocator, PAGE_MAX);
    if (list && list->count > 0) {
        (void)printf("%s%s%s\n", style_bold(), title, style_plain());
    }
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        struct buffer line;
        buffer_init(&line, &system_allocator, PAGE_MAX);
        add(&line, one);
        buffer_format(&out, "  %-12.*s ", TEXT_ARGS(kind_of(one)));
        wrap_text(&out, (struct text){line.at, line.len}, &(struct wrap){WIDTH, 15, 15});
        buffer_string(&out, "\n");
        out.failed = out.failed || line.failed;
        buffer_clear(&line);
    }
    bool is_printed = !out.failed && print_page(out.at, out.len) == EXIT_DONE;
    buffer_clear(&out);
    return is_printed;
}

static enum exit_status print_moment(struct invocation *invocation,
                                     const aftercare_json *state) {
    const struct json *answer = answer_read(invocation, state->text, state->len);
    bool is_printed =
        answer && print_list(json_member(answer, "products"), "uses", add_use) &&
        print_list(json_member(answer, "steps"), "steps in force", add_step);
    return is_printed ? EXIT_DONE : EXIT_OURS;
}

static enum exit_status plan(struct invocation *invocation, struct opened *opened,
                             const aftercare_plan_options *plan_options,
                             struct decisions *decisions) {
    const aftercare_plan *made;
    aftercare_error err;
    struct decision decision = {.kind = DECISION_PLAN,
                                .at = clock_now(),
                                .document = &opened->document,
                                .plan = plan_options};
    if (aftercare_plan_session(opened->assessor, &opened->document, plan_options, &made,
                               &err)) {
        return report_error(invocation, &err);
    }
    decision.answer = (aftercare_json){made->json, made->json_len};
    enum exit_status status =
        decisions_keep(decisions, invocation, &decision, opened->assessor);
    return status ? status
           : wants_json(invocation)
               ? print_document(decision.answer.text, decision.answer.len)
               : print_plan(invocation, &decision.answer);
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
                                  : print_moment(invocation, &answer);
}

// One moment has neither a page nor a calendar.
static enum exit_status check_moment(const struct invocation *invocation) {
    const char *format = format_of(invocation);
    bool fits = wants(invocation, "text") || wants(invocation, "json");
    if (!fits && has_option(invocation, "at")) {
        (void)fprintf(stderr,
                      "aftercare: --at does not go with --format %s (text or json)\n",
                      format);
        return EXIT_USAGE;
    }
    if (has_option(invocation, "decisions") && has_option(invocation, "at")) {
        (void)fputs("aftercare: --at does not go with --decisions (plan without it)\n",
                    stderr);
        return EXIT_USAGE;
    }
    return EXIT_DONE;
}

static enum exit_status run_plan(struct invocation *invocation, struct opened *opened,
                                 const aftercare_plan_options *plan_options) {
    struct decisions decisions;
    enum exit_status status = decisions_open(&decisions, invocation);
    return status ? status
                  : decisions_close(&decisions, invocation,
                                    plan(invocation, opened, plan_options, &decisions));
}

static enum exit_status run(struct invocation *invocation) {
    struct opened opened = {0};
    aftercare_plan_options plan_options = AFTERCARE_PLAN_OPTIONS;
    const char *at = option_of(invocation, "at");
    plan_options.timezone = option_of(invocation, "timezone");
    enum exit_status status = check_moment(invocation);
    status = status ? status : open_all(&opened, invocation);
    if (!status) {
        status = at ? plan_at(invocation, &opened, &plan_options, at)
                    : run_plan(invocation, &opened, &plan_options);
    }
    opened_close(&opened);
    return status;
}

const struct command command_plan = {
    .name = "plan",
    .arguments = "FILE",
    .says = "what follows a session: a sheet to take home (text, html), a calendar (ics)",
    .least = 1,
    .most = 1,
    .options = options,
    .formats = formats,
    .run = run,
};
