// The folder in which a store, or a copy of one, lies.
#include "core/reminders/store_sqlite.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// The folder's entry must be on the disk before anything in the file is promised.
aftercare_status store_sqlite_sync_folder(const char *path, aftercare_error *err) {
    char *folder = strdup(path);
    if (!folder) {
        return fail(err, AFTERCARE_ENOMEM, path, "no memory for the store");
    }
    char *slash = strrchr(folder, '/');
    if (slash) {
        slash[slash == folder] = '\0';
    }
    int descriptor = open(slash ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    aftercare_status status = AFTERCARE_OK;
    if (descriptor < 0 || fsync(descriptor) != 0) {
        status = fail(err, AFTERCARE_EIO, path, "its folder cannot be synced: %s",
                      strerror(errno));
    }
    if (descriptor >= 0) {
        (void)close(descriptor);
    }
    free(folder);
    return status;
}
