#include "core/cli/decisions.h"

#include "core/base/file.h"
#include "core/cli/report.h"

#include <stdio.h>
#include <string.h>

#define KEY_MAX ((size_t)4096)

static void take_pointers(struct redaction *out, const struct invocation *invocation) {
    const struct option_values *erase = values_of(invocation, "erase");
    const struct option_values *hash = values_of(invocation, "hash");
    *out = (struct redaction){.erase = erase->count > 0 ? erase->items : NULL,
                              .erase_count = erase->count,
                              .hash = hash->count > 0 ? hash->items : NULL,
                              .hash_count = hash->count};
    redaction_fill(out);
}

// The file without the line feed that an editor leaves at its end.
static enum exit_status read_key(struct redaction *out, struct invocation *invocation) {
    const char *path = option_of(invocation, "key-file");
    aftercare_error err;
    if (!path) {
        return EXIT_DONE;
    }
    if (file_read(&out->key, &invocation->arena, path, KEY_MAX, FILE_GUARDED, &err)) {
        return report_error(invocation, &err);
    }
    while (out->key.len > 0 && out->key.at[out->key.len - 1] == '\n') {
        out->key.len--;
    }
    return EXIT_DONE;
}

// A log that cannot be written is no input that is missing.
static enum exit_status report_log(const struct invocation *invocation,
                                   const aftercare_error *err) {
    enum exit_status status = report_error(invocation, err);
    return status == EXIT_NO_INPUT ? EXIT_OURS : status;
}

static enum exit_status check_options(const struct invocation *invocation) {
    static const char *const companions[] = {"erase", "hash", "key-file"};
    for (size_t i = 0; i < sizeof companions / sizeof *companions; i++) {
        if (has_option(invocation, companions[i]) &&
            !has_option(invocation, "decisions")) {
            (void)fprintf(stderr, "aftercare: --%s goes with --decisions\n",
                          companions[i]);
            return EXIT_USAGE;
        }
    }
    return EXIT_DONE;
}

enum exit_status decisions_open(struct decisions *out, struct invocation *invocation) {
    const char *path = option_of(invocation, "decisions");
    aftercare_error err = {0};
    *out = (struct decisions){.is_wanted = path != NULL};
    enum exit_status status = check_options(invocation);
    if (status || !path) {
        return status;
    }
    take_pointers(&out->redaction, invocation);
    status = read_key(&out->redaction, invocation);
    if (status) {
        return status;
    }
    if (redaction_check(&out->redaction, &err)) {
        return report_error(invocation, &err);
    }
    return decision_log_open(&out->log, path, &err) ? report_log(invocation, &err)
                                                    : EXIT_DONE;
}

enum exit_status decisions_close(struct decisions *decisions,
                                 const struct invocation *invocation,
                                 enum exit_status status) {
    aftercare_error err = {0};
    if (decisions->is_wanted && decision_log_close(&decisions->log, &err) && !status) {
        return report_log(invocation, &err);
    }
    return status;
}

aftercare_status decisions_record(struct buffer *out, const struct decisions *decisions,
                                  const struct decision *decision,
                                  aftercare_assessor *assessor, aftercare_error *err) {
    const struct recording recording = {&decisions->redaction, &decision_makers_library,
                                        assessor};
    return decision_write(out, decision, &recording, err);
}

enum exit_status decisions_keep(struct decisions *decisions,
                                struct invocation *invocation, struct decision *decision,
                                aftercare_assessor *assessor) {
    struct buffer line;
    aftercare_error err = {0};
    if (!decisions->is_wanted) {
        return EXIT_DONE;
    }
    decision->answer.text =
        arena_copy(&invocation->arena, decision->answer.text, decision->answer.len);
    if (!decision->answer.text) {
        return EXIT_OURS;
    }
    buffer_init(&line, &system_allocator, DECISION_LINE_MAX);
    aftercare_status status =
        decisions_record(&line, decisions, decision, assessor, &err);
    if (!status) {
        status = decision_log_write(&decisions->log, (struct text){line.at, line.len}, 1,
                                    &err);
    }
    buffer_clear(&line);
    return status ? report_log(invocation, &err) : EXIT_DONE;
}
