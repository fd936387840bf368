// Stands before the C library: the disk fails as the word in the file says that
// FAILING_DISK names, for as long as that is there.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static int is_told(const char *word) {
    const char *sign = getenv("FAILING_DISK");
    char told[16] = "";
    FILE *file = sign ? fopen(sign, "re") : NULL;
    if (!file) {
        return 0;
    }
    if (!fgets(told, sizeof told, file)) {
        told[0] = '\0';
    }
    (void)fclose(file);
    return strcmp(told, word) == 0;
}

// "sync": always; "sync once": from then on it works again, and must not be believed.
static int sync_fails(void) {
    int is_once = is_told("sync once");
    if (is_once) {
        (void)unlink(getenv("FAILING_DISK"));
    }
    if (!is_once && !is_told("sync")) {
        return 0;
    }
    errno = EIO;
    return -1;
}

int fsync(int descriptor) {
    (void)descriptor;
    return sync_fails();
}

int fdatasync(int descriptor) {
    (void)descriptor;
    return sync_fails();
}

static int is_store(int descriptor) {
    char name[64], path[512];
    (void)snprintf(name, sizeof name, "/proc/self/fd/%d", descriptor);
    ssize_t len = readlink(name, path, sizeof path - 1);
    path[len > 0 ? len : 0] = '\0';
    return strstr(path, "aftercare.db") != NULL;
}

// What a write to the store fails with, or 0.
static int trouble(void) {
    static _Thread_local int turn; // what is interrupted works when it is tried again
    turn = !turn;
    return is_told("full")                  ? ENOSPC
           : is_told("error")               ? EIO
           : turn && is_told("interrupted") ? EINTR
                                            : 0;
}

static ssize_t write_at(int descriptor, const void *bytes, size_t len, off_t at) {
    if (is_store(descriptor)) {
        int number = trouble();
        if (number) {
            errno = number;
            return -1;
        }
        len = len > 1 && is_told("short") ? len / 2 : len;
    }
    return syscall(SYS_pwrite64, descriptor, bytes, len, at);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t len, off_t at) {
    return write_at(descriptor, bytes, len, at);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t len, off_t at) {
    return write_at(descriptor, bytes, len, at);
}
