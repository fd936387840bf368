// aftercared send-test CHANNEL [--to ADDRESS]: whether a channel reaches its receiver.
#include "core/base/fail.h"
#include "core/base/text.h"
#include "core/daemon/clock.h"
#include "core/daemon/command.h"

#include <stdio.h>
#include <string.h>

#define MESSAGE_MAX 256

// How it ended, as a sentence.
struct answer {
    const char *channel;
    bool is_taken;
};

static void tell(void *context, aftercare_outcome outcome, int64_t retry_after,
                 const char *said) {
    static const char *const ends[AFTERCARE_OUTCOMES] = {
        [AFTERCARE_OUTCOME_DELIVERED] = "it was taken",
        [AFTERCARE_OUTCOME_TRY_AGAIN] = "it was not taken, and would be tried again",
        [AFTERCARE_OUTCOME_REFUSED] = "it was refused for good",
        [AFTERCARE_OUTCOME_DOWN] = "the channel does not work",
    };
    struct answer *answer = context;
    char text[AFTERCARE_SENTENCE_MAX];
    (void)retry_after; // What was said tells it, too.
    (void)snprintf(text, sizeof text, "%s", said ? said : "");
    text_clean(text);
    answer->is_taken = outcome == AFTERCARE_OUTCOME_DELIVERED;
    (void)printf("%s: %s%s%s\n", answer->channel, ends[outcome], text[0] ? ": " : "",
                 text);
}

static const aftercare_channel_options *find(const struct config *config,
                                             const char *name, aftercare_error *err) {
    struct nearest nearest = {.word = text_of(name)};
    for (size_t i = 0; i < config->channels_count; i++) {
        if (strcmp(config->channels[i].name, name) == 0) {
            return &config->channels[i];
        }
        nearest_offer(&nearest, text_of(config->channels[i].name));
    }
    bool is_near = nearest.best.len > 0;
    (void)fail(err, AFTERCARE_EUSAGE, NULL, "there is no channel \"%.64s\" (%s%.*s)",
               name, is_near ? "did you mean " : "name one of the configuration",
               TEXT_ARGS(nearest.best));
    return NULL;
}

static enum exit_status run(const struct command_call *call) {
    aftercare_error err;
    aftercare_trial trial = AFTERCARE_TRIAL;
    char message[MESSAGE_MAX];
    struct answer answer = {.channel = call->words[0]};

    trial.channel = find(call->config, call->words[0], &err);
    if (!trial.channel) {
        return complain_of(&err);
    }
    (void)snprintf(message, sizeof message,
                   "This is a test by aftercared of its channel \"%.64s\". Nobody needs "
                   "to do anything.",
                   call->words[0]);
    trial.to = call->to;
    trial.message = message;
    trial.now = clock_now();
    aftercare_status status = aftercare_trial_send(&trial, tell, &answer, &err);
    if (status != AFTERCARE_OK) {
        complain(NULL, &err);
        return complain_status(status);
    }
    return answer.is_taken ? EXIT_DONE : EXIT_FOUND;
}

const struct command command_send_test = {
    .name = "send-test",
    .arguments = "CHANNEL [--to ADDRESS]",
    .says =
        "sends one message by that channel, as reminders are sent, and tells what was "
        "answered; nothing of it is kept",
    .least = 1,
    .most = 1,
    .has_receiver = true,
    .run = run,
};
