// The shortest intake: which questions are asked, in which order, and when no more.
#include "tests/unit/rules/asking.h"

static void a_verdict_is_settled_when_no_answer_can_change_it(void **state) {
    (void)state;
    static const struct {
        const char *name, *rules, *settled, *questions;
    } rows[] = {
        {"nothing is open", "bar 'a' { works = 'sanding', grade = 'care' }", "true",
         "[]"},
        {"no rule speaks of it", "bar 'a' { works = 'waxing', grade = 'care' }", "true",
         "[]"},
        {"an open one could be worse",
         "bar 'a' { works = 'sanding', grade = 'later' }\n"
         "bar 'b' { works = 'sanding', when = indoors :yes(), grade = 'never' }",
         "false", "['/patient/indoors']"},
        {"an open one could be as bad",
         "bar 'a' { works = 'sanding', grade = 'later' }\n"
         "bar 'b' { works = 'sanding', when = indoors :yes(), grade = 'later' }",
         "true", "[]"},
        {"an open one could be milder",
         "bar 'a' { works = 'sanding', grade = 'never' }\n"
         "bar 'b' { works = 'sanding', when = indoors :yes(), grade = 'later' }",
         "true", "[]"},
        {"one that does not block could still be worse",
         "bar 'a' { works = 'sanding', grade = 'care' }\n"
         "bar 'b' { works = 'sanding', when = indoors :yes(), grade = 'ask' }",
         "false", "['/patient/indoors']"},
        {"the mildest could still be",
         "bar 'b' { works = 'sanding', when = indoors :yes(), grade = 'care' }", "false",
         "['/patient/indoors']"},
        {"what is overruled does not count",
         "bar 'b' { works = 'sanding', when = indoors :yes(), grade = 'never' }\n"
         "bar 'c' { overrules = 'b', works = 'sanding', grade = 'care' }",
         "true", "[]"},
        {"a question is left out with the last rule that counts",
         "bar 'a' { works = 'sanding', grade = 'later' }\n"
         "bar 'b' { works = 'sanding', when = wood :is 'oak', grade = 'ask' }\n"
         "bar 'c' { works = 'sanding', when = wood :is 'oak' & indoors :yes(), grade = "
         "'never' }",
         "false", "['/patient/wood','/patient/indoors']"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        workshop_open(&shop, rows[i].rules);

        const struct json *intake = workshop_ask(&shop, ASKING("{}"));

        assert_part(&shop, intake, "/treatments/0/settled", rows[i].settled);
        assert_part(&shop, intake, "/treatments/0/questions/*/fact", rows[i].questions);
        assert_part(&shop, intake, "/questions/*/fact", rows[i].questions);
        workshop_close(&shop);
    }
}

static void the_worst_comes_first_then_what_more_rules_wait_for(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(
        &shop,
        "bar 'a' { works = 'sanding', when = mark 'stamp', grade = 'care' }\n"
        "bar 'b' { works = 'sanding', when = event 'flood' :ever(), grade = 'ask' }\n"
        "bar 'c' { works = 'sanding', when = hardness :at_least(4), grade = 'later' }\n"
        "bar 'd' { works = 'sanding', when = wood :is 'oak', grade = 'never' }\n"
        "bar 'e' { works = 'sanding', when = indoors :yes(), grade = 'never' }\n"
        "bar 'f' { works = 'sanding', when = indoors :yes(), grade = 'care' }");

    const struct json *intake = workshop_ask(&shop, ASKING("{}"));

    assert_part(&shop, intake, "/questions/*/fact",
                "['/patient/indoors','/patient/wood','/patient/hardness',"
                "'/patient/events','/patient/marks']");
    assert_part(&shop, intake, "/questions/*/could_be",
                "['never','never','later','ask','care']");
    assert_part(&shop, intake, "/questions/0/rules", "['t.e','t.f']");
    workshop_close(&shop);
}

static void what_is_missing_of_an_entry_comes_before_what_may_not_be_there(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(
        &shop, "bar 'a' { works = 'sanding', when = coat 'wax' :within 'P6M', grade = "
               "'later' }\n"
               "bar 'b' { works = 'sanding', when = indoors :yes(), grade = 'later' }\n"
               "bar 'c' { works = 'sanding', when = indoors :yes(), grade = 'care' }\n"
               "bar 'd' { works = 'sanding', when = wood :is 'oak', grade = 'never' }");

    const struct json *intake =
        workshop_ask(&shop, ASKING("{'coats': [{'code': 'wax', 'status': 'stopped'}]}"));

    assert_part(&shop, intake, "/questions/*/fact",
                "['/patient/wood','/patient/coats/0/ended','/patient/indoors']");
    workshop_close(&shop);
}

static const struct {
    const char *name, *rules, *patient, *terms, *settles;
} group_rows[] = {
    {"that a rule asks for",
     "bar 'a' { works = 'sanding', when = fault 'rot' :now(), grade = 'never' }\n"
     "bar 'b' { works = 'sanding', when = fault 'damage' :now(), grade = 'care' }",
     "{}", "['damage','rot']", "[['damage','rot'],['rot']]"},
    {"of the vocabulary",
     "bar 'a' { works = 'sanding', when = fault 'rot' :now(), grade = 'care' }\n"
     "bar 'b' { works = 'sanding', when = fault 'split' :now(), grade = 'never' }",
     "{}", "['damage','split','rot']", "[['rot','split'],['split'],['rot']]"},
    {"the narrowest of the vocabulary",
     "bar 'a' { works = 'sanding', when = coat 'linseed_oil' :on(), grade = 'care' "
     "}\n"
     "bar 'b' { works = 'sanding', when = coat 'tung_oil' :on(), grade = 'care' }",
     "{}", "['oil','linseed_oil','tung_oil']",
     "[['linseed_oil','tung_oil'],['linseed_oil'],['tung_oil']]"},
    {"not for one member",
     "bar 'a' { works = 'sanding', when = fault 'rot' :now(), grade = 'care' }\n"
     "bar 'b' { works = 'sanding', when = fault 'worm' :now(), grade = 'care' }",
     "{}", "['rot','worm']", "[['rot'],['worm']]"},
    {"not of which an entry is there",
     "bar 'a' { works = 'sanding', when = fault 'rot' :now(), grade = 'care' }\n"
     "bar 'b' { works = 'sanding', when = fault 'split' :now(), grade = 'care' }",
     "{'faults': [{'code': 'crack', 'status': 'gone'}], 'unanswered': ['rot', "
     "'split']}",
     "['rot','split']", "[['rot'],['split']]"},
    {"that stands in unanswered",
     "bar 'a' { works = 'sanding', when = fault 'rot' :now(), grade = 'care' }\n"
     "bar 'b' { works = 'sanding', when = fault 'split' :now(), grade = 'care' }",
     "{'faults': [], 'unanswered': ['damage']}", "['damage','rot','split']",
     "[['rot','split'],['rot'],['split']]"},
    {"the list as a whole",
     "bar 'a' { works = 'sanding', when = coat 'wax' :on(), grade = 'care' }\n"
     "bar 'b' { works = 'sanding', when = coat 'oil' :on(), grade = 'never' }",
     "{}", "[null,'oil','wax']", "[['oil','wax'],['oil'],['wax']]"},
    {"not the whole of a list that is there",
     "bar 'a' { works = 'sanding', when = coat 'wax' :on(), grade = 'care' }\n"
     "bar 'b' { works = 'sanding', when = coat 'oil' :on(), grade = 'never' }",
     "{'coats': [], 'unanswered': ['oil', 'wax']}", "['oil','wax']", "[['oil'],['wax']]"},
    {"not the whole for one",
     "bar 'a' { works = 'sanding', when = coat 'wax' :on(), grade = 'care' }", "{}",
     "['wax']", "[['wax']]"},
    {"not the whole where no question was written for it",
     "bar 'a' { works = 'sanding', when = event 'flood' :ever(), grade = 'care' }\n"
     "bar 'b' { works = 'sanding', when = event 'move' :ever(), grade = 'care' }",
     "{}", "['flood','move']", "[['flood'],['move']]"},
    {"whose only member is meant, where another rule asks for it",
     "bar 'a' { works = 'sanding', when = coat 'shellac' :on(), grade = 'care' }\n"
     "bar 'b' { works = 'waxing', when = coat 'varnish' :on(), grade = 'never' }",
     "{}", "['varnish','shellac']", "[['shellac','varnish'],['shellac']]"},
    {"not that one where it is answered",
     "bar 'a' { works = 'sanding', when = coat 'shellac' :on(), grade = 'care' }\n"
     "bar 'b' { works = 'waxing', when = coat 'varnish' :on(), grade = 'never' }",
     "{'coats': [], 'unanswered': ['shellac']}", "['shellac']", "[['shellac']]"},
};

static void a_group_comes_before_its_members_and_answers_them(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof group_rows / sizeof *group_rows; i++) {
        struct workshop shop;
        workshop_open(&shop, group_rows[i].rules);

        const struct json *intake =
            workshop_ask(&shop, asking_of(&shop, group_rows[i].patient));

        assert_string_equal(
            arena_format(&shop.arena, "%s: %s", group_rows[i].name,
                         workshop_at(&shop, intake, "/questions/*/term")),
            arena_format(&shop.arena, "%s: %s", group_rows[i].name, group_rows[i].terms));
        assert_part(&shop, intake, "/questions/*/settles", group_rows[i].settles);
        workshop_close(&shop);
    }
}

static void a_group_counts_each_rule_of_its_members_once(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop,
                  "bar 'a' { works = 'sanding', when = fault 'rot' :now() | fault "
                  "'split' :now(), grade = 'care' }\n"
                  "bar 'b' { works = 'sanding', when = fault 'split' :ever(), grade = "
                  "'never' }");

    const struct json *intake = workshop_ask(&shop, ASKING("{}"));

    assert_part(&shop, intake, "/questions/0/term", "'damage'");
    assert_part(&shop, intake, "/questions/0/could_be", "'never'");
    assert_part(&shop, intake, "/questions/0/rules", "['t.b','t.a']");
    workshop_close(&shop);
}

static void questions_say_how_they_can_be_answered(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(
        &shop,
        "bar 'a' { works = 'sanding', details = { tool = 'belt' }, grade = 'care' }\n"
        "bar 'b' { works = 'sanding', details = { colour = 'red' }, grade = 'care' }\n"
        "bar 'c' { works = 'sanding', when = age :under 'P20Y', grade = 'care' }\n"
        "bar 'd' { works = 'sanding', when = wood :is 'oak', grade = 'care' }\n"
        "bar 'e' { works = 'sanding', when = indoors :yes(), grade = 'care' }\n"
        "bar 'f' { works = 'sanding', when = hardness :at_least(3), grade = 'care' }\n"
        "bar 'g' { works = 'sanding', when = mark 'stamp', grade = 'care' }\n"
        "bar 'h' { works = 'sanding', when = fault 'worm' :now() :here(), grade = 'care' "
        "}\n"
        "bar 'i' { works = 'sanding', when = event 'flood' :within 'P1Y', grade = 'care' "
        "}\n"
        "bar 'j' { works = 'sanding', when = area 'leg', grade = 'care' }");

    const struct json *intake = workshop_ask(
        &shop, "{'patient': {'faults': [{'code': 'worm'}], 'events': [{'code': "
               "'flood'}]}, 'request': {'treatments': ['sanding']}}");

    assert_part(&shop, intake, "/questions/*/fact",
                "['/patient/faults/0/area','/patient/faults/0/mended',"
                "'/patient/events/0/day','/patient/made','/patient/wood',"
                "'/patient/indoors','/patient/hardness','/patient/marks',"
                "'/request/areas','/request/details/colour','/request/details/tool']");
    assert_part(&shop, intake, "/questions/*/answers",
                "['area','date','date','date','choice','yes_no','number','yes_no','area',"
                "'text','choice']");
    assert_part(&shop, intake, "/questions/1/choices", "['gone','present','resting']");
    assert_part(&shop, intake, "/questions/2/choices", "nothing");
    assert_part(&shop, intake, "/questions/4/choices", "['oak','pine','other']");
    assert_part(&shop, intake, "/questions/6/from", "1");
    assert_part(&shop, intake, "/questions/6/till", "6");
    assert_part(&shop, intake, "/questions/10/choices", "['plane','scraper','belt']");
    workshop_close(&shop);
}

static void a_whole_list_is_asked_for_in_the_schemas_words(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop,
                  "bar 'a' { works = 'sanding', when = coat 'wax' :on() | coat 'oil' "
                  ":on(), grade = 'care' }");

    const struct json *intake = workshop_ask(&shop, ASKING("{}"));

    assert_part(&shop, intake, "/questions/0/fact", "'/patient/coats'");
    assert_part(&shop, intake, "/questions/0/question",
                "'Is there anything on the wood?'");
    workshop_close(&shop);
}

static void treatments_share_their_questions(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(
        &shop,
        "bar 'a' { works = 'sanding', when = indoors :yes(), grade = 'never' }\n"
        "bar 'b' { works = { 'waxing', 'sanding' }, when = wood :is 'oak', grade = "
        "'later' }\n"
        "bar 'c' { works = 'painting', when = hardness :is(3), grade = 'care' }\n"
        "bar 'd' { works = 'painting', grade = 'never' }");

    const struct json *intake = workshop_ask(
        &shop, "{'request': {'treatments': ['sanding', 'waxing', 'painting']}}");

    assert_part(&shop, intake, "/treatments/*/treatment",
                "['painting','sanding','waxing']");
    assert_part(&shop, intake, "/treatments/*/verdict", "['never','unclear','unclear']");
    assert_part(&shop, intake, "/treatments/*/settled", "[true,false,false]");
    assert_part(&shop, intake, "/treatments/*/questions/*/fact",
                "[[],['/patient/indoors','/patient/wood'],['/patient/wood']]");
    assert_part(&shop, intake, "/questions/*/fact",
                "['/patient/indoors','/patient/wood']");
    assert_part(&shop, intake, "/questions/1/rules", "['t.b']");
    workshop_close(&shop);
}

static void the_date_and_the_treatments_of_the_host_are_asked_about(void **state) {
    (void)state;
    static const char *const waxing[] = {"waxing"};
    struct workshop shop;
    workshop_open(&shop, "bar 'a' { works = 'waxing', when = indoors :yes(), grade = "
                         "'never' }");
    aftercare_document document = workshop_document(&shop, ASKING("{}"));
    document.date = "2027-01-02";
    document.treatments = waxing;
    document.treatments_count = 1;
    aftercare_json answer = {0};

    assert_int_equal(aftercare_ask(shop.assessor, &document, NULL, &answer, NULL),
                     AFTERCARE_OK);

    const struct json *intake = workshop_read(&shop, answer);
    assert_part(&shop, intake, "/date", "'2027-01-02'");
    assert_part(&shop, intake, "/treatments/*/treatment", "['waxing']");
    workshop_close(&shop);
}

static void a_wrong_document_is_told_and_the_answer_left_alone(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, "bar 'a' { works = 'waxing', grade = 'never' }");
    aftercare_document document =
        workshop_document(&shop, "{'patient': {'hardness': 7}}");
    aftercare_json answer = {"untouched", 9};
    aftercare_error err = {0};

    assert_int_equal(
        aftercare_ask(shop.assessor, &document, WORKSHOP_TODAY, &answer, &err),
        AFTERCARE_EDOCUMENT);

    assert_string_equal(err.pointer, "/patient/hardness");
    assert_string_equal(answer.text, "untouched");
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_verdict_is_settled_when_no_answer_can_change_it),
        cmocka_unit_test(the_worst_comes_first_then_what_more_rules_wait_for),
        cmocka_unit_test(what_is_missing_of_an_entry_comes_before_what_may_not_be_there),
        cmocka_unit_test(a_group_comes_before_its_members_and_answers_them),
        cmocka_unit_test(a_group_counts_each_rule_of_its_members_once),
        cmocka_unit_test(questions_say_how_they_can_be_answered),
        cmocka_unit_test(a_whole_list_is_asked_for_in_the_schemas_words),
        cmocka_unit_test(treatments_share_their_questions),
        cmocka_unit_test(the_date_and_the_treatments_of_the_host_are_asked_about),
        cmocka_unit_test(a_wrong_document_is_told_and_the_answer_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
