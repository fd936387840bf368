// Plans by an assessor, whatever their session was read from.
#ifndef AFTERCARE_PLAN_ASSESSOR_PLAN_H
#define AFTERCARE_PLAN_ASSESSOR_PLAN_H

#include "core/plan/library.h"
#include "core/plan/plan.h"

// The options that a host gives, whatever release it was built with; given may be NULL.
// EUSAGE.
aftercare_status assessor_plan_options(aftercare_plan_options *out,
                                       const aftercare_plan_options *given,
                                       aftercare_error *err);

// What reading a session of a document needs, which is the assessor's until it begins
// anew.
struct session_reading assessor_session(aftercare_assessor *assessor,
                                        const struct json_document *document,
                                        const aftercare_plan_options *options,
                                        aftercare_error *err);

// Plans the session, and hands the plan out. As aftercare_plan_session fails.
aftercare_status assessor_plan(const aftercare_plan **out, aftercare_assessor *assessor,
                               const struct session_reading *from);

// The same at one instant. As aftercare_plan_at fails.
aftercare_status assessor_plan_at(aftercare_json *out, aftercare_assessor *assessor,
                                  const struct session_reading *from, const char *at);

#endif
