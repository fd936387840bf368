#include "core/http/framing.h"

#include <microhttpd.h>

#include <strings.h>

struct seen {
    size_t lengths, encodings, hosts;
    const char *length, *encoding, *host;
};

static enum MHD_Result look(void *context, enum MHD_ValueKind kind, const char *name,
                            const char *value) {
    struct seen *seen = context;
    (void)kind;
    if (strcasecmp(name, MHD_HTTP_HEADER_CONTENT_LENGTH) == 0) {
        seen->lengths++;
        seen->length = value;
    } else if (strcasecmp(name, MHD_HTTP_HEADER_TRANSFER_ENCODING) == 0) {
        seen->encodings++;
        seen->encoding = value;
    } else if (strcasecmp(name, MHD_HTTP_HEADER_HOST) == 0) {
        seen->hosts++;
        seen->host = value;
    }
    return MHD_YES;
}

// False when it is no number. One that is too large to read stays large.
static bool read_length(uint64_t *out, const char *text) {
    uint64_t length = 0;
    for (const char *at = text; *at; at++) {
        if (*at < '0' || *at > '9') {
            return false;
        }
        uint64_t digit = (uint64_t)(*at - '0');
        if (__builtin_mul_overflow(length, 10U, &length) ||
            __builtin_add_overflow(length, digit, &length)) {
            length = UINT64_MAX / 16;
        }
    }
    *out = length;
    return text[0] != '\0';
}

// What is wrong (what would be right), or NULL.
static const char *mistake(const struct seen *seen, const struct head *head) {
    if (seen->lengths > 1) {
        return "more than one Content-Length (send one)";
    }
    if (seen->lengths > 0 && seen->encodings > 0) {
        return "Content-Length beside Transfer-Encoding (send one of them)";
    }
    if (seen->encodings > 0 && head_is_old(head)) {
        return "Transfer-Encoding in HTTP/1.0 (send Content-Length)";
    }
    if (seen->encodings > 1) {
        return "more than one Transfer-Encoding (send one)";
    }
    if (seen->encoding && strcasecmp(seen->encoding, "chunked") != 0) {
        return "a Transfer-Encoding that is not understood (\"chunked\" alone)";
    }
    return seen->hosts > 1 ? "more than one Host (send one)" : NULL;
}

bool framing_check(struct framing *out, struct request *request,
                   const struct head *head) {
    struct seen seen = {.lengths = 0};
    *out = (struct framing){.has_length = false};
    (void)MHD_get_connection_values(request->mhd, MHD_HEADER_KIND, look, &seen);

    const char *wrong = head_mistake(head, request->mhd);
    wrong = wrong ? wrong : mistake(&seen, head);
    if (!wrong && seen.length && !read_length(&out->length, seen.length)) {
        wrong = "a Content-Length that is no number";
    }
    if (wrong) {
        request->is_last = true;
        request_refuse_http(request, MHD_HTTP_BAD_REQUEST, "%s", wrong);
        return false;
    }
    out->has_length = seen.lengths > 0;
    out->is_chunked = seen.encodings > 0;
    out->host = seen.host;
    return true;
}
