#include "core/base/unique.h"

#include <stdint.h>
#include <string.h>

#define SIZE_MIN 256 // slots of the first table
#define TRIES_MAX 64 // slots that are looked at for a piece

// Small, since there are many and each is somewhere else.
struct unique_slot {
    const char *at;    // NULL: free
    uint32_t hash;     // its upper half
    uint32_t len_text; // twice the length, and one for a text, which has a NUL behind it
};

void unique_init(struct unique *unique, struct arena *kept, struct arena *scratch) {
    *unique = (struct unique){.kept = kept, .scratch = scratch};
}

void unique_expect(struct unique *unique, size_t count) {
    unique->expected = count;
}

// Eight bytes at a time; nothing outside a table depends on it. Each step can be undone,
// so that what differs in eight bytes alone differs in its hash
// (https://nullprogram.com/blog/2018/07/31/).
static uint64_t mix(uint64_t hash, uint64_t bytes) {
    hash = (hash ^ bytes) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 32;
}

static uint64_t hash_of(struct text piece) {
    uint64_t hash = mix(0, piece.len);
    uint64_t bytes = 0;
    size_t i = 0;
    for (; piece.len - i >= sizeof bytes; i += sizeof bytes) {
        memcpy(&bytes, piece.at + i, sizeof bytes);
        hash = mix(hash, bytes);
    }
    bytes = 0;
    if (piece.len > i) {
        memcpy(&bytes, piece.at + i, piece.len - i);
    }
    return mix(mix(hash, bytes), 0);
}

static bool is_same(const struct unique_slot *a, const struct unique_slot *b) {
    return a->hash == b->hash && a->len_text == b->len_text &&
           (a->at == b->at || memcmp(a->at, b->at, a->len_text / 2) == 0);
}

// The slot of an equal piece, or a free one where it may be. NULL when there is neither
// among those that are looked at: pieces that were made to meet each other are not
// searched for for ever.
static struct unique_slot *find(const struct unique *unique,
                                const struct unique_slot *wanted) {
    for (size_t i = 0; i < TRIES_MAX; i++) {
        struct unique_slot *slot =
            &unique->slots[(wanted->hash + i) & (unique->size - 1)];
        if (!slot->at || is_same(slot, wanted)) {
            return slot;
        }
    }
    return NULL;
}

// Keeps the table at most half full.
static bool make_room(struct unique *unique) {
    if (2 * (unique->count + 1) <= unique->size) {
        return true;
    }
    const struct unique_slot *old = unique->slots;
    size_t old_size = unique->size;
    size_t size = old_size > 0 ? 2 * old_size : SIZE_MIN;
    while (old_size == 0 && size / 2 < unique->expected) {
        size *= 2;
    }
    struct unique_slot *slots = arena_array(unique->scratch, size, sizeof *slots);
    if (!slots) {
        return false;
    }
    unique->slots = slots;
    unique->size = size;
    for (size_t i = 0; i < old_size; i++) {
        struct unique_slot *slot = old[i].at ? find(unique, &old[i]) : NULL;
        if (slot) {
            *slot = old[i];
        }
    }
    return true;
}

static char *copy_of(struct unique *unique, struct text piece, bool is_text) {
    char *copy = arena_alloc(unique->kept, piece.len + is_text);
    if (copy && piece.len > 0) {
        memcpy(copy, piece.at, piece.len);
    }
    return copy;
}

static const void *keep(struct unique *unique, struct text given, bool is_text) {
    struct text piece = given.at ? given : TEXT("");
    if (piece.len > UINT32_MAX / 2) {
        return copy_of(unique, piece, is_text);
    }
    if (!make_room(unique)) {
        return NULL;
    }
    struct unique_slot wanted = {.at = piece.at,
                                 .hash = (uint32_t)(hash_of(piece) >> 32),
                                 .len_text = (uint32_t)(2 * piece.len) + is_text};
    struct unique_slot *slot = find(unique, &wanted);
    if (slot && slot->at) {
        return slot->at;
    }
    char *copy = copy_of(unique, piece, is_text);
    if (copy && slot) {
        wanted.at = copy;
        *slot = wanted;
        unique->count++;
    }
    return copy;
}

const void *unique_keep(struct unique *unique, const void *bytes, size_t size) {
    return keep(unique, (struct text){bytes, size}, false);
}

struct text unique_text(struct unique *unique, struct text text) {
    const char *at = keep(unique, text, true);
    return (struct text){at, at ? text.len : 0};
}
