#include "core/daemon/recorder.h"

#include "core/daemon/clock.h"
#include "core/daemon/log.h"

aftercare_status recorder_open(struct recorder *out, const struct config *config,
                               aftercare_error *err) {
    const struct config_decisions *decisions = &config->decisions;
    out->redaction = &decisions->redaction;
    if (!decisions->log) {
        return AFTERCARE_OK;
    }
    aftercare_status status = decision_log_open(&out->log, decisions->log, err);
    out->is_open = status == AFTERCARE_OK;
    return status;
}

static aftercare_status record(struct recorder *recorder, aftercare_assessor *assessor,
                               const struct decision *decision, aftercare_error *err) {
    const struct recording recording = {recorder->redaction, &decision_makers_library,
                                        assessor};
    struct decision now = *decision;
    struct buffer line;
    now.at = clock_now();
    buffer_init(&line, &system_allocator, DECISION_LINE_MAX);
    aftercare_status status = decision_write(&line, &now, &recording, err);
    if (status != AFTERCARE_OK || line.failed) {
        decision_log_lose(&recorder->log, 1);
        status = status != AFTERCARE_OK
                     ? status
                     : fail(err, AFTERCARE_ENOMEM, NULL, "no memory for a record");
    } else {
        struct text text = {line.at, line.len};
        status = decision_log_write(&recorder->log, text, 1, err);
    }
    buffer_clear(&line);
    return status;
}

void recorder_decided(void *context, aftercare_assessor *assessor,
                      const struct decision *decision) {
    struct recorder *recorder = context;
    aftercare_error err = {0};
    if (!recorder->is_open) {
        return;
    }
    bool is_failing = record(recorder, assessor, decision, &err) != AFTERCARE_OK;
    if (atomic_exchange(&recorder->is_failing, is_failing) != is_failing) {
        log_event(is_failing ? "trouble" : "note", "detail",
                  is_failing ? err.sentence : "the decision log is written again");
    }
}

void recorder_reopen(struct recorder *recorder) {
    aftercare_error err;
    if (recorder->is_open && decision_log_reopen(&recorder->log, &err) != AFTERCARE_OK) {
        log_event("trouble", "detail", err.sentence);
    }
}

void recorder_close(struct recorder *recorder) {
    aftercare_error err;
    if (recorder->is_open && decision_log_close(&recorder->log, &err) != AFTERCARE_OK) {
        log_event("trouble", "detail", err.sentence);
    }
    recorder->is_open = false;
}
