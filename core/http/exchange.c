#include "core/http/exchange.h"

#include <string.h>

// The headers that every answer has: patients' data stays in no cache, and nobody guesses
// another type.
static const struct request_header usual[] = {
    {MHD_HTTP_HEADER_CACHE_CONTROL, "no-store"},
    {"X-Content-Type-Options", "nosniff"},
};

static void enter(struct request *request, enum connection_phase phase) {
    connections_enter(request->connections, request->connection, phase,
                      pump_now(request->pump));
}

// The bytes stay the request's: MHD is done with them when it says that the request is
// over.
static struct MHD_Response *make_response(struct request *request) {
    if (request->file >= 0) {
        struct MHD_Response *response =
            MHD_create_response_from_fd64(request->file_size, request->file);
        request->file = response ? -1 : request->file; // It closes it from now on.
        return response;
    }
    bool is_spare = request->answer.failed;
    char *bytes = is_spare ? request->spare : request->answer.at;
    size_t len = is_spare ? strlen(request->spare) : request->answer.len;
    return MHD_create_response_from_buffer(len, bytes, MHD_RESPMEM_PERSISTENT);
}

static bool add_headers(struct MHD_Response *response,
                        const struct request_header *headers, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (MHD_add_response_header(response, headers[i].name, headers[i].value) !=
            MHD_YES) {
            return false;
        }
    }
    return true;
}

// What needs no right, or that of counting, tells nothing of anybody.
static void audit(const struct request *request) {
    const struct service *service = request->service;
    if (service->audit && request->who && request->route->needs != RIGHT_NONE &&
        request->route->needs != RIGHT_METRICS) {
        service->audit(service->audit_context,
                       &(struct service_access){.who = request->who,
                                                .method = request->route->method,
                                                .route = request->route->path,
                                                .subject = request->subject,
                                                .status = request->status});
    }
}

static enum MHD_Result send_answer(struct request *request) {
    bool is_last = request->is_last || request->service->is_draining;
    const struct request_header own[] = {
        {MHD_HTTP_HEADER_CONTENT_TYPE, request->content_type},
        {MHD_HTTP_HEADER_CONNECTION, "close"},
    };
    bool has_file = request->file >= 0;
    struct MHD_Response *response = make_response(request);
    enum MHD_Result result = MHD_NO;

    audit(request);
    if (request->status < SERVICE_STATUSES) {
        request->service->answered[request->status]++;
    }
    if (response && add_headers(response, own, is_last ? 2 : 1) &&
        add_headers(response, usual, sizeof usual / sizeof usual[0]) &&
        add_headers(response, request->headers, request->headers_count)) {
        // A file takes as long as its reader does, who is one that may have all of it.
        enter(request, has_file ? CONNECTION_WORK : CONNECTION_SEND);
        result = MHD_queue_response(request->mhd, request->status, response);
    }
    if (response) {
        MHD_destroy_response(response);
    }
    return result;
}

enum MHD_Result exchange_head(struct request *request, const struct gate *gate,
                              const struct head *head) {
    enter(request, CONNECTION_BODY);
    if (gate_check(gate, request, head) == GATE_OPEN) {
        return MHD_YES;
    }
    return exchange_go_on(request);
}

enum MHD_Result exchange_body(struct request *request, const char *bytes, size_t len) {
    request->received += len;
    if (request->received > GATE_DISCARD_MAX) {
        return MHD_NO;
    }
    if (request->status != 0) {
        return MHD_YES; // Refused already: the rest is thrown away.
    }
    if (request->received > request->body.max) {
        aftercare_error err;
        (void)fail(&err, AFTERCARE_ELIMIT, NULL, GATE_TOO_LARGE, request->body.max);
        request_refuse(request, &err);
        return MHD_YES;
    }
    buffer_add(&request->body, bytes, len);
    if (request->body.failed) {
        request_refuse_http(request, MHD_HTTP_SERVICE_UNAVAILABLE,
                            "no memory for the document (try again in a moment)");
    }
    return MHD_YES;
}

enum MHD_Result exchange_go_on(struct request *request) {
    if (!request->is_begun) {
        request->is_begun = true;
        enter(request, CONNECTION_WORK);
        if (request->status == 0) {
            request->route->handle(request);
        }
    }
    if (request->status != 0) {
        return send_answer(request);
    }
    request->is_suspended = true;
    MHD_suspend_connection(request->mhd);
    return MHD_YES;
}
