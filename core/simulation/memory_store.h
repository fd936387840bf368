// A store that forgets everything when it is closed: for simulations, and for tests. It
// keeps what is written in versions, each of them never changed, so that what is undone
// is the version before it again. Nothing is freed until it is closed.
//
// What is due is found in O(log n), by a list of all that is scheduled in the order of
// next_try; a session or a key in O(n).
#ifndef AFTERCARE_SIMULATION_MEMORY_STORE_H
#define AFTERCARE_SIMULATION_MEMORY_STORE_H

#include "core/reminders/store.h"

extern const struct store_functions memory_store;

// As open, with memory from that allocator, which must live until it is closed. ENOMEM.
aftercare_status memory_store_new(struct store **out, const struct allocator *allocator,
                                  aftercare_error *err);

#endif
