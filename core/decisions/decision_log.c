#include "core/decisions/decision_log.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LOST_MAX 64 // bytes of the line that tells of them

static aftercare_status trouble(const struct decision_log *log, aftercare_error *err,
                                const char *what) {
    bool is_full = errno == ENOSPC || errno == EDQUOT;
    return fail(err, is_full ? AFTERCARE_EFULL : AFTERCARE_EIO, log->path,
                "the decision log cannot be %s: %s", what, strerror(errno));
}

// A pipe or a terminal will do as well, where somebody reads the records at once.
static bool ends_in_a_line(int file) {
    struct stat state;
    char last = '\n';
    if (fstat(file, &state) != 0 || !S_ISREG(state.st_mode) || state.st_size == 0) {
        return true;
    }
    return pread(file, &last, 1, state.st_size - 1) != 1 || last == '\n';
}

static int open_file(const char *path) {
    int file =
        open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY, S_IRUSR | S_IWUSR);
    if (file >= 0 && !ends_in_a_line(file) && write(file, "\n", 1) != 1) {
        int error = errno;
        (void)close(file);
        errno = error;
        return -1;
    }
    return file;
}

aftercare_status decision_log_open(struct decision_log *out, const char *path,
                                   aftercare_error *err) {
    *out = (struct decision_log){.path = path, .file = open_file(path)};
    if (out->file < 0) {
        return trouble(out, err, "opened");
    }
    if (pthread_mutex_init(&out->lock, NULL) != 0) {
        (void)close(out->file);
        return fail(err, AFTERCARE_ENOMEM, path, "no memory for the decision log");
    }
    return AFTERCARE_OK;
}

aftercare_status decision_log_reopen(struct decision_log *log, aftercare_error *err) {
    int file = open_file(log->path);
    if (file < 0) {
        return trouble(log, err, "opened anew");
    }
    (void)pthread_mutex_lock(&log->lock);
    int before = log->file;
    log->file = file;
    (void)pthread_mutex_unlock(&log->lock);
    (void)close(before);
    return AFTERCARE_OK;
}

aftercare_status decision_log_close(struct decision_log *log, aftercare_error *err) {
    // What cannot be synced (a pipe) has nowhere to be lost.
    bool is_synced = fdatasync(log->file) == 0 || errno == EINVAL || errno == EROFS;
    aftercare_status status =
        is_synced ? AFTERCARE_OK : trouble(log, err, "brought to the disk");
    (void)close(log->file);
    (void)pthread_mutex_destroy(&log->lock);
    return status;
}

// All of it, or nothing that stays.
static bool put(int file, struct text lines) {
    struct stat before;
    if (fstat(file, &before) != 0) {
        return false;
    }
    for (size_t at = 0; at < lines.len;) {
        ssize_t written = write(file, lines.at + at, lines.len - at);
        if (written < 0 && errno != EINTR) {
            int error = errno;
            // What cannot be taken back is a broken line, which readers pass over.
            int ignored = ftruncate(file, before.st_size);
            (void)ignored;
            errno = error;
            return false;
        }
        at += written > 0 ? (size_t)written : 0;
    }
    return true;
}

static bool put_lost(const struct decision_log *log) {
    char line[LOST_MAX];
    int len = snprintf(line, sizeof line, "{\"lost\":%" PRId64 "}\n", log->lost);
    return put(log->file, (struct text){line, (size_t)len});
}

aftercare_status decision_log_write(struct decision_log *log, struct text lines,
                                    size_t count, aftercare_error *err) {
    aftercare_status status = AFTERCARE_OK;
    (void)pthread_mutex_lock(&log->lock);
    if (log->lost > 0 && put_lost(log)) {
        log->lost = 0;
    }
    if (log->lost > 0 || !put(log->file, lines)) {
        status = trouble(log, err, "written");
        log->lost += (int64_t)count;
    }
    (void)pthread_mutex_unlock(&log->lock);
    return status;
}

void decision_log_lose(struct decision_log *log, size_t count) {
    (void)pthread_mutex_lock(&log->lock);
    log->lost += (int64_t)count;
    (void)pthread_mutex_unlock(&log->lock);
}
