// Many at once, and channels that are slow.
#include "tests/unit/reminders/harness.h"

static void no_more_are_under_way_at_once_than_the_channel_may(void **state) {
    struct harness *h = *state;
    aftercare_reminder reminders[20];
    char keys[20][32];

    h->channels[0].parallel = 4;
    harness_open(h);
    h->reply = REPLY_LATER;
    for (int i = 0; i < 20; i++) {
        (void)snprintf(keys[i], sizeof keys[i], "s/r/%d", i);
        reminders[i] = reminder_at(keys[i], NOON);
    }
    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", reminders, 20));
    pass(h, 0);
    assert_int_equal(4, h->sent_count);
    harness_tell(h, 2, AFTERCARE_OUTCOME_DELIVERED, "");
    pass(h, 0);

    assert_int_equal(5, h->sent_count);
    h->reply = REPLY_DELIVERED;
    for (size_t i = 0; i < 5; i++) {
        if (i != 2) {
            harness_tell(h, i, AFTERCARE_OUTCOME_DELIVERED, "");
        }
    }
    pass(h, 0);
    assert_int_equal(20, h->sent_count);
}

static void a_channel_that_hangs_holds_no_other(void **state) {
    struct harness *h = *state;
    static aftercare_reminder reminders[400];
    static char keys[400][32];

    h->channels_count = 2;
    h->channels[1] = (aftercare_channel_options){.name = "slow",
                                                 .type = "callback",
                                                 .parallel = 2,
                                                 .timeout = 100,
                                                 .send = harness_send,
                                                 .send_context = h};
    harness_open(h);
    for (int i = 0; i < 400; i++) {
        (void)snprintf(keys[i], sizeof keys[i], "s/r/%d", i);
        reminders[i] = reminder_at(keys[i], i < 399 ? NOON - MINUTE : NOON);
        reminders[i].channel = i < 399 ? "slow" : "test";
    }
    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", reminders, 400));
    pass(h, 0);

    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(h, "s/r/399"));
    assert_int_equal(3, h->sent_count);
    for (size_t i = 0; i < h->sent_count; i++) {
        if (strcmp(h->sent[i].channel, "slow") == 0) {
            harness_tell(h, i, AFTERCARE_OUTCOME_REFUSED, "");
            break;
        }
    }
    pass(h, 0);
    assert_int_equal(4, h->sent_count);
}

static void thousands_that_are_due_at_once_go_out_each_once(void **state) {
    struct harness *h = *state;
    static aftercare_reminder reminders[1000];
    static char keys[3000][32];

    for (int i = 0; i < 3000; i++) {
        (void)snprintf(keys[i], sizeof keys[i], "s%d/r/%d", i / 1000, i);
        reminders[i % 1000] = reminder_at(keys[i], NOON + MINUTE);
        if (i % 1000 == 999) {
            char id[32];
            (void)snprintf(id, sizeof id, "s%d", i / 1000);
            assert_int_equal(AFTERCARE_OK, put(h, id, "a", reminders, 1000));
        }
    }
    h->now += MINUTE;
    for (int i = 0; i < 200 && h->sent_count < 3000; i++) {
        pass(h, 0);
    }

    assert_int_equal(3000, h->sent_count);
    for (int i = 0; i < 3000; i++) {
        assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(h, keys[i]));
        assert_int_equal(1, h->seen[0].attempts);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, harness_make, harness_unmake)

#define TEST_UNOPENED(name)                                                              \
    cmocka_unit_test_setup_teardown(name, harness_prepare, harness_unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST_UNOPENED(no_more_are_under_way_at_once_than_the_channel_may),
        TEST_UNOPENED(a_channel_that_hangs_holds_no_other),
        TEST(thousands_that_are_due_at_once_go_out_each_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
