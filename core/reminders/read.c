#include "core/reminders/read.h"

#include "core/base/fail.h"
#include "core/reminders/shown.h"

static aftercare_status read_row(aftercare_reminders_answer *answer, struct arena *arena,
                                 const struct read *read, aftercare_error *err) {
    struct store *store = read->store;
    struct store_row *row = arena_alloc(arena, sizeof *row);
    if (!row) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the reminder");
    }
    aftercare_status status =
        store->functions->row_read(store, arena, read->what->key, row, err);
    return status ? status : shown_fill(answer, store, arena, row, read->what->now, err);
}

aftercare_status read_reminder(const struct read *read, aftercare_error *err) {
    struct arena arena;
    aftercare_reminders_answer answer = {0};
    arena_init(&arena, read->allocator, 0);
    aftercare_status status = read->store->functions->begin(read->store, err);
    if (!status) {
        status = read_row(&answer, &arena, read, err);
        read->store->functions->rollback(read->store);
    }
    if (!status) {
        read->done(read->context, AFTERCARE_OK, &answer, NULL);
    }
    arena_clear(&arena);
    return status;
}
