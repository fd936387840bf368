// The webhook against receivers of every kind.
#include "tests/unit/channels/webhook_scene.h"

// clang-format off: one row reads as a whole
#define HEAD(code) "HTTP/1.1 " code " Why\r\n"
#define EMPTY "Content-Length: 0\r\n\r\n"
#define LONG                                                                             \
    "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

static const struct behaviour {
    const char *name, *text;
    enum then then;
    const char *again;
    int64_t timeout; // 0: 5 seconds
    aftercare_outcome outcome;
    int64_t wait;
    const char *said; // how it begins
} behaviours[] = {
    {"200", OK_KEPT, .outcome = DELIVERED, .said = "answered 200"},
    {"204", HEAD("204") "\r\n", .outcome = DELIVERED, .said = "answered 204"},
    {"an old server", "HTTP/1.0 200 OK\r\n\r\nyes", .then = THEN_CLOSE,
     .outcome = DELIVERED, .said = "answered 200"},
    {"early hints", HEAD("103") "\r\n" OK_KEPT, .outcome = DELIVERED,
     .said = "answered 200"},
    {"bare line feeds", "HTTP/1.1 204 No\n\n", .outcome = DELIVERED,
     .said = "answered 204"},
    {"500", HEAD("500") EMPTY, .outcome = DOWN, .said = "answered 500"},
    {"503", HEAD("503") "retry-after:  30 \r\nContent-Length: 4\r\n\r\nbusy",
     .outcome = DOWN, .wait = 30000, .said = "answered 503, retry after 30 s: \"busy\""},
    {"503 with a date",
     HEAD("503") "Retry-After: Mon, 23 Nov 2026 19:00:37 GMT\r\n" EMPTY, .outcome = DOWN,
     .wait = 29750, .said = "answered 503, retry after 30 s"},
    {"429 for months", HEAD("429") "Retry-After: 9999999\r\n" EMPTY, .outcome = DOWN,
     .wait = 86400000, .said = "answered 429, retry after 86400 s"},
    {"404", HEAD("404") "Content-Length: 4\r\n\r\nnone", .outcome = REFUSED,
     .said = "answered 404: \"none\""},
    {"410", HEAD("410") EMPTY, .outcome = REFUSED, .said = "answered 410, gone for good"},
    {"301", HEAD("301") "Location: http://10.0.0.1/\r\n" EMPTY, .outcome = REFUSED,
     .said = "answered 301, and redirects are not followed"},
    {"999", HEAD("999") EMPTY, .outcome = DOWN, .said = "answered 999"},
    {"silence", "", .timeout = 200, .outcome = DOWN,
     .said = "no answer: Operation timed out"},
    {"a close", "", .then = THEN_CLOSE, .outcome = DOWN,
     .said = "no answer: Empty reply from server"},
    {"a reset", "", .then = THEN_RESET, .outcome = DOWN,
     .said = "no answer: Recv failure"},
    {"an answer, then a reset", OK_KEPT, .then = THEN_RESET, .outcome = DELIVERED,
     .said = "answered 200"},
    {"half a line", "HTTP/1.1 20", .then = THEN_CLOSE, .outcome = DOWN,
     .said = "no answer: Empty reply from server"},
    {"half a header", HEAD("200") "Content-Le", .then = THEN_CLOSE, .outcome = DOWN,
     .said = "no answer: its header was cut off"},
    {"a header without end", HEAD("200") "A: b\r\n", .timeout = 200, .outcome = DOWN,
     .said = "no answer: Operation timed out"},
    {"garbage", "\x16\x03\x01\x02garbage\r\n\r\n", .then = THEN_CLOSE, .outcome = DOWN,
     .said = "no answer: Received HTTP/0.9"},
    {"another protocol", "220 mail.example ESMTP\r\n", .then = THEN_CLOSE,
     .outcome = DOWN, .said = "no answer: Received HTTP/0.9"},
    {"a dripping header", HEAD("200") "A: " LONG LONG LONG "\r\n\r\n", .then = THEN_DRIP,
     .timeout = 100, .outcome = DOWN, .said = "no answer: Operation timed out"},
    {"a drip that ends", OK_KEPT, .then = THEN_DRIP, .outcome = DELIVERED,
     .said = "answered 200"},
    {"a body that stops", HEAD("200") "Content-Length: 9\r\n\r\nok", .timeout = 200,
     .outcome = DELIVERED, .said = "answered 200"},
    {"a body cut off", HEAD("200") "Content-Length: 9\r\n\r\nok", .then = THEN_CLOSE,
     .outcome = DELIVERED, .said = "answered 200"},
    {"a body too long", HEAD("200") "Content-Length: 9999999\r\n\r\nok", .timeout = 200,
     .outcome = DELIVERED, .said = "answered 200"},
    {"bad chunks", HEAD("200") "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
     .then = THEN_CLOSE, .outcome = DELIVERED, .said = "answered 200"},
    {"an endless body", HEAD("200") "\r\n", .then = THEN_ENDLESS, .again = "x",
     .outcome = DELIVERED, .said = "answered 200"},
    {"an endless refusal", HEAD("404") "\r\n", .then = THEN_ENDLESS, .again = "x",
     .outcome = REFUSED, .said = "answered 404: \"xxxx"},
    {"an endless line", HEAD("200") "A: x", .then = THEN_ENDLESS, .again = "x",
     .outcome = TRY_AGAIN,
     .said = "no answer: no memory for it, or a line of its answer is longer"},
    {"an endless header", HEAD("200"), .then = THEN_ENDLESS, .again = "A: xxx\r\n",
     .outcome = DOWN, .said = "no answer: its answer was not complete after 65536"},
    {"endless hints", "", .then = THEN_ENDLESS, .again = "HTTP/1.1 103 Hm\r\n\r\n",
     .outcome = DOWN, .said = "no answer: its answer was not complete after 65536"},
    {"an early answer", OK_KEPT, .then = THEN_TOO_EARLY, .outcome = DELIVERED,
     .said = "answered 200"},
};

// clang-format on

static void each_kind_of_receiver_has_its_outcome(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof behaviours / sizeof *behaviours; i++) {
        const struct behaviour *row = &behaviours[i];
        const struct reply reply = {row->text, row->then, row->again};
        struct told told = {0};
        struct scene *scene =
            scene_open(&reply, 1, row->timeout > 0 ? row->timeout : 5000);

        world_send(&scene->world, &told);
        world_wait(&scene->world, &told.count, 1);

        if (told.count != 1 || told.outcome != row->outcome ||
            told.retry_after != row->wait ||
            strncmp(told.said, row->said, strlen(row->said)) != 0) {
            fail_msg("%s: told %d times, outcome %d, wait %lld, said \"%s\"", row->name,
                     told.count, (int)told.outcome, (long long)told.retry_after,
                     told.said);
        }
        assert_true(strlen(told.said) < 300);
        assert_true(scene->receiver.sent < 8000000);
        scene_close(scene);
        assert_int_equal(told.count, 1);
    }
}

static void nobody_listening_is_tried_again(void **state) {
    static const struct reply reply = {.text = OK_KEPT};
    struct told told = {0};
    struct scene *scene = scene_open(&reply, 1, 5000);

    (void)state;
    receiver_close(&scene->receiver);
    world_send(&scene->world, &told);
    world_wait(&scene->world, &told.count, 1);

    assert_int_equal(told.outcome, DOWN);
    assert_non_null(strstr(told.said, "no answer: Failed to connect to 127.0.0.1"));
    world_close_channel(&scene->world);
    world_clear(&scene->world);
    free(scene);
}

static void a_request_is_these_bytes(void **state) {
    static const struct reply reply = {.text = OK_KEPT};
    struct told told = {0};
    struct scene *scene = scene_open(&reply, 1, 5000);
    char expected[2000];

    (void)state;
    world_send(&scene->world, &told);
    world_wait(&scene->world, &told.count, 1);

    const char *signature = strstr(scene->receiver.request, "webhook-signature: ");
    assert_non_null(signature);
    int len = snprintf(expected, sizeof expected,
                       "POST /hooks?a=b HTTP/1.1\r\n"
                       "Host: 127.0.0.1:%d\r\n"
                       "User-Agent: aftercare/" AFTERCARE_VERSION "\r\n"
                       "Accept: */*\r\n"
                       "Content-Type: application/cloudevents+json; charset=UTF-8\r\n"
                       "webhook-id: s-77/basics.cleanse/1\r\n"
                       "webhook-timestamp: 1795460407\r\n"
                       "webhook-signature: %.*s\r\n"
                       "Content-Length: %zu\r\n"
                       "\r\n"
                       "%s",
                       scene->receiver.port, 2 * 47 + 1,
                       signature + strlen("webhook-signature: "), strlen(EXAMPLE_EVENT),
                       EXAMPLE_EVENT);
    assert_true(len > 0 && (size_t)len < sizeof expected);
    assert_string_equal(scene->receiver.request, expected);
    scene_close(scene);
}

// Another implementation reads the request as it was on the wire.
static void verify(const struct receiver *receiver) {
    FILE *python = popen("python3 " AFTERCARE_SOURCE
                         "/tests/unit/channels/verify_webhook.py " SECRET_1 " " SECRET_2,
                         "w");

    assert_non_null(python);
    assert_int_equal(fwrite(receiver->request, 1, receiver->len, python), receiver->len);
    assert_int_equal(pclose(python), 0);
}

static void another_implementation_agrees_with_the_signatures(void **state) {
    static const struct reply reply = {.text = OK_KEPT};
    struct scene *scene = scene_open(&reply, 1, 5000);
    aftercare_reminder reminder = reminder_example();
    struct told told = {0};

    (void)state;
    world_send_reminder(&scene->world, &reminder, &told);
    world_wait(&scene->world, &told.count, 1);
    verify(&scene->receiver);

    reminder.key = "se\xc3\xb1or 1/\xe2\x80\x93.%/1";
    world_send_reminder(&scene->world, &reminder, &told);
    world_wait(&scene->world, &told.count, 2);
    verify(&scene->receiver);
    scene_close(scene);
}

static size_t count_of(const char *text, const char *needle) {
    size_t count = 0;

    for (const char *at = strstr(text, needle); at; at = strstr(at + 1, needle)) {
        count++;
    }
    return count;
}

static void no_text_of_a_reminder_becomes_a_header(void **state) {
    static const struct reply reply = {.text = OK_KEPT};
    struct scene *scene = scene_open(&reply, 1, 5000);
    aftercare_reminder reminder = reminder_example();
    struct told told = {0};

    (void)state;
    reminder.key = "k\r\nX-Evil: 1\r\n\r\nPOST / HTTP/1.1";
    reminder.message = "m\r\nX-Evil: 2\r\n\r\n";
    reminder.session = reminder.patient = reminder.rule = reminder.key;
    reminder.to = reminder.locale = reminder.channel = reminder.key;
    world_send_reminder(&scene->world, &reminder, &told);
    world_wait(&scene->world, &told.count, 1);

    assert_int_equal(told.outcome, DELIVERED);
    assert_int_equal(scene->receiver.requests, 1);
    assert_int_equal(count_of(scene->receiver.request, "\nX-Evil"), 0);
    assert_int_equal(count_of(scene->receiver.request, "\r\n\r\n"), 1);
    assert_non_null(strstr(scene->receiver.request,
                           "\r\nwebhook-id: k%0D%0AX-Evil:%201%0D%0A%0D%0APOST%20/"));
    scene_close(scene);
}

static void what_can_never_be_sent_is_refused_at_once(void **state) {
    static const struct reply reply = {.text = OK_KEPT};
    struct scene *scene = scene_open(&reply, 1, 5000);
    aftercare_reminder reminder = reminder_example();
    struct told told = {0};

    (void)state;
    reminder.message = "\xff";
    world_send_reminder(&scene->world, &reminder, &told);

    assert_int_equal(told.count, 1);
    assert_int_equal(told.outcome, REFUSED);
    assert_string_equal(told.said, "the reminder's message is not UTF-8");
    assert_int_equal(scene->receiver.connections, 0);
    scene_close(scene);
}

static void every_try_has_the_same_id_and_one_connection(void **state) {
    static const struct reply replies[] = {
        {.text = "HTTP/1.1 503 Oh\r\nContent-Length: 0\r\n\r\n"},
        {.text = OK_KEPT},
    };
    struct scene *scene = scene_open(replies, 2, 5000);
    aftercare_reminder reminder = reminder_example();
    struct told told = {0};

    (void)state;
    for (int i = 1; i <= 20; i++) {
        reminder.attempts = i;
        world_send_reminder(&scene->world, &reminder, &told);
        world_wait(&scene->world, &told.count, i);
        assert_int_equal(told.outcome, i == 1 ? DOWN : DELIVERED);
        assert_non_null(
            strstr(scene->receiver.request, "webhook-id: s-77/basics.cleanse/1\r\n"));
    }

    assert_non_null(strstr(scene->receiver.request, "\"attempt\":20}"));
    assert_int_equal(scene->receiver.requests, 20);
    assert_int_equal(scene->receiver.connections, 1);
    scene_close(scene);
}

static void many_at_once_are_each_told_once(void **state) {
    static const struct reply reply = {.text = OK_KEPT};
    struct scene *scene = scene_open(&reply, 1, 5000);
    struct told told = {0};

    (void)state;
    for (int round = 1; round <= 3; round++) {
        for (int i = 0; i < 64; i++) {
            world_send(&scene->world, &told);
        }
        world_wait(&scene->world, &told.count, round * 64);
    }
    assert_int_equal(told.count, 3 * 64);
    assert_int_equal(scene->receiver.requests, 3 * 64);
    assert_true(scene->receiver.connections <= 64);
    scene_close(scene);
}

static void closing_ends_what_is_under_way(void **state) {
    static const struct reply reply = {.text = "HTTP/1.1 200 OK\r\n"};
    struct scene *scene = scene_open(&reply, 1, 5000);
    struct told told = {0};

    (void)state;
    for (int i = 0; i < 10; i++) {
        world_send(&scene->world, &told);
    }
    world_wait(&scene->world, &scene->receiver.requests, 5);
    world_close_channel(&scene->world);

    assert_int_equal(told.count, 10);
    assert_int_equal(told.outcome, TRY_AGAIN);
    assert_string_equal(told.said, "no answer: the channel was closed");
    scene_close(scene);
}

static void closing_before_the_loop_runs_is_possible(void **state) {
    static const struct reply reply = {.text = OK_KEPT};
    struct scene *scene = scene_open(&reply, 1, 5000);
    struct told told = {0};

    (void)state;
    world_send(&scene->world, &told);
    world_close_channel(&scene->world);

    assert_int_equal(told.count, 1);
    assert_int_equal(told.outcome, TRY_AGAIN);
    assert_int_equal(scene->receiver.requests, 0);
    scene_close(scene);
}

// Somebody who closes as soon as the first is told, and sends again all the same.
struct closer {
    struct scene *scene;
    int told, delivered, refused;
};

static void close_and_send(void *context, aftercare_outcome outcome, int64_t retry_after,
                           const char *said) {
    struct closer *closer = context;
    struct world *world = &closer->scene->world;
    const aftercare_reminder reminder = reminder_example();
    const struct delivery delivery = {.reminder = &reminder, .now = EXAMPLE_NOW};

    (void)retry_after;
    closer->told++;
    closer->delivered += outcome == DELIVERED;
    if (strcmp(said, "the channel is closed") == 0) {
        closer->refused++;
        return;
    }
    if (closer->told == 1) {
        world->functions->close(world->channel, world_channel_closed, world);
        world->functions->send(world->channel, &delivery, close_and_send, closer);
    }
}

static void closing_while_being_told_is_possible(void **state) {
    static const struct reply reply = {.text = OK_KEPT};
    struct scene *scene = scene_open(&reply, 1, 5000);
    struct closer closer = {.scene = scene};
    const aftercare_reminder reminder = reminder_example();
    const struct delivery delivery = {.reminder = &reminder, .now = EXAMPLE_NOW};

    (void)state;
    for (int i = 0; i < 8; i++) {
        channel_webhook.send(scene->world.channel, &delivery, close_and_send, &closer);
    }
    world_wait(&scene->world, &scene->world.closed, 1);

    assert_int_equal(closer.told, 8 + 1);
    assert_int_equal(closer.refused, 1);
    assert_true(closer.delivered >= 1);
    scene_close(scene);
}

// Somebody who sends the next as soon as one is told.
struct chain {
    struct world *world;
    int told;
};

static void send_next(void *context, aftercare_outcome outcome, int64_t retry_after,
                      const char *said) {
    struct chain *chain = context;
    const aftercare_reminder reminder = reminder_example();
    const struct delivery delivery = {.reminder = &reminder, .now = EXAMPLE_NOW};

    (void)outcome;
    (void)retry_after;
    (void)said;
    chain->told++;
    if (chain->told < 100) {
        chain->world->functions->send(chain->world->channel, &delivery, send_next, chain);
    }
}

static void sending_while_being_told_is_possible(void **state) {
    static const struct reply reply = {.text = OK_KEPT};
    struct scene *scene = scene_open(&reply, 1, 5000);
    struct chain chain = {.world = &scene->world};
    const aftercare_reminder reminder = reminder_example();
    const struct delivery delivery = {.reminder = &reminder, .now = EXAMPLE_NOW};

    (void)state;
    channel_webhook.send(scene->world.channel, &delivery, send_next, &chain);
    world_wait(&scene->world, &chain.told, 100);
    assert_int_equal(scene->receiver.connections, 1);
    scene_close(scene);
}

static void a_private_address_is_not_reached(void **state) {
    static const char *const urls[] = {
        "http://127.0.0.1:%d/",          "http://localhost:%d/", "http://[::1]:%d/",
        "http://2130706433:%d/",         "http://0x7f.1:%d/",    "http://0:%d/",
        "http://[::ffff:127.0.0.1]:%d/",
    };
    static const struct reply reply = {.text = OK_KEPT};

    (void)state;
    for (size_t i = 0; i < sizeof urls / sizeof *urls; i++) {
        struct scene *scene = calloc(1, sizeof *scene);
        struct told told = {0};
        assert_non_null(scene);
        world_init(&scene->world);
        assert_true(receiver_open(&scene->receiver, &scene->world.loop, &reply, 1));
        aftercare_channel_options options = options_of(scene, 0);
        // A table of formats; each has one %d.
        const char *mark = strstr(urls[i], "%d");
        (void)snprintf(scene->url, sizeof scene->url, "%.*s%d/", (int)(mark - urls[i]),
                       urls[i], scene->receiver.port);
        options.allow_count = 0;
        world_open(&scene->world, &channel_webhook, &options);

        world_send(&scene->world, &told);
        world_wait(&scene->world, &told.count, 1);

        assert_int_equal(told.outcome, DOWN);
        if (!strstr(told.said, "may not be reached, it is ")) {
            fail_msg("%s: said \"%s\"", scene->url, told.said);
        }
        assert_int_equal(scene->receiver.connections, 0);
        scene_close(scene);
    }
}

static void the_environments_proxy_is_not_asked(void **state) {
    static const struct reply reply = {.text = OK_KEPT};
    struct told told = {0};

    (void)state;
    assert_int_equal(setenv("http_proxy", "http://127.0.0.1:1", 1), 0);
    assert_int_equal(setenv("ALL_PROXY", "http://127.0.0.1:1", 1), 0);
    struct scene *scene = scene_open(&reply, 1, 5000);
    world_send(&scene->world, &told);
    world_wait(&scene->world, &told.count, 1);
    assert_int_equal(unsetenv("http_proxy"), 0);
    assert_int_equal(unsetenv("ALL_PROXY"), 0);

    assert_int_equal(told.outcome, DELIVERED);
    scene_close(scene);
}

static void who_means_it_sends_unsigned(void **state) {
    static const struct reply reply = {.text = OK_KEPT};
    struct scene *scene = calloc(1, sizeof *scene);
    struct told told = {0};

    (void)state;
    assert_non_null(scene);
    world_init(&scene->world);
    assert_true(receiver_open(&scene->receiver, &scene->world.loop, &reply, 1));
    aftercare_channel_options options = options_of(scene, scene->receiver.port);
    options.secrets_count = 0;
    options.is_unsigned = true;
    world_open(&scene->world, &channel_webhook, &options);
    world_send(&scene->world, &told);
    world_wait(&scene->world, &told.count, 1);

    assert_int_equal(told.outcome, DELIVERED);
    assert_int_equal(count_of(scene->receiver.request, "webhook-signature"), 0);
    assert_int_equal(count_of(scene->receiver.request, "webhook-id"), 1);
    scene_close(scene);
}

static void wrong_options_are_told(void **state) {
    static const char *const no_network[] = {"10.0.0.0/8", "lan"};
    static const char *const no_secret[] = {SECRET_1, "hunter2"};
    const aftercare_channel_options good = {
        .name = "hook", .type = "webhook", .url = "https://emr.example/hooks"};
    const struct {
        const char *name, *url, *ca_file;
        const char *const *allow, *const *secrets;
        int64_t timeout;
        const char *sentence;
    } rows[] = {
        {.name = "no url", .sentence = "the url is missing"},
        {.name = "no scheme",
         .url = "emr.example",
         .sentence = "the url is none (an address of the web"},
        {.name = "file",
         .url = "file:///etc/passwd",
         .sentence = "the url is none (an address of the web"},
        {.name = "ftp",
         .url = "ftp://emr.example/",
         .sentence = "the url is none (an address of the web"},
        {.name = "empty",
         .url = "",
         .sentence = "the url is none (an address of the web"},
        {.name = "lines",
         .url = "https://a/\r\nX: y",
         .sentence = "the url is none (an address of the web"},
        {.name = "port",
         .url = "https://a:99999/",
         .sentence = "the url is none (an address of the web"},
        {.name = "ca",
         .url = good.url,
         .ca_file = "/nowhere/ca.pem",
         .sentence = "ca_file /nowhere/ca.pem: No such file"},
        {.name = "allow",
         .url = good.url,
         .allow = no_network,
         .sentence = "\"lan\" is no network"},
        {.name = "no secret", .url = good.url, .sentence = "needs a secret to sign with"},
        {.name = "secret", .url = good.url, .secrets = no_secret, .sentence = "secret 2"},
        {.name = "time", .url = good.url, .timeout = -1, .sentence = "out of bounds"},
        {.name = "long time",
         .url = good.url,
         .timeout = 86400001,
         .sentence = "out of bounds"},
    };
    uv_loop_t loop;

    (void)state;
    assert_int_equal(uv_loop_init(&loop), 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct channel *channel = NULL;
        aftercare_error err = {0};
        aftercare_channel_options options = good;
        options.url = rows[i].url;
        options.ca_file = rows[i].ca_file;
        options.allow = rows[i].allow;
        options.allow_count = rows[i].allow ? 2 : 0;
        options.secrets = rows[i].secrets;
        options.secrets_count = rows[i].secrets ? 2 : 0;
        options.timeout = rows[i].timeout;
        aftercare_status status = channel_webhook.open(&channel, &loop, &options, &err);
        if (status != AFTERCARE_EUSAGE || !strstr(err.sentence, rows[i].sentence)) {
            fail_msg("%s: status %d, \"%s\"", rows[i].name, (int)status, err.sentence);
        }
        assert_null(channel);
        assert_string_equal(err.place, "hook");
        assert_null(strstr(err.sentence, "hunter2"));
    }
    assert_int_equal(uv_loop_close(&loop), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_of_receiver_has_its_outcome),
        cmocka_unit_test(nobody_listening_is_tried_again),
        cmocka_unit_test(a_request_is_these_bytes),
        cmocka_unit_test(another_implementation_agrees_with_the_signatures),
        cmocka_unit_test(no_text_of_a_reminder_becomes_a_header),
        cmocka_unit_test(what_can_never_be_sent_is_refused_at_once),
        cmocka_unit_test(every_try_has_the_same_id_and_one_connection),
        cmocka_unit_test(many_at_once_are_each_told_once),
        cmocka_unit_test(closing_ends_what_is_under_way),
        cmocka_unit_test(closing_before_the_loop_runs_is_possible),
        cmocka_unit_test(closing_while_being_told_is_possible),
        cmocka_unit_test(sending_while_being_told_is_possible),
        cmocka_unit_test(a_private_address_is_not_reached),
        cmocka_unit_test(the_environments_proxy_is_not_asked),
        cmocka_unit_test(who_means_it_sends_unsigned),
        cmocka_unit_test(wrong_options_are_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
