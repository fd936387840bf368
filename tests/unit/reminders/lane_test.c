// Many at once, and channels that are slow.
#include "core/reminders/loop_uv.h"
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

// Ten reminders on a channel that is down, given time enough to see it.
static void put_ten(struct harness *h) {
    aftercare_reminder reminders[10];
    char keys[10][32];
    for (int i = 0; i < 10; i++) {
        (void)snprintf(keys[i], sizeof keys[i], "s/r/%d", i);
        reminders[i] = reminder_at(keys[i], NOON);
    }
    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", reminders, 10));
    pass(h, 0);
}

static struct harness *down(struct harness *h) {
    h->channels[0].parallel = 1;
    h->channels[0].tries = 4;
    h->channels[0].backoff_first = 4000;
    h->channels[0].backoff_last = 8000;
    h->channels[0].circuit = 3;
    harness_open(h);
    h->reply = REPLY_DOWN;
    put_ten(h);
    return h;
}

static void a_channel_that_is_down_is_left_in_peace(void **state) {
    struct harness *h = down(*state);

    assert_int_equal(3, h->sent_count);
    assert_non_null(
        strstr(h->log, "the channel \"test\" does not work: 3 tries in a row"));
    for (int i = 0; i < 10; i++) {
        char key[32];
        (void)snprintf(key, sizeof key, "s/r/%d", i);
        assert_int_equal(AFTERCARE_REMINDER_SCHEDULED, state_of(h, key));
        if (h->seen[0].attempts == 0) {
            has_event(h, key, "held", "the channel \"test\" does not work (");
        }
    }
    pass(h, 2000);
    assert_int_equal(3, h->sent_count);
}

static void being_held_is_told_once(void **state) {
    struct harness *h = down(*state);
    int held = 0;

    for (int i = 0; i < 100; i++) {
        pass(h, 9000);
    }
    assert_int_equal(AFTERCARE_OK, get(h, "s/r/9"));
    for (size_t i = 0; i < h->events_count; i++) {
        held += strcmp(h->events[i].what, "held") == 0;
    }
    assert_in_range(held, 1, 2 * h->seen[0].attempts + 2);
}

static void a_probe_goes_alone_and_when_it_works_all_go(void **state) {
    struct harness *h = down(*state);

    pass(h, 4000);
    assert_int_equal(4, h->sent_count);
    h->reply = REPLY_LATER;
    pass(h, 8000);
    assert_int_equal(5, h->sent_count);
    pass(h, MINUTE);
    assert_int_equal(5, h->sent_count); // the probe is under way
    h->reply = REPLY_DELIVERED;
    harness_tell(h, 4, AFTERCARE_OUTCOME_DELIVERED, "taken");
    pass(h, 8000);

    assert_string_equal(h->log, "the channel \"test\" works again");
    for (int i = 0; i < 10; i++) {
        char key[32];
        (void)snprintf(key, sizeof key, "s/r/%d", i);
        assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(h, key));
    }
}

static void each_is_the_probe_in_turn(void **state) {
    struct harness *h = down(*state);
    int least = 1000;

    for (int i = 0; i < 100; i++) {
        pass(h, 8000);
    }
    for (int i = 0; i < 10; i++) {
        char key[32];
        (void)snprintf(key, sizeof key, "s/r/%d", i);
        assert_int_equal(AFTERCARE_OK, get(h, key));
        least = h->seen[0].attempts < least ? h->seen[0].attempts : least;
    }
    assert_true(least >= 5);
}

static void probes_use_up_no_tries(void **state) {
    struct harness *h = *state;

    h->channels[0].tries = 4;
    h->channels[0].circuit = 3;
    h->channels[0].backoff_first = h->channels[0].backoff_last = 1000;
    harness_open(h);
    h->reply = REPLY_DOWN;
    put_one(h, "s", NOON);
    for (int i = 0; i < 100; i++) {
        pass(h, 1000);
    }
    assert_int_equal(AFTERCARE_REMINDER_SCHEDULED, state_of(h, "s"));
    assert_true(h->seen[0].attempts > 50);
    h->reply = REPLY_DELIVERED;
    pass(h, 1000);
    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(h, "s"));
}

static void fewer_tries_than_open_the_circuit_are_used_up(void **state) {
    struct harness *h = *state;

    h->channels[0].tries = 2;
    h->channels[0].backoff_first = h->channels[0].backoff_last = 1000;
    harness_open(h);
    h->reply = REPLY_DOWN;
    put_one(h, "s", NOON);
    pass(h, 1000);
    pass(h, 1000);

    assert_int_equal(AFTERCARE_REMINDER_FAILED, state_of(h, "s"));
    assert_int_equal(2, h->sent_count);
}

static void
what_is_held_for_a_channel_that_is_down_is_missed_when_it_expires(void **state) {
    struct harness *h = down(*state);

    for (int i = 0; i < 60; i++) {
        pass(h, 2 * MINUTE);
    }
    for (int i = 0; i < 10; i++) {
        char key[32];
        (void)snprintf(key, sizeof key, "s/r/%d", i);
        assert_int_equal(AFTERCARE_REMINDER_MISSED, state_of(h, key));
    }
}

// A channel with a host, which never answers by itself.
struct channel {
    struct harness *h;
};

static aftercare_status open_hosted(struct channel **out, struct uv_loop_s *loop,
                                    const aftercare_channel_options *options,
                                    aftercare_error *err) {
    (void)loop;
    (void)err;
    *out = malloc(sizeof **out);
    assert_non_null(*out);
    (*out)->h = options->send_context;
    return AFTERCARE_OK;
}

static void send_hosted(struct channel *channel, const struct delivery *delivery,
                        aftercare_told *told, void *context) {
    harness_send(channel->h, delivery->reminder, told, context);
}

static const char *host_of(const struct channel *channel) {
    (void)channel;
    return "emr.example:443";
}

static void close_hosted(struct channel *channel, void (*closed)(void *), void *context) {
    for (size_t i = 0; i < channel->h->sent_count; i++) {
        if (channel->h->sent[i].told) {
            harness_tell(channel->h, i, AFTERCARE_OUTCOME_TRY_AGAIN, "");
        }
    }
    free(channel);
    closed(context);
}

static const struct channel_functions hosted = {.type = "callback",
                                                .open = open_hosted,
                                                .send = send_hosted,
                                                .host = host_of,
                                                .close = close_hosted};

static const struct channel_functions *hosted_of_type(const char *type) {
    (void)type;
    return &hosted;
}

static void channels_that_share_a_host_share_its_cap_in_turn(void **state) {
    struct harness *h = *state;
    static const struct store_functions *const stores[] = {&store_sqlite, NULL};
    aftercare_reminder reminders[40];
    char keys[40][32];
    int others = 0;

    h->parts = (struct reminders_parts){.allocator = &system_allocator,
                                        .stores = stores,
                                        .channel_of_type = hosted_of_type,
                                        .loop_new = loop_uv_new};
    h->has_parts = true;
    h->channels_count = 2;
    h->channels[0].per_host = 3;
    h->channels[1] = h->channels[0];
    h->channels[1].name = "other";
    harness_open(h);
    h->reply = REPLY_LATER;
    for (int i = 0; i < 40; i++) {
        (void)snprintf(keys[i], sizeof keys[i], "s/r/%d", i);
        reminders[i] = reminder_at(keys[i], NOON);
        reminders[i].channel = i % 2 == 0 ? "test" : "other";
    }
    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", reminders, 40));
    pass(h, 0);
    assert_int_equal(3, h->sent_count);
    for (size_t i = 0; i < 20; i++) {
        harness_tell(h, i, AFTERCARE_OUTCOME_DELIVERED, "");
        pass(h, 0);
        assert_int_equal(4 + i, h->sent_count);
    }
    for (size_t i = 0; i < h->sent_count; i++) {
        others += strcmp(h->sent[i].channel, "other") == 0;
    }
    assert_in_range(others, 8, 15);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, harness_make, harness_unmake)

#define TEST_UNOPENED(name)                                                              \
    cmocka_unit_test_setup_teardown(name, harness_prepare, harness_unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST_UNOPENED(no_more_are_under_way_at_once_than_the_channel_may),
        TEST_UNOPENED(a_channel_that_hangs_holds_no_other),
        TEST(thousands_that_are_due_at_once_go_out_each_once),
        TEST_UNOPENED(a_channel_that_is_down_is_left_in_peace),
        TEST_UNOPENED(being_held_is_told_once),
        TEST_UNOPENED(a_probe_goes_alone_and_when_it_works_all_go),
        TEST_UNOPENED(each_is_the_probe_in_turn),
        TEST_UNOPENED(probes_use_up_no_tries),
        TEST_UNOPENED(fewer_tries_than_open_the_circuit_are_used_up),
        TEST_UNOPENED(what_is_held_for_a_channel_that_is_down_is_missed_when_it_expires),
        TEST_UNOPENED(channels_that_share_a_host_share_its_cap_in_turn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
