// POSIX with its XSI option, which tells of links and of folders that are sticky.
#define _XOPEN_SOURCE 700

#include "core/channels/program.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// In a folder with this bit nobody takes away or renames what is another's.
static bool is_sticky(const struct stat *stat) {
    return S_ISDIR(stat->st_mode) && (stat->st_mode & S_ISVTX);
}

static aftercare_status check_owner(const char *path, const char *place,
                                    aftercare_error *err) {
    struct stat found;

    if (stat(path, &found) != 0) {
        return fail(err, AFTERCARE_EUSAGE, place, "program %s: %s", path,
                    strerror(errno));
    }
    if (found.st_uid != 0 && found.st_uid != geteuid()) {
        return fail(err, AFTERCARE_EUSAGE, place,
                    "%s belongs to somebody else (it must be root's or our own)", path);
    }
    if ((found.st_mode & (S_IWGRP | S_IWOTH)) && !is_sticky(&found)) {
        return fail(err, AFTERCARE_EUSAGE, place, "others may write %s (chmod go-w)",
                    path);
    }
    return AFTERCARE_OK;
}

static aftercare_status check_file(const char *file, const char *place,
                                   aftercare_error *err) {
    struct stat found;
    bool is_file = stat(file, &found) == 0 && S_ISREG(found.st_mode);

    if (!is_file || access(file, X_OK) != 0) {
        return fail(err, AFTERCARE_EUSAGE, place,
                    "%s is no program that can be run (chmod +x)", file);
    }
    return AFTERCARE_OK;
}

aftercare_status program_check(const char *file, const char *place,
                               aftercare_error *err) {
    char path[AFTERCARE_PLACE_MAX * 4];
    size_t len = strlen(file);
    aftercare_status status = AFTERCARE_OK;

    if (len >= sizeof path) {
        return fail(err, AFTERCARE_EUSAGE, place, "the program's path is too long");
    }
    // "/", "/usr", "/usr/bin", "/usr/bin/notify"
    for (size_t i = 1; i <= len && status == AFTERCARE_OK; i++) {
        if (i == 1 || i == len || file[i] == '/') {
            memcpy(path, file, i);
            path[i] = '\0';
            status = check_owner(path, place, err);
        }
    }
    return status == AFTERCARE_OK ? check_file(file, place, err) : status;
}

aftercare_status program_find(char **out, struct arena *arena, const char *path,
                              const char *place, aftercare_error *err) {
    if (!path || path[0] != '/') {
        return fail(err, AFTERCARE_EUSAGE, place,
                    "a program is needed, from the root (\"/usr/local/bin/notify\")");
    }
    char *resolved = realpath(path, NULL);
    if (!resolved) {
        return fail(err, errno == ENOMEM ? AFTERCARE_ENOMEM : AFTERCARE_EUSAGE, place,
                    "program %s: %s", path, strerror(errno));
    }
    char *file = arena_copy(arena, resolved, strlen(resolved));
    free(resolved);
    if (!file) {
        return fail(err, AFTERCARE_ENOMEM, place, "no memory for the options");
    }
    aftercare_status status = program_check(file, place, err);
    if (status == AFTERCARE_OK) {
        *out = file;
    }
    return status;
}
