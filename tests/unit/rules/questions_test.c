#include "core/rules/questions.h"

#include "tests/unit/base/failing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define PLACES 500

static const struct rule rules[3] = {{.index = 0}, {.index = 1}, {.index = 2}};

static struct fact_place place_of(const struct fact *fact, int record) {
    return (struct fact_place){.fact = fact, .record = record};
}

static void a_question_stands_once_with_all_rules_that_wait(void **state) {
    (void)state;
    const struct fact fact = {.index = 0};
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    struct questions questions = {.arena = &arena};
    const struct question *list = NULL;
    uint32_t count = 0;

    for (int i = 0; i < PLACES; i++) {
        struct fact_place place = place_of(&fact, i % 100);
        assert_int_equal(questions_add(&questions, &place, &rules[i % 3], 10 - i / 100),
                         0);
    }

    assert_int_equal(questions_take(&list, &count, &questions), 0);
    assert_int_equal(count, 100);
    for (uint32_t i = 0; i < count; i++) {
        assert_int_equal(list[i].place.record, i);
        assert_int_equal(list[i].rules_count, PLACES / 100);
        assert_int_equal(list[i].could_be, 6);
        for (uint32_t k = 0; k < list[i].rules_count; k++) {
            assert_ptr_equal(list[i].rules[k], &rules[(i + 100 * k) % 3]);
        }
    }
    arena_clear(&arena);
}

static void the_worst_comes_first_then_what_most_rules_wait_for(void **state) {
    (void)state;
    const struct fact fact = {.index = 0};
    static const struct {
        int record, severity;
    } adds[] = {{5, 2}, {4, 2}, {4, 2}, {7, 3}, {3, 2}, {9, 1}, {9, 3}, {6, 1}};
    static const int expected[] = {9, 6, 4, 3, 5, 7};
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    struct questions questions = {.arena = &arena};
    const struct question *list = NULL;
    uint32_t count = 0;
    for (size_t i = 0; i < sizeof adds / sizeof *adds; i++) {
        struct fact_place place = place_of(&fact, adds[i].record);
        assert_int_equal(
            questions_add(&questions, &place, &rules[i % 3], adds[i].severity), 0);
    }

    assert_int_equal(questions_take(&list, &count, &questions), 0);

    assert_int_equal(count, sizeof expected / sizeof *expected);
    for (uint32_t i = 0; i < count; i++) {
        assert_int_equal(list[i].place.record, expected[i]);
    }
    arena_clear(&arena);
}

static void those_of_a_verdict_know_nothing_of_the_last_ones(void **state) {
    (void)state;
    const struct fact fact = {.index = 0};
    const struct fact_place place = place_of(&fact, 7);
    const struct fact_place other = place_of(&fact, 8);
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    struct questions questions = {.arena = &arena};
    const struct question *first = NULL;
    const struct question *second = NULL;
    uint32_t count = 0;
    assert_int_equal(questions_add(&questions, &place, &rules[0], 1), 0);
    assert_int_equal(questions_add(&questions, &other, &rules[0], 2), 0);
    assert_int_equal(questions_take(&first, &count, &questions), 0);

    assert_int_equal(questions_add(&questions, &other, &rules[1], 3), 0);
    assert_int_equal(questions_take(&second, &count, &questions), 0);

    assert_int_equal(count, 1);
    assert_int_equal(second[0].could_be, 3);
    assert_int_equal(second[0].rules_count, 1);
    assert_ptr_equal(second[0].rules[0], &rules[1]);
    assert_int_equal(first[1].could_be, 2);
    assert_ptr_equal(first[1].rules[0], &rules[0]);
    assert_int_equal(questions_take(&second, &count, &questions), 0);
    assert_int_equal(count, 0);
    arena_clear(&arena);
}

static aftercare_status add_some(struct arena *arena) {
    const struct fact fact = {.index = 0};
    struct questions questions = {.arena = arena};
    aftercare_status status = AFTERCARE_OK;
    for (int i = 0; !status && i < PLACES; i++) {
        struct fact_place place = place_of(&fact, i % 100);
        status = questions_add(&questions, &place, &rules[i % 3], 1);
    }
    const struct question *list = NULL;
    uint32_t count = 0;
    return status ? status : questions_take(&list, &count, &questions);
}

static void missing_memory_is_told(void **state) {
    (void)state;
    aftercare_status status = AFTERCARE_ENOMEM;

    for (size_t n = 1; status == AFTERCARE_ENOMEM; n++) {
        struct failing failing = {.fails_at = n};
        struct allocator allocator = failing_allocator(&failing);
        struct arena arena;
        arena_init(&arena, &allocator, 0);
        status = add_some(&arena);
        assert_int_equal(status == AFTERCARE_ENOMEM, failing.requests >= n);
        arena_clear(&arena);
        assert_int_equal(failing.live, 0);
    }

    assert_int_equal(status, AFTERCARE_OK);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_question_stands_once_with_all_rules_that_wait),
        cmocka_unit_test(the_worst_comes_first_then_what_most_rules_wait_for),
        cmocka_unit_test(those_of_a_verdict_know_nothing_of_the_last_ones),
        cmocka_unit_test(missing_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
