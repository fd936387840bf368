#include "core/lua/function_run.h"

#include "core/lua/function_state.h"
#include "core/lua/function_words.h"

#include <stdio.h>

// One function, asked about one document on one day.
struct asking {
    const struct function_code *code;
    struct function_state *state;
    struct arena *scratch; // of all its runs
    struct function_reads reads;
    uint64_t steps;   // of all its runs
    enum truth truth; // of the last run
    bool has_failed;  // the last run
    aftercare_failure failure;
    aftercare_error err; // why
};

// The answer that the function gave, the only value on the stack. [-1, +0, e]
static enum truth take_answer(lua_State *L) {
    if (lua_gettop(L) == 0) {
        (void)luaL_error(L, "the function returns nothing (end it with return …)");
    }
    int type = lua_type(L, 1);
    if (type != LUA_TNIL && type != LUA_TBOOLEAN) {
        (void)luaL_error(L, "the function returns %s (return true, false or nil)",
                         spot_type(L, 1));
    }
    return type == LUA_TNIL ? UNKNOWN : lua_toboolean(L, 1) ? YES : NO;
}

// What a sandbox calls: the run is its host, and the asking its argument. [-0, +0, e]
static int run_protected(lua_State *L) {
    struct asking *asking = lua_touserdata(L, 1);
    lua_settop(L, 0);
    function_code_push(L, asking->code);
    function_words_push(L);
    lua_call(L, 1, LUA_MULTRET);
    function_words_check(L, sandbox_host(sandbox_from(L)));
    asking->truth = take_answer(L);
    return 0;
}

// Whether there was memory; *status is what came of the run.
static bool enter(struct asking *asking, struct function_run *run,
                  aftercare_status *status) {
    struct sandbox *sandbox = NULL;
    *status = function_state_begin(&sandbox, asking->state, asking->code->file, run,
                                   &asking->err);
    if (!*status) {
        *status = sandbox_call(sandbox, run_protected, asking, &asking->err);
        asking->steps += FUNCTION_STATE_STEPS + (uint64_t)sandbox_used(sandbox).fuel;
    }
    return function_state_end(asking->state);
}

// Runs the function once. Only missing memory of the host fails.
static aftercare_status run_once(struct asking *asking) {
    struct problems problems = {0};
    struct load load = {.base = asking->code->base,
                        .kept = asking->scratch,
                        .scratch = asking->scratch,
                        .page = asking->scratch,
                        .problems = &problems};
    unique_init(&load.unique, asking->scratch, asking->scratch);
    struct function_run run = {.script = {.load = &load,
                                          .base = asking->code->base,
                                          .arena = asking->scratch,
                                          .problems = &problems,
                                          .file = asking->code->file},
                               .reads = &asking->reads};
    aftercare_status status = AFTERCARE_OK;
    bool has_memory = enter(asking, &run, &status);
    if (!has_memory || run.script.status == AFTERCARE_ENOMEM ||
        asking->reads.is_out_of_memory) {
        return AFTERCARE_ENOMEM;
    }
    bool is_mistaken = problems.count > 0;
    bool is_stuck = asking->reads.is_stuck && !is_mistaken;
    if (is_mistaken) {
        asking->err = problems.first;
    }
    asking->has_failed = is_mistaken || (status && !is_stuck);
    asking->failure =
        is_mistaken ? AFTERCARE_FAILURE_ERROR : function_state_failure(status);
    asking->truth = asking->has_failed || is_stuck ? UNKNOWN : asking->truth;
    return AFTERCARE_OK;
}

// Runs it all the ways that it can go, as far as its answer needs that: first both ends
// of everything that nobody knows, where most functions part already.
static aftercare_status explore(struct asking *asking, bool wants_all) {
    function_reads_last(&asking->reads);
    aftercare_status status = run_once(asking);
    if (status || asking->has_failed || asking->reads.met == 0) {
        return status;
    }
    enum truth last = asking->truth;
    bool is_settled = last != UNKNOWN;
    bool has_more = true;
    function_reads_first(&asking->reads);
    for (int runs = 0; has_more && runs < FUNCTION_RUNS_MAX && (is_settled || wants_all);
         runs++) {
        status = run_once(asking);
        if (status || asking->has_failed) {
            return status;
        }
        is_settled = is_settled && asking->truth == last;
        has_more = function_reads_next(&asking->reads);
    }
    asking->truth = is_settled && !has_more ? last : UNKNOWN;
    return AFTERCARE_OK;
}

// ENOMEM; then there is nothing to end.
static aftercare_status begin(struct asking *asking, const struct function_code *code,
                              struct function_runner *runner,
                              const struct inquiry *inquiry) {
    *asking = (struct asking){.code = code, .state = function_state_of(runner)};
    if (!asking->state) {
        return AFTERCARE_ENOMEM;
    }
    asking->scratch = function_state_begin_asking(asking->state);
    function_reads_init(&asking->reads, asking->scratch, inquiry);
    return AFTERCARE_OK;
}

static const struct test *keep_test(struct arena *arena, const struct test *test) {
    struct test *kept = arena_alloc(arena, sizeof *kept);
    char *wording = arena_copy(arena, test->wording.at, test->wording.len);
    if (!kept || !wording) {
        return NULL;
    }
    *kept = *test;
    kept->wording.at = wording;
    return kept;
}

// Where a run failed: the line that was being run, else that of the function.
static int line_of(const struct asking *asking) {
    return asking->err.line > 0 ? asking->err.line : asking->code->line;
}

static aftercare_status hand_out(struct function_answer *out, struct arena *arena,
                                 const struct asking *asking) {
    const struct function_reads *reads = &asking->reads;
    struct function_answer answer = {
        .answer = {asking->truth, function_reads_until(reads)},
        .reads = arena_array(arena, reads->count, sizeof(const struct test *)),
        .reads_count = reads->count,
        .failure = asking->failure,
        .steps = asking->steps,
    };
    for (size_t i = 0; answer.reads && i < reads->count; i++) {
        answer.reads[i] = keep_test(arena, &reads->list[i].test);
        if (!answer.reads[i]) {
            return AFTERCARE_ENOMEM;
        }
    }
    if (asking->has_failed) {
        answer.error = arena_format(arena, "%s:%d: %s", asking->code->shown,
                                    line_of(asking), asking->err.sentence);
    }
    if (!answer.reads || (asking->has_failed && !answer.error)) {
        return AFTERCARE_ENOMEM;
    }
    *out = answer;
    return AFTERCARE_OK;
}

aftercare_status function_run(struct function_answer *out, struct arena *arena,
                              const struct function *function,
                              struct function_runner *runner,
                              const struct inquiry *inquiry) {
    struct asking asking;
    aftercare_status status = begin(&asking, function->code, runner, inquiry);
    if (status) {
        return status;
    }
    status = explore(&asking, false);
    if (!status) {
        status = hand_out(out, arena, &asking);
    }
    function_state_end_asking(asking.state);
    return status;
}

// What the rules ask for is known to the base, so that an intake knows it too, and a
// check that the option is read.
static aftercare_status add_tests(struct script *script,
                                  const struct function_reads *reads) {
    for (size_t i = 0; i < reads->count; i++) {
        struct test test = reads->list[i].test;
        test.wording = script_copy(script, test.wording);
        bool is_asked_for = test.kind == TEST_RECORD || test.kind == TEST_CONSTANT;
        if (is_asked_for && (!test.wording.at || !rulebase_test(script->base, &test))) {
            return AFTERCARE_ENOMEM;
        }
    }
    return AFTERCARE_OK;
}

// Tells what went wrong in a trial, at its line or at the function's own spot.
static void tell(const struct spot *spot, const struct asking *asking) {
    struct script *script = spot->script;
    struct place line = script_place(script, NULL, asking->err.line);
    problem(script->problems, CHECK_SCRIPT_FAILS,
            asking->err.line > 0 ? line : spot_place(spot), "%s", asking->err.sentence);
}

static aftercare_status try(const struct spot *spot, struct asking *asking) {
    aftercare_status status = explore(asking, true);
    if (!status) {
        status = add_tests(spot->script, &asking->reads);
    }
    if (!status && asking->has_failed) {
        tell(spot, asking);
    }
    function_state_end_asking(asking->state);
    return status;
}

bool function_try(const struct spot *spot, const struct function_code *code) {
    struct script *script = spot->script;
    const struct schema *schema = &script->base->schema;
    const struct known *known =
        script_passing(script, (schema->facts_count + 1) * sizeof *known);
    const struct facts facts = {.schema = schema, .known = known};
    const struct inquiry inquiry = {.facts = &facts};
    struct function_runner runner;
    struct asking asking;
    if (!known) {
        return false;
    }
    function_runner_init(&runner, &script->load->scratch->allocator);
    aftercare_status status = begin(&asking, code, &runner, &inquiry);
    if (!status) {
        status = try(spot, &asking);
    }
    function_runner_clear(&runner);
    bool is_right = script_check(script, status) && !asking.has_failed;
    sandbox_charge(spot->L, asking.steps);
    return is_right;
}
