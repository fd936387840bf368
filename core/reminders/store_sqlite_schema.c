// How an SQLite file becomes a store: what the connection is told, which tables there
// are, and which files are refused.
#include "core/reminders/store_sqlite.h"

#include <stdio.h>
#include <string.h>

// "care" in the header of the file, so that file(1) and we know it again.
#define APPLICATION_ID 0x63617265

// A second daemon may be on its way out; longer than this nobody waits.
#define BUSY_MILLISECONDS 250

#define SMALL_PAGES 2048
#define BOOT_MAX 64

// The lock is taken once and kept, so there is no shared memory file either. The cache
// (in KiB) holds the pages at which reminders are added and fall due, whatever else there
// is.
static const char settings[] = "PRAGMA locking_mode = EXCLUSIVE;"
                               "PRAGMA trusted_schema = OFF;"
                               "PRAGMA cell_size_check = ON;"
                               "PRAGMA foreign_keys = ON;"
                               "PRAGMA secure_delete = ON;"
                               "PRAGMA temp_store = MEMORY;"
                               "PRAGMA cache_size = -8192;";

// These change the file, which is known as ours by then.
static const char log_settings[] = "PRAGMA journal_mode = WAL;"
                                   "PRAGMA synchronous = FULL;"
                                   "PRAGMA journal_size_limit = 67108864;";

// What may be long is kept as a text or, where that is smaller, packed.
#define SESSION_COLUMNS                                                                  \
    "("                                                                                  \
    " number INTEGER PRIMARY KEY,"                                                       \
    " state TEXT NOT NULL CHECK (state = 'open' OR state = 'cancelled'),"                \
    " ended INTEGER NOT NULL DEFAULT 0, in_course INTEGER NOT NULL DEFAULT 0,"           \
    " course TEXT, id TEXT NOT NULL UNIQUE, patient TEXT, content TEXT NOT NULL,"        \
    " document ANY NOT NULL, plan ANY NOT NULL, timezone TEXT) STRICT;"

#define SESSION_INDEXES                                                                  \
    "CREATE INDEX session_patient ON session (patient) WHERE patient IS NOT NULL;"

// What is written at each move stands first in its row, what few rows have stands last.
// Checks are joined by OR: for a list of IN a table is built each time a row is written.
// due_wall and expires_wall are 0 where elapsed time counts.
#define REMINDER_COLUMNS(later)                                                          \
    "("                                                                                  \
    " number INTEGER PRIMARY KEY,"                                                       \
    " state TEXT NOT NULL CHECK (state = 'scheduled' OR state = 'claimed'"               \
    "  OR state = 'delivered' OR state = 'acknowledged' OR state = 'missed'"             \
    "  OR state = 'failed' OR state = 'cancelled' OR state = 'stopped'"                  \
    "  OR state = 'snoozed' OR state = 'recalled' OR state = 'stopping'"                 \
    "  OR state = 'answered'),"                                                          \
    " next_try INTEGER NOT NULL, attempts INTEGER NOT NULL, events INTEGER NOT NULL,"    \
    " due INTEGER NOT NULL, expires INTEGER NOT NULL,"                                   \
    " urgent INTEGER NOT NULL CHECK (urgent = 0 OR urgent = 1), slot INTEGER NOT NULL,"  \
    " session INTEGER NOT NULL REFERENCES session (number),"                             \
    " key TEXT NOT NULL UNIQUE, rule TEXT NOT NULL, channel TEXT NOT NULL, to_ TEXT,"    \
    " locale TEXT, message TEXT NOT NULL, reason TEXT,"                                  \
    " due_wall INTEGER NOT NULL DEFAULT 0, expires_wall INTEGER NOT NULL DEFAULT 0,"     \
    " answer TEXT CHECK (answer IS NULL OR answer = 'done' OR answer = 'skipped'"        \
    "  OR answer = 'cannot'),"                                                           \
    " answered_at INTEGER, answered_by TEXT" later ") STRICT;"

#define LATER_COLUMNS ", course TEXT, group_ TEXT, rhythm TEXT"

#define REMINDER_INDEXES                                                                 \
    "CREATE INDEX reminder_session ON reminder (session);"                               \
    "CREATE INDEX reminder_due ON reminder (due);"                                       \
    "CREATE INDEX reminder_scheduled ON reminder (channel, next_try)"                    \
    " WHERE state = 'scheduled';"                                                        \
    "CREATE INDEX reminder_urgent ON reminder (channel, next_try)"                       \
    " WHERE state = 'scheduled' AND urgent = 1;"                                         \
    "CREATE INDEX reminder_missed ON reminder (expires) WHERE state = 'missed';"         \
    "CREATE INDEX reminder_under_way ON reminder (state)"                                \
    " WHERE " STORE_SQLITE_UNDER_WAY ";"

// The data of zones by which due times may have been reckoned.
#define ZONE_TABLE                                                                       \
    "CREATE TABLE zone (name TEXT NOT NULL, digest TEXT NOT NULL,"                       \
    " PRIMARY KEY (name, digest)) STRICT, WITHOUT ROWID;"

#define COURSE_INDEX                                                                     \
    "CREATE INDEX reminder_course ON reminder (session) WHERE course IS NOT NULL;"

#define GROUP_INDEX                                                                      \
    "CREATE INDEX reminder_group ON reminder (group_) WHERE group_ IS NOT NULL;"

#define ENDED_INDEX "CREATE INDEX session_ended ON session (ended);"

// A reminder's history is kept in the order in which it is asked for. opened names the
// boot of the machine that saw the store last. slot divides patients among daemons, one
// day.
static const char tables[] =
    "CREATE TABLE session " SESSION_COLUMNS SESSION_INDEXES ENDED_INDEX
    "CREATE TABLE reminder " REMINDER_COLUMNS(LATER_COLUMNS)
        REMINDER_INDEXES COURSE_INDEX GROUP_INDEX
    "CREATE TABLE event ("
    " reminder INTEGER NOT NULL REFERENCES reminder (number), number INTEGER NOT NULL,"
    " at INTEGER NOT NULL, what TEXT NOT NULL, detail TEXT,"
    " PRIMARY KEY (reminder, number)) STRICT, WITHOUT ROWID;" ZONE_TABLE
    "CREATE TABLE opened (boot TEXT NOT NULL) STRICT;"
    "INSERT INTO opened VALUES ('');"
    "PRAGMA application_id = " STORE_SQLITE_TEXT_OF(
        APPLICATION_ID) ";" STORE_SQLITE_KNOW_VERSION;

// From version 1: it knew fewer states, and no clock on a wall. A table that refers to
// another by its name keeps doing so when that is made anew.
static const char upgrade_1[] =
    "ALTER TABLE session ADD COLUMN timezone TEXT;"
    "CREATE TABLE reminder_2 " REMINDER_COLUMNS(
        "") "INSERT INTO reminder_2 (number, state, next_try, attempts, events, due, "
            "expires,"
            "  urgent, slot, session, key, rule, channel, to_, locale, message, reason)"
            " SELECT number, state, next_try, attempts, events, due, expires, urgent, "
            "slot,"
            "  session, key, rule, channel, to_, locale, message, reason FROM reminder;"
            "DROP TABLE reminder;"
            "ALTER TABLE reminder_2 RENAME TO reminder;" REMINDER_INDEXES;

// From version 2: it did not say by which data of a zone it had reckoned.
static const char upgrade_2[] =
    ZONE_TABLE "INSERT INTO zone SELECT DISTINCT timezone, '' FROM session"
               " WHERE timezone IS NOT NULL;";

// From version 3: it knew no courses.
static const char upgrade_3[] =
    "ALTER TABLE session ADD COLUMN ended INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE session ADD COLUMN in_course INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE session ADD COLUMN course TEXT;"
    "ALTER TABLE reminder ADD COLUMN course TEXT;" COURSE_INDEX;

// From version 4: what was older still did not say when it ended, so that its last
// reminder's end stands for it.
static const char upgrade_4[] =
    "UPDATE session SET ended = coalesce((SELECT max(expires) FROM reminder"
    "  WHERE reminder.session = session.number), 0) WHERE ended = 0;" ENDED_INDEX;

// From version 5: what it kept of a session was as long as it came, and each reminder
// went alone, and waited for no answer.
static const char upgrade_5[] =
    "CREATE TABLE session_6 " SESSION_COLUMNS
    "INSERT INTO session_6 (number, state, ended, in_course, course, id, patient, "
    "content,"
    "  document, plan, timezone)"
    " SELECT number, state, ended, in_course, course, id, patient, content,"
    "  packed(document), packed(plan), timezone FROM session;"
    "DROP TABLE session;"
    "ALTER TABLE session_6 RENAME TO session;" SESSION_INDEXES ENDED_INDEX
    "ALTER TABLE reminder ADD COLUMN group_ TEXT;" GROUP_INDEX
    "ALTER TABLE reminder ADD COLUMN rhythm TEXT;";

// By the version that each begins with.
static const char *const upgrades[STORE_SQLITE_VERSION] = {
    [1] = upgrade_1, [2] = upgrade_2, [3] = upgrade_3, [4] = upgrade_4, [5] = upgrade_5};

static aftercare_status run(struct store_sqlite *store, const char *text,
                            const char *what, aftercare_error *err) {
    int code = sqlite3_exec(store->database, text, NULL, NULL, NULL);
    return code == SQLITE_OK ? AFTERCARE_OK
                             : store_sqlite_fail_opening(store, code, what, err);
}

// The one value that a statement gives, as a number; what it says is compared with
// expected where that is not NULL, and the number is then 1 when they are equal.
static aftercare_status ask(struct store_sqlite *store, const char *text,
                            const char *expected, int *out, aftercare_error *err) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(store->database, text, -1, &statement, NULL);
    if (code == SQLITE_OK) {
        code = sqlite3_step(statement);
    }
    if (code == SQLITE_ROW) {
        const unsigned char *said = sqlite3_column_text(statement, 0);
        *out = expected ? said && strcmp((const char *)said, expected) == 0
                        : sqlite3_column_int(statement, 0);
    }
    aftercare_status status =
        code == SQLITE_ROW ? AFTERCARE_OK
                           : store_sqlite_fail_opening(store, code, "be read", err);
    (void)sqlite3_finalize(statement);
    return status;
}

static void harden(sqlite3 *database) {
    (void)sqlite3_busy_timeout(database, BUSY_MILLISECONDS);
    (void)sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    (void)sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    (void)sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
    (void)sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, 0);
}

// Whose file it is, and of which version: 0 when it is empty.
static aftercare_status recognise(struct store_sqlite *store, int *version,
                                  aftercare_error *err) {
    int application = 0, tables_count = 0;
    aftercare_status status =
        ask(store, "PRAGMA application_id", NULL, &application, err);
    if (!status) {
        status = ask(store, "PRAGMA user_version", NULL, version, err);
    }
    if (!status) {
        status =
            ask(store, "SELECT count(*) FROM sqlite_schema", NULL, &tables_count, err);
    }
    if (status) {
        return status;
    }
    if (tables_count == 0 && application == 0 && *version == 0) {
        return AFTERCARE_OK;
    }
    if (application != APPLICATION_ID) {
        return fail(err, AFTERCARE_EIO, store->path,
                    "the file is a database of another program (name a file of its own)");
    }
    if (*version > STORE_SQLITE_VERSION) {
        return fail(err, AFTERCARE_ECONFLICT, store->path,
                    "the store is of version %d, and this program knows it up to %d (use "
                    "the newer program, or another store)",
                    *version, STORE_SQLITE_VERSION);
    }
    if (*version < 1) {
        store->store.is_broken = true;
        return fail(err, AFTERCARE_EIO, store->path,
                    "the store is of no known version (%d)", *version);
    }
    return AFTERCARE_OK;
}

// The system's name for the time since it was started; empty where it has none.
static void read_boot(char out[BOOT_MAX]) {
    FILE *file = fopen("/proc/sys/kernel/random/boot_id", "re");
    out[0] = '\0';
    if (file) {
        if (fgets(out, BOOT_MAX, file)) {
            out[strcspn(out, "\n")] = '\0';
        }
        (void)fclose(file);
    }
}

static aftercare_status note_boot(struct store_sqlite *store, const char *boot,
                                  aftercare_error *err) {
    char change[BOOT_MAX + 64];
    (void)sqlite3_snprintf((int)sizeof change, change, "UPDATE opened SET boot = %Q",
                           boot);
    return run(store, change, "be opened", err);
}

// So small that it is looked through each time: it takes some 20 ms.
static bool is_small(struct store_sqlite *store) {
    int pages = 0;
    return !ask(store, "PRAGMA page_count", NULL, &pages, NULL) && pages <= SMALL_PAGES;
}

static aftercare_status look_through(struct store_sqlite *store, aftercare_error *err) {
    int is_sound = 0;
    aftercare_status status =
        ask(store, "PRAGMA integrity_check(1)", "ok", &is_sound, err);
    if (!status && !is_sound) {
        store->store.is_broken = true;
        status = fail(err, AFTERCARE_EIO, store->path,
                      "the store is damaged (restore a backup, or move the file away)");
    }
    return status;
}

// A process that is killed harms no file: what it wrote is with the system. Only a
// machine that goes down may, and what has been looked through after that need not be
// again.
static aftercare_status look_if_needed(struct store_sqlite *store, bool was_unclean,
                                       aftercare_error *err) {
    char boot[BOOT_MAX];
    int is_same = 0;
    read_boot(boot);
    aftercare_status status = ask(store, "SELECT boot FROM opened", boot, &is_same, err);
    bool is_suspect = was_unclean && !(is_same && boot[0]);
    if (!status && (is_suspect || is_small(store))) {
        status = look_through(store, err);
    }
    return status || is_same ? status : note_boot(store, boot, err);
}

static aftercare_status begin_log(struct store_sqlite *store, aftercare_error *err) {
    int is_wal = 0;
    aftercare_status status = run(store, log_settings, "be opened", err);
    if (!status) {
        status = ask(store, "PRAGMA journal_mode", "wal", &is_wal, err);
    }
    if (!status && !is_wal) {
        status = fail(err, AFTERCARE_EIO, store->path,
                      "the file system does not allow a write-ahead log");
    }
    return status;
}

// Both are whole or not at all: a process that is killed meanwhile leaves what was there.

static aftercare_status create(struct store_sqlite *store, aftercare_error *err) {
    aftercare_status status = run(store, "BEGIN EXCLUSIVE", "be created", err);
    if (!status) {
        status = run(store, tables, "be created", err);
    }
    return status ? status : run(store, "COMMIT", "be created", err);
}

// References are not looked at while the table that they lead to is made anew.
static aftercare_status upgrade(struct store_sqlite *store, int version,
                                aftercare_error *err) {
    static const char begin[] = "PRAGMA foreign_keys = OFF; BEGIN EXCLUSIVE";
    static const char end[] =
        STORE_SQLITE_KNOW_VERSION "COMMIT; PRAGMA foreign_keys = ON";
    int code = store_sqlite_know_packed(store);
    aftercare_status status = code == SQLITE_OK
                                  ? run(store, begin, "be upgraded", err)
                                  : store_sqlite_fail(store, code, "be upgraded", err);
    for (int from = version; from < STORE_SQLITE_VERSION && !status; from++) {
        status = run(store, upgrades[from], "be upgraded", err);
    }
    return status ? status : run(store, end, "be upgraded", err);
}

aftercare_status store_sqlite_schema(struct store_sqlite *store, bool was_unclean,
                                     aftercare_error *err) {
    int version = 0;
    harden(store->database);
    aftercare_status status = run(store, settings, "be opened", err);
    if (!status) {
        status = recognise(store, &version, err);
    }
    if (!status) {
        status = store_sqlite_log_check(store, err);
    }
    if (!status) {
        status = begin_log(store, err);
    }
    if (!status && version == 0) {
        status = create(store, err);
    }
    if (!status) {
        status = look_if_needed(store, was_unclean, err);
    }
    return status || version == 0 || version == STORE_SQLITE_VERSION
               ? status
               : upgrade(store, version, err);
}

aftercare_status store_sqlite_schema_read(struct store_sqlite *store,
                                          aftercare_error *err) {
    int version = 0;
    harden(store->database);
    // What a killed process has left in its log stays there.
    (void)sqlite3_db_config(store->database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    aftercare_status status = run(store, settings, "be opened", err);
    if (!status) {
        status = recognise(store, &version, err);
    }
    if (!status) {
        status = store_sqlite_log_check(store, err);
    }
    return status || version == STORE_SQLITE_VERSION
               ? status
               : fail(err, AFTERCARE_ECONFLICT, store->path,
                      "the store is of version %d, and this program reads %d (start "
                      "aftercared once: it upgrades the store)",
                      version, STORE_SQLITE_VERSION);
}

// What refers to what is no part of the first look.
aftercare_status store_sqlite_examine(struct store *store, aftercare_error *err) {
    struct store_sqlite *own = (struct store_sqlite *)store;
    int lost = 0;
    aftercare_status status = look_through(own, err);
    if (!status) {
        status =
            ask(own, "SELECT count(*) FROM pragma_foreign_key_check", NULL, &lost, err);
    }
    if (!status && lost > 0) {
        store->is_broken = true;
        status = fail(err, AFTERCARE_EIO, own->path,
                      "%d rows belong to nothing (restore a backup)", lost);
    }
    return status ? status : store_sqlite_examine_packed(own, err);
}
