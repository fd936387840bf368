// aftercare explain FILE RULE: why a rule holds, or does not.
#include "core/cli/command_explain.h"

#include "core/cli/explanation.h"
#include "core/cli/open.h"
#include "core/cli/report.h"

#define EXPLANATION_MAX ((size_t)1 << 24)

static const struct option_row options[] = {
    {"date", "DATE", "the day asked about, instead of the document's (else today)"},
    {0},
};

enum exit_status command_explain_print(struct invocation *invocation, const char *json,
                                       size_t len) {
    struct explanation explanation = {answer_read(invocation, json, len), 0, style_bold(),
                                      style_plain()};
    struct buffer out;
    if (!explanation.answer) {
        return EXIT_OURS;
    }
    buffer_init(&out, &system_allocator, EXPLANATION_MAX);
    explanation_write(&out, &explanation);
    enum exit_status status = out.failed ? EXIT_OURS : print_page(out.at, out.len);
    buffer_clear(&out);
    return status;
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
                     : command_explain_print(invocation, answer.text, answer.len);
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
