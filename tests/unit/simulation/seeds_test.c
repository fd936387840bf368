// Thirty days of a daemon's life for each seed, with everything that may go wrong, on a
// virtual clock: sessions posted, moved and deleted, answers, receivers that fail, a
// clock that is set, kills at any step and a disk that does not confirm. Nothing goes out
// early, stale, twice or for what was deleted, nothing is lost, and, where reminders go
// out as one message, nothing comes under two ids.
//
// AFTERCARE_SEEDS says how many seeds are tried, AFTERCARE_SEED from which on.
#include "tests/unit/simulation/seeds/world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <inttypes.h>
#include <stdlib.h>

#define SEEDS 200
#define SEEDS_WHEN_SLOW 10 // with a sanitizer, or under valgrind

static uint64_t number_of(const char *name, uint64_t fallback) {
    const char *text = getenv(name);
    return text && text[0] ? strtoull(text, NULL, 10) : fallback;
}

static uint64_t seeds(void) {
    const char *instrumented = getenv("AFTERCARE_INSTRUMENTED");
    bool is_slow = instrumented && instrumented[0];
    return number_of("AFTERCARE_SEEDS", is_slow ? SEEDS_WHEN_SLOW : SEEDS);
}

static void no_seed_breaks_a_promise(void **state) {
    uint64_t first = number_of("AFTERCARE_SEED", 1), count = seeds();
    uint64_t sends = 0, crashes = 0, grouped = 0;
    struct world *world = malloc(sizeof *world);
    (void)state;
    assert_non_null(world);

    for (uint64_t seed = first; seed < first + count; seed++) {
        world_live(world, seed);
        if (world->wrong[0]) {
            fail_msg("AFTERCARE_SEED=%" PRIu64 ": %s", seed, world->wrong);
        }
        sends += world->sends;
        crashes += world->crashes;
        grouped += world->grouped;
    }

    print_message("%" PRIu64 " seeds from %" PRIu64 ": %" PRIu64 " sends, %" PRIu64
                  " of them of several, %" PRIu64 " kills\n",
                  count, first, sends, grouped, crashes);
    assert_true(sends > count);
    assert_true(crashes > count);
    assert_true(grouped > 0 || count == 1);
    free(world);
}

static void a_seed_repeats_exactly(void **state) {
    struct world *world = malloc(sizeof *world);
    uint64_t seed = number_of("AFTERCARE_SEED", 1);
    (void)state;
    assert_non_null(world);

    world_live(world, seed);
    uint64_t digest = world->digest;
    world_live(world, seed);
    assert_true(world->digest == digest);
    world_live(world, seed + 1);
    assert_true(world->digest != digest);
    free(world);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_seed_breaks_a_promise),
        cmocka_unit_test(a_seed_repeats_exactly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
