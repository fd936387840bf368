#include "core/http/percent.h"

#include "tests/unit/base/failing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static void what_is_escaped_is_decoded(void **state) {
    static const struct {
        const char *encoded, *decoded;
    } rows[] = {
        {"", ""},
        {"s-77", "s-77"},
        {"s-77%2Fmicro.cleanse%2f1", "s-77/micro.cleanse/1"},
        {"%25%20+", "% +"},
        {"%C3%A9", "\xC3\xA9"},
    };
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    (void)state;

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct text decoded = {NULL, 0};
        assert_int_equal(percent_decode(&decoded, &arena, text_of(rows[i].encoded), NULL),
                         AFTERCARE_OK);
        assert_string_equal(decoded.at, rows[i].decoded);
        assert_int_equal(decoded.len, strlen(rows[i].decoded));
    }
    arena_clear(&arena);
}

static void what_is_no_text_is_refused(void **state) {
    static const char *const rows[] = {"%",   "%2",  "a%2",    "%zz",    "%2x",
                                       "%00", "%C3", "%ff%fe", "%C3%28", "%ED%A0%80",
                                       "% 1", "%-1", "%%20"};
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    (void)state;

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct text untouched = TEXT("before");
        aftercare_error err = {.status = AFTERCARE_OK};
        assert_int_equal(percent_decode(&untouched, &arena, text_of(rows[i]), &err),
                         AFTERCARE_EUSAGE);
        assert_int_equal(err.status, AFTERCARE_EUSAGE);
        assert_string_equal(untouched.at, "before");
    }
    arena_clear(&arena);
}

static void encoding_and_decoding_give_every_byte_back(void **state) {
    static const char all[] = "AZaz09-._~ /?#%+&=:@\"<>\x01\x7f\xC3\xA9";
    struct arena arena;
    struct buffer encoded;
    struct text decoded = {NULL, 0};
    arena_init(&arena, &system_allocator, 0);
    buffer_init(&encoded, &system_allocator, 1024);
    (void)state;

    percent_encode(&encoded, text_of(all));

    assert_string_equal(encoded.at,
                        "AZaz09-._~%20%2F%3F%23%25%2B%26%3D%3A%40%22%3C%3E%01%7F"
                        "%C3%A9");
    struct text text = {encoded.at, encoded.len};
    assert_int_equal(percent_decode(&decoded, &arena, text, NULL), AFTERCARE_OK);
    assert_string_equal(decoded.at, all);
    buffer_clear(&encoded);
    arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_escaped_is_decoded),
        cmocka_unit_test(what_is_no_text_is_refused),
        cmocka_unit_test(encoding_and_decoding_give_every_byte_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
