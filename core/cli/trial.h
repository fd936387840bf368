// A patient's document tried with changes: each is assessed at once, beside what was.
#ifndef AFTERCARE_CLI_TRIAL_H
#define AFTERCARE_CLI_TRIAL_H

#include "core/base/json_change.h"
#include "core/cli/open.h"

struct trial {
    struct invocation *invocation;
    struct opened *opened;
    struct arena lasting;   // the documents
    struct arena round;     // of one line that was typed
    struct text *documents; // as it was given, and after each change
    size_t count, capacity;
    struct buffer answer; // the assessment of the last one
};

// Assesses the document that was opened; prints what is wrong. Whatever it answers,
// trial_close is to be called. Both are borrowed.
enum exit_status trial_open(struct trial *trial, struct invocation *invocation,
                            struct opened *opened);
void trial_close(struct trial *trial);

// The document as it is now, read into the round's arena; NULL: no memory.
const struct json *trial_document(struct trial *trial);

// The assessment of it, likewise.
const struct json *trial_answer(struct trial *trial);

// What a change came to.
enum trial_outcome {
    TRIAL_CHANGED, // and what is different was printed
    TRIAL_REFUSED, // it does not fit; err tells why, and nothing has changed
    TRIAL_FAILED,  // our own fault, printed
};

// Takes the document with these changes in the place of the one before.
enum trial_outcome trial_change(struct trial *trial, const struct json_change *changes,
                                size_t count, aftercare_error *err);

// The same with an answer to a question (aftercare_answer), and changes of what came of
// it; those lead on from the last entry of the list that the answer is about.
enum trial_outcome trial_reply(struct trial *trial, const aftercare_reply *reply,
                               const struct json_change *members, size_t count,
                               aftercare_error *err);

// Goes back by one change; false when there was none.
bool trial_undo(struct trial *trial);

#endif
