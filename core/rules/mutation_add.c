// What all mutations are made with.
#include "core/rules/mutation_inside.h"

#include <string.h>

void mutation_add(struct mutating *mutating, const struct mutation *mutation) {
    struct mutations *out = mutating->out;
    struct mutation *items = arena_grow(mutating->arena, out->items, out->count,
                                        &out->capacity, sizeof *items);
    if (!items) {
        mutating->is_out_of_memory = true;
        return;
    }
    out->items = items;
    items[out->count] = *mutation;
    items[out->count++].value = mutating->value;
}

static bool is_related(const struct term *term, const struct term *other) {
    for (size_t i = 0; i < term->parents_count; i++) {
        if (term_lies_in(other, term->parents[i])) {
            return true;
        }
    }
    return false;
}

const struct term *mutation_sibling(const struct mutating *mutating,
                                    const struct term *term) {
    const struct vocabulary *vocabulary = &mutating->base->vocabulary;
    const struct term *found[2] = {NULL, NULL}; // of the category; with a common parent
    uint64_t most[2] = {0, 0};
    for (size_t i = 0; i < vocabulary->count; i++) {
        const struct term *other = vocabulary->terms[i];
        if (terms_touch(term, other) || !text_equal(term->category, other->category)) {
            continue;
        }
        // By a hash of both, one of them stands out.
        uint64_t pair[] = {mutating->seed, term->index, other->index};
        char bytes[sizeof pair];
        memcpy(bytes, pair, sizeof pair);
        uint64_t hash = text_hash((struct text){bytes, sizeof bytes});
        for (size_t k = 0; k <= (size_t)is_related(term, other); k++) {
            if (!found[k] || hash > most[k]) {
                found[k] = other;
                most[k] = hash;
            }
        }
    }
    return found[1] ? found[1] : found[0];
}

bool mutation_shift(struct span *out, struct span span, int by) {
    *out = span;
    if (span.seconds != 0) {
        int64_t unit = span.seconds % 3600 == 0 ? 3600 : span.seconds % 60 == 0 ? 60 : 1;
        out->seconds += by * unit;
    } else if (span.days != 0) {
        out->days += by;
    } else if (span.months != 0) {
        out->months += span.months % 12 == 0 ? 12 * by : by;
    } else {
        out->seconds = by * INT64_C(3600);
    }
    return out->months >= 0 && out->days >= 0 && out->seconds >= 0;
}
