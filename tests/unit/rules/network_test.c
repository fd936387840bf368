#include "core/rules/network.h"

#include "tests/unit/facts/reading.h"

static void a_network_knows_which_works_are_judged_and_what_suits(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, "bar 'a' { works = 'finishing', grade = 'ask' }\n"
                         "bar 'b' { policy = { drying = 'fast' }, works = 'painting', "
                         "grade = 'ask' }\n"
                         "suit 'c' { wish = 'damage', work = 'sanding', points = 1 }\n"
                         "suit 'd' { wish = 'rot', work = 'sanding', points = 1 }");
    const struct network *network = shop.rules->base->network;
    const struct vocabulary *vocabulary = schema_of(&shop)->vocabulary;

    assert_true(network_judges(network, vocabulary_term(vocabulary, TEXT("waxing"))));
    assert_false(network_judges(network, vocabulary_term(vocabulary, TEXT("painting"))));
    assert_false(network_judges(network, vocabulary_term(vocabulary, TEXT("sanding"))));
    assert_int_equal(
        network_ranks_for(network, vocabulary_term(vocabulary, TEXT("rot_deep"))), 2);
    assert_int_equal(
        network_ranks_for(network, vocabulary_term(vocabulary, TEXT("crack"))), 1);
    assert_int_equal(
        network_ranks_for(network, vocabulary_term(vocabulary, TEXT("smooth"))), 0);
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_network_knows_which_works_are_judged_and_what_suits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
