#include "core/rules/inference.h"

#include "core/rules/test.h"
#include "tests/unit/base/failing.h"
#include "tests/unit/facts/reading.h"
#include "tests/unit/rules/random_documents.h"

#define DOCUMENTS 3000

static const char *found_by(struct workshop *shop, const char *document) {
    struct inference inference;
    const struct facts *facts = facts_of(shop, document);
    assert_int_equal(
        inference_init(&inference, &system_allocator, shop->rules->base->network), 0);
    inference_run(&inference, facts);
    const char *all = "";
    for (size_t i = 0; i < inference.rules_count; i++) {
        all = arena_format(&shop->arena, "%s%s%.*s", all, i > 0 ? " " : "",
                           TEXT_ARGS(rule_id(inference_rule(&inference, i))));
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

// Rules that ask every kind of question there is, of groups, members and parts.
#define EVERY_TEST                                                                       \
    "bar 'a' { works = 'sanding', grade = 'ask', when = fault 'rot' :now() | fault "     \
    "'rot' :now() :here() | fault 'damage' :ever() | fault 'rot_deep' :within 'P1M' | "  \
    "fault 'damage' :within 'P6M' | fault 'stain' :within 'P1Y2M3D' :here() | fault "    \
    "'rot' :resting() | fault 'worm' :ever() :here() | coat 'oil' :on() | coat 'wax' "   \
    ":within 'P2W' | coat 'oil' :within 'P6M' | event 'flood' :within 'P3M' | event "    \
    "'finishing' :ever() | event 'sanding' :within 'P1Y' :here() }\n"                    \
    "bar 'b' { works = 'sanding', grade = 'ask', when = mark 'stamp' | indoors :yes() "  \
    "| wood :is 'oak' | hardness :at_least(3) | age :under 'P22Y' | age :under "         \
    "'P1Y6M' | area 'top' | area 'inlay' | option 'drying' :is 'slow' }"

// Where a test depends on one record alone, that record answers as the test does.
static void expect_witness(struct inference *inference, const struct test *test,
                           const struct facts *facts) {
    const struct inquiry inferred = {
        .facts = facts, .date = facts->date, .inference = inference};
    const struct record *witness = inquiry_witness(&inferred, test);
    struct inquiry anew = {.facts = facts, .date = facts->date};
    for (int i = 0; witness && i < 5; i++) {
        struct answer alone = test_record_answer(test, witness, &anew);
        struct answer all = test_answer(test, &anew);
        assert_int_equal(alone.truth, all.truth);
        assert_int_equal(alone.until.day, all.until.day);
        anew.date.day += 97;
    }
}

// Truth and answer are asked for in turns, as one is made from the other.
static void expect_answers(struct inference *inference, const struct rulebase *base,
                           const struct facts *facts) {
    const struct inquiry inquiry = {.facts = facts, .date = facts->date};
    for (uint32_t i = 0; i < base->tests_count; i++) {
        struct answer anew = test_answer(base->tests[i], &inquiry);
        if (i % 2 == 0) {
            assert_int_equal(inference_truth(inference, i, facts), anew.truth);
        }
        struct answer answer = inference_answer(inference, i, facts);
        assert_int_equal(answer.truth, anew.truth);
        assert_int_equal(answer.until.day, anew.until.day);
        assert_int_equal(inference_truth(inference, i, facts), anew.truth);
        if (base->tests[i]->kind == TEST_RECORD && inference->states[i] != STATE_DEAD) {
            expect_witness(inference, base->tests[i], facts);
        }
    }
}

static void what_is_inferred_is_what_tests_answer(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, EVERY_TEST);
    const struct rulebase *base = shop.rules->base;
    struct inference inference;
    struct buffer text;
    struct chance chance = {.state = 20260615};
    assert_int_equal(inference_init(&inference, &system_allocator, base->network), 0);
    buffer_init(&text, &system_allocator, 1 << 20);

    for (int i = 0; i < DOCUMENTS; i++) {
        struct random_document document;
        arena_reset(&shop.arena);
        random_document(&document, &chance, base);
        buffer_reset(&text);
        random_write(&text, &document);
        struct facts facts = *facts_of(&shop, text.at);
        facts.date.day += (int32_t)chance_below(&chance, 5) * 40;
        inference_run(&inference, &facts);
        expect_answers(&inference, base, &facts);
    }

    buffer_clear(&text);
    inference_clear(&inference);
    workshop_close(&shop);
}

static void rules_are_found_by_name_and_each_once(void **state) {
    (void)state;
    struct workshop shop;
    struct buffer rules;
    struct inference inference;
    buffer_init(&rules, &system_allocator, 1 << 20);
    for (int i = 0; i < 200; i++) {
        buffer_format(&rules,
                      "bar 'b-%03d' { works = 'sanding', grade = 'ask', when = fault "
                      "'%s' :ever() | fault 'stain' :ever() | coat 'wax' :on() }\n",
                      i, i % 3 == 0 ? "rot" : "worm");
    }
    workshop_open(&shop, rules.at);
    assert_int_equal(
        inference_init(&inference, &system_allocator, shop.rules->base->network), 0);

    for (int round = 0; round < 2; round++) {
        inference_run(&inference,
                      facts_of(&shop, "{'patient': {'faults': [{'code':'rot'}, "
                                      "{'code':'black_rot'}], 'coats': []}}"));
        assert_int_equal(inference.rules_count, 200);
        for (size_t i = 0; i < 200; i++) {
            assert_ptr_equal(inference_rule(&inference, i), shop.rules->base->rules[i]);
        }
        inference_run(&inference, facts_of(&shop, "{'patient': {'faults': "
                                                  "[{'code':'rot'}], 'coats': []}}"));
        assert_int_equal(inference.rules_count, 67);
        for (size_t i = 0; i < 67; i++) {
            assert_int_equal(inference_rule(&inference, i)->index, 3 * i);
        }
    }

    inference_clear(&inference);
    buffer_clear(&rules);
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
        cmocka_unit_test(what_is_inferred_is_what_tests_answer),
        cmocka_unit_test(rules_are_found_by_name_and_each_once),
        cmocka_unit_test(each_failing_allocation_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
