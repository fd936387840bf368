// aftercare ask --interactive: a dialogue on the terminal, or over a pipe.
#ifndef AFTERCARE_CLI_ASK_DIALOGUE_H
#define AFTERCARE_CLI_ASK_DIALOGUE_H

#include "core/cli/open.h"

// Asks one question after the other, the best first, until the verdict is settled or the
// answers end; then prints the verdict, and writes the completed document where --save
// says. Questions go to standard output, with --format json to standard error.
enum exit_status ask_dialogue(struct invocation *invocation, struct opened *opened);

#endif
