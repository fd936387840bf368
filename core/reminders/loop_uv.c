#include "core/reminders/loop_uv.h"

#include "core/reminders/memory.h"

#include <uv.h>

struct asked {
    loop_call *call;
    void *context;
};

struct loop_uv {
    struct loop loop;
    struct allocator allocator; // outlives the reminders
    uv_timer_t timer;
    uv_idle_t idle;
    uv_work_t work;
    loop_call *run; // on the other thread
    struct asked armed, soon, done, closed;
    int open; // handles
};

static void answer(const struct asked *asked) {
    asked->call(asked->context);
}

static void timer_struck(uv_timer_t *timer) {
    struct loop_uv *own = timer->data;
    answer(&own->armed);
}

static void arm(struct loop *loop, int64_t milliseconds, loop_call *call, void *context) {
    struct loop_uv *own = (struct loop_uv *)loop;
    own->armed = (struct asked){call, context};
    uv_update_time(own->timer.loop);
    (void)uv_timer_start(&own->timer, timer_struck, (uint64_t)milliseconds, 0);
}

static void come_round(uv_idle_t *idle) {
    struct loop_uv *own = idle->data;
    (void)uv_idle_stop(idle);
    answer(&own->soon);
}

static void soon(struct loop *loop, loop_call *call, void *context) {
    struct loop_uv *own = (struct loop_uv *)loop;
    own->soon = (struct asked){call, context};
    (void)uv_idle_start(&own->idle, come_round);
}

static void run(uv_work_t *work) {
    struct loop_uv *own = work->data;
    own->run(own->done.context);
}

static void ran(uv_work_t *work, int code) {
    struct loop_uv *own = work->data;
    (void)code;
    answer(&own->done);
}

static void work(struct loop *loop, loop_call *call, loop_call *done, void *context) {
    struct loop_uv *own = (struct loop_uv *)loop;
    own->run = call;
    own->done = (struct asked){done, context};
    (void)uv_queue_work(own->timer.loop, &own->work, run, ran);
}

static void handle_closed(uv_handle_t *handle) {
    struct loop_uv *own = handle->data;
    struct asked closed = own->closed;
    struct allocator allocator = own->allocator;
    own->open--;
    if (own->open == 0) {
        memory_free(&allocator, own, sizeof *own);
        answer(&closed);
    }
}

static void close_all(struct loop *loop, loop_call *closed, void *context) {
    struct loop_uv *own = (struct loop_uv *)loop;
    own->closed = (struct asked){closed, context};
    uv_close((uv_handle_t *)&own->timer, handle_closed);
    uv_close((uv_handle_t *)&own->idle, handle_closed);
}

static const struct loop_functions functions = {
    .arm = arm, .soon = soon, .work = work, .close = close_all};

struct loop *loop_uv_new(void *uv, const struct allocator *allocator) {
    struct loop_uv *own = memory_new(allocator, sizeof *own);
    if (!own) {
        return NULL;
    }
    own->loop.functions = &functions;
    own->allocator = *allocator;
    own->open = 2;
    (void)uv_timer_init(uv, &own->timer);
    (void)uv_idle_init(uv, &own->idle);
    own->timer.data = own;
    own->idle.data = own;
    own->work.data = own;
    return &own->loop;
}
