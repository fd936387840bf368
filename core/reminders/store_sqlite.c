// The SQLite store: opening and closing its file, and batches.
#include "core/reminders/store_sqlite.h"
#include "core/reminders/compressor.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// A checkpoint every 16 MiB of log: pages that are written again and again go to the file
// only once, and what is left after a kill is read in some 20 ms.
#define TIDY_PAGES 4000

// An existing file is not opened here: closing a descriptor would drop the locks that
// this process holds on the same file.
static aftercare_status check_file(const char *path, aftercare_error *err) {
    struct stat facts;
    if (stat(path, &facts) != 0) {
        return fail(err, AFTERCARE_EIO, path, "the store cannot be opened: %s",
                    strerror(errno));
    }
    if (!S_ISREG(facts.st_mode)) {
        return fail(err, AFTERCARE_EIO, path, "the store must be a file");
    }
    if ((facts.st_mode & 077) != 0 && chmod(path, 0600) != 0) {
        return fail(
            err, AFTERCARE_EIO, path,
            "others may read the store, and its mode cannot be changed to 0600: %s",
            strerror(errno));
    }
    return AFTERCARE_OK;
}

static aftercare_status make_file(const char *path, aftercare_error *err) {
    int descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        return errno == EEXIST ? check_file(path, err)
                               : fail(err, AFTERCARE_EIO, path,
                                      "the store cannot be created: %s", strerror(errno));
    }
    (void)close(descriptor);
    return store_sqlite_sync_folder(path, err);
}

// A log that was left behind means that the last owner did not close the store.
static bool was_left_open(const char *path, char *log_path, size_t size) {
    struct stat facts;
    (void)snprintf(log_path, size, "%s-wal", path);
    return stat(log_path, &facts) == 0 && facts.st_size > 0;
}

static int count_log(void *context, sqlite3 *database, const char *name, int pages) {
    struct store_sqlite *store = context;
    (void)database;
    (void)name;
    store->log_pages = pages;
    return SQLITE_OK;
}

static aftercare_status connect_to(struct store_sqlite *store, aftercare_error *err) {
    int code = sqlite3_open_v2(store->path, &store->database,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
                                   SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE,
                               NULL);
    return code == SQLITE_OK ? AFTERCARE_OK
                             : store_sqlite_fail(store, code, "be opened", err);
}

static aftercare_status take_up(struct store_sqlite *store, aftercare_error *err) {
    char log_path[4096];
    bool was_unclean = was_left_open(store->path, log_path, sizeof log_path);
    aftercare_status status = make_file(store->path, err);
    if (!status) {
        status = connect_to(store, err);
    }
    if (!status) {
        status = store_sqlite_schema(store, was_unclean, err);
        (void)sqlite3_wal_hook(store->database, count_log, store);
    }
    if (!status) {
        status = store_sqlite_sweep_left(store, err);
    }
    return status;
}

static aftercare_status take_to_read(struct store_sqlite *store, aftercare_error *err) {
    struct stat facts;
    if (stat(store->path, &facts) != 0 && errno == ENOENT) {
        return fail(err, AFTERCARE_ENOTFOUND, store->path,
                    "there is no store (aftercared makes it when it starts)");
    }
    aftercare_status status = check_file(store->path, err);
    if (!status) {
        status = connect_to(store, err);
    }
    return status ? status : store_sqlite_schema_read(store, err);
}

static void close_store(struct store *store) {
    struct store_sqlite *own = (struct store_sqlite *)store;
    if (!own) {
        return;
    }
    store_sqlite_finalize(own);
    if (own->database && store->is_broken) {
        (void)sqlite3_db_config(own->database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    }
    (void)sqlite3_close(own->database);
    compressor_free(own->compressor);
    free(own);
}

typedef aftercare_status take(struct store_sqlite *store, aftercare_error *err);

static aftercare_status open_by(take *how, struct store **out, const char *path,
                                aftercare_error *err) {
    size_t len = strlen(path);
    if (len == 0 || len > 4000 || strcmp(path, ":memory:") == 0) {
        return fail(err, AFTERCARE_EIO, path,
                    "the store must be a file (sqlite:/a/path)");
    }
    struct store_sqlite *store = calloc(1, sizeof *store + len + 1);
    if (!store) {
        return fail(err, AFTERCARE_ENOMEM, path, "no memory for the store");
    }
    store->store.functions = &store_sqlite;
    store->tidy_at = TIDY_PAGES;
    memcpy(store->path, path, len + 1);
    store->compressor = compressor_new();
    aftercare_status status =
        store->compressor ? how(store, err)
                          : fail(err, AFTERCARE_ENOMEM, path, "no memory for the store");
    if (!status) {
        status = store_sqlite_prepare(store, err);
    }
    if (status) {
        close_store(&store->store);
        return status;
    }
    *out = &store->store;
    return AFTERCARE_OK;
}

static aftercare_status open_store(struct store **out, const char *path,
                                   aftercare_error *err) {
    return open_by(take_up, out, path, err);
}

static aftercare_status open_to_read(struct store **out, const char *path,
                                     aftercare_error *err) {
    return open_by(take_to_read, out, path, err);
}

static aftercare_status run(struct store *store, enum statement statement,
                            aftercare_error *err) {
    struct store_sqlite_cursor cursor = store_sqlite_start(store, statement, NULL);
    return store_sqlite_run(&cursor, "be written", err);
}

static aftercare_status begin(struct store *store, aftercare_error *err) {
    return run(store, STATEMENT_BEGIN, err);
}

static void rollback(struct store *store) {
    struct store_sqlite *own = (struct store_sqlite *)store;
    // Some errors have rolled back already, and then there is nothing left to undo.
    if (!sqlite3_get_autocommit(own->database)) {
        (void)run(store, STATEMENT_ROLLBACK, NULL);
    }
}

static aftercare_status commit(struct store *store, aftercare_error *err) {
    return run(store, STATEMENT_COMMIT, err);
}

// The version that it has: SQLite writes that without a look at what stands there.
static aftercare_status touch(struct store *store, aftercare_error *err) {
    return run(store, STATEMENT_TOUCH, err);
}

static aftercare_status mark(struct store *store, aftercare_error *err) {
    return run(store, STATEMENT_MARK, err);
}

static aftercare_status keep(struct store *store, aftercare_error *err) {
    return run(store, STATEMENT_KEEP, err);
}

static aftercare_status undo(struct store *store, aftercare_error *err) {
    aftercare_status status = run(store, STATEMENT_UNDO, err);
    return status ? status : run(store, STATEMENT_KEEP, err);
}

static bool is_untidy(const struct store *store) {
    const struct store_sqlite *own = (const struct store_sqlite *)store;
    return own->log_pages >= own->tidy_at;
}

// The log is copied into the file. What fails here has lost nothing, but a sync that
// fails is as bad as in a commit; otherwise it is tried again when the log has grown some
// more.
static aftercare_status tidy(struct store *store, aftercare_error *err) {
    struct store_sqlite *own = (struct store_sqlite *)store;
    int code = sqlite3_wal_checkpoint_v2(own->database, NULL, SQLITE_CHECKPOINT_PASSIVE,
                                         NULL, NULL);
    own->tidy_at = code == SQLITE_OK ? TIDY_PAGES : own->log_pages + TIDY_PAGES;
    own->log_pages = code == SQLITE_OK ? 0 : own->log_pages;
    return code == SQLITE_OK ? AFTERCARE_OK
                             : store_sqlite_fail(own, code, "be tidied up", err);
}

// The pages that SQLite keeps in memory; the system has most of them, too.
static aftercare_status trim(struct store *store, aftercare_error *err) {
    struct store_sqlite *own = (struct store_sqlite *)store;
    int code = sqlite3_db_release_memory(own->database);
    return code == SQLITE_OK ? AFTERCARE_OK : store_sqlite_fail(own, code, "rest", err);
}

void store_sqlite_own_process(void) {
    (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); // refused once it is in use
}

const struct store_functions store_sqlite = {
    .scheme = "sqlite",
    .open = open_store,
    .open_to_read = open_to_read,
    .close = close_store,
    .begin = begin,
    .commit = commit,
    .rollback = rollback,
    .touch = touch,
    .mark = mark,
    .keep = keep,
    .undo = undo,
    .is_untidy = is_untidy,
    .tidy = tidy,
    .trim = trim,
    .examine = store_sqlite_examine,
    .copy = store_sqlite_copy,
    .is_unswept = store_sqlite_is_unswept,
    .sweep = store_sqlite_sweep,
    .session_read = store_sqlite_session_read,
    .session_write = store_sqlite_session_write,
    .session_erase = store_sqlite_session_erase,
    .sessions_ended = store_sqlite_sessions_ended,
    .sessions_of = store_sqlite_sessions_of,
    .courses_of = store_sqlite_courses_of,
    .row_add = store_sqlite_row_add,
    .row_move = store_sqlite_row_move,
    .row_write = store_sqlite_row_write,
    .row_read = store_sqlite_row_read,
    .row_peek = store_sqlite_row_peek,
    .rows_of = store_sqlite_rows_of,
    .rows_in_brief = store_sqlite_rows_in_brief,
    .rows_till_next = store_sqlite_rows_till_next,
    .rows_list = store_sqlite_rows_list,
    .rows_due = store_sqlite_rows_due,
    .rows_beside = store_sqlite_rows_beside,
    .row_group = store_sqlite_row_group,
    .is_next_due = store_sqlite_is_next_due,
    .rows_missed_ahead = store_sqlite_rows_missed_ahead,
    .rows_under_way = store_sqlite_rows_under_way,
    .next_try = store_sqlite_next_try,
    .rows_count = store_sqlite_rows_count,
    .channel_after = store_sqlite_channel_after,
    .rows_on_wall = store_sqlite_rows_on_wall,
    .row_last = store_sqlite_row_last,
    .zones = store_sqlite_zones,
    .zone_add = store_sqlite_zone_add,
    .zone_remove = store_sqlite_zone_remove,
    .event_add = store_sqlite_event_add,
    .events_of = store_sqlite_events_of,
};
