#include "core/http/tls.h"

#include "core/base/fail.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <string.h>

static X509 *read_certificate(const char *pem) {
    BIO *source = BIO_new_mem_buf(pem, (int)strnlen(pem, INT32_MAX));
    X509 *certificate = source ? PEM_read_bio_X509(source, NULL, NULL, NULL) : NULL;
    (void)BIO_free(source);
    return certificate;
}

// Nobody is asked for a passphrase: a daemon has no terminal.
static int no_passphrase(char *out, int size, int is_writing, void *context) {
    (void)out;
    (void)size;
    (void)is_writing;
    (void)context;
    return 0;
}

static EVP_PKEY *read_key(const char *pem) {
    BIO *source = BIO_new_mem_buf(pem, (int)strnlen(pem, INT32_MAX));
    EVP_PKEY *key =
        source ? PEM_read_bio_PrivateKey(source, NULL, no_passphrase, NULL) : NULL;
    (void)BIO_free(source);
    return key;
}

static aftercare_status check_pair(X509 *certificate, EVP_PKEY *key, int64_t now,
                                   aftercare_error *err) {
    time_t at = (time_t)now;
    if (!certificate) {
        return fail(err, AFTERCARE_EUSAGE, "tls",
                    "no certificate is in it (PEM, beginning with \"-----BEGIN "
                    "CERTIFICATE-----\")");
    }
    if (!key) {
        return fail(err, AFTERCARE_EUSAGE, "tls",
                    "no private key is in it that opens without a passphrase (PEM)");
    }
    if (X509_check_private_key(certificate, key) != 1) {
        return fail(err, AFTERCARE_EUSAGE, "tls",
                    "the certificate is not that of the private key");
    }
    if (X509_cmp_time(X509_get0_notAfter(certificate), &at) < 0) {
        return fail(err, AFTERCARE_EUSAGE, "tls", "the certificate has expired");
    }
    return AFTERCARE_OK;
}

aftercare_status tls_check(const struct tls_keys *keys, aftercare_error *err) {
    if (!keys->certificate && !keys->key) {
        return AFTERCARE_OK;
    }
    if (!keys->certificate || !keys->key) {
        return fail(err, AFTERCARE_EUSAGE, "tls",
                    "a certificate and its private key go together");
    }
    X509 *certificate = read_certificate(keys->certificate);
    EVP_PKEY *key = read_key(keys->key);
    aftercare_status status = check_pair(certificate, key, keys->now, err);
    EVP_PKEY_free(key);
    X509_free(certificate);
    ERR_clear_error();
    return status;
}

aftercare_status tls_set(struct tls *out, struct arena *arena,
                         const struct tls_keys *keys, aftercare_error *err) {
    static const char versions[] = "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2";
    *out = (struct tls){.options = {{.option = MHD_OPTION_END}}};
    if (!keys->certificate) {
        return AFTERCARE_OK;
    }
    char *certificate = arena_copy(arena, keys->certificate, strlen(keys->certificate));
    char *key = arena_copy(arena, keys->key, strlen(keys->key));
    char *priorities = arena_copy(arena, versions, sizeof versions - 1);
    if (!certificate || !key || !priorities) {
        return fail(err, AFTERCARE_ENOMEM, "tls", "no memory for the certificate");
    }
    *out = (struct tls){.is_on = true,
                        .options = {{MHD_OPTION_HTTPS_MEM_CERT, 0, certificate},
                                    {MHD_OPTION_HTTPS_MEM_KEY, 0, key},
                                    {MHD_OPTION_HTTPS_PRIORITIES, 0, priorities},
                                    {MHD_OPTION_END, 0, NULL}}};
    return AFTERCARE_OK;
}
