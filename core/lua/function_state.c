#include "core/lua/function_state.h"

#include "core/lua/function_methods.h"
#include "core/lua/function_words.h"
#include "core/lua/mould.h"

// Bytes for the runs of common functions; one that needs more gets it from the host.
#define STATE_SIZE (MOULD_SIZE > 0 ? (size_t)64 << 10 : 0)

#define SCRATCH_KEPT_MAX ((size_t)256 << 10)

struct function_state {
    struct watch watch; // of the host's memory
    struct sandbox_pool pool;
    struct sandbox *sandbox; // NULL: there is none
    struct arena scratch;    // of one asking
};

// Ends the sandbox, if it has anything that is the host's.
static void close(struct function_state *state) {
    if (state->pool.outside > 0) {
        sandbox_free(state->sandbox);
    }
    if (!state->pool.is_kept) {
        state->sandbox = NULL;
        sandbox_pool_reset(&state->pool);
    }
}

static void clear(struct function_runner *runner) {
    struct function_state *state = runner->state;
    close(state);
    sandbox_pool_clear(&state->pool);
    arena_clear(&state->scratch);
    (void)runner->allocator.allocate(runner->allocator.context, state, sizeof *state, 0);
}

struct function_state *function_state_of(struct function_runner *runner) {
    struct function_state *state = runner->state;
    if (state) {
        return state;
    }
    state = runner->allocator.allocate(runner->allocator.context, NULL, 0, sizeof *state);
    if (state) {
        *state = (struct function_state){.watch = {.allocator = runner->allocator}};
        struct allocator watched = watch_allocator(&state->watch);
        sandbox_pool_init(&state->pool, &watched, STATE_SIZE);
        arena_init(&state->scratch, &runner->allocator, 0);
        runner->state = state;
        runner->clear = clear;
    }
    return state;
}

struct arena *function_state_begin_asking(struct function_state *state) {
    return &state->scratch;
}

void function_state_end_asking(struct function_state *state) {
    if (state->scratch.total > SCRATCH_KEPT_MAX) {
        arena_clear(&state->scratch);
    } else {
        arena_reset(&state->scratch);
    }
}

static int open(lua_State *L) {
    function_methods_open(L);
    function_words_open(L);
    return 0;
}

static aftercare_status make(struct function_state *state, aftercare_error *err) {
    const struct sandbox_limits limits = {.memory = FUNCTION_MEMORY_MAX,
                                          .block = FUNCTION_MEMORY_MAX / 4,
                                          .fuel = FUNCTION_STEPS_MAX,
                                          .refusals = 4};
    struct allocator allocator = sandbox_pool_allocator(&state->pool);
    aftercare_status status = sandbox_new(&state->sandbox, &allocator, &limits, err);
    if (!status) {
        status = sandbox_call(state->sandbox, open, NULL, err);
    }
    if (!status) {
        (void)sandbox_pool_keep(&state->pool); // else it is made again for the next run
    }
    return status;
}

aftercare_status function_state_begin(struct sandbox **out, struct function_state *state,
                                      const char *name, void *host,
                                      aftercare_error *err) {
    aftercare_status status = AFTERCARE_OK;
    state->watch.has_failed = false;
    if (state->pool.is_kept) {
        sandbox_pool_again(&state->pool);
    } else {
        status = make(state, err);
    }
    if (!status) {
        sandbox_set_name(state->sandbox, name);
        sandbox_set_host(state->sandbox, host);
        *out = state->sandbox;
    }
    return status;
}

aftercare_failure function_state_failure(aftercare_status status) {
    return status == AFTERCARE_ELIMIT   ? AFTERCARE_FAILURE_STEPS
           : status == AFTERCARE_ENOMEM ? AFTERCARE_FAILURE_MEMORY
                                        : AFTERCARE_FAILURE_ERROR;
}

bool function_state_end(struct function_state *state) {
    close(state);
    return !state->watch.has_failed;
}
