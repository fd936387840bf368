// New rules beside the old ones: read and tested on a worker thread, and taken only when
// all of them load and every test passes. Whatever goes wrong, the old ones stay at work.
#ifndef AFTERCARE_DAEMON_RELOAD_H
#define AFTERCARE_DAEMON_RELOAD_H

#include "aftercare/aftercare.h"
#include "core/base/arena.h"
#include "core/daemon/config.h"

#include <stdbool.h>
#include <uv.h>

#define RELOAD_PROBLEMS_MAX 100 // that are kept; more are only counted

// What came of it. rules: whose owner the told becomes; NULL when there are problems.
struct reload_outcome {
    aftercare_rules *rules;
    size_t tests; // that passed
    const aftercare_error *problems;
    size_t problems_count;
};
typedef void reload_told(void *context, const struct reload_outcome *outcome);

// Used again and again. config must outlive it.
struct reload {
    const struct config *config;
    reload_told *told;
    void *context;

    uv_work_t work;
    struct arena arena; // of one reload
    aftercare_error *problems;
    struct reload_outcome outcome;
    bool is_under_way;
};

// What the config says of rules, as the library wants it; lists are the arena's. ENOMEM.
aftercare_status reload_options(aftercare_load_options *out, struct arena *arena,
                                const struct config *config, aftercare_error *err);

// Begins, with config, told and context set: told is called once, later, on the loop, and
// may begin the next. ECONFLICT while one is under way, ENOMEM; then told is not called.
aftercare_status reload_begin(struct reload *reload, uv_loop_t *loop,
                              aftercare_error *err);

#endif
