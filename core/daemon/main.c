// aftercared: keeps what follows a session, and reminds of it in time.

#include "core/base/fail.h"
#include "core/base/text.h"
#include "core/daemon/config.h"
#include "core/daemon/daemon.h"

#include <getopt.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

// As sysexits.h has them.
enum { EXIT_DONE = 0, EXIT_USAGE = 64, EXIT_OURS = 70, EXIT_CONFIG = 78 };

#define LINE_BYTES 1536

struct arguments {
    const char *config;
    bool checks;
};

static const char help[] =
    "aftercared [--config FILE] [--check]\n"
    "\n"
    "Keeps what follows a session, and reminds of it in time. Runs in the foreground "
    "until\n"
    "SIGTERM. Without a configuration it listens on 127.0.0.1:8930 and prints reminders "
    "on\n"
    "standard output as they fall due.\n"
    "\n"
    "  --config FILE   reads FILE\n"
    "  --check         checks the configuration and the rules, and ends\n"
    "  --help-config   prints every option that FILE may set\n"
    "  --version       prints the version\n"
    "  --help          prints this\n"
    "\n"
    "SIGHUP loads the rules anew: they take over when all of them load and pass their "
    "own\n"
    "tests; otherwise the old ones stay at work, and the log says why.\n"
    "\n"
    "Exit status: 0 done; 64 wrong usage; 70 our own fault; 78 the configuration or the\n"
    "rules do not load, the port is in use, the store cannot be opened.\n";

static int exit_status_of(aftercare_status status) {
    switch (status) {
    case AFTERCARE_OK:
        return EXIT_DONE;
    case AFTERCARE_ENOMEM:
    case AFTERCARE_EINTERNAL:
        return EXIT_OURS;
    case AFTERCARE_EDOCUMENT:
    case AFTERCARE_ERULES:
    case AFTERCARE_EUSAGE:
    case AFTERCARE_ENOTFOUND:
    case AFTERCARE_ECONFLICT:
    case AFTERCARE_ELIMIT:
    case AFTERCARE_EIO:
    case AFTERCARE_EFULL:
        return EXIT_CONFIG;
    }
    return EXIT_OURS;
}

// A mistake as people read it.
static void tell(void *context, const aftercare_error *err) {
    char line[LINE_BYTES];
    (void)context;
    (void)fprintf(stderr, "aftercared: %s\n", fail_line(line, sizeof line, err));
}

static int run(const struct arguments *arguments) {
    struct config config;
    struct arena arena;
    aftercare_error err = {.status = AFTERCARE_OK};
    arena_init(&arena, &system_allocator, 0);

    aftercare_status status = config_read(&config, &arena, arguments->config, &err);
    if (status != AFTERCARE_OK) {
        tell(NULL, &err);
    } else if (arguments->checks) {
        status = daemon_check(&config, tell, NULL);
    } else {
        status = daemon_run(&config, tell, NULL);
    }
    arena_clear(&arena);
    return exit_status_of(status);
}

// What the system gives a process and a server wants otherwise.
static void settle(void) {
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    (void)sigaction(SIGPIPE, &ignore, NULL); // A reader who leaves is no reason to end.
    (void)umask(S_IRWXG | S_IRWXO);          // What we write is for nobody else.
    struct rlimit descriptors;
    if (getrlimit(RLIMIT_NOFILE, &descriptors) == 0) {
        descriptors.rlim_cur = descriptors.rlim_max; // Nothing here uses select.
        (void)setrlimit(RLIMIT_NOFILE, &descriptors);
    }
}

static const struct option options[] = {
    {"config", required_argument, NULL, 'c'}, {"check", no_argument, NULL, 'k'},
    {"help", no_argument, NULL, 'h'},         {"help-config", no_argument, NULL, 'o'},
    {"version", no_argument, NULL, 'v'},      {NULL, 0, NULL, 0}};

static void refuse(const char *word) {
    struct nearest nearest = {.word = text_of(word + strspn(word, "-"))};
    for (size_t i = 0; options[i].name; i++) {
        nearest_offer(&nearest, text_of(options[i].name));
    }
    bool is_near = nearest.best.len > 0 && word[0] == '-';
    (void)fprintf(stderr, "aftercared: \"%s\" is not understood (%s%.*s)\n", word,
                  is_near ? "did you mean --" : "see aftercared --help",
                  is_near ? (int)nearest.best.len : 0, nearest.best.at);
}

enum answer { ANSWER_RUN, ANSWER_DONE, ANSWER_USAGE };

// Reads the arguments; what only asks for a text is answered at once.
static enum answer read_arguments(struct arguments *out, int count, char **values) {
    int found = 0;
    while ((found = getopt_long(count, values, ":", options, NULL)) != -1) {
        switch (found) {
        case 'c':
            out->config = optarg;
            break;
        case 'k':
            out->checks = true;
            break;
        case 'h':
            (void)fputs(help, stdout);
            return ANSWER_DONE;
        case 'o':
            config_help(stdout);
            return ANSWER_DONE;
        case 'v':
            (void)printf("aftercared %s\n", aftercare_version());
            return ANSWER_DONE;
        case ':':
            (void)fputs("aftercared: --config needs a file (--config FILE)\n", stderr);
            return ANSWER_USAGE;
        default:
            refuse(values[optind - 1]);
            return ANSWER_USAGE;
        }
    }
    if (optind < count) {
        refuse(values[optind]);
        return ANSWER_USAGE;
    }
    return ANSWER_RUN;
}

int main(int count, char **values) {
    struct arguments arguments = {.config = NULL};
    switch (read_arguments(&arguments, count, values)) {
    case ANSWER_RUN:
        settle();
        return run(&arguments);
    case ANSWER_DONE:
        return fflush(stdout) == 0 ? EXIT_DONE : EXIT_OURS;
    case ANSWER_USAGE:
        return EXIT_USAGE;
    }
    return EXIT_OURS;
}
