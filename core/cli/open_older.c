#include "core/cli/open_older.h"

#include "core/base/file.h"
#include "core/cli/report.h"

#include <stdio.h>

static enum exit_status take_folders(struct load_request *request,
                                     struct invocation *invocation,
                                     const struct option_values *folders) {
    for (size_t i = 0; i < folders->count; i++) {
        if (!file_is_folder(folders->items[i])) {
            (void)fprintf(stderr, "aftercare: %s: there is no such folder\n",
                          folders->items[i]);
            return EXIT_NO_INPUT;
        }
        request->rules[i] = folders->items[i];
    }
    request->options.rules_count = folders->count;
    const char *beside =
        arena_format(&invocation->arena, "%s/../plugins", folders->items[0]);
    if (beside && file_is_folder(beside)) {
        request->plugins[0] = beside;
        request->options.plugins_count = 1;
    }
    return EXIT_DONE;
}

static enum exit_status load(struct opened *out, struct invocation *invocation,
                             const struct load_request *request) {
    aftercare_error err = {0};
    aftercare_status loaded = aftercare_rules_load(&out->rules, &request->options, &err);
    if (loaded == AFTERCARE_ERULES) {
        return EXIT_RULES; // each mistake was printed already
    }
    if (!loaded) {
        loaded = aftercare_assessor_new(&out->assessor, out->rules, &err);
    }
    return loaded ? report_error(invocation, &err) : EXIT_DONE;
}

enum exit_status open_older(struct opened *out, struct invocation *invocation,
                            const char *option) {
    struct load_request request;
    *out = (struct opened){0};
    enum exit_status status = open_request(&request, invocation);
    status = status ? status
                    : take_folders(&request, invocation, values_of(invocation, option));
    request.options.options_count = 0;
    return status ? status : load(out, invocation, &request);
}

enum exit_status open_folder(struct opened *out, struct invocation *invocation,
                             const char *folder) {
    struct load_request request;
    const struct option_values folders = {.items = {folder}, .count = 1};
    const struct option_values *others = values_of(invocation, "rules");
    *out = (struct opened){0};
    enum exit_status status = open_request(&request, invocation);
    status = status ? status : take_folders(&request, invocation, &folders);
    for (size_t i = 0; i < others->count; i++) {
        request.rules[request.options.rules_count++] = others->items[i];
    }
    return status ? status : load(out, invocation, &request);
}
