// The Lua state that functions run in, of one assessor: made when the first function is
// asked, kept as it was then, and put back byte for byte for each run. So a run sees
// nothing of those before it, and costs little more than what it does.
#ifndef AFTERCARE_LUA_FUNCTION_STATE_H
#define AFTERCARE_LUA_FUNCTION_STATE_H

#include "core/lua/sandbox.h"
#include "core/rules/function.h"

#define FUNCTION_STEPS_MAX 100000             // of one run
#define FUNCTION_MEMORY_MAX ((size_t)1 << 20) // of one run
#define FUNCTION_STATE_STEPS 500              // what it costs to put the state back

struct function_state;

// The state of a runner, made if there is none. NULL when there is no memory.
struct function_state *function_state_of(struct function_runner *runner);

// Memory for all runs of one asking: begin gives it empty, end takes it back and keeps
// what the next asking is likely to need.
struct arena *function_state_begin_asking(struct function_state *state);
void function_state_end_asking(struct function_state *state);

// *out is a sandbox in which nothing has run, with the words of functions, this host and
// this name for errors; borrowed until function_state_end. Errors as sandbox_new and
// sandbox_call.
aftercare_status function_state_begin(struct sandbox **out, struct function_state *state,
                                      const char *name, void *host, aftercare_error *err);

// What kind of failure a run is that ended so.
aftercare_failure function_state_failure(aftercare_status status);

// The run is over. Whether the host had memory whenever it was asked for some.
bool function_state_end(struct function_state *state);

#endif
