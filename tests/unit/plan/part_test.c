// The parts of a rule's conditions, and what keeps one from being told.
#include "core/plan/part.h"

#include "core/plan/library.h"
#include "tests/unit/rules/workshop.h"

#define RULE                                                                             \
    "suit 'a' { work = 'sanding', wish = 'shiny', points = 1, when = indoors :yes() & "  \
    "age :under 'P1Y', unless = hardness :at_least(5) }"

static void the_parts_of_an_exception_come_behind_those_of_the_condition(void **state) {
    (void)state;
    static const char *const wordings[] = {"indoors :yes()", "age :under \"P1Y\"",
                                           "hardness :at_least(5)"};
    struct workshop shop;
    struct parts parts;

    workshop_open(&shop, RULE);

    assert_int_equal(part_list(&parts, &shop.arena, shop.rules->base->rules[0]),
                     AFTERCARE_OK);
    assert_int_equal(parts.count, 3);
    for (size_t i = 0; i < parts.count; i++) {
        const struct text wording = parts.items[i].test->wording;
        assert_int_equal(wording.len, strlen(wordings[i]));
        assert_memory_equal(wording.at, wordings[i], wording.len);
        assert_true(part_can_differ(&parts.items[i]));
    }
    workshop_close(&shop);
}

static void no_memory_is_told(void **state) {
    (void)state;
    struct workshop shop;
    struct arena arena;
    struct parts parts;
    workshop_open(&shop, RULE);
    arena_init(&arena, &system_allocator, 8);

    assert_int_equal(part_list(&parts, &arena, shop.rules->base->rules[0]),
                     AFTERCARE_ENOMEM);
    assert_int_equal(part_list(&parts, &shop.arena, shop.rules->base->rules[0]),
                     AFTERCARE_OK);
    assert_null(part_words(&arena, &parts.items[0], YES));

    arena_clear(&arena);
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_parts_of_an_exception_come_behind_those_of_the_condition),
        cmocka_unit_test(no_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
