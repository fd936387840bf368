// JSON out, in the order in which it is written, the same bytes everywhere. Commas and
// indentation take care of themselves; nesting errors of ours are asserted. Failure is
// the buffer's: check out->failed at the end.
#ifndef AFTERCARE_BASE_JSON_WRITER_H
#define AFTERCARE_BASE_JSON_WRITER_H

#include "core/base/json.h"
#include "core/base/text.h"

#include <stdbool.h>
#include <stdint.h>

struct json_writer {
    struct buffer *out;
    bool is_pretty; // two spaces a level, for people; otherwise one line
    unsigned depth;
    bool has_entries; // of the innermost open list or object
    bool after_key;
};

void json_begin_object(struct json_writer *writer);
void json_end_object(struct json_writer *writer);
void json_begin_list(struct json_writer *writer);
void json_end_list(struct json_writer *writer);

void json_key(struct json_writer *writer, const char *key);
void json_name(struct json_writer *writer, struct text key); // a key that is no constant

// Escapes what must be; each byte that is not UTF-8 becomes U+FFFD.
void json_text(struct json_writer *writer, struct text text);
void json_string(struct json_writer *writer, const char *string); // NULL writes null
void json_integer(struct json_writer *writer, int64_t integer);
void json_bool(struct json_writer *writer, bool is_true);
void json_null(struct json_writer *writer);

// A value that was made elsewhere, taken as it is.
void json_raw(struct json_writer *writer, struct text json);

// A value that was read: its members in the order read, its numbers as they were written.
void json_copy(struct json_writer *writer, const struct json *value);

#endif
