// One message by one channel, on a loop of its own, without a store.
#include "core/base/fail.h"
#include "core/base/sized.h"
#include "core/channels/channel.h"

#include <uv.h>

#include <inttypes.h>
#include <stdio.h>

#define WORTH_MILLISECONDS 3600000 // so long it is of use, as a reminder would say
#define KEY_MAX 64

// Once it is answered, the answer goes to whoever asked.
struct waiting {
    aftercare_told *told;
    void *context;
    bool is_told;
};

static void answered(void *context, aftercare_outcome outcome, int64_t retry_after,
                     const char *said) {
    struct waiting *waiting = context;
    waiting->is_told = true;
    waiting->told(waiting->context, outcome, retry_after, said);
}

static void nothing(void *context) {
    (void)context;
}

static void send_and_wait(uv_loop_t *loop, struct channel *channel,
                          const struct channel_functions *functions,
                          const aftercare_trial *trial, struct waiting *waiting) {
    char key[KEY_MAX]; // another one each time, so that no receiver takes it for a repeat
    (void)snprintf(key, sizeof key, "aftercare-test/%" PRId64, trial->now);
    const aftercare_reminder reminder = {.key = key,
                                         .session = "aftercare-test",
                                         .rule = "aftercare-test",
                                         .channel = trial->channel->name,
                                         .to = trial->to,
                                         .locale = trial->locale,
                                         .message = trial->message,
                                         .due = trial->now,
                                         .expires = trial->now + WORTH_MILLISECONDS,
                                         .next_try = trial->now,
                                         .state = AFTERCARE_REMINDER_SCHEDULED,
                                         .attempts = 1};
    const struct delivery delivery = {.reminder = &reminder, .now = trial->now};
    functions->send(channel, &delivery, answered, waiting);
    while (!waiting->is_told && uv_run(loop, UV_RUN_ONCE) != 0) {
    }
    functions->close(channel, nothing, NULL); // Now at the latest it is told.
    (void)uv_run(loop, UV_RUN_DEFAULT);
}

static aftercare_status run(uv_loop_t *loop, const struct channel_functions *functions,
                            const aftercare_trial *trial, struct waiting *waiting,
                            aftercare_error *err) {
    struct channel *channel = NULL;
    aftercare_status status = functions->open(&channel, loop, trial->channel, err);
    if (status || !channel) {
        (void)uv_run(loop, UV_RUN_DEFAULT);
        return status;
    }
    send_and_wait(loop, channel, functions, trial, waiting);
    return AFTERCARE_OK;
}

static aftercare_status check(const struct channel_functions **out,
                              const aftercare_trial *trial, aftercare_told *told,
                              aftercare_error *err) {
    if (!trial->channel || !trial->message || !told) {
        return fail(err, AFTERCARE_EUSAGE, NULL,
                    "a channel, a message and whom to tell are needed");
    }
    const char *type = trial->channel->type ? trial->channel->type : "";
    *out = channel_of_type(type);
    return *out ? AFTERCARE_OK
                : fail(err, AFTERCARE_EUSAGE, trial->channel->name,
                       "there is no type of channel \"%.64s\"", type);
}

aftercare_status aftercare_trial_send(const aftercare_trial *given, aftercare_told *told,
                                      void *context, aftercare_error *err) {
    uv_loop_t loop;
    struct waiting waiting = {.told = told, .context = context};
    const struct channel_functions *functions = NULL;
    aftercare_trial trial = AFTERCARE_TRIAL;
    aftercare_status status = sized_read(SIZED(&trial, AFTERCARE_TRIAL), given, err);
    if (!status) {
        status = check(&functions, &trial, told, err);
    }
    if (status || !functions) {
        return status;
    }
    if (uv_loop_init(&loop) != 0) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory to send it");
    }
    status = run(&loop, functions, &trial, &waiting, err);
    (void)uv_loop_close(&loop);
    return status;
}
