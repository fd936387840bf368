#include "core/daemon/doctor.h"

#include "core/base/fail.h"

#include <stdarg.h>

#define LINE_BYTES 1536

void doctor_say(struct doctor *doctor, enum doctor_answer answer, const char *what,
                const char *format, ...) {
    static const char *const words[] = {
        [DOCTOR_OK] = "ok", [DOCTOR_WARNING] = "warning", [DOCTOR_WRONG] = "wrong"};
    va_list arguments;
    doctor->warnings += answer == DOCTOR_WARNING;
    doctor->wrong += answer == DOCTOR_WRONG;
    (void)fprintf(doctor->out, "%-8s %s: ", words[answer], what);
    va_start(arguments, format);
    (void)vfprintf(doctor->out, format, arguments);
    va_end(arguments);
    (void)fputc('\n', doctor->out);
}

void doctor_say_error(struct doctor *doctor, const char *what,
                      const aftercare_error *err) {
    char line[LINE_BYTES];
    doctor_say(doctor, DOCTOR_WRONG, what, "%s", fail_line(line, sizeof line, err));
}
