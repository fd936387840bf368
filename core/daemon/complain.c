#include "core/daemon/complain.h"

#include "core/base/fail.h"

#include <stdio.h>

#define LINE_BYTES 1536

void complain(void *context, const aftercare_error *err) {
    char line[LINE_BYTES];
    (void)context;
    (void)fprintf(stderr, "aftercared: %s\n", fail_line(line, sizeof line, err));
}

enum exit_status complain_status(aftercare_status status) {
    switch (status) {
    case AFTERCARE_OK:
        return EXIT_DONE;
    case AFTERCARE_ENOMEM:
    case AFTERCARE_EINTERNAL:
        return EXIT_OURS;
    case AFTERCARE_EDOCUMENT:
    case AFTERCARE_ERULES:
    case AFTERCARE_EUSAGE:
    case AFTERCARE_ENOTFOUND:
    case AFTERCARE_ECONFLICT:
    case AFTERCARE_ELIMIT:
    case AFTERCARE_EIO:
    case AFTERCARE_EFULL:
        return EXIT_CONFIG;
    }
    return EXIT_OURS;
}

enum exit_status complain_of(const aftercare_error *err) {
    complain(NULL, err);
    switch (err->status) {
    case AFTERCARE_EUSAGE:
        return EXIT_USAGE;
    case AFTERCARE_ENOTFOUND:
        return EXIT_NO_INPUT;
    case AFTERCARE_OK:
    case AFTERCARE_ENOMEM:
    case AFTERCARE_EINTERNAL:
    case AFTERCARE_EDOCUMENT:
    case AFTERCARE_ERULES:
    case AFTERCARE_ECONFLICT:
    case AFTERCARE_ELIMIT:
    case AFTERCARE_EIO:
    case AFTERCARE_EFULL:
        return complain_status(err->status);
    }
    return EXIT_OURS;
}
