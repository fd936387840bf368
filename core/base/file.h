// Reading whole files, carefully.
#ifndef AFTERCARE_BASE_FILE_H
#define AFTERCARE_BASE_FILE_H

#include "core/base/arena.h"
#include "core/base/fail.h"
#include "core/base/text.h"

#include <stdbool.h>

// Reads a regular file of at most max bytes into the arena. A path of "-" is standard
// input. ENOTFOUND when it is not there; EIO with the reason; ELIMIT when it is larger.
// Does not follow a link at the last step of the path when is_strict, and then also
// refuses files that anybody but their owner may write (for rules and plugins).
aftercare_status file_read(struct text *out, struct arena *arena, const char *path,
                           size_t max, int is_strict, aftercare_error *err);

// The names in a folder, sorted by bytes, without those that begin with a dot. ENOTFOUND,
// EIO; ELIMIT above 10 000.
aftercare_status file_list(struct text **out, size_t *count, struct arena *arena,
                           const char *folder, aftercare_error *err);

// Whether such a thing is there (through links). False also when it cannot be told.
bool file_is_folder(const char *path);
bool file_is_regular(const char *path);

#endif
