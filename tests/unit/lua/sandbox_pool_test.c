#include "core/lua/sandbox_pool.h"

#include "tests/unit/base/failing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define REGION ((size_t)64 << 10)

static struct sandbox_pool pool_of(const struct allocator *host, size_t size) {
    struct sandbox_pool pool;
    sandbox_pool_init(&pool, host, size);
    return pool;
}

static void *grow(struct sandbox_pool *pool, void *piece, size_t old_size,
                  size_t new_size) {
    const struct allocator allocator = sandbox_pool_allocator(pool);
    return allocator.allocate(allocator.context, piece, old_size, new_size);
}

static void *take(struct sandbox_pool *pool, size_t size) {
    return grow(pool, NULL, 0, size);
}

static void what_was_kept_is_put_back_where_it_was(void **state) {
    (void)state;
    struct sandbox_pool pool = pool_of(&system_allocator, REGION);
    char *first = take(&pool, 100);
    char *second = take(&pool, 3000);
    memset(first, 'a', 100);
    memset(second, 'b', 3000);
    assert_true(sandbox_pool_keep(&pool));

    void *later = take(&pool, 50);
    for (int i = 0; i < 3; i++) {
        memset(first, 'x', 100);
        (void)grow(&pool, second, 3000, 0);
        memset(take(&pool, 3000), 'y', 3000);
        memset(later, 'z', 50);
        sandbox_pool_again(&pool);

        assert_int_equal(first[0], 'a');
        assert_memory_equal(first, first + 1, 99);
        assert_int_equal(second[0], 'b');
        assert_memory_equal(second, second + 1, 2999);
        assert_ptr_equal(take(&pool, 50), later); // as if it had never been taken
    }
    sandbox_pool_clear(&pool);
}

static void a_piece_that_was_given_back_is_taken_again(void **state) {
    (void)state;
    struct sandbox_pool pool = pool_of(&system_allocator, REGION);
    void *piece = take(&pool, 100);

    (void)grow(&pool, piece, 100, 0);

    assert_ptr_not_equal(take(&pool, 200), piece);
    assert_ptr_equal(take(&pool, 97), piece);
    assert_ptr_not_equal(take(&pool, 100), piece);
    sandbox_pool_clear(&pool);
}

static void a_piece_keeps_its_bytes_while_it_grows_and_shrinks(void **state) {
    (void)state;
    static const size_t sizes[] = {1,    16,    17,    1024,  1025, 4096,  5000, 32768,
                                   3000, 70000, 32769, 65536, 900,  90000, 40,   8};
    struct failing host = {.fails_at = 0};
    const struct allocator allocator = failing_allocator(&host);
    struct sandbox_pool pool = pool_of(&allocator, 4 * REGION);
    size_t size = 1;
    unsigned char *piece = take(&pool, size);
    piece[0] = 1;

    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        piece = grow(&pool, piece, size, sizes[i]);
        size_t common = size < sizes[i] ? size : sizes[i];
        for (size_t k = 0; k < common; k++) {
            assert_int_equal(piece[k], (unsigned char)(k % 251 + 1));
        }
        assert_int_equal((uintptr_t)piece % SANDBOX_POOL_STEP, 0);
        size = sizes[i];
        for (size_t k = 0; k < size; k++) {
            piece[k] = (unsigned char)(k % 251 + 1);
        }
    }

    assert_null(grow(&pool, piece, size, 0));
    sandbox_pool_clear(&pool);
    assert_int_equal(host.live, 0);
}

static void what_has_no_room_is_the_hosts_and_cannot_be_kept(void **state) {
    (void)state;
    static const struct {
        size_t region, size;
    } rows[] = {{0, 16}, {64, 100}, {REGION, 32769}, {REGION, 1 << 20}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct failing host = {.fails_at = 0};
        const struct allocator allocator = failing_allocator(&host);
        struct sandbox_pool pool = pool_of(&allocator, rows[i].region);

        void *piece = take(&pool, rows[i].size);

        assert_non_null(piece);
        assert_int_equal(pool.outside, 1);
        assert_false(sandbox_pool_keep(&pool));
        assert_null(grow(&pool, piece, rows[i].size, 0));
        assert_int_equal(pool.outside, 0);
        sandbox_pool_clear(&pool);
        assert_int_equal(host.live, 0);
    }
}

static void an_empty_pool_has_nothing_to_keep(void **state) {
    (void)state;
    struct sandbox_pool pool = pool_of(&system_allocator, REGION);
    assert_false(sandbox_pool_keep(&pool));
    assert_non_null(take(&pool, 1));
    assert_true(sandbox_pool_keep(&pool));
    sandbox_pool_reset(&pool);
    assert_false(pool.is_kept);
    assert_false(sandbox_pool_keep(&pool));
    sandbox_pool_clear(&pool);
}

static void missing_memory_is_told_and_leaks_nothing(void **state) {
    (void)state;
    bool is_done = false;
    for (size_t n = 1; !is_done; n++) {
        struct failing host = {.fails_at = n};
        const struct allocator allocator = failing_allocator(&host);
        struct sandbox_pool pool = pool_of(&allocator, 128);

        void *inside = take(&pool, 100);
        void *outside = take(&pool, 100);
        bool is_given = inside && outside;
        (void)(outside ? grow(&pool, outside, 100, 0) : NULL);
        is_given = sandbox_pool_keep(&pool) && is_given;

        is_done = host.requests < n;
        assert_true(is_given == is_done || n == 1); // without a region the host serves
        (void)(inside ? grow(&pool, inside, 100, 0) : NULL);
        sandbox_pool_clear(&pool);
        assert_int_equal(host.live, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_kept_is_put_back_where_it_was),
        cmocka_unit_test(a_piece_that_was_given_back_is_taken_again),
        cmocka_unit_test(a_piece_keeps_its_bytes_while_it_grows_and_shrinks),
        cmocka_unit_test(what_has_no_room_is_the_hosts_and_cannot_be_kept),
        cmocka_unit_test(an_empty_pool_has_nothing_to_keep),
        cmocka_unit_test(missing_memory_is_told_and_leaks_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
