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

enum exit_status pack_paths(struct load_request *out, struct invocation *invocation) {
    enum exit_status status = open_request(out, invocation);
    bool has_schema = has_option(invocation, "rules");
    size_t count = has_schema ? out->options.rules_count : 0;
    const char *shipped = out->rules[0];
    for (int i = 0; !status && i < invocation->arguments_count; i++) {
        const char *path = invocation->arguments[i];
        if (!file_is_folder(path)) {
            (void)fprintf(stderr, "aftercare: %s: there is no such folder\n", path);
            return EXIT_NO_INPUT;
        }
        const char *folder =
            has_file(invocation, path, "pack.lua") ? above(invocation, path) : path;
        has_schema = has_schema || (folder && has_file(invocation, folder, "schema.lua"));
        out->rules[count++] = folder;
    }
    if (!status && invocation->arguments_count > 0) {
        if (!has_schema) {
            out->rules[count++] = shipped;
        }
        out->options.rules_count = count;
    }
    return status;
}
