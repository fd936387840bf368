// Lua files, by name or below a folder.
#ifndef AFTERCARE_CLI_LUA_FILES_H
#define AFTERCARE_CLI_LUA_FILES_H

#include "core/base/arena.h"
#include "core/base/fail.h"
#include "core/base/text.h"

struct lua_files {
    struct arena *arena;
    const char **at; // paths: the arena's
    size_t count, capacity;
};

// Adds a file as it is named, or every file below a folder whose name ends with ".lua",
// in order; what is hidden, and symbolic links, are passed over. ENOTFOUND, EIO, ELIMIT
// for more than 16 folders in each other, ENOMEM.
aftercare_status lua_files_add(struct lua_files *files, const char *path,
                               aftercare_error *err);

#endif
