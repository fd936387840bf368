#include "core/base/fail.h"

#include "core/base/text.h"

#include <stdarg.h>
#include <stdio.h>

static const struct {
    int number;
    const char *name, *meaning;
} statuses[] = {
#define X(name, number, meaning) {number, #name, meaning},
    AFTERCARE_STATUSES(X)
#undef X
};

const char *aftercare_status_name(int status) {
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
        if (statuses[i].number == status) {
            return statuses[i].name;
        }
    }
    return "unknown";
}

const char *aftercare_status_meaning(int status) {
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
        if (statuses[i].number == status) {
            return statuses[i].meaning;
        }
    }
    return "unknown status";
}

static void begin(aftercare_error *err, aftercare_status status, const char *place) {
    *err = (aftercare_error){.status = status};
    (void)snprintf(err->place, sizeof err->place, "%s", place ? place : "");
    text_clean(err->place);
}

__attribute__((format(printf, 2, 0))) static void
say(aftercare_error *err, const char *format, va_list arguments) {
    (void)vsnprintf(err->sentence, sizeof err->sentence, format, arguments);
    text_clean(err->sentence);
}

aftercare_status fail(aftercare_error *err, aftercare_status status, const char *place,
                      const char *format, ...) {
    if (err) {
        va_list arguments;
        va_start(arguments, format);
        begin(err, status, place);
        say(err, format, arguments);
        va_end(arguments);
    }
    return status;
}

aftercare_status fail_at(aftercare_error *err, aftercare_status status, const char *place,
                         int line, int column, const char *format, ...) {
    if (err) {
        va_list arguments;
        va_start(arguments, format);
        begin(err, status, place);
        err->line = line;
        err->column = column;
        say(err, format, arguments);
        va_end(arguments);
    }
    return status;
}

char *fail_line(char *out, unsigned long size, const aftercare_error *err) {
    if (size == 0) {
        return out;
    }
    char line[16] = "";
    char column[16] = "";
    if (err->line > 0) {
        (void)snprintf(line, sizeof line, "%s%d", err->place[0] ? ":" : "", err->line);
    }
    if (err->line > 0 && err->column > 0) {
        (void)snprintf(column, sizeof column, ":%d", err->column);
    }
    (void)snprintf(out, size, "%s%s%s%s%s%s%s", err->place, line, column,
                   err->place[0] || line[0] ? ": " : "", err->pointer,
                   err->pointer[0] ? ": " : "", err->sentence);
    text_clean(out);
    return out;
}
