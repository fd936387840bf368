// aftercare: assesses, explains and plans from the command line.
#include "core/cli/command.h"
#include "core/cli/report.h"

#include <stdio.h>
#include <string.h>

static const struct command *const commands[] = {
    &command_assess, &command_ask,    &command_explain, &command_plan,  &command_simulate,
    &command_rules,  &command_check,  &command_fmt,     &command_test,  &command_try,
    &command_init,   &command_replay, &command_diff,    &command_bench,
};

#define COMMANDS (sizeof commands / sizeof *commands)

static void print_help(void) {
    (void)printf(
        "aftercare COMMAND …: who may have a treatment, which suits, and what follows "
        "it\n\n");
    for (size_t i = 0; i < COMMANDS; i++) {
        print_typed(commands[i]->name, commands[i]->arguments);
        (void)printf("%s\n", commands[i]->says);
    }
    (void)printf(
        "\naftercare COMMAND --help tells a command's options; aftercare --version, "
        "the version.\n");
}

static enum exit_status unknown_command(const char *name) {
    struct nearest nearest = {.word = text_of(name)};
    for (size_t i = 0; i < COMMANDS; i++) {
        nearest_offer(&nearest, text_of(commands[i]->name));
    }
    if (nearest.best.len > 0) {
        (void)fprintf(stderr,
                      "aftercare: there is no command \"%s\" (did you mean \"%.*s\"?)\n",
                      name, TEXT_ARGS(nearest.best));
    } else {
        (void)fprintf(stderr,
                      "aftercare: there is no command \"%s\" (aftercare --help)\n", name);
    }
    return EXIT_USAGE;
}

static enum exit_status print_version(void) {
    (void)printf("aftercare %s\n", aftercare_version());
    return EXIT_DONE;
}

static enum exit_status run(const struct command *command, int argc, char **argv) {
    struct invocation invocation = {0};
    arena_init(&invocation.arena, &system_allocator, 0);
    enum exit_status status = arguments_read(&invocation, command, argc, argv);
    if (!status && has_option(&invocation, "help")) {
        arguments_help(command);
    } else if (!status && has_option(&invocation, "version")) {
        status = print_version();
    } else if (!status) {
        status = command->run(&invocation);
    }
    arena_clear(&invocation.arena);
    return status;
}

static enum exit_status run_named(int argc, char **argv) {
    if (argc < 2) {
        print_help();
        return EXIT_USAGE;
    }
    if (strcmp(argv[1], "--version") == 0) {
        return print_version();
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0) {
        print_help();
        return EXIT_DONE;
    }
    for (size_t i = 0; i < COMMANDS; i++) {
        if (strcmp(argv[1], commands[i]->name) == 0) {
            return run(commands[i], argc - 1, argv + 1);
        }
    }
    return unknown_command(argv[1]);
}

int main(int argc, char **argv) {
    enum exit_status status = run_named(argc, argv);
    return (int)finish_output(status);
}
