// The fold rank_by: which works suit a wish.
#include "tests/unit/rules/workshop.h"

// One wish, smooth at the top; sanding may never be done to pine.
static const struct json *ask(struct workshop *shop, const char *patient,
                              const char *details) {
    return workshop_assess(shop,
                           arena_format(&shop->arena,
                                        "{'patient': {'marks': [], 'wishes': "
                                        "[{'code':'smooth','area':'top'}]%s}, 'request': "
                                        "{'treatments': ['waxing'], 'details': {%s}}}",
                                        patient, details));
}

#define BARS                                                                             \
    "bar 'pine' { works = 'sanding', when = wood :is 'pine', grade = 'never' }\n"        \
    "bar 'oil' { works = 'oiling', when = mark 'stamp', grade = 'later' }\n"             \
    "bar 'wax' { works = 'waxing', when = indoors :yes(), grade = 'care' }\n"

static void the_best_stands_first_and_the_worst_verdict_last(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop,
                  BARS "suit 'a' { wish = 'smooth', work = 'sanding', points = 90 }\n"
                       "suit 'b' { wish = 'smooth', work = 'oiling', points = 40 }\n"
                       "suit 'c' { wish = 'smooth', work = 'waxing', points = 60 }\n"
                       "suit 'd' { wish = 'smooth', work = 'painting', points = 60 }\n"
                       "suit 'e' { wish = 'shiny', work = 'waxing', points = 99 }");

    const struct json *answer = ask(&shop, ", 'wood': 'oak'", "");
    assert_part(&shop, answer, "/matches/0/concern", "'smooth'");
    assert_part(&shop, answer, "/matches/0/area", "'top'");
    assert_part(&shop, answer, "/matches/0/treatments/*/treatment",
                "['sanding','painting','waxing','oiling']");
    assert_part(&shop, answer, "/matches/0/treatments/*/points", "[90,60,60,40]");
    assert_part(&shop, answer, "/matches/0/best_allowed", "'sanding'");

    answer = ask(&shop, ", 'wood': 'pine'", "");
    assert_part(&shop, answer, "/matches/0/treatments/*/treatment",
                "['painting','waxing','oiling','sanding']");
    assert_part(&shop, answer, "/matches/0/treatments/*/verdict",
                "['unclear','go','go','never']");
    assert_part(&shop, answer, "/matches/0/best_allowed", "'waxing'");
    workshop_close(&shop);
}

static void the_best_allowed_is_the_first_whose_verdict_allows(void **state) {
    (void)state;
    static const struct {
        const char *patient, *best;
    } rows[] = {
        {", 'wood': 'oak'", "'sanding'"},
        {", 'wood': 'pine', 'indoors': true", "'waxing'"}, // care counts as allowed
        {"", "'waxing'"},                                  // unclear does not
        {", 'wood': 'pine', 'marks': null", "'waxing'"},
    };
    struct workshop shop;
    workshop_open(&shop,
                  BARS "suit 'a' { wish = 'smooth', work = 'sanding', points = 90 }\n"
                       "suit 'b' { wish = 'smooth', work = 'oiling', points = 10 }\n"
                       "suit 'c' { wish = 'smooth', work = 'waxing', points = 20 }");

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char patient[100];
        (void)snprintf(patient, sizeof patient, "%s", rows[i].patient);
        const struct json *answer = workshop_assess(
            &shop,
            arena_format(&shop.arena, "{'patient': {'wishes': [{'code':'smooth'}]%s}}",
                         patient));
        assert_part(&shop, answer, "/matches/0/best_allowed", rows[i].best);
    }
    workshop_close(&shop);
}

static void none_is_allowed_where_none_is(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop,
                  BARS "suit 'a' { wish = 'smooth', work = 'sanding', points = 90 }");

    assert_part(&shop, ask(&shop, ", 'wood': 'pine'", ""), "/matches/0/best_allowed",
                "null");
    workshop_close(&shop);
}

static void a_match_is_listed_unless_it_surely_does_not_suit(void **state) {
    (void)state;
    static const struct {
        const char *rule, *patient, *details;
        bool is_listed;
    } rows[] = {
        {"", "", "", true},
        {"when = indoors :yes(),", ", 'indoors': true", "", true},
        {"when = indoors :yes(),", ", 'indoors': false", "", false},
        {"when = indoors :yes(),", "", "", true},
        {"unless = indoors :yes(),", ", 'indoors': true", "", false},
        {"unless = indoors :yes(),", ", 'indoors': false", "", true},
        {"unless = indoors :yes(),", "", "", true},
        {"when = wood :is 'oak', unless = indoors :yes(),",
         ", 'wood': 'oak', 'indoors': true", "", false},
        {"parts = { 'top' },", "", "", true},
        {"parts = { 'top_left' },", "", "", true}, // a part of it
        {"parts = { 'table' },", "", "", true},
        {"parts = { 'leg', 'drawer' },", "", "", false},
        {"details = { tool = 'plane' },", "", "", true}, // listed all the same
        {"details = { tool = 'plane' },", "", "'tool': 'plane'", true},
        {"details = { tool = 'plane' },", "", "'tool': 'belt'", false},
        {"policy = { drying = 'fast' },", "", "", false},
        {"policy = { drying = 'slow' },", "", "", true},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        char rules[300];
        (void)snprintf(rules, sizeof rules,
                       "suit 'a' { %s wish = 'smooth', work = 'waxing', points = 50 }",
                       rows[i].rule);
        workshop_open(&shop, rules);
        const struct json *answer = ask(&shop, rows[i].patient, rows[i].details);
        assert_string_equal(
            arena_format(&shop.arena, "%s of %s: %s", rows[i].rule, rows[i].patient,
                         workshop_at(&shop, answer, "/matches/0/treatments/*/rule")),
            arena_format(&shop.arena, "%s of %s: %s", rows[i].rule, rows[i].patient,
                         rows[i].is_listed ? "['t.a']" : "[]"));
        workshop_close(&shop);
    }
}

static void where_a_wish_has_no_area_the_request_counts(void **state) {
    (void)state;
    static const struct {
        const char *wish, *request, *rules;
    } rows[] = {
        {"{'code':'smooth'}", "", "['t.leg','t.top']"},
        {"{'code':'smooth'}", "'areas': ['top_left']", "['t.top']"},
        {"{'code':'smooth'}", "'areas': ['table']", "['t.leg','t.top']"},
        {"{'code':'smooth','area':'leg'}", "'areas': ['top_left']", "['t.leg']"},
        {"{'code':'smooth'}", "'areas': ['drawer']", "[]"},
    };
    struct workshop shop;
    workshop_open(&shop, "suit 'top' { wish = 'smooth', work = 'waxing', parts = 'top', "
                         "points = 50 }\n"
                         "suit 'leg' { wish = 'smooth', work = 'oiling', parts = 'leg', "
                         "points = 60 }");

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct json *answer = workshop_assess(
            &shop,
            arena_format(&shop.arena, "{'patient': {'wishes': [%s]}, 'request': {%s}}",
                         rows[i].wish, rows[i].request));
        assert_part(&shop, answer, "/matches/0/treatments/*/rule", rows[i].rules);
    }
    workshop_close(&shop);
}

static void a_rule_about_a_group_of_wishes_is_for_each(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, "suit 'a' { wish = 'damage', work = 'sanding', points = 50 }\n"
                         "suit 'b' { wish = 'rot_deep', work = 'waxing', points = 60 }");

    const struct json *answer = workshop_assess(
        &shop, "{'patient': {'wishes': [{'code':'rot'}, {'code':'rot_deep'}, "
               "{'code':'smooth'}]}}");

    assert_part(&shop, answer, "/matches/*/concern", "['rot','rot_deep','smooth']");
    assert_part(&shop, answer, "/matches/*/treatments/*/rule",
                "[['t.a'],['t.b','t.a'],[]]");
    workshop_close(&shop);
}

static void a_work_is_listed_once_for_each_of_its_rules(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(
        &shop,
        "suit 'by-hand' { wish = 'smooth', work = 'sanding', details = { tool = 'plane' "
        "}, points = 70, sessions = { 1, 2 }, interval = { 'P1W', 'P2W' }, expect = "
        "'Smooth.', sources = { 'W-1' } }\n"
        "suit 'both' { wish = 'smooth', work = { 'waxing', 'sanding' }, points = 70 }");

    const struct json *answer = ask(&shop, "", "");

    assert_part(&shop, answer, "/matches/0/treatments/*/rule",
                "['t.both','t.by-hand','t.both']");
    assert_part(&shop, answer, "/matches/0/treatments/1",
                "{'treatment':'sanding','points':70,'verdict':'unclear','clear_from':"
                "null,'sessions':[1,2],'interval':['P1W','P2W'],'expect':'Smooth.',"
                "'details':{'tool':'plane'},'rule':'t.by-hand','sources':['W-1']}");
    assert_part(&shop, answer, "/matches/0/treatments/0",
                "{'treatment':'sanding','points':70,'verdict':'unclear','clear_from':"
                "null,'sessions':null,'interval':null,'expect':null,'rule':'t.both',"
                "'sources':[]}");
    workshop_close(&shop);
}

static void an_overruled_match_is_left_out(void **state) {
    (void)state;
    struct workshop shop;
    assert_int_equal(
        workshop_try(&shop,
                     "suit 'old' { wish = 'smooth', work = { 'sanding', 'waxing' }, "
                     "points = 90 }\n"
                     "suit 'new' { policy = { drying = 'fast' }, overrules = { 'old' }, "
                     "wish = 'smooth', work = 'sanding', points = 10 }",
                     "drying=fast"),
        AFTERCARE_OK);

    const struct json *answer = ask(&shop, "", "");

    assert_part(&shop, answer, "/matches/0/treatments/*/treatment",
                "['waxing','sanding']");
    assert_part(&shop, answer, "/matches/0/treatments/*/rule", "['t.old','t.new']");
    workshop_close(&shop);
}

static void without_wishes_nothing_is_ranked(void **state) {
    (void)state;
    static const char *const documents[] = {"{}", "{'patient': {'wishes': []}}",
                                            "{'patient': {'wishes': null}}"};
    struct workshop shop;
    workshop_open(&shop, "suit 'a' { wish = 'smooth', work = 'waxing', points = 50 }");

    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
        assert_part(&shop, workshop_assess(&shop, documents[i]), "/matches", "[]");
    }
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_best_stands_first_and_the_worst_verdict_last),
        cmocka_unit_test(the_best_allowed_is_the_first_whose_verdict_allows),
        cmocka_unit_test(none_is_allowed_where_none_is),
        cmocka_unit_test(a_match_is_listed_unless_it_surely_does_not_suit),
        cmocka_unit_test(where_a_wish_has_no_area_the_request_counts),
        cmocka_unit_test(a_rule_about_a_group_of_wishes_is_for_each),
        cmocka_unit_test(a_work_is_listed_once_for_each_of_its_rules),
        cmocka_unit_test(an_overruled_match_is_left_out),
        cmocka_unit_test(without_wishes_nothing_is_ranked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
