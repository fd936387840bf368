// aftercared audit verify [FILE] [DIGEST]: whether the audit log is as it was written.
#include "core/daemon/audit.h"
#include "core/daemon/command.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static enum exit_status run(const struct command_call *call) {
    const char *path = call->words_count > 1 ? call->words[1] : call->config->audit;
    const char *digest = call->words_count > 2 ? call->words[2] : NULL;
    struct audit_verdict verdict;
    aftercare_error err;

    if (strcmp(call->words[0], "verify") != 0) {
        (void)fail(&err, AFTERCARE_EUSAGE, NULL,
                   "\"%.64s\" is not understood (aftercared audit verify)",
                   call->words[0]);
        return complain_of(&err);
    }
    aftercare_status status = audit_verify(&verdict, path, digest, stderr, &err);
    if (status != AFTERCARE_OK) {
        return complain_of(&err);
    }
    if (digest && !verdict.is_found) {
        (void)fprintf(stderr,
                      "%s: no line has the digest %s: the lines up to it are gone\n",
                      path, digest);
    }
    (void)printf("%" PRId64 " lines, %" PRId64
                 " places where something was changed, taken "
                 "out or put in\n",
                 verdict.lines, verdict.broken);
    if (verdict.lines > 0) {
        (void)printf("the last line is number %" PRId64 ", %s\n", verdict.last.number,
                     verdict.last.digest);
    }
    bool is_sound = verdict.broken == 0 && (!digest || verdict.is_found);
    return is_sound ? EXIT_DONE : EXIT_FOUND;
}

const struct command command_audit = {
    .name = "audit",
    .arguments = "verify [FILE] [DIGEST]",
    .says = "whether the audit log is as it was written; with the digest of a line that "
            "you kept elsewhere, also whether that line is still there",
    .least = 1,
    .most = 3,
    .run = run,
};
