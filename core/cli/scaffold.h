// A folder of files copied under another name: what `init` begins with.
#ifndef AFTERCARE_CLI_SCAFFOLD_H
#define AFTERCARE_CLI_SCAFFOLD_H

#include "core/base/arena.h"
#include "core/base/fail.h"
#include "core/base/text.h"

struct scaffold {
    const char *from, *into; // folders; `into` is made where it is missing
    const char *word, *name; // the name in the files, and the one to put in its place
};

// Copies every file below `from` to the same path below `into`. In paths and texts
// scaffold->word, in kebab-case, becomes scaffold->name, and so do word_so and WORD-SO,
// each in its own way. Files are made for their owner to write (0644), as rules must be.
// EUSAGE when one of them is there already, ENOTFOUND, EIO, ELIMIT; then nothing has been
// made. *made are the paths, in the arena.
aftercare_status scaffold_copy(struct text **made, size_t *count, struct arena *arena,
                               const struct scaffold *scaffold, aftercare_error *err);

#endif
