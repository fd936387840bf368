// Everything that the program prints beside a document: errors, and text for people.
#ifndef AFTERCARE_CLI_REPORT_H
#define AFTERCARE_CLI_REPORT_H

#include "core/base/json.h"
#include "core/cli/command.h"

// Prints an error on standard error, as a line or, with --format json, as an object;
// returns the exit status that belongs to it.
enum exit_status report_error(const struct invocation *invocation,
                              const aftercare_error *err);

// An aftercare_problem: prints each mistake of a load on standard error. context: the
// invocation.
void report_problem(void *context, const aftercare_error *err);

bool wants_json(const struct invocation *invocation);

// Escape sequences for a terminal, or "" where standard output is none.
const char *style_bold(void);
const char *style_faint(void);
const char *style_plain(void);

// Prints a document followed by a line feed, or a text as it is. EXIT_OURS when standard
// output fails.
enum exit_status print_document(const char *json, size_t len);
enum exit_status print_page(const char *text, size_t len);

// At the program's end: what was printed is out. EXIT_OURS, and says so, when standard
// output fails; else the status that is given.
enum exit_status finish_output(enum exit_status status);

// How many blanks fill the text, as it is shown, up to the width.
int filling(const char *text, int width);

// Reads what the library answered; its answers are always well formed. NULL: no memory.
const struct json *answer_read(struct invocation *invocation, const char *json,
                               size_t len);

// Members of an answer: the text, "" where there is none.
struct text text_member(const struct json *object, const char *name);

// Prints a text at an indent, broken between words before the given width.
void print_wrapped(struct text text, int indent, int width);

#endif
