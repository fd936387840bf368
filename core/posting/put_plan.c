// The public way from a plan of the library to a session that the reminders keep.
#include "core/base/fail.h"
#include "core/base/sized.h"
#include "core/posting/posting.h"

aftercare_status aftercare_reminders_put_plan(aftercare_reminders *reminders,
                                              const aftercare_posting *given,
                                              aftercare_reminders_done *done,
                                              void *context, aftercare_error *err) {
    struct arena arena;
    aftercare_stored_session session = {.id = NULL};
    aftercare_posting posting = AFTERCARE_POSTING;
    aftercare_status status = sized_read(SIZED(&posting, AFTERCARE_POSTING), given, err);
    if (!status && (!posting.plan || !posting.document)) {
        status = fail(err, AFTERCARE_EUSAGE, NULL, "a plan and its document are needed");
    }
    if (status) {
        return status;
    }
    arena_init(&arena, &system_allocator, 0);
    status = posting_make(&session, &arena, posting.plan, posting.document, err);
    if (!status) {
        session.condition = posting.condition;
        status = aftercare_reminders_put_session(reminders, &session, done, context, err);
    }
    arena_clear(&arena);
    return status;
}
