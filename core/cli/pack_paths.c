#include "core/cli/pack_paths.h"

#include "core/base/file.h"

#include <stdio.h>
#include <string.h>

static bool has_file(struct invocation *invocation, const char *folder,
                     const char *name) {
    const char *path = arena_format(&invocation->arena, "%s/%s", folder, name);
    return path && file_is_regular(path);
}

// The folder above: of a pack, the folder of rules that it lies in.
static const char *above(struct invocation *invocation, const char *folder) {
    size_t len = strlen(folder);
    while (len > 1 && folder[len - 1] == '/') {
        len--;
    }
    while (len > 0 && folder[len - 1] != '/') {
        len--;
    }
    return len == 0 ? "."
                    : arena_copy(&invocation->arena, folder, len > 1 ? len - 1 : len);
}

// The folder of rules that a path means; NULL after a message.
static const char *folder_of(struct invocation *invocation, const char *path) {
    if (!file_is_folder(path)) {
        (void)fprintf(stderr, "aftercare: %s: there is no such folder\n", path);
        return NULL;
    }
    return has_file(invocation, path, "pack.lua") ? above(invocation, path) : path;
}

enum exit_status pack_paths(struct load_request *out, struct invocation *invocation,
                            size_t *first) {
    const char *folders[OPTION_VALUES_MAX];
    enum exit_status status = open_request(out, invocation);
    bool has_schema = false;
    *first = 0;
    for (int i = 0; !status && i < invocation->arguments_count; i++) {
        folders[i] = folder_of(invocation, invocation->arguments[i]);
        if (!folders[i]) {
            return EXIT_NO_INPUT;
        }
        has_schema = has_schema || has_file(invocation, folders[i], "schema.lua");
    }
    if (status || invocation->arguments_count == 0) {
        return status;
    }
    *first =
        has_schema && !has_option(invocation, "rules") ? 0 : out->options.rules_count;
    out->options.rules_count = *first;
    for (int i = 0; i < invocation->arguments_count; i++) {
        out->rules[out->options.rules_count++] = folders[i];
    }
    return EXIT_DONE;
}
