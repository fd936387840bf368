// What SQLite answers, as statuses and sentences.
#include "core/reminders/store_sqlite.h"

#include "core/base/fail.h"

#include <errno.h>

// A quota and a limit on the size of files are as full as a disk.
static bool is_full(struct store_sqlite *store, int code) {
    int number = sqlite3_system_errno(store->database);
    return (code & 0xff) == SQLITE_FULL ||
           ((code & 0xff) == SQLITE_IOERR && (number == EDQUOT || number == EFBIG));
}

static bool is_sync(int code) {
    return code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC;
}

aftercare_status store_sqlite_fail(struct store_sqlite *store, int code, const char *what,
                                   aftercare_error *err) {
    int kind = code & 0xff;
    if (kind == SQLITE_NOMEM || code == SQLITE_IOERR_NOMEM) {
        return fail(err, AFTERCARE_ENOMEM, store->path, "no memory for the store");
    }
    if (is_full(store, code)) {
        return fail(err, AFTERCARE_EFULL, store->path,
                    "the disk is full (free some space; nothing else need be done)");
    }
    if (kind == SQLITE_BUSY || kind == SQLITE_LOCKED) {
        return fail(
            err, AFTERCARE_ECONFLICT, store->path,
            "the store is in use, here or in another process (close it there, or use "
            "another store)");
    }
    if (kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB || kind == SQLITE_MISMATCH) {
        store->store.is_broken = true;
        return fail(err, AFTERCARE_EIO, store->path,
                    "the store is damaged: %s (restore a backup, or move the file away)",
                    sqlite3_errstr(code));
    }
    if (is_sync(code)) {
        store->store.is_broken = true;
        return fail(err, AFTERCARE_EIO, store->path,
                    "the disk did not confirm what was written to it (look into the "
                    "system's log; the program must be started again)");
    }
    bool is_outside = kind == SQLITE_IOERR || kind == SQLITE_CANTOPEN ||
                      kind == SQLITE_READONLY || kind == SQLITE_PERM ||
                      kind == SQLITE_AUTH;
    return fail(err, is_outside ? AFTERCARE_EIO : AFTERCARE_EINTERNAL, store->path,
                "the store cannot %s: %s", what, sqlite3_errstr(code));
}

aftercare_status store_sqlite_fail_opening(struct store_sqlite *store, int code,
                                           const char *what, aftercare_error *err) {
    if ((code & 0xff) != SQLITE_ERROR) {
        return store_sqlite_fail(store, code, what, err);
    }
    store->store.is_broken = true;
    return fail(err, AFTERCARE_EIO, store->path,
                "the store is damaged: its tables are not as expected (restore a backup, "
                "or move the file away)");
}
