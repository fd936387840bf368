#include "core/cli/lua_files.h"

#include "core/base/file.h"

#include <string.h>
#include <sys/stat.h>

#define DEPTH_MAX 16

static bool is_lua(struct text name) {
    return name.len > 4 && text_is((struct text){name.at + name.len - 4, 4}, ".lua");
}

static aftercare_status no_memory(const char *path, aftercare_error *err) {
    return fail(err, AFTERCARE_ENOMEM, path, "no memory for its name");
}

static aftercare_status add(struct lua_files *files, const char *path,
                            aftercare_error *err) {
    const char **grown = arena_grow(files->arena, files->at, files->count,
                                    &files->capacity, sizeof *grown);
    if (!grown) {
        return no_memory(path, err);
    }
    files->at = grown;
    files->at[files->count++] = path;
    return AFTERCARE_OK;
}

static aftercare_status add_folder(struct lua_files *files, const char *folder, int depth,
                                   aftercare_error *err);

// What a folder holds: neither devices nor links are of interest.
static aftercare_status add_entry(struct lua_files *files, const char *path,
                                  struct text name, int depth, aftercare_error *err) {
    struct stat found;
    if (lstat(path, &found) != 0) {
        return AFTERCARE_OK; // gone meanwhile
    }
    if (S_ISDIR(found.st_mode)) {
        return add_folder(files, path, depth + 1, err);
    }
    return S_ISREG(found.st_mode) && is_lua(name) ? add(files, path, err) : AFTERCARE_OK;
}

static aftercare_status add_folder(struct lua_files *files, const char *folder, int depth,
                                   aftercare_error *err) {
    struct text *names = NULL;
    size_t count = 0;
    if (depth > DEPTH_MAX) {
        return fail(err, AFTERCARE_ELIMIT, folder,
                    "more than %d folders lie in each other", DEPTH_MAX);
    }
    size_t len = strlen(folder);
    const char *slash = len > 0 && folder[len - 1] == '/' ? "" : "/";
    aftercare_status status = file_list(&names, &count, files->arena, folder, err);
    for (size_t i = 0; !status && names && i < count; i++) {
        const char *path =
            arena_format(files->arena, "%s%s%.*s", folder, slash, TEXT_ARGS(names[i]));
        status =
            path ? add_entry(files, path, names[i], depth, err) : no_memory(folder, err);
    }
    return status;
}

aftercare_status lua_files_add(struct lua_files *files, const char *path,
                               aftercare_error *err) {
    return file_is_folder(path) ? add_folder(files, path, 0, err) : add(files, path, err);
}
