#include "core/base/arena.h"

#include "tests/unit/base/failing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void pieces_are_zeroed_and_aligned_for_any_type(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);

    for (size_t size = 0; size < 600; size += 7) {
        unsigned char *piece = arena_alloc(&arena, size);
        assert_non_null(piece);
        assert_int_equal((uintptr_t)piece % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++) {
            assert_int_equal(piece[i], 0);
        }
        memset(piece, 0xAA, size);
    }
    arena_reset(&arena);
    unsigned char *again = arena_alloc(&arena, 600);

    assert_int_equal(again[0] | again[599], 0);
    arena_clear(&arena);
}

static void pieces_do_not_overlap(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    unsigned char *pieces[300];

    for (size_t i = 0; i < 300; i++) {
        pieces[i] = arena_alloc(&arena, i * 13);
        memset(pieces[i], (int)i & 0xFF, i * 13);
    }

    for (size_t i = 1; i < 300; i++) {
        assert_int_equal(pieces[i][0], i & 0xFF);
        assert_int_equal(pieces[i][i * 13 - 1], i & 0xFF);
    }
    arena_clear(&arena);
}

static void use_a_round_of_pieces(struct arena *arena) {
    for (size_t i = 0; i < 100; i++) {
        assert_non_null(arena_alloc(arena, (i * 7919) % 20000));
    }
}

static void a_warm_arena_allocates_nothing(void **state) {
    (void)state;
    struct failing failing = {0};
    struct allocator allocator = failing_allocator(&failing);
    struct arena arena;
    arena_init(&arena, &allocator, 0);
    use_a_round_of_pieces(&arena);
    size_t requests = failing.requests;

    for (int round = 0; round < 5; round++) {
        arena_reset(&arena);
        use_a_round_of_pieces(&arena);
    }

    assert_true(requests > 1);
    assert_int_equal(failing.requests, requests);
    arena_clear(&arena);
    assert_int_equal(failing.live, 0);
}

static void a_trimmed_arena_keeps_what_is_used_and_no_more_than_it_may(void **state) {
    (void)state;
    struct failing failing = {0};
    struct allocator allocator = failing_allocator(&failing);
    struct arena arena;
    arena_init(&arena, &allocator, 0);
    use_a_round_of_pieces(&arena);
    size_t all = arena.total;

    arena_trim(&arena, 0);
    assert_int_equal(arena.total, all);
    arena_reset(&arena);
    const char *piece = arena_copy(&arena, "here", 4);
    size_t requests = failing.requests;
    arena_trim(&arena, all);
    assert_int_equal(arena.total, all);
    arena_trim(&arena, 50000);
    assert_in_range(arena.total, 1, 50000);
    assert_non_null(arena_alloc(&arena, 500));
    assert_int_equal(failing.requests, requests);
    arena_trim(&arena, 0);
    assert_string_equal(piece, "here");
    assert_in_range(arena.total, 1, 10000);

    arena_reset(&arena);
    arena_trim(&arena, 0);
    assert_int_equal(arena.total, 0);
    assert_int_equal(failing.live, 0);
    assert_non_null(arena_alloc(&arena, 1));
    arena_clear(&arena);
}

static void little_is_held_that_nobody_asked_for(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);

    for (size_t asked = 0; asked < 1000000; asked += 96) {
        assert_non_null(arena_alloc(&arena, 96));
        assert_true(arena.total <= asked + asked / 4 + 10000);
    }
    arena_clear(&arena);
}

static void a_large_piece_is_found_again_behind_small_blocks(void **state) {
    (void)state;
    struct failing failing = {0};
    struct allocator allocator = failing_allocator(&failing);
    struct arena arena;
    arena_init(&arena, &allocator, 0);
    (void)arena_alloc(&arena, 100);
    (void)arena_alloc(&arena, 5000);
    (void)arena_alloc(&arena, 1000000);
    size_t requests = failing.requests;

    arena_reset(&arena);
    assert_non_null(arena_alloc(&arena, 1000000));
    assert_non_null(arena_alloc(&arena, 100));
    assert_non_null(arena_alloc(&arena, 5000));

    assert_int_equal(failing.requests, requests);
    arena_clear(&arena);
    assert_int_equal(failing.live, 0);
}

static void the_limit_holds_for_all_blocks_together(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena, &system_allocator, 10000);
    size_t pieces = 0;

    while (arena_alloc(&arena, 100)) {
        pieces++;
    }

    assert_in_range(pieces, 70, 100);
    assert_true(arena.total <= 10000);
    assert_null(arena_alloc(&arena, 9999));
    arena_reset(&arena);
    assert_non_null(arena_alloc(&arena, 100));
    arena_clear(&arena);
    assert_int_equal(arena.total, 0);
    assert_non_null(arena_alloc(&arena, 9000));
    arena_clear(&arena);
}

static void sizes_that_overflow_are_refused(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena, &system_allocator, 1 << 20);
    size_t capacity = 0;
    char item = 'x';

    assert_null(arena_alloc(&arena, SIZE_MAX));
    assert_null(arena_alloc(&arena, SIZE_MAX / 2));
    assert_null(arena_array(&arena, SIZE_MAX / 2, 3));
    assert_null(arena_room(&arena, SIZE_MAX / 2, 3));
    assert_null(arena_room(&arena, SIZE_MAX, 1));
    assert_null(arena_copy(&arena, &item, SIZE_MAX));
    capacity = SIZE_MAX / 2 + 1;
    assert_null(arena_grow(&arena, &item, SIZE_MAX / 2 + 1, &capacity, 1));
    assert_int_equal(capacity, SIZE_MAX / 2 + 1);
    arena_clear(&arena);
}

static void room_is_given_as_it_was_left_and_what_follows_is_zeroed(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    char *first = arena_room(&arena, 5, 20);
    assert_non_null(first);
    memset(first, 'x', 100);
    arena_reset(&arena);

    char *again = arena_room(&arena, 20, 5);
    char *copy = arena_copy(&arena, "skin", 4);
    const char *zeroed = arena_alloc(&arena, 100);

    assert_ptr_equal(again, first);
    assert_int_equal(again[99], 'x');
    assert_true(copy >= again + 100 && zeroed > copy);
    assert_string_equal(copy, "skin");
    for (int i = 0; i < 100; i++) {
        assert_int_equal(zeroed[i], 0);
    }
    arena_clear(&arena);
}

static void copies_and_formats_end_with_nul(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);

    assert_string_equal(arena_copy(&arena, "skin care", 4), "skin");
    assert_string_equal(arena_copy(&arena, NULL, 0), "");
    assert_string_equal(arena_format(&arena, "%d/%s", 7, "x"), "7/x");
    assert_int_equal(strlen(arena_format(&arena, "%*d", 9000, 1)), 9000);
    arena_clear(&arena);
}

static void a_list_keeps_its_items_when_it_grows(void **state) {
    (void)state;
    struct failing failing = {0};
    struct allocator allocator = failing_allocator(&failing);
    struct arena arena;
    arena_init(&arena, &allocator, 0);
    size_t capacity = 0;
    int *items = NULL;

    for (int i = 0; i < 10000; i++) {
        items = arena_grow(&arena, items, (size_t)i, &capacity, sizeof *items);
        assert_non_null(items);
        assert_true(capacity > (size_t)i);
        items[i] = i;
    }

    for (int i = 0; i < 10000; i++) {
        assert_int_equal(items[i], i);
    }
    assert_true(arena.total < sizeof *items * 10 * 10000);
    assert_ptr_equal(arena_grow(&arena, items, 10000, &capacity, sizeof *items), items);
    arena_clear(&arena);
    assert_int_equal(failing.live, 0);
}

static void no_memory_gives_null_and_the_arena_stays_usable(void **state) {
    (void)state;
    struct failing failing = {.fails_at = 2};
    struct allocator allocator = failing_allocator(&failing);
    struct arena arena;
    arena_init(&arena, &allocator, 0);
    char *first = arena_copy(&arena, "here", 4);

    assert_null(arena_alloc(&arena, 100000));
    assert_non_null(arena_alloc(&arena, 100000));
    assert_string_equal(first, "here");
    arena_clear(&arena);
    assert_int_equal(failing.live, 0);
    failing = (struct failing){.fails_at = 1};
    assert_null(arena_format(&arena, "%s", "text"));
    arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_zeroed_and_aligned_for_any_type),
        cmocka_unit_test(pieces_do_not_overlap),
        cmocka_unit_test(a_warm_arena_allocates_nothing),
        cmocka_unit_test(a_trimmed_arena_keeps_what_is_used_and_no_more_than_it_may),
        cmocka_unit_test(little_is_held_that_nobody_asked_for),
        cmocka_unit_test(a_large_piece_is_found_again_behind_small_blocks),
        cmocka_unit_test(the_limit_holds_for_all_blocks_together),
        cmocka_unit_test(sizes_that_overflow_are_refused),
        cmocka_unit_test(room_is_given_as_it_was_left_and_what_follows_is_zeroed),
        cmocka_unit_test(copies_and_formats_end_with_nul),
        cmocka_unit_test(a_list_keeps_its_items_when_it_grows),
        cmocka_unit_test(no_memory_gives_null_and_the_arena_stays_usable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
