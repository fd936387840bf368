#include "core/http/reminders_query.h"

#include "core/base/date.h"

#include <string.h>

#define LIMIT_MAX 1000

static aftercare_status read_state(aftercare_reminder_state *out, const char *text,
                                   aftercare_error *err) {
    static const aftercare_reminder_state states[] = {
#define X(name, word) AFTERCARE_REMINDER_##name,
        AFTERCARE_REMINDER_STATES(X)
#undef X
    };
    struct nearest nearest = {.word = text_of(text)};

    for (size_t i = 1; i < sizeof states / sizeof states[0]; i++) { // 0 is "none"
        const char *name = aftercare_reminder_state_name(states[i]);
        if (strcmp(name, text) == 0) {
            *out = states[i];
            return AFTERCARE_OK;
        }
        nearest_offer(&nearest, text_of(name));
    }
    return fail(err, AFTERCARE_EUSAGE, NULL,
                "state: \"%.64s\" is none (%s%.*s; scheduled, delivered, acknowledged, "
                "missed, failed, cancelled)",
                text, nearest.best.len > 0 ? "did you mean " : "there are these",
                TEXT_ARGS(nearest.best));
}

static aftercare_status read_instant(int64_t *out, const char *name, const char *text,
                                     aftercare_error *err) {
    char fixed[INSTANT_TEXT_MAX + 1];
    struct instant instant;
    size_t len = strlen(text);

    if (len < sizeof fixed) {
        memcpy(fixed, text, len + 1);
        // A "+" that was not escaped means a blank in a query; in an instant it can only
        // be the offset's sign.
        for (char *blank = strchr(fixed, ' '); blank; blank = strchr(blank, ' ')) {
            *blank = '+';
        }
        if (instant_parse(&instant, NULL, text_of(fixed))) {
            *out = instant.milliseconds;
            return AFTERCARE_OK;
        }
    }
    return fail(err, AFTERCARE_EUSAGE, NULL,
                "%s: \"%.64s\" is no instant (\"2026-11-22T15:30:00+01:00\")", name,
                text);
}

static aftercare_status read_limit(int *out, const char *text, aftercare_error *err) {
    int limit = 0;
    const char *at = text;
    while (*at >= '0' && *at <= '9' && limit <= LIMIT_MAX) {
        limit = limit * 10 + (*at++ - '0');
    }
    if (*at || limit < 1 || limit > LIMIT_MAX) {
        return fail(err, AFTERCARE_EUSAGE, NULL,
                    "limit: \"%.64s\" (a number from 1 to %d)", text, LIMIT_MAX);
    }
    *out = limit;
    return AFTERCARE_OK;
}

aftercare_status reminders_query_read(aftercare_reminders_query *out,
                                      const struct request *request,
                                      aftercare_error *err) {
    const char *state = request_parameter(request, "state");
    const char *before = request_parameter(request, "due_before");
    const char *after = request_parameter(request, "due_after");
    const char *limit = request_parameter(request, "limit");
    aftercare_reminders_query query = {.size = sizeof query,
                                       .session = request_parameter(request, "session"),
                                       .patient = request_parameter(request, "patient"),
                                       .cursor = request_parameter(request, "cursor")};
    aftercare_status status = AFTERCARE_OK;

    if (state) {
        status = read_state(&query.state, state, err);
    }
    if (status == AFTERCARE_OK && before) {
        status = read_instant(&query.due_before, "due_before", before, err);
    }
    if (status == AFTERCARE_OK && after) {
        status = read_instant(&query.due_after, "due_after", after, err);
    }
    if (status == AFTERCARE_OK && limit) {
        status = read_limit(&query.limit, limit, err);
    }
    if (status == AFTERCARE_OK) {
        *out = query;
    }
    return status;
}
