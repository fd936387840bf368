// What a webhook sends: the body, and the headers that go with it.
#ifndef AFTERCARE_CHANNELS_WEBHOOK_REQUEST_H
#define AFTERCARE_CHANNELS_WEBHOOK_REQUEST_H

#include "core/base/fail.h"
#include "core/base/text.h"
#include "core/channels/channel.h"
#include "core/channels/signature.h"

struct curl_slist;

#define WEBHOOK_BODY_MAX ((size_t)8 << 20)
#define WEBHOOK_ID_MAX 4096 // of the key as a header; servers bear 8 KiB of all headers

struct webhook_request {
    struct buffer body;
    struct curl_slist *headers;
    struct buffer id, signature, line; // at work; kept for their memory
};

void webhook_request_init(struct webhook_request *request,
                          const struct allocator *allocator);

// Makes the request for this delivery in place of the last one. ENOMEM; EDOCUMENT, with a
// sentence, for a reminder that can never be sent.
aftercare_status webhook_request_make(struct webhook_request *request,
                                      const struct delivery *delivery,
                                      const struct signature_keys *keys,
                                      aftercare_error *err);

void webhook_request_clear(struct webhook_request *request);

#endif
