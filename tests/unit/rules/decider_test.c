// Kinds that decide by a function: what it sees, what its decision does to a verdict and
// what it cannot do.
#include "tests/unit/rules/hints.h"

static void what_it_decides_stands_in_the_place_of_the_fold(void **state) {
    (void)state;
    static const char later[] = HINT("a", "later", "indoors :yes()");
    static const struct hints_row rows[] = {
        {"return 'never'", later, hints_inside, "'never'", DECIDED("'never'")},
        {"return 'care'", later, hints_inside, "'care'", DECIDED("'care'")},
        {"return 'unclear'", later, hints_inside, "'unclear'", DECIDED("'unclear'")},
        {"return 'go'", later, hints_inside, "'go'", DECIDED("'go'")},
        {"return nil", later, hints_inside, "'later'", DECIDED("null")},
        {"return nil", later, hints_unsaid, "'unclear'", DECIDED("null")},
        {"return 'never'", later, "'indoors': false", "'go'", "nothing"},
    };
    HINTS_ASSERT(rows);
}

// The worst that an open question may come to is no function's to wave through.
static void nothing_better_stands_while_one_that_could_block_is_open(void **state) {
    (void)state;
    static const char later[] = HINT("a", "later", "indoors :yes()");
    static const char ask[] = HINT("a", "ask", "indoors :yes()");
    static const char both[] =
        HINT("a", "later", "indoors :yes()") HINT("b", "never", "hardness :at_least(1)");
    static const struct hints_row rows[] = {
        {"return 'go'", later, hints_unsaid, "'unclear'", OVERRULED("go")},
        {"return 'care'", later, hints_unsaid, "'unclear'", OVERRULED("care")},
        {"return 'ask'", later, hints_unsaid, "'unclear'", OVERRULED("ask")},
        {"return 'unclear'", later, hints_unsaid, "'unclear'", DECIDED("'unclear'")},
        {"return 'later'", later, hints_unsaid, "'later'", DECIDED("'later'")},
        {"return 'never'", later, hints_unsaid, "'never'", DECIDED("'never'")},
        {"return 'go'", ask, hints_unsaid, "'go'", DECIDED("'go'")},
        // One that is certain to block does not hide the other, which is open.
        {"return 'go'", both, hints_inside, "'unclear'", OVERRULED("go")},
        {"return nil", both, hints_inside, "'later'", DECIDED("null")},
        {"return 'go'", both, "'indoors': true, 'hardness': 3", "'go'", DECIDED("'go'")},
    };
    HINTS_ASSERT(rows);
}

static void other_kinds_count_beside_it(void **state) {
    (void)state;
    static const char rules[] =
        HINT("a", "care", "indoors :yes()") BAR("b", "ask", "indoors :yes()");
    static const char open[] =
        HINT("a", "care", "indoors :yes()") BAR("b", "later", "hardness :at_most(2)");
    static const struct hints_row rows[] = {
        {"return 'go'", rules, hints_inside, "'ask'", DECIDED("'go'")},
        {"return 'later'", rules, hints_inside, "'later'", DECIDED("'later'")},
        {"return 'ask'", open, hints_inside, "'unclear'", DECIDED("'ask'")},
        {"return 'later'", open, hints_inside, "'later'", DECIDED("'later'")},
    };
    HINTS_ASSERT(rows);
}

static void findings_of_other_kinds_are_never_hidden(void **state) {
    (void)state;
    static const char rules[] = HINT("a", "later", "indoors :yes()")
        BAR("b", "never", "indoors :yes()") BAR("c", "later", "hardness :at_most(2)");
    struct workshop shop;
    hints_open(&shop, "return 'go'", rules);

    const struct json *answer = workshop_judge(&shop, hints_inside);

    assert_part(&shop, answer, "/treatments/0/verdict", "'never'");
    assert_part(&shop, answer, "/treatments/0/findings/*/rule", "['t.b','t.a','t.c']");
    assert_part(&shop, answer, "/treatments/0/questions/*/rules", "[['t.c']]");
    assert_part(&shop, answer, "/treatments/0/decided", DECIDED("'go'"));
    hints_close(&shop);
}

static void it_sees_the_findings_of_its_kind_and_nothing_else(void **state) {
    (void)state;
    static const char rules[] =
        HINT("a", "care", "indoors :yes()") HINT("b", "ask", "hardness :at_most(2)")
            HINT("c", "never", "~indoors :yes()") BAR("d", "care", "indoors :yes()");
    static const struct hints_row rows[] = {
        {"assert(#findings == 2)\nlocal a, b = findings[1], findings[2]\n"
         "assert(a.rule == 't.a' and b.rule == 't.b')\n"
         "assert(a.holds == 'true' and b.holds == 'unknown')\n"
         "assert(a.fields.grade == 'care' and a.fields.works[1] == 'sanding')\n"
         "assert(a.fields.weight == 3 and b.fields.weight == 3)\n"
         "assert(a.fields.when == nil and a.area == nil)\nreturn 'go'",
         rules, hints_inside, "'care'", DECIDED("'go'")},
        {"return findings[1].fields.weight == 7 and 'ask'",
         "hint 'w' { works = 'sanding', grade = 'care', when = indoors :yes(), weight = "
         "7 "
         "}\n",
         hints_inside, "'ask'", DECIDED("'ask'")},
        {"findings[1].rule = 'x'\nreturn findings[1].rule == 'x' and 'ask'", rules,
         hints_inside, "'ask'", DECIDED("'ask'")},
    };
    HINTS_ASSERT(rows);
}

static void it_is_not_asked_where_nothing_of_its_kind_is_found(void **state) {
    (void)state;
    struct workshop shop;
    hints_open(&shop, "error('asked')",
               BAR("b", "ask", "indoors :yes()") HINT("a", "never", "~indoors :yes()"));

    const struct json *answer = workshop_judge(&shop, hints_inside);

    assert_part(&shop, answer, "/treatments/0/verdict", "'ask'");
    assert_part(&shop, answer, "/treatments/0/decided", "nothing");
    aftercare_rule_counts counts = AFTERCARE_RULE_COUNTS;
    assert_true(aftercare_assessor_count_at(shop.assessor, 0, &counts));
    assert_int_equal(counts.runs, 0);
    hints_close(&shop);
}

static void nobody_promises_a_day_of_what_a_function_decides(void **state) {
    (void)state;
    static const char bars[] = BAR("b", "later", "coat 'oil' :within 'P1M'");
    static const char both[] =
        BAR("b", "later", "coat 'oil' :within 'P1M'") HINT("a", "care", "indoors :yes()");
    static const char oiled[] = "'coats': [{'code': 'oil', 'begun': '2026-06-01', "
                                "'ended': '2026-06-05'}], 'indoors': false";
    struct workshop shop;
    hints_open(&shop, "return nil", bars);
    assert_part(&shop, workshop_judge(&shop, oiled), "/treatments/0/clear_from",
                "'2026-07-05'");
    hints_close(&shop);

    hints_open(&shop, "return nil", both);
    const struct json *answer = workshop_judge(&shop, oiled);

    assert_part(&shop, answer, "/treatments/0/verdict", "'later'");
    assert_part(&shop, answer, "/treatments/0/clear_from", "null");
    assert_part(&shop, answer, "/treatments/0/findings/0/clear_from", "'2026-07-05'");
    hints_close(&shop);
}

static void treatments_are_ranked_with_what_was_decided(void **state) {
    (void)state;
    static const struct {
        const char *body, *verdicts, *best;
    } rows[] = {
        {"return nil", "['later','go']", "'oiling'"},
        {"return 'care'", "['care','go']", "'sanding'"},
        {"return 'never'", "['go','never']", "'oiling'"},
        {"return 'unclear'", "['unclear','go']", "'oiling'"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        hints_open(&shop, rows[i].body,
                   HINT("a", "later",
                        "indoors :yes()") "bar 'b' { works = 'oiling', grade = 'care', "
                                          "when = hardness :at_least(5) }\n"
                                          "suit 's' { wish = 'smooth', work = 'sanding', "
                                          "points = 80 }\n"
                                          "suit 'o' { wish = 'smooth', work = 'oiling', "
                                          "points = 40 }\n");

        const struct json *answer = workshop_judge(
            &shop, "'indoors': true, 'hardness': 3, 'wishes': [{'code': 'smooth'}]");

        assert_part(&shop, answer, "/matches/0/treatments/*/verdict", rows[i].verdicts);
        assert_part(&shop, answer, "/matches/0/best_allowed", rows[i].best);
        hints_close(&shop);
    }
}

static void one_that_fails_again_and_again_is_set_aside(void **state) {
    (void)state;
    struct workshop shop;
    hints_open(&shop, "error('no')", HINT("a", "later", "indoors :yes()"));
    for (int i = 0; i < AFTERCARE_FAILURES_MAX; i++) {
        assert_part(&shop, workshop_judge(&shop, hints_inside), "/set_aside", "nothing");
    }

    const struct json *answer = workshop_judge(&shop, hints_inside);

    assert_part(&shop, answer, "/set_aside",
                "[{'kind':'hint','because':'p/hints.lua:9: set aside until the rules are "
                "loaded again, since it failed for 10 documents in a row'}]");
    assert_part(&shop, answer, "/treatments/0/verdict", "'later'");
    aftercare_rule_counts counts = AFTERCARE_RULE_COUNTS;
    assert_true(aftercare_assessor_count_at(shop.assessor, 0, &counts));
    assert_string_equal(counts.rule, "hint");
    assert_true(counts.is_set_aside);
    assert_int_equal(counts.failures[AFTERCARE_FAILURE_ERROR], AFTERCARE_FAILURES_MAX);
    assert_false(aftercare_assessor_count_at(shop.assessor, 1, &counts));
    aftercare_assessor_try_again(shop.assessor);
    assert_part(&shop, workshop_judge(&shop, hints_inside), "/set_aside", "nothing");
    hints_close(&shop);
}

// So many works of sanding that the function comes to an end before they do.
#define WORKS 240

static void write_works(const struct workshop *shop) {
    struct buffer text;
    buffer_init(&text, &system_allocator, 1 << 16);
    for (int i = 0; i < WORKS; i++) {
        buffer_format(&text,
                      "term 'w%03d' { category = 'work', parents = { 'sanding' },\n"
                      "label = { en = 'W%03d', es = 'W%03d' } }\n",
                      i, i, i);
    }
    char path[160];
    workshop_path(path, shop, "vocabulary");
    assert_int_equal(mkdir(path, 0700), 0);
    workshop_write(shop, "vocabulary/works.lua", text.at);
    buffer_clear(&text);
}

static void remove_works(const struct workshop *shop) {
    static const char *const names[] = {"vocabulary/works.lua", "vocabulary"};
    char path[160];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        workshop_path(path, shop, names[i]);
        assert_int_equal(remove(path), 0);
    }
}

static void a_document_has_an_end_of_steps(void **state) {
    (void)state;
    static const char document[] =
        "{'patient': {'indoors': true}, 'request': {'areas': ['table']}}";
    static const char over[] =
        "[{'kind':'hint','verdict':null,'error':'p/hints.lua:9: this takes more than "
        "20000000 steps for one document, for all its treatments'}]";
    struct workshop shop;
    aftercare_load_options options =
        hints_begin(&shop, "for i = 1, 90000 do end return 'ask'",
                    HINT("a", "later", "indoors :yes()"));
    write_works(&shop);
    assert_int_equal(hints_load(&shop, &options), AFTERCARE_OK);

    const struct json *answer = workshop_assess(&shop, document);

    assert_part(&shop, answer, "/treatments/1/treatment", "'w000'");
    assert_part(&shop, answer, "/treatments/1/decided", DECIDED("'ask'"));
    assert_part(&shop, answer, "/treatments/240/treatment", "'w239'");
    assert_part(&shop, answer, "/treatments/240/decided", over);
    assert_part(&shop, answer, "/treatments/240/verdict", "'later'");
    // The next document begins anew.
    assert_string_equal(
        workshop_at(&shop, workshop_assess(&shop, document), "/treatments"),
        workshop_at(&shop, answer, "/treatments"));
    remove_works(&shop);
    hints_close(&shop);
}

// The bar is certain, and the hint milder: only a function can still make it matter.
static void what_a_function_may_still_see_is_asked(void **state) {
    (void)state;
    struct workshop shop;
    hints_open(&shop, "return 'never'",
               BAR("b", "ask", "hardness :at_least(1)")
                   HINT("a", "care", "indoors :yes()"));
    aftercare_document document = workshop_document(
        &shop, "{'patient': {'hardness': 3}, 'request': {'treatments': ['sanding'], "
               "'areas': ['table']}}");
    aftercare_json answer = {0};
    aftercare_error err = {0};

    assert_int_equal(
        aftercare_ask(shop.assessor, &document, WORKSHOP_TODAY, &answer, &err), 0);

    const struct json *asked = workshop_read(&shop, answer);
    assert_part(&shop, asked, "/treatments/*/settled", "[false]");
    assert_part(&shop, asked, "/treatments/0/questions/*/fact", "['/patient/indoors']");
    hints_close(&shop);
}

static void an_explanation_is_of_the_rule_alone(void **state) {
    (void)state;
    static const char document[] = "{'patient': {'indoors': true}, 'request': "
                                   "{'treatments': ['sanding'], 'areas': ['table']}}";
    struct workshop shop;
    hints_open(&shop, "error('asked')", HINT("a", "later", "indoors :yes()"));

    const struct json *answer = workshop_explain(&shop, document, "t.a");

    assert_part(&shop, answer, "/rule", "'t.a'");
    assert_part(&shop, answer, "/holds", "'true'");
    assert_part(&shop, answer, "/set_aside", "nothing");
    hints_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_it_decides_stands_in_the_place_of_the_fold),
        cmocka_unit_test(nothing_better_stands_while_one_that_could_block_is_open),
        cmocka_unit_test(other_kinds_count_beside_it),
        cmocka_unit_test(findings_of_other_kinds_are_never_hidden),
        cmocka_unit_test(it_sees_the_findings_of_its_kind_and_nothing_else),
        cmocka_unit_test(it_is_not_asked_where_nothing_of_its_kind_is_found),
        cmocka_unit_test(nobody_promises_a_day_of_what_a_function_decides),
        cmocka_unit_test(treatments_are_ranked_with_what_was_decided),
        cmocka_unit_test(one_that_fails_again_and_again_is_set_aside),
        cmocka_unit_test(a_document_has_an_end_of_steps),
        cmocka_unit_test(what_a_function_may_still_see_is_asked),
        cmocka_unit_test(an_explanation_is_of_the_rule_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
