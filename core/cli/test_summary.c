#include "core/cli/test_summary.h"

#include "core/cli/explanation.h"
#include "core/cli/report.h"

#include <stdio.h>

bool test_summary_is_enough(const struct test_summary *summary) {
    return 100 * summary->seen >= summary->least * summary->sides;
}

char *test_summary_percent(char out[8], const struct test_summary *summary) {
    size_t tenths = summary->sides > 0 ? 1000 * summary->seen / summary->sides : 1000;
    (void)snprintf(out, 8, "%u.%u", (unsigned)(tenths / 10 % 1000),
                   (unsigned)(tenths % 10));
    return out;
}

void test_summary_why(struct test_report *report, struct buffer *out,
                      const aftercare_test_case *told, int indent) {
    bool is_people = report->format->is_for_people;
    if (!told->explanation.text) {
        return;
    }
    const struct explanation explanation = {
        answer_read(report->invocation, told->explanation.text, told->explanation.len),
        indent, is_people ? style_bold() : "", is_people ? style_plain() : ""};
    if (explanation.answer) {
        explanation_write(out, &explanation);
    }
}
