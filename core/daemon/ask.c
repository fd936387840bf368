#include "core/daemon/ask.h"

#include "core/base/fail.h"
#include "core/base/json.h"
#include "core/http/listen.h"

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#define REQUEST_MAX 8192
#define REPLY_MAX ((size_t)4 << 20)
#define PIECE 16384
#define FILE_SECONDS 600

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

// Where an answer goes. With a file, the body of one with status 200 goes there as it
// comes, and the buffer has the rest.
struct sink {
    struct buffer *reply;
    int file;       // -1: none
    bool is_filing; // the head was whole, and said 200
    uint64_t filed, announced;
};

static const char version[] = "HTTP/1.1 ";

static const char *end_of_head(const struct buffer *reply) {
    return strstr(reply->at, "\r\n\r\n");
}

static aftercare_status write_file(struct sink *sink, const char *bytes, size_t len,
                                   aftercare_error *err) {
    while (len > 0) {
        ssize_t n = write(sink->file, bytes, len);
        if (n < 0) {
            return fail(err, errno == ENOSPC ? AFTERCARE_EFULL : AFTERCARE_EIO, "file",
                        "it cannot be written: %s", strerror(errno));
        }
        bytes += n;
        len -= (size_t)n;
        sink->filed += (uint64_t)n;
    }
    return AFTERCARE_OK;
}

// What came behind the head is the first of the file.
static aftercare_status begin_file(struct sink *sink, aftercare_error *err) {
    static const char length[] = "Content-Length: ";
    struct buffer *reply = sink->reply;
    const char *end = end_of_head(reply);
    bool is_good = end && strncmp(reply->at, version, sizeof version - 1) == 0 &&
                   strtol(reply->at + sizeof version - 1, NULL, 10) == 200;
    const char *announced = is_good ? strstr(reply->at, length) : NULL;
    if (!announced || announced > end) {
        return AFTERCARE_OK;
    }
    sink->is_filing = true;
    sink->announced = strtoull(announced + sizeof length - 1, NULL, 10);
    const char *body = end + 4;
    return write_file(sink, body, reply->len - (size_t)(body - reply->at), err);
}

static aftercare_status take(struct sink *sink, const char *bytes, size_t len,
                             aftercare_error *err) {
    if (sink->is_filing) {
        return write_file(sink, bytes, len, err);
    }
    buffer_add(sink->reply, bytes, len);
    return sink->file >= 0 ? begin_file(sink, err) : AFTERCARE_OK;
}

static aftercare_status receive_all(int descriptor, struct sink *sink,
                                    aftercare_error *err) {
    char piece[PIECE];
    aftercare_status status = AFTERCARE_OK;
    ssize_t n = recv(descriptor, piece, sizeof piece, 0);
    while (n > 0 && !sink->reply->failed && !status) {
        status = take(sink, piece, (size_t)n, err);
        n = status ? 0 : recv(descriptor, piece, sizeof piece, 0);
    }
    if (n < 0) {
        return fail(err, AFTERCARE_EIO, NULL, "the daemon does not answer: %s",
                    strerror(errno));
    }
    if (!status && sink->is_filing && sink->filed != sink->announced) {
        return fail(err, AFTERCARE_EIO, NULL, "the daemon's answer was cut off");
    }
    return status || !sink->reply->failed
               ? status
               : fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the answer");
}

static aftercare_status exchange(struct sink *sink, const struct config *config,
                                 const struct buffer *request, aftercare_error *err) {
    int descriptor = -1;
    aftercare_status status = listen_reach(&descriptor, config->listen, err);
    if (!status && sink->file >= 0) {
        // A file is made before it is sent.
        struct timeval patience = {.tv_sec = FILE_SECONDS};
        (void)setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    }
    if (!status) {
        status = send_all(descriptor, request, err);
    }
    if (!status) {
        status = receive_all(descriptor, sink, err);
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
    const char *end = end_of_head(reply);
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

// *out is left alone when the answer went into the file.
static aftercare_status ask(struct text *out, int file, struct arena *arena,
                            const struct config *config, const char *path,
                            aftercare_error *err) {
    struct buffer request, reply;
    struct sink sink = {.reply = &reply, .file = file};
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
                       : exchange(&sink, config, &request, err);
    if (!status && !sink.is_filing) {
        status = judge(out, arena, &reply, err);
    }
    buffer_clear(&request);
    buffer_clear(&reply);
    return status;
}

aftercare_status ask_daemon(struct text *out, struct arena *arena,
                            const struct config *config, const char *path,
                            aftercare_error *err) {
    return ask(out, -1, arena, config, path, err);
}

aftercare_status ask_daemon_for_file(int file, struct arena *arena,
                                     const struct config *config, const char *path,
                                     aftercare_error *err) {
    struct text none = {0};
    aftercare_status status = ask(&none, file, arena, config, path, err);
    return status || !none.at
               ? status
               : fail(err, AFTERCARE_EIO, NULL, "the daemon's answer has no length");
}
