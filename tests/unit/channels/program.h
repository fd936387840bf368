// A receiver in a program of its own, with a folder for its certificates, which prints
// the ports on which it listens.
#ifndef AFTERCARE_TESTS_CHANNELS_PROGRAM_H
#define AFTERCARE_TESTS_CHANNELS_PROGRAM_H

#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

#define PROGRAM_PORTS 4

struct program {
    pid_t pid;
    int ports[PROGRAM_PORTS];
    char folder[40];
};

static inline char *in_folder(char out[80], const struct program *program,
                              const char *name) {
    (void)snprintf(out, 80, "%s/%s", program->folder, name);
    return out;
}

static inline int read_ports(struct program *program, int end) {
    FILE *output = fdopen(end, "r");
    int read = 0;

    if (!output) {
        return 0;
    }
    while (read < PROGRAM_PORTS && fscanf(output, "%d", &program->ports[read]) == 1) {
        read++;
    }
    (void)fclose(output);
    return read;
}

// Starts a script of this folder. False when it does not start.
static inline int program_start(struct program *program, const char *script) {
    posix_spawn_file_actions_t actions;
    char python[] = "python3", path[512];
    char *const arguments[] = {python, path, program->folder, NULL};
    int ends[2];

    (void)snprintf(program->folder, sizeof program->folder, "/tmp/aftercare-tls-XXXXXX");
    (void)snprintf(path, sizeof path, AFTERCARE_SOURCE "/tests/unit/channels/%s", script);
    if (!mkdtemp(program->folder) || pipe(ends) != 0) {
        return 0;
    }
    (void)posix_spawn_file_actions_init(&actions);
    (void)posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
    (void)posix_spawn_file_actions_addclose(&actions, ends[0]);
    (void)setenv("PYTHONDONTWRITEBYTECODE", "1", 1);
    int failed = posix_spawnp(&program->pid, python, &actions, NULL, arguments, environ);
    (void)posix_spawn_file_actions_destroy(&actions);
    (void)close(ends[1]);
    return failed == 0 && read_ports(program, ends[0]) == PROGRAM_PORTS;
}

static inline int program_stop(const struct program *program) {
    char command[80];

    (void)kill(program->pid, SIGTERM);
    (void)waitpid(program->pid, NULL, 0);
    (void)snprintf(command, sizeof command, "rm -r %s", program->folder);
    return system(command);
}

#endif
