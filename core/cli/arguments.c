#include "core/cli/command.h"
#include "core/cli/wrap.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

const struct option_row common_options[] = {
    {"plugins", "DIR", "a folder of plugins (repeatable; else the shipped ones)"},
    {"rules", "DIR", "a folder of rules (repeatable; else the shipped ones)"},
    {"set", "OPTION=CHOICE",
     "a choice where rules leave one (repeatable; see `aftercare rules --options`)"},
    {"format", "FORMAT", NULL}, // the command's
    {"quiet", NULL, "print nothing but the answer and errors"},
    {"version", NULL, "print the program's version"},
    {"help", NULL, "print this page"},
    {0},
};

static size_t count_rows(const struct option_row *rows) {
    size_t count = 0;
    while (rows[count].name) {
        count++;
    }
    return count;
}

static int row_of(const struct option_row *rows, const char *name) {
    for (int i = 0; rows[i].name; i++) {
        if (strcmp(rows[i].name, name) == 0) {
            return i;
        }
    }
    return -1;
}

const struct option_values *values_of(const struct invocation *invocation,
                                      const char *name) {
    int own = row_of(invocation->command->options, name);
    int common = row_of(common_options, name);
    return own >= 0 ? &invocation->own[own] : &invocation->common[common];
}

const char *option_of(const struct invocation *invocation, const char *name) {
    const struct option_values *values = values_of(invocation, name);
    return values->count > 0 ? values->items[values->count - 1] : NULL;
}

bool has_option(const struct invocation *invocation, const char *name) {
    return values_of(invocation, name)->count > 0;
}

static const char *const *formats_of(const struct command *command) {
    static const char *const most_commands[] = {"text", "json", NULL};
    return command->formats ? command->formats : most_commands;
}

const char *format_of(const struct invocation *invocation) {
    const char *format = option_of(invocation, "format");
    return format ? format : formats_of(invocation->command)[0];
}

// "text (the default), json or html".
static void list_formats(FILE *file, const char *const *formats, const char *first) {
    (void)fprintf(file, "%s%s", formats[0], first);
    for (size_t i = 1; formats[i]; i++) {
        (void)fprintf(file, "%s%s", formats[i + 1] ? ", " : " or ", formats[i]);
    }
}

void print_typed(const char *name, const char *value) {
    enum { WIDTH = 24 };
    int columns = wrap_columns(text_of(name)) + 1 + wrap_columns(text_of(value));
    (void)printf("  %s %s%*s ", name, value, columns < WIDTH ? WIDTH - columns : 0, "");
}

static void print_rows(const struct option_row *rows, const struct command *command) {
    for (size_t i = 0; rows[i].name; i++) {
        char name[64];
        (void)snprintf(name, sizeof name, "--%s", rows[i].name);
        print_typed(name, rows[i].value ? rows[i].value : "");
        if (rows[i].says) {
            (void)printf("%s\n", rows[i].says);
        } else {
            list_formats(stdout, formats_of(command), " (the default)");
            (void)printf("\n");
        }
    }
}

void arguments_help(const struct command *command) {
    (void)printf("aftercare %s %s\n%s\n\n", command->name, command->arguments,
                 command->says);
    print_rows(command->options, command);
    print_rows(common_options, command);
    (void)printf(
        "\nA FILE of - is standard input. Exit status: 0 done, 1 something was found,"
        "\n64 wrong usage, 65 bad document, 66 no such input, 70 our own fault,\n"
        "78 rules that do not load.\n");
}

// The table that getopt_long wants, made of ours; val is the row, own rows first.
static void fill(struct option *table, const struct option_row *rows, int first) {
    for (int i = 0; rows[i].name; i++) {
        table[i] =
            (struct option){.name = rows[i].name,
                            .has_arg = rows[i].value ? required_argument : no_argument,
                            .val = first + i};
    }
}

#define COMMON_ROW 1000

static void offer_rows(struct nearest *nearest, const struct option_row *rows) {
    for (size_t i = 0; rows[i].name; i++) {
        nearest_offer(nearest, text_of(rows[i].name));
    }
}

static enum exit_status wrong_option(const struct command *command, const char *given) {
    const char *word = strncmp(given, "--", 2) == 0 ? given + 2 : given;
    struct nearest nearest = {.word = {word, strcspn(word, "=")}};
    offer_rows(&nearest, command->options);
    offer_rows(&nearest, common_options);
    if (nearest.best.len > 0 && text_equal(nearest.best, nearest.word)) {
        (void)fprintf(
            stderr, "aftercare: %s does not fit (%s; aftercare %s --help)\n", given,
            strchr(given, '=') ? "it takes no value" : "it needs a value", command->name);
    } else if (nearest.best.len > 0) {
        (void)fprintf(stderr, "aftercare: there is no option %s (did you mean --%.*s?)\n",
                      given, TEXT_ARGS(nearest.best));
    } else {
        (void)fprintf(stderr, "aftercare: there is no option %s (aftercare %s --help)\n",
                      given, command->name);
    }
    return EXIT_USAGE;
}

static enum exit_status keep(struct option_values *values) {
    if (values->count == OPTION_VALUES_MAX) {
        (void)fprintf(stderr, "aftercare: an option is given more than %d times\n",
                      OPTION_VALUES_MAX);
        return EXIT_USAGE;
    }
    values->items[values->count++] = optarg ? optarg : "";
    return EXIT_DONE;
}

static enum exit_status check_count(const struct invocation *invocation) {
    const struct command *command = invocation->command;
    int count = invocation->arguments_count;
    if (has_option(invocation, "help") || has_option(invocation, "version") ||
        (count >= command->least && count <= command->most)) {
        return EXIT_DONE;
    }
    (void)fprintf(stderr, "aftercare: wrong number of arguments (aftercare %s %s)\n",
                  command->name, command->arguments);
    return EXIT_USAGE;
}

static enum exit_status check_format(const struct invocation *invocation) {
    const char *const *formats = formats_of(invocation->command);
    const char *given = format_of(invocation);
    for (size_t i = 0; formats[i]; i++) {
        if (strcmp(formats[i], given) == 0) {
            return EXIT_DONE;
        }
    }
    (void)fprintf(stderr, "aftercare: --format %s does not fit (", given);
    list_formats(stderr, formats, "");
    (void)fprintf(stderr, ")\n");
    return EXIT_USAGE;
}

enum exit_status arguments_read(struct invocation *out, const struct command *command,
                                int argc, char **argv) {
    struct option table[2 * OPTION_ROWS_MAX] = {0};
    size_t own = count_rows(command->options);
    fill(table, command->options, 0);
    fill(table + own, common_options, COMMON_ROW);
    out->command = command;
    opterr = 0;
    optind = 1;
    for (;;) {
        int row = getopt_long(argc, argv, "", table, NULL);
        if (row == -1) {
            break;
        }
        if (row == '?') {
            return wrong_option(command, argv[optind - 1]);
        }
        struct option_values *values =
            row >= COMMON_ROW ? &out->common[row - COMMON_ROW] : &out->own[row];
        if (keep(values)) {
            return EXIT_USAGE;
        }
    }
    out->arguments = argv + optind;
    out->arguments_count = argc - optind;
    enum exit_status status = check_count(out);
    return status ? status : check_format(out);
}
