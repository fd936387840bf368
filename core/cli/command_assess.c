// aftercare assess FILE: may this person have it, and which treatment suits?
#include "core/cli/command_assess.h"

#include "core/cli/assess_batch.h"
#include "core/cli/clock.h"
#include "core/cli/decisions.h"
#include "core/cli/open.h"
#include "core/cli/report.h"

#include <stdio.h>

static const struct option_row options[] = {
    {"date", "DATE", "the day asked about, instead of the document's (else today)"},
    {"treatment", "TREATMENT",
     "what is asked about, instead of the document's (repeatable)"},
    {"batch", NULL,
     "a document a line, and an answer a line, in order (65: some were wrong)"},
    {"jobs", "N", "with --batch: how many threads assess (else one a core)"},
    DECISIONS_OPTIONS,
    {0},
};

#define WIDTH 88

static void print_sources(const struct json *rule) {
    const struct json *sources = json_member(rule, "sources");
    for (const struct json *one = sources ? sources->first : NULL; one; one = one->next) {
        (void)printf("%s%.*s", one->index == 0 ? " (" : ", ", TEXT_ARGS(one->text));
    }
    (void)printf("%s", sources && sources->count > 0 ? ")" : "");
}

// The severity's member has the name that the plugin gave it: the second of a finding.
static struct text severity_of(const struct json *finding) {
    return finding->first && finding->first->next ? finding->first->next->text : TEXT("");
}

static void print_finding(const struct json *finding, const char *mark) {
    struct text clear = text_member(finding, "clear_from");
    struct text area = text_member(finding, "area");
    bool is_open = text_is(text_member(finding, "holds"), "unknown");
    (void)printf("  %s%-8.*s %.*s%s", mark, TEXT_ARGS(severity_of(finding)),
                 TEXT_ARGS(text_member(finding, "rule")), is_open ? ", perhaps" : "");
    if (area.len > 0) {
        (void)printf(", on: %.*s", TEXT_ARGS(area));
    }
    if (clear.len > 0) {
        (void)printf(", clear from %.*s", TEXT_ARGS(clear));
    }
    (void)printf("%s", style_faint());
    print_sources(finding);
    (void)printf("%s\n", style_plain());
    print_wrapped(text_member(finding, "because"), 11, WIDTH);
    if (text_member(finding, "error").len > 0) {
        print_wrapped(text_member(finding, "error"), 11, WIDTH);
    }
}

static void print_findings(const struct json *list, const char *mark) {
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        print_finding(one, mark);
    }
}

static void print_questions(const struct json *list) {
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        const struct json *rules = json_member(one, "rules");
        (void)printf("  ? %.*s%s (could be: %.*s; %u rule%s)%s\n",
                     TEXT_ARGS(text_member(one, "question")), style_faint(),
                     TEXT_ARGS(text_member(one, "could_be")), rules ? rules->count : 0,
                     rules && rules->count == 1 ? "" : "s", style_plain());
    }
}

static void print_decided(const struct json *list) {
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        struct text verdict = text_member(one, "verdict");
        struct text error = text_member(one, "error");
        (void)printf("  the function of \"%.*s\" decided %.*s%s%.*s\n",
                     TEXT_ARGS(text_member(one, "kind")),
                     TEXT_ARGS(verdict.len > 0 ? verdict : TEXT("nothing")),
                     error.len > 0 ? ": " : "", TEXT_ARGS(error));
    }
}

static void print_verdict(const struct json *verdict) {
    struct text clear = text_member(verdict, "clear_from");
    const struct json *excluded = json_member(verdict, "excluded_areas");
    (void)printf("%s%.*s: %.*s%s", style_bold(),
                 TEXT_ARGS(text_member(verdict, "treatment")),
                 TEXT_ARGS(text_member(verdict, "verdict")), style_plain());
    if (clear.len > 0) {
        (void)printf(", clear from %.*s", TEXT_ARGS(clear));
    }
    (void)printf("\n");
    print_decided(json_member(verdict, "decided"));
    print_findings(json_member(verdict, "findings"), "");
    print_findings(json_member(verdict, "overruled"), "overruled: ");
    print_questions(json_member(verdict, "questions"));
    for (const struct json *one = excluded ? excluded->first : NULL; one;
         one = one->next) {
        (void)printf("%s%.*s", one->index == 0 ? "  not on: " : ", ",
                     TEXT_ARGS(one->text));
    }
    (void)printf("%s", excluded && excluded->count > 0 ? "\n" : "");
}

static void print_range(const char *before, const struct json *list, const char *after) {
    if (list && list->type == JSON_LIST && list->count == 2) {
        (void)printf("%s%.*s to %.*s%s", before, TEXT_ARGS(list->first->text),
                     TEXT_ARGS(list->first->next->text), after);
    }
}

static void print_match(const struct json *match) {
    struct text area = text_member(match, "area");
    const struct json *treatments = json_member(match, "treatments");
    (void)printf("%sfor %.*s%s%.*s%s\n", style_bold(),
                 TEXT_ARGS(text_member(match, "concern")), area.len > 0 ? ", " : "",
                 TEXT_ARGS(area), style_plain());
    for (const struct json *one = treatments ? treatments->first : NULL; one;
         one = one->next) {
        (void)printf("  %4.*s  %.*s: %.*s", TEXT_ARGS(text_member(one, "score")),
                     TEXT_ARGS(text_member(one, "treatment")),
                     TEXT_ARGS(text_member(one, "verdict")));
        print_range("; ", json_member(one, "sessions"), " sessions");
        print_range(", ", json_member(one, "interval"), " apart");
        (void)printf("%s", style_faint());
        print_sources(one);
        (void)printf("%s\n", style_plain());
        print_wrapped(text_member(one, "expect"), 8, WIDTH);
    }
    if (treatments && treatments->count == 0) {
        (void)printf("  no rule matches a treatment to it\n");
    }
}

enum exit_status command_assess_print(struct invocation *invocation, const char *json,
                                      size_t len) {
    const struct json *answer = answer_read(invocation, json, len);
    if (!answer) {
        return EXIT_OURS;
    }
    const struct json *verdicts = json_member(answer, "treatments");
    const struct json *matches = json_member(answer, "matches");
    for (const struct json *one = verdicts ? verdicts->first : NULL; one;
         one = one->next) {
        print_verdict(one);
    }
    for (const struct json *one = matches ? matches->first : NULL; one; one = one->next) {
        print_match(one);
    }
    return fflush(stdout) == 0 ? EXIT_DONE : EXIT_OURS;
}

static enum exit_status check_options(const struct invocation *invocation) {
    if (has_option(invocation, "jobs") && !has_option(invocation, "batch")) {
        (void)fputs("aftercare: --jobs goes with --batch\n", stderr);
        return EXIT_USAGE;
    }
    if (invocation->arguments_count == 0 && !has_option(invocation, "batch")) {
        (void)fputs("aftercare: wrong number of arguments (aftercare assess FILE)\n",
                    stderr);
        return EXIT_USAGE;
    }
    return EXIT_DONE;
}

static enum exit_status assess(struct invocation *invocation, struct opened *opened,
                               struct decisions *decisions) {
    aftercare_error err;
    struct decision decision = {.kind = DECISION_ASSESS,
                                .at = clock_now(),
                                .document = &opened->document,
                                .today = opened->today};
    aftercare_json *answer = &decision.answer;
    if (aftercare_assess(opened->assessor, &opened->document, opened->today, answer,
                         &err)) {
        return report_error(invocation, &err);
    }
    enum exit_status status =
        decisions_keep(decisions, invocation, &decision, opened->assessor);
    return status ? status
           : wants_json(invocation)
               ? print_document(answer->text, answer->len)
               : command_assess_print(invocation, answer->text, answer->len);
}

static enum exit_status run(struct invocation *invocation) {
    struct opened opened;
    struct decisions decisions;
    enum exit_status status = check_options(invocation);
    if (status || has_option(invocation, "batch")) {
        return status ? status : assess_batch(invocation);
    }
    status = open_document(&opened, invocation);
    if (!status) {
        opened_ask(&opened, invocation);
        status = decisions_open(&decisions, invocation);
        status = status ? status
                        : decisions_close(&decisions, invocation,
                                          assess(invocation, &opened, &decisions));
    }
    opened_close(&opened);
    return status;
}

const struct command command_assess = {
    .name = "assess",
    .arguments = "FILE",
    .says = "the verdict on each treatment, why, from when, and what suits the concerns",
    .least = 0,
    .most = 1,
    .options = options,
    .run = run,
};
