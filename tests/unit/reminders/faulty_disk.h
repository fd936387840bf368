// A disk that fails, or the process that dies, at a write chosen beforehand: a layer
// between SQLite and the system, put in by disk_install for all stores that are opened
// after it.
#ifndef AFTERCARE_TESTS_REMINDERS_FAULTY_DISK_H
#define AFTERCARE_TESTS_REMINDERS_FAULTY_DISK_H

#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>

#include <sqlite3.h>

enum disk_fault { DISK_WORKS, DISK_FULL, DISK_SYNC_FAILS, DISK_WRITE_FAILS, DISK_KILLS };

struct disk {
    _Atomic enum disk_fault fault;
    _Atomic int points;  // writes, syncs, truncations and deletions so far
    _Atomic int kill_at; // DISK_KILLS: at this one
    bool is_lazy;        // syncs nothing, which a process that is killed cannot notice
    sqlite3_vfs *system;
    sqlite3_vfs layer;
    sqlite3_io_methods methods;
};

struct disk_file {
    sqlite3_file file;
    sqlite3_file *own; // the system's, behind this one
};

// One for the whole program: SQLite gives its methods no context.
static struct disk disk;

static inline sqlite3_file *own_file(sqlite3_file *file) {
    return ((struct disk_file *)file)->own;
}

// Every place where the disk changes.
static inline int disk_point(void) {
    int point = atomic_fetch_add(&disk.points, 1) + 1;
    if (disk.fault == DISK_KILLS && point == disk.kill_at) {
        (void)raise(SIGKILL);
    }
    return disk.fault == DISK_FULL          ? SQLITE_FULL
           : disk.fault == DISK_WRITE_FAILS ? SQLITE_IOERR_WRITE
                                            : SQLITE_OK;
}

static inline int disk_close(sqlite3_file *file) {
    return own_file(file)->pMethods->xClose(own_file(file));
}

static inline int disk_read(sqlite3_file *file, void *out, int len, sqlite3_int64 at) {
    return own_file(file)->pMethods->xRead(own_file(file), out, len, at);
}

static inline int disk_write(sqlite3_file *file, const void *bytes, int len,
                             sqlite3_int64 at) {
    int code = disk_point();
    return code ? code : own_file(file)->pMethods->xWrite(own_file(file), bytes, len, at);
}

static inline int disk_truncate(sqlite3_file *file, sqlite3_int64 size) {
    int code = disk_point();
    return code ? code : own_file(file)->pMethods->xTruncate(own_file(file), size);
}

static inline int disk_sync(sqlite3_file *file, int flags) {
    (void)disk_point();
    return disk.fault == DISK_SYNC_FAILS ? SQLITE_IOERR_FSYNC
           : disk.is_lazy                ? SQLITE_OK
                          : own_file(file)->pMethods->xSync(own_file(file), flags);
}

static inline int disk_size(sqlite3_file *file, sqlite3_int64 *size) {
    return own_file(file)->pMethods->xFileSize(own_file(file), size);
}

static inline int disk_lock(sqlite3_file *file, int level) {
    return own_file(file)->pMethods->xLock(own_file(file), level);
}

static inline int disk_unlock(sqlite3_file *file, int level) {
    return own_file(file)->pMethods->xUnlock(own_file(file), level);
}

static inline int disk_check_lock(sqlite3_file *file, int *out) {
    return own_file(file)->pMethods->xCheckReservedLock(own_file(file), out);
}

static inline int disk_control(sqlite3_file *file, int what, void *argument) {
    return own_file(file)->pMethods->xFileControl(own_file(file), what, argument);
}

static inline int disk_sector(sqlite3_file *file) {
    return own_file(file)->pMethods->xSectorSize(own_file(file));
}

static inline int disk_traits(sqlite3_file *file) {
    return own_file(file)->pMethods->xDeviceCharacteristics(own_file(file));
}

static inline int disk_open(sqlite3_vfs *layer, const char *name, sqlite3_file *file,
                            int flags, int *out_flags) {
    struct disk_file *mine = (struct disk_file *)file;
    (void)layer;
    mine->own = (sqlite3_file *)(mine + 1);
    int code = disk.system->xOpen(disk.system, name, mine->own, flags, out_flags);
    file->pMethods = mine->own->pMethods ? &disk.methods : NULL;
    return code;
}

static inline int disk_delete(sqlite3_vfs *layer, const char *name, int sync_folder) {
    (void)layer;
    int code = disk_point();
    return code ? code : disk.system->xDelete(disk.system, name, sync_folder);
}

static inline void disk_install(void) {
    disk.system = sqlite3_vfs_find(NULL);
    disk.layer = *disk.system;
    disk.layer.zName = "faulty";
    disk.layer.szOsFile = (int)sizeof(struct disk_file) + disk.system->szOsFile;
    disk.layer.xOpen = disk_open;
    disk.layer.xDelete = disk_delete;
    // Version 1 has no shared memory, which a store that is locked needs not.
    disk.methods = (sqlite3_io_methods){.iVersion = 1,
                                        .xClose = disk_close,
                                        .xRead = disk_read,
                                        .xWrite = disk_write,
                                        .xTruncate = disk_truncate,
                                        .xSync = disk_sync,
                                        .xFileSize = disk_size,
                                        .xLock = disk_lock,
                                        .xUnlock = disk_unlock,
                                        .xCheckReservedLock = disk_check_lock,
                                        .xFileControl = disk_control,
                                        .xSectorSize = disk_sector,
                                        .xDeviceCharacteristics = disk_traits};
    (void)sqlite3_vfs_register(&disk.layer, 1);
}

#endif
