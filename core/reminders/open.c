// The public ways to a store, with the parts that the library has: SQLite, libuv's loop,
// and all types of channels.
#include "core/base/sized.h"
#include "core/reminders/closed.h"
#include "core/reminders/loop_uv.h"
#include "core/reminders/own_loop.h"
#include "core/reminders/reminders.h"

static const struct store_functions *const stores[] = {&store_sqlite, NULL};
static const struct reminders_parts own_parts = {.allocator = &system_allocator,
                                                 .stores = stores,
                                                 .channel_of_type = channel_of_type,
                                                 .loop_new = loop_uv_new};

void aftercare_reminders_own_process(void) {
    store_sqlite_own_process();
}

aftercare_status aftercare_reminders_open(aftercare_reminders **out,
                                          struct uv_loop_s *loop,
                                          const aftercare_reminders_options *given,
                                          aftercare_error *err) {
    aftercare_reminders_options options = AFTERCARE_REMINDERS_OPTIONS;
    aftercare_status status =
        sized_read(SIZED(&options, AFTERCARE_REMINDERS_OPTIONS), given, err);
    if (status) {
        return status;
    }
    return loop ? reminders_open(out, loop, &options, &own_parts, err)
                : own_loop_open(out, &options, &own_parts, err);
}

aftercare_status aftercare_reminders_check(struct uv_loop_s *loop,
                                           const aftercare_reminders_options *given,
                                           aftercare_error *err) {
    aftercare_reminders_options options = AFTERCARE_REMINDERS_OPTIONS;
    aftercare_status status =
        sized_read(SIZED(&options, AFTERCARE_REMINDERS_OPTIONS), given, err);
    if (status) {
        return status;
    }
    return loop ? reminders_check(loop, &options, &own_parts, err)
                : own_loop_check(&options, &own_parts, err);
}

aftercare_status aftercare_reminders_read(const aftercare_read *given,
                                          aftercare_reminders_done *done, void *context,
                                          aftercare_error *err) {
    aftercare_read what = AFTERCARE_READ;
    aftercare_status status = sized_read(SIZED(&what, AFTERCARE_READ), given, err);
    return status ? status : closed_read(&what, done, context, &own_parts, err);
}

aftercare_status aftercare_reminders_examine(const char *store, aftercare_error *err) {
    return closed_examine(store, &own_parts, err);
}

aftercare_status aftercare_reminders_backup_closed(const char *store, const char *path,
                                                   aftercare_error *err) {
    return closed_copy(store, path, &own_parts, err);
}
