#include "core/base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define STREAM_CHUNK ((size_t)64 << 10) // what is first set aside for standard input
#define LIST_MAX 10000

static aftercare_status fail_with_errno(aftercare_error *err, const char *path) {
    switch (errno) {
    case ENOENT:
    case ENOTDIR:
        return fail(err, AFTERCARE_ENOTFOUND, path, "there is no such file or folder");
    case ENOMEM:
        return fail(err, AFTERCARE_ENOMEM, path, "no memory to open it");
    case ELOOP:
        return fail(err, AFTERCARE_EIO, path,
                    "is a symbolic link (name the file itself)");
    default:
        return fail(err, AFTERCARE_EIO, path, "%s", strerror(errno));
    }
}

static aftercare_status too_large(aftercare_error *err, const char *path, size_t max) {
    return fail(err, AFTERCARE_ELIMIT, path, "is too large (at most %zu bytes)", max);
}

static aftercare_status check_kind(const struct stat *state, const char *path,
                                   enum file_trust trust, aftercare_error *err) {
    if (!S_ISREG(state->st_mode)) {
        return fail(err, AFTERCARE_EIO, path, "is not a regular file");
    }
    if (trust != FILE_ANY && (state->st_mode & (S_IWGRP | S_IWOTH)) != 0) {
        return fail(err, AFTERCARE_EIO, path,
                    "may be written by others than its owner (chmod go-w)");
    }
    return AFTERCARE_OK;
}

// O_NONBLOCK, because opening a fifo would otherwise wait for somebody to write.
static aftercare_status open_file(int *out, const char *path, enum file_trust trust,
                                  aftercare_error *err) {
    int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
    int file = open(path, trust == FILE_STRICT ? flags | O_NOFOLLOW : flags);
    if (file < 0) {
        return fail_with_errno(err, path);
    }
    *out = file;
    return AFTERCARE_OK;
}

static ssize_t read_some(int file, char *at, size_t len) {
    ssize_t got = -1;
    do {
        got = read(file, at, len);
    } while (got < 0 && errno == EINTR);
    return got;
}

struct source {
    const char *path;
    int file;
    bool is_regular; // a file, of which less than asked for comes at its end alone
    size_t expected; // a guess of what is there
    size_t max;
};

// Reads until the end; what was expected only says how much room to begin with.
static aftercare_status read_all(struct text *out, struct arena *arena,
                                 const struct source *source) {
    size_t capacity = source->expected + 2; // a byte to see the end by, and the NUL
    size_t len = 0;
    char *at = arena_room(arena, capacity, 1);
    while (at) {
        size_t asked = capacity - 1 - len;
        ssize_t got = read_some(source->file, at + len, asked);
        if (got < 0) {
            return AFTERCARE_EIO;
        }
        len += (size_t)got;
        if (len > source->max) {
            return AFTERCARE_ELIMIT;
        }
        bool is_whole = source->is_regular && len == source->expected;
        if (got == 0 || (is_whole && (size_t)got < asked)) {
            at[len] = '\0';
            *out = (struct text){at, len};
            return AFTERCARE_OK;
        }
        if (len == capacity - 1) {
            at = arena_grow(arena, at, capacity, &capacity, 1);
        }
    }
    return AFTERCARE_ENOMEM;
}

static aftercare_status read_source(struct text *out, struct arena *arena,
                                    const struct source *source, aftercare_error *err) {
    aftercare_status status = read_all(out, arena, source);
    if (status == AFTERCARE_EIO) {
        return fail(err, status, source->path, "%s", strerror(errno));
    }
    if (status == AFTERCARE_ENOMEM) {
        return fail(err, status, source->path, "no memory to read it");
    }
    return status == AFTERCARE_ELIMIT ? too_large(err, source->path, source->max)
                                      : status;
}

static aftercare_status read_file(struct text *out, struct arena *arena,
                                  struct source *source, enum file_trust trust,
                                  aftercare_error *err) {
    struct stat state;
    if (fstat(source->file, &state) != 0) {
        return fail_with_errno(err, source->path);
    }
    aftercare_status status = check_kind(&state, source->path, trust, err);
    if (status != AFTERCARE_OK) {
        return status;
    }
    if ((uintmax_t)state.st_size > source->max) {
        return too_large(err, source->path, source->max);
    }
    source->is_regular = true;
    source->expected = (size_t)state.st_size;
    return read_source(out, arena, source, err);
}

aftercare_status file_read(struct text *out, struct arena *arena, const char *path,
                           size_t max, enum file_trust trust, aftercare_error *err) {
    struct source source = {.path = path, .max = max};
    if (strcmp(path, "-") == 0) {
        source.file = STDIN_FILENO;
        source.expected = max < STREAM_CHUNK ? max : STREAM_CHUNK;
        return read_source(out, arena, &source, err);
    }
    aftercare_status status = open_file(&source.file, path, trust, err);
    if (status == AFTERCARE_OK) {
        status = read_file(out, arena, &source, trust, err);
        (void)close(source.file);
    }
    return status;
}

struct names {
    struct text *at;
    size_t count, capacity;
};

static aftercare_status add_name(struct names *names, struct arena *arena,
                                 const char *name) {
    if (names->count == LIST_MAX) {
        return AFTERCARE_ELIMIT;
    }
    void *grown =
        arena_grow(arena, names->at, names->count, &names->capacity, sizeof *names->at);
    size_t len = strlen(name);
    char *copy = grown ? arena_copy(arena, name, len) : NULL;
    if (!copy) {
        return AFTERCARE_ENOMEM;
    }
    names->at = grown;
    names->at[names->count++] = (struct text){copy, len};
    return AFTERCARE_OK;
}

static aftercare_status read_names(struct names *names, struct arena *arena,
                                   DIR *folder) {
    while (true) {
        errno = 0;
        const struct dirent *entry = readdir(folder);
        if (!entry) {
            return errno == 0 ? AFTERCARE_OK : AFTERCARE_EIO;
        }
        if (entry->d_name[0] == '.') {
            continue;
        }
        aftercare_status status = add_name(names, arena, entry->d_name);
        if (status != AFTERCARE_OK) {
            return status;
        }
    }
}

static int order(const void *a, const void *b) {
    const struct text *first = a;
    const struct text *second = b;
    return text_compare(*first, *second);
}

aftercare_status file_list(struct text **out, size_t *count, struct arena *arena,
                           const char *folder, aftercare_error *err) {
    DIR *open_folder = opendir(folder);
    if (!open_folder) {
        return fail_with_errno(err, folder);
    }
    struct names names = {0};
    aftercare_status status = read_names(&names, arena, open_folder);
    if (status == AFTERCARE_EIO) {
        (void)fail_with_errno(err, folder);
    } else if (status == AFTERCARE_ENOMEM) {
        (void)fail(err, status, folder, "no memory to list it");
    } else if (status == AFTERCARE_ELIMIT) {
        (void)fail(err, status, folder, "has too many entries (at most %d)", LIST_MAX);
    } else {
        if (names.count > 1) {
            qsort(names.at, names.count, sizeof *names.at, order);
        }
        *out = names.at;
        *count = names.count;
    }
    (void)closedir(open_folder);
    return status;
}

bool file_is_folder(const char *path) {
    struct stat found;
    return stat(path, &found) == 0 && S_ISDIR(found.st_mode);
}

bool file_is_regular(const char *path) {
    struct stat found;
    return stat(path, &found) == 0 && S_ISREG(found.st_mode);
}
