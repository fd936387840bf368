// What the files of one kind begin with: a sandbox with their words in it. It is made for
// the first of them and kept as it was then; each further one gets it back like that,
// byte for byte, so that a file sees nothing of the files before it.
#ifndef AFTERCARE_LUA_MOULD_H
#define AFTERCARE_LUA_MOULD_H

#include "core/lua/run.h"
#include "core/lua/sandbox.h"
#include "core/lua/sandbox_pool.h"
#include "core/lua/watch.h"

// Bytes for a file of common size; one that needs more gets it from the host. Where
// memory errors are looked for it is 0: each piece is the host's then, and is watched.
#ifndef MOULD_SIZE
#define MOULD_SIZE ((size_t)512 << 10)
#endif

struct mould {
    struct watch watch; // of the host's memory
    struct sandbox_pool pool;
    struct sandbox *sandbox; // NULL until the first file
    const struct word *words;
    run_prepare *prepare; // with which the sandbox was made
};

// size is MOULD_SIZE. The allocator must live as long as the mould, which must stay where
// it is.
void mould_init(struct mould *mould, const struct allocator *allocator, size_t size);
void mould_clear(struct mould *mould);

// *out is a sandbox in which nothing has run, with the words of run and this script as
// its host; borrowed until the next call. Errors as sandbox_new and sandbox_call.
aftercare_status mould_cast(struct sandbox **out, struct mould *mould,
                            struct script *script, const struct run *run,
                            aftercare_error *err);

// The file is over: gives back what it took from the host. Whether the host had memory
// whenever it was asked for some since mould_cast.
bool mould_break(struct mould *mould);

#endif
