#include "core/daemon/ask.h"

#include "core/base/fail.h"
#include "core/base/json.h"
#include "core/http/listen.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define REQUEST_MAX 8192
#define REPLY_MAX ((size_t)4 << 20)
#define PIECE 16384

static aftercare_status send_all(int descriptor, const struct buffer *request,
                                 aftercare_error *err) {
    size_t sent = 0;
    while (sent < request->len) {
        ssize_t n =
            send(descriptor, request->at + sent, request->len - sent, MSG_NOSIGNAL);
        if (n < 0) {
            return fail(err, AFTERCARE_EIO, NULL, "the daemon does not listen: %s",
                        strerror(errno));
        }
        sent += (size_t)n;
    }
    return AFTERCARE_OK;
}

static aftercare_status receive_all(int descriptor, struct buffer *reply,
                                    aftercare_error *err) {
    char piece[PIECE];
    ssize_t n = recv(descriptor, piece, sizeof piece, 0);
    while (n > 0 && !reply->failed) {
        buffer_add(reply, piece, (size_t)n);
        n = recv(descriptor, piece, sizeof piece, 0);
    }
    if (n < 0) {
        return fail(err, AFTERCARE_EIO, NULL, "the daemon does not answer: %s",
                    strerror(errno));
    }
    return reply->failed ? fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the answer")
                         : AFTERCARE_OK;
}

static aftercare_status exchange(struct buffer *reply, const struct config *config,
                                 const struct buffer *request, aftercare_error *err) {
    int descriptor = -1;
    aftercare_status status = listen_reach(&descriptor, config->listen, err);
    if (!status) {
        status = send_all(descriptor, request, err);
    }
    if (!status) {
        status = receive_all(descriptor, reply, err);
    }
    if (descriptor >= 0) {
        (void)close(descriptor);
    }
    return status;
}

// What a refusal says of itself, or "".
static const char *detail_of(struct arena *arena, struct text body) {
    struct json_document document;
    struct json_limits limits = JSON_LIMITS;
    if (json_read(&document, arena, NULL, body, &limits, NULL)) {
        return "";
    }
    const struct json *detail = json_member(document.root, "detail");
    return detail && detail->type == JSON_TEXT ? detail->text.at : "";
}

static aftercare_status judge(struct text *out, struct arena *arena,
                              const struct buffer *reply, aftercare_error *err) {
    static const char version[] = "HTTP/1.1 ";
    const char *end = strstr(reply->at, "\r\n\r\n");
    if (!end || strncmp(reply->at, version, sizeof version - 1) != 0) {
        return fail(err, AFTERCARE_EIO, NULL,
                    "what listens there is no aftercared (look at listen in the "
                    "configuration)");
    }
    size_t len = reply->len - (size_t)(end + 4 - reply->at);
    const char *body = arena_copy(arena, end + 4, len);
    long status = strtol(reply->at + sizeof version - 1, NULL, 10);
    if (!body) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the answer");
    }
    *out = (struct text){body, len};
    if (status == 200) {
        return AFTERCARE_OK;
    }
    bool is_token = status == 401 || status == 403;
    return fail(err,
                status == 404 ? AFTERCARE_ENOTFOUND
                : is_token    ? AFTERCARE_EUSAGE
                              : AFTERCARE_EIO,
                NULL, "%s%s", detail_of(arena, *out),
                is_token ? " (put one that may read into " ASK_TOKEN ")" : "");
}

static void write_request(struct buffer *request, const struct config *config,
                          const char *path) {
    const char *token = getenv(ASK_TOKEN);
    buffer_string(request, "GET ");
    buffer_string(request, path);
    buffer_string(request, " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
    if (config->tokens_count > 0 && token && !strpbrk(token, "\r\n")) {
        buffer_string(request, "Authorization: Bearer ");
        buffer_string(request, token);
        buffer_string(request, "\r\n");
    }
    buffer_string(request, "\r\n");
}

aftercare_status ask_daemon(struct text *out, struct arena *arena,
                            const struct config *config, const char *path,
                            aftercare_error *err) {
    struct buffer request, reply;
    if (config->certificate) {
        return fail(err, AFTERCARE_EIO, NULL,
                    "the daemon speaks TLS: ask it for https://%s%s", config->listen,
                    path);
    }
    buffer_init(&request, &arena->allocator, REQUEST_MAX);
    buffer_init(&reply, &arena->allocator, REPLY_MAX);
    write_request(&request, config, path);
    aftercare_status status =
        request.failed ? fail(err, AFTERCARE_EUSAGE, NULL, "the key is too long")
                       : exchange(&reply, config, &request, err);
    if (!status) {
        status = judge(out, arena, &reply, err);
    }
    buffer_clear(&request);
    buffer_clear(&reply);
    return status;
}
