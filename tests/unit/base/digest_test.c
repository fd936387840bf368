#include "core/base/digest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <sha2.h>

static void the_digest_of_nothing_is_sha_256s(void **state) {
    (void)state;
    struct digest digest;
    char out[DIGEST_TEXT_MAX];

    digest_begin(&digest);

    assert_ptr_equal(digest_end(out, &digest), out);
    assert_string_equal(
        out, "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void a_part_is_its_length_and_its_bytes(void **state) {
    (void)state;
    struct digest digest;
    char out[DIGEST_TEXT_MAX];

    digest_begin(&digest);
    digest_add(&digest, TEXT("abc"));
    digest_add(&digest, TEXT(""));

    // printf '\0\0\0\0\0\0\0\3abc\0\0\0\0\0\0\0\0' | sha256sum
    assert_string_equal(
        digest_end(out, &digest),
        "sha256:f5a934b5ab96157b46905e4dec48ff8175fe8926c36ec293b98c8fbd0886171b");
}

static void parts_cannot_run_together(void **state) {
    (void)state;
    struct digest first;
    struct digest second;
    char first_text[DIGEST_TEXT_MAX];
    char second_text[DIGEST_TEXT_MAX];

    digest_begin(&first);
    digest_add(&first, TEXT("ab"));
    digest_add(&first, TEXT("c"));
    digest_begin(&second);
    digest_add(&second, TEXT("a"));
    digest_add(&second, TEXT("bc"));

    assert_string_not_equal(digest_end(first_text, &first),
                            digest_end(second_text, &second));
}

static void a_text_has_the_digest_that_others_reckon(void **state) {
    char out[DIGEST_TEXT_MAX];
    (void)state;
    // FIPS 180-2, B.1 and B.2, and the digest of nothing.
    assert_string_equal(
        digest_of(out, TEXT("abc")),
        "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_string_equal(
        digest_of(out, TEXT("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
        "sha256:248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    assert_string_equal(
        digest_of(out, TEXT("")),
        "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

// FIPS 180-2, B.3, and libmd's own way through the text.
static void a_text_of_any_length_has_the_digest_that_libmd_reckons(void **state) {
    static char text[1000000];
    static const size_t more[] = {1000, 4095, 4096, 65537};
    enum { SHORT = 301, MORE = sizeof more / sizeof *more };
    char out[DIGEST_TEXT_MAX];
    char wanted[SHA256_DIGEST_STRING_LENGTH];
    (void)state;
    memset(text, 'a', sizeof text);
    assert_string_equal(
        digest_of(out, (struct text){text, sizeof text}),
        "sha256:cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");

    for (size_t i = 0; i < sizeof text; i++) {
        text[i] = (char)(i * i >> 5);
    }
    for (size_t i = 0; i < SHORT + MORE; i++) {
        struct text part = {text + i % 7, i < SHORT ? i : more[i - SHORT]};
        SHA256Data((const uint8_t *)part.at, part.len, wanted);
        assert_string_equal(digest_of(out, part) + strlen("sha256:"), wanted);
    }
}

// RFC 4231, cases 2, 3 and 6: a short key, a short text, a key longer than a block.
static void a_digest_with_a_key_is_hmacs(void **state) {
    char key[131];
    char text[50];
    char out[DIGEST_KEYED_TEXT_MAX];
    (void)state;
    assert_string_equal(
        digest_keyed(out, TEXT("Jefe"), TEXT("what do ya want for nothing?")),
        "hmac-sha256:"
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");

    memset(key, 0xaa, sizeof key);
    memset(text, 0xdd, sizeof text);
    assert_string_equal(
        digest_keyed(out, (struct text){key, 20}, (struct text){text, sizeof text}),
        "hmac-sha256:"
        "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");

    assert_string_equal(
        digest_keyed(out, (struct text){key, sizeof key},
                     TEXT("Test Using Larger Than Block-Size Key - Hash Key First")),
        "hmac-sha256:"
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_digest_of_nothing_is_sha_256s),
        cmocka_unit_test(a_part_is_its_length_and_its_bytes),
        cmocka_unit_test(parts_cannot_run_together),
        cmocka_unit_test(a_text_has_the_digest_that_others_reckon),
        cmocka_unit_test(a_text_of_any_length_has_the_digest_that_libmd_reckons),
        cmocka_unit_test(a_digest_with_a_key_is_hmacs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
