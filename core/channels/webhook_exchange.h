// One request and its answer, as a transfer of curl's. The answer's header decides: once
// it is complete, nothing that follows it can change the outcome.
#ifndef AFTERCARE_CHANNELS_WEBHOOK_EXCHANGE_H
#define AFTERCARE_CHANNELS_WEBHOOK_EXCHANGE_H

#include "core/channels/address.h"
#include "core/channels/curl_loop.h"
#include "core/channels/webhook_answer.h"
#include "core/channels/webhook_options.h"
#include "core/channels/webhook_request.h"

struct webhook_exchange {
    struct transfer transfer;
    const struct webhook_options *options; // borrowed
    struct webhook_request request;
    int64_t now;     // when it began, milliseconds
    long code;       // of the answer once its header is complete, else 0
    size_t received; // bytes of the answer so far
    size_t excerpt_len;
    char excerpt[WEBHOOK_EXCERPT_MAX];
    const char *refusal; // why the last address was not tried, or NULL
    char address[ADDRESS_TEXT_MAX];
    char trouble[CURL_ERROR_SIZE];
};

// The exchange may not move from here on. False when there is no memory; then there is
// nothing to clear. finished is the transfer's, with its context.
bool webhook_exchange_init(struct webhook_exchange *exchange,
                           const struct webhook_options *options,
                           const struct allocator *allocator,
                           void (*finished)(void *context, CURLcode result),
                           void *context);

// Makes the request and forgets the last answer; the transfer can be started. ENOMEM;
// EDOCUMENT, with a sentence, for a reminder that can never be sent.
aftercare_status webhook_exchange_prepare(struct webhook_exchange *exchange,
                                          const struct delivery *delivery,
                                          aftercare_error *err);

// What came of it, after the transfer has ended with that result.
void webhook_exchange_judge(struct webhook_exchange *exchange, CURLcode result,
                            struct webhook_verdict *out);

void webhook_exchange_clear(struct webhook_exchange *exchange);

#endif
