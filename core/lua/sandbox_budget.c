// The budget: memory by the allocator, steps and time by the hook and by what C charges.
#include "core/lua/sandbox_inside.h"

#include <inttypes.h>

// One step for each, so that an instruction that works on much memory costs much.
#define BYTES_A_STEP 64
#define COMPARED_A_STEP 4096
#define MOVED_A_STEP 2048

static void end(struct sandbox *sandbox, enum sandbox_end why) {
    if (!sandbox->end) {
        sandbox->end = why;
    }
}

// Takes fuel for memory that was worked on. Nothing can be raised here; the hook does.
static void burn(struct sandbox *sandbox, size_t bytes) {
    int64_t steps = (int64_t)(bytes / BYTES_A_STEP);
    sandbox->fuel = steps < sandbox->fuel ? sandbox->fuel - steps : 0;
}

static void *refuse(struct sandbox *sandbox, enum sandbox_end why) {
    sandbox->refusals++;
    if (sandbox->state && sandbox->calls > 0 && sandbox->line == 0) {
        sandbox->line =
            sandbox_line(sandbox->state); // no handler runs for want of memory
    }
    // Lua collects all garbage now, and asks again.
    burn(sandbox, sandbox->memory);
    if (why != SANDBOX_MEMORY || sandbox->refusals > sandbox->limits.refusals) {
        end(sandbox, why);
    }
    return NULL;
}

// Counts a piece that has become larger, or is new. kind is Lua's, of a new piece.
static void grew(struct sandbox *sandbox, size_t growth, size_t size, bool is_text) {
    sandbox->memory += growth;
    if (sandbox->memory > sandbox->peak) {
        sandbox->peak = sandbox->memory;
    }
    burn(sandbox, growth);
    if (is_text && size > sandbox->longest) {
        sandbox->longest = size;
    }
}

// Whether that piece is Lua's stack. It is one piece, and its size the only sign of how
// many values one call can move.
static bool is_stack(const struct sandbox *sandbox, const void *piece) {
    return piece && (piece == sandbox->stack || sandbox->finds_stack);
}

static void move_stack(struct sandbox *sandbox, const void *piece, size_t size) {
    sandbox->stack = piece;
    sandbox->stack_size = size;
}

// Some releases of Lua let the stack grow by making another, and then free it.
static void *release(struct sandbox *sandbox, void *piece, size_t held) {
    const struct allocator *allocator = &sandbox->allocator;
    if (is_stack(sandbox, piece)) {
        move_stack(sandbox, sandbox->newest, sandbox->newest_size);
    }
    sandbox->memory -= held;
    (void)allocator->allocate(allocator->context, piece, held, 0);
    return NULL;
}

static void *shrink(struct sandbox *sandbox, void *piece, size_t held, size_t size) {
    const struct allocator *allocator = &sandbox->allocator;
    bool is_moved = is_stack(sandbox, piece);
    void *shrunk = allocator->allocate(allocator->context, piece, held, size);
    shrunk = shrunk ? shrunk : piece; // Lua does not bear that shrinking fails
    sandbox->memory -= held - size;
    if (is_moved) {
        move_stack(sandbox, shrunk, size);
    }
    return shrunk;
}

void *sandbox_allocate(void *context, void *pointer, size_t old_size, size_t new_size) {
    struct sandbox *sandbox = context;
    const struct allocator *allocator = &sandbox->allocator;
    size_t held =
        pointer ? old_size : 0; // without a piece it is Lua's type of the new one
    if (new_size == 0) {
        return release(sandbox, pointer, held);
    }
    if (new_size <= held) {
        return shrink(sandbox, pointer, held, new_size);
    }
    if (new_size > sandbox->limits.block) {
        return refuse(sandbox, SANDBOX_BLOCK);
    }
    size_t left = sandbox->limits.memory - sandbox->memory;
    if (new_size - held > left) {
        return refuse(sandbox, SANDBOX_MEMORY);
    }
    bool is_moved = is_stack(sandbox, pointer);
    void *grown = allocator->allocate(allocator->context, pointer, held, new_size);
    if (!grown) {
        return refuse(sandbox, SANDBOX_HOST_MEMORY);
    }
    if (is_moved) {
        move_stack(sandbox, grown, new_size);
    }
    sandbox->newest = grown;
    sandbox->newest_size = new_size;
    grew(sandbox, new_size - held, new_size, !pointer && old_size == LUA_TSTRING);
    return grown;
}

static void look_at_clock(struct sandbox *sandbox) {
    const struct sandbox_limits *limits = &sandbox->limits;
    sandbox->unseen = 0;
    if (limits->now_ms && sandbox->calls > 0) {
        int64_t here = limits->now_ms(limits->context) - sandbox->entered_ms;
        if (sandbox->spent + here > limits->milliseconds) {
            end(sandbox, SANDBOX_TIME);
        }
    }
}

static void spend(struct sandbox *sandbox, int64_t steps) {
    if (steps > sandbox->fuel) {
        sandbox->fuel = 0;
        end(sandbox, SANDBOX_FUEL);
    } else {
        sandbox->fuel -= steps;
    }
    sandbox->unseen += steps < SANDBOX_HOOK_STEPS ? steps : SANDBOX_HOOK_STEPS;
    if (sandbox->unseen >= SANDBOX_HOOK_STEPS) {
        look_at_clock(sandbox);
    }
}

// [-0, +0, v] Raises what our own pcall hands on; where something else caught it, the
// hook raises it again at the next instruction. It is no text, which would need memory.
static int stop(lua_State *L) {
    lua_sethook(L, sandbox_hook, LUA_MASKCOUNT, 1);
    lua_pushlightuserdata(L, NULL);
    return lua_error(L);
}

void sandbox_hook(lua_State *L, lua_Debug *call) {
    (void)call;
    struct sandbox *sandbox = sandbox_from(L);
    // One instruction can compare two texts, or move all arguments of a call: as much
    // work as they are long. So that it is steps that end, and not the clock.
    size_t weight =
        1 + sandbox->longest / COMPARED_A_STEP + sandbox->stack_size / MOVED_A_STEP;
    spend(sandbox, SANDBOX_HOOK_STEPS * (int64_t)weight);
    if (sandbox->end) {
        (void)stop(L);
    }
}

void sandbox_charge(lua_State *L, size_t steps) {
    struct sandbox *sandbox = sandbox_from(L);
    spend(sandbox, steps < INT64_MAX ? (int64_t)steps : INT64_MAX);
    if (sandbox->end) {
        (void)stop(L);
    }
}

int sandbox_no_memory(lua_State *L) {
    end(sandbox_from(L), SANDBOX_HOST_MEMORY);
    return stop(L);
}

bool sandbox_lacks_memory(const struct sandbox *sandbox) {
    return sandbox->end == SANDBOX_HOST_MEMORY;
}

void sandbox_begin(struct sandbox *sandbox) {
    if (sandbox->calls++ == 0 && sandbox->limits.now_ms) {
        sandbox->entered_ms = sandbox->limits.now_ms(sandbox->limits.context);
    }
    sandbox->line = 0;
}

void sandbox_finish(struct sandbox *sandbox) {
    if (--sandbox->calls == 0 && sandbox->limits.now_ms) {
        sandbox->spent +=
            sandbox->limits.now_ms(sandbox->limits.context) - sandbox->entered_ms;
    }
}

struct sandbox_use sandbox_used(const struct sandbox *sandbox) {
    return (struct sandbox_use){.fuel = sandbox->limits.fuel - sandbox->fuel,
                                .milliseconds = sandbox->spent,
                                .memory = sandbox->memory,
                                .peak = sandbox->peak};
}

aftercare_status sandbox_tell_end(const struct sandbox *sandbox, aftercare_error *err) {
    const struct sandbox_limits *limits = &sandbox->limits;
    const char *name = sandbox->name;
    switch (sandbox->end) {
    case SANDBOX_FUEL:
        return fail_at(err, AFTERCARE_ELIMIT, name, sandbox->line, 0,
                       "this takes more than %" PRId64 " steps", limits->fuel);
    case SANDBOX_TIME:
        return fail_at(err, AFTERCARE_ELIMIT, name, sandbox->line, 0,
                       "this takes longer than %" PRId64 " ms", limits->milliseconds);
    case SANDBOX_MEMORY:
        return fail_at(err, AFTERCARE_ENOMEM, name, sandbox->line, 0,
                       "this takes more than %zu KiB of memory", limits->memory / 1024);
    case SANDBOX_BLOCK:
        return fail_at(err, AFTERCARE_ENOMEM, name, sandbox->line, 0,
                       "one text, table or chain of calls takes more than %zu KiB",
                       limits->block / 1024);
    case SANDBOX_HOST_MEMORY:
        return fail_at(err, AFTERCARE_ENOMEM, name, sandbox->line, 0, "no memory");
    case SANDBOX_GOES_ON:
        break;
    }
    return AFTERCARE_OK;
}
