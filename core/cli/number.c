#include "core/cli/number.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

enum exit_status number_read(long *out, const struct invocation *invocation,
                             const struct number_range *range) {
    const char *text = option_of(invocation, range->option);
    char *end;
    if (!text) {
        return EXIT_DONE;
    }
    errno = 0;
    long read = strtol(text, &end, 10);
    if (errno != 0 || end == text || *end || read < range->from || read > range->till) {
        (void)fprintf(
            stderr, "aftercare: --%s %s does not fit (write a number from %ld to %ld)\n",
            range->option, text, range->from, range->till);
        return EXIT_USAGE;
    }
    *out = read;
    return EXIT_DONE;
}
