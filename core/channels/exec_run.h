// One run of a program: a reminder on its standard input, what it says, how it ends. It
// has a process group of its own, which is killed when its time is over, and when it has
// ended: nothing that it started outlives it, but for what leaves the group.
#ifndef AFTERCARE_CHANNELS_EXEC_RUN_H
#define AFTERCARE_CHANNELS_EXEC_RUN_H

#include "core/base/text.h"
#include "core/channels/channel.h"
#include "core/channels/verdict.h"

#include <uv.h>

#define EXEC_INPUT_MAX ((size_t)8 << 20)
#define EXEC_OUTPUT_MAX ((size_t)1 << 20) // bytes that a program may write

struct exec_run;

// What all runs of a channel share; borrowed.
struct exec_owner {
    uv_loop_t *loop;
    const char *name; // of the channel
    char *program;    // from the root, without links
    int64_t timeout;  // milliseconds
    const struct allocator *allocator;
    // Nothing of the run is left on the loop; its memory is the owner's again.
    void (*gone)(void *context, struct exec_run *run);
    void *context;
};

struct exec_pipe { // our end
    uv_poll_t poll;
    int descriptor; // -1: closed
};

struct exec_run {
    const struct exec_owner *owner;
    struct exec_run *previous, *next; // the owner's own
    uv_process_t process;
    uv_timer_t timer;
    struct exec_pipe in, out;
    int handles; // on the loop
    bool has_ended;
    struct buffer input;
    size_t written, received;
    size_t excerpt_len;
    char excerpt[VERDICT_EXCERPT_MAX];
    aftercare_told *told; // NULL once it was told
    void *context;
};

// Whom the run is for, and who is told; borrowed until then.
struct exec_order {
    const struct delivery *delivery;
    aftercare_told *told;
    void *context;
};

// Starts it where it lies, all zero but for previous and next, and may not move; tells
// how it went, which may be at once. gone is called later.
void exec_run_start(struct exec_run *run, const struct exec_owner *owner,
                    const struct exec_order *order);

// Kills it; if it is under way it is told TRY_AGAIN. gone is called later.
void exec_run_end(struct exec_run *run);

#endif
