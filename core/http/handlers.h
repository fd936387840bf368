// The handlers of the routes, one file an idea (see route_handler for what they owe).
#ifndef AFTERCARE_HTTP_HANDLERS_H
#define AFTERCARE_HTTP_HANDLERS_H

struct request;

void handle_assess(struct request *request);               // POST /v1/assess
void handle_plan(struct request *request);                 // POST /v1/plan
void handle_sessions_post(struct request *request);        // POST /v1/sessions
void handle_session_get(struct request *request);          // GET /v1/sessions/{}
void handle_session_calendar(struct request *request);     // GET …/{}/calendar.ics
void handle_session_delete(struct request *request);       // DELETE /v1/sessions/{}
void handle_session_reaction(struct request *request);     // POST …/{}/reaction
void handle_reminders_list(struct request *request);       // GET /v1/reminders
void handle_reminders_get(struct request *request);        // GET /v1/reminders/{}
void handle_reminder_acknowledge(struct request *request); // POST …/{}/acknowledge
void handle_reminder_snooze(struct request *request);      // POST …/{}/snooze
void handle_reminder_cancel(struct request *request);      // POST …/{}/cancel
void handle_reminder_retry(struct request *request);       // POST …/{}/retry
void handle_patient_get(struct request *request);          // GET /v1/patients/{}
void handle_patient_delete(struct request *request);       // DELETE /v1/patients/{}
void handle_rules(struct request *request);                // GET /v1/rules
void handle_rules_reload(struct request *request);         // POST /v1/rules/reload
void handle_backup(struct request *request);               // GET /v1/backup
void handle_metrics(struct request *request);              // GET /metrics
void handle_health_live(struct request *request);          // GET /healthz
void handle_health_ready(struct request *request);         // GET /readyz

#endif
