#include "core/http/rule_counts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

// What one assessor says of its functions.
struct aftercare_assessor {
    aftercare_rule_counts rows[4];
    size_t count;
};

static bool count_at(const aftercare_assessor *assessor, size_t number,
                     aftercare_rule_counts *out) {
    if (number >= assessor->count) {
        return false;
    }
    *out = assessor->rows[number];
    return true;
}

static const struct backend backend = {.count_at = count_at};

// Of "p.a", which has two functions, and "p.b".
static struct aftercare_assessor assessor_of(uint64_t runs, bool is_aside) {
    struct aftercare_assessor assessor = {
        .rows = {{.rule = "p.a", .place = "p/x.lua:1", .runs = runs, .steps = 10},
                 {.rule = "p.a", .place = "p/x.lua:2", .runs = 1, .steps = 5},
                 {.rule = "p.b", .place = "p/x.lua:9", .runs = runs * 100}},
        .count = 3,
    };
    assessor.rows[1].is_set_aside = is_aside;
    assessor.rows[1].last = AFTERCARE_FAILURE_MEMORY;
    assessor.rows[1].failures[AFTERCARE_FAILURE_MEMORY] = is_aside ? 10 : 0;
    return assessor;
}

static void assert_row(const struct rule_counts *counts, size_t number, const char *rule,
                       uint64_t runs, size_t aside) {
    struct rule_count count;
    assert_true(rule_counts_at(counts, number, &count));
    assert_string_equal(count.rule, rule);
    assert_int_equal(count.runs, runs);
    assert_int_equal(count.aside, aside);
}

static void all_functions_of_a_rule_in_all_assessors_are_one_row(void **state) {
    (void)state;
    struct aftercare_assessor first = assessor_of(5, true);
    struct aftercare_assessor second = assessor_of(7, false);
    struct rule_counts counts;
    struct rule_count count;
    rule_counts_init(&counts, 3);
    assert_false(rule_counts_at(&counts, 0, &count));

    rule_counts_look(&counts, 0, &backend, &first);
    rule_counts_look(&counts, 2, &backend, &second);
    rule_counts_look(&counts, 2, &backend, &second); // looking again changes nothing

    assert_row(&counts, 0, "p.a", 5 + 1 + 7 + 1, 1);
    assert_row(&counts, 1, "p.b", 1200, 0);
    assert_true(rule_counts_at(&counts, 0, &count));
    assert_int_equal(count.steps, 30);
    assert_int_equal(count.failures[AFTERCARE_FAILURE_MEMORY], 10);
    assert_int_equal(count.last, AFTERCARE_FAILURE_MEMORY);
    assert_false(rule_counts_at(&counts, 2, &count));
    rule_counts_clear(&counts);
}

static void what_ran_stays_counted_when_its_assessor_goes(void **state) {
    (void)state;
    struct aftercare_assessor first = assessor_of(5, true);
    struct aftercare_assessor second = assessor_of(2, false);
    struct rule_counts counts;
    rule_counts_init(&counts, 3);
    rule_counts_look(&counts, 1, &backend, &first);

    rule_counts_leave(&counts, 1);

    assert_row(&counts, 0, "p.a", 6, 0);
    rule_counts_look(&counts, 1, &backend, &second);
    assert_row(&counts, 0, "p.a", 9, 0);
    rule_counts_clear(&counts);
}

static void tell(void *context, const struct rule_count *count) {
    assert_string_equal(count->rule, "p.a");
    (*(int *)context)++;
}

static void what_is_set_aside_is_told_once_until_it_is_tried_again(void **state) {
    (void)state;
    struct aftercare_assessor first = assessor_of(5, true);
    struct rule_counts counts;
    int told = 0;
    rule_counts_init(&counts, 3);
    counts.told = tell;
    counts.context = &told;

    rule_counts_look(&counts, 0, &backend, &first);
    rule_counts_look(&counts, 0, &backend, &first);
    rule_counts_look(&counts, 1, &backend, &first);
    assert_int_equal(told, 1);

    rule_counts_leave(&counts, 1);
    rule_counts_look(&counts, 1, &backend, &first);
    assert_int_equal(told, 2);
    rule_counts_clear(&counts);
}

static void where_nobody_counts_there_is_nothing(void **state) {
    (void)state;
    static const struct backend silent = {.count_at = NULL};
    struct aftercare_assessor none = {.count = 0};
    struct rule_counts counts;
    struct rule_count count;
    rule_counts_init(&counts, 3);

    rule_counts_look(&counts, 0, &silent, &none);
    rule_counts_look(&counts, 0, &backend, &none);
    rule_counts_leave(&counts, 0);

    assert_false(rule_counts_at(&counts, 0, &count));
    rule_counts_clear(&counts);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_functions_of_a_rule_in_all_assessors_are_one_row),
        cmocka_unit_test(what_ran_stays_counted_when_its_assessor_goes),
        cmocka_unit_test(what_is_set_aside_is_told_once_until_it_is_tried_again),
        cmocka_unit_test(where_nobody_counts_there_is_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
