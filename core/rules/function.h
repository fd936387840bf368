// Functions of rules and of kinds. Conditions: `when = function(facts) … end`. A function
// is asked as any test is, by test_answer; the room that knows its language runs it. What
// it answered of one document stays with the document's facts, so that it runs once for
// each day that is asked about.
#ifndef AFTERCARE_RULES_FUNCTION_H
#define AFTERCARE_RULES_FUNCTION_H

#include "aftercare/aftercare.h"
#include "core/base/json.h"
#include "core/rules/rulebase.h"

// What a function answered on one day, and what that rests on.
struct function_answer {
    struct answer answer;      // until the first change of anything that it read
    const struct test **reads; // what it asked, each once, in the order in which it did
    size_t reads_count;
    const char *error; // why it could not answer, "file:line: sentence"; NULL: it could
    aftercare_failure failure; // with an error
    bool is_aside;             // it was not run: set aside (tally.h); has an error
    uint64_t steps;            // that it took
    const struct function_answer *before; // that it gave of these facts; NULL: none
};

// What a function that decides is asked: a list of the kind's findings about a treatment.
struct function_case {
    const struct kind *kind;
    const struct json *findings;
};

// What it decided.
struct function_decision {
    struct text verdict; // of the kind; at NULL: nothing, which is the fold's to decide
    const char *error;   // as of an answer; then the fold decides
    aftercare_failure failure;
    uint64_t steps;
};

struct tally;

// What one assessor runs functions with. A document that is held against rules without
// functions leaves it as it is: nothing is made before the first is asked.
struct function_runner {
    struct allocator allocator;
    void *state; // of the room that runs them; NULL: none yet
    void (*clear)(struct function_runner *runner); // gives the state back
    struct tally *tallies; // by function: how it has done so far (tally.h)
    size_t tallies_count;
    uint64_t document; // the number of the last one
};

// A function as it was loaded: it never changes, and threads share it.
struct function {
    struct place place; // where it is written
    const char *shown;  // the same for answers, on every machine: "pack/file.lua:12"
    const void *code;   // whatever run needs
    // Asks it of the inquiry's facts, on the inquiry's day. *out is the arena's. A
    // function that fails is UNKNOWN, with its error; ENOMEM is the only failure.
    aftercare_status (*run)(struct function_answer *out, struct arena *arena,
                            const struct function *function,
                            struct function_runner *runner,
                            const struct inquiry *inquiry);
    // Of a kind's function, which has no run: has it decide. Errors as run.
    aftercare_status (*decide)(struct function_decision *out, struct arena *arena,
                               const struct function *function,
                               struct function_runner *runner,
                               const struct function_case *about);
    uint64_t most;  // steps for one document; after that it fails
    uint32_t index; // among the rulebase's functions
};

// A rule, and a function in one of its conditions; or a kind, and the one that it decides
// by.
struct function_user {
    const struct rule *rule; // NULL: it is a kind's
    const struct kind *kind;
    const struct function *function;
};

// Counts a function among those of the base. It is the base's arena's.
void function_add(struct rulebase *base, struct function *function);

// Lists the kinds that decide by a function, and which rules and kinds ask which
// functions, in the order of rules, once these are sorted. ENOMEM.
aftercare_status function_list_users(struct rulebase *base);

// Allocates nothing yet.
void function_runner_init(struct function_runner *runner,
                          const struct allocator *allocator);
void function_runner_clear(struct function_runner *runner);

// Runs what was set aside (tally.h) again, from the next document on; what was counted
// stays.
void function_runner_try_again(struct function_runner *runner);

// Makes room, in the arena of the facts, for what the base's functions will answer of
// them; without it every function is UNKNOWN. The runner must live as long; without one
// (NULL) nothing is counted. ENOMEM.
aftercare_status functions_begin(struct facts *facts, struct arena *arena,
                                 const struct rulebase *base,
                                 struct function_runner *runner);

// What follows is a rehearsal, and nothing of it is counted.
void functions_rehearse(const struct facts *facts);

// ENOMEM when since then there was no memory for an answer: what was made of the facts is
// then worth nothing.
aftercare_status functions_end(const struct facts *facts);

// The first user, from *at on in the base's list of them, whose function was asked of
// these facts and not run, because it is set aside; *at is then the place behind it.
// *because says so. NULL: there are no more.
const struct function_user *function_aside(const struct rulebase *base,
                                           const struct facts *facts, size_t *at,
                                           const char **because);

// Has a kind's function decide, for the document of the facts; without functions_begin it
// decides nothing. *out is the facts' arena's. ENOMEM.
aftercare_status function_decide(struct function_decision *out,
                                 const struct function *function,
                                 const struct facts *facts,
                                 const struct function_case *about);

// What a function answered last of these facts, on whatever day and of whatever part;
// NULL: it was not asked.
const struct function_answer *function_last(const struct function *function,
                                            const struct facts *facts);

// The answer to a test that is a function. It lives as long as the facts.
const struct function_answer *function_answer(const struct test *test,
                                              const struct inquiry *inquiry);

#endif
