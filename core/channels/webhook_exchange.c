#include "core/channels/webhook_exchange.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#define ANSWER_BYTES_MAX 65536 // header and body
#define CONNECT_MILLISECONDS_MAX 3000

// CURLOPT_MAXFILESIZE would end the transfer before it is known that the header is
// complete, and knows nothing of headers and chunks.
static bool is_within_bounds(struct webhook_exchange *exchange, size_t len) {
    exchange->received += len;
    return exchange->received <= ANSWER_BYTES_MAX;
}

// Called with each whole line; the empty one ends a header, also that of a 103 that comes
// before the answer.
static size_t take_header(char *at, size_t size, size_t count, void *context) {
    struct webhook_exchange *exchange = context;
    size_t len = size * count;
    long code = 0;

    if (len > 0 && (at[0] == '\r' || at[0] == '\n')) {
        (void)curl_easy_getinfo(exchange->transfer.easy, CURLINFO_RESPONSE_CODE, &code);
        exchange->code = code >= 200 ? code : 0;
    }
    return is_within_bounds(exchange, len) ? len : 0;
}

static size_t take_body(char *at, size_t size, size_t count, void *context) {
    struct webhook_exchange *exchange = context;
    size_t len = size * count;
    size_t room = sizeof exchange->excerpt - exchange->excerpt_len;
    size_t kept = len < room ? len : room;

    memcpy(exchange->excerpt + exchange->excerpt_len, at, kept);
    exchange->excerpt_len += kept;
    return is_within_bounds(exchange, len) ? len : 0;
}

// Called with the address that is about to be reached, after its name was looked up: no
// answer of a name server gets past this.
static curl_socket_t open_socket(void *context, curlsocktype purpose,
                                 struct curl_sockaddr *address) {
    struct webhook_exchange *exchange = context;
    const struct webhook_options *options = exchange->options;

    (void)purpose;
    exchange->refusal =
        address_refusal(&address->addr, options->allow, options->allow_count);
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

static const struct {
    CURLoption option;
    long value;
} numbers[] = {
    {CURLOPT_POST, 1},
    {CURLOPT_FOLLOWLOCATION, 0},
    {CURLOPT_NOSIGNAL, 1},
    // Over HTTP/2, curl 7.88 reports deliveries as failed that were answered early.
    {CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1},
    {CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2},
    {CURLOPT_CONNECTTIMEOUT_MS, CONNECT_MILLISECONDS_MAX},
    // A name that is still being looked up when its time is over would stop the whole
    // loop until the resolver's thread ends; like this the thread ends by itself.
    {CURLOPT_QUICK_EXIT, 1},
};

static bool set_numbers(CURL *easy) {
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (curl_easy_setopt(easy, numbers[i].option, numbers[i].value) != CURLE_OK) {
            return false;
        }
    }
    return true;
}

static bool set_pointers(CURL *easy, struct webhook_exchange *exchange) {
    const struct {
        CURLoption option;
        const void *value;
    } pointers[] = {
        {CURLOPT_URL, exchange->options->url},
        {CURLOPT_PROTOCOLS_STR, "http,https"},
        {CURLOPT_PROXY, ""},    // else the environment's, whose address would be judged
        {CURLOPT_CAPATH, NULL}, // else every connection reads all certificates anew
        {CURLOPT_USERAGENT, "aftercare/" AFTERCARE_VERSION},
        {CURLOPT_ERRORBUFFER, exchange->trouble},
        {CURLOPT_PRIVATE, &exchange->transfer},
        {CURLOPT_HEADERDATA, exchange},
        {CURLOPT_WRITEDATA, exchange},
        {CURLOPT_OPENSOCKETDATA, exchange},
    };

    for (size_t i = 0; i < sizeof pointers / sizeof *pointers; i++) {
        if (curl_easy_setopt(easy, pointers[i].option, pointers[i].value) != CURLE_OK) {
            return false;
        }
    }
    return true;
}

static bool set_up(CURL *easy, struct webhook_exchange *exchange) {
    const struct webhook_options *options = exchange->options;

    return set_numbers(easy) && set_pointers(easy, exchange) &&
           (!options->ca_file ||
            curl_easy_setopt(easy, CURLOPT_CAINFO, options->ca_file) == CURLE_OK) &&
           curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, options->timeout) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_header) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket) == CURLE_OK;
}

bool webhook_exchange_init(struct webhook_exchange *exchange,
                           const struct webhook_options *options,
                           const struct allocator *allocator,
                           void (*finished)(void *context, CURLcode result),
                           void *context) {
    CURL *easy = curl_easy_init();

    if (!easy) {
        return false;
    }
    *exchange = (struct webhook_exchange){
        .transfer = {.easy = easy, .finished = finished, .context = context},
        .options = options,
    };
    if (!set_up(easy, exchange)) {
        curl_easy_cleanup(easy);
        return false;
    }
    webhook_request_init(&exchange->request, allocator);
    return true;
}

aftercare_status webhook_exchange_prepare(struct webhook_exchange *exchange,
                                          const struct delivery *delivery,
                                          aftercare_error *err) {
    struct webhook_request *request = &exchange->request;
    CURL *easy = exchange->transfer.easy;
    aftercare_status status =
        webhook_request_make(request, delivery, &exchange->options->keys, err);

    if (status != AFTERCARE_OK) {
        return status;
    }
    if (curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request->body.at) != CURLE_OK ||
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE,
                         (curl_off_t)request->body.len) != CURLE_OK ||
        curl_easy_setopt(easy, CURLOPT_HTTPHEADER, request->headers) != CURLE_OK) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the request");
    }
    exchange->now = delivery->now;
    exchange->code = 0;
    exchange->received = 0;
    exchange->excerpt_len = 0;
    exchange->refusal = NULL;
    exchange->trouble[0] = '\0';
    return AFTERCARE_OK;
}

// Why there was no answer. Curl has written it to trouble unless it had nothing to say.
static const char *trouble_of(struct webhook_exchange *exchange, CURLcode result) {
    if (exchange->received > ANSWER_BYTES_MAX) {
        return "its header is longer than 65536 bytes";
    }
    if (result == CURLE_ABORTED_BY_CALLBACK) { // which only the channel does
        return "the channel was closed";
    }
    if (result == CURLE_OK) { // a header without an end is one for curl
        return "its header was cut off";
    }
    if (result == CURLE_OUT_OF_MEMORY) { // says curl of both
        return "no memory for it, or a line of its header is longer than 100 KB";
    }
    if (result == CURLE_COULDNT_CONNECT && exchange->refusal) {
        (void)snprintf(exchange->trouble, sizeof exchange->trouble,
                       "%s may not be reached, %s (allow its network)", exchange->address,
                       exchange->refusal);
    }
    return exchange->trouble[0] ? exchange->trouble : curl_easy_strerror(result);
}

void webhook_exchange_judge(struct webhook_exchange *exchange, CURLcode result,
                            struct webhook_verdict *out) {
    struct curl_header *retry_after = NULL;

    (void)curl_easy_header(exchange->transfer.easy, "Retry-After", 0, CURLH_HEADER, -1,
                           &retry_after);
    webhook_answer_judge(out, &(struct webhook_answer){
                                  .code = exchange->code,
                                  .retry_after = retry_after ? retry_after->value : NULL,
                                  .excerpt = {exchange->excerpt, exchange->excerpt_len},
                                  .trouble = trouble_of(exchange, result),
                                  .is_ours = result == CURLE_ABORTED_BY_CALLBACK ||
                                             result == CURLE_OUT_OF_MEMORY,
                                  .now = exchange->now,
                              });
}

void webhook_exchange_clear(struct webhook_exchange *exchange) {
    curl_easy_cleanup(exchange->transfer.easy);
    webhook_request_clear(&exchange->request);
}
