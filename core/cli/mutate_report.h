// What mutants came to, as text or JSON.
#ifndef AFTERCARE_CLI_MUTATE_REPORT_H
#define AFTERCARE_CLI_MUTATE_REPORT_H

#include "aftercare/author.h"
#include "core/cli/command.h"

// Prints the mutants that no case noticed, each as the change of two lines, with a case
// that would, where one was found; those that nothing can tell from their rule, which
// count for nothing, with the reason; and the score. EXIT_FOUND where fewer than least
// percent were noticed.
enum exit_status mutate_report(struct invocation *invocation,
                               const aftercare_mutants *mutants, long least);

#endif
