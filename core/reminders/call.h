// A public call on its way: what it was given is copied, it runs as a job of the worker,
// its answer goes to its callback, then it is gone.
#ifndef AFTERCARE_REMINDERS_CALL_H
#define AFTERCARE_REMINDERS_CALL_H

#include "core/reminders/reminders.h"

#define CALL_ID_MAX 512 // bytes of an id, a key, a name
#define CALL_PATH_MAX 4000
#define CALL_REVISIONS_MAX 32
#define CALL_MESSAGE_MAX ((size_t)64 << 10)
#define CALL_DOCUMENT_MAX ((size_t)8 << 20) // of a document, and of a plan

struct call {
    struct job job;
    aftercare_reminders *reminders;
    aftercare_reminders_done *done;
    void *context;
    struct arena arena;       // of what was given, and of the answer
    int64_t now;              // when it was made
    const char *id;           // of a session or a patient, or a key
    struct store_names names; // of sessions
    aftercare_act act;
    aftercare_reaction reaction;
    struct store_row row; // of one reminder
    struct store_copy copy;
    aftercare_stored_session session;
    aftercare_condition condition; // for a session
    aftercare_reminders_query query;
    struct store_query page;
    aftercare_counts counts;
    aftercare_reminders_answer answer;
};

// Whom to answer.
struct call_end {
    aftercare_reminders_done *done;
    void *context;
};

enum text_need { TEXT_NEEDED, TEXT_MAY_BE_EMPTY, TEXT_MAY_BE_NULL };

// A text that a call takes.
struct call_text {
    const char **out;
    const char *text;
    const char *name; // for the message about it
    size_t max;
    enum text_need need;
};

// ENOMEM; ECONFLICT while closing; EIO after the store broke.
aftercare_status call_new(struct call **out, aftercare_reminders *reminders,
                          struct call_end end, aftercare_error *err);

// Copies the texts into the call's arena. EUSAGE, ELIMIT, ENOMEM.
aftercare_status call_copy(struct call *call, const struct call_text *texts, size_t count,
                           aftercare_error *err);

// Copies the one text that most calls take.
aftercare_status call_copy_id(struct call *call, const char *id, aftercare_error *err);

// Copies a condition, which may be NULL, with its session. EUSAGE, ELIMIT, ENOMEM.
aftercare_status call_copy_condition(struct call *call,
                                     const aftercare_condition *condition,
                                     aftercare_error *err);

// Gives the call to the worker, or frees it when status is not OK; returns status.
aftercare_status call_send(struct call *call, aftercare_status status);

// The job's finish, unless it has another, which ends with this one.
void call_answer(struct job *job, aftercare_status status, const aftercare_error *err);

// Whether a calendar can tell it.
bool call_is_instant(int64_t instant);

aftercare_status call_no_memory(aftercare_error *err);

#endif
