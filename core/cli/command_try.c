// aftercare try FILE: one patient's document, changed fact by fact, and what that
// changes.
#include "core/cli/prompt.h"
#include "core/cli/try_verbs.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define TYPED_MAX 4096

static const struct option_row options[] = {
    {"date", "DATE", "the day asked about, instead of the document's (else today)"},
    {"treatment", "TREATMENT",
     "what is asked about, instead of the document's (repeatable)"},
    {0},
};

static const char *const formats[] = {"text", NULL};

// What can be typed.
static const struct verb {
    const char *name, *arguments, *says;
    size_t least, most;                                        // words behind it
    void (*run)(struct trial *trial, const struct line *line); // NULL: see obey
} verbs[] = {
    {"set", "FACT VALUE", "a fact, or a part of the request: set date 2027-01-31", 2,
     LINE_WORDS_MAX, try_set},
    {"forget", "FACT", "nobody knows it any more", 1, 1, try_forget},
    {"add", "LIST TERM [MEMBER=VALUE …]", "one more entry, and what is known of it", 2,
     LINE_WORDS_MAX, try_add},
    {"drop", "LIST TERM", "takes the entries of that term out of a list", 2, 2, try_drop},
    {"none", "LIST [TERM]", "there is none: of that term, or at all", 1, 2, try_none},
    {"verdict", "", "the assessment, whole", 0, 0, try_verdict},
    {"why", "[not] [RULE]", "what a rule's condition came to, and what would change it",
     0, 2, try_why},
    {"clear", "[when]", "from which day, and what holds until then", 0, 1, try_clear},
    {"ask", "", "what is still to be asked", 0, 0, try_ask},
    {"show", "", "the document as it is now", 0, 0, try_show},
    {"undo", "", "goes back by one change", 0, 0, try_undo},
    {"save", "FILE", "writes the document", 1, LINE_WORDS_MAX, try_save},
    {"help", "", "this list", 0, 0, NULL},
    {"quit", "", "ends; so does Ctrl-D", 0, 0, NULL},
};

#define VERBS (sizeof verbs / sizeof *verbs)

static void help(void) {
    for (size_t i = 0; i < VERBS; i++) {
        print_typed(verbs[i].name, verbs[i].arguments);
        (void)printf("%s\n", verbs[i].says);
    }
}

static void refuse_verb(struct text word) {
    struct nearest nearest = {.word = word};
    for (size_t i = 0; i < VERBS; i++) {
        nearest_offer(&nearest, text_of(verbs[i].name));
    }
    if (nearest.best.len > 0) {
        (void)printf("  there is no \"%.*s\" (did you mean \"%.*s\"?)\n", TEXT_ARGS(word),
                     TEXT_ARGS(nearest.best));
    } else {
        (void)printf("  there is no \"%.*s\" (help lists what there is)\n",
                     TEXT_ARGS(word));
    }
}

static const struct verb *find_verb(struct text word) {
    for (size_t i = 0; i < VERBS; i++) {
        if (text_is(word, verbs[i].name)) {
            return &verbs[i];
        }
    }
    return NULL;
}

// False when that was the last line.
static bool obey(struct trial *trial, const struct line *line) {
    const struct verb *verb = find_verb(line->words[0]);
    if (!verb) {
        refuse_verb(line->words[0]);
    } else if (line->count - 1 < verb->least || line->count - 1 > verb->most) {
        (void)printf("  write %s %s\n", verb->name, verb->arguments);
    } else if (verb->run) {
        verb->run(trial, line);
    } else if (strcmp(verb->name, "help") == 0) {
        help();
    } else {
        return false;
    }
    return true;
}

// False at the end of the input.
static bool type_line(char typed[TYPED_MAX], bool is_echoed) {
    (void)fputs("> ", stdout);
    (void)fflush(stdout);
    if (!fgets(typed, TYPED_MAX, stdin)) {
        (void)fputs("\n", stdout);
        return false;
    }
    size_t len = strcspn(typed, "\r\n");
    if (len == TYPED_MAX - 1) {
        prompt_drop_line();
        (void)printf("  the end of that line was cut off\n");
    }
    typed[len] = '\0';
    text_clean(typed);
    if (is_echoed) {
        (void)printf("%s\n", typed);
    }
    return true;
}

static void converse(struct trial *trial) {
    char typed[TYPED_MAX];
    bool is_echoed = !isatty(STDIN_FILENO);
    bool goes_on = true;
    while (goes_on && type_line(typed, is_echoed)) {
        struct line line;
        if (!line_read(&line, text_of(typed))) {
            (void)printf("  that line has too many words (at most %d)\n", LINE_WORDS_MAX);
        } else if (line.count > 0) {
            goes_on = obey(trial, &line);
        }
        arena_reset(&trial->round);
    }
}

static enum exit_status begin(struct invocation *invocation, struct opened *opened) {
    struct trial trial;
    opened_ask(opened, invocation);
    enum exit_status status = trial_open(&trial, invocation, opened);
    if (!status) {
        try_clear(&trial, NULL);
        (void)fputs(
            has_option(invocation, "quiet") ? "" : "\"help\" lists what can be typed.\n",
            stdout);
        converse(&trial);
    }
    trial_close(&trial);
    return status;
}

static enum exit_status run(struct invocation *invocation) {
    struct opened opened;
    if (strcmp(invocation->arguments[0], "-") == 0) {
        (void)fputs("aftercare: try reads what is typed from standard input (name the "
                    "document's FILE)\n",
                    stderr);
        return EXIT_USAGE;
    }
    enum exit_status status = open_document(&opened, invocation);
    status = status ? status : begin(invocation, &opened);
    opened_close(&opened);
    return status;
}

const struct command command_try = {
    .name = "try",
    .arguments = "FILE",
    .says = "a prompt: change a fact and see what that changes, ask why, and why not",
    .least = 1,
    .most = 1,
    .options = options,
    .formats = formats,
    .run = run,
};
