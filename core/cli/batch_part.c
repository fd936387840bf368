#include "core/cli/batch_part.h"

#include "core/cli/lines.h"

#include <string.h>

#define ANSWERS_MAX ((size_t)1 << 32)

#define KEPT ((size_t)4 << 20) // bytes of a part, for the next lines

static void answer_line(struct batch_part *part, const struct batch_request *request,
                        aftercare_assessor *assessor, struct text text) {
    const struct batch_line line = {.number = part->first + part->count,
                                    .text = text,
                                    .is_cut = text.len > request->line_max};
    aftercare_assessor_try_again(assessor); // Whoever gets the line answers the same.
    bool is_right =
        request->answer(&part->answers, &line, assessor, request->answer_context);
    part->wrong += is_right ? 0 : 1;
    part->count++;
}

void batch_part_init(struct batch_part *part, size_t line_max) {
    *part = (struct batch_part){0};
    buffer_init(&part->lines, &system_allocator, LINES_BYTES + 2 * line_max);
    buffer_init(&part->answers.printed, &system_allocator, ANSWERS_MAX);
    buffer_init(&part->answers.aside, &system_allocator, ANSWERS_MAX);
}

void batch_part_clear(struct batch_part *part) {
    buffer_clear(&part->lines);
    buffer_clear(&part->answers.printed);
    buffer_clear(&part->answers.aside);
}

static void trim(struct buffer *buffer) {
    if (buffer->capacity > KEPT) {
        buffer_clear(buffer);
    }
}

void batch_part_trim(struct batch_part *part) {
    trim(&part->lines);
    trim(&part->answers.printed);
    trim(&part->answers.aside);
}

void batch_part_answer(struct batch_part *part, const struct batch_request *request,
                       aftercare_assessor *assessor) {
    struct text rest = {part->lines.at, part->lines.len};
    part->count = part->wrong = 0;
    buffer_reset(&part->answers.printed);
    buffer_reset(&part->answers.aside);
    while (rest.len > 0) {
        const char *feed = memchr(rest.at, '\n', rest.len);
        size_t len = feed ? (size_t)(feed - rest.at) : rest.len;
        answer_line(part, request, assessor, (struct text){rest.at, len});
        len += feed ? 1 : 0;
        rest = (struct text){rest.at + len, rest.len - len};
    }
}
