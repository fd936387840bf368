// A message by one channel, without a store and a session.
#include "aftercare/reminders.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define NOON INT64_C(1782648000000)

enum way { AT_ONCE, REFUSES, TOO_LATE };

// A channel, and what came of it.
struct seen {
    enum way way;
    int sent, told;
    aftercare_outcome outcome;
    char key[64], to[64], locale[8], message[64], said[64];
    int64_t due;
    aftercare_told *late; // TOO_LATE: to be told when nobody waits for it any more
    void *late_context;
};

static void take(void *channel_context, const aftercare_reminder *reminder,
                 aftercare_told *told, void *context) {
    struct seen *seen = channel_context;
    seen->sent++;
    seen->due = reminder->due;
    (void)snprintf(seen->key, sizeof seen->key, "%s", reminder->key);
    (void)snprintf(seen->to, sizeof seen->to, "%s", reminder->to);
    (void)snprintf(seen->locale, sizeof seen->locale, "%s", reminder->locale);
    (void)snprintf(seen->message, sizeof seen->message, "%s", reminder->message);
    if (seen->way == AT_ONCE) {
        told(context, AFTERCARE_OUTCOME_DELIVERED, 0, "fine");
    } else if (seen->way == REFUSES) {
        told(context, AFTERCARE_OUTCOME_REFUSED, 0, "no");
    } else {
        seen->late = told;
        seen->late_context = context;
    }
}

static void answered(void *context, aftercare_outcome outcome, int64_t retry_after,
                     const char *said) {
    struct seen *seen = context;
    (void)retry_after;
    seen->told++;
    seen->outcome = outcome;
    (void)snprintf(seen->said, sizeof seen->said, "%s", said);
}

static aftercare_channel_options channel_of(struct seen *seen) {
    return (aftercare_channel_options){.name = "own",
                                       .type = "callback",
                                       .timeout = 50,
                                       .send = take,
                                       .send_context = seen};
}

static aftercare_trial trial_of(const aftercare_channel_options *channel) {
    aftercare_trial trial = AFTERCARE_TRIAL;
    trial.channel = channel;
    trial.to = "p-1";
    trial.locale = "es";
    trial.message = "a test";
    trial.now = NOON;
    return trial;
}

static void it_is_sent_once_as_a_reminder_that_is_due(void **state) {
    struct seen seen = {.way = AT_ONCE};
    aftercare_channel_options channel = channel_of(&seen);
    aftercare_trial trial = trial_of(&channel);
    aftercare_error err;
    (void)state;

    assert_int_equal(AFTERCARE_OK, aftercare_trial_send(&trial, answered, &seen, &err));

    assert_int_equal(1, seen.sent);
    assert_int_equal(1, seen.told);
    assert_int_equal(AFTERCARE_OUTCOME_DELIVERED, seen.outcome);
    assert_string_equal("fine", seen.said);
    assert_string_equal("aftercare-test/1782648000000", seen.key);
    assert_string_equal("p-1", seen.to);
    assert_string_equal("es", seen.locale);
    assert_string_equal("a test", seen.message);
    assert_int_equal(NOON, seen.due);
}

static void what_the_channel_says_is_told(void **state) {
    struct seen seen = {.way = REFUSES};
    aftercare_channel_options channel = channel_of(&seen);
    aftercare_trial trial = trial_of(&channel);
    aftercare_error err;
    (void)state;

    assert_int_equal(AFTERCARE_OK, aftercare_trial_send(&trial, answered, &seen, &err));

    assert_int_equal(1, seen.told);
    assert_int_equal(AFTERCARE_OUTCOME_REFUSED, seen.outcome);
    assert_string_equal("no", seen.said);
}

static void a_channel_that_answers_too_late_is_told_of_after_its_time(void **state) {
    struct seen seen = {.way = TOO_LATE};
    aftercare_channel_options channel = channel_of(&seen);
    aftercare_trial trial = trial_of(&channel);
    aftercare_error err;
    (void)state;

    assert_int_equal(AFTERCARE_OK, aftercare_trial_send(&trial, answered, &seen, &err));

    assert_non_null(seen.late);
    seen.late(seen.late_context, AFTERCARE_OUTCOME_DELIVERED, 0, "now");
    assert_int_equal(1, seen.told);
    assert_int_not_equal(AFTERCARE_OUTCOME_DELIVERED, seen.outcome);
}

static void what_is_missing_or_wrong_is_refused_and_nobody_told(void **state) {
    struct seen seen = {.way = AT_ONCE};
    aftercare_channel_options channel = channel_of(&seen), other = channel,
                              none = channel;
    other.type = "telegraph";
    none.type = NULL;
    aftercare_channel_options wrong = {.name = "hook", .type = "webhook", .url = "x"};
    aftercare_trial good = trial_of(&channel);
    aftercare_trial no_size = good, no_channel = good, no_message = good;
    no_size.size = 1;
    no_channel.channel = NULL;
    no_message.message = NULL;
    aftercare_trial no_type = trial_of(&none), no_such = trial_of(&other),
                    no_url = trial_of(&wrong);
    const aftercare_trial *const bad[] = {NULL,     &no_size, &no_channel, &no_message,
                                          &no_type, &no_such, &no_url};
    aftercare_error err;
    (void)state;

    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        err.sentence[0] = '\0';
        assert_int_equal(AFTERCARE_EUSAGE,
                         aftercare_trial_send(bad[i], answered, &seen, &err));
        assert_string_not_equal("", err.sentence);
    }
    assert_int_equal(AFTERCARE_EUSAGE, aftercare_trial_send(&good, NULL, NULL, &err));

    assert_int_equal(0, seen.sent + seen.told);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_sent_once_as_a_reminder_that_is_due),
        cmocka_unit_test(what_the_channel_says_is_told),
        cmocka_unit_test(a_channel_that_answers_too_late_is_told_of_after_its_time),
        cmocka_unit_test(what_is_missing_or_wrong_is_refused_and_nobody_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
