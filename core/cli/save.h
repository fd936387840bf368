// Files written whole or not at all.
#ifndef AFTERCARE_CLI_SAVE_H
#define AFTERCARE_CLI_SAVE_H

#include "core/cli/command.h"

// Writes the JSON with two spaces a level. It goes into a new file beside the path,
// readable by its owner alone, which then takes the path's place. Prints what is wrong.
enum exit_status save_document(struct invocation *invocation, const char *path,
                               struct text json);

// Writes a file that is not there yet, for its owner to change (0644). Returns 0, or the
// error's number: EEXIST when it is there.
int save_new(const char *path, struct text text);

// Writes a file that is there already into a new one beside it, with the same rights,
// which then takes its place: whole or not at all, and on the disk. Returns 0, or the
// error's number: ELOOP for a symbolic link.
int save_over(const char *path, struct text text);

#endif
