#include "core/cli/batch_part.h"

#include "core/base/fail.h"
#include "core/base/json_writer.h"
#include "core/cli/lines.h"

#include <string.h>

#define ANSWERS_MAX ((size_t)1 << 32)

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

// A line that was too long is not there in full.
static aftercare_status assess(aftercare_json *out, const struct batch_request *request,
                               aftercare_assessor *assessor, struct text line,
                               aftercare_error *err) {
    aftercare_document document = request->document;
    if (line.len > LINES_LINE_MAX) {
        return fail(err, AFTERCARE_ELIMIT, NULL,
                    "the line is too long (at most %zu bytes)", LINES_LINE_MAX);
    }
    document.text = line.at;
    document.len = line.len;
    aftercare_assessor_try_again(assessor); // Whoever gets the line answers the same.
    return aftercare_assess(assessor, &document, request->today, out, err);
}

static void assess_line(struct batch_part *part, const struct batch_request *request,
                        aftercare_assessor *assessor, struct text line) {
    aftercare_json answer = {0};
    aftercare_error err = {0};
    if (assess(&answer, request, assessor, line, &err)) {
        error_json(&part->answers, &err, part->first + part->count);
        part->wrong++;
    } else {
        buffer_add(&part->answers, answer.text, answer.len);
    }
    buffer_add(&part->answers, "\n", 1);
    part->count++;
}

void batch_part_init(struct batch_part *part) {
    *part = (struct batch_part){0};
    buffer_init(&part->lines, &system_allocator, LINES_BYTES + 2 * LINES_LINE_MAX);
    buffer_init(&part->answers, &system_allocator, ANSWERS_MAX);
}

void batch_part_clear(struct batch_part *part) {
    buffer_clear(&part->lines);
    buffer_clear(&part->answers);
}

void batch_part_assess(struct batch_part *part, const struct batch_request *request,
                       aftercare_assessor *assessor) {
    struct text rest = {part->lines.at, part->lines.len};
    part->count = part->wrong = 0;
    buffer_reset(&part->answers);
    while (rest.len > 0) {
        const char *feed = memchr(rest.at, '\n', rest.len);
        size_t len = feed ? (size_t)(feed - rest.at) : rest.len;
        assess_line(part, request, assessor, (struct text){rest.at, len});
        len += feed ? 1 : 0;
        rest = (struct text){rest.at + len, rest.len - len};
    }
}
