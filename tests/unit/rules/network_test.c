#include "core/rules/network.h"

#include "tests/unit/base/failing.h"
#include "tests/unit/facts/reading.h"

static const char *found_by(struct workshop *shop, const char *document) {
    struct inference inference;
    const struct facts *facts = facts_of(shop, document);
    assert_int_equal(
        inference_init(&inference, &system_allocator, shop->rules->base->network), 0);
    inference_run(&inference, facts);
    const char *all = "";
    for (size_t i = 0; i < inference.rules_count; i++) {
        all = arena_format(&shop->arena, "%s%s%.*s", all, i > 0 ? " " : "",
                           TEXT_ARGS(rule_id(inference.rules[i])));
    }
    inference_clear(&inference);
    return all;
}

static void a_document_is_led_to_the_rules_that_its_facts_touch(void **state) {
    (void)state;
    static const struct {
        const char *patient, *rules;
    } rows[] = {
        {"'faults': [], 'coats': [], 'indoors': false", "always not"},
        {"'faults': [], 'coats': [], 'indoors': true", "always flag"},
        {"'faults': [], 'coats': []", "always flag not"},
        {"'faults': [{'code':'rot_deep'}], 'coats': [], 'indoors': false",
         "always either group not rot"},
        {"'faults': [{'code':'worm'}], 'coats': [], 'indoors': false", "always not"},
        {"'faults': [], 'coats': [{'code':'varnish'}], 'indoors': false",
         "always either not"},
        // Both of what is needed.
        {"'faults': [{'code':'worm'}], 'coats': [{'code':'varnish'}], 'indoors': false",
         "always both either not"},
        // What is not known touches all.
        {"'coats': [], 'indoors': false", "always either group not rot"},
        {"'faults': [], 'coats': [], 'indoors': false, 'unanswered': ['damage']",
         "always either group not rot"},
        {"'faults': [], 'coats': [], 'indoors': false, 'unanswered': ['rot_deep']",
         "always either group not rot"},
        {"'faults': [], 'coats': [], 'indoors': false, 'unanswered': ['stain']",
         "always either group not rot"},
        {"'faults': [], 'coats': [], 'indoors': false, 'unanswered': ['worm']",
         "always not"},
    };
    struct workshop shop;
    workshop_open(&shop,
                  "bar 'always' { works = 'sanding', grade = 'ask' }\n"
                  "bar 'rot' { works = 'sanding', when = fault 'rot' :now(), grade = "
                  "'ask' }\n"
                  "bar 'group' { works = 'sanding', when = fault 'damage' :ever(), grade "
                  "= 'ask' }\n"
                  "bar 'both' { works = 'sanding', when = fault 'worm' :now() & coat "
                  "'varnish' :on(), grade = 'ask' }\n"
                  "bar 'either' { works = 'sanding', when = fault 'rot' :now() | coat "
                  "'varnish' :on(), grade = 'ask' }\n"
                  "bar 'flag' { works = 'sanding', when = indoors :yes(), grade = 'ask' "
                  "}\n"
                  "bar 'not' { works = 'sanding', when = ~indoors :yes(), grade = 'ask' "
                  "}\n"
                  "bar 'asleep' { policy = { drying = 'fast' }, works = 'sanding', grade "
                  "= 'ask' }\n"
                  "suit 'other' { wish = 'smooth', work = 'sanding', points = 1 }");

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *document =
            arena_format(&shop.arena, "{'patient': {%s}}", rows[i].patient);
        const char *found = found_by(&shop, document);
        // A rule whose condition cannot be ruled out by one test may be found as well.
        for (const char *at = rows[i].rules; *at;) {
            size_t len = strcspn(at, " ");
            const char *name = arena_copy(&shop.arena, at, len);
            if (!strstr(found, name)) {
                fail_msg("%s: %s is not among %s", rows[i].patient, name, found);
            }
            at += len + (at[len] == ' ');
        }
        assert_null(strstr(found, "asleep"));
        assert_null(strstr(found, "other"));
        if (!strstr(rows[i].rules, "rot")) {
            assert_null(strstr(found, "rot"));
        }
        if (!strstr(rows[i].rules, "both")) {
            assert_null(strstr(found, "both"));
        }
    }
    workshop_close(&shop);
}

static void a_test_is_answered_once_for_a_document(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop,
                  "bar 'x' { works = 'sanding', when = indoors :yes(), grade = 'ask' }");
    struct inference inference;
    const struct rulebase *base = shop.rules->base;
    struct facts facts = *facts_of(&shop, "{'patient': {'indoors': true}}");
    assert_int_equal(inference_init(&inference, &system_allocator, base->network), 0);
    inference_run(&inference, &facts);
    const struct condition *asked = rule_get(base->rules[0], ROLE_WHEN)->condition;
    struct inquiry inquiry = {
        .facts = &facts, .date = facts.date, .inference = &inference};

    facts.known = facts_of(&shop, "{}")->known;

    assert_int_equal(condition_answer(asked, &inquiry).truth, YES);
    inquiry.inference = NULL;
    assert_int_equal(condition_answer(asked, &inquiry).truth, UNKNOWN);
    inference_clear(&inference);
    workshop_close(&shop);
}

static void an_inference_forgets_the_last_document(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, "bar 'x' { works = 'sanding', when = fault 'rot' :now(), grade "
                         "= 'ask' }");
    struct inference inference;
    assert_int_equal(
        inference_init(&inference, &system_allocator, shop.rules->base->network), 0);

    inference_run(&inference, facts_of(&shop, "{}"));
    assert_int_equal(inference.rules_count, 1);
    inference_run(&inference, facts_of(&shop, "{'patient': {'faults': []}}"));
    assert_int_equal(inference.rules_count, 0);
    inference_run(&inference, facts_of(&shop, "{}"));
    assert_int_equal(inference.rules_count, 1);

    inference_clear(&inference);
    workshop_close(&shop);
}

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
    size_t count;

    assert_true(network_judges(network, vocabulary_term(vocabulary, TEXT("waxing"))));
    assert_false(network_judges(network, vocabulary_term(vocabulary, TEXT("painting"))));
    assert_false(network_judges(network, vocabulary_term(vocabulary, TEXT("sanding"))));
    (void)network_rules_for(network, vocabulary_term(vocabulary, TEXT("rot_deep")),
                            &count);
    assert_int_equal(count, 2);
    (void)network_rules_for(network, vocabulary_term(vocabulary, TEXT("crack")), &count);
    assert_int_equal(count, 1);
    (void)network_rules_for(network, vocabulary_term(vocabulary, TEXT("smooth")), &count);
    assert_int_equal(count, 0);
    workshop_close(&shop);
}

static void each_failing_allocation_is_told(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop,
                  "bar 'x' { works = 'sanding', when = indoors :yes(), grade = 'ask' }");
    aftercare_status status = AFTERCARE_ENOMEM;

    for (size_t n = 1; status == AFTERCARE_ENOMEM; n++) {
        struct failing failing = {.fails_at = n};
        struct allocator allocator = failing_allocator(&failing);
        struct inference inference;
        status = inference_init(&inference, &allocator, shop.rules->base->network);
        inference_clear(&inference);
        assert_int_equal(failing.live, 0);
    }

    assert_int_equal(status, AFTERCARE_OK);
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_is_led_to_the_rules_that_its_facts_touch),
        cmocka_unit_test(a_test_is_answered_once_for_a_document),
        cmocka_unit_test(an_inference_forgets_the_last_document),
        cmocka_unit_test(a_network_knows_which_works_are_judged_and_what_suits),
        cmocka_unit_test(each_failing_allocation_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
