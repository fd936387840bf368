// Whether channels get to their hosts, as far as that shows without sending anything: all
// of them at once, on a loop of its own.
#include "core/base/fail.h"
#include "core/base/text.h"
#include "core/channels/exchange.h"
#include "core/channels/mail_options.h"
#include "core/channels/webhook_options.h"

#include <uv.h>

#include <stdio.h>
#include <string.h>

#define PATIENCE_MILLISECONDS 5000

struct reach {
    const aftercare_channel_options *channel;
    struct webhook_options webhook; // of these two, the one that it is
    struct mail_options mail;
    struct exchange exchange;
    bool is_begun;
    CURLcode result;
    size_t *left; // how many are under way
};

// All that go by the net, in the order of their channels.
struct reaches {
    struct arena arena;
    struct reach *items;
    size_t count, left;
    struct curl_loop *curl;
};

// What is wrong, and whether it can come right without us.
struct trouble {
    CURLcode result;
    aftercare_status status;
    const char *fix;
};

#define IS_IT_THERE "see that it runs, and that nothing is in the way"

static const struct trouble troubles[] = {
    {CURLE_COULDNT_RESOLVE_HOST, AFTERCARE_EIO,
     "look at the name, and at this machine's name server"},
    {CURLE_COULDNT_CONNECT, AFTERCARE_EIO, IS_IT_THERE},
    {CURLE_OPERATION_TIMEDOUT, AFTERCARE_EIO, IS_IT_THERE},
    {CURLE_PEER_FAILED_VERIFICATION, AFTERCARE_EUSAGE,
     "have it show a certificate in its own name, or name in ca_file who signed it"},
    {CURLE_SSL_CACERT_BADFILE, AFTERCARE_EUSAGE, "ca_file must hold certificates, PEM"},
    {CURLE_SSL_CONNECT_ERROR, AFTERCARE_EUSAGE,
     "see that TLS 1.2 or a later one is spoken at that port"},
    {CURLE_USE_SSL_FAILED, AFTERCARE_EUSAGE, "have it offer STARTTLS, or take smtps://"},
    {CURLE_WEIRD_SERVER_REPLY, AFTERCARE_EUSAGE, "look at the port"},
};

static struct trouble trouble_of(CURLcode result) {
    for (size_t i = 0; i < sizeof troubles / sizeof troubles[0]; i++) {
        if (troubles[i].result == result) {
            return troubles[i];
        }
    }
    return (struct trouble){result, AFTERCARE_EIO, "see what answers there"};
}

static void finished(void *context, CURLcode result) {
    struct reach *reach = context;
    reach->result = result;
    (*reach->left)--;
}

static bool is_mail(const aftercare_channel_options *channel) {
    return strcmp(channel->type, "mail") == 0;
}

static bool is_by_net(const aftercare_channel_options *channel) {
    return channel->type && (is_mail(channel) || strcmp(channel->type, "webhook") == 0);
}

static const struct endpoint *endpoint_of(const struct reach *reach) {
    return is_mail(reach->channel) ? &reach->mail.endpoint : &reach->webhook.endpoint;
}

// Nobody logs in: to a mail server no more is said than its greeting needs.
static bool set_up(struct reach *reach) {
    const struct exchange_number numbers[] = {
        {CURLOPT_CONNECT_ONLY, 1},
        {CURLOPT_TIMEOUT_MS, PATIENCE_MILLISECONDS},
        {CURLOPT_CONNECTTIMEOUT_MS, PATIENCE_MILLISECONDS},
        {CURLOPT_USE_SSL,
         reach->channel->is_unencrypted ? CURLUSESSL_NONE : CURLUSESSL_ALL},
    };
    reach->exchange.transfer.is_kept = true;
    return exchange_set_numbers(reach->exchange.transfer.easy, numbers,
                                sizeof numbers / sizeof *numbers);
}

static aftercare_status begin(struct reaches *reaches, struct reach *reach,
                              aftercare_error *err) {
    aftercare_status status =
        is_mail(reach->channel)
            ? mail_options_read(&reach->mail, &reaches->arena, reach->channel, err)
            : webhook_options_read(&reach->webhook, &reaches->arena, reach->channel, err);
    if (status) {
        return status;
    }
    if (!exchange_init(&reach->exchange, endpoint_of(reach), finished, reach)) {
        reach->exchange.transfer.easy = NULL; // There is nothing to clear.
        return fail(err, AFTERCARE_ENOMEM, reach->channel->name, "no memory to reach it");
    }
    exchange_begin(&reach->exchange, 0);
    if (!set_up(reach) || !curl_loop_start(reaches->curl, &reach->exchange.transfer)) {
        return fail(err, AFTERCARE_ENOMEM, reach->channel->name, "no memory to reach it");
    }
    reach->is_begun = true;
    reaches->left++;
    return AFTERCARE_OK;
}

static void tell(struct reach *reach, aftercare_reached *told, void *context) {
    char sentence[AFTERCARE_SENTENCE_MAX];
    const char *host = endpoint_of(reach)->host;
    if (reach->result == CURLE_OK) {
        told(context, reach->channel, host, AFTERCARE_OK, NULL);
        return;
    }
    struct trouble trouble = trouble_of(reach->result);
    const char *why = exchange_trouble(&reach->exchange, reach->result);
    if (reach->result == CURLE_COULDNT_CONNECT && reach->exchange.refusal) {
        // That says itself what to do.
        (void)snprintf(sentence, sizeof sentence, "%s", why);
        trouble.status = AFTERCARE_EUSAGE;
    } else {
        (void)snprintf(sentence, sizeof sentence, "%s (%s)", why, trouble.fix);
    }
    text_clean(sentence);
    told(context, reach->channel, host, trouble.status, sentence);
}

// Curl keeps a connection that was opened for nothing else: it is taken back.
static void end(struct reaches *reaches, struct reach *reach) {
    if (reach->exchange.transfer.easy) {
        if (reach->is_begun && reach->result == CURLE_OK) {
            curl_loop_drop(reaches->curl, &reach->exchange.transfer);
        }
        exchange_clear(&reach->exchange);
    }
    webhook_options_clear(&reach->webhook);
    mail_options_clear(&reach->mail);
}

static void nothing(void *context) {
    (void)context;
}

// Begins all, and waits for all: also where one of them could not be begun.
static aftercare_status run(struct reaches *reaches, uv_loop_t *loop,
                            aftercare_error *err) {
    aftercare_status status = AFTERCARE_OK;
    for (size_t i = 0; i < reaches->count && !status; i++) {
        status = begin(reaches, &reaches->items[i], err);
    }
    while (reaches->left > 0 && uv_run(loop, UV_RUN_ONCE) != 0) {
    }
    return status;
}

static aftercare_status reach_all(struct reaches *reaches, uv_loop_t *loop,
                                  aftercare_reached *told, void *context,
                                  aftercare_error *err) {
    aftercare_status status = curl_loop_open(&reaches->curl, loop, &system_allocator,
                                             (long)reaches->count, err);
    if (status) {
        return status;
    }
    status = run(reaches, loop, err);
    for (size_t i = 0; i < reaches->count && !status; i++) {
        tell(&reaches->items[i], told, context);
    }
    for (size_t i = 0; i < reaches->count; i++) {
        end(reaches, &reaches->items[i]);
    }
    curl_loop_close(reaches->curl, nothing, NULL);
    (void)uv_run(loop, UV_RUN_DEFAULT);
    return status;
}

// False when there is no memory.
static bool find(struct reaches *out, const aftercare_channel_options *channels,
                 size_t count) {
    out->items = arena_array(&out->arena, count, sizeof *out->items);
    for (size_t i = 0; out->items && i < count; i++) {
        if (is_by_net(&channels[i])) {
            out->items[out->count++] =
                (struct reach){.channel = &channels[i],
                               .result = CURLE_FAILED_INIT, // till it is known
                               .left = &out->left};
        }
    }
    return out->items != NULL;
}

aftercare_status aftercare_reach(const aftercare_channel_options *channels, size_t count,
                                 aftercare_reached *told, void *context,
                                 aftercare_error *err) {
    struct reaches reaches = {.count = 0};
    uv_loop_t loop;
    if ((!channels && count > 0) || !told) {
        return fail(err, AFTERCARE_EUSAGE, NULL, "channels and whom to tell are needed");
    }
    if (uv_loop_init(&loop) != 0) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory to reach the channels");
    }
    arena_init(&reaches.arena, &system_allocator, 0);
    aftercare_status status =
        find(&reaches, channels, count)
            ? reach_all(&reaches, &loop, told, context, err)
            : fail(err, AFTERCARE_ENOMEM, NULL, "no memory to reach the channels");
    arena_clear(&reaches.arena);
    (void)uv_loop_close(&loop);
    return status;
}
