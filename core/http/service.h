// What the handlers work with. The daemon fills it; it lives as long as the server.
#ifndef AFTERCARE_HTTP_SERVICE_H
#define AFTERCARE_HTTP_SERVICE_H

#include "core/base/arena.h"
#include "core/base/date.h"
#include "core/decisions/decision.h"
#include "core/http/assessors.h"
#include "core/http/backend.h"

#include <stdbool.h>

// Writes today's date, as the clinic's own calendar has it.
typedef void service_today(void *context, char out[DATE_TEXT_MAX]);

// What the clock shows, in milliseconds since 1970-01-01T00:00:00Z.
typedef int64_t service_now(void *context);

// What came of loading the rules anew. Borrowed for the call.
struct service_reload {
    const char *digest; // of the rules at work now
    bool is_changed;    // they are others than before
    size_t tests;       // that passed
    // Why the old ones stay at work; empty: they do not.
    const aftercare_error *problems;
    size_t problems_count;
};
typedef void service_reloaded(void *context, const struct service_reload *reload);

// Begins to load the rules anew; done is called once, later, on the loop. ECONFLICT while
// that is under way already; then done is not called.
typedef aftercare_status service_begin_reload(void *context, service_reloaded *done,
                                              void *done_context, aftercare_error *err);

// That somebody was answered.
struct service_access {
    const char *who;            // a token's name, "local", or "stranger"
    const char *method, *route; // "GET", "/v1/sessions/{}"
    const char *subject;        // an id, or NULL
    unsigned status;            // of the answer, which has not gone out yet
};
typedef void service_audit(void *context, const struct service_access *access);

// That something was decided for somebody, before it is answered. Called on worker
// threads; the assessor, which decided it, may be used once more. decision->at is not
// set. Borrowed for the call.
typedef void service_decided(void *context, aftercare_assessor *assessor,
                             const struct decision *decision);

#define SERVICE_STATUSES 600 // above those of HTTP

struct service {
    const struct backend *backend;
    const aftercare_rules *rules;
    aftercare_reminders *reminders;
    aftercare_plan_options plan; // defaults for documents that say nothing
    struct allocator allocator;  // for requests; zero takes the system's
    service_today *today;
    void *today_context;
    service_now *now;
    void *now_context;
    service_begin_reload *reload; // NULL: they stay as they are
    void *reload_context;
    const char *backup_path; // of the file in which a copy is made; NULL: none is given
    service_audit *audit;    // NULL: nobody writes it down
    void *audit_context;
    service_decided *decided; // NULL: nobody writes it down
    void *decided_context;
    aftercare_log *log; // may be NULL
    void *log_context;

    struct assessors *assessors;         // set by the server
    bool is_draining;                    // set by the server: it is about to stop
    uint64_t answered[SERVICE_STATUSES]; // by the server: how often, by status of HTTP
};

#endif
