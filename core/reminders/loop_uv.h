// The loop of the reminders on libuv's: a timer, an idle handle and libuv's threads.
#ifndef AFTERCARE_REMINDERS_LOOP_UV_H
#define AFTERCARE_REMINDERS_LOOP_UV_H

#include "core/base/arena.h"
#include "core/reminders/loop.h"

// uv: a uv_loop_t. NULL: no memory. Closing it frees it.
struct loop *loop_uv_new(void *uv, const struct allocator *allocator);

#endif
