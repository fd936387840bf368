// Mail over TLS: who may be believed, and who logs in. The server is a program of its
// own.
#include "tests/unit/channels/program.h"
#include "tests/unit/channels/world.h"

#define DELIVERED AFTERCARE_OUTCOME_DELIVERED
#define DOWN AFTERCARE_OUTCOME_DOWN

enum { STARTTLS_HERE, STARTTLS_OTHER, STARTTLS_OLD, TLS_HERE };

static const char *const loopback[] = {"127.0.0.0/8"};

static int start(void **state) {
    static struct program program;

    *state = &program;
    return program_start(&program, "tls_mail_server.py") ? 0 : -1;
}

static int stop(void **state) {
    return program_stop(*state);
}

static void only_a_server_that_proves_itself_gets_mail(void **state) {
    // clang-format off: one row reads as a whole
    static const struct {
        const char *name, *scheme, *ca_file;
        int port;
        const char *password;
        aftercare_outcome outcome;
        const char *said;
    } rows[] = {
        {"proven", "smtp", "here.pem", STARTTLS_HERE, "pass word", DELIVERED,
         "250 taken"},
        {"proven from the beginning", "smtps", "here.pem", TLS_HERE, "pass word",
         DELIVERED, "250 taken"},
        {"another password", "smtp", "here.pem", STARTTLS_HERE, "pass", DOWN,
         "535 5.7.8 who are you"},
        {"no password", "smtps", "here.pem", TLS_HERE, NULL, DOWN,
         "530 5.7.0 authenticate"},
        {"not of the system's", "smtp", NULL, STARTTLS_HERE, "pass word", DOWN,
         "SSL certificate problem"},
        {"not of the system's", "smtps", NULL, TLS_HERE, "pass word", DOWN,
         "SSL certificate problem"},
        {"signed by another", "smtp", "other.pem", STARTTLS_HERE, "pass word", DOWN,
         "SSL certificate problem"},
        {"of another host", "smtp", "other.pem", STARTTLS_OTHER, "pass word", DOWN,
         "no alternative certificate subject name matches"},
        {"expired", "smtp", "old.pem", STARTTLS_OLD, "pass word", DOWN,
         "certificate has expired"},
        {"not encrypted after all", "smtps", "here.pem", STARTTLS_HERE, "pass word", DOWN,
         "wrong version number"},
    };
    // clang-format on
    const struct program *program = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct world world;
        struct told told = {0};
        char server[64], path[80];
        aftercare_reminder reminder = reminder_example();
        const aftercare_channel_options options = {
            .name = "mail",
            .server = server,
            .from = "clinic@clinic.example",
            .user = rows[i].password ? "clinic" : NULL,
            .password = rows[i].password,
            .timeout = 5000,
            .allow = loopback,
            .allow_count = 1,
            .ca_file = rows[i].ca_file ? in_folder(path, program, rows[i].ca_file) : NULL,
        };
        (void)snprintf(server, sizeof server, "%s://127.0.0.1:%d", rows[i].scheme,
                       program->ports[rows[i].port]);
        reminder.to = "anna@patient.example";
        world_init(&world);
        world_open(&world, &channel_mail, &options);
        for (int n = 1; n <= 3; n++) { // over one connection, where it works
            world_send_reminder(&world, &reminder, &told);
            world_wait(&world, &told.count, n);
            if (told.outcome != rows[i].outcome || !strstr(told.said, rows[i].said)) {
                fail_msg("%s: outcome %d, said \"%s\"", rows[i].name, (int)told.outcome,
                         told.said);
            }
            assert_null(strstr(told.said, "pass word"));
        }
        world_close_channel(&world);
        world_clear(&world);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_a_server_that_proves_itself_gets_mail),
    };

    return cmocka_run_group_tests(tests, start, stop);
}
