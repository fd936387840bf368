// What most commands begin with: rules, an assessor, a document, the day.
#ifndef AFTERCARE_CLI_OPEN_H
#define AFTERCARE_CLI_OPEN_H

#include "core/cli/command.h"

struct opened {
    aftercare_rules *rules;
    aftercare_assessor *assessor;
    aftercare_document document;
    const char *today; // "2026-11-22"
};

#define FOLDERS_MAX (2 * OPTION_VALUES_MAX + 2)

// The folders and options of the command line, as the library takes them.
struct load_request {
    aftercare_load_options options;
    const char *plugins[FOLDERS_MAX], *rules[FOLDERS_MAX];
    aftercare_option chosen[OPTION_VALUES_MAX];
};

// A folder that ships ("rules"): beside the sources that the program was built from, or
// else the installed one. NULL: no memory.
const char *open_shipped(struct invocation *invocation, const char *name);

// Fills the request; prints what is wrong.
enum exit_status open_request(struct load_request *out, struct invocation *invocation);

// Loads the rules, and before it reads the first argument as a document; or the rules
// alone. open_all: with a document if the command needs one. Prints what is wrong.
// Whatever it answers, opened_close is to be called.
enum exit_status open_document(struct opened *out, struct invocation *invocation);
enum exit_status open_rules(struct opened *out, struct invocation *invocation);
enum exit_status open_all(struct opened *out, struct invocation *invocation);

// Reads another argument, from 0, as the document; prints what is wrong.
enum exit_status opened_read(struct opened *out, struct invocation *invocation,
                             int argument);

// What --date and --treatment ask instead of what the document says.
void opened_ask(struct opened *opened, const struct invocation *invocation);

void opened_close(struct opened *opened);

#endif
