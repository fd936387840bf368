// Rules as functions, as those meet them who assess: what such a rule answers, what it
// rests on, what is still to be asked, and from when it is clear.
#include "tests/unit/rules/workshop.h"

#define BAR(name, body)                                                                  \
    "bar '" name "' { works = 'sanding', grade = 'later',\n"                             \
    "  when = function(facts)\n" body "\n  end }\n"

// A pack with one rule, "f", whose function has that body.
static void open_with(struct workshop *shop, const char *body) {
    char rules[4096];
    (void)snprintf(rules, sizeof rules, BAR("f", "%s"), body);
    workshop_open(shop, rules);
}

// "holds [questions]" of the rule, such as "unknown ['/patient/wood']".
static const char *judged(struct workshop *shop, const char *patient) {
    const struct json *answer = workshop_judge(shop, patient);
    const char *holds = workshop_at(shop, answer, "/treatments/0/findings/*/holds");
    const char *facts = workshop_at(shop, answer, "/treatments/0/questions/*/fact");
    return arena_format(&shop->arena, "%s %s", holds, facts);
}

struct row {
    const char *body, *patient, *expected;
};

static void assert_rows(const struct row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct workshop shop;
        open_with(&shop, rows[i].body);
        const char *got = judged(&shop, rows[i].patient);
        if (strcmp(got, rows[i].expected) != 0) {
            fail_msg("%s, with %s: %s instead of %s", rows[i].body, rows[i].patient, got,
                     rows[i].expected);
        }
        workshop_close(&shop);
    }
}

#define ASSERT_ROWS(rows) assert_rows(rows, sizeof(rows) / sizeof *(rows))

static void it_answers_true_false_or_unknown(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"return true", "", "['true'] []"},
        {"return false", "", "[] []"},
        {"return nil", "", "['unknown'] []"},
    };
    ASSERT_ROWS(rows);
}

static void the_words_of_the_schema_are_asked_of_the_facts(void **state) {
    (void)state;
    static const char worm[] = "'faults': [{'code': 'worm', 'seen': '2026-06-01', "
                               "'area': 'leg'}]";
    static const char varnish[] = "'coats': [{'code': 'varnish', 'ended': '2026-06-10'}]";
    static const struct row rows[] = {
        {"return facts:fault('worm'):now()", worm, "['true'] []"},
        {"return facts:fault 'worm' :ever()", worm, "['true'] []"},
        {"return facts:fault('rot'):ever()", worm, "[] []"},
        {"return facts:fault('worm'):here():now()", worm, "['true'] []"},
        {"return facts:coat('varnish'):within('P1W')", varnish, "['true'] []"},
        {"return facts:coat('varnish'):within('P3D')", varnish, "[] []"},
        {"return facts:mark('stamp'):known()", "'marks': [{'code': 'stamp'}]",
         "['true'] []"},
        {"return facts:indoors():yes()", "'indoors': true", "['true'] []"},
        {"return facts:hardness():between(2, 4)", "'hardness': 4", "['true'] []"},
        {"return facts:hardness():at_least(5)", "'hardness': 4", "[] []"},
        {"return facts:wood():is('oak')", "'wood': 'oak'", "['true'] []"},
        {"return facts:age():under('P1Y')", "'made': '2026-01-01'", "['true'] []"},
        {"return facts:age():at_least('P1Y')", "'made': '2026-01-01'", "[] []"},
        {"return facts:area('table')", "", "['true'] []"},
        {"return facts:area('drawer')", "", "[] []"},
        {"return facts:option('drying'):is('slow')", "", "['true'] []"},
        {"return facts:option('drying'):is('fast')", "", "[] []"},
    };
    ASSERT_ROWS(rows);
}

static void numbers_choices_and_dates_are_read_as_they_are(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"return facts:hardness():value() * 2 == 8", "'hardness': 4", "['true'] []"},
        {"return facts:wood():value() == 'oak'", "'wood': 'oak'", "['true'] []"},
        {"return facts:age():value() < '2026-02'", "'made': '2026-01-31'", "['true'] []"},
    };
    ASSERT_ROWS(rows);
}

// None of these can make false of what nobody knows.
static void what_nobody_knows_stays_unknown_and_is_asked(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"return facts:indoors():yes()", "", "['unknown'] ['/patient/indoors']"},
        {"return not facts:indoors():yes()", "", "['unknown'] ['/patient/indoors']"},
        {"return ~facts:indoors():yes()", "", "['unknown'] ['/patient/indoors']"},
        {"return facts:indoors():yes() == true", "", "['unknown'] ['/patient/indoors']"},
        {"return facts:indoors():yes() ~= true", "", "['unknown'] ['/patient/indoors']"},
        {"if facts:indoors():yes() then return true end return false", "",
         "['unknown'] ['/patient/indoors']"},
        {"while facts:indoors():yes() do return true end return false", "",
         "['unknown'] ['/patient/indoors']"},
        {"return facts:wood():is('oak')", "", "['unknown'] ['/patient/wood']"},
        {"return facts:wood():value() == 'oak'", "", "['unknown'] ['/patient/wood']"},
        {"return facts:hardness():value() > 3", "", "['unknown'] ['/patient/hardness']"},
        {"return facts:age():value() > '2026'", "", "['unknown'] ['/patient/made']"},
        {"return facts:age():value() > '2026'", "'made': '2026'",
         "['unknown'] ['/patient/made']"},
        {"return pcall(function() return facts:age():value() end) == false", "",
         "['unknown'] ['/patient/made']"},
        {"return facts:fault('worm'):ever()", "'faults': null",
         "['unknown'] ['/patient/faults']"},
        {"return facts:fault('worm'):ever()", "'unanswered': ['worm']",
         "['unknown'] ['/patient/faults']"},
        {"return facts:fault('worm'):here():ever()", "'faults': [{'code': 'worm'}]",
         "['unknown'] ['/patient/faults/0/area']"},
        {"return facts:coat('oil'):within('P1W')",
         "'coats': [{'code': 'oil', 'status': 'stopped'}]",
         "['unknown'] ['/patient/coats/0/ended']"},
        {"return facts:wood():is('oak') and facts:indoors():yes()", "",
         "['unknown'] ['/patient/wood','/patient/indoors']"},
    };
    ASSERT_ROWS(rows);
}

static void what_is_certain_whatever_the_unknown_is_stays_certain(void **state) {
    (void)state;
    static const char count[] = "local n = 0\n"
                                "for _, code in ipairs { 'worm', 'rot', 'crack' } do\n"
                                "  if facts:fault(code):ever() then n = n + 1 end\n"
                                "end\n"
                                "return n >= 2";
    static const struct row rows[] = {
        {"return facts:indoors():yes() or facts:wood():is('oak')", "'wood': 'oak'",
         "['true'] []"},
        {"return facts:indoors():yes() | facts:wood():is('oak')", "'wood': 'oak'",
         "['true'] []"},
        {"return facts:indoors():yes() and facts:wood():is('oak')", "'wood': 'pine'",
         "[] []"},
        {"return facts:indoors():yes() & facts:wood():is('oak')", "'wood': 'pine'",
         "[] []"},
        {"if facts:indoors():yes() then return true else return true end", "",
         "['true'] []"},
        {"return facts:indoors():yes() or not facts:indoors():yes()", "", "['true'] []"},
        {"return facts:hardness():value() >= 1", "", "['true'] []"},
        {"return facts:hardness():value() > 6", "", "[] []"},
        {"return facts:wood():value() ~= 'ash'", "", "['true'] []"},
        {count, "'faults': [{'code': 'worm'}, {'code': 'crack'}], 'unanswered': ['rot']",
         "['true'] []"},
        {count, "'faults': [], 'unanswered': ['rot']", "[] []"},
        {count, "'faults': [{'code': 'worm'}], 'unanswered': ['rot']",
         "['unknown'] ['/patient/faults']"},
    };
    ASSERT_ROWS(rows);
}

// What parts only in the middle is looked for between both ends.
static void every_way_is_gone_before_it_is_certain(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"return facts:indoors():yes() ~= facts:wood():is('oak')", "",
         "['unknown'] ['/patient/wood','/patient/indoors']"},
        {"local h = facts:hardness():value() return h == 3", "",
         "['unknown'] ['/patient/hardness']"},
        // 6 * 3 * 2 ways and more: what cannot be gone through is not certain.
        {"local h, w, i = facts:hardness():value(), facts:wood():value(), "
         "facts:indoors():yes()\n"
         "local f = facts:fault('worm'):ever() == facts:fault('rot'):ever()\n"
         "return h < 7 and w ~= 'ash' and (i or not i) and (f or not f)",
         "'faults': null",
         "['unknown'] ['/patient/wood','/patient/indoors','/patient/hardness','/patient/"
         "faults','/patient/faults']"},
    };
    ASSERT_ROWS(rows);
}

static void the_facts_that_it_read_are_cited(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"return facts:fault('worm'):ever() and facts:indoors():yes()",
         "'indoors': true, 'faults': [{'code': 'rot'}, {'code': 'worm'}]",
         "['/patient/indoors','/patient/faults/1']"},
        {"return not facts:fault('worm'):ever()", "", "['/patient/faults']"},
        {"return facts:hardness():value() > 3", "'hardness': 5", "['/patient/hardness']"},
        {"return facts:area('table')", "", "['/request/areas']"},
        {"return facts:option('drying'):is('slow')", "", "[]"},
        {"return facts:indoors():yes()", "", "['/patient/indoors']"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        open_with(&shop, rows[i].body);
        assert_part(&shop, workshop_judge(&shop, rows[i].patient),
                    "/treatments/0/findings/0/facts", rows[i].expected);
        workshop_close(&shop);
    }
}

static void the_area_of_a_record_that_it_read_is_told(void **state) {
    (void)state;
    struct workshop shop;
    open_with(&shop, "return facts:fault('worm'):here():ever()");

    const struct json *answer =
        workshop_judge(&shop, "'faults': [{'code': 'worm', 'area': 'leg'}]");
    assert_part(&shop, answer, "/treatments/0/findings/0/area", "'leg'");

    workshop_close(&shop);
}

static void it_is_asked_again_when_what_it_read_changes(void **state) {
    (void)state;
    static const struct row rows[] = {
        // Six months after 10 June, a month's end, a birthday, one after the other.
        {"return facts:coat('oil'):within('P6M')",
         "'coats': [{'code': 'oil', 'ended': '2026-06-10'}]", "'2026-12-10'"},
        {"return facts:coat('oil'):within('P6M')",
         "'coats': [{'code': 'oil', 'ended': '2026-05-31'}]", "'2026-11-30'"},
        {"return facts:age():under('P1Y')", "'made': '2026-01-01'", "'2027-01-01'"},
        {"return facts:coat('oil'):within('P1M') or facts:coat('wax'):within('P2M')",
         "'coats': [{'code': 'oil', 'ended': '2026-06-10'}, "
         "{'code': 'wax', 'ended': '2026-06-10'}]",
         "'2026-08-10'"},
        // It holds for a week, and again from the second month on: the first free day.
        {"return facts:coat('oil'):within('P1W') or "
         "facts:coat('oil'):within('P2M') and not facts:coat('oil'):within('P1M')",
         "'coats': [{'code': 'oil', 'ended': '2026-06-10'}]", "'2026-06-17'"},
        {"return facts:coat('oil'):within('P6M')",
         "'coats': [{'code': 'oil', 'ended': '2026-06'}]", "'2026-12-30'"},
        {"return facts:coat('oil'):ever()",
         "'coats': [{'code': 'oil', 'ended': '2026-06-10'}]", "null"},
        {"return facts:coat('oil'):within('P6M') or facts:indoors():yes()",
         "'coats': [{'code': 'oil', 'ended': '2026-06-10'}]", "null"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        open_with(&shop, rows[i].body);
        assert_part(&shop, workshop_judge(&shop, rows[i].patient),
                    "/treatments/0/clear_from", rows[i].expected);
        workshop_close(&shop);
    }
}

static void a_part_of_the_requested_area_is_left_out(void **state) {
    (void)state;
    struct workshop shop;
    open_with(&shop, "return facts:area('inlay') and facts:indoors():yes()");

    const struct json *answer = workshop_judge(&shop, "'indoors': true");
    assert_part(&shop, answer, "/treatments/0/verdict", "'go'");
    assert_part(&shop, answer, "/treatments/0/excluded_areas", "['inlay']");
    answer = workshop_judge(&shop, "'indoors': false");
    assert_part(&shop, answer, "/treatments/0/excluded_areas", "[]");

    workshop_close(&shop);
}

static void it_is_joined_as_any_condition_is(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(
        &shop, "local function even(facts) return facts:hardness():value() % 2 == 0 end\n"
               "bar 'both' { works = 'sanding', grade = 'later',\n"
               "  when = fault 'worm' :ever() & ~even }\n"
               "bar 'either' { works = 'sanding', grade = 'later',\n"
               "  when = even | indoors :yes() }\n");

    static const struct {
        const char *patient, *rules;
    } rows[] = {
        {"'hardness': 2, 'indoors': false", "['t.either']"},
        {"'hardness': 3, 'indoors': false", "[]"},
        {"'hardness': 3, 'indoors': false, 'faults': [{'code': 'worm'}]", "['t.both']"},
        {"'hardness': 3, 'indoors': true, 'faults': [{'code': 'worm'}]",
         "['t.both','t.either']"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_part(&shop, workshop_judge(&shop, rows[i].patient),
                    "/treatments/0/findings/*/rule", rows[i].rules);
    }

    workshop_close(&shop);
}

static void it_decides_for_matches_and_after_a_session_too(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(
        &shop, "suit 's' { wish = 'smooth', work = 'sanding', points = 50,\n"
               "  unless = function(facts) return facts:wood():value() == 'pine' end }\n"
               "job 'j' { after = 'sanding', act = 'make', from = 'PT0S',\n"
               "  till = 'P1D', message = 'Sweep.',\n"
               "  when = function(facts) return facts:wood():value() == 'oak' end }\n");

    static const struct {
        const char *wood, *matches, *steps;
    } rows[] = {
        {"'oak'", "['t.s']", "[['t.j']]"},
        {"'pine'", "[]", "[]"},
        {"'other'", "['t.s']", "[]"},
        {"null", "['t.s']", "[['t.j']]"}, // who does not know keeps what may hold
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char patient[128];
        (void)snprintf(patient, sizeof patient,
                       "'wood': %s, 'wishes': [{'code': "
                       "'smooth'}]",
                       rows[i].wood);
        assert_part(&shop, workshop_judge(&shop, patient), "/matches/0/treatments/*/rule",
                    rows[i].matches);
        char rest[128];
        (void)snprintf(rest, sizeof rest, ", 'patient': {'wood': %s}", rows[i].wood);
        const struct json *plan = workshop_plan(&shop, workshop_session(&shop, "", rest));
        assert_part(&shop, plan, "/steps/*/rules", rows[i].steps);
    }

    workshop_close(&shop);
}

static void its_explanation_shows_what_it_read(void **state) {
    (void)state;
    static const char document[] =
        "{'patient': {'hardness': 5, 'coats': [{'code': 'oil', 'ended': '2026-06-10'}]}, "
        "'request': {'treatments': ['sanding'], 'areas': ['table']}}";
    struct workshop shop;
    open_with(&shop,
              "return facts:coat('oil'):within('P1M') and facts:hardness():value() "
              "> 4 and not facts:indoors():yes()");

    const struct json *answer = workshop_explain(&shop, document, "f");
    assert_part(&shop, answer, "/holds", "'unknown'");
    assert_part(&shop, answer, "/condition/part", "'function'");
    assert_part(&shop, answer, "/condition/wording", "'a function: t/rules.lua:2'");
    assert_part(&shop, answer, "/condition/until", "'2026-07-10'");
    assert_part(&shop, answer, "/condition/error", "null");
    assert_part(&shop, answer, "/condition/facts", "['/patient/indoors']");
    assert_part(
        &shop, answer, "/condition/reads/*/wording",
        "['coat \\'oil\\' :within \\'P1M\\'','hardness :value()','indoors :yes()']");
    assert_part(&shop, answer, "/condition/reads/*/value", "['true','true','unknown']");
    assert_part(&shop, answer, "/condition/reads/*/until", "['2026-07-10',null,null]");
    assert_part(&shop, answer, "/condition/reads/*/facts",
                "[['/patient/coats/0'],['/patient/hardness'],['/patient/indoors']]");
    assert_part(&shop, answer, "/condition/reads/1/sentence", "'\\'hardness\\' is 5.'");
    assert_part(&shop, answer, "/change/on", "'2026-07-10'");

    workshop_close(&shop);
}

static void an_intake_asks_for_what_it_read(void **state) {
    (void)state;
    struct workshop shop;
    open_with(&shop, "return facts:coat('oil'):on() and facts:indoors():yes()");

    aftercare_document document = workshop_document(
        &shop, "{'patient': {}, 'request': {'treatments': ['sanding']}}");
    aftercare_json intake = {0};
    aftercare_error err = {0};
    assert_int_equal(
        aftercare_ask(shop.assessor, &document, WORKSHOP_TODAY, &intake, &err),
        AFTERCARE_OK);
    assert_part(&shop, workshop_read(&shop, intake), "/questions/*/fact",
                "['/patient/indoors','/patient/coats']");

    workshop_close(&shop);
}

static void the_list_of_rules_tells_where_it_is_written(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, "bar 'f' { works = 'sanding', grade = 'later', when = fault "
                         "'worm' :ever()\n& function() return true end }");

    aftercare_json list = {0};
    aftercare_error err = {0};
    assert_int_equal(aftercare_rules_list(shop.assessor, NULL, "f", &list, &err),
                     AFTERCARE_OK);
    assert_part(&shop, workshop_read(&shop, list), "/rules/0/fields/when",
                "'(fault \\'worm\\' :ever() & a function: t/rules.lua:2)'");

    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_answers_true_false_or_unknown),
        cmocka_unit_test(the_words_of_the_schema_are_asked_of_the_facts),
        cmocka_unit_test(numbers_choices_and_dates_are_read_as_they_are),
        cmocka_unit_test(what_nobody_knows_stays_unknown_and_is_asked),
        cmocka_unit_test(what_is_certain_whatever_the_unknown_is_stays_certain),
        cmocka_unit_test(every_way_is_gone_before_it_is_certain),
        cmocka_unit_test(the_facts_that_it_read_are_cited),
        cmocka_unit_test(the_area_of_a_record_that_it_read_is_told),
        cmocka_unit_test(it_is_asked_again_when_what_it_read_changes),
        cmocka_unit_test(a_part_of_the_requested_area_is_left_out),
        cmocka_unit_test(it_is_joined_as_any_condition_is),
        cmocka_unit_test(it_decides_for_matches_and_after_a_session_too),
        cmocka_unit_test(its_explanation_shows_what_it_read),
        cmocka_unit_test(an_intake_asks_for_what_it_read),
        cmocka_unit_test(the_list_of_rules_tells_where_it_is_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
