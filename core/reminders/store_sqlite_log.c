// Whether a log that was left behind is whole. SQLite takes it up to the first frame that
// is not as it was written, and says nothing of those behind it: right after a power cut,
// when that is what was being written, and wrong when it was answered long ago. Nothing
// is written behind a transaction before that is on the disk. So a commit that SQLite
// would not take, with something behind it, is damage.
//
// The format is SQLite's: https://www.sqlite.org/fileformat2.html#the_write_ahead_log
#include "core/reminders/store_sqlite.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define HEADER 32 // bytes: magic, format, page size, count, two salts, two sums
#define FRAME 24  // bytes: page, size of the file at a commit or 0, salts, sums
#define PAGE_MIN 512
#define PAGE_MAX 65536
#define LOG_PATH_MAX 4096
#define MAGIC 0x377f0682u // the last bit: the sums are of big-endian words

struct log {
    int file;
    size_t page;
    bool is_big_endian;
    uint32_t sums[2];
    unsigned char salts[8];
    unsigned char frame[FRAME + PAGE_MAX];
};

static uint32_t big_endian(const unsigned char *at) {
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static uint32_t little_endian(const unsigned char *at) {
    return (uint32_t)at[3] << 24 | (uint32_t)at[2] << 16 | (uint32_t)at[1] << 8 | at[0];
}

// len is a multiple of 8.
static void add_sums(struct log *log, const unsigned char *at, size_t len) {
    uint32_t first = log->sums[0], second = log->sums[1];
    for (size_t i = 0; i < len; i += 8) {
        first += second + (log->is_big_endian ? big_endian : little_endian)(at + i);
        second += first + (log->is_big_endian ? big_endian : little_endian)(at + i + 4);
    }
    log->sums[0] = first;
    log->sums[1] = second;
}

static bool has_sums(const struct log *log, const unsigned char *at) {
    return log->sums[0] == big_endian(at) && log->sums[1] == big_endian(at + 4);
}

static bool read_header(struct log *log) {
    unsigned char *header = log->frame;
    if (pread(log->file, header, HEADER, 0) != HEADER) {
        return false;
    }
    uint32_t magic = big_endian(header);
    log->page = big_endian(header + 8);
    log->is_big_endian = magic & 1;
    memcpy(log->salts, header + 16, sizeof log->salts);
    add_sums(log, header, HEADER - 8);
    return (magic & ~1u) == MAGIC && log->page >= PAGE_MIN && log->page <= PAGE_MAX &&
           (log->page & (log->page - 1)) == 0 && has_sums(log, header + 24);
}

// False at the end of the file. What stands there from an earlier use of the log has
// other salts.
static bool read_frame(struct log *log, int64_t number, size_t len) {
    off_t at = HEADER + number * (off_t)(FRAME + log->page);
    return pread(log->file, log->frame, len, at) == (ssize_t)len;
}

static bool is_of_log(const struct log *log) {
    return memcmp(log->frame + 8, log->salts, sizeof log->salts) == 0;
}

static bool is_commit(const struct log *log) {
    return big_endian(log->frame + 4) != 0;
}

// The number of the first frame that SQLite does not take.
static int64_t find_break(struct log *log) {
    int64_t number = 0;
    while (read_frame(log, number, FRAME + log->page) && is_of_log(log)) {
        add_sums(log, log->frame, 8);
        add_sums(log, log->frame + FRAME, log->page);
        if (!has_sums(log, log->frame + 16)) {
            break;
        }
        number++;
    }
    return number;
}

static bool is_log_whole(struct log *log) {
    bool has_commit = false;
    for (int64_t i = find_break(log); read_frame(log, i, FRAME); i++) {
        if (has_commit && is_of_log(log)) {
            return false;
        }
        has_commit = has_commit || (is_of_log(log) && is_commit(log));
    }
    return true;
}

// The header is written, and synced, before anything behind it.
static bool is_whole(struct log *log) {
    return read_header(log) ? is_log_whole(log)
                            : lseek(log->file, 0, SEEK_END) <= (off_t)HEADER;
}

static aftercare_status check(struct store_sqlite *store, struct log *log,
                              const char *path, aftercare_error *err) {
    log->file = open(path, O_RDONLY | O_CLOEXEC);
    if (log->file < 0) {
        return errno == ENOENT
                   ? AFTERCARE_OK
                   : fail(err, AFTERCARE_EIO, path, "the store's log cannot be read: %s",
                          strerror(errno));
    }
    bool is_sound = is_whole(log);
    (void)close(log->file);
    if (!is_sound) {
        store->store.is_broken = true;
        return fail(err, AFTERCARE_EIO, path,
                    "the store's log is damaged, and what was kept last is in it "
                    "(restore a backup, or move both files away)");
    }
    return AFTERCARE_OK;
}

aftercare_status store_sqlite_log_check(struct store_sqlite *store,
                                        aftercare_error *err) {
    char path[LOG_PATH_MAX];
    struct log *log = calloc(1, sizeof *log);
    if (!log) {
        return fail(err, AFTERCARE_ENOMEM, store->path, "no memory for the store");
    }
    (void)snprintf(path, sizeof path, "%s-wal", store->path);
    aftercare_status status = check(store, log, path, err);
    free(log);
    return status;
}
