#include "core/http/request.h"

#include "core/http/problem.h"

#include <microhttpd.h>

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct request *request_new(struct service *service, struct pump *pump,
                            struct MHD_Connection *mhd) {
    struct arena arena;
    arena_init(&arena, &service->allocator, REQUEST_MEMORY_MAX);
    struct request *request = arena_alloc(&arena, sizeof *request);
    if (!request) {
        arena_clear(&arena);
        return NULL;
    }
    request->arena = arena; // It holds the request, too.
    request->service = service;
    request->pump = pump;
    request->mhd = mhd;
    request->content_type = "application/json";
    request->file = -1;
    buffer_init(&request->body, &service->allocator, 0);
    buffer_init(&request->answer, &service->allocator, REQUEST_ANSWER_MAX);
    return request;
}

void request_free(struct request *request) {
    if (!request) {
        return;
    }
    struct arena arena = request->arena;
    if (request->file >= 0) {
        (void)close(request->file);
    }
    buffer_clear(&request->answer);
    buffer_clear(&request->body);
    arena_clear(&arena);
}

const char *request_parameter(const struct request *request, const char *name) {
    for (size_t i = 0; request->route->parameters[i]; i++) {
        if (strcmp(request->route->parameters[i], name) == 0) {
            return request->parameters[i];
        }
    }
    return NULL;
}

struct json_writer request_writer(struct request *request) {
    return (struct json_writer){.out = &request->answer};
}

void request_header(struct request *request, const char *name, const char *value) {
    if (request->headers_count < REQUEST_HEADERS_MAX) {
        request->headers[request->headers_count++] = (struct request_header){name, value};
    }
}

// The answer that needs no memory.
static void answer_spare(struct request *request) {
    static const char text[] =
        "{\"type\":\"urn:aftercare:problem:memory\",\"title\":\"out of "
        "memory\",\"status\":503,\"detail\":\"no memory for the "
        "answer (try again in a moment)\"}";
    static_assert(sizeof text <= REQUEST_SPARE_MAX, "the spare answer must fit");
    memcpy(request->spare, text, sizeof text);
    request->status = MHD_HTTP_SERVICE_UNAVAILABLE;
    request->content_type = PROBLEM_CONTENT_TYPE;
    request->headers_count = 0;
}

void request_answer(struct request *request, unsigned status) {
    request->status = status;
    if (request->answer.failed) {
        answer_spare(request);
    }
    if (request->is_suspended) {
        request->is_suspended = false;
        MHD_resume_connection(request->mhd);
        pump_wake(request->pump);
    }
}

void request_answer_file(struct request *request, int file, uint64_t size) {
    request->file = file;
    request->file_size = size;
    request_answer(request, MHD_HTTP_OK);
}

// Begins a refusal, whose document is then written. Returns its status.
static unsigned begin_refusal(struct request *request, unsigned http,
                              const aftercare_error *err) {
    const struct service *service = request->service;
    unsigned status = http ? http : problem_status(err->status);

    // Who has too many connections could else fill the log with them, too.
    if (status >= MHD_HTTP_INTERNAL_SERVER_ERROR && service->log &&
        !request->connection->is_refused) {
        service->log(service->log_context, err->status, err->sentence);
    }
    if (status == MHD_HTTP_SERVICE_UNAVAILABLE || status == MHD_HTTP_TOO_MANY_REQUESTS) {
        request_header(request, MHD_HTTP_HEADER_RETRY_AFTER, "1");
    }
    request->content_type = PROBLEM_CONTENT_TYPE;
    buffer_reset(&request->answer);
    return status;
}

static void refuse(struct request *request, unsigned http, const aftercare_error *err) {
    unsigned status = begin_refusal(request, http, err);
    problem_write(&request->answer, http, err);
    request_answer(request, status);
}

void request_refuse_all(struct request *request, const aftercare_error *err,
                        const aftercare_error *problems, size_t problems_count) {
    unsigned status = begin_refusal(request, 0, err);
    problem_write_all(&request->answer, err, problems, problems_count);
    request_answer(request, status);
}

void request_refuse(struct request *request, const aftercare_error *err) {
    refuse(request, 0, err);
}

void request_refuse_http(struct request *request, unsigned status, const char *format,
                         ...) {
    aftercare_error err = {.status = AFTERCARE_EUSAGE};
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(err.sentence, sizeof err.sentence, format, arguments);
    va_end(arguments);
    refuse(request, status, &err);
}

void request_finish(void *context, aftercare_status status, const aftercare_error *err) {
    struct request *request = context;
    if (status == AFTERCARE_OK) {
        request_answer(request, MHD_HTTP_OK);
    } else {
        request_refuse(request, err);
    }
}

void request_submit(struct request *request, request_work *run, request_done *done,
                    void *context) {
    aftercare_error err;
    request->job.run = run;
    request->job.done = done;
    request->job.context = context;
    aftercare_status status =
        assessors_submit(request->service->assessors, &request->job, &err);
    if (status == AFTERCARE_ELIMIT) {
        request_refuse_http(request, MHD_HTTP_TOO_MANY_REQUESTS, "%s", err.sentence);
    } else if (status != AFTERCARE_OK) {
        request_refuse(request, &err);
    }
}

void request_decided(const struct request *request, aftercare_assessor *assessor,
                     struct decision decision) {
    const struct service *service = request->service;
    const aftercare_document document = request_document(request);
    decision.document = &document;
    if (service->decided) {
        service->decided(service->decided_context, assessor, &decision);
    }
}

aftercare_document request_document(const struct request *request) {
    return (aftercare_document){.text = request->body.at, .len = request->body.len};
}
