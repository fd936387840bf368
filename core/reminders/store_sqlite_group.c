// Reminders that go out as one message, in the SQLite store.
#include "core/reminders/store_sqlite.h"

aftercare_status store_sqlite_rows_beside(struct store *store, struct arena *arena,
                                          const struct store_beside *beside,
                                          struct store_rows *out, aftercare_error *err) {
    const aftercare_reminder *reminder = &beside->row->reminder;
    enum statement statement =
        reminder->group ? STATEMENT_ROWS_OF_GROUP : STATEMENT_ROWS_BESIDE;
    struct store_sqlite_cursor cursor = store_sqlite_start(store, statement, arena);
    store_sqlite_put_integer(&cursor, beside->row->number);
    store_sqlite_put_integer(&cursor, beside->limit);
    if (reminder->group) {
        store_sqlite_put_text(&cursor, reminder->group);
    } else {
        store_sqlite_put_text(&cursor, reminder->patient);
        store_sqlite_put_text(&cursor, reminder->channel);
        store_sqlite_put_text(&cursor, reminder->to);
        store_sqlite_put_text(&cursor, reminder->locale);
        store_sqlite_put_integer(&cursor, beside->until);
    }
    return store_sqlite_take_rows(&cursor, out, err);
}

aftercare_status store_sqlite_row_group(struct store *store, const struct store_row *row,
                                        aftercare_error *err) {
    struct store_sqlite_cursor cursor =
        store_sqlite_start(store, STATEMENT_ROW_GROUP, NULL);
    store_sqlite_put_text(&cursor, row->reminder.group);
    store_sqlite_put_integer(&cursor, row->number);
    return store_sqlite_run(&cursor, "be written", err);
}
