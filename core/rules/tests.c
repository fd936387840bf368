// The tests of a rulebase: equal ones are one, found by a hash with open addressing.
#include "core/rules/rulebase.h"

struct test_slot {
    const struct test *test; // NULL: free
};

static void place_test(struct test_slot *slots, size_t size, const struct test *test) {
    size_t i = (size_t)test_hash(test) & (size - 1);
    while (slots[i].test) {
        i = (i + 1) & (size - 1);
    }
    slots[i].test = test;
}

// Keeps the table at most half full.
static aftercare_status make_room(struct rulebase *base) {
    if (2 * (base->tests_count + 1) <= base->slots_size) {
        return AFTERCARE_OK;
    }
    size_t size = base->slots_size > 0 ? 2 * base->slots_size : 64;
    struct test_slot *slots = arena_array(base->loading, size, sizeof *slots);
    if (!slots) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < base->tests_count; i++) {
        place_test(slots, size, base->tests[i]);
    }
    base->slots = slots;
    base->slots_size = size;
    return AFTERCARE_OK;
}

static const struct test *find_test(const struct rulebase *base,
                                    const struct test *test) {
    size_t mask = base->slots_size - 1;
    size_t i = (size_t)test_hash(test) & mask;
    while (base->slots[i].test && !test_equal(base->slots[i].test, test)) {
        i = (i + 1) & mask;
    }
    return base->slots[i].test;
}

const struct test *rulebase_known_test(const struct rulebase *base,
                                       const struct test *test) {
    return base->loading && base->slots_size > 0 ? find_test(base, test) : NULL;
}

const struct test *rulebase_test(struct rulebase *base, const struct test *test) {
    if (make_room(base)) {
        return NULL;
    }
    const struct test *known = find_test(base, test);
    if (known) {
        return known;
    }
    const struct test **tests = arena_grow(base->loading, base->tests, base->tests_count,
                                           &base->tests_capacity, sizeof *tests);
    struct test *copy = arena_alloc(base->arena, sizeof *copy);
    if (!tests || !copy) {
        return NULL;
    }
    *copy = *test;
    copy->index = (uint32_t)base->tests_count;
    base->tests = tests;
    base->tests[base->tests_count++] = copy;
    place_test(base->slots, base->slots_size, copy);
    return copy;
}
