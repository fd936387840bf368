// Functions that fail again and again are set aside: what that changes of an answer, what
// it leaves, and what is counted. They wait until the piece's age is known, so that their
// trial at loading finds nothing.
#include "tests/unit/plan/trials.h"

#define FUNCTION(name, body)                                                             \
    "bar '" name "' { works = 'sanding', grade = 'later', when = function(facts)\n"      \
    "local age = facts:age():value() " body "\nend }\n"
#define GOOD "bar 'good' { works = 'sanding', grade = 'care', when = indoors :yes() }\n"

static const char inside[] = "'made': '2020-05-17', 'indoors': true";
static const char outside[] = "'made': '2020-05-17', 'indoors': false";

static aftercare_rule_counts counts_of(const struct workshop *shop, size_t number) {
    aftercare_rule_counts counts = AFTERCARE_RULE_COUNTS;
    assert_true(aftercare_assessor_count_at(shop->assessor, number, &counts));
    return counts;
}

static void judge_times(struct workshop *shop, const char *patient, int times) {
    for (int i = 0; i < times; i++) {
        (void)workshop_judge(shop, patient);
    }
}

static void assert_aside(struct workshop *shop, const char *patient, const char *rules) {
    assert_part(shop, workshop_judge(shop, patient), "/set_aside/*/rule", rules);
}

static void one_that_fails_again_and_again_is_set_aside(void **state) {
    (void)state;
    static const struct {
        const char *body, *because;
        aftercare_failure failure;
    } rows[] = {
        {"while true do end", "took too many steps", AFTERCARE_FAILURE_STEPS},
        {"local t = {} while true do t = { t } end", "took too much memory",
         AFTERCARE_FAILURE_MEMORY},
        {"error(age)", "failed", AFTERCARE_FAILURE_ERROR},
        {"return 1", "failed", AFTERCARE_FAILURE_ERROR},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        char rules[512];
        (void)snprintf(rules, sizeof rules, FUNCTION("bad", "%s"), rows[i].body);
        workshop_open(&shop, rules);

        judge_times(&shop, inside, AFTERCARE_FAILURES_MAX - 1);
        assert_false(counts_of(&shop, 0).is_set_aside);
        assert_part(&shop, workshop_judge(&shop, inside), "/set_aside", "nothing");
        aftercare_rule_counts before = counts_of(&shop, 0);
        assert_true(before.is_set_aside);
        assert_int_equal(before.last, rows[i].failure);
        assert_int_equal(before.failures[rows[i].failure], before.runs);
        assert_true(before.steps > 0);

        const struct json *answer = workshop_judge(&shop, inside);
        char because[160];
        (void)snprintf(because, sizeof because,
                       "['t/rules.lua:1: set aside until the rules are loaded again, "
                       "since it %s for 10 documents in a row']",
                       rows[i].because);
        assert_part(&shop, answer, "/set_aside/*/rule", "['t.bad']");
        assert_part(&shop, answer, "/set_aside/*/because", because);
        assert_part(&shop, answer, "/treatments/0/findings/*/error", because);
        assert_int_equal(counts_of(&shop, 0).runs, before.runs);

        workshop_close(&shop);
    }
}

static void no_verdict_and_no_other_finding_changes(void **state) {
    (void)state;
    static const char *const same[] = {
        "/treatments/0/verdict",
        "/treatments/0/clear_from",
        "/treatments/0/findings/1",
        "/treatments/0/findings/*/holds",
        "/treatments/0/overruled",
        "/treatments/0/excluded_areas",
        "/matches",
        "/rules",
    };
    struct workshop shop;
    workshop_open(&shop, FUNCTION("bad", "while true do end") GOOD);
    const struct json *before = workshop_judge(&shop, inside);
    judge_times(&shop, inside, AFTERCARE_FAILURES_MAX);

    const struct json *after = workshop_judge(&shop, inside);

    assert_part(&shop, after, "/set_aside/*/rule", "['t.bad']");
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        assert_part(&shop, after, same[i], workshop_at(&shop, before, same[i]));
    }
    workshop_close(&shop);
}

static void it_never_says_no_for_somebody_about_whom_it_would_have_known(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, FUNCTION("bad", "if facts:indoors():yes() then error('no') end "
                                         "return false"));
    assert_part(&shop, workshop_judge(&shop, outside), "/treatments/0/verdict", "'go'");
    judge_times(&shop, inside, AFTERCARE_FAILURES_MAX);

    const struct json *answer = workshop_judge(&shop, outside);

    assert_part(&shop, answer, "/treatments/0/verdict", "'unclear'");
    assert_part(&shop, answer, "/set_aside/*/rule", "['t.bad']");
    workshop_close(&shop);
}

static void an_answer_in_between_begins_a_new_row(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, FUNCTION("bad", "if facts:indoors():yes() then error('no') end "
                                         "return false"));

    for (int round = 0; round < 3; round++) {
        judge_times(&shop, inside, AFTERCARE_FAILURES_MAX - 1);
        judge_times(&shop, outside, 1);
    }

    assert_part(&shop, workshop_judge(&shop, inside), "/set_aside", "nothing");
    assert_int_equal(counts_of(&shop, 0).failures[AFTERCARE_FAILURE_ERROR],
                     3 * (AFTERCARE_FAILURES_MAX - 1) + 1);
    workshop_close(&shop);
}

// It reads something that changes with time, and so is asked about many days.
static void failures_of_one_document_count_once(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(
        &shop, "bar 'bad' { works = 'sanding', grade = 'later', when = "
               "function(facts)\nif facts:coat('oil'):within('P1M') then return true "
               "end\nif facts:age():value() then error('no') end return false end }\n");
    static const char oiled[] = "'made': '2020-05-17', 'coats': [{'code': 'oil', "
                                "'begun': '2026-06-01', 'ended': '2026-06-05'}]";

    judge_times(&shop, oiled, AFTERCARE_FAILURES_MAX - 1);

    aftercare_rule_counts counts = counts_of(&shop, 0);
    assert_true(counts.runs > AFTERCARE_FAILURES_MAX);
    assert_false(counts.is_set_aside);
    judge_times(&shop, oiled, 1);
    assert_true(counts_of(&shop, 0).is_set_aside);
    workshop_close(&shop);
}

static void what_it_said_of_somebody_is_not_told_of_another(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, FUNCTION("bad", "error('made on ' .. age)"));
    judge_times(&shop, "'made': '2020-05-17'", AFTERCARE_FAILURES_MAX);

    const struct json *answer = workshop_judge(&shop, "'made': '1990-01-01'");

    assert_null(strstr(workshop_at(&shop, answer, ""), "2020-05-17"));
    assert_part(&shop, answer, "/set_aside/*/rule", "['t.bad']");
    workshop_close(&shop);
}

static void another_assessor_and_a_new_try_run_it_again(void **state) {
    (void)state;
    struct workshop shop;
    aftercare_error err;
    workshop_open(&shop, FUNCTION("bad", "error(age)"));
    judge_times(&shop, inside, AFTERCARE_FAILURES_MAX);
    assert_aside(&shop, inside, "['t.bad']");

    aftercare_assessor_try_again(shop.assessor);
    assert_aside(&shop, inside, "nothing");
    assert_int_equal(counts_of(&shop, 0).runs, AFTERCARE_FAILURES_MAX + 1);
    assert_false(counts_of(&shop, 0).is_set_aside);

    judge_times(&shop, inside, AFTERCARE_FAILURES_MAX);
    assert_aside(&shop, inside, "['t.bad']");
    aftercare_assessor_free(shop.assessor);
    assert_int_equal(aftercare_assessor_new(&shop.assessor, shop.rules, &err),
                     AFTERCARE_OK);
    assert_aside(&shop, inside, "nothing");
    workshop_close(&shop);
}

static void rules_that_share_a_function_are_both_told(void **state) {
    (void)state;
    aftercare_rule_counts counts = AFTERCARE_RULE_COUNTS;
    struct workshop shop;
    workshop_open(&shop,
                  "local function f(facts)\nif facts:age():value() then error('no') end "
                  "return false end\n"
                  "bar 'b' { works = 'sanding', grade = 'later', when = f }\n"
                  "bar 'a' { works = 'sanding', grade = 'care', when = f }\n" GOOD);
    judge_times(&shop, inside, AFTERCARE_FAILURES_MAX);

    assert_aside(&shop, inside, "['t.a','t.b']");

    assert_string_equal(counts_of(&shop, 0).rule, "t.a");
    assert_string_equal(counts_of(&shop, 1).rule, "t.b");
    assert_string_equal(counts_of(&shop, 1).place, "t/rules.lua:1");
    assert_false(aftercare_assessor_count_at(shop.assessor, 2, &counts));
    workshop_close(&shop);
}

static void a_caller_of_an_older_header_gets_what_it_knows(void **state) {
    (void)state;
    struct workshop shop;
    aftercare_rule_counts counts = {.size = offsetof(aftercare_rule_counts, runs),
                                    .runs = 77};
    workshop_open(&shop, FUNCTION("bad", "error(age)"));
    judge_times(&shop, inside, 1);

    assert_true(aftercare_assessor_count_at(shop.assessor, 0, &counts));

    assert_string_equal(counts.rule, "t.bad");
    assert_int_equal(counts.runs, 77);
    workshop_close(&shop);
}

static void rules_without_functions_have_no_counts(void **state) {
    (void)state;
    aftercare_rule_counts counts = AFTERCARE_RULE_COUNTS;
    struct workshop shop;
    workshop_open(&shop, GOOD);

    assert_false(aftercare_assessor_count_at(shop.assessor, 0, &counts));

    workshop_close(&shop);
}

static void a_plan_tells_what_it_was_made_without(void **state) {
    (void)state;
    struct workshop shop;
    const struct json *plan = NULL;
    workshop_open(&shop, "put 'p' { after = 'sanding', stuff = 'wax', use = 'hold', from "
                         "= 'PT0S', till = 'P1D', when = function(facts)\n"
                         "if facts:age():value() then error('no') end return true end "
                         "}\n");
    const char *session =
        workshop_session(&shop, "", ", 'patient': {'made': '2020-05-17'}");

    for (int i = 0; i < AFTERCARE_FAILURES_MAX; i++) {
        plan = workshop_plan(&shop, session);
        assert_part(&shop, plan, "/set_aside", "nothing");
    }
    const char *topicals = workshop_at(&shop, plan, "/topicals");
    plan = workshop_plan(&shop, session);

    assert_part(&shop, plan, "/set_aside/*/rule", "['t.p']");
    assert_part(&shop, plan, "/topicals", topicals);
    workshop_close(&shop);
}

// The last of the cases must not suffer from those before it.
static void cases_of_a_pack_do_not_set_anything_aside(void **state) {
    (void)state;
    struct trials_told told;
    char cases[4096];
    size_t len = 0;
    for (int i = 0; i <= AFTERCARE_FAILURES_MAX + 1; i++) {
        bool is_last = i > AFTERCARE_FAILURES_MAX;
        len +=
            (size_t)snprintf(cases + len, sizeof cases - len,
                             "case 'c%d' { patient = { made = '2020-05-17', indoors = "
                             "%s }, request = { treatments = { 'sanding' }, date = "
                             "'2026-06-01' }, expect = { verdict = '%s' } }\n",
                             i, is_last ? "false" : "true", is_last ? "go" : "unclear");
    }

    trials_run(&told,
               FUNCTION("bad", "if facts:indoors():yes() then error('no') end "
                               "return false"),
               cases, NULL);

    assert_null(strstr(told.told, "no c"));
    assert_int_equal(told.result.passed, AFTERCARE_FAILURES_MAX + 2);
    workshop_close(&told.shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_that_fails_again_and_again_is_set_aside),
        cmocka_unit_test(no_verdict_and_no_other_finding_changes),
        cmocka_unit_test(it_never_says_no_for_somebody_about_whom_it_would_have_known),
        cmocka_unit_test(an_answer_in_between_begins_a_new_row),
        cmocka_unit_test(failures_of_one_document_count_once),
        cmocka_unit_test(what_it_said_of_somebody_is_not_told_of_another),
        cmocka_unit_test(another_assessor_and_a_new_try_run_it_again),
        cmocka_unit_test(rules_that_share_a_function_are_both_told),
        cmocka_unit_test(a_caller_of_an_older_header_gets_what_it_knows),
        cmocka_unit_test(rules_without_functions_have_no_counts),
        cmocka_unit_test(a_plan_tells_what_it_was_made_without),
        cmocka_unit_test(cases_of_a_pack_do_not_set_anything_aside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
