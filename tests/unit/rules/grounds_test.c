// What each verdict rests on; what a single one says of it is in verdict_test.c.
#include "core/rules/grounds.h"

#include "tests/unit/facts/reading.h"

struct world {
    struct workshop shop;
    struct inference inference;
    struct assessment assessment;
};

static void assess_in(struct world *world, const char *rules, const char *document) {
    workshop_open(&world->shop, rules);
    assert_int_equal(inference_init(&world->inference, &system_allocator,
                                    world->shop.rules->base->network),
                     0);
    assert_int_equal(assess(&world->assessment, &world->shop.arena, &world->inference,
                            facts_of(&world->shop, document)),
                     AFTERCARE_OK);
}

static void close_world(struct world *world) {
    inference_clear(&world->inference);
    workshop_close(&world->shop);
}

static void only_of_what_was_requested_is_told_what_it_rests_on(void **state) {
    (void)state;
    struct world world;
    assess_in(&world,
              "bar 'all' { works = { 'sanding', 'waxing' }, grade = 'never' }\n"
              "suit 'wax' { wish = 'smooth', work = 'waxing', points = 1 }",
              "{'patient': {'wishes': [{'code':'smooth'}]}, 'request': {'treatments': "
              "['sanding']}}");

    assert_int_equal(world.assessment.verdicts_count, 1);
    assert_int_equal(world.assessment.verdicts[0].findings_count, 1);
    assert_int_equal(world.assessment.matches_count, 1);
    const struct verdict *ranked = world.assessment.matches[0].ranked[0].verdict;
    assert_string_equal(
        terms_text(&world.shop, &(const struct term *){ranked->treatment}, 1), "waxing");
    assert_true(text_equal(ranked->verdict, TEXT("never")));
    assert_int_equal(ranked->findings_count, 0);
    close_world(&world);
}

static void a_rule_finds_the_same_for_each_of_its_works(void **state) {
    (void)state;
    struct world world;
    assess_in(&world,
              "bar 'both' { works = { 'oiling', 'sanding' }, when = fault 'rot' :ever(), "
              "grade = 'never' }\n"
              "bar 'one' { works = 'sanding', when = indoors :yes(), grade = 'care' }",
              "{'patient': {'faults': [{'code':'worm'}, {'code':'rot'}]}, 'request': "
              "{'treatments': ['sanding', 'oiling']}}");

    const struct verdict *oiling = &world.assessment.verdicts[0];
    const struct verdict *sanding = &world.assessment.verdicts[1];
    assert_int_equal(oiling->findings_count, 1);
    assert_int_equal(sanding->findings_count, 2);
    assert_ptr_equal(oiling->findings[0].rule, sanding->findings[0].rule);
    assert_ptr_equal(oiling->findings[0].places, sanding->findings[0].places);
    assert_int_equal(oiling->findings[0].places_count, 1);
    assert_int_equal(oiling->findings[0].places[0].record, 1);
    assert_int_equal(oiling->questions_count, 0);
    assert_int_equal(sanding->questions_count, 1);
    close_world(&world);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_of_what_was_requested_is_told_what_it_rests_on),
        cmocka_unit_test(a_rule_finds_the_same_for_each_of_its_works),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
