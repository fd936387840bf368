#include "core/http/problem.h"

#include "core/base/json_writer.h"

#include <microhttpd.h>

struct kind {
    unsigned http;
    const char *type;
};

// By aftercare_status. A type is a name for programs: the same for ever, whatever the
// sentence says. ERULES cannot come from a request, so it is our own fault there.
static const struct kind kinds[] = {
    [AFTERCARE_ENOMEM] = {503, "urn:aftercare:problem:memory"},
    [AFTERCARE_EDOCUMENT] = {400, "urn:aftercare:problem:document"},
    [AFTERCARE_ERULES] = {500, "urn:aftercare:problem:rules"},
    [AFTERCARE_EUSAGE] = {400, "urn:aftercare:problem:usage"},
    [AFTERCARE_ENOTFOUND] = {404, "urn:aftercare:problem:not-found"},
    [AFTERCARE_ECONFLICT] = {409, "urn:aftercare:problem:conflict"},
    [AFTERCARE_ELIMIT] = {413, "urn:aftercare:problem:limit"},
    [AFTERCARE_EIO] = {503, "urn:aftercare:problem:unavailable"},
    [AFTERCARE_EFULL] = {507, "urn:aftercare:problem:full"},
    [AFTERCARE_EINTERNAL] = {500, "urn:aftercare:problem:internal"},
};

static const struct kind *kind_of(aftercare_status status) {
    size_t i = (size_t)status;
    bool is_known = i < sizeof kinds / sizeof kinds[0] && kinds[i].type;
    return &kinds[is_known ? i : (size_t)AFTERCARE_EINTERNAL];
}

unsigned problem_status(aftercare_status status) {
    return kind_of(status)->http;
}

static void write_place(struct json_writer *writer, const aftercare_error *err) {
    if (err->line > 0) {
        json_key(writer, "line");
        json_integer(writer, err->line);
    }
    if (err->column > 0) {
        json_key(writer, "column");
        json_integer(writer, err->column);
    }
    if (err->pointer[0]) {
        json_key(writer, "pointer");
        json_string(writer, err->pointer);
    }
}

static void write_members(struct json_writer *writer, unsigned http,
                          const aftercare_error *err) {
    const struct kind *kind = kind_of(err->status);
    json_key(writer, "type");
    json_string(writer, http ? "about:blank" : kind->type);
    json_key(writer, "title");
    json_string(writer, http ? MHD_get_reason_phrase_for(http)
                             : aftercare_status_meaning((int)err->status));
    json_key(writer, "status");
    json_integer(writer, http ? http : kind->http);
    json_key(writer, "detail");
    json_string(writer, err->sentence);
    write_place(writer, err);
}

void problem_write(struct buffer *out, unsigned http, const aftercare_error *err) {
    struct json_writer writer = {.out = out};
    json_begin_object(&writer);
    write_members(&writer, http, err);
    json_end_object(&writer);
}

void problem_write_all(struct buffer *out, const aftercare_error *err,
                       const aftercare_error *problems, size_t problems_count) {
    struct json_writer writer = {.out = out};
    json_begin_object(&writer);
    write_members(&writer, 0, err);
    json_key(&writer, "problems");
    json_begin_list(&writer);
    for (size_t i = 0; i < problems_count; i++) {
        json_begin_object(&writer);
        json_key(&writer, "place");
        json_string(&writer, problems[i].place);
        write_place(&writer, &problems[i]);
        json_key(&writer, "detail");
        json_string(&writer, problems[i].sentence);
        json_end_object(&writer);
    }
    json_end_list(&writer);
    json_end_object(&writer);
}
