// What every call answers, and where its mistakes are told. A status says what kind of
// trouble it was; an aftercare_error, which the caller brings, says where and what would
// be right. It has a fixed size: there is nothing to free, and it works when memory is
// out.
#ifndef AFTERCARE_ERROR_H
#define AFTERCARE_ERROR_H

#ifdef __cplusplus
extern "C" {
#endif

#define AFTERCARE_API __attribute__((visibility("default")))

// name, number, what it means. Numbers never change; new ones are added at the end.
#define AFTERCARE_STATUSES(X)                                                            \
    X(OK, 0, "done")                                                                     \
    X(ENOMEM, 1, "out of memory, or over the memory limit that the host has set")        \
    X(EDOCUMENT, 2, "the document is wrong")                                             \
    X(ERULES, 3, "the rules or the configuration do not load")                           \
    X(EUSAGE, 4, "the call or the command line is wrong")                                \
    X(ENOTFOUND, 5, "there is no such thing")                                            \
    X(ECONFLICT, 6, "the state that it is in does not allow this")                       \
    X(ELIMIT, 7, "a limit would be exceeded")                                            \
    X(EIO, 8, "the system, the disk or the network failed")                              \
    X(EFULL, 9, "the disk is full")                                                      \
    X(EINTERNAL, 10, "our own fault: please report it")

// What a function that can fail returns: 0 when it did what it says.
typedef enum aftercare_status {
#define X(name, number, meaning) AFTERCARE_##name = number,
    AFTERCARE_STATUSES(X)
#undef X
} aftercare_status;

#define AFTERCARE_PLACE_MAX 256
#define AFTERCARE_SENTENCE_MAX 512

// Filled by the call that fails, untouched by one that works. Texts end with NUL and are
// cut, at a character's border, when they are longer than their field.
typedef struct aftercare_error {
    aftercare_status status;
    int line, column;                  // from 1; 0 where there is none
    char place[AFTERCARE_PLACE_MAX];   // the file, "-", or a name for the document; or ""
    char pointer[AFTERCARE_PLACE_MAX]; // JSON pointer into the document; or ""
    char sentence[AFTERCARE_SENTENCE_MAX]; // what is wrong (what would be right)
    // Of a mistake in rules, its id, which never changes: "unknown-term"; else NULL.
    const char *check;
} aftercare_error;

// Takes any number; returns a constant text such as "EDOCUMENT", or "unknown".
// Threads: any.
// Cost: a few ns.
// Since 0.1.0.
AFTERCARE_API const char *aftercare_status_name(int status);

// Takes any number; returns a constant sentence, or "unknown status".
// Threads: any.
// Cost: a few ns.
// Since 0.1.0.
AFTERCARE_API const char *aftercare_status_meaning(int status);

#ifdef __cplusplus
}
#endif

#endif
