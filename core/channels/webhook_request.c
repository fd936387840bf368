#include "core/channels/webhook_request.h"

#include "core/channels/cloud_event.h"

#include <curl/curl.h>

#include <inttypes.h>
#include <stdio.h>

#define LINE_MAX_BYTES ((size_t)2 * WEBHOOK_ID_MAX) // name and signatures are less
#define BODY_KEPT_BYTES ((size_t)64 << 10)          // no giant stays for ever

void webhook_request_init(struct webhook_request *request,
                          const struct allocator *allocator) {
    *request = (struct webhook_request){0};
    buffer_init(&request->body, allocator, WEBHOOK_BODY_MAX);
    buffer_init(&request->id, allocator, (size_t)WEBHOOK_ID_MAX + 1);
    buffer_init(&request->signature, allocator, LINE_MAX_BYTES);
    buffer_init(&request->line, allocator, LINE_MAX_BYTES);
}

static void reset(struct webhook_request *request) {
    curl_slist_free_all(request->headers);
    request->headers = NULL;
    if (request->body.capacity > BODY_KEPT_BYTES) {
        buffer_clear(&request->body);
    }
    buffer_reset(&request->body);
    buffer_reset(&request->id);
    buffer_reset(&request->signature);
}

static struct text written(const struct buffer *buffer) {
    return (struct text){buffer->at, buffer->len};
}

// Adds "name: value"; an empty value makes curl leave out the header it would send
// itself.
static bool add_header(struct webhook_request *request, const char *name,
                       const char *value) {
    buffer_reset(&request->line);
    buffer_format(&request->line, "%s:%s%s", name, value[0] ? " " : "", value);
    if (request->line.failed) {
        return false;
    }
    struct curl_slist *longer = curl_slist_append(request->headers, request->line.at);
    if (!longer) {
        return false;
    }
    request->headers = longer;
    return true;
}

// The id is signed as it is sent, so that a receiver needs nothing but headers and body.
static bool add_signature(struct webhook_request *request, const char *timestamp,
                          const struct signature_keys *keys) {
    if (keys->count == 0) {
        return true;
    }
    return signature_write(&request->signature, keys, written(&request->id),
                           text_of(timestamp), written(&request->body)) &&
           add_header(request, "webhook-signature", request->signature.at);
}

aftercare_status webhook_request_make(struct webhook_request *request,
                                      const struct delivery *delivery,
                                      const struct signature_keys *keys,
                                      aftercare_error *err) {
    char timestamp[32];
    struct text key = text_of(delivery->reminder->key);
    aftercare_status status = cloud_event_check(delivery->reminder, err);

    if (status != AFTERCARE_OK) {
        return status;
    }
    if (cloud_event_id_length(key) > WEBHOOK_ID_MAX) {
        return fail(err, AFTERCARE_EDOCUMENT, NULL,
                    "the reminder's key is too long for a header (at most %d bytes)",
                    WEBHOOK_ID_MAX);
    }
    reset(request);
    cloud_event_sent_id(&request->id, delivery->reminder);
    cloud_event_write(&request->body, delivery->reminder, written(&request->id));
    (void)snprintf(timestamp, sizeof timestamp, "%" PRId64, delivery->now / 1000);
    if (request->body.failed || request->id.failed ||
        !add_header(request, "Content-Type", CLOUD_EVENT_CONTENT_TYPE) ||
        !add_header(request, "Expect", "") ||
        !add_header(request, "webhook-id", request->id.at) ||
        !add_header(request, "webhook-timestamp", timestamp) ||
        !add_signature(request, timestamp, keys)) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the request");
    }
    return AFTERCARE_OK;
}

void webhook_request_clear(struct webhook_request *request) {
    reset(request);
    buffer_clear(&request->body);
    buffer_clear(&request->id);
    buffer_clear(&request->signature);
    buffer_clear(&request->line);
}
