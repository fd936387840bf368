// Reading the members of a session one by one: whoever says a session without a document
// is refused what a document is refused.
#ifndef AFTERCARE_PLAN_SESSION_MEMBERS_H
#define AFTERCARE_PLAN_SESSION_MEMBERS_H

#include "core/plan/session.h"

// Refuses an object (NULL: the document) that lacks a member; right says which.
aftercare_status session_refuse_missing(const struct reading *reading,
                                        const struct json *object, const char *right);

// A copy in the reading's arena, so that a plan keeps it; NULL leaves *out.
aftercare_status session_text(struct text *out, const struct reading *reading,
                              const struct json *value);

aftercare_status session_id(struct text *out, const struct reading *reading,
                            const struct json *id);

// When it ended, and the offset that this is written with.
aftercare_status session_ended(struct instant *out, int32_t *offset,
                               const struct reading *reading, const struct json *ended);

aftercare_status session_number(int64_t *out, const struct reading *reading,
                                const struct json *number);

// What a practitioner decided otherwise than a rule. Of from only the reading and the
// base are read.
aftercare_status session_change(struct change *out, const struct session_reading *from,
                                const struct json *entry);

// A contact's quiet hours; none for an empty list, or where they end when they begin.
aftercare_status session_quiet(struct quiet *out, const struct reading *reading,
                               const struct json *list);

#endif
