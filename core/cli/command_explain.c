// aftercare explain FILE RULE: why a rule holds, or does not.
#include "core/cli/open.h"
#include "core/cli/report.h"

#include <stdio.h>

static const struct option_row options[] = {
    {"date", "DATE", "the day asked about, instead of the document's (else today)"},
    {0},
};

// Nesting is bounded by that of the JSON.
static void print_part(const struct json *part, int indent) {
    struct text wording = text_member(part, "wording");
    const struct json *parts = json_member(part, "parts");
    const struct json *reads = json_member(part, "reads"); // of a function
    (void)printf("%*s%.*s: %s%.*s%s", indent, "",
                 TEXT_ARGS(wording.len > 0 ? wording : text_member(part, "part")),
                 style_bold(), TEXT_ARGS(text_member(part, "value")), style_plain());
    if (text_member(part, "until").len > 0) {
        (void)printf(" until %.*s", TEXT_ARGS(text_member(part, "until")));
    }
    (void)printf("\n");
    if (text_member(part, "sentence").len > 0) {
        print_wrapped(text_member(part, "sentence"), indent + 4, 88);
    }
    for (const struct json *one = parts ? parts->first : NULL; one; one = one->next) {
        print_part(one, indent + 2);
    }
    for (const struct json *one = reads ? reads->first : NULL; one; one = one->next) {
        print_part(one, indent + 2);
    }
}

static void print_change(const struct json *change) {
    const struct json *tests = json_member(change, "tests");
    if (!change) {
        return;
    }
    print_wrapped(text_member(change, "sentence"), 2, 88);
    for (const struct json *one = tests ? tests->first : NULL; one; one = one->next) {
        (void)printf("    %.*s would have to be %.*s\n",
                     TEXT_ARGS(text_member(one, "wording")),
                     TEXT_ARGS(text_member(one, "should_be")));
    }
}

static enum exit_status print_text(struct invocation *invocation, const char *json,
                                   size_t len) {
    const struct json *answer = answer_read(invocation, json, len);
    if (!answer) {
        return EXIT_OURS;
    }
    const struct json *awake = json_member(answer, "is_awake");
    const struct json *condition = json_member(answer, "condition");
    const struct json *exception = json_member(answer, "exception");
    (void)printf("%s%.*s%s holds: %s%.*s%s%s\n", style_bold(),
                 TEXT_ARGS(text_member(answer, "rule")), style_plain(), style_bold(),
                 TEXT_ARGS(text_member(answer, "holds")), style_plain(),
                 awake && awake->type == JSON_FALSE
                     ? ", but it is asleep: its policy is not "
                       "chosen"
                     : "");
    if (condition) {
        print_part(condition, 2);
    }
    if (exception) {
        (void)printf("  unless\n");
        print_part(exception, 4);
    }
    print_change(json_member(answer, "change"));
    return fflush(stdout) == 0 ? EXIT_DONE : EXIT_OURS;
}

static enum exit_status run(struct invocation *invocation) {
    struct opened opened;
    aftercare_error err;
    aftercare_json answer;
    enum exit_status status = open_all(&opened, invocation);
    if (!status) {
        opened.document.date = option_of(invocation, "date");
        status = aftercare_explain(opened.assessor, &opened.document, opened.today,
                                   invocation->arguments[1], &answer, &err)
                     ? report_error(invocation, &err)
                 : wants_json(invocation)
                     ? print_document(answer.text, answer.len)
                     : print_text(invocation, answer.text, answer.len);
    }
    opened_close(&opened);
    return status;
}

const struct command command_explain = {
    .name = "explain",
    .arguments = "FILE RULE",
    .says = "each part of a rule's condition with its value, and what would change it",
    .least = 2,
    .most = 2,
    .options = options,
    .run = run,
};
