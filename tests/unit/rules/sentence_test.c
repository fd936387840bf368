// What explanations say of a test, in people's words.
#include "core/rules/sentence.h"

#include "tests/unit/rules/workshop.h"

static void a_test_says_what_it_found(void **state) {
    (void)state;
    static const struct {
        const char *when, *patient, *sentence;
    } rows[] = {
        {"fault 'rot' :now()", "'faults': []", "There is none in the record: Rot."},
        {"fault 'rot' :now()", "", "Nobody has said whether there is: Rot."},
        {"fault 'rot' :now()", "'faults': [{'code':'rot_deep','seen':'2026-06-01'}]",
         "Deep rot was seen on 1 June 2026 and is not over."},
        {"fault 'rot' :now()",
         "'faults': [{'code':'rot','seen':'2026-05','mended':'2026-06-10'}]",
         "Rot was mended on 10 June 2026."},
        {"fault 'rot' :now()", "'faults': [{'code':'rot','status':'present'}]",
         "Rot is recorded (present)."},
        {"fault 'rot' :now()", "'faults': [{'code':'rot','status':'gone'}]",
         "Rot was mended on an unknown day (gone)."},
        {"fault 'rot' :now()", "'faults': [{'code':'rot'}], 'unanswered': ['rot_deep']",
         "Rot is recorded; whether it is over is not said. Nobody has said whether there "
         "is: Rot."},
        {"fault 'rot' :within 'P1M'", "'faults': [{'code':'rot'}]",
         "Rot is recorded; whether it is over is not said."},
        {"coat 'varnish' :within 'P6M'",
         "'coats': [{'code':'varnish','ended':'2026-03-31'}]",
         "Varnish was ended on 31 March 2026; 6 months are over on 30 September 2026."},
        {"coat 'varnish' :within 'P1Y1W'",
         "'coats': [{'code':'varnish','ended':'2026-05'}]",
         "Varnish was ended between 1 May 2026 and 31 May 2026; 1 year 1 week are over "
         "for certain on 7 June 2027."},
        {"coat 'varnish' :within 'P10D'",
         "'coats': [{'code':'varnish','status':'stopped'}]",
         "Varnish was ended on an unknown day (stopped); 10 days are over for certain on "
         "25 June 2026."},
        {"coat 'varnish' :within 'P6M'",
         "'coats': [{'code':'varnish','status':'going_on'}]",
         "Varnish is recorded (going_on)."},
        {"event 'flood' :within 'P1M'",
         "'events': "
         "[{'code':'flood','day':'2026-06-01'},{'code':'flood','day':'2026-01-01'}]",
         "Flood took place on 1 June 2026; 1 month is over on 1 July 2026. Flood took "
         "place on 1 January 2026; 1 month is over on 1 February 2026."},
        {"fault 'rot' :now() :here()",
         "'faults': [{'code':'rot','status':'present','area':'leg'}]",
         "Rot is recorded (present); Leg lies outside the requested area."},
        {"fault 'rot' :now() :here()",
         "'faults': [{'code':'rot','status':'present','area':'top'}]",
         "Rot is recorded (present); Top belongs to the requested area."},
        {"fault 'rot' :now() :here()", "'faults': [{'code':'rot','status':'present'}]",
         "Rot is recorded (present); where is not said."},
        {"mark 'stamp'", "'marks': [{'code':'stamp'}]", "Maker's stamp is recorded."},
        {"indoors :yes()", "'indoors': true", "\"indoors\" is true."},
        {"indoors :yes()", "'indoors': false", "\"indoors\" is false."},
        {"indoors :yes()", "", "Nobody has said \"indoors\"."},
        {"hardness :at_least(3)", "'hardness': 2",
         "\"hardness\" is 2; the rule asks for 3 to 6."},
        {"wood :is 'oak'", "'wood': 'pine'", "\"wood\" is \"pine\"."},
        {"age :under 'P22Y'", "'made': '2010-02-03'",
         "The made lies on 3 February 2010; 22 years are complete on 3 February 2032."},
        {"age :under 'P22Y'", "'made': '2010'",
         "The made lies between 1 January 2010 and 31 December 2010; 22 years are "
         "complete between 1 January 2032 and 31 December 2032."},
        {"age :under 'P1Y'", "'made': '2026-02-03'",
         "The made lies on 3 February 2026; 1 year is complete on 3 February 2027."},
        {"area 'leg'", "", "Requested: Left of the top; the rule is about: Leg."},
        {"option 'drying' :is 'slow'", "",
         "This was chosen: option \"drying\" :is \"slow\"."},
        {"option 'drying' :is 'fast'", "",
         "This was not chosen: option \"drying\" :is \"fast\"."},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        char rules[300];
        (void)snprintf(rules, sizeof rules,
                       "bar 'x' { works = 'sanding', when = %s, grade = 'never' }",
                       rows[i].when);
        workshop_open(&shop, rules);
        const struct json *answer =
            workshop_explain(&shop,
                             arena_format(&shop.arena,
                                          "{'patient': {%s}, 'request': {'areas': "
                                          "['top_left']}}",
                                          rows[i].patient),
                             "x");
        struct text sentence =
            json_member(json_member(answer, "condition"), "sentence")->text;
        assert_string_equal(sentence.at, rows[i].sentence);
        workshop_close(&shop);
    }
}

static void an_area_that_nobody_named_is_said_so(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop,
                  "bar 'x' { works = 'sanding', when = area 'leg', grade = 'never' }\n"
                  "bar 'y' { works = 'sanding', when = fault 'rot' :now() :here(), grade "
                  "= 'never' }");
    const char *document =
        "{'patient': {'faults': [{'code':'rot','status':'present','area':'leg'}]}}";

    assert_part(&shop, workshop_explain(&shop, document, "x"), "/condition/sentence",
                "'Nobody has said which area is meant.'");
    assert_part(&shop, workshop_explain(&shop, document, "y"), "/condition/sentence",
                "'Rot is recorded (present); Leg may or may not belong to the requested "
                "area.'");
    workshop_close(&shop);
}

static void a_date_is_written_out(void **state) {
    (void)state;
    struct buffer out;
    struct date date;
    assert_true(date_make(&date, 2026, 2, 3));
    buffer_init(&out, &system_allocator, 100);

    sentence_date(&out, date);

    assert_string_equal(out.at, "3 February 2026");
    buffer_clear(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_test_says_what_it_found),
        cmocka_unit_test(an_area_that_nobody_named_is_said_so),
        cmocka_unit_test(a_date_is_written_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
