#include "tests/unit/facts/reading.h"

#include "core/facts/facts.h"

#define NO_RULES "-- none\n"

static void an_absent_member_is_unknown_and_an_empty_list_is_not(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, NO_RULES);

    const struct facts *facts =
        facts_of(&shop, "{'patient': {'faults': [], 'coats': null, 'indoors': false}}");

    assert_true(known_of(facts, "faults")->is_known);
    assert_int_equal(known_of(facts, "faults")->count, 0);
    assert_false(known_of(facts, "coats")->is_known);
    assert_false(known_of(facts, "events")->is_known);
    assert_true(known_of(facts, "indoors")->is_known);
    assert_false(known_of(facts, "indoors")->flag);
    assert_false(known_of(facts, "made")->is_known);
    workshop_close(&shop);
}

static void every_type_of_fact_is_read(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, NO_RULES);

    const struct facts *facts =
        facts_of(&shop, "{'patient': {'id': 'p-1', 'made': '1990-05', 'wood': 'pine',"
                        " 'indoors': true, 'hardness': 6, 'marks': [{'code': 'stamp'}],"
                        " 'x_own': {'a': [1]}}}");

    assert_true(text_is(facts->id, "p-1"));
    assert_string_equal(days_text(&shop, known_of(facts, "made")->date),
                        "1990-05-01..1990-05-31");
    assert_int_equal(known_of(facts, "wood")->choice, 1);
    assert_true(known_of(facts, "indoors")->flag);
    assert_int_equal(known_of(facts, "hardness")->number, 6);
    assert_int_equal(known_of(facts, "marks")->count, 1);
    workshop_close(&shop);
}

static void without_patient_and_request_nothing_is_known(void **state) {
    (void)state;
    static const char *const documents[] = {"{}", "{'patient': null, 'request': null}",
                                            "{'patient': {}, 'request': {}}"};
    struct workshop shop;
    workshop_open(&shop, NO_RULES);

    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
        const struct facts *facts = facts_of(&shop, documents[i]);
        assert_int_equal(facts->id.len, 0);
        assert_false(known_of(facts, "faults")->is_known);
        assert_false(facts->has_treatments);
        assert_false(facts->are_areas_complete);
        assert_int_equal(facts->areas_count, 0);
        assert_string_equal(date_text(&shop, facts->date), WORKSHOP_TODAY);
    }
    workshop_close(&shop);
}

static void terms_of_a_request_come_once_and_in_the_order_of_ids(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, NO_RULES);

    const struct facts *facts = facts_of(
        &shop, "{'request': {'treatments': ['waxing', 'oiling', 'rub down', 'waxing'],"
               " 'areas': ['top_right', 'leg', 'top_right'], 'date': '2026-01-31',"
               " 'details': {'colour': 'red', 'tool': 'plane', 'x_a': 1}}}");

    assert_string_equal(terms_text(&shop, facts->treatments, facts->treatments_count),
                        "oiling sanding waxing");
    assert_string_equal(terms_text(&shop, facts->areas, facts->areas_count),
                        "leg top_right");
    assert_true(facts->has_treatments);
    assert_true(facts->are_areas_complete);
    assert_string_equal(date_text(&shop, facts->date), "2026-01-31");
    assert_int_equal(facts->details_count, 2);
    assert_true(text_is(facts->details[0].detail->name, "colour"));
    assert_true(text_is(facts->details[0].value, "red"));
    assert_true(text_is(facts->details[1].value, "plane"));
    workshop_close(&shop);
}

static void areas_of_the_wishes_stand_for_an_absent_request(void **state) {
    (void)state;
    static const struct {
        const char *document, *areas;
        bool are_complete;
    } rows[] = {
        {"{'patient': {'wishes': [{'code':'smooth','area':'top_left'},"
         " {'code':'shiny','area':'leg'}]}}",
         "leg top_left", true},
        {"{'patient': {'wishes': [{'code':'smooth','area':'leg'}, {'code':'shiny'}]}}",
         "leg", false},
        {"{'patient': {'wishes': []}}", "", false},
        {"{'patient': {'wishes': null}}", "", false},
        {"{'patient': {'wishes': [{'code':'smooth','area':'leg'}]},"
         " 'request': {'areas': ['top']}}",
         "top", true},
        {"{'patient': {'wishes': [{'code':'smooth','area':'leg'}]},"
         " 'request': {'areas': null}}",
         "leg", true},
    };
    struct workshop shop;
    workshop_open(&shop, NO_RULES);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct facts *facts = facts_of(&shop, rows[i].document);
        assert_string_equal(terms_text(&shop, facts->areas, facts->areas_count),
                            rows[i].areas);
        assert_int_equal(facts->are_areas_complete, rows[i].are_complete);
    }
    workshop_close(&shop);
}

static void the_host_may_ask_about_another_day_and_other_treatments(void **state) {
    (void)state;
    static const char *const treatments[] = {"waxing", "rub down"};
    struct workshop shop;
    workshop_open(&shop, NO_RULES);
    struct date day = day_of("2027-01-01");
    struct asked asked = {.date = &day, .treatments = treatments, .treatments_count = 2};
    struct facts *facts = NULL;
    aftercare_error err = {0};
    const char *document =
        "{'request': {'treatments': ['oiling'], 'date': '2026-01-31'}}";

    assert_int_equal(facts_read(&facts, &shop.arena, schema_of(&shop),
                                json_of(&shop, document), &asked, &err),
                     AFTERCARE_OK);

    assert_string_equal(date_text(&shop, facts->date), "2027-01-01");
    assert_string_equal(terms_text(&shop, facts->treatments, facts->treatments_count),
                        "sanding waxing");
    workshop_close(&shop);
}

static void a_treatment_that_the_host_asks_about_must_be_known(void **state) {
    (void)state;
    static const char *const treatments[] = {"waxxing"};
    struct workshop shop;
    workshop_open(&shop, NO_RULES);
    struct date day = day_of("2027-01-01");
    struct asked asked = {.date = &day, .treatments = treatments, .treatments_count = 1};
    struct facts *facts = NULL;
    aftercare_error err = {0};

    assert_int_equal(facts_read(&facts, &shop.arena, schema_of(&shop),
                                json_of(&shop, "{}"), &asked, &err),
                     AFTERCARE_EUSAGE);

    assert_string_equal(err.sentence,
                        "\"waxxing\" is no known term here (did you mean \"waxing\"?)");
    assert_null(facts);
    workshop_close(&shop);
}

static void a_request_needs_a_day_when_nobody_says_which_it_is(void **state) {
    (void)state;
    static const struct {
        const char *document, *pointer;
    } rows[] = {{"{}", ""}, {"{'request': {'areas': ['top']}}", "/request"}};
    struct workshop shop;
    workshop_open(&shop, NO_RULES);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct asked asked = {0};
        struct facts *facts = NULL;
        aftercare_error err = {0};
        assert_int_equal(facts_read(&facts, &shop.arena, schema_of(&shop),
                                    json_of(&shop, rows[i].document), &asked, &err),
                         AFTERCARE_EDOCUMENT);
        assert_string_equal(err.pointer, rows[i].pointer);
        assert_string_equal(err.sentence,
                            "the request has no date, and nobody said which day it is "
                            "(give \"date\": \"YYYY-MM-DD\")");
        assert_null(facts);
    }
    workshop_close(&shop);
}

static void what_the_schema_does_not_allow_is_refused_at_its_place(void **state) {
    (void)state;
    static const struct {
        const char *document, *refusal;
    } rows[] = {
        {"[]", ": a list stands here (it should be an object)"},
        {"{'patients': {}}",
         "/patients: there is no member of this name (did you mean \"patient\"?)"},
        {"{'other': {}}",
         "/other: there is no member of this name (members of your own begin with "
         "\"x_\")"},
        {"{'patient': []}",
         "/patient: a list stands here (it should be an object with the patient's "
         "facts)"},
        {"{'request': 3}", "/request: a number stands here (it should be an object)"},
        {"{'patient': {'hardnes': 1}}",
         "/patient/hardnes: the schema has no such fact (did you mean \"hardness\"?)"},
        {"{'patient': {'unanswerd': []}}",
         "/patient/unanswerd: the schema has no such fact (did you mean "
         "\"unanswered\"?)"},
        {"{'patient': {'qqqqq': 1}}",
         "/patient/qqqqq: the schema has no such fact (members of your own begin with "
         "\"x_\")"},
        {"{'patient': {'x_': 1}}",
         "/patient/x_: the schema has no such fact (members of your own begin with "
         "\"x_\")"},
        {"{'patient': {'id': 7}}",
         "/patient/id: a number stands here (it should be a text)"},
        {"{'patient': {'made': '26-01-01'}}",
         "/patient/made: \"26-01-01\" is no date (write YYYY-MM-DD, or YYYY-MM or YYYY "
         "where no more is known)"},
        {"{'patient': {'made': 1990}}",
         "/patient/made: a number stands here (it should be a date such as "
         "\"2026-11-22\")"},
        {"{'patient': {'wood': 'elm'}}",
         "/patient/wood: \"elm\" does not fit here (one of: oak, pine, other)"},
        {"{'patient': {'wood': ['oak']}}",
         "/patient/wood: a list stands here (it should be one of: oak, pine, other)"},
        {"{'patient': {'indoors': 'yes'}}",
         "/patient/indoors: a text stands here (it should be true or false, or absent "
         "where nobody knows)"},
        {"{'patient': {'hardness': 7}}",
         "/patient/hardness: 7 stands here (it should be a whole number from 1 to 6)"},
        {"{'patient': {'hardness': 0}}",
         "/patient/hardness: 0 stands here (it should be a whole number from 1 to 6)"},
        {"{'patient': {'hardness': 2.5}}",
         "/patient/hardness: 2.5 stands here (it should be a whole number from 1 to 6)"},
        {"{'patient': {'hardness': '2'}}", "/patient/hardness: \"2\" stands here (it "
                                           "should be a whole number from 1 to 6)"},
        {"{'patient': {'hardness': 0.4000000000000000000000000000000000001}}",
         "/patient/hardness: a number stands here (it should be "
         "a "
         "whole number from 1 to 6)"},
        {"{'patient': {'faults': {}}}",
         "/patient/faults: an object stands here (it should be a list of records)"},
        {"{'patient': {'unanswered': 'rot'}}",
         "/patient/unanswered: a text stands here (it should be a list of terms)"},
        {"{'patient': {'unanswered': ['rott']}}",
         "/patient/unanswered/0: \"rott\" is no known term here (did you mean \"rot\"?)"},
        {"{'patient': {'unanswered': ['gap']}}",
         "/patient/unanswered/0: \"gap\" means both \"split\" and \"varnish\" (write the "
         "one)"},
        {"{'request': {'treatment': ['sanding']}}",
         "/request/treatment: there is no member of this name (did you mean "
         "\"treatments\"?)"},
        {"{'request': {'treatments': 'sanding'}}",
         "/request/treatments: a text stands here (it should be a list of terms)"},
        {"{'request': {'treatments': []}}",
         "/request/treatments: the list is empty (name the treatments, or leave the "
         "member out)"},
        {"{'request': {'treatments': ['sanding', 'rot']}}",
         "/request/treatments/1: \"rot\" is a term of fault (one of work belongs here)"},
        {"{'request': {'areas': []}}",
         "/request/areas: the list is empty (name the areas, or leave the member out)"},
        {"{'request': {'areas': [null]}}",
         "/request/areas/0: null stands here (it should be a term of the vocabulary)"},
        {"{'request': {'date': '2026-06'}}",
         "/request/date: \"2026-06\" is no date (write YYYY-MM-DD, a day that exists)"},
        {"{'request': {'date': '2026-02-29'}}",
         "/request/date: \"2026-02-29\" is no date (write YYYY-MM-DD, a day that "
         "exists)"},
        {"{'request': {'details': []}}",
         "/request/details: a list stands here (it should be an object of details)"},
        {"{'request': {'details': {'tol': 'plane'}}}",
         "/request/details/tol: the schema has no such detail (did you mean \"tool\"?)"},
        {"{'request': {'details': {'weather': 'fine'}}}",
         "/request/details/weather: the schema has no such detail (see "
         "rules/schema.lua)"},
        {"{'request': {'details': {'tool': 'axe'}}}",
         "/request/details/tool: \"axe\" does not fit here (one of: plane, scraper, "
         "belt)"},
        {"{'request': {'details': {'colour': 3}}}",
         "/request/details/colour: a number stands here (it should be a text)"},
        {"{'patient': {}, 'patient': {}}",
         "/patient: the member \"patient\" is given twice"},
    };
    struct workshop shop;
    workshop_open(&shop, NO_RULES);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *refusal = arena_format(&shop.arena, "EDOCUMENT %s", rows[i].refusal);
        const char *got = workshop_refusal(&shop, rows[i].document);
        if (strncmp(got, refusal, strlen(refusal)) != 0) {
            assert_string_equal(got, refusal);
        }
    }
    workshop_close(&shop);
}

static void a_refusal_has_the_line_and_the_column(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, NO_RULES);
    aftercare_document document = workshop_document(
        &shop, "{\n  'patient': {\n    'marks': [],\n    'wood': 'elm'\n  }\n}");
    aftercare_json answer = {0};
    aftercare_error err = {0};

    assert_int_equal(
        aftercare_assess(shop.assessor, &document, WORKSHOP_TODAY, &answer, &err),
        AFTERCARE_EDOCUMENT);

    assert_string_equal(err.place, "doc");
    assert_int_equal(err.line, 4);
    assert_int_equal(err.column, 13);
    workshop_close(&shop);
}

static void members_of_ones_own_are_passed_over_everywhere(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, NO_RULES);

    const struct facts *facts = facts_of(
        &shop, "{'x_a': 1, 'patient': {'x_b': null, 'faults': [{'code':'rot','x_c':[]}]},"
               " 'request': {'x_d': {}, 'details': {'x_e': 3, 'tool': null}}}");

    assert_int_equal(known_of(facts, "faults")->count, 1);
    assert_int_equal(facts->details_count, 0);
    workshop_close(&shop);
}

static void unanswered_terms_are_kept(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, NO_RULES);

    const struct facts *facts = facts_of(
        &shop, "{'patient': {'unanswered': ['rot', 'standing_indoors', 'rot']}}");

    assert_string_equal(terms_text(&shop, facts->unanswered, facts->unanswered_count),
                        "rot standing_indoors");
    workshop_close(&shop);
}

static void no_null_in_a_list_counts_as_an_entry(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, NO_RULES);

    assert_string_equal(workshop_refusal(&shop, "{'patient': {'faults': [null]}}"),
                        "EDOCUMENT /patient/faults/0: null stands here (it should be an "
                        "object with a \"code\")");
    workshop_close(&shop);
}

static void each_failing_allocation_is_told(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, NO_RULES);
    const struct json_document *document = json_of(
        &shop, "{'patient': {'faults': [{'code':'rot','area':'top'}], 'unanswered':"
               " ['worm'], 'wishes': [{'code':'smooth','area':'leg'}]},"
               " 'request': {'treatments': ['sanding'], 'details': {'tool': 'plane'}}}");
    struct date today = day_of(WORKSHOP_TODAY);
    struct asked asked = {.today = &today};
    aftercare_status status = AFTERCARE_ENOMEM;
    size_t limit = 0;

    for (; status == AFTERCARE_ENOMEM && limit < 10000; limit += 8) {
        struct arena arena;
        struct facts *facts = NULL;
        aftercare_error err = {0};
        arena_init(&arena, &system_allocator, limit + 1);
        status = facts_read(&facts, &arena, schema_of(&shop), document, &asked, &err);
        assert_int_equal(err.status, status);
        assert_int_equal(facts == NULL, status != AFTERCARE_OK);
        arena_clear(&arena);
    }

    assert_int_equal(status, AFTERCARE_OK);
    assert_true(limit > 100);
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_absent_member_is_unknown_and_an_empty_list_is_not),
        cmocka_unit_test(every_type_of_fact_is_read),
        cmocka_unit_test(without_patient_and_request_nothing_is_known),
        cmocka_unit_test(terms_of_a_request_come_once_and_in_the_order_of_ids),
        cmocka_unit_test(areas_of_the_wishes_stand_for_an_absent_request),
        cmocka_unit_test(the_host_may_ask_about_another_day_and_other_treatments),
        cmocka_unit_test(a_treatment_that_the_host_asks_about_must_be_known),
        cmocka_unit_test(a_request_needs_a_day_when_nobody_says_which_it_is),
        cmocka_unit_test(what_the_schema_does_not_allow_is_refused_at_its_place),
        cmocka_unit_test(a_refusal_has_the_line_and_the_column),
        cmocka_unit_test(members_of_ones_own_are_passed_over_everywhere),
        cmocka_unit_test(unanswered_terms_are_kept),
        cmocka_unit_test(no_null_in_a_list_counts_as_an_entry),
        cmocka_unit_test(each_failing_allocation_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
