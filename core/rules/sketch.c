#include "core/rules/sketch.h"

#include <stddef.h>

struct sketch sketch_test(const struct test *test, struct place place) {
    return (struct sketch){.kind = CONDITION_TEST,
                           .test = test,
                           .depth = 1,
                           .codes_count = 1,
                           .place = place};
}

struct sketch sketch_not(const struct sketch *sketch) {
    return (struct sketch){.kind = CONDITION_NOT,
                           .left = sketch,
                           .depth = 1 + sketch->depth,
                           .codes_count = 1 + sketch->codes_count,
                           .place = sketch->place};
}

struct sketch sketch_join(enum condition_kind kind, const struct sketch *left,
                          const struct sketch *right) {
    unsigned depth = left->depth > right->depth ? left->depth : right->depth;
    return (struct sketch){.kind = kind,
                           .left = left,
                           .right = right,
                           .depth = 1 + depth,
                           .codes_count = 1 + left->codes_count + right->codes_count,
                           .place = left->place};
}

size_t sketch_size(const struct sketch *sketch) {
    return offsetof(struct condition, codes) + sketch->codes_count * sizeof(uint32_t);
}

static uint32_t code(enum condition_kind kind, uint32_t number) {
    return (uint32_t)kind | number << 2;
}

// Writes the codes of a sketch and returns how many. Depth is bounded by
// CONDITION_DEPTH_MAX.
static uint32_t lay(uint32_t *out, const struct sketch *sketch) {
    switch (sketch->kind) {
    case CONDITION_TEST:
        out[0] = code(CONDITION_TEST, sketch->test->index);
        break;
    case CONDITION_NOT:
        out[0] = code(CONDITION_NOT, 0);
        (void)lay(out + 1, sketch->left);
        break;
    case CONDITION_AND:
    case CONDITION_OR:
        out[0] = code(sketch->kind, lay(out + 1, sketch->left));
        (void)lay(out + 1 + sketch->left->codes_count, sketch->right);
        break;
    }
    return sketch->codes_count;
}

void sketch_finish(struct condition *out, const struct rulebase *base,
                   const struct sketch *sketch) {
    out->base = base;
    out->codes_count = lay(out->codes, sketch);
}
