// What is told of channels without sending anything. Hosts that are there, and their
// certificates, are looked at by tests/integration/daemon_doctor_test.py.
#include "aftercare/reminders.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#define TOLD_MAX 4

struct told {
    const char *names[TOLD_MAX];
    aftercare_status statuses[TOLD_MAX];
    char sentence[AFTERCARE_SENTENCE_MAX]; // the last
    char host[64];
    size_t count;
};

static void note(void *context, const aftercare_channel_options *channel,
                 const char *host, aftercare_status status, const char *sentence) {
    struct told *told = context;
    assert_true(told->count < TOLD_MAX);
    told->names[told->count] = channel->name;
    told->statuses[told->count++] = status;
    (void)snprintf(told->sentence, sizeof told->sentence, "%s", sentence);
    (void)snprintf(told->host, sizeof told->host, "%s", host);
}

static const aftercare_channel_options log_channel = {.name = "log", .type = "log"};

// Port 1 is nobody's, and its network is not allowed either.
static const aftercare_channel_options webhook = {
    .name = "hook", .type = "webhook", .url = "http://127.0.0.1:1/", .is_unsigned = true};

static const aftercare_channel_options mail = {.name = "mail",
                                               .type = "mail",
                                               .server = "smtps://127.0.0.1:1",
                                               .from = "clinic@clinic.example"};

static void each_that_goes_by_the_net_is_told_in_its_turn(void **state) {
    const aftercare_channel_options channels[] = {log_channel, webhook, mail};
    struct told told = {.count = 0};
    aftercare_error err;
    (void)state;

    assert_int_equal(aftercare_reach(channels, 3, note, &told, &err), AFTERCARE_OK);

    assert_int_equal(told.count, 2);
    assert_string_equal(told.names[0], "hook");
    assert_string_equal(told.names[1], "mail");
    assert_string_equal(told.host, "127.0.0.1:1");
}

static void what_is_not_allowed_is_the_configurations(void **state) {
    struct told told = {.count = 0};
    aftercare_error err;
    (void)state;

    assert_int_equal(aftercare_reach(&webhook, 1, note, &told, &err), AFTERCARE_OK);

    assert_int_equal(told.statuses[0], AFTERCARE_EUSAGE);
    assert_non_null(strstr(told.sentence, "(allow its network)"));
}

static void where_nobody_is_somebody_may_come(void **state) {
    static const char *const allow[] = {"127.0.0.0/8"};
    aftercare_channel_options allowed = webhook;
    struct told told = {.count = 0};
    aftercare_error err;
    (void)state;
    allowed.allow = allow;
    allowed.allow_count = 1;

    assert_int_equal(aftercare_reach(&allowed, 1, note, &told, &err), AFTERCARE_OK);

    assert_int_equal(told.statuses[0], AFTERCARE_EIO);
    assert_non_null(strstr(told.sentence, "(see that it runs"));
}

static void a_wrong_option_is_refused_and_nobody_is_told(void **state) {
    aftercare_channel_options wrong[] = {webhook, mail};
    struct told told = {.count = 0};
    aftercare_error err;
    (void)state;
    wrong[1].server = "ftp://127.0.0.1";

    assert_int_equal(aftercare_reach(wrong, 2, note, &told, &err), AFTERCARE_EUSAGE);

    assert_string_equal(err.place, "mail");
    assert_int_equal(told.count, 0);
    assert_int_equal(aftercare_reach(&mail, 1, NULL, NULL, &err), AFTERCARE_EUSAGE);
    assert_int_equal(aftercare_reach(NULL, 1, note, &told, &err), AFTERCARE_EUSAGE);
}

static void without_channels_there_is_nothing_to_tell(void **state) {
    struct told told = {.count = 0};
    aftercare_error err;
    (void)state;
    assert_int_equal(aftercare_reach(NULL, 0, note, &told, &err), AFTERCARE_OK);
    assert_int_equal(aftercare_reach(&log_channel, 1, note, &told, &err), AFTERCARE_OK);
    assert_int_equal(told.count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_that_goes_by_the_net_is_told_in_its_turn),
        cmocka_unit_test(what_is_not_allowed_is_the_configurations),
        cmocka_unit_test(where_nobody_is_somebody_may_come),
        cmocka_unit_test(a_wrong_option_is_refused_and_nobody_is_told),
        cmocka_unit_test(without_channels_there_is_nothing_to_tell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
