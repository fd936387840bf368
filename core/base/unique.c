#include "core/base/unique.h"

#include <string.h>

#define SIZE_MIN 256 // slots of the first table

struct unique_slot {
    struct text piece; // at NULL: free
    uint64_t hash;
    bool is_text; // has a NUL behind it
};

void unique_init(struct unique *unique, struct arena *kept, struct arena *scratch) {
    *unique = (struct unique){.kept = kept, .scratch = scratch};
}

// The slot of an equal piece, or the free one where it would be.
static struct unique_slot *find(const struct unique *unique,
                                const struct unique_slot *wanted) {
    size_t i = (size_t)wanted->hash & (unique->size - 1);
    struct unique_slot *slot = &unique->slots[i];
    while (slot->piece.at &&
           !(slot->hash == wanted->hash && slot->is_text == wanted->is_text &&
             text_equal(slot->piece, wanted->piece))) {
        i = (i + 1) & (unique->size - 1);
        slot = &unique->slots[i];
    }
    return slot;
}

// Keeps the table at most half full.
static bool make_room(struct unique *unique) {
    if (2 * (unique->count + 1) <= unique->size) {
        return true;
    }
    const struct unique_slot *old = unique->slots;
    size_t old_size = unique->size;
    size_t size = old_size > 0 ? 2 * old_size : SIZE_MIN;
    struct unique_slot *slots = arena_array(unique->scratch, size, sizeof *slots);
    if (!slots) {
        return false;
    }
    unique->slots = slots;
    unique->size = size;
    for (size_t i = 0; i < old_size; i++) {
        if (old[i].piece.at) {
            *find(unique, &old[i]) = old[i];
        }
    }
    return true;
}

static const void *keep(struct unique *unique, struct text piece, bool is_text) {
    if (!make_room(unique)) {
        return NULL;
    }
    struct unique_slot wanted = {piece, text_hash(piece), is_text};
    struct unique_slot *slot = find(unique, &wanted);
    if (slot->piece.at) {
        return slot->piece.at;
    }
    char *copy = arena_alloc(unique->kept, piece.len + is_text);
    if (!copy) {
        return NULL;
    }
    if (piece.len > 0) {
        memcpy(copy, piece.at, piece.len);
    }
    wanted.piece.at = copy;
    *slot = wanted;
    unique->count++;
    return copy;
}

const void *unique_keep(struct unique *unique, const void *bytes, size_t size) {
    return keep(unique, (struct text){bytes, size}, false);
}

struct text unique_text(struct unique *unique, struct text text) {
    const char *at = keep(unique, text, true);
    return (struct text){at, at ? text.len : 0};
}
