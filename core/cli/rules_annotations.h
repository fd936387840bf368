// aftercare rules --annotations DIR: what editors want to know of the words of rules.
#ifndef AFTERCARE_CLI_RULES_ANNOTATIONS_H
#define AFTERCARE_CLI_RULES_ANNOTATIONS_H

#include "core/cli/open.h"

// Writes DIR/aftercare.lua, and makes the folder where it is missing. Prints the file's
// name, or what is wrong.
enum exit_status rules_annotations(struct invocation *invocation, struct opened *opened,
                                   const char *folder);

#endif
