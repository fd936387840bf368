// Many lines at once: a line in, an answer out, in the same order.
//
// One thread reads, some answer, and the caller's writes. Between them stands a ring of a
// few slots, each with some lines and later their answers: a slot is filled, answered,
// and written, and only then filled again, so that memory stays the same however long the
// input is, and the order with it.
#ifndef AFTERCARE_CLI_BATCH_H
#define AFTERCARE_CLI_BATCH_H

#include "core/cli/open.h"

#define BATCH_JOBS_MAX 256

struct batch_line {
    size_t number; // from 1
    struct text text;
    bool is_cut; // it was too long, and is not there in full
};

// What some lines lead to; either fails when there is no memory for it.
struct batch_answers {
    struct buffer printed; // on standard output
    struct buffer aside;   // for whoever takes it
};

// Answers one line, on any of the threads, alone with its assessor. False: the line is
// wrong.
typedef bool batch_answer(struct batch_answers *out, const struct batch_line *line,
                          aftercare_assessor *assessor, const void *context);

// Takes what some lines lead to, on the caller's thread and in order, before it is
// printed. aside may be changed.
typedef aftercare_status batch_take(struct batch_answers *answers, void *context,
                                    aftercare_error *err);

struct batch_request {
    const aftercare_rules *rules;
    const char *name;    // of the input, in errors
    int file;            // lines come from here
    size_t line_max;     // bytes of a line
    size_t jobs;         // threads that answer, 1 to BATCH_JOBS_MAX
    bool shows_progress; // on standard error
    batch_answer *answer;
    const void *answer_context;
    batch_take *take; // may be NULL
    void *take_context;
};

struct batch_result {
    size_t lines, wrong; // lines that were answered, and those of them with an error
    bool is_cut;         // standard output could not be written any more
};

// Reads --jobs; as many as there are cores without it. Prints what is wrong.
enum exit_status batch_jobs(size_t *out, const struct invocation *invocation);

// Opens a file of lines, "-" being standard input; prints what is wrong. batch_close
// closes it.
enum exit_status batch_open(int *out, const char *path);
void batch_close(int file);

// Answers every line. EIO when reading or writing fails, ENOMEM, and what take says.
aftercare_status batch_run(struct batch_result *out, const struct batch_request *request,
                           aftercare_error *err);

#endif
