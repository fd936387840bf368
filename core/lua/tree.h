// Where the files of a load come from: folders of the disk, or texts that the host has in
// memory. To whoever reads them both are a tree of folders and names.
#ifndef AFTERCARE_LUA_TREE_H
#define AFTERCARE_LUA_TREE_H

#include "aftercare/aftercare.h"
#include "core/base/arena.h"
#include "core/base/text.h"

#define TREE_FILES_MAX 10000 // in memory

struct tree_names {
    struct text *at; // sorted by bytes
    size_t count;
};

struct tree {
    // The names in a folder, without those that begin with a dot. ENOTFOUND when there is
    // no such folder; EIO, ELIMIT, ENOMEM.
    aftercare_status (*list)(const struct tree *tree, struct tree_names *out,
                             struct arena *arena, const char *folder,
                             aftercare_error *err);
    // One file of at most what a sandbox bears, with a NUL behind it. ENOTFOUND; EIO when
    // it is not to be trusted; ELIMIT when it is larger; ENOMEM.
    aftercare_status (*read)(const struct tree *tree, struct text *out,
                             struct arena *arena, const char *path, aftercare_error *err);
    const aftercare_file **files; // of memory, sorted by path; borrowed
    size_t count;
};

// The disk.
extern const struct tree tree_disk;

// The files of options, with the folders "plugins" and "rules"; the arena's. EUSAGE for a
// path that is none of this layout, stands there twice, or is a folder as well; ELIMIT
// for too many files, and for a path that an error could not show; ENOMEM.
aftercare_status tree_of_memory(struct tree *out, struct arena *arena,
                                const aftercare_load_options *options,
                                aftercare_error *err);

// Whether a file in memory lies in that folder, "plugins" or "rules", and whether any of
// options does.
bool tree_lies_in(const aftercare_file *file, const char *folder);
bool tree_has_any(const aftercare_load_options *options, const char *folder);

#endif
