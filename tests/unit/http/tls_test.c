#include "core/http/tls.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#define MADE INT64_C(1795435200) // some noon in 2026
#define DAY INT64_C(86400)

// What was written to memory, as a text of the caller's.
static char *taken(BIO *memory) {
    char *at = NULL;
    size_t len = (size_t)BIO_get_mem_data(memory, &at);
    char *text = calloc(1, len + 1);
    assert_non_null(text);
    memcpy(text, at, len);
    (void)BIO_free(memory);
    return text;
}

// A key, and a certificate of it that is in force for one day.
struct pair {
    char *certificate, *key;
};

static struct pair make(char *passphrase) {
    struct pair pair;
    EVP_PKEY *key = EVP_EC_gen("P-256");
    X509 *certificate = X509_new();
    BIO *key_text = BIO_new(BIO_s_mem()), *certificate_text = BIO_new(BIO_s_mem());
    assert_non_null(ASN1_TIME_set(X509_getm_notBefore(certificate), (time_t)MADE));
    assert_non_null(ASN1_TIME_set(X509_getm_notAfter(certificate), (time_t)(MADE + DAY)));
    assert_int_equal(X509_set_pubkey(certificate, key), 1);
    assert_true(X509_sign(certificate, key, EVP_sha256()) > 0);
    assert_int_equal(PEM_write_bio_X509(certificate_text, certificate), 1);
    assert_int_equal(PEM_write_bio_PKCS8PrivateKey(key_text, key,
                                                   passphrase ? EVP_aes_256_cbc() : NULL,
                                                   NULL, 0, NULL, passphrase),
                     1);
    pair.certificate = taken(certificate_text);
    pair.key = taken(key_text);
    X509_free(certificate);
    EVP_PKEY_free(key);
    return pair;
}

static void free_pair(struct pair pair) {
    free(pair.certificate);
    free(pair.key);
}

static void what_is_wrong_with_a_certificate_or_a_key_is_told(void **state) {
    char passphrase[] = "a passphrase";
    struct pair own = make(NULL), other = make(NULL), locked = make(passphrase);
    const struct {
        const char *certificate, *key;
        int64_t now;
        const char *says; // NULL: nothing is wrong
    } rows[] = {
        {NULL, NULL, MADE, NULL},
        {own.certificate, own.key, MADE, NULL},
        {own.certificate, own.key, MADE + DAY - 1, NULL},
        {own.certificate, own.key, MADE + DAY + 1, "has expired"},
        {own.certificate, NULL, MADE, "go together"},
        {NULL, own.key, MADE, "go together"},
        {own.certificate, other.key, MADE, "is not that of the private key"},
        {"", own.key, MADE, "no certificate"},
        {own.key, own.key, MADE, "no certificate"},
        {own.certificate, own.certificate, MADE, "no private key"},
        {own.certificate, locked.key, MADE, "without a passphrase"},
    };
    (void)state;

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct tls_keys keys = {rows[i].certificate, rows[i].key, rows[i].now};
        aftercare_error err = {.status = AFTERCARE_OK};
        aftercare_status status = tls_check(&keys, &err);
        assert_int_equal(status, rows[i].says ? AFTERCARE_EUSAGE : AFTERCARE_OK);
        if (rows[i].says) {
            assert_non_null(strstr(err.sentence, rows[i].says));
            assert_string_equal(err.place, "tls");
        }
    }
    free_pair(own);
    free_pair(other);
    free_pair(locked);
}

static void without_keys_nothing_is_set(void **state) {
    struct arena arena;
    struct tls tls = {.is_on = true};
    const struct tls_keys none = {.now = MADE};
    (void)state;
    arena_init(&arena, &system_allocator, 0);

    assert_int_equal(tls_set(&tls, &arena, &none, NULL), AFTERCARE_OK);

    assert_false(tls.is_on);
    assert_int_equal(tls.options[0].option, MHD_OPTION_END);
    arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_wrong_with_a_certificate_or_a_key_is_told),
        cmocka_unit_test(without_keys_nothing_is_set),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
