// The Test Anything Protocol, version 14: https://testanything.org
#include "core/cli/test_report.h"
#include "core/cli/test_summary.h"

#include "core/base/fail.h"

#include <string.h>

static void begin(struct test_report *report) {
    buffer_string(&report->out, "TAP version 14\n");
}

// In a description "#" begins a directive and "\\" an escape.
static void description(struct buffer *out, const char *text) {
    for (; *text; text++) {
        if (*text == '#' || *text == '\\') {
            buffer_string(out, "\\");
        }
        buffer_add(out, text, 1);
    }
}

// A text as the block of a YAML member, each line at its indent.
static void block(struct buffer *out, const char *key, struct text text) {
    buffer_format(out, "  %s: |\n", key);
    for (size_t at = 0; at < text.len;) {
        const char *feed = memchr(text.at + at, '\n', text.len - at);
        size_t len = feed ? (size_t)(feed - text.at) - at : text.len - at;
        buffer_string(out, "    ");
        buffer_add(out, text.at + at, len);
        buffer_string(out, "\n");
        at += len + 1;
    }
}

static void tell_failure(struct test_report *report, const aftercare_test_case *told) {
    char line[AFTERCARE_PLACE_MAX * 2 + AFTERCARE_SENTENCE_MAX];
    buffer_string(&report->out, "  ---\n");
    block(&report->out, "message", text_of(fail_line(line, sizeof line, told->failure)));
    buffer_reset(&report->suite);
    test_summary_why(report, &report->suite, told, 0);
    if (report->suite.len > 0) {
        block(&report->out, "because",
              (struct text){report->suite.at, report->suite.len});
    }
    buffer_string(&report->out, "  ...\n");
}

static void tell(struct test_report *report, const aftercare_test_case *told) {
    bool has_failed = told->failure->sentence[0] != '\0';
    buffer_format(&report->out, "%s %zu - ", has_failed ? "not ok" : "ok",
                  ++report->tests);
    description(&report->out, told->pack);
    buffer_string(&report->out, ": ");
    description(&report->out, told->name);
    buffer_string(&report->out, "\n");
    if (has_failed) {
        tell_failure(report, told);
    }
}

static void gap(struct test_report *report, const char *rule, const char *place,
                const char *gap) {
    buffer_format(&report->out, "# unseen: %s: %s (%s)\n", rule, gap, place);
}

static void end(struct test_report *report, const struct test_summary *summary) {
    char percent[8];
    if (summary->is_covered) {
        buffer_format(&report->out, "%s %zu - coverage: %s %% of at least %u\n",
                      test_summary_is_enough(summary) ? "ok" : "not ok", ++report->tests,
                      test_summary_percent(percent, summary), summary->least);
    }
    buffer_format(&report->out, "1..%zu\n", report->tests);
}

const struct test_format test_format_tap = {"tap", false, begin, tell, gap, end};
