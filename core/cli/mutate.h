// aftercare test --mutate: whether the cases notice small mistakes in the rules.
#ifndef AFTERCARE_CLI_MUTATE_H
#define AFTERCARE_CLI_MUTATE_H

#include "core/cli/open.h"

#define MUTATE_JOBS_MAX 256

// Tries all mutants, or those that --rule, --sample and --seed choose, with --jobs
// threads; lists those that no case noticed, and prints the score. EXIT_FOUND where less
// than least percent were noticed. Progress goes to standard error, on a terminal.
enum exit_status mutate_run(struct invocation *invocation,
                            const struct load_request *request, size_t first, long least);

#endif
