#include "tests/unit/rules/oracle/function.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void add_reads(struct reads *reads, const struct plain_rules *rules, int node) {
    const struct plain_node *at = &rules->nodes[node];
    if (at->join == JOIN_TEST) {
        assert_true(reads->count < FUNCTION_TESTS);
        reads->at[reads->count++] = &at->test;
        return;
    }
    add_reads(reads, rules, at->left);
    if (at->right != NONE) {
        add_reads(reads, rules, at->right);
    }
}

struct reads reads_of(const struct plain_rules *rules, int node) {
    struct reads reads = {.count = 0};
    add_reads(&reads, rules, node);
    return reads;
}

// Whether one is the other, or its mirror: then both have one answer.
static bool is_same(const struct plain_test *a, const struct plain_test *b) {
    return a->ask == b->ask && a->list == b->list && a->verb == b->verb &&
           a->term == b->term && a->is_here == b->is_here && a->months == b->months &&
           a->days == b->days && a->from == b->from && a->till == b->till &&
           a->option == b->option && a->choice == b->choice;
}

// What the tests answer in one run.
struct run {
    struct reads reads;
    struct history histories[FUNCTION_TESTS];
    bool holds[FUNCTION_TESTS];
    int next; // of the tests that the walk through the tree comes to
};

static bool says_yes(struct run *run, const struct plain_rules *rules, int node) {
    const struct plain_node *at = &rules->nodes[node];
    if (at->join == JOIN_TEST) {
        return run->holds[run->next++];
    }
    bool left = says_yes(run, rules, at->left);
    bool right = at->right != NONE && says_yes(run, rules, at->right);
    return at->join == JOIN_NOT   ? !left
           : at->join == JOIN_AND ? left && right
                                  : left || right;
}

// The first test that is the same: itself, where there is no other.
static unsigned first_same(const struct reads *reads, unsigned test) {
    unsigned i = 0;
    while (!is_same(reads->at[i], reads->at[test])) {
        i++;
    }
    return i;
}

// Tries every answer that the tests may have on a day; false where one of them is sure
// to be another.
static bool guess(struct run *run, int day, unsigned answers) {
    for (unsigned i = 0; i < run->reads.count; i++) {
        unsigned first = first_same(&run->reads, i);
        bool is_mirror =
            run->reads.at[i]->is_at_least != run->reads.at[first]->is_at_least;
        run->holds[i] = (answers >> first & 1u) != is_mirror;
        if (run->histories[i].on[day] == (run->holds[i] ? SURELY_NOT : SURELY)) {
            return false;
        }
    }
    return true;
}

static enum sure answer_on(struct run *run, const struct plain_rules *rules, int node,
                           int day) {
    bool can_be_yes = false;
    bool can_be_no = false;
    for (unsigned answers = 0; answers < 1u << run->reads.count; answers++) {
        if (guess(run, day, answers)) {
            run->next = 0;
            bool is_yes = says_yes(run, rules, node);
            can_be_yes = can_be_yes || is_yes;
            can_be_no = can_be_no || !is_yes;
        }
    }
    return can_be_yes && can_be_no ? PERHAPS : can_be_yes ? SURELY : SURELY_NOT;
}

static bool is_as_before(const struct run *run, int day) {
    bool is_same = day > 0;
    for (unsigned i = 0; is_same && i < run->reads.count; i++) {
        is_same = run->histories[i].on[day] == run->histories[i].on[day - 1];
    }
    return is_same;
}

void history_of_function(struct history *out, const struct asking *asking, int node) {
    struct run run = {.reads = reads_of(asking->rules, node)};
    for (unsigned i = 0; i < run.reads.count; i++) {
        history_of_test(&run.histories[i], asking, run.reads.at[i]);
    }
    for (int day = 0; day < HISTORY_DAYS; day++) {
        out->on[day] = is_as_before(&run, day)
                           ? out->on[day - 1]
                           : (unsigned char)answer_on(&run, asking->rules, node, day);
    }
}
