// The expected signatures were made with python3's hmac and base64, not with OpenSSL; the
// webhook's tests have every captured request checked by them again.
#include "core/channels/signature.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define SECRET_24 "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX"
#define SECRET_32 "whsec_//79/Pv6+fj39vX08/Lx8O/u7ezr6uno5+bl5OPi4eA="
#define SIGNED_24 "v1,/0S/DoJSjweFlamFuVbyh/aSS8BYHwpYEuRA0/YNT8Y="
#define SIGNED_32 "v1,scaBiei0yPJFqwIfukc8/oVOeaVgLO8uBD6C/4T5XWI="

static struct signature_keys keys_of(const char *const secrets[], size_t count) {
    struct signature_keys keys = {0};

    for (size_t i = 0; i < count; i++) {
        assert_int_equal(signature_keys_add(&keys, secrets[i], "webhook", NULL),
                         AFTERCARE_OK);
    }
    return keys;
}

static void check_signature(const char *const secrets[], size_t count,
                            const char *expected) {
    struct buffer out;
    struct signature_keys keys = keys_of(secrets, count);

    buffer_init(&out, &system_allocator, 1000);
    for (int round = 0; round < 3; round++) { // a key is used again and again
        buffer_reset(&out);
        assert_true(signature_write(&out, &keys, TEXT("msg/1"), TEXT("1795460407"),
                                    TEXT("{\"test\":2432232314}")));
        assert_string_equal(out.at, expected);
    }
    buffer_clear(&out);
    signature_keys_clear(&keys);
    assert_int_equal(keys.count, 0);
}

static void each_live_secret_gives_one_signature(void **state) {
    const char *const both[] = {SECRET_24, SECRET_32};

    (void)state;
    check_signature(both, 0, "");
    check_signature(both, 1, SIGNED_24);
    check_signature(both + 1, 1, SIGNED_32);
    check_signature(both, 2, SIGNED_24 " " SIGNED_32);
}

static void what_is_no_secret_is_refused_without_telling_it(void **state) {
    static const char *const rows[] = {
        "",
        "whsec_",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYX",
        "WHSEC_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX",
        "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRY",   // its padding is missing
        "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRY=",  // 23 bytes
        "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX ", // a blank
        "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX\n",
        "whsec_AAECAwQFBgcICQoLDA0OD-AREhMUFR_X", // the other alphabet
        "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUF===",
        "whsec_AAECAwQFBgcI=QoLDA0ODxAREhMUFRYX",
        "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        "AAAAAAAAAAAAAAAAAAAAAAAAAAA=", // 65 bytes
        "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", // 90
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct signature_keys keys = {0};
        aftercare_error err;
        if (signature_keys_add(&keys, rows[i], "webhook", &err) != AFTERCARE_EUSAGE) {
            fail_msg("\"%s\" was taken", rows[i]);
        }
        assert_int_equal(keys.count, 0);
        assert_string_equal(err.place, "webhook");
        assert_null(strstr(err.sentence, "AAECAw"));
        assert_non_null(strstr(err.sentence, "secret 1"));
    }
    struct signature_keys keys = {0};
    assert_int_equal(signature_keys_add(&keys, NULL, NULL, NULL), AFTERCARE_EUSAGE);
}

static void a_secret_of_64_bytes_is_the_longest(void **state) {
    struct signature_keys keys = {0};

    (void)state;
    assert_int_equal(
        signature_keys_add(
            &keys,
            "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            "AAAAAAAAAAAAAAAAAAAAAAAAAA==",
            NULL, NULL),
        AFTERCARE_OK);
    signature_keys_clear(&keys);
}

static void there_are_at_most_eight(void **state) {
    struct signature_keys keys = {0};
    aftercare_error err;

    (void)state;
    for (int i = 0; i < SIGNATURE_KEYS_MAX; i++) {
        assert_int_equal(signature_keys_add(&keys, SECRET_24, NULL, NULL), AFTERCARE_OK);
    }
    assert_int_equal(signature_keys_add(&keys, SECRET_24, NULL, &err), AFTERCARE_ELIMIT);
    signature_keys_clear(&keys);
}

static void *allocate_nothing(void *context, void *pointer, size_t old_size,
                              size_t new_size) {
    (void)context;
    (void)pointer;
    (void)old_size;
    (void)new_size;
    return NULL;
}

static void without_memory_it_says_so(void **state) {
    const char *const secrets[] = {SECRET_24};
    struct signature_keys keys = keys_of(secrets, 1);
    const struct allocator nothing = {.allocate = allocate_nothing};
    struct buffer out;

    (void)state;
    buffer_init(&out, &nothing, 1000);
    assert_false(signature_write(&out, &keys, TEXT("i"), TEXT("1"), TEXT("b")));
    signature_keys_clear(&keys);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_live_secret_gives_one_signature),
        cmocka_unit_test(what_is_no_secret_is_refused_without_telling_it),
        cmocka_unit_test(a_secret_of_64_bytes_is_the_longest),
        cmocka_unit_test(there_are_at_most_eight),
        cmocka_unit_test(without_memory_it_says_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
