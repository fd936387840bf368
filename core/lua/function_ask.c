#include "core/lua/function_ask.h"

#include "core/lua/sandbox.h"
#include "core/lua/verbs.h"

#include <lauxlib.h>

#define READ_STEPS 100 // a search through some records, and the wording
#define WAYS_MAX 16    // of a number, that are tried one by one

// [-0, +0, v] Ends a run that cannot know its answer.
static int be_stuck(lua_State *L) {
    lua_pushlightuserdata(L, NULL);
    return lua_error(L);
}

static const struct function_read *ask(lua_State *L, struct function_run *run,
                                       const struct test *test) {
    sandbox_charge(L, READ_STEPS + run->reads->count);
    const struct function_read *read = function_reads_ask(run->reads, test);
    if (!read) {
        (void)sandbox_no_memory(L);
    }
    return read;
}

int function_ask_truth(lua_State *L, struct function_run *run, const struct made *made) {
    const struct function_read *read = ask(L, run, &made->test);
    bool is_true = read->answer.truth == YES;
    if (read->answer.truth == UNKNOWN) {
        int way = function_reads_fork(run->reads, read, 2);
        if (way < 0) {
            return be_stuck(L);
        }
        is_true = way == 0;
    }
    lua_pushboolean(L, is_true != made->is_negated);
    return 1;
}

// How many values a fact can have, where it can be tried with each of them; 0: it cannot.
static int ways_of(const struct fact *fact) {
    if (fact->type == FACT_CHOICE) {
        return (int)fact->choices_count;
    }
    uint64_t steps = (uint64_t)fact->till - (uint64_t)fact->from;
    return fact->type == FACT_NUMBER && steps < WAYS_MAX ? (int)steps + 1 : 0;
}

// [-0, +1, m] The value of that number, from 0, among those that a fact can have.
static void push_way(lua_State *L, const struct fact *fact, int way) {
    if (fact->type == FACT_NUMBER) {
        lua_pushinteger(L, fact->from + way);
    } else {
        lua_pushlstring(L, fact->choices[way].at, fact->choices[way].len);
    }
}

// [-0, +1, m]
static void push_known(lua_State *L, const struct fact *fact, const struct known *known) {
    char text[DATE_TEXT_MAX];
    if (fact->type == FACT_DATE) {
        lua_pushstring(L, date_format(text, known->date.first));
    } else if (fact->type == FACT_NUMBER) {
        lua_pushinteger(L, known->number);
    } else {
        push_way(L, fact, known->choice);
    }
}

int function_ask_value(lua_State *L, struct function_run *run, const struct made *made) {
    const struct fact *fact = made->fact;
    struct test test = {.kind = TEST_VALUE, .fact = fact, .status = -1};
    if (!verbs_keep_wording(
            &run->script, &test.wording,
            script_format(&run->script, "%.*s :value()", TEXT_ARGS(fact->word)))) {
        return sandbox_no_memory(L);
    }
    const struct function_read *read = ask(L, run, &test);
    if (read->answer.truth == YES) {
        push_known(L, fact, &run->reads->inquiry->facts->known[fact->index]);
        return 1;
    }
    int way = function_reads_fork(run->reads, read, ways_of(fact));
    if (way < 0) {
        return be_stuck(L);
    }
    push_way(L, fact, way);
    return 1;
}
