// One request, from its head to the last byte of its answer. Everything of it lies in its
// arena and its two buffers, and goes with it. While its connection is suspended only the
// handler has it; all else happens on the loop's thread.
#ifndef AFTERCARE_HTTP_REQUEST_H
#define AFTERCARE_HTTP_REQUEST_H

#include "core/base/arena.h"
#include "core/base/json_writer.h"
#include "core/base/text.h"
#include "core/http/assessors.h"
#include "core/http/connections.h"
#include "core/http/pump.h"
#include "core/http/routes.h"
#include "core/http/service.h"

#include <stdbool.h>
#include <stdint.h>

#define REQUEST_MEMORY_MAX ((size_t)64 << 20) // of the arena
#define REQUEST_ANSWER_MAX ((size_t)64 << 20)
#define REQUEST_HEADERS_MAX 4
#define REQUEST_SPARE_MAX 192

struct MHD_Connection;

struct request_header {
    const char *name, *value;
};

struct request {
    struct service *service;
    struct pump *pump;
    struct MHD_Connection *mhd;
    struct connections *connections; // its server's
    struct connection *connection;

    const struct route *route; // NULL: none was found
    const char *segment;       // what stands in the path's "{}", decoded
    const char *who;           // asks: a token's name; NULL before that is known
    const char *subject;       // the id of what the request is about, or NULL
    const char
        *parameters[ROUTES_PARAMETERS_MAX]; // by the route's order; NULL: not given
    struct arena arena;
    struct buffer body; // NUL behind
    uint64_t received;  // bytes of the body so far, kept or not

    struct buffer answer;
    unsigned status; // of HTTP; 0 until there is an answer
    const char *content_type;
    int file; // whose bytes are the answer's body, file_size of them; -1: there is none
    uint64_t file_size;
    struct request_header headers[REQUEST_HEADERS_MAX]; // besides the usual ones
    size_t headers_count;
    char spare[REQUEST_SPARE_MAX]; // the answer when there is no memory for one

    bool is_begun;     // its handler was called, or it was refused before
    bool is_suspended; // its connection is
    bool is_last;      // the connection ends with the answer

    struct assessors_job job;
    char today[DATE_TEXT_MAX]; // for the job: the clock is read on the loop alone
};

// NULL when there is no memory. Its connection is for the caller to set.
struct request *request_new(struct service *service, struct pump *pump,
                            struct MHD_Connection *mhd);
void request_free(struct request *request);

// The query parameter of that name, which the route must have; NULL when it was not
// given.
const char *request_parameter(const struct request *request, const char *name);

// A writer for the answer's body.
struct json_writer request_writer(struct request *request);

// Adds a header to the answer; both texts must live as long as the request.
void request_header(struct request *request, const char *name, const char *value);

// Each of these gives the answer, and lets a suspended connection go on. The first
// sends what was written to the answer's buffer; the others a problem document: for a
// mistake of ours (see problem_status), or for one that HTTP itself has a status for.
void request_answer(struct request *request, unsigned status);
void request_refuse(struct request *request, const aftercare_error *err);
__attribute__((format(printf, 3, 4))) void
request_refuse_http(struct request *request, unsigned status, const char *format, ...);

// Answers 200 with the bytes of a file, which is the request's to close from now on.
void request_answer_file(struct request *request, int file, uint64_t size);

// A refusal of what came of several mistakes, which are listed.
void request_refuse_all(struct request *request, const aftercare_error *err,
                        const aftercare_error *problems, size_t problems_count);

// What runs on a worker thread for a request, alone with it and the assessor.
typedef aftercare_status request_work(void *context, aftercare_assessor *assessor,
                                      aftercare_error *err);

// Has run called on a worker thread and then done on the loop, both with context; refuses
// the request when that cannot be begun.
typedef void request_done(void *context, aftercare_status status,
                          const aftercare_error *err);
void request_submit(struct request *request, request_work *run, request_done *done,
                    void *context);

// A done whose context is the request: answers 200 with what was written, or refuses.
void request_finish(void *context, aftercare_status status, const aftercare_error *err);

// Tells the service what was decided for the document that was sent; on a worker thread.
// decision has its kind, its answer and what the kind needs; the rest is filled in.
void request_decided(const struct request *request, aftercare_assessor *assessor,
                     struct decision decision);

// The document that was sent; borrowed from the request.
aftercare_document request_document(const struct request *request);

#endif
