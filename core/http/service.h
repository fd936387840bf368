// What the handlers work with. The daemon fills it; it lives as long as the server.
#ifndef AFTERCARE_HTTP_SERVICE_H
#define AFTERCARE_HTTP_SERVICE_H

#include "core/base/arena.h"
#include "core/base/date.h"
#include "core/http/assessors.h"
#include "core/http/backend.h"

#include <stdbool.h>

// Writes today's date, as the clinic's own calendar has it.
typedef void service_today(void *context, char out[DATE_TEXT_MAX]);

struct service {
    const struct backend *backend;
    const aftercare_rules *rules;
    aftercare_reminders *reminders;
    aftercare_plan_options plan; // defaults for documents that say nothing
    struct allocator allocator;  // for requests; zero takes the system's
    service_today *today;
    void *today_context;
    aftercare_log *log; // may be NULL
    void *log_context;

    struct assessors *assessors; // set by the server
    bool is_draining;            // set by the server: it is about to stop
};

#endif
