#include "core/http/routes.h"

#include "core/http/handlers.h"

#include <stdio.h>
#include <string.h>

static const struct route routes[] = {
    {.method = "POST",
     .path = "/v1/assess",
     .handle = handle_assess,
     .needs = RIGHT_READ,
     .takes_document = true},
    {.method = "POST",
     .path = "/v1/plan",
     .handle = handle_plan,
     .needs = RIGHT_READ,
     .takes_document = true},
    {.method = "POST",
     .path = "/v1/sessions",
     .handle = handle_sessions_post,
     .needs = RIGHT_WRITE,
     .takes_document = true},
    {.method = "GET",
     .path = "/v1/sessions/{}",
     .handle = handle_session_get,
     .needs = RIGHT_READ},
    {.method = "DELETE",
     .path = "/v1/sessions/{}",
     .handle = handle_session_delete,
     .needs = RIGHT_WRITE},
    {.method = "GET",
     .path = "/v1/sessions/{}/calendar.ics",
     .handle = handle_session_calendar,
     .needs = RIGHT_READ},
    {.method = "POST",
     .path = "/v1/sessions/{}/reaction",
     .handle = handle_session_reaction,
     .needs = RIGHT_WRITE,
     .takes_document = true,
     .does_without = true},
    {.method = "GET",
     .path = "/v1/reminders",
     .handle = handle_reminders_list,
     .needs = RIGHT_READ,
     .parameters = {"state", "session", "patient", "due_before", "due_after", "limit",
                    "cursor"}},
    {.method = "GET",
     .path = "/v1/reminders/{}",
     .handle = handle_reminders_get,
     .needs = RIGHT_READ},
    {.method = "POST",
     .path = "/v1/reminders/{}/acknowledge",
     .handle = handle_reminder_acknowledge,
     .needs = RIGHT_WRITE,
     .takes_document = true},
    {.method = "POST",
     .path = "/v1/reminders/{}/snooze",
     .handle = handle_reminder_snooze,
     .needs = RIGHT_WRITE,
     .takes_document = true,
     .does_without = true},
    {.method = "POST",
     .path = "/v1/reminders/{}/cancel",
     .handle = handle_reminder_cancel,
     .needs = RIGHT_WRITE,
     .takes_document = true,
     .does_without = true},
    {.method = "POST",
     .path = "/v1/reminders/{}/retry",
     .handle = handle_reminder_retry,
     .needs = RIGHT_WRITE,
     .takes_document = true,
     .does_without = true},
    {.method = "GET",
     .path = "/v1/patients/{}",
     .handle = handle_patient_get,
     .needs = RIGHT_ADMIN},
    {.method = "DELETE",
     .path = "/v1/patients/{}",
     .handle = handle_patient_delete,
     .needs = RIGHT_ADMIN},
    {.method = "GET",
     .path = "/v1/rules",
     .handle = handle_rules,
     .needs = RIGHT_READ,
     .parameters = {"kind", "rule"}},
    {.method = "POST",
     .path = "/v1/rules/reload",
     .handle = handle_rules_reload,
     .needs = RIGHT_ADMIN},
    {.method = "GET",
     .path = "/v1/backup",
     .handle = handle_backup,
     .needs = RIGHT_ADMIN},
    {.method = "GET",
     .path = "/metrics",
     .handle = handle_metrics,
     .needs = RIGHT_METRICS},
    {.method = "GET", .path = "/healthz", .handle = handle_health_live},
    {.method = "GET", .path = "/readyz", .handle = handle_health_ready},
};

#define ROUTES (sizeof routes / sizeof routes[0])

// Whether path has the shape of pattern; what stands in "{}" goes to *segment.
static bool fits(const char *pattern, const char *path, struct text *segment) {
    const char *hole = strstr(pattern, "{}");
    if (!hole) {
        return strcmp(pattern, path) == 0;
    }
    size_t before = (size_t)(hole - pattern);
    if (strncmp(pattern, path, before) != 0) {
        return false;
    }
    size_t len = strcspn(path + before, "/");
    *segment = (struct text){path + before, len};
    return len > 0 && strcmp(hole + 2, path + before + len) == 0;
}

static void allow(struct route_match *match, const char *method) {
    size_t used = strlen(match->allow);
    size_t left = sizeof match->allow - used;
    const char *head = strcmp(method, "GET") == 0 ? ", HEAD" : "";
    (void)snprintf(match->allow + used, left, "%s%s%s", used ? ", " : "", method, head);
}

struct route_match routes_find(const char *method, const char *path) {
    struct route_match match = {.route = NULL};
    const char *wanted = strcmp(method, "HEAD") == 0 ? "GET" : method;

    for (size_t i = 0; i < ROUTES; i++) {
        if (!fits(routes[i].path, path, &match.segment)) {
            continue;
        }
        if (strcmp(routes[i].method, wanted) == 0) {
            match.route = &routes[i];
            return match;
        }
        allow(&match, routes[i].method);
    }
    return match;
}

const struct route *routes_at(size_t index) {
    return index < ROUTES ? &routes[index] : NULL;
}
