// JUnit's XML as build servers read it: a suite for each pack, and one for coverage.
#include "core/cli/test_report.h"
#include "core/cli/test_summary.h"

#include "core/base/fail.h"
#include "core/cli/html.h"

#include <string.h>

static void begin(struct test_report *report) {
    buffer_string(&report->out,
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
}

static void end_suite(struct test_report *report) {
    if (!report->pack) {
        return;
    }
    buffer_string(&report->out, "  <testsuite name=\"");
    html_string(&report->out, report->pack);
    buffer_format(&report->out, "\" tests=\"%zu\" failures=\"%zu\">\n", report->tests,
                  report->failures);
    buffer_text(&report->out, (struct text){report->suite.at, report->suite.len});
    buffer_string(&report->out, "  </testsuite>\n");
    report->is_broken = report->is_broken || report->suite.failed;
}

static void begin_suite(struct test_report *report, const char *pack) {
    end_suite(report);
    buffer_reset(&report->suite);
    report->pack = arena_copy(&report->invocation->arena, pack, strlen(pack));
    report->is_broken = report->is_broken || !report->pack;
    report->tests = 0;
    report->failures = 0;
}

static void begin_case(struct test_report *report, const char *suite, const char *name) {
    report->tests++;
    buffer_string(&report->suite, "    <testcase classname=\"");
    html_string(&report->suite, suite);
    buffer_string(&report->suite, "\" name=\"");
    html_string(&report->suite, name);
    buffer_string(&report->suite, "\"");
}

static void fail_case(struct test_report *report, const char *message,
                      const struct buffer *more) {
    report->failures++;
    buffer_string(&report->suite, "\n      <failure message=\"");
    html_string(&report->suite, message);
    buffer_string(&report->suite, "\">");
    html_text(&report->suite, (struct text){more->at, more->len});
    buffer_string(&report->suite, "</failure>\n    </testcase>\n");
}

static void tell(struct test_report *report, const aftercare_test_case *told) {
    if (!report->pack || strcmp(report->pack, told->pack) != 0) {
        begin_suite(report, told->pack);
    }
    begin_case(report, told->pack, told->name);
    buffer_string(&report->suite, " file=\"");
    html_string(&report->suite, told->file);
    buffer_format(&report->suite, "\" line=\"%d\"%s", told->line,
                  told->failure->sentence[0] ? ">" : "/>\n");
    if (told->failure->sentence[0]) {
        char line[AFTERCARE_PLACE_MAX * 2 + AFTERCARE_SENTENCE_MAX];
        buffer_reset(&report->gaps);
        buffer_format(&report->gaps, "%s\n", fail_line(line, sizeof line, told->failure));
        test_summary_why(report, &report->gaps, told, 0);
        fail_case(report, told->failure->sentence, &report->gaps);
        buffer_reset(&report->gaps);
    }
}

static void gap(struct test_report *report, const char *rule, const char *place,
                const char *gap) {
    buffer_format(&report->gaps, "%s: %s (%s)\n", rule, gap, place);
}

static void end(struct test_report *report, const struct test_summary *summary) {
    char percent[8];
    if (summary->is_covered) {
        begin_suite(report, "coverage");
        begin_case(report, "coverage", "what the cases have seen");
        if (test_summary_is_enough(summary)) {
            buffer_string(&report->suite, ">\n      <system-out>");
            html_text(&report->suite, (struct text){report->gaps.at, report->gaps.len});
            buffer_string(&report->suite, "</system-out>\n    </testcase>\n");
        } else {
            char message[64];
            struct buffer text;
            buffer_init(&text, &system_allocator, sizeof message);
            buffer_format(&text, "%s %% of at least %u",
                          test_summary_percent(percent, summary), summary->least);
            buffer_string(&report->suite, ">");
            fail_case(report, text.at, &report->gaps);
            buffer_clear(&text);
        }
    }
    end_suite(report);
    buffer_string(&report->out, "</testsuites>\n");
}

const struct test_format test_format_junit = {"junit", false, begin, tell, gap, end};
