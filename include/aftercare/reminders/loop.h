// Driving reminders from a loop that is not libuv's: poll, epoll, GLib, Qt, asyncio. They
// are opened without a loop (aftercare_reminders_open with NULL) and bring one of their
// own, which never runs by itself:
//
//   for (bool is_open = true; is_open;) {
//       struct pollfd fd = {.fd = aftercare_reminders_backend_fd(reminders),
//                           .events = POLLIN};
//       poll(&fd, 1, aftercare_reminders_backend_timeout(reminders));
//       is_open = aftercare_reminders_step(reminders);
//   }
//
// The host waits for the descriptor, beside all else that it waits for, and no longer
// than the time-out; then it steps. The time-out is asked for anew before each wait:
// every step and every call may change it, while the descriptor stays the same.
#ifndef AFTERCARE_INCLUDE_REMINDERS_LOOP_H
#define AFTERCARE_INCLUDE_REMINDERS_LOOP_H

#include "aftercare/reminders/answer.h"

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

// A descriptor that can be read as soon as there is something to do; it is polled for
// reading, level-triggered, and never read, written or closed by the host. It is the
// reminders' until the last step. -1 for reminders on a loop that their host brought, and
// for NULL.
//
// Threads: that of the handle.
// Cost: none.
// Since 0.1.0.
AFTERCARE_API int aftercare_reminders_backend_fd(const aftercare_reminders *reminders);

// How long the host may wait for the descriptor, in milliseconds, until it has to step
// whatever happens: 0, not at all; -1, for ever. -1 for reminders on a loop that their
// host brought, and for NULL.
//
// Threads: that of the handle.
// Cost: that of reading a clock.
// Since 0.1.0.
AFTERCARE_API int aftercare_reminders_backend_timeout(aftercare_reminders *reminders);

// Does what there is to do now and returns without waiting for anything; every callback
// of these reminders runs in here. Too many steps do no harm. False: the reminders have
// been closed, this was the last step and the handle is gone; nothing is left of it, and
// the callback of the closing has run. True until then, and when it is called from one of
// these callbacks, where it does nothing. False for NULL, and for reminders on a loop
// that their host brought, which is run instead.
//
// Threads: that of the handle.
// Cost: what the callbacks take; some µs where there is nothing to do. What the store
// does, it does on another thread.
// Since 0.1.0.
AFTERCARE_API bool aftercare_reminders_step(aftercare_reminders *reminders);

#ifdef __cplusplus
}
#endif

#endif
