// The public way from a plan of the library to a session that the reminders keep.
#include "core/base/fail.h"
#include "core/posting/posting.h"

aftercare_status aftercare_reminders_put_plan(aftercare_reminders *reminders,
                                              const aftercare_posting *posting,
                                              aftercare_reminders_done *done,
                                              void *context, aftercare_error *err) {
    struct arena arena;
    aftercare_stored_session session = {.id = NULL};
    if (!posting || posting->size != sizeof *posting || !posting->plan ||
        !posting->document) {
        return fail(err, AFTERCARE_EUSAGE, NULL,
                    "a plan and its document are needed (begin with AFTERCARE_POSTING)");
    }
    arena_init(&arena, &system_allocator, 0);
    aftercare_status status =
        posting_make(&session, &arena, posting->plan, posting->document, err);
    if (!status) {
        session.condition = posting->condition;
        status = aftercare_reminders_put_session(reminders, &session, done, context, err);
    }
    arena_clear(&arena);
    return status;
}
