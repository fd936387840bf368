#include "core/simulation/virtual_loop.h"

#include <stddef.h>

static void arm(struct loop *loop, int64_t milliseconds, loop_call *call, void *context) {
    struct virtual_loop *own = (struct virtual_loop *)loop;
    own->armed = (struct virtual_call){call, context};
    own->strikes = own->now + milliseconds;
}

static void soon(struct loop *loop, loop_call *call, void *context) {
    ((struct virtual_loop *)loop)->soon = (struct virtual_call){call, context};
}

static void work(struct loop *loop, loop_call *call, loop_call *done, void *context) {
    struct virtual_loop *own = (struct virtual_loop *)loop;
    own->work = (struct virtual_call){call, context};
    own->done = (struct virtual_call){done, context};
}

static void close_all(struct loop *loop, loop_call *closed, void *context) {
    struct virtual_loop *own = (struct virtual_loop *)loop;
    own->armed = own->soon = own->work = own->done = (struct virtual_call){NULL, NULL};
    own->closed = (struct virtual_call){closed, context};
}

static const struct loop_functions functions = {
    .arm = arm, .soon = soon, .work = work, .close = close_all};

void virtual_loop_init(struct virtual_loop *loop, int64_t now) {
    *loop = (struct virtual_loop){.loop = {.functions = &functions}, .now = now};
}

struct loop *virtual_loop_new(void *context, const struct allocator *allocator) {
    struct virtual_loop *loop = context;
    (void)allocator;
    return &loop->loop;
}

int64_t virtual_loop_now(void *context) {
    const struct virtual_loop *loop = context;
    return loop->now + loop->ahead;
}

// It may be asked for again by what is called.
static bool take(struct virtual_call *asked) {
    struct virtual_call taken = *asked;
    *asked = (struct virtual_call){NULL, NULL};
    if (taken.call) {
        taken.call(taken.context);
    }
    return taken.call != NULL;
}

bool virtual_loop_step(struct virtual_loop *loop) {
    return take(&loop->work) || take(&loop->done) || take(&loop->soon) ||
           take(&loop->closed);
}

void virtual_loop_settle(struct virtual_loop *loop) {
    while (virtual_loop_step(loop)) {
    }
}

bool virtual_loop_jump(struct virtual_loop *loop, int64_t until) {
    bool strikes = loop->armed.call && loop->strikes <= until;
    int64_t at = strikes ? loop->strikes : until;
    loop->now = at > loop->now ? at : loop->now;
    return strikes && take(&loop->armed);
}

void virtual_loop_run(struct virtual_loop *loop, int64_t until) {
    do {
        virtual_loop_settle(loop);
    } while (virtual_loop_jump(loop, until));
}
