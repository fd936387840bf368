// What the files of the SQLite store share; nobody else includes this or sqlite3.h.
//
// One connection does everything, so nothing else writes or checkpoints beside it (SQLite
// before 3.51.3 can corrupt its log when two do), and the file's lock is kept as long as
// it is open, so that a second daemon is refused.
#ifndef AFTERCARE_REMINDERS_STORE_SQLITE_H
#define AFTERCARE_REMINDERS_STORE_SQLITE_H

#include "core/base/fail.h"
#include "core/reminders/store.h"

#include <sqlite3.h>

// Every statement has a name here and its text in one table (store_sqlite_statements.c).
#define STATEMENTS(X)                                                                    \
    X(BEGIN)                                                                             \
    X(COMMIT)                                                                            \
    X(ROLLBACK)                                                                          \
    X(TOUCH)                                                                             \
    X(MARK)                                                                              \
    X(KEEP)                                                                              \
    X(UNDO)                                                                              \
    X(SESSION_READ)                                                                      \
    X(SESSION_TEXTS)                                                                     \
    X(SESSION_ADD)                                                                       \
    X(SESSION_WRITE)                                                                     \
    X(SESSION_ERASE)                                                                     \
    X(SESSIONS_ENDED)                                                                    \
    X(SESSIONS_OF)                                                                       \
    X(ROWS_ERASE)                                                                        \
    X(ROW_LAST)                                                                          \
    X(EVENTS_ERASE)                                                                      \
    X(ROW_ADD)                                                                           \
    X(ROW_MOVE)                                                                          \
    X(ROW_WRITE)                                                                         \
    X(ROW_READ)                                                                          \
    X(ROW_PEEK)                                                                          \
    X(ROWS_OF)                                                                           \
    X(ROWS_IN_BRIEF)                                                                     \
    X(ROWS_LIST)                                                                         \
    X(ROWS_LIST_OF_SESSION)                                                              \
    X(ROWS_LIST_OF_PATIENT)                                                              \
    X(ROWS_DUE)                                                                          \
    X(ROWS_DUE_URGENT)                                                                   \
    X(ROWS_BESIDE)                                                                       \
    X(ROWS_OF_GROUP)                                                                     \
    X(ROW_GROUP)                                                                         \
    X(ROWS_MISSED_AHEAD)                                                                 \
    X(IS_NEXT_DUE)                                                                       \
    X(ROWS_UNDER_WAY)                                                                    \
    X(ROWS_SCHEDULED)                                                                    \
    X(ROWS_CLAIMED)                                                                      \
    X(NEXT_TRY)                                                                          \
    X(CHANNEL_AFTER)                                                                     \
    X(COURSES_OF)                                                                        \
    X(ROWS_TILL_NEXT)                                                                    \
    X(ROWS_ON_WALL)                                                                      \
    X(ZONES)                                                                             \
    X(ZONE_ADD)                                                                          \
    X(ZONE_REMOVE)                                                                       \
    X(EVENT_ADD)                                                                         \
    X(EVENTS_OF)

// Which states have a try under way. An index has it too, and is used only by a
// statement that has it word for word.
#define STORE_SQLITE_UNDER_WAY                                                           \
    "state = 'claimed' OR state = 'snoozed' OR state = 'recalled'"                       \
    " OR state = 'stopping' OR state = 'answered'"

#define STORE_SQLITE_TEXT_OF_(x) #x
#define STORE_SQLITE_TEXT_OF(x) STORE_SQLITE_TEXT_OF_(x)

// Of the tables, and how the file is told of it.
#define STORE_SQLITE_VERSION 6
#define STORE_SQLITE_KNOW_VERSION                                                        \
    "PRAGMA user_version = " STORE_SQLITE_TEXT_OF(STORE_SQLITE_VERSION) ";"

enum statement {
#define X(name) STATEMENT_##name,
    STATEMENTS(X)
#undef X
        STATEMENTS_COUNT,
};

struct store_sqlite {
    struct store store;
    sqlite3 *database;
    struct compressor *compressor;
    sqlite3_stmt *statements[STATEMENTS_COUNT];
    int log_pages; // of the write-ahead log, after the last commit
    int tidy_at;   // how many make it worth a checkpoint
    bool is_unswept;
    int64_t next_number; // of a reminder; 0: nothing was erased, SQLite finds one
    char path[];
};

// A statement at work: parameters are put and columns taken one after the other. What
// goes wrong with them is remembered, so that one look at the end is enough.
struct store_sqlite_cursor {
    struct store_sqlite *store;
    sqlite3_stmt *statement;
    struct arena *arena; // for the texts that are taken
    int column;
    int code; // SQLITE_OK, or the first trouble
};

// The one place where SQLite's answers become ours. what was being done ends a sentence
// that begins "cannot". Sets is_broken for those after which the file cannot be trusted.
aftercare_status store_sqlite_fail(struct store_sqlite *store, int code, const char *what,
                                   aftercare_error *err);

// The same while the store is being opened: then a table or a column that is missing is
// damage, and not a mistake in a statement.
aftercare_status store_sqlite_fail_opening(struct store_sqlite *store, int code,
                                           const char *what, aftercare_error *err);

// Pragmas, version, tables; looks through the content when the machine went down with the
// store open (was_unclean: nobody closed it), or when it is small anyway.
aftercare_status store_sqlite_schema(struct store_sqlite *store, bool was_unclean,
                                     aftercare_error *err);

// Recognises one that is there, and tells what the connection needs to read it.
aftercare_status store_sqlite_schema_read(struct store_sqlite *store,
                                          aftercare_error *err);

// Looks through a log that was left behind, when the file's lock is held and before
// anything is written: EIO when something in it that was answered would not be taken.
aftercare_status store_sqlite_log_check(struct store_sqlite *store, aftercare_error *err);

aftercare_status store_sqlite_prepare(struct store_sqlite *store, aftercare_error *err);
void store_sqlite_finalize(struct store_sqlite *store);

// arena may be NULL when no text is taken.
struct store_sqlite_cursor
store_sqlite_start(struct store *store, enum statement statement, struct arena *arena);
// Texts are borrowed until store_sqlite_end or store_sqlite_run.
void store_sqlite_put_text(struct store_sqlite_cursor *cursor, const char *text);
void store_sqlite_put_integer(struct store_sqlite_cursor *cursor, int64_t integer);
bool store_sqlite_step(struct store_sqlite_cursor *cursor); // true: there is a row
const char *store_sqlite_take_text(struct store_sqlite_cursor *cursor);
int64_t store_sqlite_take_integer(struct store_sqlite_cursor *cursor);
aftercare_status store_sqlite_end(struct store_sqlite_cursor *cursor, const char *what,
                                  aftercare_error *err);
// Step and end, for one that gives no rows.
aftercare_status store_sqlite_run(struct store_sqlite_cursor *cursor, const char *what,
                                  aftercare_error *err);

// The same for a text that may be long: it is made small if it can be.
void store_sqlite_put_packed(struct store_sqlite_cursor *cursor, const char *string);
const char *store_sqlite_take_packed(struct store_sqlite_cursor *cursor);
// Takes all of them. EIO: one is damaged.
aftercare_status store_sqlite_examine_packed(struct store_sqlite *store,
                                             aftercare_error *err);
// Lets a statement say packed(text); SQLite's code.
int store_sqlite_know_packed(struct store_sqlite *store);

// Whether an erasure was not swept by whoever had the store before; sweeps then. A full
// disk is no reason not to open: the next sweep takes both.
aftercare_status store_sqlite_sweep_left(struct store_sqlite *store,
                                         aftercare_error *err);

// Syncs the folder in which the file of that path lies. EIO, ENOMEM.
aftercare_status store_sqlite_sync_folder(const char *path, aftercare_error *err);

// The rows that a statement gives, its columns in the order of ROW; ends it.
aftercare_status store_sqlite_take_rows(struct store_sqlite_cursor *cursor,
                                        struct store_rows *out, aftercare_error *err);

// As store.h says of the functions with these names.
aftercare_status store_sqlite_copy(struct store *store, struct store_copy *copy,
                                   aftercare_error *err);
aftercare_status store_sqlite_examine(struct store *store, aftercare_error *err);
bool store_sqlite_is_unswept(const struct store *store);
aftercare_status store_sqlite_sweep(struct store *store, aftercare_error *err);
aftercare_status store_sqlite_session_erase(struct store *store, int64_t session,
                                            aftercare_erased *erased,
                                            aftercare_error *err);
aftercare_status store_sqlite_sessions_ended(struct store *store, struct arena *arena,
                                             const struct store_ended *ended,
                                             struct store_numbers *out,
                                             aftercare_error *err);
aftercare_status store_sqlite_sessions_of(struct store *store, struct arena *arena,
                                          const char *patient, struct store_names *out,
                                          aftercare_error *err);
aftercare_status store_sqlite_session_read(struct store *store, struct arena *arena,
                                           const char *id, struct store_session *out,
                                           aftercare_error *err);
aftercare_status store_sqlite_session_write(struct store *store,
                                            struct store_session *session,
                                            aftercare_error *err);
aftercare_status store_sqlite_row_add(struct store *store, struct store_row *row,
                                      aftercare_error *err);
aftercare_status store_sqlite_row_move(struct store *store, const struct store_row *row,
                                       aftercare_error *err);
aftercare_status store_sqlite_row_write(struct store *store, const struct store_row *row,
                                        aftercare_error *err);
aftercare_status store_sqlite_row_read(struct store *store, struct arena *arena,
                                       const char *key, struct store_row *out,
                                       aftercare_error *err);
aftercare_status store_sqlite_row_peek(struct store *store, int64_t number,
                                       struct store_row *out, aftercare_error *err);
aftercare_status store_sqlite_rows_of(struct store *store, struct arena *arena,
                                      int64_t session, struct store_rows *out,
                                      aftercare_error *err);
aftercare_status store_sqlite_rows_in_brief(struct store *store, struct arena *arena,
                                            int64_t session, struct store_rows *out,
                                            aftercare_error *err);
aftercare_status store_sqlite_rows_till_next(struct store *store, struct arena *arena,
                                             int64_t session, struct store_rows *out,
                                             aftercare_error *err);
aftercare_status store_sqlite_courses_of(struct store *store, struct arena *arena,
                                         const char *patient, struct store_courses *out,
                                         aftercare_error *err);
aftercare_status store_sqlite_rows_list(struct store *store, struct arena *arena,
                                        const struct store_query *query,
                                        struct store_rows *out, aftercare_error *err);
aftercare_status store_sqlite_rows_due(struct store *store, struct arena *arena,
                                       const struct store_due *due,
                                       struct store_rows *out, aftercare_error *err);
aftercare_status store_sqlite_rows_beside(struct store *store, struct arena *arena,
                                          const struct store_beside *beside,
                                          struct store_rows *out, aftercare_error *err);
aftercare_status store_sqlite_row_group(struct store *store, const struct store_row *row,
                                        aftercare_error *err);
aftercare_status store_sqlite_is_next_due(struct store *store,
                                          const struct store_row *row, bool *out,
                                          aftercare_error *err);
aftercare_status store_sqlite_rows_missed_ahead(struct store *store, struct arena *arena,
                                                int64_t now, int limit,
                                                struct store_rows *out,
                                                aftercare_error *err);
aftercare_status store_sqlite_rows_under_way(struct store *store, struct arena *arena,
                                             struct store_rows *out,
                                             aftercare_error *err);
aftercare_status store_sqlite_next_try(struct store *store, const char *channel,
                                       int64_t *out, aftercare_error *err);
aftercare_status store_sqlite_rows_count(struct store *store, int64_t *scheduled,
                                         int64_t *under_way, aftercare_error *err);
aftercare_status store_sqlite_channel_after(struct store *store, struct arena *arena,
                                            const char *name, const char **out,
                                            aftercare_error *err);
aftercare_status store_sqlite_rows_on_wall(struct store *store, struct arena *arena,
                                           const struct store_wall_query *query,
                                           struct store_walls *out, aftercare_error *err);
aftercare_status store_sqlite_row_last(struct store *store, int64_t *out,
                                       aftercare_error *err);
aftercare_status store_sqlite_zones(struct store *store, struct arena *arena,
                                    struct store_zones *out, aftercare_error *err);
aftercare_status store_sqlite_zone_add(struct store *store, const struct store_zone *zone,
                                       aftercare_error *err);
aftercare_status store_sqlite_zone_remove(struct store *store,
                                          const struct store_zone *zone,
                                          aftercare_error *err);
aftercare_status store_sqlite_event_add(struct store *store,
                                        const struct store_event *event,
                                        aftercare_error *err);
aftercare_status store_sqlite_events_of(struct store *store, struct arena *arena,
                                        int64_t reminder, struct store_events *out,
                                        aftercare_error *err);

#endif
