// What there is to see of a rule.
#include "core/plan/side.h"

#include "core/plan/library.h"
#include "tests/unit/rules/workshop.h"

#define BAR(when) "bar 'a' { works = 'sanding', when = " when ", grade = 'care' }\n"
#define PUT(from, till)                                                                  \
    "put 'a' { after = 'sanding', stuff = 'wax', use = 'hold', from = '" from            \
    "', till = '" till "' }\n"

// The words of all sides of the only rule, with semicolons.
static const char *sides_of(struct workshop *shop) {
    const struct rule *rule = shop->rules->base->rules[0];
    struct sides sides;
    const char *all = "";
    assert_int_equal(shop->rules->base->rules_count, 1);
    assert_int_equal(side_list(&sides, &shop->arena, rule), AFTERCARE_OK);
    for (size_t i = 0; i < sides.count; i++) {
        assert_false(sides.items[i].is_seen);
        all = arena_format(&shop->arena, "%s%s%s", all, i > 0 ? "; " : "",
                           side_words(&shop->arena, rule, &sides.items[i]));
    }
    return all;
}

#define BOTH "where it holds; where it does not hold"

static void each_rule_has_both_answers_and_both_sides_of_what_it_reads(void **state) {
    (void)state;
    static const struct {
        const char *rule, *sides;
    } rows[] = {
        {BAR("indoors :yes() | fault 'rot' :now()"), BOTH},
        {BAR("~(age :under 'P5Y')"), BOTH "; on the last day of age :under \"P5Y\"; on "
                                          "the first day after age :under \"P5Y\""},
        {BAR("fault 'rot' :within 'P2W'"),
         BOTH "; on the last day of fault \"rot\" :within \"P2W\"; on the first day "
              "after fault \"rot\" :within \"P2W\""},
        // A bound that the fact has itself has no other side.
        {BAR("hardness :between(2, 6)"),
         BOTH "; with 2, for hardness :between(2, 6); with 1, for hardness :between(2, "
              "6)"},
        {BAR("hardness :at_most(4)"),
         BOTH "; with 4, for hardness :at_most(4); with 5, for hardness :at_most(4)"},
        {BAR("hardness :is(3) & wood :is 'oak'"),
         BOTH "; with 3, for hardness :is(3); with 2, for hardness :is(3); with 3, for "
              "hardness :is(3); with 4, for hardness :is(3)"},
        {PUT("PT0S", "P7D"),
         BOTH "; at its beginning, PT0S; just before its end, P1W; at its end, P1W"},
        {PUT("PT2H", "P7D"),
         BOTH "; at its beginning, PT2H; just before it begins, PT2H; just before its "
              "end, P1W; at its end, P1W"},
        // The tests of an exception come behind those of the condition.
        {"suit 'a' { work = 'sanding', wish = 'shiny', points = 1, when = age :under "
         "'P1Y', unless = hardness :at_least(5) }",
         BOTH
         "; on the last day of age :under \"P1Y\"; on the first day after age :under "
         "\"P1Y\"; with 5, for hardness :at_least(5); with 4, for hardness "
         ":at_least(5)"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        workshop_open(&shop, rows[i].rule);
        assert_string_equal(sides_of(&shop), rows[i].sides);
        workshop_close(&shop);
    }
}

static void no_memory_is_told(void **state) {
    (void)state;
    struct workshop shop;
    struct arena arena;
    struct sides sides;
    workshop_open(&shop, PUT("PT0S", "P7D"));
    arena_init(&arena, &system_allocator, 8);

    assert_int_equal(side_list(&sides, &arena, shop.rules->base->rules[0]),
                     AFTERCARE_ENOMEM);

    arena_clear(&arena);
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_rule_has_both_answers_and_both_sides_of_what_it_reads),
        cmocka_unit_test(no_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
