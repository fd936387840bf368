#include "core/base/unique.h"

#include "tests/unit/base/failing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

struct keeping {
    struct arena kept, scratch;
    struct unique unique;
};

static void begin(struct keeping *keeping, const struct allocator *allocator) {
    arena_init(&keeping->kept, allocator, 0);
    arena_init(&keeping->scratch, allocator, 0);
    unique_init(&keeping->unique, &keeping->kept, &keeping->scratch);
}

static void end(struct keeping *keeping) {
    arena_clear(&keeping->scratch);
    arena_clear(&keeping->kept);
}

static void equal_pieces_are_one(void **state) {
    (void)state;
    struct keeping keeping;
    begin(&keeping, &system_allocator);
    const int64_t numbers[] = {3, 6};
    const int64_t same[] = {3, 6};
    const int64_t other[] = {3, 7};

    const int64_t *first = unique_keep(&keeping.unique, numbers, sizeof numbers);

    assert_ptr_not_equal(first, numbers);
    assert_memory_equal(first, numbers, sizeof numbers);
    assert_int_equal((uintptr_t)first % _Alignof(max_align_t), 0);
    assert_ptr_equal(unique_keep(&keeping.unique, same, sizeof same), first);
    assert_ptr_not_equal(unique_keep(&keeping.unique, other, sizeof other), first);
    assert_ptr_not_equal(unique_keep(&keeping.unique, same, sizeof *same), first);
    end(&keeping);
}

static void a_text_has_a_nul_behind_it_also_where_a_piece_is_equal(void **state) {
    (void)state;
    struct keeping keeping;
    begin(&keeping, &system_allocator);
    const char bytes[16] = {'s', 'i', 'x', 't', 'e', 'e', 'n', ' ',
                            'b', 'y', 't', 'e', 's', '.', '.', '.'};

    const void *piece = unique_keep(&keeping.unique, bytes, sizeof bytes);
    struct text text = unique_text(&keeping.unique, (struct text){bytes, sizeof bytes});
    struct text again = unique_text(&keeping.unique, TEXT("sixteen bytes..."));
    struct text empty = unique_text(&keeping.unique, (struct text){0});

    assert_ptr_not_equal(text.at, piece);
    assert_string_equal(text.at, "sixteen bytes...");
    assert_ptr_equal(again.at, text.at);
    assert_int_equal(again.len, 16);
    assert_string_equal(empty.at, "");
    end(&keeping);
}

static void pieces_stay_where_they_are_when_there_are_many(void **state) {
    (void)state;
    enum { MANY = 3000 };
    static const char *first[MANY];
    struct keeping keeping;
    char name[16];
    begin(&keeping, &system_allocator);

    for (int i = 0; i < 2 * MANY; i++) {
        (void)snprintf(name, sizeof name, "rule-%d", i % MANY);
        struct text text = unique_text(&keeping.unique, text_of(name));
        assert_string_equal(text.at, name);
        if (i < MANY) {
            first[i] = text.at;
        } else {
            assert_ptr_equal(text.at, first[i - MANY]);
        }
    }

    assert_int_equal(keeping.unique.count, MANY);
    end(&keeping);
}

// Few or many, expected or not: what differs is only how much room there is for them.
static void more_may_come_than_were_expected(void **state) {
    (void)state;
    static const size_t expected[] = {0, 1, 1000, 1024, 1025};
    for (size_t k = 0; k < sizeof expected / sizeof *expected; k++) {
        struct keeping keeping;
        begin(&keeping, &system_allocator);
        unique_expect(&keeping.unique, expected[k]);

        for (size_t i = 0; i < 2000; i++) {
            size_t before = keeping.unique.size;
            assert_non_null(unique_keep(&keeping.unique, &i, sizeof i));
            assert_true(i == 0 || i >= expected[k] || keeping.unique.size == before);
        }

        assert_int_equal(keeping.unique.count, 2000);
        assert_int_equal(keeping.unique.size, 4096);
        end(&keeping);
    }
}

static void they_outlive_what_they_are_found_by(void **state) {
    (void)state;
    struct keeping keeping;
    begin(&keeping, &system_allocator);
    struct text text = unique_text(&keeping.unique, TEXT("stays"));

    arena_clear(&keeping.scratch);

    assert_string_equal(text.at, "stays");
    arena_clear(&keeping.kept);
}

static void no_memory_is_told_and_nothing_leaks(void **state) {
    (void)state;
    struct text text = {0};
    for (size_t n = 1; !text.at; n++) {
        struct failing failing = {.fails_at = n};
        struct allocator allocator = failing_allocator(&failing);
        struct keeping keeping;
        begin(&keeping, &allocator);

        text = unique_text(&keeping.unique, TEXT("x"));
        bool is_kept = unique_keep(&keeping.unique, "y", 1) != NULL;

        assert_int_equal(text.len, text.at ? 1 : 0);
        assert_true(is_kept || failing.requests >= n);
        assert_true(n > 2 || !text.at); // the table, and the first block of pieces
        end(&keeping);
        assert_int_equal(failing.live, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_pieces_are_one),
        cmocka_unit_test(a_text_has_a_nul_behind_it_also_where_a_piece_is_equal),
        cmocka_unit_test(pieces_stay_where_they_are_when_there_are_many),
        cmocka_unit_test(more_may_come_than_were_expected),
        cmocka_unit_test(they_outlive_what_they_are_found_by),
        cmocka_unit_test(no_memory_is_told_and_nothing_leaks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
