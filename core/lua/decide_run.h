// Asking the function that a kind decides by: each run in a state that is as new, within
// the limits of functions (function_state.h).
#ifndef AFTERCARE_LUA_DECIDE_RUN_H
#define AFTERCARE_LUA_DECIDE_RUN_H

#include "core/rules/function.h"

// The decide of a struct function whose code is a struct function_code.
aftercare_status decide_run(struct function_decision *out, struct arena *arena,
                            const struct function *function,
                            struct function_runner *runner,
                            const struct function_case *about);

#endif
