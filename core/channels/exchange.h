// One message and its answer, as a transfer of curl's: what it has in common with every
// other, whatever the protocol.
#ifndef AFTERCARE_CHANNELS_EXCHANGE_H
#define AFTERCARE_CHANNELS_EXCHANGE_H

#include "core/channels/address.h"
#include "core/channels/curl_loop.h"
#include "core/channels/endpoint.h"

#define EXCHANGE_ANSWER_MAX 65536 // bytes of an answer, all in all

struct exchange {
    struct transfer transfer;
    const struct endpoint *endpoint; // borrowed
    int64_t now;                     // when it began, milliseconds
    size_t received;                 // bytes of the answer so far
    const char *refusal;             // why the last address was not tried, or NULL
    char address[ADDRESS_TEXT_MAX];
    char trouble[CURL_ERROR_SIZE];
};

// An option of curl's with a number.
struct exchange_number {
    CURLoption option;
    long value;
};

// False when there is no memory.
bool exchange_set_numbers(CURL *easy, const struct exchange_number *numbers,
                          size_t count);

// Makes the easy handle: where it goes, who is believed, which addresses are reached and
// how long it may take. The exchange may not move from here on. finished is the
// transfer's. False when there is no memory; then there is nothing to clear.
bool exchange_init(struct exchange *exchange, const struct endpoint *endpoint,
                   void (*finished)(void *context, CURLcode result), void *context);

// Forgets the last answer.
void exchange_begin(struct exchange *exchange, int64_t now);

// Counts bytes of the answer. False when there are too many.
bool exchange_count(struct exchange *exchange, size_t len);

// Why there was no answer, or none that could be understood.
const char *exchange_trouble(struct exchange *exchange, CURLcode result);

// Whether that trouble is our own, and tells nothing of the other side.
bool exchange_is_ours(CURLcode result);

void exchange_clear(struct exchange *exchange);

#endif
