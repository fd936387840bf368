#include "core/rules/rulebase.h"

#include "tests/unit/facts/reading.h"

static const struct rule *rule_of(const struct workshop *shop, const char *id) {
    const struct rule *rule = rulebase_rule(shop->rules->base, text_of(id), NULL);
    assert_non_null(rule);
    return rule;
}

static const struct term *term_of(const struct workshop *shop, const char *id) {
    return vocabulary_term(schema_of(shop)->vocabulary, text_of(id));
}

static const struct facts *with_details(struct workshop *shop, const char *details) {
    return facts_of(
        shop, arena_format(&shop->arena, "{'request': {'details': {%s}}}", details));
}

static void details_hold_when_the_request_says_so(void **state) {
    (void)state;
    static const struct {
        const char *wanted, *said;
        enum truth truth;
    } rows[] = {
        {"", "", YES},
        {"", "'tool': 'plane'", YES},
        {"tool = 'plane'", "", UNKNOWN},
        {"tool = 'plane'", "'tool': 'plane'", YES},
        {"tool = 'plane'", "'tool': 'scraper'", NO},
        {"tool = { 'plane', 'belt' }", "'tool': 'belt'", YES},
        {"tool = { 'plane', 'belt' }", "'tool': 'scraper'", NO},
        {"tool = 'plane', colour = 'red'", "'tool': 'plane'", UNKNOWN},
        {"tool = 'plane', colour = 'red'", "'tool': 'belt'", NO},
        {"tool = 'plane', colour = 'red'", "'tool': 'plane', 'colour': 'red'", YES},
        {"tool = 'plane', colour = 'red'", "'tool': 'plane', 'colour': 'Red'", NO},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        char rules[300];
        (void)snprintf(rules, sizeof rules,
                       "bar 'x' { works = 'sanding', %s%s%s grade = 'ask' }",
                       *rows[i].wanted ? "details = { " : "", rows[i].wanted,
                       *rows[i].wanted ? " }," : "");
        workshop_open(&shop, rules);
        const struct facts *facts = with_details(&shop, rows[i].said);
        enum truth truth =
            rule_details(rule_of(&shop, "x"), facts->details, facts->details_count);
        if (truth != rows[i].truth) {
            fail_msg("%s of %s is %d", rows[i].wanted, rows[i].said, (int)truth);
        }
        workshop_close(&shop);
    }
}

static void a_rule_about_a_group_is_about_its_members(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, "bar 'x' { works = { 'sanding', 'finishing' }, grade = 'ask' }\n"
                         "bar 'y' { works = 'oiling', grade = 'ask' }");
    const struct rule *x = rule_of(&shop, "x");
    const struct rule *y = rule_of(&shop, "y");

    assert_true(rule_is_about(x, term_of(&shop, "sanding")));
    assert_true(rule_is_about(x, term_of(&shop, "waxing")));
    assert_true(rule_is_about(x, term_of(&shop, "finishing")));
    assert_false(rule_is_about(x, term_of(&shop, "painting")));
    assert_false(rule_is_about(y, term_of(&shop, "finishing")));
    workshop_close(&shop);
}

static void a_role_is_played_by_the_field_that_the_kind_names(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, "bar 'x' { works = 'sanding', grade = 'care' }");
    const struct rule *x = rule_of(&shop, "x");

    assert_int_equal(rule_get(x, ROLE_BY)->choice, 3);
    assert_ptr_equal(rule_get(x, ROLE_SUBJECT)->terms[0], term_of(&shop, "sanding"));
    assert_null(rule_get(x, ROLE_WHEN));     // not given
    assert_null(rule_get(x, ROLE_SESSIONS)); // the kind has no such field
    workshop_close(&shop);
}

static void an_id_is_the_end_of_the_name(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, "bar 'x-1' { works = 'sanding', grade = 'care' }");
    const struct rule *rule = rule_of(&shop, "t.x-1");

    assert_true(text_is(rule->name, "t.x-1"));
    assert_true(text_is(rule_id(rule), "x-1"));
    workshop_close(&shop);
}

static void a_word_is_a_text_a_choice_or_a_term(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(
        &shop, "job 'named' { after = 'waxing', act = 'make', name = 'n', from = "
               "'PT0S', till = 'PT72H', message = 'x' }\n"
               "job 'nameless' { after = 'waxing', act = 'make', from = 'PT0S', till = "
               "'PT72H', message = 'x' }\n"
               "suit 'suits' { wish = 'smooth', work = 'waxing', points = 7 }\n");
    const struct {
        const char *rule;
        enum role role;
        const char *word;
    } rows[] = {
        {"named", ROLE_OF, "n"},       {"nameless", ROLE_OF, ""},
        {"named", ROLE_BY, "make"},    {"suits", ROLE_OF, "smooth"},
        {"named", ROLE_MESSAGE, ""},   {"named", ROLE_TILL, ""},
        {"named", ROLE_FREQUENCY, ""}, {"suits", ROLE_BY, ""},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text word = rule_word(rule_of(&shop, rows[i].rule), rows[i].role);
        if (!text_is(word, rows[i].word)) {
            fail_msg("%s, row %zu: %.*s", rows[i].rule, i, TEXT_ARGS(word));
        }
    }
    workshop_close(&shop);
}

static void rules_share_what_they_say_alike(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(
        &shop,
        "bar 'x' { works = { 'sanding', 'oiling' }, grade = 'ask', because = { en = "
        "'Dust.', es = 'Polvo.' }, details = { tool = 'plane' }, sources = { 'W-1' } }\n"
        "bar 'y' { works = { 'sanding', 'oiling' }, grade = 'care', because = { en = "
        "'Dust.', es = 'Polvo.' }, details = { tool = 'plane' }, sources = { 'W-1' } }");
    const struct rule *x = rule_of(&shop, "x");
    const struct rule *y = rule_of(&shop, "y");

    assert_ptr_equal(rule_get(x, ROLE_SUBJECT)->terms, rule_get(y, ROLE_SUBJECT)->terms);
    assert_ptr_equal(rule_get(x, ROLE_BECAUSE)->phrase,
                     rule_get(y, ROLE_BECAUSE)->phrase);
    assert_ptr_equal(rule_get(x, ROLE_DETAILS)->pairs, rule_get(y, ROLE_DETAILS)->pairs);
    assert_ptr_equal(rule_get(x, ROLE_SOURCES)->names, rule_get(y, ROLE_SOURCES)->names);
    assert_int_equal(x->values_count, 5);
    workshop_close(&shop);
}

#define OVERRULING                                                                       \
    "bar 'old' { works = { 'sanding', 'oiling', 'waxing' }, grade = 'never' }\n"         \
    "bar 'new' { policy = { drying = 'fast' }, overrules = { 'old' }, "                  \
    "works = { 'sanding', 'finishing' }, details = { tool = 'plane' }, "                 \
    "grade = 'care' }"

static void a_rule_is_overruled_where_the_other_is_about_it(void **state) {
    (void)state;
    static const struct {
        const char *choice, *details, *work;
        bool is_overruled;
    } rows[] = {
        {"drying=fast", "'tool': 'plane'", "sanding", true},
        {"drying=fast", "'tool': 'plane'", "waxing", true},  // of the group
        {"drying=fast", "'tool': 'belt'", "sanding", false}, // other details
        {"drying=fast", "", "sanding", false},               // nobody said
        {"drying=fast", "'tool': 'plane'", "painting", false},
        {NULL, "'tool': 'plane'", "sanding", false}, // asleep
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        assert_int_equal(workshop_try(&shop, OVERRULING, rows[i].choice), AFTERCARE_OK);
        const struct facts *facts = with_details(&shop, rows[i].details);
        const struct rule *overruler =
            rule_overruler(rule_of(&shop, "old"), term_of(&shop, rows[i].work),
                           facts->details, facts->details_count);
        assert_int_equal(overruler == rule_of(&shop, "new"), rows[i].is_overruled);
        assert_null(rule_overruler(rule_of(&shop, "new"), term_of(&shop, rows[i].work),
                                   facts->details, facts->details_count));
        workshop_close(&shop);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(details_hold_when_the_request_says_so),
        cmocka_unit_test(a_rule_about_a_group_is_about_its_members),
        cmocka_unit_test(a_role_is_played_by_the_field_that_the_kind_names),
        cmocka_unit_test(an_id_is_the_end_of_the_name),
        cmocka_unit_test(a_word_is_a_text_a_choice_or_a_term),
        cmocka_unit_test(rules_share_what_they_say_alike),
        cmocka_unit_test(a_rule_is_overruled_where_the_other_is_about_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
