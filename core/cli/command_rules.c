// aftercare rules [RULE]: what is loaded; the fields of each kind; what a clinic can
// choose; the table that a clinician reviews; what changed.
#include "core/base/fail.h"
#include "core/cli/open_older.h"
#include "core/cli/report.h"
#include "core/cli/review.h"
#include "core/cli/rules_annotations.h"
#include "core/cli/rules_changes.h"
#include "core/cli/rules_kinds.h"
#include "core/cli/rules_options.h"

#include <stdio.h>
#include <string.h>

static const struct option_row options[] = {
    {"kind", "KIND", "only rules of that kind"},
    {"kinds", NULL, "the fields of each kind; `rules --kinds KIND`: of one"},
    {"options", NULL, "each option with its choices and what each of them changes"},
    {"table", "KIND", "the decision table of a kind, to be reviewed and signed"},
    {"treatment", "ID", "with --table: only rules about it (repeatable)"},
    {"annotations", "DIR", "write DIR/aftercare.lua, by which editors know the words"},
    {"changes", "OLD_DIR", "what these rules change against older ones (repeatable)"},
    {0},
};

static const char *const formats[] = {"text", "json", "markdown", "html", NULL};

#define WIDTH 100
#define PAGE_MAX ((size_t)256 << 20)

static void print_value(const struct json *value);

static void print_entries(const struct json *list) {
    for (const struct json *one = list->first; one; one = one->next) {
        (void)printf("%s", one == list->first ? "" : ", ");
        if (one->key.len > 0) {
            (void)printf("%.*s: ", TEXT_ARGS(one->key));
        }
        print_value(one);
    }
}

// Nesting is bounded by that of the JSON.
static void print_value(const struct json *value) {
    switch (value->type) {
    case JSON_NULL:
        (void)printf("none");
        return;
    case JSON_FALSE:
    case JSON_TRUE:
        (void)printf("%s", value->type == JSON_TRUE ? "true" : "false");
        return;
    case JSON_NUMBER:
    case JSON_TEXT:
        (void)printf("%.*s", TEXT_ARGS(value->text));
        return;
    case JSON_LIST:
    case JSON_OBJECT:
        print_entries(value);
        return;
    }
}

static void print_rule_line(const struct json *rule) {
    const struct json *awake = json_member(rule, "is_awake");
    (void)printf("%-16.*s %.*s%s\n", TEXT_ARGS(text_member(rule, "kind")),
                 TEXT_ARGS(text_member(rule, "rule")),
                 awake && awake->type == JSON_FALSE ? " (asleep)" : "");
}

static void print_source(const struct json *source) {
    struct text says = text_member(source, "says");
    (void)printf("  %.*s: %.*s (%.*s; seen: %.*s)\n",
                 TEXT_ARGS(text_member(source, "id")),
                 TEXT_ARGS(text_member(source, "title")),
                 TEXT_ARGS(text_member(source, "evidence")),
                 TEXT_ARGS(text_member(source, "seen")));
    if (says.len > 0) {
        print_wrapped(says, 4, 100);
    }
    (void)printf("  %s%.*s%s\n", style_faint(), TEXT_ARGS(text_member(source, "address")),
                 style_plain());
}

static void print_rule(const struct json *rule) {
    const struct json *fields = json_member(rule, "fields");
    const struct json *sources = json_member(rule, "sources");
    (void)printf("%s%.*s%s, a %.*s (%.*s:%.*s)\n", style_bold(),
                 TEXT_ARGS(text_member(rule, "rule")), style_plain(),
                 TEXT_ARGS(text_member(rule, "kind")),
                 TEXT_ARGS(text_member(rule, "file")),
                 TEXT_ARGS(text_member(rule, "line")));
    for (const struct json *one = fields ? fields->first : NULL; one; one = one->next) {
        (void)printf("  %-11.*s ", TEXT_ARGS(one->key));
        print_value(one);
        (void)printf("\n");
    }
    for (const struct json *one = sources ? sources->first : NULL; one; one = one->next) {
        print_source(one);
    }
}

static enum exit_status print_text(struct invocation *invocation, const char *json,
                                   size_t len) {
    const struct json *answer = answer_read(invocation, json, len);
    if (!answer) {
        return EXIT_OURS;
    }
    bool is_one = invocation->arguments_count > 0;
    const struct json *rules = json_member(answer, "rules");
    for (const struct json *one = rules ? rules->first : NULL; one; one = one->next) {
        if (is_one) {
            print_rule(one);
        } else {
            print_rule_line(one);
        }
    }
    if (!is_one && !has_option(invocation, "quiet")) {
        (void)printf("\n%u rules; packs: ", rules ? rules->count : 0);
        print_value(json_member(answer, "packs"));
        (void)printf("\noptions: ");
        print_value(json_member(answer, "options"));
        (void)printf("\n%.*s\n", TEXT_ARGS(text_member(answer, "digest")));
    }
    return fflush(stdout) == 0 ? EXIT_DONE : EXIT_OURS;
}

static bool wants(const struct invocation *invocation, const char *format) {
    return strcmp(format_of(invocation), format) == 0;
}

// Prints what a page was filled with, or why it was not.
static enum exit_status print_filled(const struct invocation *invocation,
                                     const struct buffer *page, aftercare_status status,
                                     aftercare_error *err) {
    if (!status && page->failed) {
        status = fail(err, AFTERCARE_ENOMEM, NULL, "there is no memory for the page");
    }
    return status ? report_error(invocation, err) : print_page(page->at, page->len);
}

static enum exit_status print_options(struct invocation *invocation,
                                      const aftercare_json *answer) {
    const struct json *list = answer_read(invocation, answer->text, answer->len);
    struct buffer page;
    aftercare_error err;
    if (!list) {
        return EXIT_OURS;
    }
    buffer_init(&page, &system_allocator, PAGE_MAX);
    if (wants_json(invocation)) {
        rules_options_json(&page, list);
    } else {
        rules_options_text(&page, list, WIDTH);
    }
    enum exit_status status = print_filled(invocation, &page, AFTERCARE_OK, &err);
    buffer_clear(&page);
    return status;
}

static enum exit_status print_kinds(struct invocation *invocation,
                                    const aftercare_json *answer) {
    const struct json *list = answer_read(invocation, answer->text, answer->len);
    bool is_one = invocation->arguments_count > 0;
    const struct text kind = text_of(is_one ? invocation->arguments[0] : NULL);
    struct buffer page;
    aftercare_error err;
    if (!list) {
        return EXIT_OURS;
    }
    buffer_init(&page, &system_allocator, PAGE_MAX);
    if (wants_json(invocation)) {
        rules_kinds_json(&page, list, kind);
    } else {
        rules_kinds_text(&page, list, kind, WIDTH);
    }
    enum exit_status status = print_filled(invocation, &page, AFTERCARE_OK, &err);
    buffer_clear(&page);
    return status;
}

static aftercare_status write_review(struct buffer *page,
                                     const struct invocation *invocation,
                                     const struct review *review) {
    if (wants_json(invocation)) {
        review_json(page, review);
    } else if (wants(invocation, "markdown")) {
        review_markdown(page, review);
    } else if (wants(invocation, "html")) {
        review_html(page, review);
    } else {
        review_text(page, review, WIDTH);
    }
    return AFTERCARE_OK;
}

static enum exit_status print_table(struct invocation *invocation,
                                    const aftercare_json *answer) {
    const struct option_values *treatments = values_of(invocation, "treatment");
    const struct review_request request = {
        .list = answer_read(invocation, answer->text, answer->len),
        .kind = text_of(option_of(invocation, "table")),
        .treatments = treatments->items,
        .treatments_count = treatments->count,
    };
    struct review review;
    struct buffer page;
    aftercare_error err;
    if (!request.list) {
        return EXIT_OURS;
    }
    buffer_init(&page, &system_allocator, PAGE_MAX);
    aftercare_status made = review_make(&review, &invocation->arena, &request, &err);
    made = made ? made : write_review(&page, invocation, &review);
    enum exit_status status = print_filled(invocation, &page, made, &err);
    buffer_clear(&page);
    return status;
}

// Writes what changed, and, for people, tells it in words.
static aftercare_status write_changes(struct buffer *page, struct invocation *invocation,
                                      const struct json *before,
                                      const struct json *after) {
    struct buffer document;
    if (wants_json(invocation)) {
        rules_changes_json(page, before, after);
        buffer_string(page, "\n");
        return AFTERCARE_OK;
    }
    buffer_init(&document, &system_allocator, PAGE_MAX);
    rules_changes_json(&document, before, after);
    const struct json *changes =
        document.failed ? NULL : answer_read(invocation, document.at, document.len);
    if (changes) {
        rules_changes_text(page, changes, WIDTH);
    }
    page->failed = page->failed || !changes;
    buffer_clear(&document);
    return AFTERCARE_OK;
}

static enum exit_status print_changes(struct invocation *invocation,
                                      const aftercare_json *answer) {
    struct opened old = {0};
    struct buffer page;
    aftercare_error err = {0};
    aftercare_json old_answer;
    const struct json *after = answer_read(invocation, answer->text, answer->len);
    enum exit_status status = after ? open_older(&old, invocation, "changes") : EXIT_OURS;
    if (!status && aftercare_rules_list(old.assessor, NULL, NULL, &old_answer, &err)) {
        status = report_error(invocation, &err);
    }
    const struct json *before =
        status ? NULL : answer_read(invocation, old_answer.text, old_answer.len);
    if (before) {
        buffer_init(&page, &system_allocator, PAGE_MAX);
        status = print_filled(invocation, &page,
                              write_changes(&page, invocation, before, after), &err);
        buffer_clear(&page);
    }
    opened_close(&old);
    return status;
}

static enum exit_status print_list(struct invocation *invocation,
                                   const aftercare_json *answer) {
    return wants_json(invocation) ? print_document(answer->text, answer->len)
                                  : print_text(invocation, answer->text, answer->len);
}

// What the command is asked for; each is given as an option of that name, the first as
// none.
static const struct view {
    const char *option;
    enum exit_status (*print)(struct invocation *, const aftercare_json *);
} views[] = {
    {NULL, print_list},     {"kinds", print_kinds},     {"options", print_options},
    {"table", print_table}, {"changes", print_changes},
};

static void wrong_usage(const char *says) {
    (void)fprintf(stderr, "aftercare: %s (aftercare rules --help)\n", says);
}

// The one view that was asked for; NULL after a message.
static const struct view *find_view(const struct invocation *invocation) {
    const struct view *view = &views[0];
    bool has_rule = invocation->arguments_count > 0 && !has_option(invocation, "kinds");
    int asked = has_rule || has_option(invocation, "kind");
    for (size_t i = 1; i < sizeof views / sizeof *views; i++) {
        if (has_option(invocation, views[i].option)) {
            view = &views[i];
            asked++;
        }
    }
    bool is_table = view->print == print_table;
    bool is_page = wants(invocation, "markdown") || wants(invocation, "html");
    if (asked > 1) {
        wrong_usage("a rule or --kind, --kinds, --options, --table and --changes do not "
                    "go together");
        return NULL;
    }
    if ((is_page || has_option(invocation, "treatment")) && !is_table) {
        wrong_usage("--treatment, and markdown and html, go with --table only");
        return NULL;
    }
    return view;
}

static enum exit_status write_annotations(struct invocation *invocation) {
    struct opened opened = {0};
    enum exit_status status = open_all(&opened, invocation);
    const char *folder = option_of(invocation, "annotations");
    status = status ? status : rules_annotations(invocation, &opened, folder);
    opened_close(&opened);
    return status;
}

static enum exit_status run(struct invocation *invocation) {
    struct opened opened = {0};
    aftercare_error err;
    aftercare_json answer;
    const struct view *view = find_view(invocation);
    if (!view) {
        return EXIT_USAGE;
    }
    if (has_option(invocation, "annotations")) {
        return write_annotations(invocation);
    }
    enum exit_status status = open_all(&opened, invocation);
    if (!status) {
        const char *name =
            invocation->arguments_count > 0 ? invocation->arguments[0] : NULL;
        bool is_kind = view->print == print_kinds;
        const char *rule = is_kind ? NULL : name;
        const char *kind = is_kind ? name : option_of(invocation, "table");
        kind = kind ? kind : option_of(invocation, "kind");
        status = aftercare_rules_list(opened.assessor, kind, rule, &answer, &err)
                     ? report_error(invocation, &err)
                     : view->print(invocation, &answer);
    }
    opened_close(&opened);
    return status;
}

const struct command command_rules = {
    .name = "rules",
    .arguments = "[RULE]",
    .says = "what is loaded; one rule in full; a table to review; what has changed",
    .least = 0,
    .most = 1,
    .options = options,
    .formats = formats,
    .run = run,
};
