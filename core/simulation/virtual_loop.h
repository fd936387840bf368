// A loop on which waiting takes no time: its clock stands still while there is something
// to do, and then jumps to the moment for which its timer is armed. Everything happens in
// the thread that steps it, in the order in which it was asked for, so that the same
// calls end in the same way each time.
#ifndef AFTERCARE_SIMULATION_VIRTUAL_LOOP_H
#define AFTERCARE_SIMULATION_VIRTUAL_LOOP_H

#include "core/base/arena.h"
#include "core/reminders/loop.h"

#include <stdbool.h>
#include <stdint.h>

struct virtual_call {
    loop_call *call; // NULL: nothing is asked for
    void *context;
};

struct virtual_loop {
    struct loop loop;
    int64_t now;     // milliseconds of a clock that nobody sets
    int64_t ahead;   // of it is the clock on the wall, milliseconds
    int64_t strikes; // when the timer does
    struct virtual_call armed, soon, work, done, closed;
};

// Its clocks begin at now.
void virtual_loop_init(struct virtual_loop *loop, int64_t now);

// For struct reminders_parts: the context is a loop that is not at work. It is the
// caller's, and closing frees nothing.
struct loop *virtual_loop_new(void *context, const struct allocator *allocator);

// An aftercare_now: the clock on the wall.
int64_t virtual_loop_now(void *context);

// Does one thing that is to be done now; false when there is none.
bool virtual_loop_step(struct virtual_loop *loop);

// Does all of it, and whatever comes of it.
void virtual_loop_settle(struct virtual_loop *loop);

// Lets the clock jump to the moment for which the timer is armed, and the timer strike;
// false when that is after until, to which the clock jumps then.
bool virtual_loop_jump(struct virtual_loop *loop, int64_t until);

// Lets the clock jump from timer to timer, and do what is to be done then, up to that
// instant of the clock that nobody sets.
void virtual_loop_run(struct virtual_loop *loop, int64_t until);

#endif
