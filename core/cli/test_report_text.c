// For people: a line a case, and what is to be said of it below.
#include "core/base/fail.h"
#include "core/cli/test_report.h"
#include "core/cli/test_summary.h"

static void begin(struct test_report *report) {
    (void)report;
}

static void tell(struct test_report *report, const aftercare_test_case *told) {
    char line[AFTERCARE_PLACE_MAX * 2 + AFTERCARE_SENTENCE_MAX];
    if (told->failure->sentence[0]) {
        buffer_format(&report->out, "not ok  %s: %s\n        %s\n", told->pack,
                      told->name, fail_line(line, sizeof line, told->failure));
        test_summary_why(report, &report->out, told, 8);
    } else if (!has_option(report->invocation, "quiet")) {
        buffer_format(&report->out, "ok      %s: %s\n", told->pack, told->name);
    }
}

static void gap(struct test_report *report, const char *rule, const char *place,
                const char *gap) {
    buffer_format(&report->out, "unseen  %s: %s\n        %s\n", rule, gap, place);
}

static void end(struct test_report *report, const struct test_summary *summary) {
    const aftercare_coverage *coverage = summary->coverage;
    char percent[8];
    if (summary->is_cut) {
        return;
    }
    buffer_format(&report->out, "%zu passed, %zu failed\n", coverage->cases.passed,
                  coverage->cases.failed);
    if (!summary->is_covered) {
        return;
    }
    buffer_format(&report->out,
                  "%zu rule%s: %zu of %zu sides seen\n"
                  "%zu part%s of conditions: %zu of %zu answers seen\n"
                  "%s %% seen%s\n",
                  coverage->rules, coverage->rules == 1 ? "" : "s", coverage->seen,
                  coverage->sides, coverage->parts, coverage->parts == 1 ? "" : "s",
                  coverage->answers_seen, coverage->answers,
                  test_summary_percent(percent, summary),
                  test_summary_is_enough(summary) ? "" : ", which is too little");
}

const struct test_format test_format_text = {"text", true, begin, tell, gap, end};
