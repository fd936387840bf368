// aftercare test [PATH…]: the packs' own tests.
#include "aftercare/author.h"
#include "core/cli/mutate.h"
#include "core/cli/number.h"
#include "core/cli/open.h"
#include "core/cli/pack_paths.h"
#include "core/cli/report.h"
#include "core/cli/test_report.h"
#include "core/cli/test_summary.h"
#include "core/cli/watch.h"

#include <stdio.h>
#include <string.h>

static const struct option_row options[] = {
    {"coverage", NULL,
     "tells what no case shows: that a rule holds, that it does not, a bound's side, an "
     "answer of a condition's part"},
    {"mutate", NULL,
     "tells which small mistakes in the rules (a number one off, an operator turned, a "
     "part dropped) no case would notice"},
    {"watch", NULL, "runs them again whenever a file changes, until Ctrl-C"},
    {"min", "PERCENT",
     "how much must be seen with --coverage, or noticed with --mutate (else all)"},
    {"rule", "NAME", "with --mutate: of this rule alone, or of this pack"},
    {"sample", "N", "with --mutate: so many, chosen by chance"},
    {"seed", "N", "with --mutate: what chance begins with (else 1)"},
    {"jobs", "N", "with --mutate: how many threads try them (else one a core)"},
    {0},
};

static const char *const formats[] = {"text", "tap", "junit", "json", NULL};

static enum exit_status read_least(long *out, const struct invocation *invocation) {
    static const struct number_range percent = {"min", 0, 100};
    *out = percent.till;
    return number_read(out, invocation, &percent);
}

// Which options go with which.
static enum exit_status check_options(const struct invocation *invocation) {
    static const char *const mutating[] = {"rule", "sample", "seed", "jobs"};
    bool is_mutating = has_option(invocation, "mutate");
    bool is_covering = has_option(invocation, "coverage");
    const char *format = format_of(invocation);
    if (has_option(invocation, "min") && !is_covering && !is_mutating) {
        (void)fputs("aftercare: --min goes with --coverage or --mutate\n", stderr);
        return EXIT_USAGE;
    }
    if (is_mutating &&
        (is_covering || strcmp(format, "tap") == 0 || strcmp(format, "junit") == 0)) {
        (void)fputs("aftercare: --mutate goes without --coverage, as text or json\n",
                    stderr);
        return EXIT_USAGE;
    }
    for (size_t i = 0; i < sizeof mutating / sizeof *mutating; i++) {
        if (has_option(invocation, mutating[i]) && !is_mutating) {
            (void)fprintf(stderr, "aftercare: --%s goes with --mutate\n", mutating[i]);
            return EXIT_USAGE;
        }
    }
    return EXIT_DONE;
}

static aftercare_status run_tests(struct test_report *report,
                                  const struct load_request *request, size_t first,
                                  aftercare_coverage *out, aftercare_error *err) {
    const aftercare_test_watch watch = {test_report_case, test_report_gap,
                                        test_report_gap, report};
    return has_option(report->invocation, "coverage")
               ? aftercare_rules_cover(&request->options, first, &watch, out, err)
               : aftercare_rules_test(&request->options, first, watch.told, report,
                                      &out->cases, err);
}

static enum exit_status report_end(struct test_report *report, aftercare_status tested,
                                   const aftercare_coverage *coverage, long least) {
    const struct test_summary summary = {
        .coverage = coverage,
        .is_cut = tested != AFTERCARE_OK,
        .is_covered = has_option(report->invocation, "coverage"),
        .sides = coverage->sides + coverage->answers,
        .seen = coverage->seen + coverage->answers_seen,
        .least = (unsigned)least,
    };
    enum exit_status status = test_report_end(report, &summary);
    bool is_right = coverage->cases.failed == 0 && test_summary_is_enough(&summary);
    return status ? status : is_right ? EXIT_DONE : EXIT_FOUND;
}

static enum exit_status run_cases(struct invocation *invocation,
                                  const struct load_request *request, size_t first,
                                  long least) {
    struct test_report report;
    aftercare_coverage coverage = {0};
    aftercare_error err = {0};
    test_report_begin(&report, invocation);
    aftercare_status tested = run_tests(&report, request, first, &coverage, &err);
    enum exit_status status = report_end(&report, tested, &coverage, least);
    if (tested == AFTERCARE_ERULES) {
        return EXIT_RULES; // each mistake was printed already
    }
    return tested ? report_error(invocation, &err) : status;
}

// One run of the tests, as often as it is wanted.
struct run {
    struct invocation *invocation;
    struct load_request request;
    long least;
    size_t first;
};

static enum exit_status run_once(void *context) {
    const struct run *run = context;
    return has_option(run->invocation, "mutate")
               ? mutate_run(run->invocation, &run->request, run->first, run->least)
               : run_cases(run->invocation, &run->request, run->first, run->least);
}

static enum exit_status run(struct invocation *invocation) {
    struct run run = {.invocation = invocation};
    const struct watched watched = {&run.request, run_once, &run};
    enum exit_status status = check_options(invocation);
    if (!status) {
        status = read_least(&run.least, invocation);
    }
    if (!status) {
        status = pack_paths(&run.request, invocation, &run.first);
    }
    if (status) {
        return status;
    }
    return has_option(invocation, "watch") ? watch_run(&watched) : run_once(&run);
}

const struct command command_test = {
    .name = "test",
    .arguments = "[PATH…]",
    .says = "runs the tests that the packs bring",
    .least = 0,
    .most = OPTION_VALUES_MAX,
    .options = options,
    .formats = formats,
    .run = run,
};
