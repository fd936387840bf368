// From a session to its plan: windows of products, steps, reminders, the next session.
#ifndef AFTERCARE_PLAN_PLAN_H
#define AFTERCARE_PLAN_PLAN_H

#include "aftercare/aftercare.h"
#include "core/base/json_writer.h"
#include "core/plan/session.h"

struct plan;

// Reads a document of design 4.3 and plans it. Everything lives in the arena that it is
// read into. EDOCUMENT with the place, ENOMEM.
aftercare_status plan_document(struct plan **out, const struct session_reading *from);

// The plan as the document of design 4.3.
void plan_json(struct json_writer *writer, const struct plan *plan);

// The use of every product and the steps in force at an instant (RFC 3339 with offset).
// EUSAGE when that is none.
aftercare_status plan_at_json(struct json_writer *writer, const struct plan *plan,
                              const char *at, aftercare_error *err);

// What the host is handed; json and json_len are left for the caller to set.
const aftercare_plan *plan_shown(const struct plan *plan);

#endif
