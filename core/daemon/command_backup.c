// aftercared backup FILE: a copy of the store. Where a daemon has the store, it makes the
// copy while it runs, and the bytes come from it; they are written here, by whoever asks.
#include "core/base/fail.h"
#include "core/daemon/ask.h"
#include "core/daemon/command.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// The folder's entry must be on the disk, too.
static bool sync_folder(struct arena *arena, const char *path) {
    const char *slash = strrchr(path, '/');
    const char *folder =
        slash ? arena_format(arena, "%.*s", (int)(slash - path) + 1, path) : ".";
    int descriptor = folder ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    bool is_synced = descriptor >= 0 && fsync(descriptor) == 0;
    if (descriptor >= 0) {
        (void)close(descriptor);
    }
    return is_synced;
}

static aftercare_status fetch(struct arena *arena, const struct command_call *call,
                              const char *path, aftercare_error *err) {
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0) {
        return errno == EEXIST ? fail(err, AFTERCARE_ECONFLICT, path,
                                      "the file exists already (name a new one)")
                               : fail(err, AFTERCARE_EIO, path,
                                      "the file cannot be created: %s", strerror(errno));
    }
    aftercare_status status =
        ask_daemon_for_file(file, arena, call->config, "/v1/backup", err);
    if (!status && (fsync(file) != 0 || !sync_folder(arena, path))) {
        status = fail(err, AFTERCARE_EIO, path, "the copy cannot be synced: %s",
                      strerror(errno));
    }
    (void)close(file);
    if (status) {
        (void)unlink(path);
    }
    return status;
}

// Whether the copy is a store that is whole. The empty log that looking leaves goes.
static aftercare_status look_through(struct arena *arena, const char *path,
                                     const char *log, aftercare_error *err) {
    struct stat facts;
    const char *store = arena_format(arena, "sqlite:%s", path);
    aftercare_status status =
        store ? aftercare_reminders_examine(store, err)
              : fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the path");
    if (lstat(log, &facts) == 0 && facts.st_size == 0) {
        (void)unlink(log);
    }
    return status;
}

static aftercare_status copy(struct arena *arena, const struct command_call *call,
                             aftercare_error *err) {
    const char *path = call->words[0];
    const char *log = arena_format(arena, "%s-wal", path);
    struct stat facts;
    if (!log) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the path");
    }
    if (lstat(path, &facts) == 0 || lstat(log, &facts) == 0) {
        return fail(err, AFTERCARE_EUSAGE, path,
                    "it, or %s, exists already (name a new file)", log);
    }
    aftercare_status status =
        aftercare_reminders_backup_closed(call->config->store, path, err);
    if (status == AFTERCARE_ECONFLICT) {
        aftercare_error held = *err;
        status = fetch(arena, call, path, err);
        if (status == AFTERCARE_EIO && !err->place[0]) { // nobody answers
            aftercare_error asked = *err;
            (void)fail(err, AFTERCARE_EIO, held.place, "%s; %s", held.sentence,
                       asked.sentence);
        }
    }
    return status ? status : look_through(arena, path, log, err);
}

static enum exit_status run(const struct command_call *call) {
    struct arena arena;
    aftercare_error err = {.status = AFTERCARE_OK};
    struct stat facts;
    arena_init(&arena, &system_allocator, 0);
    aftercare_status status = copy(&arena, call, &err);
    arena_clear(&arena);
    if (status) {
        return complain_of(&err);
    }
    if (stat(call->words[0], &facts) == 0) {
        (void)printf("%s: %lld bytes, on the disk and whole\n", call->words[0],
                     (long long)facts.st_size);
    }
    return EXIT_DONE;
}

const struct command command_backup = {
    .name = "backup",
    .arguments = "FILE",
    .says = "copies the store into a new file, also while a daemon has it; of that it "
            "asks, with the token of an admin in " ASK_TOKEN " where it wants one",
    .least = 1,
    .most = 1,
    .run = run,
};
