// Erasing in the SQLite store, and sweeping after it. Deleted content is overwritten with
// zeros where it lay (secure_delete), but a page that gave entries to its neighbour some
// time ago may still have a copy of them in its unused part, and the log has whole pages
// as they were before. So the file is written anew, and the log is cut to nothing.
//
// That this is still to be done must outlive the process: a table that holds nothing
// stands in the file until it has been. It comes with the erasure, in its transaction.
#include "core/reminders/store_sqlite.h"

#define MARK "unswept"

static aftercare_status run(struct store_sqlite *store, const char *text,
                            aftercare_error *err) {
    int code = sqlite3_exec(store->database, text, NULL, NULL, NULL);
    return code == SQLITE_OK ? AFTERCARE_OK
                             : store_sqlite_fail(store, code, "be written", err);
}

static aftercare_status cut_log(struct store_sqlite *store, aftercare_error *err) {
    int code = sqlite3_wal_checkpoint_v2(store->database, NULL,
                                         SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    return code == SQLITE_OK ? AFTERCARE_OK
                             : store_sqlite_fail(store, code, "be tidied up", err);
}

// While it runs, and only then, the connection may have a second file: the new one.
static aftercare_status write_anew(struct store_sqlite *store, aftercare_error *err) {
    (void)sqlite3_limit(store->database, SQLITE_LIMIT_ATTACHED, 1);
    aftercare_status status = run(store, "VACUUM", err);
    (void)sqlite3_limit(store->database, SQLITE_LIMIT_ATTACHED, 0);
    return status;
}

bool store_sqlite_is_unswept(const struct store *store) {
    return ((const struct store_sqlite *)store)->is_unswept;
}

aftercare_status store_sqlite_sweep(struct store *store, aftercare_error *err) {
    struct store_sqlite *own = (struct store_sqlite *)store;
    aftercare_status status = write_anew(own, err);
    if (!status) {
        status = cut_log(own, err);
    }
    if (!status) {
        status = run(own, "DROP TABLE IF EXISTS " MARK, err);
    }
    if (!status) {
        own->is_unswept = false;
        own->log_pages = 0;
    }
    return status;
}

aftercare_status store_sqlite_sweep_left(struct store_sqlite *store,
                                         aftercare_error *err) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(store->database,
                                  "SELECT 1 FROM sqlite_schema WHERE name = '" MARK "'",
                                  -1, &statement, NULL);
    if (code == SQLITE_OK) {
        code = sqlite3_step(statement);
    }
    (void)sqlite3_finalize(statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        return store_sqlite_fail(store, code, "be read", err);
    }
    store->is_unswept = code == SQLITE_ROW;
    if (!store->is_unswept) {
        return AFTERCARE_OK;
    }
    aftercare_status status = store_sqlite_sweep(&store->store, err);
    return status == AFTERCARE_EFULL ? AFTERCARE_OK : status;
}

// Numbers that are given out from now on are larger than any before.
static aftercare_status retire_numbers(struct store *store, aftercare_error *err) {
    struct store_sqlite *own = (struct store_sqlite *)store;
    if (own->next_number > 0) {
        return AFTERCARE_OK;
    }
    struct store_sqlite_cursor cursor =
        store_sqlite_start(store, STATEMENT_ROW_LAST, NULL);
    int64_t last = store_sqlite_step(&cursor) ? store_sqlite_take_integer(&cursor) : 0;
    aftercare_status status = store_sqlite_end(&cursor, "be read", err);
    if (!status) {
        own->next_number = last + 1;
    }
    return status;
}

static aftercare_status take_out(struct store *store, enum statement statement,
                                 int64_t session, size_t *count, aftercare_error *err) {
    struct store_sqlite_cursor cursor = store_sqlite_start(store, statement, NULL);
    store_sqlite_put_integer(&cursor, session);
    aftercare_status status = store_sqlite_run(&cursor, "be written", err);
    if (!status) {
        *count += (size_t)sqlite3_changes(cursor.store->database);
    }
    return status;
}

aftercare_status store_sqlite_session_erase(struct store *store, int64_t session,
                                            aftercare_erased *erased,
                                            aftercare_error *err) {
    struct store_sqlite *own = (struct store_sqlite *)store;
    aftercare_erased sum = *erased;
    aftercare_status status = retire_numbers(store, err);
    if (!status) {
        status = run(own, "CREATE TABLE IF NOT EXISTS " MARK " (since ANY) STRICT", err);
    }
    if (!status) {
        own->is_unswept = true; // perhaps of no use, when the batch fails
        status = take_out(store, STATEMENT_EVENTS_ERASE, session, &sum.events, err);
    }
    if (!status) {
        status = take_out(store, STATEMENT_ROWS_ERASE, session, &sum.reminders, err);
    }
    if (!status) {
        status = take_out(store, STATEMENT_SESSION_ERASE, session, &sum.sessions, err);
    }
    if (!status) {
        *erased = sum;
    }
    return status;
}

aftercare_status store_sqlite_sessions_ended(struct store *store, struct arena *arena,
                                             const struct store_ended *ended,
                                             struct store_numbers *out,
                                             aftercare_error *err) {
    struct store_sqlite_cursor cursor =
        store_sqlite_start(store, STATEMENT_SESSIONS_ENDED, NULL);
    int64_t *numbers = arena_array(arena, (size_t)ended->limit, sizeof *numbers);
    size_t count = 0;
    cursor.code = numbers ? SQLITE_OK : SQLITE_NOMEM;
    store_sqlite_put_integer(&cursor, ended->before);
    store_sqlite_put_integer(&cursor, ended->limit);
    while (numbers && store_sqlite_step(&cursor)) {
        numbers[count++] = store_sqlite_take_integer(&cursor);
    }
    aftercare_status status = store_sqlite_end(&cursor, "be read", err);
    if (!status) {
        *out = (struct store_numbers){numbers, count};
    }
    return status;
}

aftercare_status store_sqlite_sessions_of(struct store *store, struct arena *arena,
                                          const char *patient, struct store_names *out,
                                          aftercare_error *err) {
    struct store_sqlite_cursor cursor =
        store_sqlite_start(store, STATEMENT_SESSIONS_OF, arena);
    struct store_names names = {0};
    size_t capacity = 0;
    store_sqlite_put_text(&cursor, patient);
    while (store_sqlite_step(&cursor)) {
        const char **grown =
            arena_grow(arena, names.items, names.count, &capacity, sizeof *names.items);
        if (!grown) {
            cursor.code = SQLITE_NOMEM;
            break;
        }
        names.items = grown;
        names.items[names.count++] = store_sqlite_take_text(&cursor);
    }
    aftercare_status status = store_sqlite_end(&cursor, "be read", err);
    if (!status) {
        *out = names;
    }
    return status;
}
