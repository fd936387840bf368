#include "core/cli/batch.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum exit_status batch_jobs(size_t *out, const struct invocation *invocation) {
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

// A standard file that is closed would be taken for the next one that is opened.
enum exit_status batch_open(int *out, const char *path) {
    if (fcntl(STDOUT_FILENO, F_GETFD) < 0) {
        (void)fprintf(stderr, "aftercare: standard output cannot be written: %s\n",
                      strerror(errno));
        return EXIT_OURS;
    }
    bool is_standard = strcmp(path, "-") == 0;
    *out = is_standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (*out < 0 || fcntl(*out, F_GETFD) < 0) {
        (void)fprintf(stderr, "aftercare: %s: %s\n", path, strerror(errno));
        return EXIT_NO_INPUT;
    }
    return EXIT_DONE;
}

void batch_close(int file) {
    if (file != STDIN_FILENO) {
        (void)close(file);
    }
}
