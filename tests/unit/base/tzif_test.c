#include "core/base/tzif.h"

#include "core/base/file.h"
#include "tests/unit/base/failing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <stdlib.h>

// A small file, made by hand: two transitions, two types, and a footer.
struct example {
    unsigned char bytes[512];
    size_t len;
};

static void put(struct example *example, uint64_t value, size_t len) {
    for (size_t i = 0; i < len; i++) {
        example->bytes[example->len + i] = (unsigned char)(value >> (8 * (len - 1 - i)));
    }
    example->len += len;
}

static void put_text(struct example *example, const char *text) {
    memcpy(example->bytes + example->len, text, strlen(text));
    example->len += strlen(text);
}

static void put_header(struct example *example, char version, uint64_t times,
                       uint64_t types) {
    put_text(example, "TZif");
    put(example, (unsigned char)version, 1);
    example->len += 15; // reserved: zero
    put(example, 0, 4); // UTC indicators
    put(example, 0, 4); // standard indicators
    put(example, 0, 4); // leap seconds
    put(example, times, 4);
    put(example, types, 4);
    put(example, 4, 4); // letters
}

enum {
    SECOND_HEADER = 54, // behind the first header, one type and four letters
    LEAPS = SECOND_HEADER + 28,
    TIMES = SECOND_HEADER + 44,
    INDEXES = TIMES + 16,
    TYPES = INDEXES + 2,
    FOOTER = TYPES + 16,
};

static struct example make_example(const char *footer) {
    struct example example = {.len = 0};
    put_header(&example, '2', 0, 1);
    put(&example, 0, 6);
    put_text(&example, "ABC");
    put(&example, 0, 1);
    put_header(&example, '2', 2, 2);
    put(&example, 1000, 8);
    put(&example, 2000, 8);
    put(&example, 0x0100, 2); // types 1 and 0
    put(&example, 3600, 4);
    put(&example, 0, 2);
    put(&example, 7200, 4);
    put(&example, 0x0100, 2);
    put_text(&example, "ABC");
    put(&example, 0, 1);
    put_text(&example, footer);
    return example;
}

// In memory of its very size, so that the address sanitizer sees a byte too far.
static aftercare_status read_example(struct tzif *out, struct arena *arena,
                                     const struct example *example,
                                     aftercare_error *err) {
    char *bytes = malloc(example->len + 1);
    assert_non_null(bytes);
    memcpy(bytes, example->bytes, example->len);
    aftercare_status status =
        tzif_read(out, arena, "zone", (struct text){bytes, example->len}, err);
    free(bytes);
    return status;
}

static void transitions_become_changes(void **state) {
    (void)state;
    struct arena arena;
    struct tzif tzif = {0};
    struct example example = make_example("\nABC-1\n");
    arena_init(&arena, &system_allocator, 0);

    assert_int_equal(read_example(&tzif, &arena, &example, NULL), AFTERCARE_OK);

    assert_int_equal(tzif.first, 3600);
    assert_int_equal(tzif.count, 2);
    assert_int_equal(tzif.changes[0].at, 1000);
    assert_int_equal(tzif.changes[0].before, 3600);
    assert_int_equal(tzif.changes[0].after, 7200);
    assert_int_equal(tzif.changes[1].after, 3600);
    assert_false(tzif.repeats);
    arena_clear(&arena);
}

static void the_footer_is_unrolled_for_a_cycle(void **state) {
    (void)state;
    struct arena arena;
    struct tzif tzif = {0};
    struct example example = make_example("\nABC-1DEF,M3.5.0,M10.5.0\n");
    arena_init(&arena, &system_allocator, 0);

    assert_int_equal(read_example(&tzif, &arena, &example, NULL), AFTERCARE_OK);

    assert_true(tzif.repeats);
    assert_int_equal(tzif.count, 2 + 2 * 403);
    assert_int_equal(tzif.changes[2].at, 7520400); // 29 March 1970, 01:00 UTC
    for (size_t i = 1; i < tzif.count; i++) {
        assert_true(tzif.changes[i].at > tzif.changes[i - 1].at);
        assert_int_equal(tzif.changes[i].before, tzif.changes[i - 1].after);
    }
    assert_true(tzif.until - TZIF_CYCLE > tzif.changes[3].at);
    arena_clear(&arena);
}

static void no_footer_text_means_that_nothing_changes_any_more(void **state) {
    (void)state;
    struct arena arena;
    struct tzif tzif = {0};
    struct example example = make_example("\n\n");
    arena_init(&arena, &system_allocator, 0);

    assert_int_equal(read_example(&tzif, &arena, &example, NULL), AFTERCARE_OK);

    assert_int_equal(tzif.count, 2);
    assert_false(tzif.repeats);
    arena_clear(&arena);
}

static void what_is_damaged_is_refused_with_a_reason(void **state) {
    (void)state;
    static const struct {
        size_t at;
        const char *bytes;
        size_t len;
        const char *reason;
    } rows[] = {
        {0, "X", 1, "is no compiled time zone"},
        {SECOND_HEADER, "X", 1, "is no compiled time zone"},
        {4, "\0", 1, "is of version 1 (compile it again with zic)"},
        {32, "\xFF\xFF\xFF\xFF", 4, "ends too early for a time zone"},
        {SECOND_HEADER + 40, "\xFF\xFF\xFF\xFF", 4, "ends too early for a time zone"},
        {SECOND_HEADER + 32, "\0\0\0\7", 4, "ends too early for a time zone"},
        {TIMES, "\x7F", 1, "has transitions out of order"},
        {TIMES + 8, "\x7F", 1, "has a transition after the year 9500"},
        {TIMES + 8, "\0\0\0\x80", 4, "has a transition after the year 9500"},
        {INDEXES, "\2", 1, "names an offset that it does not have"},
        {TYPES, "\0\1\x6D\xA0", 4, "has an offset of more than a day"},
        {TYPES, "\xFF\xFE\x92\x60", 4, "has an offset of more than a day"},
        {TYPES, "\x80\0\0\0", 4, "has an offset of more than a day"},
        {FOOTER, "x", 1, "has no footer"},
        {FOOTER + 1, "-", 1, "has a footer that is no rule of POSIX"},
        {FOOTER + 6, "0", 1, "has no footer"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena arena;
        struct tzif tzif = {.count = 7};
        aftercare_error err = {0};
        struct example example = make_example("\nABC-1\n");
        arena_init(&arena, &system_allocator, 0);
        memcpy(example.bytes + rows[i].at, rows[i].bytes, rows[i].len);
        assert_int_equal(read_example(&tzif, &arena, &example, &err), AFTERCARE_EIO);
        assert_string_equal(err.sentence, rows[i].reason);
        assert_string_equal(err.place, "zone");
        assert_int_equal(tzif.count, 7);
        arena_clear(&arena);
    }
}

static void leap_seconds_are_refused(void **state) {
    (void)state;
    struct arena arena;
    struct text file = {0};
    struct tzif tzif = {0};
    aftercare_error err = {0};
    arena_init(&arena, &system_allocator, 0);
    assert_int_equal(file_read(&file, &arena, "/usr/share/zoneinfo/right/Europe/Berlin",
                               1 << 16, FILE_ANY, NULL),
                     AFTERCARE_OK);

    assert_int_equal(tzif_read(&tzif, &arena, "right", file, &err), AFTERCARE_EIO);

    assert_string_equal(err.sentence, "counts leap seconds (choose a zone that does not "
                                      "begin with right/)");
    arena_clear(&arena);
}

static void a_transition_before_all_time_does_no_harm(void **state) {
    (void)state;
    struct arena arena;
    struct tzif tzif = {0};
    struct example example = make_example("\nABC-1DEF,M3.5.0,M10.5.0\n");
    arena_init(&arena, &system_allocator, 0);
    memcpy(example.bytes + TIMES, "\x80\0\0\0\0\0\0\0", 8);
    memcpy(example.bytes + TIMES + 8, "\x80\0\0\0\0\0\0\1", 8);

    assert_int_equal(read_example(&tzif, &arena, &example, NULL), AFTERCARE_OK);

    assert_true(tzif.changes[0].at + tzif.changes[0].before < 0);
    assert_true(tzif.repeats);
    arena_clear(&arena);
}

static void a_file_cut_anywhere_is_refused_without_harm(void **state) {
    (void)state;
    struct example example = make_example("\nABC-1DEF,M3.5.0,M10.5.0\n");
    size_t whole = example.len;

    for (example.len = 0; example.len < whole; example.len++) {
        struct arena arena;
        struct tzif tzif = {0};
        arena_init(&arena, &system_allocator, 0);
        assert_int_equal(read_example(&tzif, &arena, &example, NULL), AFTERCARE_EIO);
        arena_clear(&arena);
    }
}

static void any_byte_may_be_wrong_without_harm(void **state) {
    (void)state;
    static const unsigned char values[] = {0x00, 0x01, 0x20, 0x7F, 0x80, 0xFF};
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    struct example example = make_example("\nABC-1DEF,M3.5.0,M10.5.0\n");

    for (size_t i = 0; i < example.len; i++) {
        for (size_t j = 0; j < sizeof values; j++) {
            struct example wrong = example;
            struct tzif tzif = {0};
            wrong.bytes[i] = values[j];
            arena_reset(&arena);
            aftercare_status status = read_example(&tzif, &arena, &wrong, NULL);
            assert_true(status == AFTERCARE_OK || status == AFTERCARE_EIO);
        }
    }
    arena_clear(&arena);
}

static void no_memory_is_told(void **state) {
    (void)state;
    struct failing failing = {.fails_at = 1};
    struct allocator allocator = failing_allocator(&failing);
    struct arena arena;
    struct tzif tzif = {.count = 7};
    aftercare_error err = {0};
    struct example example = make_example("\nABC-1\n");
    arena_init(&arena, &allocator, 0);

    assert_int_equal(read_example(&tzif, &arena, &example, &err), AFTERCARE_ENOMEM);

    assert_int_equal(err.status, AFTERCARE_ENOMEM);
    assert_int_equal(tzif.count, 7);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(transitions_become_changes),
        cmocka_unit_test(the_footer_is_unrolled_for_a_cycle),
        cmocka_unit_test(no_footer_text_means_that_nothing_changes_any_more),
        cmocka_unit_test(what_is_damaged_is_refused_with_a_reason),
        cmocka_unit_test(leap_seconds_are_refused),
        cmocka_unit_test(a_transition_before_all_time_does_no_harm),
        cmocka_unit_test(a_file_cut_anywhere_is_refused_without_harm),
        cmocka_unit_test(any_byte_may_be_wrong_without_harm),
        cmocka_unit_test(no_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
