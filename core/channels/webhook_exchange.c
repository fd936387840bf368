#include "core/channels/webhook_exchange.h"

#include "core/channels/webhook_answer.h"

#include <string.h>

// Called with each whole line; the empty one ends a header, also that of a 103 that comes
// before the answer.
static size_t take_header(char *at, size_t size, size_t count, void *context) {
    struct webhook_exchange *webhook = context;
    size_t len = size * count;
    long code = 0;

    if (len > 0 && (at[0] == '\r' || at[0] == '\n')) {
        (void)curl_easy_getinfo(webhook->exchange.transfer.easy, CURLINFO_RESPONSE_CODE,
                                &code);
        webhook->code = code >= 200 ? code : 0;
    }
    return exchange_count(&webhook->exchange, len) ? len : 0;
}

static size_t take_body(char *at, size_t size, size_t count, void *context) {
    struct webhook_exchange *webhook = context;
    size_t len = size * count;
    size_t room = sizeof webhook->excerpt - webhook->excerpt_len;
    size_t kept = len < room ? len : room;

    memcpy(webhook->excerpt + webhook->excerpt_len, at, kept);
    webhook->excerpt_len += kept;
    return exchange_count(&webhook->exchange, len) ? len : 0;
}

static const struct exchange_number numbers[] = {
    {CURLOPT_POST, 1},
    // Over HTTP/2, curl 7.88 reports deliveries as failed that were answered early.
    {CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1},
};

static bool set_up(CURL *easy, struct webhook_exchange *webhook) {
    return exchange_set_numbers(easy, numbers, sizeof numbers / sizeof *numbers) &&
           curl_easy_setopt(easy, CURLOPT_USERAGENT, "aftercare/" AFTERCARE_VERSION) ==
               CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_header) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_HEADERDATA, webhook) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_WRITEDATA, webhook) == CURLE_OK;
}

bool webhook_exchange_init(struct webhook_exchange *webhook,
                           const struct webhook_options *options,
                           const struct allocator *allocator,
                           void (*finished)(void *context, CURLcode result),
                           void *context) {
    *webhook = (struct webhook_exchange){.options = options};
    if (!exchange_init(&webhook->exchange, &options->endpoint, finished, context)) {
        return false;
    }
    if (!set_up(webhook->exchange.transfer.easy, webhook)) {
        exchange_clear(&webhook->exchange);
        return false;
    }
    webhook_request_init(&webhook->request, allocator);
    return true;
}

aftercare_status webhook_exchange_prepare(struct webhook_exchange *webhook,
                                          const struct delivery *delivery,
                                          aftercare_error *err) {
    struct webhook_request *request = &webhook->request;
    CURL *easy = webhook->exchange.transfer.easy;
    aftercare_status status =
        webhook_request_make(request, delivery, &webhook->options->keys, err);

    if (status != AFTERCARE_OK) {
        return status;
    }
    if (curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request->body.at) != CURLE_OK ||
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE,
                         (curl_off_t)request->body.len) != CURLE_OK ||
        curl_easy_setopt(easy, CURLOPT_HTTPHEADER, request->headers) != CURLE_OK) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the request");
    }
    exchange_begin(&webhook->exchange, delivery->now);
    webhook->code = 0;
    webhook->excerpt_len = 0;
    return AFTERCARE_OK;
}

void webhook_exchange_judge(struct webhook_exchange *webhook, CURLcode result,
                            struct verdict *out) {
    struct exchange *exchange = &webhook->exchange;
    struct curl_header *retry_after = NULL;
    // A header without an end is one for curl.
    const char *trouble = result == CURLE_OK ? "its header was cut off"
                                             : exchange_trouble(exchange, result);

    (void)curl_easy_header(exchange->transfer.easy, "Retry-After", 0, CURLH_HEADER, -1,
                           &retry_after);
    webhook_answer_judge(out, &(struct webhook_answer){
                                  .code = webhook->code,
                                  .retry_after = retry_after ? retry_after->value : NULL,
                                  .excerpt = {webhook->excerpt, webhook->excerpt_len},
                                  .trouble = trouble,
                                  .is_ours = exchange_is_ours(result),
                                  .now = exchange->now,
                              });
}

void webhook_exchange_clear(struct webhook_exchange *webhook) {
    exchange_clear(&webhook->exchange);
    webhook_request_clear(&webhook->request);
}
