#include "core/http/query.h"

#include "core/http/percent.h"

#include <microhttpd.h>

#include <stdio.h>
#include <string.h>

// Where the parameter of that name is kept, or NULL.
static const char **parameter_slot(struct request *request, const char *name) {
    const char *const *names = request->route->parameters;
    for (size_t i = 0; names[i]; i++) {
        if (strcmp(names[i], name) == 0) {
            return &request->parameters[i];
        }
    }
    return NULL;
}

static void refuse_parameter(struct request *request, const char *name) {
    struct nearest nearest = {.word = text_of(name)};
    const char *const *names = request->route->parameters;
    for (size_t i = 0; names[i]; i++) {
        nearest_offer(&nearest, text_of(names[i]));
    }
    char hint[64] = "";
    if (nearest.best.len > 0) {
        (void)snprintf(hint, sizeof hint, " (did you mean \"%.*s\"?)",
                       TEXT_ARGS(nearest.best));
    } else if (!names[0]) {
        (void)snprintf(hint, sizeof hint, " (this path takes none)");
    }
    request_refuse_http(request, MHD_HTTP_BAD_REQUEST,
                        "the query parameter \"%.64s\" is not known%s", name, hint);
}

static enum MHD_Result take_parameter(void *context, enum MHD_ValueKind kind,
                                      const char *name, const char *value) {
    struct request *request = context;
    const char **slot = parameter_slot(request, name);
    struct text decoded;
    aftercare_error err;

    (void)kind;
    if (!slot) {
        refuse_parameter(request, name);
        return MHD_NO;
    }
    if (*slot) {
        request_refuse_http(request, MHD_HTTP_BAD_REQUEST,
                            "the query parameter \"%s\" is given twice", name);
        return MHD_NO;
    }
    if (!value || !value[0]) {
        request_refuse_http(request, MHD_HTTP_BAD_REQUEST,
                            "the query parameter \"%s\" is empty (leave it out, or give "
                            "it a value)",
                            name);
        return MHD_NO;
    }
    if (percent_decode(&decoded, &request->arena, text_of(value), &err) != AFTERCARE_OK) {
        request_refuse(request, &err);
        return MHD_NO;
    }
    *slot = decoded.at;
    return MHD_YES;
}

bool query_check(struct request *request) {
    (void)MHD_get_connection_values(request->mhd, MHD_GET_ARGUMENT_KIND, take_parameter,
                                    request);
    return request->status == 0;
}
