#include "core/channels/endpoint.h"

#include "core/base/fail.h"
#include "core/channels/channel.h"

#include <curl/curl.h>

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define CONNECTIONS_DEFAULT 64

// An url in its parts; curl's own reader decides, so that what is checked is what will be
// called.
struct url {
    CURLU *parts;
    bool is_short; // of memory, once
};

// To be freed with curl_free; NULL when the url has none.
static char *part_of(struct url *url, CURLUPart part) {
    char *text = NULL;

    if (curl_url_get(url->parts, part, &text, CURLU_DEFAULT_PORT) ==
        CURLUE_OUT_OF_MEMORY) {
        url->is_short = true;
    }
    return text;
}

static bool is_part(struct url *url, CURLUPart part, const char *text) {
    char *found = part_of(url, part);
    bool is_it = strcmp(found ? found : "", text) == 0;

    curl_free(found);
    return is_it;
}

static bool is_right(struct url *url, const struct endpoint_kind *kind) {
    bool is_bare =
        is_part(url, CURLUPART_USER, "") && is_part(url, CURLUPART_PASSWORD, "") &&
        is_part(url, CURLUPART_PATH, "/") && is_part(url, CURLUPART_QUERY, "") &&
        is_part(url, CURLUPART_FRAGMENT, "");

    return (is_bare || !kind->is_host_only) &&
           (is_part(url, CURLUPART_SCHEME, kind->schemes[0]) ||
            is_part(url, CURLUPART_SCHEME, kind->schemes[1]));
}

// NULL when there is no memory.
static const char *host_of(struct url *url, struct arena *arena) {
    char *name = part_of(url, CURLUPART_HOST);
    char *port = part_of(url, CURLUPART_PORT);
    char *host = name && port ? arena_format(arena, "%s:%s", name, port) : NULL;

    for (char *at = host; at && *at; at++) {
        if (*at >= 'A' && *at <= 'Z') {
            *at = (char)(*at - 'A' + 'a');
        }
    }
    curl_free(name);
    curl_free(port);
    return host;
}

static aftercare_status read_url(struct endpoint *out, struct arena *arena,
                                 const struct endpoint_kind *kind,
                                 const aftercare_channel_options *options,
                                 aftercare_error *err) {
    const char *address = NULL;
    memcpy(&address, (const char *)options + kind->at, sizeof address);
    if (!address) {
        return fail(err, AFTERCARE_EUSAGE, options->name, "the %s is missing (%s)",
                    kind->option, kind->right);
    }
    struct url url = {.parts = curl_url()};
    CURLUcode result = url.parts ? curl_url_set(url.parts, CURLUPART_URL, address, 0)
                                 : CURLUE_OUT_OF_MEMORY;
    bool fits = result == CURLUE_OK && is_right(&url, kind);

    out->url = arena_copy(arena, address, strlen(address));
    out->host = fits ? host_of(&url, arena) : NULL;
    curl_url_cleanup(url.parts);
    if (result == CURLUE_OUT_OF_MEMORY || url.is_short || !out->url ||
        (fits && !out->host)) {
        return fail(err, AFTERCARE_ENOMEM, options->name, "no memory for the %s",
                    kind->option);
    }
    return fits ? AFTERCARE_OK
                : fail(err, AFTERCARE_EUSAGE, options->name, "the %s is none (%s)",
                       kind->option, kind->right);
}

static aftercare_status read_ca_file(struct endpoint *out, struct arena *arena,
                                     const aftercare_channel_options *options,
                                     aftercare_error *err) {
    const char *ca_file = options->ca_file;

    if (!ca_file) {
        return AFTERCARE_OK;
    }
    if (access(ca_file, R_OK) != 0) {
        return fail(err, AFTERCARE_EUSAGE, options->name, "ca_file %s: %s", ca_file,
                    strerror(errno));
    }
    out->ca_file = arena_copy(arena, ca_file, strlen(ca_file));
    return out->ca_file
               ? AFTERCARE_OK
               : fail(err, AFTERCARE_ENOMEM, options->name, "no memory for the options");
}

static aftercare_status read_networks(struct endpoint *out, struct arena *arena,
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

aftercare_status endpoint_read(struct endpoint *out, struct arena *arena,
                               const struct endpoint_kind *kind,
                               const aftercare_channel_options *options,
                               aftercare_error *err) {
    int64_t timeout = 0;
    aftercare_status status = channel_timeout(&timeout, options, err);

    *out = (struct endpoint){
        .timeout = (long)timeout,
        .connections = options->parallel > 0 ? options->parallel : CONNECTIONS_DEFAULT,
    };
    if (status == AFTERCARE_OK) {
        status = read_url(out, arena, kind, options, err);
    }
    if (status == AFTERCARE_OK) {
        status = read_ca_file(out, arena, options, err);
    }
    if (status == AFTERCARE_OK) {
        status = read_networks(out, arena, options, err);
    }
    return status;
}
