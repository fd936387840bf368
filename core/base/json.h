// JSON in: one strict front door for every document. A pass of our own over the bytes
// refuses what RFC 8259 refuses, and besides: bad UTF-8, a BOM, NUL, a member given
// twice, integers beyond 2^53, too deep, too long; each with its line and column. Only
// what passed goes to cJSON, whose tree is copied into the caller's arena and freed. A
// value knows its parent and its place in the text, so that a later mistake can be told
// with both.
#ifndef AFTERCARE_BASE_JSON_H
#define AFTERCARE_BASE_JSON_H

#include "core/base/arena.h"
#include "core/base/fail.h"
#include "core/base/text.h"

#include <stdbool.h>
#include <stdint.h>

enum json_type {
    JSON_NULL,
    JSON_FALSE,
    JSON_TRUE,
    JSON_NUMBER,
    JSON_TEXT,
    JSON_LIST,
    JSON_OBJECT
};

struct json {
    enum json_type type;
    bool is_integer;  // of a number: no fraction, no exponent
    int64_t integer;  // its value then
    struct text text; // of a text: its bytes, NUL behind; of a number: as it was written
    struct text key;  // of an object's member
    uint32_t index;   // place among its siblings, from 0
    uint32_t count;   // members or entries
    uint32_t offset;  // of the value in the document's text
    const struct json *parent, *first, *next; // NULL at the ends
};

#define JSON_DEPTH_MAX 64  // of any document, whatever its limits say
#define JSON_NUMBER_MAX 63 // characters of a number

struct json_limits {
    size_t bytes, entries; // of a document; of one list or object
    unsigned depth;        // of nesting; at most JSON_DEPTH_MAX
};
#define JSON_LIMITS ((struct json_limits){.bytes = 1 << 20, .entries = 1000, .depth = 32})

struct json_document {
    const char *place; // names the document in errors; borrowed
    struct text text;  // borrowed: errors are located in it; at NULL: there is none
    const struct json *root;
};

// Reads text into *out. EDOCUMENT with line, column and pointer (of the nearest value
// that was begun), ELIMIT likewise when over a limit, ENOMEM. out->place and out->text
// must live as long as the tree, which is the arena's.
aftercare_status json_read(struct json_document *out, struct arena *arena,
                           const char *place, struct text text,
                           const struct json_limits *limits, aftercare_error *err);

// The member of that name, or NULL; also NULL when object is NULL or no object.
const struct json *json_member(const struct json *object, const char *key);

// "null", "true or false", "a number", "a text", "a list", "an object".
const char *json_type_name(enum json_type type);

// Writes the value's JSON pointer ("" for the root), cut to size with its NUL; returns
// out.
char *json_pointer(char *out, size_t size, const struct json *value);

// Refuses a value: EDOCUMENT with the document's place, line, column (0 where there is no
// text) and pointer.
__attribute__((format(printf, 4, 5))) aftercare_status
json_fail(aftercare_error *err, const struct json_document *document,
          const struct json *value, const char *format, ...);

// Refuses a member whose name another one of its object has.
aftercare_status json_fail_twice(aftercare_error *err,
                                 const struct json_document *document,
                                 const struct json *member);

#endif
