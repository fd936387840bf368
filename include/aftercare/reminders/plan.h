// From a plan of libaftercare to a session that the reminders keep.
#ifndef AFTERCARE_INCLUDE_REMINDERS_PLAN_H
#define AFTERCARE_INCLUDE_REMINDERS_PLAN_H

#include "aftercare/plan.h"
#include "aftercare/reminders/session.h"

#ifdef __cplusplus
extern "C" {
#endif

// A plan, and the document that it was made of.
typedef struct aftercare_posting {
    size_t size; // of this struct
    const aftercare_plan *plan;
    const aftercare_document *document;
    const aftercare_condition
        *condition; // what is kept must meet it; NULL: whatever it is
} aftercare_posting;

#define AFTERCARE_POSTING ((aftercare_posting){.size = sizeof(aftercare_posting)})

// Keeps a session as aftercare_reminders_put_session does, which also says what it
// answers and by which errors: with the plan's reminders, the plan as JSON and the
// document. All of it is copied before this returns, so that the plan's assessor is free
// again. EUSAGE also without a plan or a document.
//
// Threads: that of the handle's loop, which must be the one that uses the assessor now.
// Cost: twice what it copies; the answer comes after the next sync of the disk, which all
// share that wait for it.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_reminders_put_plan(
    aftercare_reminders *reminders, const aftercare_posting *posting,
    aftercare_reminders_done *done, void *context, aftercare_error *err);

#ifdef __cplusplus
}
#endif

#endif
