// An assessment's structs say what its JSON says: nothing less, nothing else.
#include "tests/unit/rules/golden.h"
#include "tests/unit/rules/hints.h"
#include "tests/unit/rules/side_by_side.h"

#define FINDING(member, kind) SIDE(aftercare_finding, member, kind)
static const struct side finding_rows[] = {
    FINDING(rule, TEXT),   SIDE_ALSO(aftercare_finding, severity, "grade", TEXT),
    FINDING(holds, TEXT),  FINDING(clear_from, TEXT),
    FINDING(area, TEXT),   FINDING(because, TEXT),
    FINDING(facts, TEXTS), FINDING(sources, TEXTS),
    FINDING(error, TEXT),  FINDING(overruled_by, TEXT),
};
static const struct sides findings = SIDES(finding_rows, aftercare_finding);

#define DECISION(member) SIDE(aftercare_decision, member, TEXT)
static const struct side decision_rows[] = {DECISION(kind), DECISION(verdict),
                                            DECISION(error)};
static const struct sides decisions = SIDES(decision_rows, aftercare_decision);

#define VERDICT(member, kind) SIDE(aftercare_verdict, member, kind)
#define VERDICT_LIST(member, rows) SIDE_OF(aftercare_verdict, member, LIST, rows)
static const struct side verdict_rows[] = {
    VERDICT(treatment, TEXT),           VERDICT(verdict, TEXT),
    VERDICT(clear_from, TEXT),          VERDICT_LIST(findings, &findings),
    VERDICT_LIST(overruled, &findings), VERDICT_LIST(questions, &questions),
    VERDICT(excluded_areas, TEXTS),     VERDICT_LIST(decided, &decisions),
};
static const struct sides verdicts = SIDES(verdict_rows, aftercare_verdict);

#define RANKED(member, kind) SIDE(aftercare_ranked, member, kind)
static const struct side ranked_rows[] = {
    RANKED(treatment, TEXT), SIDE_ALSO(aftercare_ranked, score, "points", INTEGER),
    RANKED(verdict, TEXT),   RANKED(clear_from, TEXT),
    RANKED(sessions, PAIR),  RANKED(interval, TEXTPAIR),
    RANKED(expect, TEXT),    RANKED(details, CHOICES),
    RANKED(rule, TEXT),      RANKED(sources, TEXTS),
};
static const struct sides ranked = SIDES(ranked_rows, aftercare_ranked);

#define MATCH(member, kind) SIDE(aftercare_match, member, kind)
static const struct side match_rows[] = {
    MATCH(concern, TEXT),
    MATCH(area, TEXT),
    SIDE_OF(aftercare_match, treatments, LIST, &ranked),
    MATCH(best_allowed, TEXT),
};
static const struct sides matches = SIDES(match_rows, aftercare_match);

#define ANSWER(member, kind, rows) SIDE_OF(aftercare_assessment, member, kind, rows)
static const struct side answer_rows[] = {
    ANSWER(size, OWN, NULL),         ANSWER(date, TEXT, NULL),
    ANSWER(rules, ONE, &used),       ANSWER(treatments, LIST, &verdicts),
    ANSWER(matches, LIST, &matches), ANSWER(set_aside, LIST, &asides),
};
static const struct sides answers = SIDES(answer_rows, aftercare_assessment);

static void the_tables_leave_no_member_out(void **state) {
    (void)state;
    static const struct sides *const all[] = {&findings, &questions, &decisions,
                                              &verdicts, &ranked,    &matches,
                                              &asides,   &used,      &answers};

    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        assert_whole(all[i]);
    }
}

// What was answered last says the same as its JSON, and stays as it is beside it.
static const char *compare_last(struct workshop *shop,
                                const aftercare_assessment *shown) {
    aftercare_json json = {0};
    aftercare_error err = {0};
    assert_int_equal(shown->size, sizeof *shown);

    for (int i = 0; i < 2; i++) {
        assert_int_equal(aftercare_result_json(shop->assessor, &json, &err), 0);
        assert_same(workshop_read(shop, json), shown, &answers);
    }
    return json.text;
}

// Answers a document both ways: both work or neither, and the JSON is the same.
static void compare(struct workshop *shop, const aftercare_document *document) {
    const aftercare_assessment *shown = NULL;
    aftercare_json json = {0};
    aftercare_error err = {0};
    aftercare_assessor *assessor = shop->assessor;

    aftercare_status status =
        aftercare_assess(assessor, document, WORKSHOP_TODAY, &json, &err);
    char *text = status ? NULL : arena_copy(&shop->arena, json.text, json.len);

    assert_int_equal(
        aftercare_assess_result(assessor, document, WORKSHOP_TODAY, &shown, &err),
        status);
    assert_int_equal(shown == NULL, status != AFTERCARE_OK);
    if (text) {
        assert_string_equal(compare_last(shop, shown), text);
    }
}

static void another_plugins_answer_is_the_same(void **state) {
    (void)state;
    struct workshop shop;
    golden_open(&shop);
    const char *text = golden_read(&shop, "assess.json");
    const aftercare_document document = {.text = text, .len = strlen(text)};

    compare(&shop, &document);

    workshop_close(&shop);
}

static void every_sampled_answer_of_the_shipped_rules_is_the_same(void **state) {
    (void)state;
    struct workshop shop;
    aftercare_error err = {0};
    shipped_open(&shop);

    for (uint64_t number = 0; number < 300; number++) {
        aftercare_json sample = {0};
        arena_reset(&shop.arena);
        assert_int_equal(aftercare_sample_request(shop.assessor, number, &sample, &err),
                         0);
        const aftercare_document document = {
            .text = arena_copy(&shop.arena, sample.text, sample.len), .len = sample.len};
        compare(&shop, &document);
    }
    shipped_close(&shop);
}

// It waits until the age is known, so that its trial at loading finds nothing.
#define RULES                                                                            \
    "bar 'bad' { works = 'sanding', grade = 'later', when = function(facts)\n"           \
    "error(facts:age():value()) end }\n"

static void functions_that_fail_are_told_as_well(void **state) {
    (void)state;
    struct workshop shop;
    const aftercare_assessment *shown = NULL;
    aftercare_error err = {0};
    workshop_open(&shop, RULES);
    const aftercare_document document =
        workshop_document(&shop, "{'patient': {'made': '2020-05-17'}, "
                                 "'request': {'treatments': ['sanding']}}");

    for (int i = 0; i <= AFTERCARE_FAILURES_MAX; i++) {
        assert_int_equal(aftercare_assess_result(shop.assessor, &document, WORKSHOP_TODAY,
                                                 &shown, &err),
                         0);
        assert_non_null(shown->treatments[0]->findings[0]->error);
        (void)compare_last(&shop, shown);
    }

    assert_int_equal(shown->set_aside_count, 1);
    assert_string_equal(shown->set_aside[0]->rule, "t.bad");
    workshop_close(&shop);
}

static void what_a_kind_decides_is_told_as_well(void **state) {
    (void)state;
    static const char *const bodies[] = {"return 'ask'", "return nil", "error('no')"};
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        struct workshop shop;
        hints_open(&shop, bodies[i], HINT("a", "later", "indoors :yes()"));
        const aftercare_document document =
            workshop_document(&shop, "{'request': {'treatments': ['sanding']}}");

        for (int k = 0; k <= AFTERCARE_FAILURES_MAX; k++) {
            compare(&shop, &document);
        }

        const aftercare_assessment *shown = NULL;
        aftercare_error err = {0};
        assert_int_equal(aftercare_assess_result(shop.assessor, &document, WORKSHOP_TODAY,
                                                 &shown, &err),
                         0);
        assert_int_equal(shown->treatments[0]->decided_count, 1);
        assert_string_equal(shown->treatments[0]->decided[0]->kind, "hint");
        hints_close(&shop);
    }
}

static void only_structs_have_a_json_afterwards(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, RULES);
    const aftercare_document document = workshop_document(&shop, "{}");
    const aftercare_document wrong = workshop_document(&shop, "{,}");
    const aftercare_assessment *shown = NULL;
    aftercare_json json = {"untouched", 9};
    aftercare_error err = {0};

    assert_int_equal(aftercare_result_json(shop.assessor, &json, &err),
                     AFTERCARE_ECONFLICT);
    assert_int_equal(
        aftercare_assess_result(shop.assessor, &document, WORKSHOP_TODAY, &shown, &err),
        0);
    assert_int_equal(
        aftercare_assess_result(shop.assessor, &wrong, WORKSHOP_TODAY, &shown, &err),
        AFTERCARE_EDOCUMENT);
    assert_int_equal(aftercare_result_json(shop.assessor, &json, &err),
                     AFTERCARE_ECONFLICT);
    assert_int_equal(err.status, AFTERCARE_ECONFLICT);
    assert_string_equal(json.text, "untouched");
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tables_leave_no_member_out),
        cmocka_unit_test(every_sampled_answer_of_the_shipped_rules_is_the_same),
        cmocka_unit_test(another_plugins_answer_is_the_same),
        cmocka_unit_test(functions_that_fail_are_told_as_well),
        cmocka_unit_test(what_a_kind_decides_is_told_as_well),
        cmocka_unit_test(only_structs_have_a_json_afterwards),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
