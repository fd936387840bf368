#include "core/rules/tally.h"

#include <inttypes.h>

// An answer that was given before.
struct past {
    struct date date;
    const struct term *part;
    struct function_answer given;
    uint64_t steps; // of this and of those before
    const struct past *next;
};

struct functions {
    struct arena *arena;
    struct function_runner *runner;
    const struct past **pasts; // by function: a list
    bool is_rehearsal;
    bool is_out_of_memory;
};

static const struct function_answer silence = {.answer = {UNKNOWN, {INT32_MAX}}};

void function_add(struct rulebase *base, struct function *function) {
    function->index = (uint32_t)base->functions_count++;
}

void function_runner_init(struct function_runner *runner,
                          const struct allocator *allocator) {
    *runner = (struct function_runner){.allocator = *allocator};
}

void function_runner_clear(struct function_runner *runner) {
    const struct allocator allocator = runner->allocator;
    if (runner->state) {
        runner->clear(runner);
    }
    if (runner->tallies) {
        (void)allocator.allocate(allocator.context, runner->tallies,
                                 runner->tallies_count * sizeof *runner->tallies, 0);
    }
    function_runner_init(runner, &allocator);
}

void function_runner_try_again(struct function_runner *runner) {
    for (size_t i = 0; i < runner->tallies_count; i++) {
        runner->tallies[i].row = 0;
        runner->tallies[i].row_before = 0;
    }
}

aftercare_status functions_begin(struct facts *facts, struct arena *arena,
                                 const struct rulebase *base,
                                 struct function_runner *runner) {
    if (base->functions_count == 0) {
        return AFTERCARE_OK;
    }
    struct functions *functions = arena_alloc(arena, sizeof *functions);
    const struct past **pasts =
        arena_array(arena, base->functions_count, sizeof(const struct past *));
    if (!functions || !pasts || (runner && tally_begin(runner, base))) {
        return AFTERCARE_ENOMEM;
    }
    *functions = (struct functions){.arena = arena, .runner = runner, .pasts = pasts};
    facts->functions = functions;
    return AFTERCARE_OK;
}

void functions_rehearse(const struct facts *facts) {
    if (facts->functions) {
        facts->functions->is_rehearsal = true;
    }
}

aftercare_status functions_end(const struct facts *facts) {
    return facts->functions && facts->functions->is_out_of_memory ? AFTERCARE_ENOMEM
                                                                  : AFTERCARE_OK;
}

static const struct function_answer *find(const struct past *past,
                                          const struct inquiry *inquiry) {
    while (past && (past->part != inquiry->part ||
                    date_compare(past->date, inquiry->date) != 0)) {
        past = past->next;
    }
    return past ? &past->given : NULL;
}

static bool reads_area(const struct function_answer *answer) {
    for (size_t i = 0; i < answer->reads_count; i++) {
        if (answer->reads[i]->kind == TEST_AREA || answer->reads[i]->is_here) {
            return true;
        }
    }
    return false;
}

// What it answers once it has taken all its steps.
static aftercare_status give_up(struct function_answer *out, struct arena *arena,
                                const struct function *function) {
    *out = silence;
    out->error = arena_format(
        arena, "%s: this takes more than %" PRIu64 " steps for one document, %s",
        function->shown, function->most,
        function->run ? "on all its days" : "for all its treatments");
    out->failure = AFTERCARE_FAILURE_STEPS;
    return out->error ? AFTERCARE_OK : AFTERCARE_ENOMEM;
}

// What it answers once it is set aside: the sentence is ours, and of no patient.
static aftercare_status stand_aside(struct function_answer *out, struct arena *arena,
                                    const struct function *function,
                                    const struct tally *tally) {
    static const char *const failures[] = {
        [AFTERCARE_FAILURE_STEPS] = "took too many steps",
        [AFTERCARE_FAILURE_MEMORY] = "took too much memory",
        [AFTERCARE_FAILURE_ERROR] = "failed",
    };
    *out = silence;
    out->error =
        arena_format(arena,
                     "%s: set aside until the rules are loaded again, since it "
                     "%s for %d documents in a row",
                     function->shown, failures[tally->last], AFTERCARE_FAILURES_MAX);
    out->failure = tally->last;
    out->is_aside = true;
    return out->error ? AFTERCARE_OK : AFTERCARE_ENOMEM;
}

static void note(const struct functions *functions, struct tally *tally,
                 const struct function_answer *answer) {
    if (!functions->is_rehearsal) {
        tally_note(tally, answer);
    }
}

static aftercare_status answer(struct function_answer *out,
                               const struct functions *functions,
                               const struct function *function,
                               const struct inquiry *inquiry) {
    struct tally *tally = tally_of(functions->runner, function);
    const struct past *first = functions->pasts[function->index];
    if (tally && tally->is_aside) {
        return stand_aside(out, functions->arena, function, tally);
    }
    aftercare_status status =
        first && first->steps > function->most
            ? give_up(out, functions->arena, function)
            : function->run(out, functions->arena, function, functions->runner, inquiry);
    if (!status) {
        note(functions, tally, out);
    }
    return status;
}

static const struct function_answer *ask(const struct function *function,
                                         const struct inquiry *inquiry) {
    struct functions *functions = inquiry->facts->functions;
    struct arena *arena = functions->arena;
    const struct past *first = functions->pasts[function->index];
    struct past *past = arena_alloc(arena, sizeof *past);
    if (!past || answer(&past->given, functions, function, inquiry)) {
        functions->is_out_of_memory = true;
        return &silence;
    }
    past->date = inquiry->date;
    past->part = inquiry->part;
    past->given.before = first ? &first->given : NULL;
    past->steps = past->given.steps + (first ? first->steps : 0);
    past->next = first;
    functions->pasts[function->index] = past;
    return &past->given;
}

const struct function_answer *function_answer(const struct test *test,
                                              const struct inquiry *inquiry) {
    const struct function *function = test->function;
    const struct functions *functions = inquiry->facts->functions;
    if (!functions || functions->is_out_of_memory) {
        return &silence;
    }
    const struct function_answer *given =
        find(functions->pasts[function->index], inquiry);
    if (given || !inquiry->part) {
        return given ? given : ask(function, inquiry);
    }
    // Parts of an area are of no interest to what asks for none.
    struct inquiry whole = *inquiry;
    whole.part = NULL;
    given = find(functions->pasts[function->index], &whole);
    return given && !reads_area(given) ? given : ask(function, inquiry);
}

const struct function_answer *function_last(const struct function *function,
                                            const struct facts *facts) {
    const struct past *past =
        facts->functions ? facts->functions->pasts[function->index] : NULL;
    return past ? &past->given : NULL;
}

const struct function_user *function_aside(const struct rulebase *base,
                                           const struct facts *facts, size_t *at,
                                           const char **because) {
    const struct functions *functions = facts->functions;
    while (functions && *at < base->users_count) {
        const struct function_user *user = &base->users[(*at)++];
        const struct past *past = functions->pasts[user->function->index];
        if (past && past->given.is_aside) {
            *because = past->given.error;
            return user;
        }
    }
    return NULL;
}

// *given is what the document's account of the function keeps of it.
static aftercare_status decide(struct function_decision *out,
                               struct function_answer *given,
                               const struct functions *functions,
                               const struct function *function,
                               const struct function_case *about) {
    struct arena *arena = functions->arena;
    struct tally *tally = tally_of(functions->runner, function);
    const struct past *first = functions->pasts[function->index];
    aftercare_status status = AFTERCARE_OK;
    if (tally && tally->is_aside) {
        status = stand_aside(given, arena, function, tally);
        *out = (struct function_decision){.error = given->error};
        return status;
    }
    if (first && first->steps > function->most) {
        status = give_up(given, arena, function);
        *out = (struct function_decision){.error = given->error};
    } else {
        status = function->decide(out, arena, function, functions->runner, about);
        *given = silence;
        given->error = out->error;
        given->failure = out->failure;
        given->steps = out->steps;
    }
    if (!status) {
        note(functions, tally, given);
    }
    return status;
}

aftercare_status function_decide(struct function_decision *out,
                                 const struct function *function,
                                 const struct facts *facts,
                                 const struct function_case *about) {
    struct functions *functions = facts->functions;
    struct function_decision decision = {0};
    *out = decision;
    if (!functions) {
        return AFTERCARE_OK;
    }
    struct past *past = arena_alloc(functions->arena, sizeof *past);
    if (!past || decide(&decision, &past->given, functions, function, about)) {
        return AFTERCARE_ENOMEM;
    }
    const struct past *first = functions->pasts[function->index];
    past->steps = past->given.steps + (first ? first->steps : 0);
    past->next = first;
    functions->pasts[function->index] = past;
    *out = decision;
    return AFTERCARE_OK;
}
