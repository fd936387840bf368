#include "core/rules/trace.h"

#include "tests/unit/facts/reading.h"

// The facts that the one rule's finding rests on, or that are missing from it.
static void check(const char *when, const char *patient, const char *facts) {
    struct workshop shop;
    char rules[600];
    (void)snprintf(rules, sizeof rules,
                   "bar 'x' { works = 'sanding', when = %s, grade = 'never' }", when);
    workshop_open(&shop, rules);
    const struct json *answer = workshop_judge(&shop, patient);
    assert_string_equal(
        arena_format(&shop.arena, "%s of %s: %s", when, patient,
                     workshop_at(&shop, answer, "/treatments/0/findings/*/facts/*")),
        arena_format(&shop.arena, "%s of %s: %s", when, patient, facts));
    workshop_close(&shop);
}

struct row {
    const char *when, *patient, *facts;
};

#define ROT "{'code':'rot','status':'present'}"
#define WORM "{'code':'worm','status':'present'}"

static void a_certain_finding_names_the_facts_that_it_rests_on(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"fault 'rot' :now()", "'faults': [" WORM ", " ROT "]",
         "[['/patient/faults/1']]"},
        {"fault 'rot' :now()", "'faults': [" ROT ", " ROT "]",
         "[['/patient/faults/0','/patient/faults/1']]"},
        {"fault 'rot' :now() & indoors :yes()", "'indoors': true, 'faults': [" ROT "]",
         "[['/patient/indoors','/patient/faults/0']]"},
        // Each once, though two tests rest on it.
        {"fault 'rot' :now() & fault 'rot' :ever()", "'faults': [" ROT "]",
         "[['/patient/faults/0']]"},
        {"fault 'rot' :now() & fault 'damage' :now()", "'faults': [" ROT "]",
         "[['/patient/faults/0']]"},
        // Of two that would do, both when both hold, else the one that does.
        {"fault 'rot' :now() | fault 'worm' :now()", "'faults': [" ROT ", " WORM "]",
         "[['/patient/faults/0','/patient/faults/1']]"},
        {"fault 'rot' :now() | fault 'worm' :now()", "'faults': [" WORM "]",
         "[['/patient/faults/0']]"},
        // That there is none is a fact of the whole list.
        {"~fault 'rot' :now()", "'faults': [" WORM "]", "[['/patient/faults']]"},
        {"~(fault 'rot' :now() & indoors :yes())", "'faults': [], 'indoors': false",
         "[['/patient/indoors','/patient/faults']]"},
        {"~(fault 'rot' :now() & indoors :yes())",
         "'faults': [" ROT "], 'indoors': false", "[['/patient/indoors']]"},
        {"~~fault 'rot' :now()", "'faults': [" ROT "]", "[['/patient/faults/0']]"},
        {"age :at_least 'P1Y' & hardness :is(2) & wood :is 'oak'",
         "'made': '1990', 'hardness': 2, 'wood': 'oak'",
         "[['/patient/made','/patient/wood','/patient/hardness']]"},
        {"area 'table'", "", "[['/request/areas']]"},
        {"option 'drying' :is 'slow'", "", "[[]]"},
        {"mark 'stamp'", "'marks': [{'code':'stamp'}]", "[['/patient/marks/0']]"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check(rows[i].when, rows[i].patient, rows[i].facts);
    }
}

static void an_open_finding_names_what_is_missing(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"fault 'rot' :now()", "'faults': null", "[['/patient/faults']]"},
        {"fault 'rot' :now()", "'faults': [], 'unanswered': ['rot']",
         "[['/patient/faults']]"},
        {"indoors :yes() & wood :is 'oak'", "", "[['/patient/wood','/patient/indoors']]"},
        {"indoors :yes() & wood :is 'oak'", "'wood': 'oak'", "[['/patient/indoors']]"},
        {"~indoors :yes()", "", "[['/patient/indoors']]"},
        // Whether it is over; since when it is; when it ended.
        {"fault 'rot' :now()", "'faults': [{'code':'rot'}]",
         "[['/patient/faults/0/mended']]"},
        {"fault 'rot' :now()", "'faults': [{'code':'rot','seen':'2026'}]",
         "[['/patient/faults/0/seen']]"},
        {"coat 'varnish' :within 'P6M'",
         "'coats': [{'code':'varnish','status':'stopped'}]",
         "[['/patient/coats/0/ended']]"},
        {"event 'flood' :within 'P6M'", "'events': [{'code':'flood'}]",
         "[['/patient/events/0/day']]"},
        {"event 'flood' :within 'P6M'", "'events': [{'code':'flood','day':'2025-12'}]",
         "[['/patient/events/0/day']]"},
        // Two questions about one list are one fact.
        {"fault 'rot' :now() & fault 'worm' :now()", "'faults': null",
         "[['/patient/faults']]"},
        // Where it is.
        {"fault 'rot' :now() :here()", "'faults': [" ROT "]",
         "[['/patient/faults/0/area']]"},
        {"fault 'rot' :now() :here()", "'faults': [{'code':'rot'}]",
         "[['/patient/faults/0/area','/patient/faults/0/mended']]"},
        {"fault 'rot' :now() :here()", "'faults': [{'code':'rot','area':'top'}]",
         "[['/patient/faults/0/mended']]"},
        // Only the records that are open.
        {"fault 'rot' :now() & indoors :yes()",
         "'faults': [{'code':'rot','status':'gone'}, " ROT "]", "[['/patient/indoors']]"},
        {"fault 'rot' :now() | indoors :yes()", "'faults': [{'code':'rot'}]",
         "[['/patient/indoors','/patient/faults/0/mended']]"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check(rows[i].when, rows[i].patient, rows[i].facts);
    }
}

static void an_area_that_nobody_named_is_missing(void **state) {
    (void)state;
    static const struct {
        const char *when, *patient, *facts;
    } rows[] = {
        {"area 'top'", "", "['/request/areas']"},
        {"fault 'rot' :now() :here()",
         "'faults': [{'code':'rot','status':'present','area':'top'}]",
         "['/request/areas']"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        char rules[600];
        (void)snprintf(rules, sizeof rules,
                       "bar 'x' { works = 'sanding', when = %s, grade = 'never' }",
                       rows[i].when);
        workshop_open(&shop, rules);
        const struct json *answer = workshop_assess(
            &shop, arena_format(&shop.arena,
                                "{'patient': {%s}, 'request': {'treatments': "
                                "['sanding']}}",
                                rows[i].patient));
        assert_part(&shop, answer, "/treatments/0/findings/0/facts", rows[i].facts);
        workshop_close(&shop);
    }
}

// Where the request says no areas, those of the wishes stand for them.
static void areas_of_records_are_named_where_they_stand(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"area 'top'", "[{'code':'smooth','area':'top_left'}]", "['/patient/wishes/0']"},
        {"area 'top'", "[{'code':'smooth','area':'leg'}, {'code':'shiny','area':'top'}]",
         "['/patient/wishes/1']"},
        {"~area 'top'", "[{'code':'smooth','area':'leg'}]", "['/patient/wishes']"},
        {"area 'top'", "[{'code':'smooth'}]", "['/request/areas']"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        char rules[600];
        (void)snprintf(rules, sizeof rules,
                       "bar 'x' { works = 'sanding', when = %s, grade = 'never' }",
                       rows[i].when);
        workshop_open(&shop, rules);
        const struct json *answer = workshop_assess(
            &shop, arena_format(&shop.arena,
                                "{'patient': {'wishes': %s}, 'request': {'treatments': "
                                "['sanding']}}",
                                rows[i].patient));
        assert_part(&shop, answer, "/treatments/0/findings/0/facts", rows[i].facts);
        workshop_close(&shop);
    }
}

static void a_place_is_written_as_a_pointer(void **state) {
    (void)state;
    static const struct fact faults = {.name = {"faults", 6}};
    static const struct {
        struct fact_place place;
        const char *pointer;
    } rows[] = {
        {{.fact = &faults, .record = -1}, "/patient/faults"},
        {{.fact = &faults, .record = 12}, "/patient/faults/12"},
        {{.fact = &faults, .record = 0, .member = {"seen", 4}}, "/patient/faults/0/seen"},
        {{.record = -1, .member = {"areas", 5}}, "/request/areas"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char out[64];
        char small[8];
        assert_string_equal(fact_place_pointer(out, sizeof out, &rows[i].place),
                            rows[i].pointer);
        assert_int_equal(strlen(fact_place_pointer(small, sizeof small, &rows[i].place)),
                         7);
    }
}

static void places_are_kept_once_and_in_order(void **state) {
    (void)state;
    static const struct fact first = {.index = 0};
    static const struct fact second = {.index = 1};
    const struct fact_place places[] = {
        {.record = -1, .member = {"areas", 5}},
        {.fact = &second, .record = 2},
        {.fact = &second, .record = 1, .member = {"seen", 4}},
        {.fact = &first, .record = 3},
        {.fact = &second, .record = 1, .member = {"area", 4}},
        {.fact = &second, .record = -1},
    };
    const size_t order[] = {3, 5, 4, 2, 1, 0};
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    struct trace trace = {.arena = &arena};

    for (size_t i = 0; i < 12; i++) {
        trace_add(&trace, places[i % 6]);
    }

    assert_int_equal(trace.count, 6);
    for (size_t i = 0; i < 6; i++) {
        assert_true(fact_place_equal(&trace.places[i], &places[order[i]]));
    }
    assert_false(trace.is_out_of_memory);
    arena_clear(&arena);
}

static void no_memory_for_a_place_is_told(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena, &system_allocator, 1);
    struct trace trace = {.arena = &arena};

    trace_add(&trace, (struct fact_place){.record = 1});

    assert_true(trace.is_out_of_memory);
    assert_int_equal(trace.count, 0);
    arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_certain_finding_names_the_facts_that_it_rests_on),
        cmocka_unit_test(an_open_finding_names_what_is_missing),
        cmocka_unit_test(an_area_that_nobody_named_is_missing),
        cmocka_unit_test(areas_of_records_are_named_where_they_stand),
        cmocka_unit_test(a_place_is_written_as_a_pointer),
        cmocka_unit_test(places_are_kept_once_and_in_order),
        cmocka_unit_test(no_memory_for_a_place_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
