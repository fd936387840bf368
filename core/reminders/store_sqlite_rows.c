// Reminders in the SQLite store, one row each.
#include "core/base/text.h"
#include "core/reminders/store_sqlite.h"

#include <string.h>

// Patients are dealt to this many slots, which daemons will share among themselves.
#define SLOTS 64

static int64_t slot_of(const aftercare_reminder *reminder) {
    const char *whose = reminder->patient ? reminder->patient : reminder->session;
    return (int64_t)(text_hash(text_of(whose)) % SLOTS);
}

static const char *answer_name(aftercare_reminder_answer answer) {
    return answer == AFTERCARE_ANSWER_NONE ? NULL
                                           : aftercare_reminder_answer_name(answer);
}

static void put_answer(struct store_sqlite_cursor *cursor,
                       const aftercare_reminder *reminder) {
    store_sqlite_put_text(cursor, answer_name(reminder->answer));
    if (reminder->answer == AFTERCARE_ANSWER_NONE) {
        store_sqlite_put_text(cursor, NULL);
    } else {
        store_sqlite_put_integer(cursor, reminder->answered_at);
    }
    store_sqlite_put_text(cursor, reminder->answered_by);
}

static void put_contents(struct store_sqlite_cursor *cursor,
                         const struct store_row *row) {
    const aftercare_reminder *reminder = &row->reminder;
    store_sqlite_put_text(cursor, life_name(row->life));
    store_sqlite_put_integer(cursor, row->events);
    store_sqlite_put_text(cursor, reminder->rule);
    store_sqlite_put_text(cursor, reminder->channel);
    store_sqlite_put_text(cursor, reminder->to);
    store_sqlite_put_text(cursor, reminder->locale);
    store_sqlite_put_text(cursor, reminder->message);
    store_sqlite_put_integer(cursor, reminder->due);
    store_sqlite_put_integer(cursor, reminder->expires);
    store_sqlite_put_integer(cursor, reminder->next_try);
    store_sqlite_put_integer(cursor, reminder->is_urgent);
    store_sqlite_put_integer(cursor, reminder->attempts);
    store_sqlite_put_text(cursor, reminder->reason);
    store_sqlite_put_integer(cursor, slot_of(reminder));
    store_sqlite_put_integer(cursor, reminder->due_wall);
    store_sqlite_put_integer(cursor, reminder->expires_wall);
    put_answer(cursor, reminder);
    store_sqlite_put_text(cursor, reminder->course);
    store_sqlite_put_text(cursor, reminder->rhythm);
}

aftercare_status store_sqlite_row_add(struct store *store, struct store_row *row,
                                      aftercare_error *err) {
    struct store_sqlite_cursor cursor =
        store_sqlite_start(store, STATEMENT_ROW_ADD, NULL);
    put_contents(&cursor, row);
    store_sqlite_put_text(&cursor, row->reminder.key);
    store_sqlite_put_integer(&cursor, row->session_number);
    store_sqlite_put_integer(&cursor, cursor.store->next_number);
    aftercare_status status = store_sqlite_run(&cursor, "be written", err);
    if (status) {
        return status;
    }
    if (sqlite3_changes(cursor.store->database) == 0) {
        return fail(err, AFTERCARE_ECONFLICT, NULL,
                    "the key \"%s\" belongs to a reminder of another session",
                    row->reminder.key);
    }
    row->number = sqlite3_last_insert_rowid(cursor.store->database);
    if (cursor.store->next_number > 0) {
        cursor.store->next_number++;
    }
    return AFTERCARE_OK;
}

aftercare_status store_sqlite_row_move(struct store *store, const struct store_row *row,
                                       aftercare_error *err) {
    struct store_sqlite_cursor cursor =
        store_sqlite_start(store, STATEMENT_ROW_MOVE, NULL);
    store_sqlite_put_text(&cursor, life_name(row->life));
    store_sqlite_put_integer(&cursor, row->events);
    store_sqlite_put_integer(&cursor, row->reminder.next_try);
    store_sqlite_put_integer(&cursor, row->reminder.attempts);
    store_sqlite_put_text(&cursor, row->reminder.reason);
    store_sqlite_put_integer(&cursor, row->number);
    return store_sqlite_run(&cursor, "be written", err);
}

aftercare_status store_sqlite_row_write(struct store *store, const struct store_row *row,
                                        aftercare_error *err) {
    struct store_sqlite_cursor cursor =
        store_sqlite_start(store, STATEMENT_ROW_WRITE, NULL);
    put_contents(&cursor, row);
    store_sqlite_put_text(&cursor, row->reminder.group);
    store_sqlite_put_integer(&cursor, row->number);
    return store_sqlite_run(&cursor, "be written", err);
}

// A state that no version of ours has written is damage.
static enum life take_life(struct store_sqlite_cursor *cursor) {
    enum life life = LIFE_NONE;
    const unsigned char *name = sqlite3_column_text(cursor->statement, cursor->column++);
    if (!name || !life_parse(&life, (const char *)name) || life == LIFE_NONE) {
        cursor->code = name ? SQLITE_CORRUPT : SQLITE_NOMEM;
    }
    return life;
}

static aftercare_reminder_answer take_answer(struct store_sqlite_cursor *cursor) {
    static const aftercare_reminder_answer answers[] = {
#define X(name, text) AFTERCARE_ANSWER_##name,
        AFTERCARE_REMINDER_ANSWERS(X)
#undef X
    };
    const unsigned char *name = sqlite3_column_text(cursor->statement, cursor->column++);
    for (size_t i = 1; name && i < sizeof answers / sizeof *answers; i++) {
        if (strcmp((const char *)name, aftercare_reminder_answer_name(answers[i])) == 0) {
            return answers[i];
        }
    }
    cursor->code = name ? SQLITE_CORRUPT : cursor->code;
    return AFTERCARE_ANSWER_NONE;
}

static int take_count(struct store_sqlite_cursor *cursor) {
    int64_t count = store_sqlite_take_integer(cursor);
    if (count < 0 || count > INT32_MAX) {
        cursor->code = SQLITE_CORRUPT;
        return 0;
    }
    return (int)count;
}

// In the order of ROW in store_sqlite_statements.c.
static void take_row(struct store_sqlite_cursor *cursor, struct store_row *row) {
    aftercare_reminder *reminder = &row->reminder;
    row->number = store_sqlite_take_integer(cursor);
    row->session_number = store_sqlite_take_integer(cursor);
    row->life = take_life(cursor);
    row->events = take_count(cursor);
    reminder->key = store_sqlite_take_text(cursor);
    reminder->session = store_sqlite_take_text(cursor);
    reminder->patient = store_sqlite_take_text(cursor);
    reminder->rule = store_sqlite_take_text(cursor);
    reminder->channel = store_sqlite_take_text(cursor);
    reminder->to = store_sqlite_take_text(cursor);
    reminder->locale = store_sqlite_take_text(cursor);
    reminder->message = store_sqlite_take_text(cursor);
    reminder->due = store_sqlite_take_integer(cursor);
    reminder->expires = store_sqlite_take_integer(cursor);
    reminder->next_try = store_sqlite_take_integer(cursor);
    reminder->is_urgent = store_sqlite_take_integer(cursor) != 0;
    reminder->attempts = take_count(cursor);
    reminder->reason = store_sqlite_take_text(cursor);
    reminder->due_wall = store_sqlite_take_integer(cursor);
    reminder->expires_wall = store_sqlite_take_integer(cursor);
    reminder->answer = take_answer(cursor);
    reminder->answered_at = store_sqlite_take_integer(cursor);
    reminder->answered_by = store_sqlite_take_text(cursor);
    reminder->course = store_sqlite_take_text(cursor);
    reminder->group = store_sqlite_take_text(cursor);
    reminder->rhythm = store_sqlite_take_text(cursor);
    reminder->state = life_state(row->life);
}

// In the order of ROWS_IN_BRIEF there.
static void take_brief(struct store_sqlite_cursor *cursor, struct store_row *row) {
    row->number = store_sqlite_take_integer(cursor);
    row->reminder.key = store_sqlite_take_text(cursor);
    row->life = take_life(cursor);
    row->events = take_count(cursor);
    row->reminder.attempts = take_count(cursor);
}

typedef void take_one(struct store_sqlite_cursor *cursor, struct store_row *row);

static aftercare_status take_all(struct store_sqlite_cursor *cursor, take_one *take,
                                 struct store_rows *out, aftercare_error *err) {
    struct store_rows rows = {0};
    size_t capacity = 0;
    while (store_sqlite_step(cursor)) {
        struct store_row *grown = arena_grow(cursor->arena, rows.rows, rows.count,
                                             &capacity, sizeof *rows.rows);
        if (!grown) {
            cursor->code = SQLITE_NOMEM;
            break;
        }
        rows.rows = grown;
        rows.rows[rows.count] = (struct store_row){0};
        take(cursor, &rows.rows[rows.count++]);
    }
    aftercare_status status = store_sqlite_end(cursor, "be read", err);
    if (!status) {
        *out = rows;
    }
    return status;
}

aftercare_status store_sqlite_take_rows(struct store_sqlite_cursor *cursor,
                                        struct store_rows *out, aftercare_error *err) {
    return take_all(cursor, take_row, out, err);
}

aftercare_status store_sqlite_row_read(struct store *store, struct arena *arena,
                                       const char *key, struct store_row *out,
                                       aftercare_error *err) {
    struct store_sqlite_cursor cursor =
        store_sqlite_start(store, STATEMENT_ROW_READ, arena);
    struct store_rows rows = {0};
    store_sqlite_put_text(&cursor, key);
    aftercare_status status = store_sqlite_take_rows(&cursor, &rows, err);
    if (!status && rows.count == 0) {
        status = fail(err, AFTERCARE_ENOTFOUND, NULL, "there is no reminder \"%s\"", key);
    }
    if (!status) {
        *out = rows.rows[0];
    }
    return status;
}

aftercare_status store_sqlite_row_peek(struct store *store, int64_t number,
                                       struct store_row *out, aftercare_error *err) {
    struct store_sqlite_cursor cursor =
        store_sqlite_start(store, STATEMENT_ROW_PEEK, NULL);
    struct store_row row = {0};
    store_sqlite_put_integer(&cursor, number);
    bool is_found = store_sqlite_step(&cursor);
    if (is_found) {
        row.number = store_sqlite_take_integer(&cursor);
        row.session_number = store_sqlite_take_integer(&cursor);
        row.life = take_life(&cursor);
        row.events = take_count(&cursor);
        row.reminder.expires = store_sqlite_take_integer(&cursor);
        row.reminder.next_try = store_sqlite_take_integer(&cursor);
        row.reminder.attempts = take_count(&cursor);
    }
    aftercare_status status = store_sqlite_end(&cursor, "be read", err);
    if (!status && !is_found) {
        status = fail(err, AFTERCARE_ENOTFOUND, NULL, "there is no such reminder");
    }
    if (!status) {
        *out = row;
    }
    return status;
}

aftercare_status store_sqlite_rows_of(struct store *store, struct arena *arena,
                                      int64_t session, struct store_rows *out,
                                      aftercare_error *err) {
    struct store_sqlite_cursor cursor =
        store_sqlite_start(store, STATEMENT_ROWS_OF, arena);
    store_sqlite_put_integer(&cursor, session);
    return store_sqlite_take_rows(&cursor, out, err);
}

aftercare_status store_sqlite_rows_in_brief(struct store *store, struct arena *arena,
                                            int64_t session, struct store_rows *out,
                                            aftercare_error *err) {
    struct store_sqlite_cursor cursor =
        store_sqlite_start(store, STATEMENT_ROWS_IN_BRIEF, arena);
    store_sqlite_put_integer(&cursor, session);
    return take_all(&cursor, take_brief, out, err);
}

aftercare_status store_sqlite_rows_till_next(struct store *store, struct arena *arena,
                                             int64_t session, struct store_rows *out,
                                             aftercare_error *err) {
    struct store_sqlite_cursor cursor =
        store_sqlite_start(store, STATEMENT_ROWS_TILL_NEXT, arena);
    store_sqlite_put_integer(&cursor, session);
    return store_sqlite_take_rows(&cursor, out, err);
}

#define NAMES 4 // at most, in the store, of a state of the world

// NULL each for any state.
static void put_states(struct store_sqlite_cursor *cursor,
                       aftercare_reminder_state state) {
    const char *names[NAMES] = {NULL};
    int count = 0;
    for (int life = LIFE_NONE + 1; life < LIVES_COUNT && count < NAMES; life++) {
        if (state != AFTERCARE_REMINDER_NONE && life_state((enum life)life) == state) {
            names[count++] = life_name((enum life)life);
        }
    }
    for (int i = 0; i < NAMES; i++) {
        store_sqlite_put_text(cursor, names[i]);
    }
}

aftercare_status store_sqlite_rows_list(struct store *store, struct arena *arena,
                                        const struct store_query *page,
                                        struct store_rows *out, aftercare_error *err) {
    const aftercare_reminders_query *query = page->query;
    enum statement statement = query->session   ? STATEMENT_ROWS_LIST_OF_SESSION
                               : query->patient ? STATEMENT_ROWS_LIST_OF_PATIENT
                                                : STATEMENT_ROWS_LIST;
    struct store_sqlite_cursor cursor = store_sqlite_start(store, statement, arena);
    store_sqlite_put_integer(&cursor, page->after_key ? page->after_due : INT64_MIN);
    store_sqlite_put_text(&cursor, page->after_key ? page->after_key : "");
    store_sqlite_put_integer(&cursor, query->due_before ? query->due_before : INT64_MAX);
    store_sqlite_put_integer(&cursor, query->due_after ? query->due_after : INT64_MIN);
    put_states(&cursor, query->state);
    store_sqlite_put_text(&cursor, query->session);
    store_sqlite_put_text(&cursor, query->patient);
    store_sqlite_put_integer(&cursor, page->limit);
    return store_sqlite_take_rows(&cursor, out, err);
}

aftercare_status store_sqlite_rows_due(struct store *store, struct arena *arena,
                                       const struct store_due *due,
                                       struct store_rows *out, aftercare_error *err) {
    struct store_sqlite_cursor cursor = store_sqlite_start(
        store, due->is_urgent ? STATEMENT_ROWS_DUE_URGENT : STATEMENT_ROWS_DUE, arena);
    store_sqlite_put_text(&cursor, due->channel);
    store_sqlite_put_integer(&cursor, due->now);
    store_sqlite_put_integer(&cursor, due->limit);
    return store_sqlite_take_rows(&cursor, out, err);
}

aftercare_status store_sqlite_is_next_due(struct store *store,
                                          const struct store_row *row, bool *out,
                                          aftercare_error *err) {
    struct store_sqlite_cursor cursor =
        store_sqlite_start(store, STATEMENT_IS_NEXT_DUE, NULL);
    store_sqlite_put_integer(&cursor, row->session_number);
    store_sqlite_put_text(&cursor, row->reminder.rule);
    store_sqlite_put_integer(&cursor, row->reminder.expires);
    store_sqlite_put_integer(&cursor, row->number);
    bool is_there = store_sqlite_step(&cursor);
    aftercare_status status = store_sqlite_end(&cursor, "be read", err);
    if (!status) {
        *out = is_there;
    }
    return status;
}

aftercare_status store_sqlite_rows_missed_ahead(struct store *store, struct arena *arena,
                                                int64_t now, int limit,
                                                struct store_rows *out,
                                                aftercare_error *err) {
    struct store_sqlite_cursor cursor =
        store_sqlite_start(store, STATEMENT_ROWS_MISSED_AHEAD, arena);
    store_sqlite_put_integer(&cursor, now);
    store_sqlite_put_integer(&cursor, limit);
    return store_sqlite_take_rows(&cursor, out, err);
}

aftercare_status store_sqlite_rows_under_way(struct store *store, struct arena *arena,
                                             struct store_rows *out,
                                             aftercare_error *err) {
    struct store_sqlite_cursor cursor =
        store_sqlite_start(store, STATEMENT_ROWS_UNDER_WAY, arena);
    return store_sqlite_take_rows(&cursor, out, err);
}

aftercare_status store_sqlite_next_try(struct store *store, const char *channel,
                                       int64_t *out, aftercare_error *err) {
    struct store_sqlite_cursor cursor =
        store_sqlite_start(store, STATEMENT_NEXT_TRY, NULL);
    store_sqlite_put_text(&cursor, channel);
    int64_t next =
        store_sqlite_step(&cursor) ? store_sqlite_take_integer(&cursor) : INT64_MAX;
    aftercare_status status = store_sqlite_end(&cursor, "be read", err);
    if (!status) {
        *out = next;
    }
    return status;
}

static aftercare_status count(struct store *store, enum statement statement, int64_t *out,
                              aftercare_error *err) {
    struct store_sqlite_cursor cursor = store_sqlite_start(store, statement, NULL);
    int64_t found = store_sqlite_step(&cursor) ? store_sqlite_take_integer(&cursor) : 0;
    aftercare_status status = store_sqlite_end(&cursor, "be read", err);
    if (!status) {
        *out = found;
    }
    return status;
}

aftercare_status store_sqlite_rows_count(struct store *store, int64_t *scheduled,
                                         int64_t *under_way, aftercare_error *err) {
    aftercare_status status = count(store, STATEMENT_ROWS_SCHEDULED, scheduled, err);
    return status ? status : count(store, STATEMENT_ROWS_CLAIMED, under_way, err);
}
