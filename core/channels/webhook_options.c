#include "core/channels/webhook_options.h"

#include "core/base/fail.h"
#include "core/channels/channel.h"

#include <curl/curl.h>

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define CONNECTIONS_DEFAULT 64

// Curl's own reader decides, so that what is checked is what will be called.
static CURLUcode read_scheme(char **out, const char *address) {
    CURLU *url = curl_url();
    CURLUcode result = CURLUE_OUT_OF_MEMORY;

    if (url) {
        result = curl_url_set(url, CURLUPART_URL, address, 0);
    }
    if (result == CURLUE_OK) {
        result = curl_url_get(url, CURLUPART_SCHEME, out, 0);
    }
    curl_url_cleanup(url);
    return result;
}

static aftercare_status check_url(const aftercare_channel_options *options,
                                  aftercare_error *err) {
    char *scheme = NULL;

    if (!options->url) {
        return fail(err, AFTERCARE_EUSAGE, options->name, "a webhook needs a url");
    }
    CURLUcode result = read_scheme(&scheme, options->url);
    bool is_http =
        scheme && (strcmp(scheme, "http") == 0 || strcmp(scheme, "https") == 0);
    curl_free(scheme);
    if (result == CURLUE_OUT_OF_MEMORY) {
        return fail(err, AFTERCARE_ENOMEM, options->name, "no memory for the url");
    }
    if (!is_http) {
        return fail(err, AFTERCARE_EUSAGE, options->name,
                    "the url is none of the web (\"https://host/path\")");
    }
    return AFTERCARE_OK;
}

static aftercare_status copy_texts(struct webhook_options *out, struct arena *arena,
                                   const aftercare_channel_options *options,
                                   aftercare_error *err) {
    const char *ca_file = options->ca_file;

    if (ca_file && access(ca_file, R_OK) != 0) {
        return fail(err, AFTERCARE_EUSAGE, options->name, "ca_file %s: %s", ca_file,
                    strerror(errno));
    }
    out->url = arena_copy(arena, options->url, strlen(options->url));
    if (ca_file) {
        out->ca_file = arena_copy(arena, ca_file, strlen(ca_file));
    }
    if (!out->url || (ca_file && !out->ca_file)) {
        return fail(err, AFTERCARE_ENOMEM, options->name, "no memory for the options");
    }
    return AFTERCARE_OK;
}

static aftercare_status read_networks(struct webhook_options *out, struct arena *arena,
                                      const aftercare_channel_options *options,
                                      aftercare_error *err) {
    out->allow = arena_array(arena, options->allow_count, sizeof *out->allow);
    if (!out->allow) {
        return fail(err, AFTERCARE_ENOMEM, options->name, "no memory for the networks");
    }
    for (size_t i = 0; i < options->allow_count; i++) {
        if (!address_network_parse(&out->allow[i], options->allow[i])) {
            return fail(err, AFTERCARE_EUSAGE, options->name,
                        "allow: \"%s\" is no network (\"10.0.0.0/8\", \"fd00::/8\")",
                        options->allow[i]);
        }
    }
    out->allow_count = options->allow_count;
    return AFTERCARE_OK;
}

static aftercare_status read_secrets(struct webhook_options *out,
                                     const aftercare_channel_options *options,
                                     aftercare_error *err) {
    aftercare_status status = AFTERCARE_OK;

    if (options->secrets_count == 0 && !options->is_unsigned) {
        return fail(err, AFTERCARE_EUSAGE, options->name,
                    "a webhook needs a secret to sign with, without which anybody can "
                    "forge its messages (secrets, or unsigned if that is meant)");
    }
    for (size_t i = 0; status == AFTERCARE_OK && i < options->secrets_count; i++) {
        status = signature_keys_add(&out->keys, options->secrets[i], options->name, err);
    }
    return status;
}

aftercare_status webhook_options_read(struct webhook_options *out, struct arena *arena,
                                      const aftercare_channel_options *options,
                                      aftercare_error *err) {
    int64_t timeout = 0;
    aftercare_status status = channel_timeout(&timeout, options, err);

    *out = (struct webhook_options){
        .timeout = (long)timeout,
        .connections = options->parallel > 0 ? options->parallel : CONNECTIONS_DEFAULT,
    };
    if (status == AFTERCARE_OK) {
        status = check_url(options, err);
    }
    if (status == AFTERCARE_OK) {
        status = copy_texts(out, arena, options, err);
    }
    if (status == AFTERCARE_OK) {
        status = read_networks(out, arena, options, err);
    }
    if (status == AFTERCARE_OK) {
        status = read_secrets(out, options, err);
    }
    return status;
}

void webhook_options_clear(struct webhook_options *options) {
    signature_keys_clear(&options->keys);
}
