#include "core/cli/assess_batch.h"

#include "core/cli/batch.h"
#include "core/cli/open.h"
#include "core/cli/report.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static enum exit_status read_jobs(size_t *out, const struct invocation *invocation) {
    const char *given = option_of(invocation, "jobs");
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    *out = cores > 0 && cores <= BATCH_JOBS_MAX ? (size_t)cores : 1;
    if (!given) {
        return EXIT_DONE;
    }
    int jobs = 0;
    size_t len = strlen(given);
    if (len == 0 || len > 3 || !text_digits(&jobs, text_of(given), 0, len) || jobs < 1 ||
        jobs > BATCH_JOBS_MAX) {
        (void)fprintf(stderr, "aftercare: --jobs %s does not fit (1 to %d)\n", given,
                      BATCH_JOBS_MAX);
        return EXIT_USAGE;
    }
    *out = (size_t)jobs;
    return EXIT_DONE;
}

// A date or a treatment that is wrong for every line is told once.
static enum exit_status check_request(struct invocation *invocation,
                                      const struct opened *opened) {
    aftercare_document document = opened->document;
    aftercare_json answer;
    aftercare_error err;
    document.text = "{}";
    document.len = 2;
    aftercare_status status =
        aftercare_assess(opened->assessor, &document, opened->today, &answer, &err);
    return status == AFTERCARE_EUSAGE ? report_error(invocation, &err) : EXIT_DONE;
}

static enum exit_status run_lines(struct invocation *invocation,
                                  const struct opened *opened,
                                  struct batch_request *request) {
    struct batch_result result = {0};
    aftercare_error err;
    request->rules = opened->rules;
    request->document = opened->document;
    request->today = opened->today;
    request->shows_progress = isatty(STDERR_FILENO) && !has_option(invocation, "quiet");
    aftercare_status status = batch_run(&result, request, &err);
    if (status) {
        enum exit_status told = report_error(invocation, &err);
        return result.is_cut ? EXIT_OURS : told;
    }
    return result.wrong > 0 ? EXIT_DOCUMENT : EXIT_DONE;
}

static bool is_standard(const char *path) {
    return strcmp(path, "-") == 0;
}

// A standard file that is closed would be taken for the next one that is opened.
static enum exit_status open_lines(int *out, const char *path) {
    if (fcntl(STDOUT_FILENO, F_GETFD) < 0) {
        (void)fprintf(stderr, "aftercare: standard output cannot be written: %s\n",
                      strerror(errno));
        return EXIT_OURS;
    }
    *out = is_standard(path) ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (*out < 0 || fcntl(*out, F_GETFD) < 0) {
        (void)fprintf(stderr, "aftercare: %s: %s\n", path, strerror(errno));
        return EXIT_NO_INPUT;
    }
    return EXIT_DONE;
}

enum exit_status assess_batch(struct invocation *invocation) {
    const char *path = invocation->arguments_count > 0 ? invocation->arguments[0] : "-";
    struct batch_request request;
    struct opened opened;
    enum exit_status status = read_jobs(&request.jobs, invocation);
    if (!status) {
        status = open_lines(&request.file, path);
    }
    if (status) {
        return status;
    }
    status = open_rules(&opened, invocation);
    if (!status) {
        opened.document.name = path;
        opened_ask(&opened, invocation);
        status = check_request(invocation, &opened);
    }
    if (!status) {
        status = run_lines(invocation, &opened, &request);
    }
    opened_close(&opened);
    if (!is_standard(path)) {
        (void)close(request.file);
    }
    return status;
}
