#include "core/rules/rulebase.h"

#include "core/plan/library.h"
#include "tests/unit/base/failing.h"
#include "tests/unit/rules/workshop.h"

static size_t tests_of(const char *rules) {
    struct workshop shop;
    workshop_open(&shop, rules);
    size_t count = shop.rules->base->tests_count;
    workshop_close(&shop);
    return count;
}

static void equal_tests_are_one(void **state) {
    (void)state;
    static const struct {
        const char *one, *other;
        size_t count;
    } rows[] = {
        {"fault 'rot' :now()", "fault 'rot' :now()", 1},
        {"fault 'rot' :now()", "fault 'dry rot' :now()", 1},
        {"fault 'rot' :within 'P7D'", "fault 'rot' :within 'P1W'", 1},
        {"fault 'rot' :within 'P12M'", "fault 'rot' :within 'P1Y'", 1},
        {"fault 'rot' :within 'P30D'", "fault 'rot' :within 'P1M'", 2},
        {"fault 'rot' :now()", "fault 'rot' :ever()", 2},
        {"fault 'rot' :now()", "fault 'rot' :now() :here()", 2},
        {"fault 'rot' :now()", "fault 'crack' :now()", 2},
        {"mark 'stamp'", "mark 'stamp' :known()", 1},
        {"hardness :between(3, 6)", "hardness :at_least(3)", 1},
        {"hardness :at_least(3)", "hardness :at_most(3)", 2},
        {"age :under 'P2Y'", "age :under 'P24M'", 1},
        {"age :under 'P2Y'", "~age :at_least 'P2Y'", 1},
        {"wood :is 'oak'", "wood :is 'pine'", 2},
        {"area 'top'", "area 'leg'", 2},
        {"option 'drying' :is 'slow'", "option 'drying' :is 'fast'", 2},
        {"indoors :yes()", "~indoors :yes() & wood :is 'oak'", 2},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char rules[600];
        (void)snprintf(rules, sizeof rules,
                       "bar 'a' { works = 'sanding', when = %s, grade = 'ask' }\n"
                       "bar 'b' { works = 'sanding', when = %s, grade = 'ask' }",
                       rows[i].one, rows[i].other);
        size_t count = tests_of(rules);
        if (count != rows[i].count) {
            fail_msg("%s and %s are %zu tests", rows[i].one, rows[i].other, count);
        }
    }
}

static void many_tests_are_found_again(void **state) {
    (void)state;
    enum { COUNT = 1000 };
    struct arena arena;
    struct rulebase *base;
    const struct test *made[COUNT];
    arena_init(&arena, &system_allocator, 0);
    assert_int_equal(rulebase_new(&base, &arena), AFTERCARE_OK);
    for (size_t i = 0; i < COUNT; i++) {
        struct test test = {.kind = TEST_NUMBER, .from = (int64_t)i, .till = 2000};
        made[i] = rulebase_test(base, &test);
    }

    for (size_t i = 0; i < COUNT; i++) {
        struct test test = {.kind = TEST_NUMBER, .from = (int64_t)i, .till = 2000};
        assert_ptr_equal(rulebase_test(base, &test), made[i]);
        assert_int_equal(made[i]->index, i);
    }

    assert_int_equal(base->tests_count, COUNT);
    arena_clear(&arena);
}

static aftercare_status make_tests(struct arena *arena) {
    struct rulebase *base;
    if (rulebase_new(&base, arena)) {
        return AFTERCARE_ENOMEM;
    }
    for (int64_t i = 0; i < 200; i++) {
        struct test test = {.kind = TEST_NUMBER, .from = i};
        if (!rulebase_test(base, &test)) {
            return AFTERCARE_ENOMEM;
        }
    }
    return AFTERCARE_OK;
}

static void each_failing_allocation_is_told(void **state) {
    (void)state;
    aftercare_status status = AFTERCARE_ENOMEM;

    for (size_t n = 1; status == AFTERCARE_ENOMEM; n++) {
        struct failing failing = {.fails_at = n};
        struct allocator allocator = failing_allocator(&failing);
        struct arena arena;
        arena_init(&arena, &allocator, 0);
        status = make_tests(&arena);
        arena_clear(&arena);
        assert_int_equal(failing.live, 0);
    }

    assert_int_equal(status, AFTERCARE_OK);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_tests_are_one),
        cmocka_unit_test(many_tests_are_found_again),
        cmocka_unit_test(each_failing_allocation_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
