#include "core/http/preconditions.h"

#include "core/base/fail.h"

#include <microhttpd.h>

#include <string.h>
#include <strings.h>

#define TAGS_MAX 32

struct tags {
    struct request *request;
    const char *items[TAGS_MAX];
    size_t count;
    bool is_any, is_given; // "*"; there is such a header
    bool is_strong;        // weak ones are equal to none
    aftercare_error *err;
    aftercare_status status;
};

static const char *skip_blanks(const char *at) {
    return at + strspn(at, " \t,");
}

static aftercare_status refuse_list(const struct tags *tags) {
    return fail(tags->err, AFTERCARE_EUSAGE, NULL,
                "%s is no list of entity tags (\"%s: \\\"…\\\"\", at most %d of them, or "
                "\"*\")",
                tags->is_strong ? "If-Match" : "If-None-Match",
                tags->is_strong ? "If-Match" : "If-None-Match", TAGS_MAX);
}

static aftercare_status add(struct tags *tags, const char *at, size_t len, bool is_weak) {
    if (is_weak && tags->is_strong) {
        return AFTERCARE_OK;
    }
    if (tags->count == TAGS_MAX) {
        return refuse_list(tags);
    }
    const char *copied = arena_copy(&tags->request->arena, at, len);
    if (!copied) {
        return fail(tags->err, AFTERCARE_ENOMEM, NULL, "no memory for the tags");
    }
    tags->items[tags->count++] = copied;
    return AFTERCARE_OK;
}

static aftercare_status read_list(struct tags *tags, const char *at) {
    aftercare_status status = AFTERCARE_OK;
    at = skip_blanks(at);
    if (strcmp(at, "*") == 0) {
        tags->is_any = true;
        return AFTERCARE_OK;
    }
    while (*at && !status) {
        bool is_weak = strncmp(at, "W/", 2) == 0;
        at += is_weak ? 2 : 0;
        const char *end = *at == '"' ? strchr(at + 1, '"') : NULL;
        if (!end) {
            return refuse_list(tags);
        }
        status = add(tags, at + 1, (size_t)(end - at - 1), is_weak);
        at = skip_blanks(end + 1);
    }
    return status;
}

static enum MHD_Result look(void *context, enum MHD_ValueKind kind, const char *name,
                            const char *value) {
    struct tags *tags = context;
    (void)kind;
    if (strcasecmp(name, tags->is_strong ? MHD_HTTP_HEADER_IF_MATCH
                                         : MHD_HTTP_HEADER_IF_NONE_MATCH) == 0) {
        tags->is_given = true;
        tags->status = read_list(tags, value ? value : "");
    }
    return tags->status == AFTERCARE_OK ? MHD_YES : MHD_NO;
}

static aftercare_status read_header(struct tags *tags) {
    (void)MHD_get_connection_values(tags->request->mhd, MHD_HEADER_KIND, look, tags);
    return tags->status;
}

static aftercare_status take(aftercare_condition *out, const struct tags *tags) {
    const char **copied = arena_array(&tags->request->arena, tags->count, sizeof *copied);
    if (!copied) {
        return fail(tags->err, AFTERCARE_ENOMEM, NULL, "no memory for the tags");
    }
    for (size_t i = 0; i < tags->count; i++) {
        copied[i] = tags->items[i];
    }
    out->must = tags->is_strong ? AFTERCARE_MUST_BE_ONE_OF : AFTERCARE_MUST_BE_NONE_OF;
    if (tags->is_any) {
        out->must = tags->is_strong ? AFTERCARE_MUST_BE_THERE : AFTERCARE_MUST_BE_NEW;
    }
    out->revisions = copied;
    out->revisions_count = tags->count;
    return AFTERCARE_OK;
}

aftercare_status preconditions_read(aftercare_condition *out, struct request *request,
                                    aftercare_error *err) {
    struct tags match = {.request = request, .is_strong = true, .err = err};
    struct tags none = {.request = request, .err = err};
    *out = AFTERCARE_CONDITION;
    aftercare_status status = read_header(&match);
    if (!status) {
        status = read_header(&none);
    }
    if (!status && match.is_given && none.is_given) {
        status = fail(err, AFTERCARE_EUSAGE, NULL,
                      "If-Match and If-None-Match do not go together (send one)");
    }
    if (!status && (match.is_given || none.is_given)) {
        status = take(out, match.is_given ? &match : &none);
    }
    return status;
}

static void add_tag(struct request *request, const char *kind, const char *revision) {
    const char *tag =
        revision ? arena_format(&request->arena, "%s\"%s\"", kind, revision) : NULL;
    if (tag) {
        request_header(request, MHD_HTTP_HEADER_ETAG, tag);
    }
}

void preconditions_tag(struct request *request, const char *revision) {
    add_tag(request, "", revision);
}

void preconditions_tag_weak(struct request *request, const char *revision) {
    add_tag(request, "W/", revision);
}

void preconditions_refuse(struct request *request, const aftercare_condition *condition) {
    bool is_known = condition->must == AFTERCARE_MUST_BE_NEW ||
                    condition->must == AFTERCARE_MUST_BE_NONE_OF;
    if (is_known && strcmp(request->route->method, "GET") == 0) {
        buffer_reset(&request->answer);
        request_answer(request, MHD_HTTP_NOT_MODIFIED);
        return;
    }
    request_refuse_http(request, MHD_HTTP_PRECONDITION_FAILED,
                        condition->must == AFTERCARE_MUST_BE_NEW
                            ? "there is such a session already (leave If-None-Match out "
                              "to replace it)"
                            : "the session has changed since, or is not there (get it "
                              "anew, and look whether this is still meant)");
}
