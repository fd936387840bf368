#include "core/rules/condition.h"

#include "core/rules/rulebase.h"
#include "core/rules/sketch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct answer until(enum truth truth, int32_t day) {
    return (struct answer){truth, {day}};
}

#define NEVER INT32_MAX

// "yes 7": the truth, and the first day on which it may be another.
static const char *shown(char out[32], struct answer answer) {
    static const char *const names[] = {
        [NO] = "no", [UNKNOWN] = "unknown", [YES] = "yes"};
    if (answer.until.day == NEVER) {
        (void)snprintf(out, 32, "%s", names[answer.truth]);
    } else {
        (void)snprintf(out, 32, "%s %d", names[answer.truth], answer.until.day);
    }
    return out;
}

static void three_answers_are_joined_as_kleene_did(void **state) {
    (void)state;
    static const enum truth and[3][3] = {
        [NO] = {[NO] = NO, [UNKNOWN] = NO, [YES] = NO},
        [UNKNOWN] = {[NO] = NO, [UNKNOWN] = UNKNOWN, [YES] = UNKNOWN},
        [YES] = {[NO] = NO, [UNKNOWN] = UNKNOWN, [YES] = YES},
    };
    static const enum truth or [3][3] = {
        [NO] = {[NO] = NO, [UNKNOWN] = UNKNOWN, [YES] = YES},
        [UNKNOWN] = {[NO] = UNKNOWN, [UNKNOWN] = UNKNOWN, [YES] = YES},
        [YES] = {[NO] = YES, [UNKNOWN] = YES, [YES] = YES},
    };
    static const enum truth not [3] = {[NO] = YES, [UNKNOWN] = UNKNOWN, [YES] = NO};

    for (enum truth a = NO; a <= YES; a++) {
        assert_int_equal(answer_not(until(a, NEVER)).truth, not [a]);
        for (enum truth b = NO; b <= YES; b++) {
            struct answer one = until(a, NEVER);
            struct answer other = until(b, NEVER);
            assert_int_equal(answer_and(one, other).truth, and[a][b]);
            assert_int_equal(answer_or(one, other).truth, or [a][b]);
        }
    }
}

static void a_joined_answer_lasts_as_long_as_what_it_rests_on(void **state) {
    (void)state;
    static const struct {
        struct answer a, b;
        const char *and, * or ;
    } rows[] = {
        {{NO, {3}}, {NO, {7}}, "no 7", "no 3"},
        {{NO, {3}}, {NO, {NEVER}}, "no", "no 3"},
        {{NO, {3}}, {YES, {7}}, "no 3", "yes 7"},
        {{NO, {7}}, {YES, {3}}, "no 7", "yes 3"},
        {{NO, {3}}, {UNKNOWN, {7}}, "no 3", "unknown 3"},
        {{NO, {7}}, {UNKNOWN, {3}}, "no 7", "unknown 3"},
        {{YES, {3}}, {YES, {7}}, "yes 3", "yes 7"},
        {{YES, {3}}, {UNKNOWN, {7}}, "unknown 3", "yes 3"},
        {{YES, {NEVER}}, {UNKNOWN, {7}}, "unknown 7", "yes"},
        {{UNKNOWN, {3}}, {UNKNOWN, {7}}, "unknown 3", "unknown 3"},
        {{UNKNOWN, {NEVER}}, {UNKNOWN, {NEVER}}, "unknown", "unknown"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[32];
        assert_string_equal(shown(text, answer_and(rows[i].a, rows[i].b)), rows[i].and);
        assert_string_equal(shown(text, answer_and(rows[i].b, rows[i].a)), rows[i].and);
        assert_string_equal(shown(text, answer_or(rows[i].a, rows[i].b)), rows[i].or);
        assert_string_equal(shown(text, answer_or(rows[i].b, rows[i].a)), rows[i].or);
        assert_int_equal(answer_not(rows[i].a).until.day, rows[i].a.until.day);
    }
}

// A flag of a schema with one fact.
struct flag {
    struct schema schema;
    struct fact fact;
    struct known known;
    struct facts facts;
    struct test test;
};

static void set_flag(struct flag *flag, bool is_known, bool value) {
    flag->fact = (struct fact){.type = FACT_FLAG, .index = 0};
    flag->known = (struct known){.is_known = is_known, .flag = value};
    flag->facts = (struct facts){.schema = &flag->schema, .known = &flag->known};
    flag->test = (struct test){.kind = TEST_FLAG, .fact = &flag->fact, .index = 1};
}

// A rulebase of two tests, and a condition made of a sketch.
struct small_base {
    struct rulebase base;
    const struct test *tests[2];
    struct arena arena;
};

static const struct condition *finished(struct small_base *small,
                                        const struct sketch *sketch) {
    struct condition *condition = arena_alloc(&small->arena, sketch_size(sketch));
    sketch_finish(condition, &small->base, sketch);
    return condition;
}

static enum truth truth_of(struct small_base *small, const struct sketch *sketch,
                           const struct facts *facts) {
    const struct inquiry inquiry = {.facts = facts};
    return condition_answer(finished(small, sketch), &inquiry).truth;
}

static void a_condition_is_answered_from_its_tests(void **state) {
    (void)state;
    struct flag flag;
    struct test is_true = {.kind = TEST_CONSTANT, .constant = YES};
    struct small_base small = {.tests = {&is_true, &flag.test}};
    small.base.tests = small.tests;
    set_flag(&flag, true, true);
    arena_init(&small.arena, &system_allocator, 0);
    struct sketch yes = sketch_test(&is_true, (struct place){0});
    struct sketch is = sketch_test(&flag.test, (struct place){0});
    struct sketch is_not = sketch_not(&is);
    struct sketch both = sketch_join(CONDITION_AND, &yes, &is);
    struct sketch either = sketch_join(CONDITION_OR, &is_not, &is);

    assert_int_equal(truth_of(&small, &both, &flag.facts), YES);
    assert_int_equal(truth_of(&small, &is_not, &flag.facts), NO);
    assert_int_equal(truth_of(&small, &either, &flag.facts), YES);
    set_flag(&flag, false, false);
    assert_int_equal(truth_of(&small, &both, &flag.facts), UNKNOWN);
    assert_int_equal(truth_of(&small, &is_not, &flag.facts), UNKNOWN);
    assert_int_equal(truth_of(&small, &either, &flag.facts), UNKNOWN);
    arena_clear(&small.arena);
}

static void no_condition_is_always_true(void **state) {
    (void)state;
    struct inquiry inquiry = {0};
    char text[32];

    assert_string_equal(shown(text, condition_answer(NULL, &inquiry)), "yes");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_answers_are_joined_as_kleene_did),
        cmocka_unit_test(a_joined_answer_lasts_as_long_as_what_it_rests_on),
        cmocka_unit_test(a_condition_is_answered_from_its_tests),
        cmocka_unit_test(no_condition_is_always_true),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
