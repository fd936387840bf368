// Asking a function: each run in a state that is as new, so that nothing goes from one
// run, one patient or one thread to another.
#ifndef AFTERCARE_LUA_FUNCTION_RUN_H
#define AFTERCARE_LUA_FUNCTION_RUN_H

#include "core/lua/function_code.h"
#include "core/rules/function.h"

#define FUNCTION_RUNS_MAX 64 // of one asking; what these do not settle is unknown
#define FUNCTION_DOCUMENT_STEPS_MAX 20000000 // for one document, on all its days

// The run of a struct function whose code is a struct function_code.
aftercare_status function_run(struct function_answer *out, struct arena *arena,
                              const struct function *function,
                              struct function_runner *runner,
                              const struct inquiry *inquiry);

// Runs the function of that spot, while it is loaded, about somebody of whom nothing is
// known, so that it goes all the ways that it has. Tells what went wrong with its place,
// and makes the tests that it asks known to the base. Charges the file. False after a
// mistake; the script knows missing memory.
bool function_try(const struct spot *spot, const struct function_code *code);

#endif
