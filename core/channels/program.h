// Which programs may be run: those that nobody but root and ourselves can change.
#ifndef AFTERCARE_CHANNELS_PROGRAM_H
#define AFTERCARE_CHANNELS_PROGRAM_H

#include "core/base/arena.h"
#include "core/base/fail.h"

// Checks the path, which must be absolute, and writes the file that it leads to, without
// links, into the arena. EUSAGE, with what is wrong, also when somebody else may write
// the file or a folder above it; ENOMEM. place names the channel in err.
aftercare_status program_find(char **out, struct arena *arena, const char *path,
                              const char *place, aftercare_error *err);

// Whether that file still is what it has to be; it may have been replaced meanwhile.
aftercare_status program_check(const char *file, const char *place, aftercare_error *err);

#endif
