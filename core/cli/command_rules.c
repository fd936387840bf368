// aftercare rules [RULE]: what is loaded.
#include "core/cli/open.h"
#include "core/cli/report.h"

#include <stdio.h>

static const struct option_row options[] = {
    {"kind", "KIND", "only rules of that kind"},
    {0},
};

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
    (void)printf("  %.*s: %.*s (%.*s; seen: %.*s)\n",
                 TEXT_ARGS(text_member(source, "id")),
                 TEXT_ARGS(text_member(source, "title")),
                 TEXT_ARGS(text_member(source, "evidence")),
                 TEXT_ARGS(text_member(source, "seen")));
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

static enum exit_status run(struct invocation *invocation) {
    struct opened opened;
    aftercare_error err;
    aftercare_json answer;
    enum exit_status status = open_all(&opened, invocation);
    if (!status) {
        const char *rule =
            invocation->arguments_count > 0 ? invocation->arguments[0] : NULL;
        status = aftercare_rules_list(opened.assessor, option_of(invocation, "kind"),
                                      rule, &answer, &err)
                     ? report_error(invocation, &err)
                 : wants_json(invocation)
                     ? print_document(answer.text, answer.len)
                     : print_text(invocation, answer.text, answer.len);
    }
    opened_close(&opened);
    return status;
}

const struct command command_rules = {
    .name = "rules",
    .arguments = "[RULE]",
    .says = "what is loaded; one rule in full, with its sources",
    .least = 0,
    .most = 1,
    .options = options,
    .run = run,
};
