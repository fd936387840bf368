#include "core/cli/save.h"

#include "core/base/json_writer.h"
#include "core/cli/report.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool write_all(int file, struct text text) {
    for (size_t at = 0; at < text.len;) {
        ssize_t written = write(file, text.at + at, text.len - at);
        if (written < 0 && errno != EINTR) {
            return false;
        }
        at += written > 0 ? (size_t)written : 0;
    }
    return true;
}

// Returns 0, or the error's number.
static int fill(int file, struct text text) {
    bool is_written = write_all(file, text) && fsync(file) == 0;
    int error = is_written ? 0 : errno;
    if (close(file) != 0 && !error) {
        error = errno;
    }
    return error;
}

static int put(const char *path, char *beside, struct text text) {
    int file = mkstemp(beside);
    if (file < 0) {
        return errno;
    }
    int error = fill(file, text);
    if (!error && rename(beside, path) != 0) {
        error = errno;
    }
    if (error) {
        (void)unlink(beside);
    }
    return error;
}

int save_new(const char *path, struct text text) {
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (file < 0) {
        return errno;
    }
    int error = fill(file, text);
    if (error) {
        (void)unlink(path);
    }
    return error;
}

// Gives the new file the rights of the old one.
static int take_rights(int file, const struct stat *old) {
    if (old->st_uid != geteuid() && fchown(file, old->st_uid, old->st_gid) != 0) {
        return errno;
    }
    return fchmod(file, old->st_mode & 07777) == 0 ? 0 : errno;
}

// What the folder says of its files is on the disk.
static int sync_folder(char *path) {
    char *slash = strrchr(path, '/');
    if (slash) {
        slash[slash == path] = '\0';
    }
    int folder = open(slash ? path : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) {
        return errno;
    }
    int error = fsync(folder) == 0 ? 0 : errno;
    (void)close(folder);
    return error;
}

static int put_over(const char *path, char *beside, struct text text,
                    const struct stat *old) {
    int file = mkstemp(beside);
    if (file < 0) {
        return errno;
    }
    int error = take_rights(file, old);
    int filled = fill(file, text);
    error = error ? error : filled;
    if (!error && rename(beside, path) != 0) {
        error = errno;
    }
    if (error) {
        (void)unlink(beside);
    }
    return error ? error : sync_folder(beside);
}

int save_over(const char *path, struct text text) {
    struct stat old;
    struct arena arena;
    if (lstat(path, &old) != 0) {
        return errno;
    }
    if (S_ISLNK(old.st_mode)) {
        return ELOOP;
    }
    arena_init(&arena, &system_allocator, 0);
    char *beside = arena_format(&arena, "%s.XXXXXX", path);
    int error = beside ? put_over(path, beside, text, &old) : ENOMEM;
    arena_clear(&arena);
    return error;
}

enum exit_status save_document(struct invocation *invocation, const char *path,
                               struct text json) {
    const struct json *root = answer_read(invocation, json.at, json.len);
    char *beside = arena_format(&invocation->arena, "%s.XXXXXX", path);
    if (!root || !beside) {
        return EXIT_OURS;
    }
    struct buffer text;
    struct json_writer writer = {.out = &text, .is_pretty = true};
    buffer_init(&text, &system_allocator, (size_t)1 << 26);
    json_copy(&writer, root);
    buffer_string(&text, "\n");
    int error =
        text.failed ? ENOMEM : put(path, beside, (struct text){text.at, text.len});
    buffer_clear(&text);
    if (error) {
        (void)fprintf(stderr, "aftercare: %s: %s\n", path, strerror(error));
    }
    return error ? EXIT_OURS : EXIT_DONE;
}
