// The interface as a table: which method on which path is answered by which handler, who
// may ask for it, and which query parameters it takes.
#ifndef AFTERCARE_HTTP_ROUTES_H
#define AFTERCARE_HTTP_ROUTES_H

#include "core/base/text.h"
#include "core/http/tokens.h"

#include <stdbool.h>
#include <stddef.h>

#define ROUTES_PARAMETERS_MAX 8

struct request;

// Begins to answer. Sooner or later, and exactly once, it must lead to request_answer,
// request_refuse or request_refuse_http.
typedef void route_handler(struct request *request);

struct route {
    const char *method, *path; // one segment of path may be "{}": any text
    route_handler *handle;
    enum right needs;
    bool takes_document;                               // a JSON body
    bool does_without;                                 // and may be left out
    const char *parameters[ROUTES_PARAMETERS_MAX + 1]; // of the query; NULL ends them
};

// What is found for a method and a path (as it was sent: still percent-encoded).
struct route_match {
    const struct route *route; // NULL: not found
    struct text segment; // what stands in "{}", still encoded; borrowed from the path
    char allow[64];      // when only the method is wrong: those that are right, else ""
};

// "HEAD" is answered where "GET" is.
struct route_match routes_find(const char *method, const char *path);

// The row at index, or NULL behind the last; for tests and pages that walk the table.
const struct route *routes_at(size_t index);

#endif
