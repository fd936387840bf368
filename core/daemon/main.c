// aftercared: keeps what follows a session, and reminds of it in time.

#include "core/base/fail.h"
#include "core/base/text.h"
#include "core/daemon/command.h"
#include "core/daemon/complain.h"
#include "core/daemon/daemon.h"

#include <getopt.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

struct arguments {
    const char *config;
    const char *to; // NULL: not said
    bool checks;
    const struct command *command; // NULL: serve
    char **words;
    int words_count;
};

static const char help[] =
    "aftercared [--config FILE] [--check]\n"
    "aftercared [--config FILE] COMMAND …\n"
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
    "Exit status: 0 done; 1 a command found something wrong; 64 wrong usage; 66 no such\n"
    "file; 70 our own fault; 78 the configuration or the rules do not load, the port is "
    "in\n"
    "use, the store cannot be opened.\n"
    "\n"
    "Commands:\n";

static void print_help(void) {
    const struct command *command = NULL;
    (void)fputs(help, stdout);
    for (size_t i = 0; (command = command_at(i)) != NULL; i++) {
        (void)printf("  %s %s\n      %s\n", command->name, command->arguments,
                     command->says);
    }
}

static enum exit_status run(const struct arguments *arguments) {
    struct config config;
    struct arena arena;
    enum exit_status ended = EXIT_DONE;
    arena_init(&arena, &system_allocator, 0);

    aftercare_status status =
        config_read(&config, &arena, arguments->config, complain, NULL);
    if (status != AFTERCARE_OK) {
        if (arguments->checks && config.is_complete) {
            (void)daemon_check(&config, complain, NULL); // All at once.
        }
        ended = complain_status(status);
    } else if (arguments->command) {
        const struct command_call call = {.config = &config,
                                          .words = arguments->words,
                                          .words_count = arguments->words_count,
                                          .to = arguments->to};
        ended = arguments->command->run(&call);
    } else {
        ended = complain_status(arguments->checks ? daemon_check(&config, complain, NULL)
                                                  : daemon_run(&config, complain, NULL));
    }
    arena_clear(&arena);
    return ended;
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

static const struct option options[] = {{"config", required_argument, NULL, 'c'},
                                        {"check", no_argument, NULL, 'k'},
                                        {"help", no_argument, NULL, 'h'},
                                        {"help-config", no_argument, NULL, 'o'},
                                        {"to", required_argument, NULL, 't'},
                                        {"version", no_argument, NULL, 'v'},
                                        {NULL, 0, NULL, 0}};

static void refuse(const char *word) {
    bool is_option = word[0] == '-';
    struct nearest nearest = {.word = text_of(word + strspn(word, "-"))};
    for (size_t i = 0; is_option && options[i].name; i++) {
        nearest_offer(&nearest, text_of(options[i].name));
    }
    for (size_t i = 0; !is_option && command_at(i); i++) {
        nearest_offer(&nearest, text_of(command_at(i)->name));
    }
    bool is_near = nearest.best.len > 0;
    (void)fprintf(stderr, "aftercared: \"%s\" is not understood (%s%s%.*s)\n", word,
                  is_near ? "did you mean " : "see aftercared --help",
                  is_near && is_option ? "--" : "", is_near ? (int)nearest.best.len : 0,
                  nearest.best.at);
}

enum answer { ANSWER_RUN, ANSWER_DONE, ANSWER_USAGE };

// What stands behind the options.
static enum answer read_command(struct arguments *out, int count, char **values) {
    const struct command *command = command_find(values[0]);
    if (!command) {
        refuse(values[0]);
        return ANSWER_USAGE;
    }
    if (count - 1 < command->least || count - 1 > command->most || out->checks ||
        (out->to && !command->has_receiver)) {
        (void)fprintf(stderr, "aftercared: this goes as: aftercared %s %s\n",
                      command->name, command->arguments);
        return ANSWER_USAGE;
    }
    out->command = command;
    out->words = values + 1;
    out->words_count = count - 1;
    return ANSWER_RUN;
}

static enum answer refuse_usage(const char *sentence) {
    (void)fprintf(stderr, "aftercared: %s\n", sentence);
    return ANSWER_USAGE;
}

// Reads the arguments; what only asks for a text is answered at once.
static enum answer read_arguments(struct arguments *out, int count, char **values) {
    int found = 0;
    while ((found = getopt_long(count, values, ":", options, NULL)) != -1) {
        switch (found) {
        case 'c':
            out->config = optarg;
            break;
        case 't':
            out->to = optarg;
            break;
        case 'k':
            out->checks = true;
            break;
        case 'h':
            print_help();
            return ANSWER_DONE;
        case 'o':
            config_help(stdout);
            return ANSWER_DONE;
        case 'v':
            (void)printf("aftercared %s\n", aftercare_version());
            return ANSWER_DONE;
        case ':':
            return refuse_usage(optopt == 't' ? "--to needs an address (--to ADDRESS)"
                                              : "--config needs a file (--config FILE)");
        default:
            refuse(values[optind - 1]);
            return ANSWER_USAGE;
        }
    }
    if (optind < count) {
        return read_command(out, count - optind, values + optind);
    }
    return out->to ? refuse_usage("--to is of a command (send-test CHANNEL --to ADDRESS)")
                   : ANSWER_RUN;
}

int main(int count, char **values) {
    struct arguments arguments = {.config = NULL};
    switch (read_arguments(&arguments, count, values)) {
    case ANSWER_RUN:
        settle();
        return (int)run(&arguments);
    case ANSWER_DONE:
        return fflush(stdout) == 0 ? (int)EXIT_DONE : (int)EXIT_OURS;
    case ANSWER_USAGE:
        return EXIT_USAGE;
    }
    return EXIT_OURS;
}
