// The verbs of `aftercare try` that ask about the document.
#include "core/cli/command_assess.h"
#include "core/cli/command_explain.h"
#include "core/cli/report.h"
#include "core/cli/save.h"
#include "core/cli/try_verbs.h"

#include <stdio.h>

#define QUESTIONS_SHOWN 10

void try_verdict(struct trial *trial, const struct line *line) {
    (void)line;
    (void)command_assess_print(trial->invocation, trial->answer.at, trial->answer.len);
}

// "why", "why RULE", "why not RULE".
void try_why(struct trial *trial, const struct line *line) {
    struct opened *opened = trial->opened;
    size_t at = line->count > 2 && text_is(line->words[1], "not") ? 2 : 1;
    aftercare_json answer;
    aftercare_error err;
    if (line->count <= at) {
        try_verdict(trial, line);
        return;
    }
    const char *rule = try_copied(trial, line->words[at]);
    if (!rule) {
        return;
    }
    if (aftercare_explain(opened->assessor, &opened->document, opened->today, rule,
                          &answer, &err)) {
        (void)printf("  %s\n", err.sentence);
        return;
    }
    (void)command_explain_print(trial->invocation, answer.text, answer.len);
}

static void print_clear(const struct json *verdict) {
    struct text from = text_member(verdict, "clear_from");
    const struct json *findings = json_member(verdict, "findings");
    (void)printf("%s%.*s: %.*s%s%s%.*s\n", style_bold(),
                 TEXT_ARGS(text_member(verdict, "treatment")),
                 TEXT_ARGS(text_member(verdict, "verdict")), style_plain(),
                 from.len > 0 ? ", clear from " : "", TEXT_ARGS(from));
    for (const struct json *one = findings ? findings->first : NULL; one;
         one = one->next) {
        struct text own = text_member(one, "clear_from");
        if (own.len > 0) {
            (void)printf("  %.*s until %.*s\n", TEXT_ARGS(text_member(one, "rule")),
                         TEXT_ARGS(own));
        }
    }
}

void try_clear(struct trial *trial, const struct line *line) {
    const struct json *verdicts = json_member(trial_answer(trial), "treatments");
    (void)line;
    for (const struct json *one = verdicts ? verdicts->first : NULL; one;
         one = one->next) {
        print_clear(one);
    }
}

void try_ask(struct trial *trial, const struct line *line) {
    struct opened *opened = trial->opened;
    aftercare_json answer;
    aftercare_error err;
    (void)line;
    if (aftercare_ask(opened->assessor, &opened->document, opened->today, &answer,
                      &err)) {
        (void)printf("  %s\n", err.sentence);
        return;
    }
    const struct json *intake = answer_read(trial->invocation, answer.text, answer.len);
    const struct json *list = intake ? json_member(intake, "questions") : NULL;
    for (const struct json *one = list ? list->first : NULL;
         one && one->index < QUESTIONS_SHOWN; one = one->next) {
        (void)printf("  %.*s  %s%.*s %.*s%s\n", TEXT_ARGS(text_member(one, "question")),
                     style_faint(), TEXT_ARGS(text_member(one, "fact")),
                     TEXT_ARGS(text_member(one, "term")), style_plain());
    }
    if (list && list->count > QUESTIONS_SHOWN) {
        (void)printf("  … and %u more\n", list->count - QUESTIONS_SHOWN);
    } else if (list && list->count == 0) {
        (void)printf("  nothing: no answer can change a verdict\n");
    }
}

void try_show(struct trial *trial, const struct line *line) {
    const struct json *root = trial_document(trial);
    struct buffer out;
    struct json_writer writer = {.out = &out, .is_pretty = true};
    (void)line;
    buffer_init(&out, &system_allocator, (size_t)1 << 26);
    if (root) {
        json_copy(&writer, root);
    }
    (void)printf("%s\n", out.at);
    buffer_clear(&out);
}

void try_save(struct trial *trial, const struct line *line) {
    const char *path = try_copied(trial, line_behind(line, 1));
    if (path &&
        !save_document(trial->invocation, path, trial->documents[trial->count - 1])) {
        (void)printf("  saved\n");
    }
}
