#include "core/base/digest_blocks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <sha2.h>

#define BLOCK ((size_t)SHA256_BLOCK_LENGTH)
#define MANY 20 // blocks

static void fill(uint8_t *bytes, size_t len, uint32_t seed) {
    for (size_t i = 0; i < len; i++) {
        seed = seed * 1664525 + 1013904223;
        bytes[i] = (uint8_t)(seed >> 24);
    }
}

static bool can_here(void) {
    uint32_t state[8] = {0};
    const uint8_t block[BLOCK] = {0};
    return digest_blocks(state, block, sizeof block) > 0;
}

static void blocks_lead_where_libmd_says(void **state) {
    (void)state;
    for (uint32_t seed = 0; can_here() && seed < 200; seed++) {
        uint8_t bytes[MANY * BLOCK + 1];
        uint32_t ours[8], theirs[8];
        fill(bytes, sizeof bytes, seed);
        fill((uint8_t *)ours, sizeof ours, seed + 1000);
        memcpy(theirs, ours, sizeof ours);
        const uint8_t *first = bytes + seed % 2; // aligned or not
        size_t count = seed % MANY;

        assert_int_equal(digest_blocks(ours, first, count * BLOCK), count * BLOCK);

        for (size_t i = 0; i < count; i++) {
            SHA256Transform(theirs, first + i * BLOCK);
        }
        assert_memory_equal(ours, theirs, sizeof ours);
    }
}

static void a_part_of_a_block_is_left(void **state) {
    (void)state;
    const uint8_t bytes[2 * BLOCK] = {1, 2, 3};
    for (size_t len = 0; len < sizeof bytes; len++) {
        uint32_t words[8] = {1, 2, 3, 4, 5, 6, 7, 8};
        const uint32_t before[8] = {1, 2, 3, 4, 5, 6, 7, 8};

        size_t taken = digest_blocks(words, bytes, len);

        assert_int_equal(taken, can_here() ? len / BLOCK * BLOCK : 0);
        assert_int_equal(memcmp(words, before, sizeof words) == 0, taken == 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_lead_where_libmd_says),
        cmocka_unit_test(a_part_of_a_block_is_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
