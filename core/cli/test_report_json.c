// One JSON object: { "cases": […], "unseen": […], "passed", "failed", "coverage" }.
#include "core/cli/test_report.h"
#include "core/cli/test_summary.h"

static void member(struct json_writer *writer, const char *key, const char *value) {
    json_key(writer, key);
    json_string(writer, value);
}

static void count(struct json_writer *writer, const char *key, size_t value) {
    json_key(writer, key);
    json_integer(writer, (int64_t)value);
}

static void begin(struct test_report *report) {
    report->writer = (struct json_writer){.out = &report->out};
    json_begin_object(&report->writer);
    json_key(&report->writer, "cases");
    json_begin_list(&report->writer);
}

static void tell(struct test_report *report, const aftercare_test_case *told) {
    struct json_writer *writer = &report->writer;
    bool has_failed = told->failure->sentence[0] != '\0';
    json_begin_object(writer);
    member(writer, "pack", told->pack);
    member(writer, "name", told->name);
    member(writer, "file", told->file);
    count(writer, "line", (size_t)told->line);
    json_key(writer, "passed");
    json_bool(writer, !has_failed);
    if (has_failed) {
        member(writer, "failure", told->failure->sentence);
        member(writer, "rule", told->rule);
        json_key(writer, "explanation");
        if (told->explanation.text) {
            json_raw(writer,
                     (struct text){told->explanation.text, told->explanation.len});
        } else {
            json_null(writer);
        }
    }
    json_end_object(writer);
}

// Gaps come behind all cases of their folder; they wait in a list of their own.
static void gap(struct test_report *report, const char *rule, const char *place,
                const char *gap) {
    struct json_writer writer = {.out = &report->gaps};
    buffer_string(&report->gaps, report->gaps.len > 0 ? "," : "");
    json_begin_object(&writer);
    member(&writer, "rule", rule);
    member(&writer, "place", place);
    member(&writer, "unseen", gap);
    json_end_object(&writer);
}

static void write_coverage(struct json_writer *writer,
                           const struct test_summary *summary) {
    const aftercare_coverage *coverage = summary->coverage;
    json_begin_object(writer);
    count(writer, "rules", coverage->rules);
    count(writer, "sides", coverage->sides);
    count(writer, "sides_seen", coverage->seen);
    count(writer, "parts", coverage->parts);
    count(writer, "answers", coverage->answers);
    count(writer, "answers_seen", coverage->answers_seen);
    count(writer, "least_percent", summary->least);
    json_key(writer, "is_enough");
    json_bool(writer, test_summary_is_enough(summary));
    json_end_object(writer);
}

static void end(struct test_report *report, const struct test_summary *summary) {
    struct json_writer *writer = &report->writer;
    json_end_list(writer);
    count(writer, "passed", summary->coverage->cases.passed);
    count(writer, "failed", summary->coverage->cases.failed);
    if (summary->is_covered) {
        json_key(writer, "coverage");
        write_coverage(writer, summary);
        json_key(writer, "unseen");
        buffer_reset(&report->suite);
        buffer_format(&report->suite, "[%s]", report->gaps.at);
        json_raw(writer, (struct text){report->suite.at, report->suite.len});
    }
    json_end_object(writer);
    buffer_string(&report->out, "\n");
}

const struct test_format test_format_json = {"json", false, begin, tell, gap, end};
