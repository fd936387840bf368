// What is asked for one reminder, read from the body of its request. A member that the
// act does not have is refused, with the nearest; "x_" ones are the caller's own.
#ifndef AFTERCARE_HTTP_ACT_DOCUMENT_H
#define AFTERCARE_HTTP_ACT_DOCUMENT_H

#include "aftercare/reminders.h"
#include "core/base/arena.h"
#include "core/base/text.h"

// The bodies, where "by" may be left out everywhere:
//   acknowledge  { "answer": "done" | "skipped" | "cannot", "at", "by" },
//                { "answer": "later", "for" or "until" or neither, "by" }: a snooze,
//                { "answer": "undo", "by" }: takes the answer back
//   snooze       { "for": "PT2H" } or { "until": an instant } or neither, "by"
//   cancel, retry { "by" }
// kind is the path's (ACKNOWLEDGE, SNOOZE, CANCEL, RETRY); an empty body is an empty
// object. Sets all but the key; texts are the arena's. EDOCUMENT with the place, ELIMIT,
// ENOMEM.
aftercare_status act_document_read(aftercare_act *out, struct arena *arena,
                                   struct text body, aftercare_act_kind kind,
                                   aftercare_error *err);

#endif
