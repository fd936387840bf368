#include "core/facts/record.h"

#include "tests/unit/facts/reading.h"

#define NO_RULES "-- none\n"

static const struct record *only_record(struct workshop *shop, const char *fact,
                                        const char *entry) {
    const struct facts *facts = facts_of(
        shop, arena_format(&shop->arena, "{'patient': {'%s': [%s]}}", fact, entry));
    const struct known *known = known_of(facts, fact);
    assert_true(known->is_known);
    assert_int_equal(known->count, 1);
    return &known->records[0];
}

static void dates_and_status_say_from_when_until_when(void **state) {
    (void)state;
    static const struct {
        const char *name, *fact, *entry, *begins, *ends;
    } rows[] = {
        {"whole days", "faults",
         "{'code':'rot','seen':'2026-01-02','mended':'2026-03-04'}",
         "2026-01-02..2026-01-02", "2026-03-04..2026-03-04"},
        {"parts of dates", "faults", "{'code':'rot','seen':'2025','mended':'2026-02'}",
         "2025-01-01..2025-12-31", "2026-02-01..2026-02-28"},
        {"seen and not mended is still there", "faults",
         "{'code':'rot','seen':'2026-01-02'}", "2026-01-02..2026-01-02", "never..never"},
        {"nothing said: nobody knows whether", "faults", "{'code':'rot'}", "ever..ever",
         "ever..never"},
        {"present", "faults", "{'code':'rot','status':'present'}", "ever..ever",
         "never..never"},
        {"present wins over an end that has passed", "faults",
         "{'code':'rot','status':'present','mended':'2026-03-04'}", "ever..ever",
         "never..never"},
        {"present until a planned end", "faults",
         "{'code':'rot','status':'present','mended':'2026-09-01'}", "ever..ever",
         "2026-09-01..2026-09-01"},
        {"gone, nobody knows since when", "faults", "{'code':'rot','status':'gone'}",
         "ever..ever", "ever..2026-06-15"},
        {"gone, but not before it was seen", "faults",
         "{'code':'rot','status':'gone','seen':'2026-05'}", "2026-05-01..2026-05-31",
         "2026-05-01..2026-06-15"},
        {"gone, with its day", "faults",
         "{'code':'rot','status':'gone','mended':'2026-05-20'}", "ever..ever",
         "2026-05-20..2026-05-20"},
        {"resting is not present", "faults", "{'code':'rot','status':'resting'}",
         "ever..ever", "ever..2026-06-15"},
        // A part of a date stands for the days that the rest of the entry allows.
        {"present, so it has begun", "faults",
         "{'code':'rot','status':'present','seen':'2026'}", "2026-01-01..2026-06-15",
         "never..never"},
        {"present, so its end is to come", "faults",
         "{'code':'rot','status':'present','mended':'2026-06'}", "ever..ever",
         "2026-06-16..2026-06-30"},
        {"gone, so its end has come", "faults",
         "{'code':'rot','status':'gone','mended':'2026-06'}", "ever..ever",
         "2026-06-01..2026-06-15"},
        {"gone, so it has begun", "faults",
         "{'code':'rot','status':'gone','seen':'2026'}", "2026-01-01..2026-06-15",
         "2026-01-01..2026-06-15"},
        {"it begins no later than it ends", "faults",
         "{'code':'rot','seen':'2026','mended':'2026-03'}", "2026-01-01..2026-03-31",
         "2026-03-01..2026-03-31"},
        {"it ends no earlier than it begins", "faults",
         "{'code':'rot','seen':'2026-03-20','mended':'2026'}", "2026-03-20..2026-03-20",
         "2026-03-20..2026-12-31"},
        // Where status and dates contradict each other, the dates count.
        {"gone, yet still to end", "faults",
         "{'code':'rot','status':'gone','seen':'2026','mended':'2026-09-01'}",
         "2026-01-01..2026-09-01", "2026-09-01..2026-09-01"},
        {"gone, yet still to begin", "faults",
         "{'code':'rot','status':'gone','seen':'2026-09-01'}", "2026-09-01..2026-09-01",
         "2026-09-01..never"},
        {"present, yet still to begin", "faults",
         "{'code':'rot','status':'present','seen':'2026-09-01'}",
         "2026-09-01..2026-09-01", "never..never"},
        {"an event of one day", "events", "{'code':'flood','day':'2026-06-01'}",
         "2026-06-01..2026-06-01", "2026-06-01..2026-06-01"},
        {"an event in a month", "events", "{'code':'flood','day':'2026-05'}",
         "2026-05-01..2026-05-31", "2026-05-01..2026-05-31"},
        {"an event some day", "events", "{'code':'flood'}", "ever..ever",
         "ever..2026-06-15"},
        {"a record without time", "marks", "{'code':'stamp'}", "ever..ever",
         "never..never"},
        {"null is absent", "faults",
         "{'code':'rot','seen':null,'mended':null,'status':null,'area':null}",
         "ever..ever", "ever..never"},
    };
    struct workshop shop;
    workshop_open(&shop, NO_RULES);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct record *record = only_record(&shop, rows[i].fact, rows[i].entry);
        assert_string_equal(arena_format(&shop.arena, "%s: %s, %s", rows[i].name,
                                         days_text(&shop, record->begins),
                                         days_text(&shop, record->ends)),
                            arena_format(&shop.arena, "%s: %s, %s", rows[i].name,
                                         rows[i].begins, rows[i].ends));
    }
    workshop_close(&shop);
}

static void what_is_gone_ended_at_the_latest_on_the_day_asked_about(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, NO_RULES);

    const struct facts *facts =
        facts_of(&shop, "{'patient': {'faults': [{'code':'rot','status':'gone'}]},"
                        " 'request': {'date': '2026-02-03'}}");

    assert_string_equal(days_text(&shop, known_of(facts, "faults")->records[0].ends),
                        "ever..2026-02-03");
    workshop_close(&shop);
}

static void a_record_knows_its_place_its_area_and_its_status(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, NO_RULES);

    const struct facts *facts = facts_of(
        &shop, "{'patient': {'faults': [{'code':'rot'},"
               " {'code':'dry rot','area':'top','status':'resting','x_note':[1]}]}}");
    const struct record *records = known_of(facts, "faults")->records;
    const struct fact *fact = schema_fact(facts->schema, TEXT("faults"));
    const struct status *status = &fact->statuses[records[1].status];

    assert_null(records[0].area);
    assert_int_equal(records[0].status, -1);
    assert_int_equal(records[1].index, 1);
    assert_true(text_is(records[1].code->id, "rot"));
    assert_true(text_is(records[1].area->id, "top"));
    assert_true(text_is(status->name, "resting"));
    workshop_close(&shop);
}

static void
an_entry_that_the_schema_does_not_allow_is_refused_at_its_place(void **state) {
    (void)state;
    static const struct {
        const char *fact, *entry, *refusal;
    } rows[] = {
        {"faults", "7",
         "/patient/faults/0: a number stands here (it should be an object with a "
         "\"code\")"},
        {"faults", "{}", "/patient/faults/0: the entry has no \"code\" (name the term)"},
        {"faults", "{'code': null}",
         "/patient/faults/0: the entry has no \"code\" (name the term)"},
        {"faults", "{'code': 3}",
         "/patient/faults/0/code: a number stands here (it should be a term of the "
         "vocabulary)"},
        {"faults", "{'code': 'crakc'}",
         "/patient/faults/0/code: \"crakc\" is no known term here (did you mean "
         "\"crack\"?)"},
        {"faults", "{'code': 'varnish'}",
         "/patient/faults/0/code: \"varnish\" is a term of coat (one of fault belongs "
         "here)"},
        {"faults", "{'code': 'D2'}",
         "/patient/faults/0/code: \"D2\" means both \"crack\" and \"split\" (write the "
         "one)"},
        {"faults", "{'code': 'rot', 'area': 'lid'}",
         "/patient/faults/0/area: \"lid\" is no known term here (the terms stand in the "
         "vocabulary)"},
        {"faults", "{'code': 'rot', 'area': 'rot'}",
         "/patient/faults/0/area: \"rot\" is a term of fault (one of part belongs here)"},
        {"faults", "{'code': 'rot', 'status': 'absent'}",
         "/patient/faults/0/status: \"absent\" does not fit here (one of: gone, "
         "present, resting)"},
        {"faults", "{'code': 'rot', 'status': true}",
         "/patient/faults/0/status: true or false stands here (it should be one of: "
         "gone, present, resting)"},
        {"faults", "{'code': 'rot', 'seen': '2026-02-30'}",
         "/patient/faults/0/seen: \"2026-02-30\" is no date (write YYYY-MM-DD, or "
         "YYYY-MM or YYYY where no more is known)"},
        {"faults", "{'code': 'rot', 'mended': 20260101}",
         "/patient/faults/0/mended: a number stands here (it should be a date such as "
         "\"2026-11-22\")"},
        {"faults", "{'code': 'rot', 'seen': '2026-03', 'mended': '2026-02'}",
         "/patient/faults/0/mended: it ended before it began (\"mended\" must not lie "
         "before \"seen\")"},
        {"faults", "{'code': 'rot', 'sen': '2026'}",
         "/patient/faults/0/sen: an entry of faults has no member of this name (did you "
         "mean \"seen\"?)"},
        {"faults", "{'code': 'rot', 'because': 'x'}",
         "/patient/faults/0/because: an entry of faults has no member of this name "
         "(members of your own begin with \"x_\")"},
        {"faults", "{'code': 'rot', 'x_': 1}",
         "/patient/faults/0/x_: an entry of faults has no member of this name (members "
         "of your own begin with \"x_\")"},
        {"coats", "{'code': 'varnish', 'area': 'top'}",
         "/patient/coats/0/area: an entry of coats has no member of this name (members "
         "of your own begin with \"x_\")"},
        {"marks", "{'code': 'stamp', 'status': 'present'}",
         "/patient/marks/0/status: an entry of marks has no member of this name (members "
         "of your own begin with \"x_\")"},
        {"events", "{'code': 'flood', 'days': '2026'}",
         "/patient/events/0/days: an entry of events has no member of this name (did you "
         "mean \"day\"?)"},
    };
    struct workshop shop;
    workshop_open(&shop, NO_RULES);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *document = arena_format(&shop.arena, "{'patient': {'%s': [%s]}}",
                                            rows[i].fact, rows[i].entry);
        const char *refusal = arena_format(&shop.arena, "EDOCUMENT %s", rows[i].refusal);
        assert_string_equal(workshop_refusal(&shop, document), refusal);
    }
    workshop_close(&shop);
}

static void an_end_in_the_same_month_as_the_beginning_is_fine(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, NO_RULES);

    const struct record *record = only_record(
        &shop, "faults", "{'code':'rot','seen':'2026-03-20','mended':'2026-03'}");

    assert_string_equal(days_text(&shop, record->ends), "2026-03-20..2026-03-31");
    workshop_close(&shop);
}

static void a_fact_may_have_many_statuses(void **state) {
    (void)state;
    enum { COUNT = 20 };
    static char names[COUNT][8];
    struct status statuses[COUNT];
    struct workshop shop;
    workshop_open(&shop, NO_RULES);
    for (size_t i = 0; i < COUNT; i++) {
        (void)snprintf(names[i], sizeof names[i], "s%02zu", i);
        statuses[i] = (struct status){text_of(names[i]), STATUS_PAST};
    }
    struct fact fact = *schema_fact(schema_of(&shop), TEXT("faults"));
    fact.statuses = statuses;
    fact.statuses_count = COUNT;
    aftercare_error err = {0};
    struct json_document *document = json_of(&shop, "{'code': 'rot', 'status': 's19'}");
    struct reading reading = {&shop.arena, schema_of(&shop), document, &err};
    struct record record;

    assert_int_equal(
        record_read(&record, &reading, &fact, document->root, day_of(WORKSHOP_TODAY)),
        AFTERCARE_OK);

    assert_int_equal(record.status, 19);
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_and_status_say_from_when_until_when),
        cmocka_unit_test(what_is_gone_ended_at_the_latest_on_the_day_asked_about),
        cmocka_unit_test(a_record_knows_its_place_its_area_and_its_status),
        cmocka_unit_test(an_entry_that_the_schema_does_not_allow_is_refused_at_its_place),
        cmocka_unit_test(an_end_in_the_same_month_as_the_beginning_is_fine),
        cmocka_unit_test(a_fact_may_have_many_statuses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
