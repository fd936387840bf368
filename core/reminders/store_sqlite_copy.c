// Copies of the SQLite store, by SQLite's own way for that: some pages at a time. The
// connection that writes the store makes the copy, too, so what is written between two
// parts goes into both. Trouble with the new file is no trouble of the store's.
#include "core/reminders/store_sqlite.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PART_PAGES 512 // 2 MiB: some milliseconds

struct copying {
    sqlite3 *database; // the new one
    sqlite3_backup *backup;
};

static aftercare_status copy_fail(const struct store_copy *copy, int code,
                                  aftercare_error *err) {
    int kind = code & 0xff;
    if (kind == SQLITE_NOMEM) {
        return fail(err, AFTERCARE_ENOMEM, copy->path, "no memory for the copy");
    }
    if (kind == SQLITE_FULL) {
        return fail(err, AFTERCARE_EFULL, copy->path, "there is no room for the copy");
    }
    return fail(err, AFTERCARE_EIO, copy->path, "the copy cannot be written: %s",
                sqlite3_errstr(code));
}

// A log that lies beside the new file would be taken for its own.
static bool has_log(const char *path) {
    char log_path[4096];
    struct stat facts;
    (void)snprintf(log_path, sizeof log_path, "%s-wal", path);
    return lstat(log_path, &facts) == 0;
}

static aftercare_status make_file(const struct store_copy *copy, aftercare_error *err) {
    if (has_log(copy->path)) {
        return fail(err, AFTERCARE_ECONFLICT, copy->path,
                    "the log of another store lies beside it (take %s-wal away, or name "
                    "another file)",
                    copy->path);
    }
    int file = open(copy->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) {
        return errno == EEXIST ? fail(err, AFTERCARE_ECONFLICT, copy->path,
                                      "the file exists already (name a new one)")
                               : fail(err, AFTERCARE_EIO, copy->path,
                                      "the file cannot be created: %s", strerror(errno));
    }
    (void)close(file);
    return AFTERCARE_OK;
}

static void close_copy(struct copying *copying) {
    (void)sqlite3_backup_finish(copying->backup);
    (void)sqlite3_close(copying->database);
    free(copying);
}

// Until the copy is whole nobody needs it, so that it needs no log of its own.
static int connect_to(struct copying *copying, struct store_sqlite *store,
                      const char *path) {
    int code = sqlite3_open_v2(path, &copying->database,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
                                   SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE,
                               NULL);
    if (code == SQLITE_OK) {
        code = sqlite3_exec(copying->database,
                            "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = FULL;"
                            "PRAGMA locking_mode = EXCLUSIVE",
                            NULL, NULL, NULL);
    }
    if (code == SQLITE_OK) {
        copying->backup =
            sqlite3_backup_init(copying->database, "main", store->database, "main");
        code = copying->backup ? SQLITE_OK : sqlite3_errcode(copying->database);
    }
    return code;
}

// NULL, with *status, when it cannot be begun.
static struct copying *begin(struct store_sqlite *store, const struct store_copy *copy,
                             aftercare_status *status, aftercare_error *err) {
    *status = make_file(copy, err);
    if (*status) {
        return NULL;
    }
    struct copying *copying = calloc(1, sizeof *copying);
    int code = copying ? connect_to(copying, store, copy->path) : SQLITE_NOMEM;
    if (code == SQLITE_OK) {
        return copying;
    }
    if (copying) {
        close_copy(copying);
    }
    (void)unlink(copy->path);
    *status = copy_fail(copy, code, err);
    return NULL;
}

static aftercare_status sync_file(const struct store_copy *copy, aftercare_error *err) {
    int file = open(copy->path, O_RDWR | O_CLOEXEC);
    bool is_synced = file >= 0 && fsync(file) == 0;
    int number = errno;
    if (file >= 0) {
        (void)close(file);
    }
    return is_synced ? store_sqlite_sync_folder(copy->path, err)
                     : fail(err, AFTERCARE_EIO, copy->path,
                            "the copy cannot be synced: %s", strerror(number));
}

aftercare_status store_sqlite_copy(struct store *store, struct store_copy *copy,
                                   aftercare_error *err) {
    struct store_sqlite *own = (struct store_sqlite *)store;
    aftercare_status status = AFTERCARE_OK;
    struct copying *copying = copy->own ? copy->own : begin(own, copy, &status, err);
    copy->own = copying;
    if (!copying) {
        return status;
    }
    int code = store->is_broken ? SQLITE_CORRUPT
                                : sqlite3_backup_step(copying->backup, PART_PAGES);
    if (code == SQLITE_OK) {
        return AFTERCARE_OK;
    }
    close_copy(copying);
    copy->own = NULL;
    copy->is_done = code == SQLITE_DONE;
    status = copy->is_done ? sync_file(copy, err) : copy_fail(copy, code, err);
    if (status) {
        (void)unlink(copy->path);
    }
    return status;
}
