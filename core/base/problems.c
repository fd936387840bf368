#include "core/base/problems.h"

#include <stdarg.h>
#include <stdio.h>

void problem_add(struct problems *problems, const aftercare_error *err) {
    if (problems->count++ == 0) {
        problems->first = *err;
    }
    if (problems->told) {
        problems->told(problems->context, err);
    }
}

void problem(struct problems *problems, enum check check, struct place place,
             const char *format, ...) {
    aftercare_error err = {.status = AFTERCARE_ERULES};
    char sentence[AFTERCARE_SENTENCE_MAX];

    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);

    (void)fail_at(&err, AFTERCARE_ERULES, place.file, place.line, place.column, "%s",
                  sentence);
    err.check = check_id(check);
    problem_add(problems, &err);
}
