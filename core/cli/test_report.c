#include "core/cli/test_report.h"

#include <stdio.h>
#include <string.h>

#define REPORT_MAX ((size_t)256 << 20)

static const struct test_format *const formats[] = {
    &test_format_text, &test_format_tap, &test_format_junit, &test_format_json};

static void print(struct test_report *report) {
    report->is_broken =
        report->is_broken || report->out.failed ||
        fwrite(report->out.at, 1, report->out.len, stdout) != report->out.len;
    buffer_reset(&report->out);
}

void test_report_begin(struct test_report *report, struct invocation *invocation) {
    *report = (struct test_report){.invocation = invocation, .format = formats[0]};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (strcmp(formats[i]->name, format_of(invocation)) == 0) {
            report->format = formats[i];
        }
    }
    buffer_init(&report->out, &system_allocator, REPORT_MAX);
    buffer_init(&report->suite, &system_allocator, REPORT_MAX);
    buffer_init(&report->gaps, &system_allocator, REPORT_MAX);
    report->format->begin(report);
    print(report);
}

void test_report_case(void *context, const aftercare_test_case *told) {
    struct test_report *report = context;
    report->format->told(report, told);
    print(report);
}

void test_report_gap(void *context, const char *rule, const char *place,
                     const char *gap) {
    struct test_report *report = context;
    report->format->gap(report, rule, place, gap);
    print(report);
}

enum exit_status test_report_end(struct test_report *report,
                                 const struct test_summary *summary) {
    report->format->end(report, summary);
    print(report);
    bool is_printed = !report->is_broken && !report->suite.failed &&
                      !report->gaps.failed && fflush(stdout) == 0;
    buffer_clear(&report->gaps);
    buffer_clear(&report->suite);
    buffer_clear(&report->out);
    if (!is_printed) {
        (void)fputs("aftercare: standard output cannot be written\n", stderr);
    }
    return is_printed ? EXIT_DONE : EXIT_OURS;
}
