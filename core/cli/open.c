#include "core/cli/open.h"

#include "core/base/file.h"
#include "core/cli/clock.h"
#include "core/cli/report.h"

#include <stdio.h>
#include <string.h>

#define DOCUMENT_MAX ((size_t)1 << 20)

const char *open_shipped(struct invocation *invocation, const char *name) {
    const char *built = arena_format(&invocation->arena, AFTERCARE_SOURCE "/%s", name);
    return built && file_is_folder(built)
               ? built
               : arena_format(&invocation->arena, AFTERCARE_DATA "/%s", name);
}

// As given, or else the shipped one.
static size_t folders(const char **out, struct invocation *invocation, const char *name) {
    const struct option_values *given = values_of(invocation, name);
    for (size_t i = 0; i < given->count; i++) {
        out[i] = given->items[i];
    }
    if (given->count > 0) {
        return given->count;
    }
    out[0] = open_shipped(invocation, name);
    return out[0] ? 1 : 0;
}

static enum exit_status read_choices(struct load_request *out,
                                     struct invocation *invocation) {
    const struct option_values *given = values_of(invocation, "set");
    for (size_t i = 0; i < given->count; i++) {
        const char *equals = strchr(given->items[i], '=');
        if (!equals || equals == given->items[i]) {
            (void)fprintf(stderr,
                          "aftercare: --set %s does not fit (--set OPTION=CHOICE)\n",
                          given->items[i]);
            return EXIT_USAGE;
        }
        size_t len = (size_t)(equals - given->items[i]);
        out->chosen[i] = (aftercare_option){
            arena_copy(&invocation->arena, given->items[i], len), equals + 1};
    }
    out->options.options = out->chosen;
    out->options.options_count = given->count;
    return EXIT_DONE;
}

enum exit_status open_request(struct load_request *out, struct invocation *invocation) {
    *out = (struct load_request){.options = AFTERCARE_LOAD_OPTIONS};
    out->options.plugins = out->plugins;
    out->options.plugins_count = folders(out->plugins, invocation, "plugins");
    out->options.rules = out->rules;
    out->options.rules_count = folders(out->rules, invocation, "rules");
    out->options.problem = report_problem;
    out->options.problem_context = invocation;
    return read_choices(out, invocation);
}

static enum exit_status load(struct opened *out, struct invocation *invocation) {
    struct load_request request;
    aftercare_error err = {0};
    enum exit_status status = open_request(&request, invocation);
    if (status) {
        return status;
    }
    aftercare_status loaded = aftercare_rules_load(&out->rules, &request.options, &err);
    if (loaded == AFTERCARE_ERULES) {
        return EXIT_RULES; // each mistake was printed already
    }
    if (!loaded) {
        loaded = aftercare_assessor_new(&out->assessor, out->rules, &err);
    }
    if (loaded) {
        status = report_error(invocation, &err);
    }
    bool is_unread = loaded == AFTERCARE_ENOTFOUND || loaded == AFTERCARE_EIO;
    return is_unread ? EXIT_RULES : status; // whatever keeps rules from loading
}

enum exit_status opened_read(struct opened *out, struct invocation *invocation,
                             int argument) {
    const char *path = invocation->arguments[argument];
    struct text text;
    aftercare_error err;
    aftercare_status status =
        file_read(&text, &invocation->arena, path, DOCUMENT_MAX, FILE_ANY, &err);
    if (status) {
        return report_error(invocation, &err);
    }
    out->document = (aftercare_document){.name = path, .text = text.at, .len = text.len};
    return EXIT_DONE;
}

enum exit_status open_rules(struct opened *out, struct invocation *invocation) {
    *out = (struct opened){.today = clock_today(&invocation->arena)};
    return load(out, invocation);
}

enum exit_status open_document(struct opened *out, struct invocation *invocation) {
    *out = (struct opened){.today = clock_today(&invocation->arena)};
    enum exit_status status = opened_read(out, invocation, 0);
    return status ? status : load(out, invocation);
}

enum exit_status open_all(struct opened *out, struct invocation *invocation) {
    return invocation->command->least > 0 ? open_document(out, invocation)
                                          : open_rules(out, invocation);
}

void opened_ask(struct opened *opened, const struct invocation *invocation) {
    const struct option_values *treatments = values_of(invocation, "treatment");
    opened->document.date = option_of(invocation, "date");
    opened->document.treatments = treatments->items;
    opened->document.treatments_count = treatments->count;
}

void opened_close(struct opened *opened) {
    aftercare_assessor_free(opened->assessor);
    aftercare_rules_free(opened->rules);
}
