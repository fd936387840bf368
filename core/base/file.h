// Reading whole files, carefully.
#ifndef AFTERCARE_BASE_FILE_H
#define AFTERCARE_BASE_FILE_H

#include "core/base/arena.h"
#include "core/base/fail.h"
#include "core/base/text.h"

#include <stdbool.h>

// How much a file must be its owner's alone.
enum file_trust {
    FILE_ANY,     // documents: anybody's
    FILE_GUARDED, // configurations: nobody but the owner may write it
    FILE_STRICT,  // rules and plugins: the same, and the path's last step is no link
};

// Reads a regular file of at most max bytes into the arena. A path of "-" is standard
// input. ENOTFOUND when it is not there; EIO with the reason, also when it is not to be
// trusted; ELIMIT when it is larger.
aftercare_status file_read(struct text *out, struct arena *arena, const char *path,
                           size_t max, enum file_trust trust, aftercare_error *err);

// The names in a folder, sorted by bytes, without those that begin with a dot. ENOTFOUND,
// EIO; ELIMIT above 10 000.
aftercare_status file_list(struct text **out, size_t *count, struct arena *arena,
                           const char *folder, aftercare_error *err);

// Whether such a thing is there (through links). False also when it cannot be told.
bool file_is_folder(const char *path);
bool file_is_regular(const char *path);

#endif
