#include "core/rules/reasoning.h"

#include "core/rules/test_order.h"

#include <string.h>

#define VALUES_MAX (2 * REASONING_TESTS_MAX + 64)

// What a case decides: one test, or the value of a fact or an option that some tests ask.
struct variable {
    const struct test *test; // the first of them
    bool is_value;
    int64_t values[VALUES_MAX]; // of a fact, each standing for those up to the next
    size_t values_count;
};

struct reasoning {
    const struct rulebase *base;
    uint8_t *slots; // by a test's index: its place below, from 1; 0: not of this question
    const struct test *tests[REASONING_TESTS_MAX];
    enum truth truths[REASONING_TESTS_MAX];
    size_t firsts; // so many of the tests are the first claim's
    size_t tests_count;
    bool is_too_much;
    struct variable variables[REASONING_TESTS_MAX];
    size_t variables_count;
    const struct claim *a, *b;
    size_t cases;
    bool wanted[YES + 1][YES + 1]; // answers of a and b: found is set once one comes up
    bool is_found;
};

static struct clause clause_of(const struct rule_value *value) {
    return value ? condition_whole(value->condition) : (struct clause){NULL, NULL};
}

struct claim claim_of(const struct rule *rule) {
    return (struct claim){clause_of(rule_get(rule, ROLE_WHEN)),
                          clause_of(rule_get(rule, ROLE_UNLESS))};
}

struct reasoning *reasoning_new(struct arena *arena, const struct rulebase *base) {
    struct reasoning *reasoning = arena_alloc(arena, sizeof *reasoning);
    uint8_t *slots = arena_alloc(arena, base->tests_count);
    if (!reasoning || !slots) {
        return NULL;
    }
    reasoning->base = base;
    reasoning->slots = slots;
    return reasoning;
}

static void note_test(struct reasoning *reasoning, const struct test *test) {
    if (reasoning->slots[test->index] > 0) {
        return;
    }
    if (reasoning->tests_count == REASONING_TESTS_MAX) {
        reasoning->is_too_much = true;
        return;
    }
    reasoning->tests[reasoning->tests_count++] = test;
    reasoning->slots[test->index] = (uint8_t)reasoning->tests_count;
}

// As deep as conditions are: CONDITION_DEPTH_MAX.
static void note_clause(struct reasoning *reasoning, struct clause clause) {
    if (!clause.at) {
        return;
    }
    switch (clause_kind(clause)) {
    case CONDITION_TEST:
        note_test(reasoning, clause_test(clause));
        return;
    case CONDITION_NOT:
        note_clause(reasoning, clause_left(clause));
        return;
    case CONDITION_AND:
    case CONDITION_OR:
        note_clause(reasoning, clause_left(clause));
        note_clause(reasoning, clause_right(clause));
    }
}

static bool is_of_value(const struct test *test) {
    return test->kind == TEST_NUMBER || test->kind == TEST_CHOICE ||
           (test->kind == TEST_CONSTANT && test->option);
}

static bool is_same_value(const struct test *a, const struct test *b) {
    return is_of_value(a) && a->kind == b->kind && a->fact == b->fact &&
           a->option == b->option;
}

static void add_value(struct variable *variable, int64_t value) {
    for (size_t i = 0; i < variable->values_count; i++) {
        if (variable->values[i] == value) {
            return;
        }
    }
    variable->values[variable->values_count++] = value;
}

// The first number of each stretch in which all tests answer alike.
static void add_bounds(struct variable *variable, const struct test *test) {
    const struct fact *fact = test->fact;
    add_value(variable, fact->from);
    add_value(variable, test->from);
    if (test->till < fact->till) {
        add_value(variable, test->till + 1);
    }
}

static void add_values(struct variable *variable, const struct test *test) {
    if (test->kind == TEST_NUMBER) {
        add_bounds(variable, test);
        return;
    }
    // Of an option one more, that none of its choices was made.
    size_t count = test->kind == TEST_CHOICE ? test->fact->choices_count
                                             : test->option->choices_count + 1;
    for (size_t i = 0; i < count && i < 64; i++) {
        add_value(variable, (int64_t)i);
    }
}

static void add_variable(struct reasoning *reasoning, const struct test *test) {
    struct variable *variable = NULL;
    for (size_t i = 0; i < reasoning->variables_count && !variable; i++) {
        struct variable *at = &reasoning->variables[i];
        variable = is_same_value(at->test, test) ? at : NULL;
    }
    if (!variable) {
        variable = &reasoning->variables[reasoning->variables_count++];
        variable->test = test;
        variable->is_value = is_of_value(test);
        variable->values_count = 0;
    }
    if (variable->is_value) {
        add_values(variable, test);
    }
}

// As deep as conditions are.
static enum truth of_clause(const struct reasoning *reasoning, struct clause clause) {
    enum truth left;
    enum truth right;
    switch (clause_kind(clause)) {
    case CONDITION_TEST:
        return reasoning->truths[reasoning->slots[clause_test(clause)->index] - 1];
    case CONDITION_NOT:
        return (enum truth)(YES - of_clause(reasoning, clause_left(clause)));
    case CONDITION_AND:
        left = of_clause(reasoning, clause_left(clause));
        right = of_clause(reasoning, clause_right(clause));
        return left < right ? left : right;
    case CONDITION_OR:
        left = of_clause(reasoning, clause_left(clause));
        right = of_clause(reasoning, clause_right(clause));
        return left > right ? left : right;
    }
    return UNKNOWN;
}

static enum truth of_claim(const struct reasoning *reasoning, const struct claim *claim) {
    enum truth when = claim->when.at ? of_clause(reasoning, claim->when) : YES;
    enum truth unless = claim->unless.at ? of_clause(reasoning, claim->unless) : NO;
    enum truth not_unless = (enum truth)(YES - unless);
    return when < not_unless ? when : not_unless;
}

static enum truth of_value(const struct test *test, int64_t value) {
    bool is_in_bounds = value >= test->from && value <= test->till;
    bool is_chosen = value < 64 && (test->choices >> (unsigned)(value & 63) & 1) != 0;
    return (test->kind == TEST_NUMBER ? is_in_bounds : is_chosen) ? YES : NO;
}

// Gives the tests of a fact what they answer for a value of it; NULL: it is not known.
static void give_value(struct reasoning *reasoning, const struct variable *variable,
                       const int64_t *value) {
    for (size_t i = 0; i < reasoning->tests_count; i++) {
        const struct test *test = reasoning->tests[i];
        if (is_same_value(test, variable->test)) {
            reasoning->truths[i] = value ? of_value(test, *value) : UNKNOWN;
        }
    }
}

// Whether a test's answer keeps the order with those of the free ones before it.
static bool is_ordered(const struct reasoning *reasoning, size_t variable) {
    const struct test *test = reasoning->variables[variable].test;
    enum truth truth = reasoning->truths[reasoning->slots[test->index] - 1];
    if (truth == NO && test_order_is_beyond(test)) {
        return false;
    }
    for (size_t i = 0; i < variable; i++) {
        const struct test *other = reasoning->variables[i].test;
        enum truth earlier = reasoning->truths[reasoning->slots[other->index] - 1];
        bool is_free = !reasoning->variables[i].is_value;
        if (is_free && truth > earlier && test_order_holds(test, other)) {
            return false;
        }
        if (is_free && earlier > truth && test_order_holds(other, test)) {
            return false;
        }
    }
    return true;
}

static void look(struct reasoning *reasoning) {
    enum truth a = of_claim(reasoning, reasoning->a);
    enum truth b = of_claim(reasoning, reasoning->b);
    reasoning->is_found = reasoning->is_found || reasoning->wanted[a][b];
}

static void go_through(struct reasoning *reasoning, size_t variable);

static void try_values(struct reasoning *reasoning, size_t at) {
    const struct variable *variable = &reasoning->variables[at];
    for (size_t i = 0; i < variable->values_count && !reasoning->is_found; i++) {
        give_value(reasoning, variable, &variable->values[i]);
        go_through(reasoning, at + 1);
    }
    if (variable->test->kind != TEST_CONSTANT && !reasoning->is_found) {
        give_value(reasoning, variable, NULL);
        go_through(reasoning, at + 1);
    }
}

// Those of the first claim are tried with a yes first, others with a no: a case where the
// first holds and the second does not is found soonest so.
static void try_truths(struct reasoning *reasoning, size_t at) {
    static const enum truth orders[2][3] = {{NO, UNKNOWN, YES}, {YES, NO, UNKNOWN}};
    const struct test *test = reasoning->variables[at].test;
    size_t slot = reasoning->slots[test->index] - 1u;
    const enum truth *order = orders[slot < reasoning->firsts];
    for (size_t i = 0; i < 3 && !reasoning->is_found; i++) {
        bool is_open = order[i] == UNKNOWN;
        if (is_open && test->kind == TEST_CONSTANT) {
            continue;
        }
        reasoning->truths[slot] = order[i];
        if (is_ordered(reasoning, at)) {
            go_through(reasoning, at + 1);
        }
    }
}

// As deep as there are variables: REASONING_TESTS_MAX.
static void go_through(struct reasoning *reasoning, size_t variable) {
    if (++reasoning->cases > REASONING_CASES_MAX) {
        reasoning->is_too_much = true;
        reasoning->is_found = true;
    } else if (variable == reasoning->variables_count) {
        look(reasoning);
    } else if (reasoning->variables[variable].is_value) {
        try_values(reasoning, variable);
    } else {
        try_truths(reasoning, variable);
    }
}

static void begin(struct reasoning *reasoning, const struct claim *a,
                  const struct claim *b) {
    for (size_t i = 0; i < reasoning->tests_count; i++) {
        reasoning->slots[reasoning->tests[i]->index] = 0;
    }
    reasoning->tests_count = reasoning->variables_count = reasoning->cases = 0;
    reasoning->is_too_much = reasoning->is_found = false;
    memset(reasoning->wanted, 0, sizeof reasoning->wanted);
    reasoning->a = a;
    reasoning->b = b;
    note_clause(reasoning, a->when);
    note_clause(reasoning, a->unless);
    reasoning->firsts = reasoning->tests_count;
    note_clause(reasoning, b->when);
    note_clause(reasoning, b->unless);
    for (size_t i = 0; i < reasoning->tests_count; i++) {
        add_variable(reasoning, reasoning->tests[i]);
    }
}

// Whether a case with one of the wanted answers is there, or may be.
static bool search(struct reasoning *reasoning) {
    if (!reasoning->is_too_much) {
        go_through(reasoning, 0);
    }
    return reasoning->is_found || reasoning->is_too_much;
}

bool reasoning_can_be(struct reasoning *reasoning, const struct claim *claim,
                      enum truth answer) {
    begin(reasoning, claim, claim);
    reasoning->wanted[answer][answer] = true;
    return search(reasoning);
}

bool reasoning_implies(struct reasoning *reasoning, const struct claim *a,
                       const struct claim *b) {
    begin(reasoning, a, b);
    reasoning->wanted[YES][UNKNOWN] = true;
    reasoning->wanted[YES][NO] = true;
    reasoning->wanted[UNKNOWN][NO] = true;
    return !search(reasoning);
}

bool reasoning_meet(struct reasoning *reasoning, const struct claim *a,
                    const struct claim *b) {
    begin(reasoning, a, b);
    reasoning->wanted[YES][YES] = true;
    return search(reasoning);
}
