// What the reminders need of a loop, as a struct of functions: to be called after a
// while, as soon as it comes round, and when work on another thread is done. There are
// two: one on libuv's loop (loop_uv.h), and a virtual one, on which waiting takes no time
// (core/simulation).
//
// All calls come from the loop's thread, and what is asked for is never called before
// the function that asks has returned.
#ifndef AFTERCARE_REMINDERS_LOOP_H
#define AFTERCARE_REMINDERS_LOOP_H

#include <stdint.h>

struct loop;

typedef void loop_call(void *context);

struct loop_functions {
    // Calls once, in so many milliseconds; what was armed before is forgotten.
    void (*arm)(struct loop *loop, int64_t milliseconds, loop_call *call, void *context);
    // Calls once as soon as the loop comes round, however often it was asked until then.
    void (*soon)(struct loop *loop, loop_call *call, void *context);
    // Runs work on another thread, and then calls done. One piece at a time.
    void (*work)(struct loop *loop, loop_call *work, loop_call *done, void *context);
    // Nothing is called any more but closed; then the loop is gone.
    void (*close)(struct loop *loop, loop_call *closed, void *context);
};

struct loop {
    const struct loop_functions *functions;
};

#endif
