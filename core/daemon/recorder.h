// The decision log of the daemon: who writes to it. Records are made on the worker
// threads that decide, and are written before the answer goes out.
#ifndef AFTERCARE_DAEMON_RECORDER_H
#define AFTERCARE_DAEMON_RECORDER_H

#include "core/daemon/config.h"
#include "core/decisions/decision_log.h"
#include "core/http/service.h"

#include <stdatomic.h>

struct recorder {
    const struct redaction *redaction;
    struct decision_log log;
    bool is_open; // else nobody wants one
    atomic_bool is_failing;
};

// Opens the log that the configuration names; none, when it names none. EIO.
aftercare_status recorder_open(struct recorder *out, const struct config *config,
                               aftercare_error *err);

// A service_decided; context is the struct recorder. A record that cannot be written is
// counted in the log, told once, and keeps nobody from being answered.
void recorder_decided(void *context, aftercare_assessor *assessor,
                      const struct decision *decision);

// The file may have been moved away: goes on in a new one.
void recorder_reopen(struct recorder *recorder);

// One that is not open is left alone.
void recorder_close(struct recorder *recorder);

#endif
