#include "core/daemon/folders.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#ifndef AFTERCARE_SOURCE
#define AFTERCARE_SOURCE "."
#endif
#ifndef AFTERCARE_DATA
#define AFTERCARE_DATA "/usr/share/aftercare"
#endif

#define PATH_MAX_BYTES 4096

static bool is_folder(const char *path) {
    struct stat found;
    return stat(path, &found) == 0 && S_ISDIR(found.st_mode);
}

const char *folders_data(struct arena *arena, const char *name) {
    const char *built = arena_format(arena, AFTERCARE_SOURCE "/%s", name);
    return built && is_folder(built) ? built
                                     : arena_format(arena, AFTERCARE_DATA "/%s", name);
}

aftercare_status folders_store(const char **out, struct arena *arena,
                               aftercare_error *err) {
    const char *state = getenv("STATE_DIRECTORY"); // systemd's: a list with colons
    const char *xdg = getenv("XDG_STATE_HOME");
    const char *home = getenv("HOME");
    const char *store = NULL;

    if (state && state[0]) {
        store = arena_format(arena, "sqlite:%.*s/aftercare.db", (int)strcspn(state, ":"),
                             state);
    } else if (xdg && xdg[0] == '/') {
        store = arena_format(arena, "sqlite:%s/aftercare/aftercare.db", xdg);
    } else if (home && home[0] == '/') {
        store =
            arena_format(arena, "sqlite:%s/.local/state/aftercare/aftercare.db", home);
    } else {
        return fail(err, AFTERCARE_EUSAGE, NULL,
                    "no place for the store is known (set store in the configuration, or "
                    "STATE_DIRECTORY)");
    }
    if (!store) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the store's path");
    }
    *out = store;
    return AFTERCARE_OK;
}

static const char scheme[] = "sqlite:";

aftercare_status folders_beside(const char **out, struct arena *arena, const char *store,
                                const char *name, aftercare_error *err) {
    aftercare_status status = AFTERCARE_OK;
    if (strncmp(store, scheme, sizeof scheme - 1) != 0) {
        status = folders_store(&store, arena, err);
    }
    if (status != AFTERCARE_OK) {
        return status;
    }
    const char *path = store + sizeof scheme - 1;
    const char *slash = strrchr(path, '/');
    *out = arena_format(arena, "%.*s%s", slash ? (int)(slash + 1 - path) : 0, path, name);
    return *out ? AFTERCARE_OK
                : fail(err, AFTERCARE_ENOMEM, NULL, "no memory for a path");
}

aftercare_status folders_make_for(const char *store, aftercare_error *err) {
    char path[PATH_MAX_BYTES];
    if (strncmp(store, scheme, sizeof scheme - 1) != 0) {
        return AFTERCARE_OK;
    }
    int len = snprintf(path, sizeof path, "%s", store + sizeof scheme - 1);
    if (len < 0 || (size_t)len >= sizeof path) {
        return fail(err, AFTERCARE_ELIMIT, NULL, "the path is too long");
    }
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(path, S_IRWXU) != 0 && errno != EEXIST && !is_folder(path)) {
            return fail(err, AFTERCARE_EIO, NULL, "cannot make the folder %s: %s", path,
                        strerror(errno));
        }
        *slash = '/';
    }
    return AFTERCARE_OK;
}
