#include "core/http/gate.h"

#include "core/http/framing.h"
#include "core/http/percent.h"
#include "core/http/query.h"

#include <microhttpd.h>

#include <stdio.h>
#include <string.h>
#include <strings.h>

static bool check_place(struct request *request) {
    if (request->connection->is_refused) {
        request->is_last = true;
        request_refuse_http(request, MHD_HTTP_SERVICE_UNAVAILABLE,
                            "your address has too many connections at work (wait for "
                            "their answers, or use one again)");
    }
    return request->status == 0;
}

static bool check_head(const struct gate *gate, struct request *request) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(request->mhd, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    if (info && info->header_size > gate->head_max) {
        request->is_last = true;
        request_refuse_http(request, MHD_HTTP_REQUEST_HEADER_FIELDS_TOO_LARGE,
                            "the headers have %zu bytes (at most %zu)", info->header_size,
                            gate->head_max);
        return false;
    }
    return true;
}

static bool is_loopback_name(const char *host) {
    static const char *const names[] = {"localhost", "127.0.0.1", "[::1]"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        size_t len = strlen(names[i]);
        if (strncasecmp(host, names[i], len) == 0 &&
            (host[len] == '\0' || host[len] == ':')) {
            return true;
        }
    }
    return false;
}

// Without tokens a page in a browser on this machine could reach us under a name of its
// own that resolves to the loopback; such a request carries that name as its Host.
static bool check_host(const struct gate *gate, struct request *request,
                       const char *host) {
    if (gate->is_loopback_only && host && !is_loopback_name(host)) {
        request_refuse_http(request, MHD_HTTP_MISDIRECTED_REQUEST,
                            "without tokens only requests for localhost are answered "
                            "(set tokens, or ask for 127.0.0.1)");
        return false;
    }
    return true;
}

// The path of "/path" and of "http://host/path", which RFC 9112, 3.2.2 wants us to take.
static const char *path_of(const char *url) {
    static const char scheme[] = "http://";
    if (strncasecmp(url, scheme, sizeof scheme - 1) != 0) {
        return url;
    }
    const char *path = strchr(url + sizeof scheme - 1, '/');
    return path ? path : "/";
}

static bool check_route(struct request *request, const struct head *head) {
    struct route_match match = routes_find(head->method, path_of(head->url));
    if (match.allow[0] && !match.route) {
        char *allow = arena_copy(&request->arena, match.allow, strlen(match.allow));
        if (allow) {
            request_header(request, MHD_HTTP_HEADER_ALLOW, allow);
        }
        request_refuse_http(request, MHD_HTTP_METHOD_NOT_ALLOWED,
                            "this path does not take that method (%s)", match.allow);
        return false;
    }
    if (!match.route) {
        request_refuse_http(request, MHD_HTTP_NOT_FOUND,
                            "there is no such path (paths begin with \"/v1/\"; what "
                            "stands in them is percent-encoded)");
        return false;
    }
    request->route = match.route;
    struct text segment = {"", 0};
    aftercare_error err;
    if (match.segment.at &&
        percent_decode(&segment, &request->arena, match.segment, &err) != AFTERCARE_OK) {
        request_refuse(request, &err);
        return false;
    }
    request->segment = segment.at;
    request->subject = segment.len > 0 ? segment.at : NULL;
    return true;
}

static bool check_token(const struct gate *gate, struct request *request) {
    const char *shown = MHD_lookup_connection_value(request->mhd, MHD_HEADER_KIND,
                                                    MHD_HTTP_HEADER_AUTHORIZATION);
    switch (tokens_check(gate->tokens, shown, request->route->needs, &request->who)) {
    case TOKENS_PASS:
        return true;
    case TOKENS_STRANGER:
        request_header(request, MHD_HTTP_HEADER_WWW_AUTHENTICATE,
                       shown ? "Bearer realm=\"aftercare\", error=\"invalid_token\""
                             : "Bearer realm=\"aftercare\"");
        request_refuse_http(request, MHD_HTTP_UNAUTHORIZED, "%s",
                            shown
                                ? "this token is not known"
                                : "a token is needed (\"Authorization: Bearer TOKEN\")");
        return false;
    case TOKENS_LACKS_RIGHT:
        request_refuse_http(request, MHD_HTTP_FORBIDDEN,
                            "this token may not do that (it needs the right \"%s\")",
                            right_name(request->route->needs));
        return false;
    }
    return false;
}

// "application/json", and perhaps parameters behind a semicolon.
static bool is_json(const char *type) {
    static const char json[] = "application/json";
    size_t len = sizeof json - 1;
    return type && strncasecmp(type, json, len) == 0 &&
           (type[len] == '\0' || type[len] == ';' || type[len] == ' ');
}

static bool check_document(const struct gate *gate, struct request *request,
                           const struct framing *framing) {
    const char *type = MHD_lookup_connection_value(request->mhd, MHD_HEADER_KIND,
                                                   MHD_HTTP_HEADER_CONTENT_TYPE);
    if (!request->route->takes_document) {
        if (framing->is_chunked || framing->length > 0) {
            request_refuse_http(request, MHD_HTTP_BAD_REQUEST, "this takes no body");
        }
        return request->status == 0;
    }
    if (request->route->does_without && !framing->is_chunked && framing->length == 0) {
        return true;
    }
    request->body.max = gate->body_max;
    if (!framing->has_length && !framing->is_chunked) {
        request_refuse_http(request, MHD_HTTP_LENGTH_REQUIRED,
                            "a document is needed (with its Content-Length)");
    } else if (framing->length > gate->body_max) {
        aftercare_error err;
        (void)fail(&err, AFTERCARE_ELIMIT, NULL, GATE_TOO_LARGE, gate->body_max);
        request_refuse(request, &err);
    } else if (!is_json(type)) {
        request_refuse_http(request, MHD_HTTP_UNSUPPORTED_MEDIA_TYPE,
                            "the document's type is not understood (\"Content-Type: "
                            "application/json\")");
    }
    return request->status == 0;
}

enum gate_answer gate_check(const struct gate *gate, struct request *request,
                            const struct head *head) {
    struct framing framing;
    if (!framing_check(&framing, request, head) || !check_head(gate, request)) {
        return GATE_CLOSED;
    }
    bool is_open = check_place(request) && check_host(gate, request, framing.host) &&
                   check_route(request, head) && check_token(gate, request) &&
                   query_check(request) && check_document(gate, request, &framing);
    if (is_open) {
        return GATE_OPEN;
    }
    // Who waits for our leave to send gets the refusal instead; who is sending already is
    // heard out, within reason, or he would never see it.
    bool waits = MHD_lookup_connection_value(request->mhd, MHD_HEADER_KIND,
                                             MHD_HTTP_HEADER_EXPECT) != NULL;
    return waits || framing.length > GATE_DISCARD_MAX ? GATE_CLOSED : GATE_OPEN;
}
