// A loop that the reminders bring themselves, where their host has none of libuv's. It
// never runs by itself: the host waits for its descriptor, and steps.
#ifndef AFTERCARE_REMINDERS_OWN_LOOP_H
#define AFTERCARE_REMINDERS_OWN_LOOP_H

#include "core/reminders/parts.h"

// It outlives its reminders by what is left of the step in which they were closed, so
// that nothing is left on it when their host hears of that.
struct own_loop {
    struct allocator allocator;
    struct uv_loop_s *uv;
    bool is_stepping;
    bool is_over; // the reminders are gone; whom to tell of it
    aftercare_reminders_closed *closed;
    void *closed_context;
};

// As reminders_open, on a loop of their own. After a failure nothing is left of it.
aftercare_status own_loop_open(aftercare_reminders **out,
                               const aftercare_reminders_options *options,
                               const struct reminders_parts *parts, aftercare_error *err);

// As reminders_check, on a loop that is then gone.
aftercare_status own_loop_check(const aftercare_reminders_options *options,
                                const struct reminders_parts *parts,
                                aftercare_error *err);

#endif
