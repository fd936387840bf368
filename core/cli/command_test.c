// aftercare test [PATH…]: the packs' own tests.
#include "core/cli/number.h"
#include "core/cli/open.h"
#include "core/cli/pack_paths.h"
#include "core/cli/report.h"
#include "core/cli/test_report.h"
#include "core/cli/test_summary.h"

#include <stdio.h>

static const struct option_row options[] = {
    {"coverage", NULL,
     "tells what no case shows: that a rule holds, that it does not, a bound's side, an "
     "answer of a condition's part"},
    {"min", "PERCENT", "with --coverage: how much of that must be seen (else all)"},
    {0},
};

static const char *const formats[] = {"text", "tap", "junit", "json", NULL};

static enum exit_status read_least(long *out, const struct invocation *invocation) {
    static const struct number_range percent = {"min", 0, 100};
    *out = percent.till;
    if (has_option(invocation, "min") && !has_option(invocation, "coverage")) {
        (void)fputs("aftercare: --min goes with --coverage\n", stderr);
        return EXIT_USAGE;
    }
    return number_read(out, invocation, &percent);
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

static enum exit_status report_end(struct test_report *report,
                                   const aftercare_coverage *coverage, long least) {
    const struct test_summary summary = {
        .coverage = coverage,
        .is_covered = has_option(report->invocation, "coverage"),
        .sides = coverage->sides + coverage->answers,
        .seen = coverage->seen + coverage->answers_seen,
        .least = (unsigned)least,
    };
    enum exit_status status = test_report_end(report, &summary);
    bool is_right = coverage->cases.failed == 0 && test_summary_is_enough(&summary);
    return status ? status : is_right ? EXIT_DONE : EXIT_FOUND;
}

static enum exit_status run(struct invocation *invocation) {
    struct load_request request;
    struct test_report report;
    aftercare_coverage coverage = {0};
    aftercare_error err = {0};
    long least;
    size_t first;
    enum exit_status status = read_least(&least, invocation);
    if (!status) {
        status = pack_paths(&request, invocation, &first);
    }
    if (status) {
        return status;
    }
    test_report_begin(&report, invocation);
    aftercare_status tested = run_tests(&report, &request, first, &coverage, &err);
    status = report_end(&report, &coverage, least);
    if (tested == AFTERCARE_ERULES) {
        return EXIT_RULES; // each mistake was printed already
    }
    return tested ? report_error(invocation, &err) : status;
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
