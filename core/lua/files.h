// The files of a load: found in folders (of the disk or in memory), read, and put into an
// order that does not depend on the order of the folders.
#ifndef AFTERCARE_LUA_FILES_H
#define AFTERCARE_LUA_FILES_H

#include "aftercare/aftercare.h"
#include "core/base/digest.h"
#include "core/base/problems.h"
#include "core/base/text.h"
#include "core/lua/tree.h"
#include "core/rules/rulebase.h"

// In the order in which they are loaded.
enum file_kind {
    FILE_SCHEMA,
    FILE_VOCABULARY,
    FILE_OPTIONS,
    FILE_SOURCES,
    FILE_PLUGIN,
    FILE_PACK,
    FILE_RULES,
    FILE_KINDS,
};

struct file {
    enum file_kind kind;
    const char *path;  // as errors tell it: the kept arena's
    struct text name;  // relative to its folder: "rules/vocabulary/areas.lua"
    struct text text;  // what it says, behind a byte order mark; at NULL: not readable
    struct pack *pack; // of FILE_PACK and FILE_RULES: the kept arena's
    char digest[DIGEST_TEXT_MAX]; // of what it says, once it was run
};

struct files {
    struct file *at;
    size_t count, capacity;
    struct arena *kept, *scratch;
    struct problems *problems;
    const struct tree *tree; // in which is looked now
};

// Finds and reads all files of the folders in options, and of those in memory, sorted by
// kind, name and contents. What is out of place, and a file that cannot be read safely,
// goes to problems. ENOMEM; ENOTFOUND or EIO for a folder; ENOTFOUND for a file that has
// gone meanwhile; EUSAGE or ELIMIT for a path in memory.
aftercare_status files_find(struct files *files, const aftercare_load_options *options,
                            aftercare_error *err);

// A pack's tests, sorted: *out are the names in folder/tests that end with ".lua", or
// none when there is no such folder.
aftercare_status files_tests(const struct tree *tree, struct tree_names *out,
                             struct arena *arena, const char *folder,
                             aftercare_error *err);

// Reads one file, of at most what a sandbox bears, without its byte order mark. A file
// that is too large, a link, a pipe, or one that others may write is told to problems,
// and *out is empty with at NULL.
aftercare_status files_read(const struct tree *tree, struct text *out,
                            struct arena *arena, const char *path,
                            struct problems *problems, aftercare_error *err);

#endif
