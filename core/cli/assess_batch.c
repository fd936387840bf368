#include "core/cli/assess_batch.h"

#include "core/base/fail.h"
#include "core/base/json_writer.h"
#include "core/cli/batch.h"
#include "core/cli/clock.h"
#include "core/cli/decisions.h"
#include "core/cli/lines.h"
#include "core/cli/report.h"

#include <stdio.h>
#include <unistd.h>

#define LINE_MAX_BYTES ((size_t)1 << 20) // of a document

// What is the same for every line.
struct assessing {
    aftercare_document document; // name, date and treatments
    const char *today;
    struct decisions decisions;
    int64_t now; // of the records
};

// --- one line --------------------------------------------------------------------------

static void error_json(struct buffer *out, const aftercare_error *err, size_t line) {
    struct json_writer writer = {.out = out};
    json_begin_object(&writer);
    json_key(&writer, "error");
    json_begin_object(&writer);
    json_key(&writer, "status");
    json_string(&writer, aftercare_status_name((int)err->status));
    json_key(&writer, "line");
    json_integer(&writer, (int64_t)line);
    json_key(&writer, "column");
    if (err->column > 0) {
        json_integer(&writer, err->column);
    } else {
        json_null(&writer);
    }
    json_key(&writer, "pointer");
    json_string(&writer, err->pointer[0] ? err->pointer : NULL);
    json_key(&writer, "sentence");
    json_string(&writer, err->sentence);
    json_end_object(&writer);
    json_end_object(&writer);
}

static aftercare_status assess(struct batch_answers *out,
                               const struct assessing *assessing,
                               aftercare_assessor *assessor,
                               const struct batch_line *line, aftercare_error *err) {
    aftercare_document document = assessing->document;
    aftercare_json answer = {0};
    if (line->is_cut) {
        return fail(err, AFTERCARE_ELIMIT, NULL,
                    "the line is too long (at most %zu bytes)", LINE_MAX_BYTES);
    }
    document.text = line->text.at;
    document.len = line->text.len;
    aftercare_status status =
        aftercare_assess(assessor, &document, assessing->today, &answer, err);
    size_t begin = out->printed.len;
    if (!status) {
        buffer_add(&out->printed, answer.text, answer.len);
    }
    if (status || !assessing->decisions.is_wanted || out->printed.failed) {
        return status;
    }
    const struct decision decision = {
        .kind = DECISION_ASSESS,
        .at = assessing->now,
        .document = &document,
        .today = assessing->today,
        .answer = {out->printed.at + begin, answer.len},
    };
    status =
        decisions_record(&out->aside, &assessing->decisions, &decision, assessor, err);
    out->printed.len = status ? begin : out->printed.len;
    return status;
}

static bool answer_line(struct batch_answers *out, const struct batch_line *line,
                        aftercare_assessor *assessor, const void *context) {
    aftercare_error err = {0};
    aftercare_status status = assess(out, context, assessor, line, &err);
    if (status) {
        error_json(&out->printed, &err, line->number);
    }
    buffer_add(&out->printed, "\n", 1);
    return status == AFTERCARE_OK;
}

// First the records, then the answers.
static aftercare_status write_records(struct batch_answers *answers, void *context,
                                      aftercare_error *err) {
    struct assessing *assessing = context;
    const struct text records = {answers->aside.at, answers->aside.len};
    return records.len == 0
               ? AFTERCARE_OK
               : decision_log_write(&assessing->decisions.log, records, 1, err);
}

// --- all of them -----------------------------------------------------------------------

// A date or a treatment that is wrong for every line is told once.
static enum exit_status check_request(struct invocation *invocation,
                                      const struct opened *opened) {
    aftercare_document document = opened->document;
    aftercare_json answer;
    aftercare_error err;
    document.text = "{}";
    document.len = 2;
    aftercare_status status =
        aftercare_assess(opened->assessor, &document, opened->today, &answer, &err);
    return status == AFTERCARE_EUSAGE ? report_error(invocation, &err) : EXIT_DONE;
}

static enum exit_status run_lines(struct invocation *invocation,
                                  const struct opened *opened,
                                  struct batch_request *request) {
    struct batch_result result = {0};
    struct assessing assessing = {
        .document = opened->document, .today = opened->today, .now = clock_now()};
    aftercare_error err;
    enum exit_status opened_log = decisions_open(&assessing.decisions, invocation);
    if (opened_log) {
        return opened_log;
    }
    request->rules = opened->rules;
    request->name = opened->document.name;
    request->line_max = LINE_MAX_BYTES;
    request->answer = answer_line;
    request->answer_context = &assessing;
    request->take = assessing.decisions.is_wanted ? write_records : NULL;
    request->take_context = &assessing;
    request->shows_progress = isatty(STDERR_FILENO) && !has_option(invocation, "quiet");
    aftercare_status status = batch_run(&result, request, &err);
    enum exit_status told = status ? report_error(invocation, &err) : EXIT_DONE;
    told = result.is_cut ? EXIT_OURS : told;
    told = told || result.wrong == 0 ? told : EXIT_DOCUMENT;
    return decisions_close(&assessing.decisions, invocation, told);
}

enum exit_status assess_batch(struct invocation *invocation) {
    const char *path = invocation->arguments_count > 0 ? invocation->arguments[0] : "-";
    struct batch_request request = {0};
    struct opened opened;
    enum exit_status status = batch_jobs(&request.jobs, invocation);
    if (!status) {
        status = batch_open(&request.file, path);
    }
    if (status) {
        return status;
    }
    status = open_rules(&opened, invocation);
    if (!status) {
        opened.document.name = path;
        opened_ask(&opened, invocation);
        status = check_request(invocation, &opened);
    }
    if (!status) {
        status = run_lines(invocation, &opened, &request);
    }
    opened_close(&opened);
    batch_close(request.file);
    return status;
}
