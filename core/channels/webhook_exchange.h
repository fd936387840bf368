// A reminder posted, and its answer. The answer's header decides: once it is complete,
// nothing that follows it can change the outcome.
#ifndef AFTERCARE_CHANNELS_WEBHOOK_EXCHANGE_H
#define AFTERCARE_CHANNELS_WEBHOOK_EXCHANGE_H

#include "core/channels/exchange.h"
#include "core/channels/verdict.h"
#include "core/channels/webhook_options.h"
#include "core/channels/webhook_request.h"

struct webhook_exchange {
    struct exchange exchange;
    const struct webhook_options *options; // borrowed
    struct webhook_request request;
    long code; // of the answer once its header is complete, else 0
    size_t excerpt_len;
    char excerpt[VERDICT_EXCERPT_MAX];
};

// The exchange may not move from here on. False when there is no memory; then there is
// nothing to clear. finished is the transfer's, with its context.
bool webhook_exchange_init(struct webhook_exchange *webhook,
                           const struct webhook_options *options,
                           const struct allocator *allocator,
                           void (*finished)(void *context, CURLcode result),
                           void *context);

// Makes the request and forgets the last answer; the transfer can be started. ENOMEM;
// EDOCUMENT, with a sentence, for a reminder that can never be sent.
aftercare_status webhook_exchange_prepare(struct webhook_exchange *webhook,
                                          const struct delivery *delivery,
                                          aftercare_error *err);

// What came of it, after the transfer has ended with that result.
void webhook_exchange_judge(struct webhook_exchange *webhook, CURLcode result,
                            struct verdict *out);

void webhook_exchange_clear(struct webhook_exchange *webhook);

#endif
