#include "core/cli/rules_annotations.h"

#include "aftercare/author.h"
#include "core/base/file.h"
#include "core/cli/report.h"
#include "core/cli/save.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static int put(const char *folder, const char *path, struct text text) {
    if (mkdir(folder, 0755) != 0 && errno != EEXIST) {
        return errno;
    }
    int error = save_new(path, text);
    return error == EEXIST ? save_over(path, text) : error;
}

enum exit_status rules_annotations(struct invocation *invocation, struct opened *opened,
                                   const char *folder) {
    aftercare_json annotations;
    aftercare_error err;
    const char *path = arena_format(&invocation->arena, "%s/aftercare.lua", folder);
    if (!path) {
        return EXIT_OURS;
    }
    if (aftercare_rules_annotations(opened->assessor, &annotations, &err)) {
        return report_error(invocation, &err);
    }
    int error = put(folder, path, (struct text){annotations.text, annotations.len});
    if (error) {
        (void)fprintf(stderr, "aftercare: %s: %s\n", path, strerror(error));
        return EXIT_OURS;
    }
    if (!has_option(invocation, "quiet")) {
        (void)printf("%s\n", path);
    }
    return EXIT_DONE;
}
