// One question put on a terminal, and the line that answers it. Over a pipe the answers
// are shown behind their questions, so that the whole reads as a dialogue.
#ifndef AFTERCARE_CLI_PROMPT_H
#define AFTERCARE_CLI_PROMPT_H

#include "core/cli/open.h"
#include "core/cli/report.h"

#include <stdio.h>

#define PROMPT_LINE_MAX 1024

struct prompt {
    struct invocation *invocation;
    FILE *out; // standard output, or standard error where that is kept for JSON
    unsigned number;
    bool is_echoed; // no terminal shows what was answered
};

enum prompt_line {
    PROMPT_ANSWER,   // a line; an empty one: nobody knows
    PROMPT_WHY,      // "?"
    PROMPT_TOO_LONG, // the line was dropped, and that was said
    PROMPT_END,      // there are no more lines
};

// Tells how to answer, where somebody sits at a terminal.
struct prompt prompt_open(struct invocation *invocation);

// The next number.
void prompt_begin(struct prompt *prompt);

// Prints a question of an intake and reads a line; "y" and "n" become "yes" and "no".
enum prompt_line prompt_read(struct prompt *prompt, const struct json *question,
                             char line[PROMPT_LINE_MAX]);

// Drops the rest of a line that is too long.
void prompt_drop_line(void);

// Says what is wrong with an answer.
void prompt_refuse(const struct prompt *prompt, const char *sentence);

// Says why the question is asked: the rules that wait for it. Uses the assessor.
void prompt_explain(const struct prompt *prompt, const struct opened *opened,
                    const struct json *question);

#endif
