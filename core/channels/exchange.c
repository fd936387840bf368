#include "core/channels/exchange.h"

#include "aftercare/reminders.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/socket.h>

#define CONNECT_MILLISECONDS_MAX 3000

// Called with the address that is about to be reached, after its name was looked up: no
// answer of a name server gets past this.
static curl_socket_t open_socket(void *context, curlsocktype purpose,
                                 struct curl_sockaddr *address) {
    struct exchange *exchange = context;
    const struct endpoint *endpoint = exchange->endpoint;

    (void)purpose;
    exchange->refusal =
        address_refusal(&address->addr, endpoint->allow, endpoint->allow_count);
    if (exchange->refusal) {
        (void)address_format(exchange->address, &address->addr);
        return CURL_SOCKET_BAD;
    }
    int opened = socket(address->family, address->socktype, address->protocol);
    if (opened < 0) {
        return CURL_SOCKET_BAD;
    }
    (void)fcntl(opened, F_SETFD, FD_CLOEXEC);
    return opened;
}

static const struct exchange_number numbers[] = {
    {CURLOPT_NOSIGNAL, 1},
    {CURLOPT_FOLLOWLOCATION, 0},
    {CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2},
    {CURLOPT_CONNECTTIMEOUT_MS, CONNECT_MILLISECONDS_MAX},
    // A name that is still being looked up when its time is over would stop the whole
    // loop until the resolver's thread ends; like this the thread ends by itself.
    {CURLOPT_QUICK_EXIT, 1},
};

bool exchange_set_numbers(CURL *easy, const struct exchange_number *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (curl_easy_setopt(easy, rows[i].option, rows[i].value) != CURLE_OK) {
            return false;
        }
    }
    return true;
}

static bool set_pointers(CURL *easy, struct exchange *exchange) {
    const struct {
        CURLoption option;
        const void *value;
    } pointers[] = {
        {CURLOPT_URL, exchange->endpoint->url},
        {CURLOPT_PROTOCOLS_STR, "http,https,smtp,smtps"},
        {CURLOPT_PROXY, ""},    // else the environment's, whose address would be judged
        {CURLOPT_CAPATH, NULL}, // else every connection reads all certificates anew
        {CURLOPT_ERRORBUFFER, exchange->trouble},
        {CURLOPT_PRIVATE, &exchange->transfer},
        {CURLOPT_OPENSOCKETDATA, exchange},
    };

    for (size_t i = 0; i < sizeof pointers / sizeof *pointers; i++) {
        if (curl_easy_setopt(easy, pointers[i].option, pointers[i].value) != CURLE_OK) {
            return false;
        }
    }
    return true;
}

static bool set_up(CURL *easy, struct exchange *exchange) {
    const struct endpoint *endpoint = exchange->endpoint;

    return exchange_set_numbers(easy, numbers, sizeof numbers / sizeof *numbers) &&
           set_pointers(easy, exchange) &&
           (!endpoint->ca_file ||
            curl_easy_setopt(easy, CURLOPT_CAINFO, endpoint->ca_file) == CURLE_OK) &&
           curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, endpoint->timeout) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket) == CURLE_OK;
}

bool exchange_init(struct exchange *exchange, const struct endpoint *endpoint,
                   void (*finished)(void *context, CURLcode result), void *context) {
    CURL *easy = curl_easy_init();

    if (!easy) {
        return false;
    }
    *exchange = (struct exchange){
        .transfer = {.easy = easy, .finished = finished, .context = context},
        .endpoint = endpoint,
    };
    if (!set_up(easy, exchange)) {
        curl_easy_cleanup(easy);
        return false;
    }
    return true;
}

void exchange_begin(struct exchange *exchange, int64_t now) {
    exchange->now = now;
    exchange->received = 0;
    exchange->refusal = NULL;
    exchange->trouble[0] = '\0';
}

// CURLOPT_MAXFILESIZE would end the transfer before it is known that a header is
// complete, and knows nothing of headers and chunks.
bool exchange_count(struct exchange *exchange, size_t len) {
    exchange->received += len;
    return exchange->received <= EXCHANGE_ANSWER_MAX;
}

// Curl has written it to trouble unless it had nothing to say.
const char *exchange_trouble(struct exchange *exchange, CURLcode result) {
    if (exchange->received > EXCHANGE_ANSWER_MAX) {
        return "its answer was not complete after 65536 bytes";
    }
    if (result == CURLE_ABORTED_BY_CALLBACK) { // which only the channel does
        return "the channel was closed";
    }
    if (result == CURLE_OUT_OF_MEMORY) { // says curl of both
        return "no memory for it, or a line of its answer is longer than 100 KB";
    }
    if (result == CURLE_COULDNT_CONNECT && exchange->refusal) {
        (void)snprintf(exchange->trouble, sizeof exchange->trouble,
                       "%s may not be reached, %s (allow its network)", exchange->address,
                       exchange->refusal);
    }
    return exchange->trouble[0] ? exchange->trouble : curl_easy_strerror(result);
}

bool exchange_is_ours(CURLcode result) {
    return result == CURLE_ABORTED_BY_CALLBACK || result == CURLE_OUT_OF_MEMORY;
}

void exchange_clear(struct exchange *exchange) {
    curl_easy_cleanup(exchange->transfer.easy);
}
