// aftercare init pack|plugin NAME: a new one that loads, with tests that pass.
#include "core/cli/open.h"
#include "core/cli/report.h"
#include "core/cli/save.h"
#include "core/cli/scaffold.h"

#include "core/base/file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static const struct option_row options[] = {
    {"into", "FOLDER", "where the new files go (else the folder you are in)"},
    {0},
};

static const char *const formats[] = {"text", NULL};

#define NAME_MAX_LEN 64

// What can be begun: its example below examples/init, the name that stands in there, and
// the folders of plugins and of rules that it brings. NULL: it brings no plugin.
static const struct beginning {
    const char *what, *example, *word, *plugins, *rules;
} beginnings[] = {
    {"pack", "examples/init/pack", "our-pack", NULL, ""},
    {"plugin", "examples/init/plugin", "our-plugin", "/plugins", "/rules"},
};

static const struct beginning *find_beginning(const char *what) {
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
        if (strcmp(beginnings[i].what, what) == 0) {
            return &beginnings[i];
        }
    }
    (void)fprintf(stderr,
                  "aftercare: init %s: there is nothing of that name to begin (pack or "
                  "plugin)\n",
                  what);
    return NULL;
}

static bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

// As rules want it of a pack and of a plugin, and fit to begin a word with.
static bool is_name(const char *name) {
    size_t len = strlen(name);
    bool is_fit = is_lower(name[0]) && len <= NAME_MAX_LEN && name[len - 1] != '-';
    for (size_t i = 0; is_fit && i < len; i++) {
        bool is_digit = name[i] >= '0' && name[i] <= '9';
        bool is_joint = name[i] == '-' && name[i + 1] != '-';
        is_fit = is_lower(name[i]) || is_digit || is_joint;
    }
    return is_fit;
}

static void print_made(const struct invocation *invocation, const struct text *made,
                       size_t count) {
    for (size_t i = 0; !has_option(invocation, "quiet") && i < count; i++) {
        (void)printf("%.*s\n", TEXT_ARGS(made[i]));
    }
}

static void failed(void *context, const aftercare_test_case *told) {
    (void)context;
    if (told->failure->sentence[0]) {
        (void)fprintf(stderr, "aftercare: %s: %s: %s\n", told->pack, told->name,
                      told->failure->sentence);
    }
}

// The folders as for any command, and behind them those that were made; *first is the
// number of the new rules' folder. One with a schema of its own stands for itself.
static enum exit_status request_all(struct load_request *out, size_t *first,
                                    struct invocation *invocation,
                                    const struct beginning *beginning, const char *into) {
    struct arena *arena = &invocation->arena;
    enum exit_status status = open_request(out, invocation);
    const char *rules = arena_format(arena, "%s%s", into, beginning->rules);
    const char *schema = arena_format(arena, "%s/schema.lua", rules ? rules : "");
    const char *plugins =
        arena_format(arena, "%s%s", into, beginning->plugins ? beginning->plugins : "");
    if (status || !rules || !schema || !plugins) {
        return status ? status : EXIT_OURS;
    }
    if (beginning->plugins) {
        out->plugins[out->options.plugins_count++] = plugins;
    }
    *first = file_is_regular(schema) ? 0 : out->options.rules_count;
    out->rules[*first] = rules;
    out->options.rules_count = *first + 1;
    return EXIT_DONE;
}

static void print_next(const struct load_request *request,
                       const struct beginning *beginning, const char *into,
                       const char *name) {
    (void)printf("Put your own rules in the place of the example's, then run\n"
                 "  aftercare test");
    for (size_t i = 0; beginning->plugins && i < request->options.plugins_count; i++) {
        (void)printf(" --plugins %s", request->plugins[i]);
    }
    (void)printf(" %s%s/%s\n", into, beginning->rules, name);
}

// Loads what was made beside the rest, and runs its tests.
static enum exit_status try_out(struct invocation *invocation,
                                const struct load_request *request, size_t first) {
    aftercare_test_result result;
    aftercare_error err;
    aftercare_status tested =
        aftercare_rules_test(&request->options, first, failed, NULL, &result, &err);
    if (tested == AFTERCARE_ERULES) {
        return EXIT_RULES; // each mistake was printed already
    }
    if (tested) {
        return report_error(invocation, &err);
    }
    if (!has_option(invocation, "quiet")) {
        (void)printf("It loads; %zu of its cases pass, %zu fail.\n", result.passed,
                     result.failed);
    }
    return result.failed > 0 ? EXIT_FOUND : EXIT_DONE;
}

static enum exit_status make(struct invocation *invocation,
                             const struct scaffold *scaffold) {
    struct text *made;
    size_t count;
    aftercare_error err;
    if (scaffold_copy(&made, &count, &invocation->arena, scaffold, &err)) {
        return report_error(invocation, &err);
    }
    print_made(invocation, made, count);
    return EXIT_DONE;
}

// Where editors look for the words of rules (aftercare rules --annotations .annotations).
// One that is there already stays.
static enum exit_status make_editor_file(struct invocation *invocation,
                                         const char *into) {
    const struct text content = TEXT("{\n  \"runtime.version\": \"Lua 5.4\",\n"
                                     "  \"workspace.library\": [\".annotations\"]\n}\n");
    const char *path = arena_format(&invocation->arena, "%s/.luarc.json", into);
    int error = path ? save_new(path, content) : ENOMEM;
    if (error && error != EEXIST) {
        (void)fprintf(stderr, "aftercare: %s: %s\n", path ? path : into, strerror(error));
        return EXIT_OURS;
    }
    return EXIT_DONE;
}

static enum exit_status begin(struct invocation *invocation,
                              const struct beginning *beginning, const char *name) {
    struct load_request request;
    size_t first;
    const char *given = option_of(invocation, "into");
    const struct scaffold scaffold = {.from =
                                          open_shipped(invocation, beginning->example),
                                      .into = given ? given : ".",
                                      .word = beginning->word,
                                      .name = name};
    enum exit_status status = scaffold.from ? make(invocation, &scaffold) : EXIT_OURS;
    status = status ? status : make_editor_file(invocation, scaffold.into);
    status = status ? status
                    : request_all(&request, &first, invocation, beginning, scaffold.into);
    status = status ? status : try_out(invocation, &request, first);
    if (!status && !has_option(invocation, "quiet")) {
        print_next(&request, beginning, scaffold.into, name);
    }
    return status;
}

static enum exit_status run(struct invocation *invocation) {
    const struct beginning *beginning = find_beginning(invocation->arguments[0]);
    const char *name = invocation->arguments[1];
    if (!beginning) {
        return EXIT_USAGE;
    }
    if (!is_name(name)) {
        (void)fprintf(
            stderr,
            "aftercare: init %s: \"%s\" is no name (a letter first, then "
            "lower-case letters, digits and single '-', as in \"our-clinic\")\n",
            beginning->what, name);
        return EXIT_USAGE;
    }
    return begin(invocation, beginning, name);
}

const struct command command_init = {
    .name = "init",
    .arguments = "pack|plugin NAME",
    .says = "a new pack, or a new kind of rule, that loads, with tests that pass",
    .least = 2,
    .most = 2,
    .options = options,
    .formats = formats,
    .run = run,
};
