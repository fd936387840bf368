// Every statement of the SQLite store, and how one is run. States stand in them as
// literals: a partial index is used only by a statement that names its states.
#include "core/reminders/store_sqlite.h"

#include <string.h>

#define ROW                                                                              \
    "SELECT r.number, r.session, r.state, r.events, r.key, s.id, s.patient, r.rule,"     \
    " r.channel, r.to_, r.locale, r.message, r.due, r.expires, r.next_try, r.urgent,"    \
    " r.attempts, r.reason, r.due_wall, r.expires_wall, r.answer, r.answered_at,"        \
    " r.answered_by, r.course, r.group_, r.rhythm "
#define PAGE                                                                             \
    " AND (r.due, r.key) > (?1, ?2) AND r.due < ?3 AND r.due >= ?4"                      \
    " AND (?5 IS NULL OR r.state IN (?5, ?6, ?7, ?8))"                                   \
    " AND (?9 IS NULL OR s.id = ?9) AND (?10 IS NULL OR s.patient = ?10)"                \
    " ORDER BY r.due, r.key LIMIT ?11"

static const char *const texts[STATEMENTS_COUNT] = {
    [STATEMENT_BEGIN] = "BEGIN IMMEDIATE",
    [STATEMENT_COMMIT] = "COMMIT",
    [STATEMENT_ROLLBACK] = "ROLLBACK",
    [STATEMENT_TOUCH] = STORE_SQLITE_KNOW_VERSION,
    [STATEMENT_MARK] = "SAVEPOINT mark",
    [STATEMENT_KEEP] = "RELEASE mark",
    [STATEMENT_UNDO] = "ROLLBACK TO mark",
    [STATEMENT_SESSION_READ] =
        "SELECT number, state, id, patient, content, document, plan, ended, in_course,"
        " course, timezone FROM session WHERE id = ?1",
    [STATEMENT_SESSION_TEXTS] = "SELECT document, plan FROM session",
    [STATEMENT_SESSION_ADD] =
        "INSERT INTO session (state, patient, content, document, plan, ended, in_course,"
        " course, timezone, id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    [STATEMENT_SESSION_WRITE] =
        "UPDATE session SET state = ?1, patient = ?2, content = ?3, document = ?4,"
        " plan = ?5, ended = ?6, in_course = ?7, course = ?8, timezone = ?9"
        " WHERE number = ?10",
    [STATEMENT_SESSION_ERASE] = "DELETE FROM session WHERE number = ?1",
    [STATEMENT_SESSIONS_ENDED] =
        "SELECT s.number FROM session s WHERE s.ended > 0 AND s.ended < ?1 AND NOT EXISTS"
        " (SELECT 1 FROM reminder WHERE reminder.session = s.number"
        "  AND (state = 'scheduled' OR " STORE_SQLITE_UNDER_WAY "))"
        " ORDER BY s.ended LIMIT ?2",
    [STATEMENT_SESSIONS_OF] = "SELECT id FROM session WHERE patient = ?1 ORDER BY number",
    [STATEMENT_ROWS_ERASE] = "DELETE FROM reminder WHERE session = ?1",
    [STATEMENT_ROW_LAST] = "SELECT coalesce(max(number), 0) FROM reminder",
    [STATEMENT_EVENTS_ERASE] = "DELETE FROM event WHERE reminder IN"
                               " (SELECT number FROM reminder WHERE session = ?1)",
    [STATEMENT_ROW_ADD] =
        "INSERT INTO reminder (state, events, rule, channel, to_, locale, message, due,"
        " expires, next_try, urgent, attempts, reason, slot, due_wall, expires_wall,"
        " answer, answered_at, answered_by, course, rhythm, key, session,"
        " number)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,"
        " ?17, ?18, ?19, ?20, ?21, ?22, ?23, nullif(?24, 0))"
        " ON CONFLICT (key) DO NOTHING",
    [STATEMENT_ROW_MOVE] = "UPDATE reminder SET state = ?1, events = ?2, next_try = ?3,"
                           " attempts = ?4, reason = ?5 WHERE number = ?6",
    [STATEMENT_ROW_WRITE] =
        "UPDATE reminder SET state = ?1, events = ?2, rule = ?3, channel = ?4, to_ = ?5,"
        " locale = ?6, message = ?7, due = ?8, expires = ?9, next_try = ?10,"
        " urgent = ?11, attempts = ?12, reason = ?13, slot = ?14, due_wall = ?15,"
        " expires_wall = ?16, answer = ?17, answered_at = ?18, answered_by = ?19,"
        " course = ?20, rhythm = ?21, group_ = ?22 WHERE number = ?23",
    [STATEMENT_ROW_READ] =
        ROW "FROM reminder r CROSS JOIN session s ON s.number = r.session"
            " WHERE r.key = ?1",
    [STATEMENT_ROW_PEEK] = "SELECT number, session, state, events, expires, next_try,"
                           " attempts FROM reminder WHERE number = ?1",
    [STATEMENT_ROWS_OF] =
        ROW "FROM session s CROSS JOIN reminder r ON r.session = s.number"
            " WHERE s.number = ?1 ORDER BY r.due, r.key",
    [STATEMENT_ROWS_IN_BRIEF] = "SELECT number, key, state, events, attempts"
                                " FROM reminder WHERE session = ?1",
    [STATEMENT_ROWS_TILL_NEXT] =
        ROW "FROM session s CROSS JOIN reminder r ON r.session = s.number"
            " WHERE s.number = ?1 AND r.course IS NOT NULL ORDER BY r.due, r.key",
    [STATEMENT_COURSES_OF] =
        "SELECT number, state, id, course, ended, in_course FROM session"
        " WHERE patient = ?1 ORDER BY number DESC LIMIT ?2",
    [STATEMENT_ROWS_LIST] = ROW "FROM reminder r CROSS JOIN session s"
                                " WHERE s.number = r.session" PAGE,
    [STATEMENT_ROWS_LIST_OF_SESSION] =
        ROW "FROM session s CROSS JOIN reminder r"
            " WHERE s.id = ?9 AND r.session = s.number" PAGE,
    [STATEMENT_ROWS_LIST_OF_PATIENT] =
        ROW "FROM session s CROSS JOIN reminder r"
            " WHERE s.patient = ?10 AND r.session = s.number" PAGE,
    [STATEMENT_ROWS_DUE] =
        ROW "FROM reminder r CROSS JOIN session s ON s.number = r.session"
            " WHERE r.state = 'scheduled' AND r.channel = ?1 AND r.next_try <= ?2"
            " ORDER BY r.next_try LIMIT ?3",
    [STATEMENT_ROWS_DUE_URGENT] =
        ROW "FROM reminder r CROSS JOIN session s ON s.number = r.session"
            " WHERE r.state = 'scheduled' AND r.urgent = 1 AND r.channel = ?1"
            " AND r.next_try <= ?2 ORDER BY r.next_try LIMIT ?3",
    [STATEMENT_ROWS_BESIDE] =
        ROW "FROM session s CROSS JOIN reminder r"
            " WHERE s.patient = ?3 AND r.session = s.number AND r.state = 'scheduled'"
            " AND r.next_try <= ?7 AND r.next_try <= r.expires AND r.attempts = 0"
            " AND r.urgent = 0 AND r.group_ IS NULL AND r.channel = ?4"
            " AND r.to_ IS ?5 AND r.locale IS ?6 AND r.number <> ?1"
            " ORDER BY r.due, r.key LIMIT ?2",
    [STATEMENT_ROWS_OF_GROUP] =
        ROW "FROM reminder r CROSS JOIN session s"
            " WHERE r.group_ = ?3 AND r.state = 'scheduled' AND r.number <> ?1"
            " AND s.number = r.session ORDER BY r.due, r.key LIMIT ?2",
    [STATEMENT_ROW_GROUP] = "UPDATE reminder SET group_ = ?1 WHERE number = ?2",
    [STATEMENT_ROWS_MISSED_AHEAD] =
        ROW "FROM reminder r CROSS JOIN event e CROSS JOIN session s"
            " WHERE r.state = 'missed' AND r.expires >= ?1 AND e.reminder = r.number"
            " AND e.number = r.events AND e.at > r.expires AND s.number = r.session"
            " LIMIT ?2",
    [STATEMENT_IS_NEXT_DUE] = "SELECT 1 FROM reminder WHERE session = ?1 AND rule = ?2"
                              " AND due = ?3 AND number <> ?4 LIMIT 1",
    [STATEMENT_ROWS_UNDER_WAY] =
        ROW "FROM (SELECT * FROM reminder WHERE " STORE_SQLITE_UNDER_WAY ") r"
            " CROSS JOIN session s ON s.number = r.session",
    [STATEMENT_ROWS_SCHEDULED] =
        "SELECT count(*) FROM reminder WHERE state = 'scheduled'",
    [STATEMENT_ROWS_CLAIMED] =
        "SELECT count(*) FROM reminder WHERE " STORE_SQLITE_UNDER_WAY,
    [STATEMENT_NEXT_TRY] = "SELECT next_try FROM reminder WHERE state = 'scheduled'"
                           " AND channel = ?1 ORDER BY next_try LIMIT 1",
    [STATEMENT_CHANNEL_AFTER] = "SELECT channel FROM reminder WHERE state = 'scheduled'"
                                " AND channel > ?1 ORDER BY channel LIMIT 1",
    [STATEMENT_ROWS_ON_WALL] =
        "SELECT r.key, r.due, r.expires, r.due_wall, r.expires_wall"
        " FROM reminder r CROSS JOIN session s"
        " WHERE r.number > ?2 AND r.number <= ?3 AND r.state = 'scheduled'"
        " AND (r.due_wall <> 0 OR r.expires_wall <> 0)"
        " AND s.number = r.session AND s.timezone = ?1",
    [STATEMENT_ZONES] = "SELECT name, digest FROM zone ORDER BY name",
    [STATEMENT_ZONE_ADD] = "INSERT OR IGNORE INTO zone (name, digest) VALUES (?1, ?2)",
    [STATEMENT_ZONE_REMOVE] =
        "DELETE FROM zone WHERE name = ?1 AND (?2 IS NULL OR digest = ?2)",
    [STATEMENT_EVENT_ADD] = "INSERT INTO event (reminder, number, at, what, detail)"
                            " VALUES (?1, ?2, ?3, ?4, ?5)",
    [STATEMENT_EVENTS_OF] = "SELECT at, what, coalesce(detail, '') FROM event"
                            " WHERE reminder = ?1 ORDER BY number",
};

aftercare_status store_sqlite_prepare(struct store_sqlite *store, aftercare_error *err) {
    for (int i = 0; i < STATEMENTS_COUNT; i++) {
        int code =
            sqlite3_prepare_v3(store->database, texts[i], -1, SQLITE_PREPARE_PERSISTENT,
                               &store->statements[i], NULL);
        if (code != SQLITE_OK) {
            return store_sqlite_fail_opening(store, code, "be read", err);
        }
    }
    return AFTERCARE_OK;
}

void store_sqlite_finalize(struct store_sqlite *store) {
    for (int i = 0; i < STATEMENTS_COUNT; i++) {
        (void)sqlite3_finalize(store->statements[i]);
        store->statements[i] = NULL;
    }
}

struct store_sqlite_cursor
store_sqlite_start(struct store *store, enum statement statement, struct arena *arena) {
    struct store_sqlite *own = (struct store_sqlite *)store;
    return (struct store_sqlite_cursor){
        .store = own, .statement = own->statements[statement], .arena = arena};
}

static void note(struct store_sqlite_cursor *cursor, int code) {
    if (cursor->code == SQLITE_OK) {
        cursor->code = code;
    }
}

void store_sqlite_put_text(struct store_sqlite_cursor *cursor, const char *text) {
    cursor->column++;
    note(cursor, text ? sqlite3_bind_text(cursor->statement, cursor->column, text, -1,
                                          SQLITE_STATIC)
                      : sqlite3_bind_null(cursor->statement, cursor->column));
}

void store_sqlite_put_integer(struct store_sqlite_cursor *cursor, int64_t integer) {
    cursor->column++;
    note(cursor, sqlite3_bind_int64(cursor->statement, cursor->column, integer));
}

bool store_sqlite_step(struct store_sqlite_cursor *cursor) {
    if (cursor->code != SQLITE_OK) {
        return false;
    }
    cursor->column = 0;
    int code = sqlite3_step(cursor->statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        note(cursor, code);
    }
    return code == SQLITE_ROW;
}

const char *store_sqlite_take_text(struct store_sqlite_cursor *cursor) {
    int column = cursor->column++;
    if (sqlite3_column_type(cursor->statement, column) == SQLITE_NULL) {
        return NULL;
    }
    const unsigned char *text = sqlite3_column_text(cursor->statement, column);
    int len = sqlite3_column_bytes(cursor->statement, column);
    const char *copy = text ? arena_copy(cursor->arena, text, (size_t)len) : NULL;
    if (!copy) {
        note(cursor, SQLITE_NOMEM);
        return "";
    }
    return copy;
}

int64_t store_sqlite_take_integer(struct store_sqlite_cursor *cursor) {
    return sqlite3_column_int64(cursor->statement, cursor->column++);
}

aftercare_status store_sqlite_end(struct store_sqlite_cursor *cursor, const char *what,
                                  aftercare_error *err) {
    aftercare_status status = AFTERCARE_OK;
    if (cursor->code != SQLITE_OK) {
        status = store_sqlite_fail(cursor->store, cursor->code, what, err);
    }
    (void)sqlite3_reset(cursor->statement);
    return status;
}

aftercare_status store_sqlite_run(struct store_sqlite_cursor *cursor, const char *what,
                                  aftercare_error *err) {
    (void)store_sqlite_step(cursor);
    return store_sqlite_end(cursor, what, err);
}
