// What is posted of a plan: from the assessor's structs to the reminders'. The daemon and
// the simulation take the same way.
#ifndef AFTERCARE_POSTING_POSTING_H
#define AFTERCARE_POSTING_POSTING_H

#include "aftercare/aftercare.h"
#include "aftercare/reminders.h"
#include "core/base/arena.h"

// Copies a plan (borrowed from its assessor) and the document that it was made of into
// the arena, as the store takes it. ENOMEM.
aftercare_status posting_make(aftercare_stored_session *out, struct arena *arena,
                              const aftercare_plan *plan,
                              const aftercare_document *document, aftercare_error *err);

#endif
