#include "core/lua/mould.h"

#define PAUSE 200        // Lua's own: memory doubles between two collections
#define FIRST_PAUSE 1000 // times a hundredth of what there is before a file begins

struct preparation {
    struct script *script;
    const struct run *run;
};

// Most files end before they have made as much garbage as it costs to look for it.
static void collect_later(lua_State *L) {
    (void)lua_gc(L, LUA_GCINC, FIRST_PAUSE, 0, 0);
    (void)lua_gc(L, LUA_GCCOLLECT);
    (void)lua_gc(L, LUA_GCINC, PAUSE, 0, 0);
}

static int prepare(lua_State *L) {
    const struct preparation *preparation = lua_touserdata(L, 1);
    const struct run *run = preparation->run;
    if (run->words) {
        words_add(L, run->words);
    }
    if (run->prepare) {
        run->prepare(L, preparation->script);
    }
    if (preparation->script->status) {
        return sandbox_no_memory(L);
    }
    words_guard(L);
    collect_later(L);
    return 0;
}

void mould_init(struct mould *mould, const struct allocator *allocator, size_t size) {
    *mould = (struct mould){.watch = {.allocator = *allocator}};
    struct allocator watched = watch_allocator(&mould->watch);
    sandbox_pool_init(&mould->pool, &watched, size);
}

static void drop(struct mould *mould) {
    if (mould->pool.outside > 0) {
        sandbox_free(mould->sandbox);
    }
    mould->sandbox = NULL;
    sandbox_pool_reset(&mould->pool);
}

void mould_clear(struct mould *mould) {
    drop(mould);
    sandbox_pool_clear(&mould->pool);
}

static aftercare_status make(struct mould *mould, struct script *script,
                             const struct run *run, aftercare_error *err) {
    struct preparation preparation = {script, run};
    struct allocator allocator = sandbox_pool_allocator(&mould->pool);
    struct sandbox_limits limits = SANDBOX_LIMITS;
    limits.source = SANDBOX_SOURCE_MAX;
    mould->words = run->words;
    mould->prepare = run->prepare;
    aftercare_status status = sandbox_new(&mould->sandbox, &allocator, &limits, err);
    if (status) {
        return status;
    }
    sandbox_set_host(mould->sandbox, script);
    status = sandbox_call(mould->sandbox, prepare, &preparation, err);
    if (!status) {
        (void)sandbox_pool_keep(&mould->pool); // else it is made again for the next file
    }
    return status;
}

aftercare_status mould_cast(struct sandbox **out, struct mould *mould,
                            struct script *script, const struct run *run,
                            aftercare_error *err) {
    bool is_same = mould->words == run->words && mould->prepare == run->prepare;
    mould->watch.has_failed = false;
    if (mould->pool.is_kept && is_same) {
        sandbox_pool_again(&mould->pool);
        sandbox_set_host(mould->sandbox, script);
    } else {
        drop(mould);
        aftercare_status status = make(mould, script, run, err);
        if (status) {
            return status;
        }
    }
    *out = mould->sandbox;
    return AFTERCARE_OK;
}

bool mould_break(struct mould *mould) {
    if (mould->pool.outside > 0) {
        sandbox_free(mould->sandbox);
        if (!mould->pool.is_kept) {
            mould->sandbox = NULL;
        }
    }
    return !mould->watch.has_failed;
}
