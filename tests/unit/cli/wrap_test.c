#include "core/cli/wrap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct {
    struct text given;
    struct wrap wrap;
    const char *written;
} rows[] = {
    {TEXT(""), {10, 2, 0}, ""},
    {TEXT("one two"), {10, 2, 0}, "one two"},
    {TEXT("one two three"), {10, 2, 0}, "one two\n  three"},
    {TEXT("one two three"), {10, 0, 5}, "one\ntwo three"},
    {TEXT("  one   two  "), {10, 2, 0}, "one two"},
    {TEXT("éééé éééé"), {9, 0, 0}, "éééé éééé"},
    {TEXT("éééé éééé"), {8, 0, 0}, "éééé\néééé"},
    {TEXT("a 12345678901 b"), {5, 1, 0}, "a\n 1234\n 5678\n 901\n b"},
    {TEXT("a\x1B[2J\x9B"), {20, 0, 0}, "a?[2J?"},
    {TEXT("a\xC2\x9B"
          "b"),
     {20, 0, 0},
     "a?b"},
};

static void a_text_is_broken_between_words(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buffer out;
        buffer_init(&out, &system_allocator, 1 << 10);

        wrap_text(&out, rows[i].given, &rows[i].wrap);

        assert_string_equal(out.at, rows[i].written);
        buffer_clear(&out);
    }
}

static void columns_are_characters(void **state) {
    (void)state;
    assert_int_equal(wrap_columns(TEXT("niñas\xFF")), 6);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_broken_between_words),
        cmocka_unit_test(columns_are_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
