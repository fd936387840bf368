// Options as rows of a table: a name, a type with its bounds, what holds when nobody sets
// it, one sentence, and where the value goes. What reads a configuration and what prints
// its help are the same rows.
#ifndef AFTERCARE_DAEMON_SETTING_H
#define AFTERCARE_DAEMON_SETTING_H

#include "aftercare/aftercare.h"
#include "core/base/json.h"

#include <stddef.h>
#include <stdio.h>

struct setting_texts {
    const char **items;
    size_t count;
};

struct setting_pair { // name = text, of an object
    const char *name, *value;
};

struct setting_pairs {
    struct setting_pair *items;
    size_t count;
};

// The type of the field that a row fills is given behind each.
#define SETTING_TYPES(X)                                                                 \
    X(TEXT, "a text")                            /* const char * */                      \
    X(TEXTS, "a list of texts")                  /* struct setting_texts */              \
    X(PAIRS, "a table of names and texts")       /* struct setting_pairs */              \
    X(BOOL, "true or false")                     /* bool */                              \
    X(NUMBER, "a whole number")                  /* int64_t */                           \
    X(SPAN, "a duration")                        /* int64_t, milliseconds */             \
    X(SPANS, "two durations, the shorter first") /* int64_t[2], milliseconds */          \
    X(CLOCKS, "two times of day")                /* const char *[2] */                   \
    X(TABLES, "tables")                          /* read by the row's owner, not here */

enum setting_type {
#define X(name, text) SETTING_##name,
    SETTING_TYPES(X)
#undef X
};

struct setting {
    const char *name;
    enum setting_type type;
    int64_t least, most; // of a number; of a duration in milliseconds
    const char
        *fallback; // as people read it; the value itself stands in the struct already
    const char *sentence; // for --help-config
    size_t at;            // offsetof the field
};

struct setting_table {
    const struct setting *rows;
    size_t count;
};

// Who is told of each mistake, and how many there were.
struct setting_problems {
    aftercare_problem *told;
    void *context;
    size_t count;
};

// What is being read, for messages, and where its texts go.
struct setting_source {
    const char *file;
    int line, column; // 0: not known
    const char *path; // "channels.webhook." or ""
    struct arena *arena;
    struct setting_problems *problems;
};

// Tells a mistake, so that reading can go on behind it. Returns the status. OK is none,
// and ENOMEM ends the reading: neither is told.
aftercare_status setting_told(const struct setting_source *source,
                              aftercare_status status, const aftercare_error *err);

// What came of two: ENOMEM, after which nothing is read any more, or the first mistake.
aftercare_status setting_worse(aftercare_status one, aftercare_status other);

// Refuses a value: ERULES with the place, "path" and name before the sentence.
__attribute__((format(printf, 4, 5))) aftercare_status
setting_fail(aftercare_error *err, const struct setting_source *source, const char *name,
             const char *format, ...);

// The row of that name. When there is none: NULL, and err is ERULES with the nearest
// name.
const struct setting *setting_find(const struct setting_table *table,
                                   const struct setting_source *source, struct text name,
                                   aftercare_error *err);

// Reads a value into into's field. Texts are the source's arena's. ERULES with what was
// found and what would be right, ENOMEM. TABLES rows are passed over.
aftercare_status setting_read(const struct setting *row, const struct json *value,
                              const struct setting_source *source, void *into,
                              aftercare_error *err);

// Reads all members of an object so, and tells what is wrong with each.
aftercare_status setting_read_all(const struct setting_table *table,
                                  const struct json *object,
                                  const struct setting_source *source, void *into);

// Prints the rows for people, each name behind prefix.
void setting_print(FILE *out, const struct setting_table *table, const char *prefix);

#endif
