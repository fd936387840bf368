// aftercare ask FILE: what is still to be asked until the verdict is settled.
#include "core/cli/ask_dialogue.h"
#include "core/cli/open.h"
#include "core/cli/report.h"

#include <stdio.h>
#include <string.h>

static const struct option_row options[] = {
    {"date", "DATE", "the day asked about, instead of the document's (else today)"},
    {"treatment", "TREATMENT",
     "what is asked about, instead of the document's (repeatable)"},
    {"interactive", NULL, "ask now, one question at a time, then tell the verdict"},
    {"save", "FILE", "with --interactive: where the completed document goes"},
    {0},
};

static void print_question(const struct json *question) {
    const struct json *rules = json_member(question, "rules");
    const struct json *settles = json_member(question, "settles");
    (void)printf("%3u. %.*s%s (could be: %.*s; %u rule%s", question->index + 1,
                 TEXT_ARGS(text_member(question, "question")), style_faint(),
                 TEXT_ARGS(text_member(question, "could_be")), rules->count,
                 rules->count == 1 ? "" : "s");
    if (settles->count > 1) {
        (void)printf("; \"no\" answers %u at once", settles->count);
    }
    (void)printf(")%s\n", style_plain());
}

static void print_treatment(const struct json *part) {
    const struct json *settled = json_member(part, "settled");
    (void)printf("%s%.*s: %.*s%s%s\n", style_bold(),
                 TEXT_ARGS(text_member(part, "treatment")),
                 TEXT_ARGS(text_member(part, "verdict")), style_plain(),
                 settled->type == JSON_TRUE ? ", settled: no answer can change it" : "");
}

static enum exit_status print_text(struct invocation *invocation,
                                   const aftercare_json *answer) {
    const struct json *intake = answer_read(invocation, answer->text, answer->len);
    if (!intake) {
        return EXIT_OURS;
    }
    const struct json *part = json_member(intake, "treatments")->first;
    const struct json *question = json_member(intake, "questions")->first;
    for (; part; part = part->next) {
        print_treatment(part);
    }
    for (; question; question = question->next) {
        print_question(question);
    }
    return fflush(stdout) == 0 ? EXIT_DONE : EXIT_OURS;
}

static enum exit_status print(struct invocation *invocation, struct opened *opened) {
    aftercare_error err;
    aftercare_json answer;
    if (aftercare_ask(opened->assessor, &opened->document, opened->today, &answer,
                      &err)) {
        return report_error(invocation, &err);
    }
    return wants_json(invocation) ? print_document(answer.text, answer.len)
                                  : print_text(invocation, &answer);
}

static enum exit_status check_options(const struct invocation *invocation) {
    bool is_interactive = has_option(invocation, "interactive");
    if (is_interactive && strcmp(invocation->arguments[0], "-") == 0) {
        (void)fputs("aftercare: --interactive reads the answers from standard input "
                    "(name the document's FILE)\n",
                    stderr);
        return EXIT_USAGE;
    }
    if (has_option(invocation, "save") && !is_interactive) {
        (void)fputs("aftercare: --save goes with --interactive\n", stderr);
        return EXIT_USAGE;
    }
    return EXIT_DONE;
}

static enum exit_status run(struct invocation *invocation) {
    struct opened opened;
    enum exit_status status = check_options(invocation);
    if (status) {
        return status;
    }
    status = open_all(&opened, invocation);
    if (!status) {
        opened_ask(&opened, invocation);
        status = has_option(invocation, "interactive") ? ask_dialogue(invocation, &opened)
                                                       : print(invocation, &opened);
    }
    opened_close(&opened);
    return status;
}

const struct command command_ask = {
    .name = "ask",
    .arguments = "FILE",
    .says = "the shortest intake that settles the verdict, the best question first",
    .least = 1,
    .most = 1,
    .options = options,
    .run = run,
};
