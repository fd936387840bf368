// What can be typed at the prompt of `aftercare try`: each verb a function, named in the
// table of command_try.c, which has counted the words. Words are borrowed for the call.
#ifndef AFTERCARE_CLI_TRY_VERBS_H
#define AFTERCARE_CLI_TRY_VERBS_H

#include "core/cli/trial.h"
#include "core/cli/try_line.h"

// Changes: each prints what it changes, or why it does not fit.
void try_set(struct trial *trial, const struct line *line);    // FACT VALUE
void try_forget(struct trial *trial, const struct line *line); // FACT
void try_add(struct trial *trial, const struct line *line);  // LIST TERM MEMBER=VALUE …
void try_drop(struct trial *trial, const struct line *line); // LIST TERM
void try_none(struct trial *trial, const struct line *line); // LIST, LIST TERM
void try_undo(struct trial *trial, const struct line *line);

// Questions about the document as it is now.
void try_verdict(struct trial *trial, const struct line *line);
void try_why(struct trial *trial, const struct line *line); // "", RULE, not RULE
void try_clear(struct trial *trial, const struct line *line);
void try_ask(struct trial *trial, const struct line *line);
void try_show(struct trial *trial, const struct line *line);
void try_save(struct trial *trial, const struct line *line); // FILE

// A text with a NUL behind it, in the round's arena; NULL, and said so, when there is no
// memory.
const char *try_copied(struct trial *trial, struct text text);
void try_no_memory(const struct trial *trial);

#endif
