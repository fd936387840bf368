// Webhooks over TLS: who may be believed, and what is agreed on. The receiver is a
// program of its own.
#include "tests/unit/channels/program.h"
#include "tests/unit/channels/webhook_scene.h"

#include <sys/inotify.h>

enum { HERE, OTHER, OLD, OUTDATED };

static int start(void **state) {
    static struct program program;

    *state = &program;
    return program_start(&program, "tls_receiver.py") ? 0 : -1;
}

static int stop(void **state) {
    return program_stop(*state);
}

// Sends three to that port and path; each is to be told the same.
static void send_three(const struct program *program, int port, const char *path,
                       const char *ca_file, struct told *told) {
    struct world world;
    char url[80];
    const aftercare_channel_options options = {
        .name = "webhook",
        .url = url,
        .timeout = 5000,
        .allow = loopback,
        .allow_count = 1,
        .secrets = secrets,
        .secrets_count = 2,
        .ca_file = ca_file,
    };

    (void)snprintf(url, sizeof url, "https://127.0.0.1:%d%s", program->ports[port], path);
    world_init(&world);
    world_open(&world, &channel_webhook, &options);
    for (int n = 1; n <= 3; n++) {
        world_send(&world, told);
        world_wait(&world, &told->count, n);
    }
    world_close_channel(&world);
    world_clear(&world);
}

static void only_a_certificate_that_proves_the_host_is_believed(void **state) {
    static const struct {
        const char *name, *ca_file;
        int port;
        aftercare_outcome outcome;
        const char *said;
    } rows[] = {
        {"proven", "here.pem", HERE, DELIVERED, "answered 204"},
        {"not of the system's", NULL, HERE, DOWN, "SSL certificate problem"},
        {"signed by another", "other.pem", HERE, DOWN, "SSL certificate problem"},
        {"of another host", "other.pem", OTHER, DOWN,
         "no alternative certificate subject name matches"},
        {"expired", "old.pem", OLD, DOWN, "certificate has expired"},
        {"outdated", "here.pem", OUTDATED, DOWN, "no answer: "},
    };
    const struct program *program = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct told told = {0};
        char path[80];
        send_three(program, rows[i].port, "/",
                   rows[i].ca_file ? in_folder(path, program, rows[i].ca_file) : NULL,
                   &told);
        if (told.outcome != rows[i].outcome || !strstr(told.said, rows[i].said)) {
            fail_msg("%s: outcome %d, said \"%s\"", rows[i].name, (int)told.outcome,
                     told.said);
        }
    }
}

// Over HTTP/2, curl 7.88 reports deliveries as failed that were answered early. The
// receiver would take it, and answer 500.
static void http_2_is_not_agreed_on(void **state) {
    struct told told = {0};
    char path[80];

    send_three(*state, HERE, "/", in_folder(path, *state, "here.pem"), &told);
    assert_string_equal(told.said, "answered 204");
}

// How often the file was opened since it is watched. Events that are alike would be told
// as one, so that each opening is followed by its closing.
static int openings(int watch) {
    char events[64 * sizeof(struct inotify_event)];
    ssize_t len = read(watch, events, sizeof events);

    assert_true(len > 0);
    return (int)((size_t)len / sizeof(struct inotify_event)) / 2;
}

// Reading the system's bundle takes 25 ms of the processor. Curl keeps what it has read,
// but not beside a folder of certificates, which it has by default.
static void the_certificates_are_read_once_for_all_connections(void **state) {
    struct told told = {0};
    char path[80];
    int watch = inotify_init1(IN_NONBLOCK);

    assert_true(watch >= 0);
    assert_true(inotify_add_watch(watch, in_folder(path, *state, "here.pem"),
                                  IN_OPEN | IN_CLOSE) >= 0);
    send_three(*state, HERE, "/close", path, &told);

    assert_int_equal(told.outcome, DELIVERED);
    assert_int_equal(openings(watch), 1);
    (void)close(watch);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_a_certificate_that_proves_the_host_is_believed),
        cmocka_unit_test(http_2_is_not_agreed_on),
        cmocka_unit_test(the_certificates_are_read_once_for_all_connections),
    };

    return cmocka_run_group_tests(tests, start, stop);
}
