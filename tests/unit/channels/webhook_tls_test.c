// Webhooks over TLS: who may be believed. The receiver is a program of its own, with
// certificates that it makes for the occasion.
#include "tests/unit/channels/webhook_scene.h"

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

struct program {
    pid_t pid;
    int ports[2]; // with a certificate for this host, and for another
    char folder[32];
};

static char *in_folder(char out[64], const struct program *program, const char *name) {
    (void)snprintf(out, 64, "%s/%s", program->folder, name);
    return out;
}

static int start(void **state) {
    static struct program program = {.folder = "/tmp/aftercare-tls-XXXXXX"};
    posix_spawn_file_actions_t actions;
    char python[] = "python3";
    char script[] = AFTERCARE_SOURCE "/tests/unit/channels/tls_receiver.py";
    int ends[2];

    if (!mkdtemp(program.folder) || pipe(ends) != 0) {
        return -1;
    }
    char *const arguments[] = {python, script, program.folder, NULL};
    (void)posix_spawn_file_actions_init(&actions);
    (void)posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
    (void)posix_spawn_file_actions_addclose(&actions, ends[0]);
    int failed = posix_spawnp(&program.pid, python, &actions, NULL, arguments, environ);
    (void)posix_spawn_file_actions_destroy(&actions);
    (void)close(ends[1]);
    FILE *output = fdopen(ends[0], "r");
    int read = output ? fscanf(output, "%d %d", &program.ports[0], &program.ports[1]) : 0;
    if (output) {
        (void)fclose(output);
    }
    *state = &program;
    return failed == 0 && read == 2 ? 0 : -1;
}

static int stop(void **state) {
    static const char *const files[] = {"here.pem", "here.key", "other.pem", "other.key"};
    const struct program *program = *state;
    char path[64];

    (void)kill(program->pid, SIGTERM);
    (void)waitpid(program->pid, NULL, 0);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        (void)unlink(in_folder(path, program, files[i]));
    }
    return rmdir(program->folder);
}

static void only_a_certificate_that_proves_the_host_is_believed(void **state) {
    static const struct {
        const char *name, *ca_file;
        int port;
        aftercare_outcome outcome;
        const char *said;
    } rows[] = {
        {"proven", "here.pem", 0, DELIVERED, "answered 204"},
        {"not of the system's", NULL, 0, DOWN, "SSL certificate problem"},
        {"signed by another", "other.pem", 0, DOWN, "SSL certificate problem"},
        {"of another host", "other.pem", 1, DOWN,
         "no alternative certificate subject name matches"},
    };
    const struct program *program = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct world world;
        struct told told = {0};
        char url[64], path[64];
        const aftercare_channel_options options = {
            .name = "webhook",
            .url = url,
            .timeout = 5000,
            .allow = loopback,
            .allow_count = 1,
            .secrets = secrets,
            .secrets_count = 2,
            .ca_file = rows[i].ca_file ? in_folder(path, program, rows[i].ca_file) : NULL,
        };
        (void)snprintf(url, sizeof url, "https://127.0.0.1:%d/",
                       program->ports[rows[i].port]);
        world_init(&world);
        world_open(&world, &channel_webhook, &options);
        for (int n = 1; n <= 2; n++) {
            world_send(&world, &told);
            world_wait(&world, &told.count, n);
            if (told.outcome != rows[i].outcome || !strstr(told.said, rows[i].said)) {
                fail_msg("%s: outcome %d, said \"%s\"", rows[i].name, (int)told.outcome,
                         told.said);
            }
        }
        world_close_channel(&world);
        world_clear(&world);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_a_certificate_that_proves_the_host_is_believed),
    };

    return cmocka_run_group_tests(tests, start, stop);
}
