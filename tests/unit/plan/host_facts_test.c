// Putting facts in one by one: what is refused, and that nothing of it stays.
#include "tests/unit/base/failing.h"
#include "tests/unit/plan/host.h"

#define RULES                                                                            \
    "bar 'rot' { works = 'sanding', grade = 'later', when = fault 'rot' :within 'P6M' "  \
    ":here() }\n"                                                                        \
    "bar 'wood' { works = 'sanding', grade = 'care', when = wood :is 'pine' & mark "     \
    "'stamp' }\n"                                                                        \
    "bar 'asks' { works = 'sanding', grade = 'care', when = function(facts) return "     \
    "facts:hardness():value() > 3 end }\n"
#define ENTRIES_MAX 1000
#define BYTES_MAX (1 << 20)

static aftercare_facts *facts_new(const struct workshop *shop) {
    aftercare_facts *facts = NULL;
    aftercare_error err = {0};
    assert_int_equal(aftercare_facts_new(&facts, shop->rules, &err), AFTERCARE_OK);
    return facts;
}

static const char *line(struct workshop *shop, aftercare_status status,
                        const aftercare_error *err) {
    assert_int_equal(err->status, status);
    assert_int_equal(err->line, status && *err->place != 'd' ? 0 : err->line);
    return arena_format(&shop->arena, "%s %s %s", aftercare_status_name((int)status),
                        err->pointer, err->sentence);
}

static const char *answer_of(struct workshop *shop, aftercare_facts *facts) {
    aftercare_json answer = {0};
    aftercare_error err = {0};
    aftercare_status status = host_assess(shop->assessor, facts, &answer, &err);
    return status ? line(shop, status, &err)
                  : arena_copy(&shop->arena, answer.text, answer.len);
}

static void what_does_not_fit_is_refused_as_in_a_document(void **state) {
    (void)state;
    static const char *const rows[] = {
        "{'patient': {'woods': 'oak'}}",
        "{'patient': {'wood': 'elm'}}",
        "{'patient': {'wood': true}}",
        "{'patient': {'wood': 3}}",
        "{'patient': {'indoors': 'yes'}}",
        "{'patient': {'indoors': []}}",
        "{'patient': {'indoors': [{'code': 'rot'}]}}",
        "{'patient': {'hardness': 7}}",
        "{'patient': {'hardness': -9007199254740992}}",
        "{'patient': {'hardness': '3'}}",
        "{'patient': {'made': '2026-02-30'}}",
        "{'patient': {'made': '2026-13'}}",
        "{'patient': {'made': 1999}}",
        "{'patient': {'id': false}}",
        "{'patient': {'faults': true}}",
        "{'patient': {'faults': 'rot'}}",
        "{'patient': {'faults': [{'code': 'rotten'}]}}",
        "{'patient': {'faults': [{'code': 'oil'}]}}",
        "{'patient': {'faults': [{'code': 'rot'}, {'code': 'rot', 'area': 'lid'}]}}",
        "{'patient': {'faults': [{'code': 'rot', 'seen': 'yesterday'}]}}",
        "{'patient': {'faults': [{'code': 'rot', 'sen': '2026'}]}}",
        "{'patient': {'faults': [{'code': 'rot', 'colour': 'red'}]}}",
        "{'patient': {'faults': [{'code': 'rot', 'status': 'there'}]}}",
        "{'patient': {'faults': [{'code': 'rot', 'seen': '2026', 'mended': '2025'}]}}",
        "{'patient': {'faults': [{'area': 'leg'}]}}",
        "{'patient': {'coats': [{'code': 'oil', 'area': 'leg'}]}}",
        "{'patient': {'unanswered': ['rot', 'rott']}}",
        "{'patient': {'unanswered': ['gap']}}",
        "{'request': {'treatments': ['sandin']}}",
        "{'request': {'treatments': ['sanding', 'leg']}}",
        "{'request': {'areas': ['lag']}}",
        "{'request': {'details': {'tol': 'plane'}}}",
        "{'request': {'details': {'tool': 'axe'}}}",
        "{'request': {'date': '2026-6-15'}}",
        "{'request': {'date': '2026'}}",
        "{'request': {}}",
    };
    struct workshop shop;
    workshop_open(&shop, RULES);
    aftercare_facts *facts = facts_new(&shop);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        aftercare_document document = workshop_document(&shop, rows[i]);
        struct host host =
            host_of(workshop_read(&shop, (aftercare_json){document.text, document.len}));
        aftercare_error wanted = {0};
        aftercare_error err = {0};
        aftercare_json answer = {0};
        bool is_day_missing = strcmp(rows[i], "{'request': {}}") == 0;
        const char *today = is_day_missing ? NULL : WORKSHOP_TODAY;
        aftercare_status expected =
            aftercare_assess(shop.assessor, &document, today, &answer, &wanted);
        assert_int_equal(expected, AFTERCARE_EDOCUMENT);
        aftercare_facts_clear(facts);
        aftercare_status status = host_put_request(facts, &host, &err);
        if (!status) {
            status = host_put_patient(facts, &host, &err);
        }
        if (is_day_missing) {
            status = host_assess(shop.assessor, facts, &answer, &err);
        }
        assert_string_equal(line(&shop, status, &err), line(&shop, expected, &wanted));
    }
    aftercare_facts_free(facts);
    workshop_close(&shop);
}

static const char *put_entry(struct workshop *shop, aftercare_facts *facts,
                             const char *code) {
    aftercare_error err = {0};
    return line(shop, aftercare_facts_add_entry(facts, "faults", code, NULL, 0, &err),
                &err);
}

// Puts in what is needed for an answer.
static void begin(aftercare_facts *facts) {
    aftercare_facts_clear(facts);
    assert_int_equal(aftercare_facts_request_date(facts, WORKSHOP_TODAY, NULL), 0);
    assert_int_equal(aftercare_facts_request_treatment(facts, "sanding", NULL), 0);
}

static void what_was_refused_is_not_there(void **state) {
    (void)state;
    static const aftercare_member wrong[] = {{"area", "leg"}, {"seen", "soon"}};
    struct workshop shop;
    workshop_open(&shop, RULES);
    aftercare_facts *facts = facts_new(&shop);
    begin(facts);
    const char *before = answer_of(&shop, facts);

    assert_int_equal(aftercare_facts_put_text(facts, "wood", "elm", NULL),
                     AFTERCARE_EDOCUMENT);
    assert_int_equal(aftercare_facts_put_number(facts, "hardness", 7, NULL),
                     AFTERCARE_EDOCUMENT);
    assert_int_equal(aftercare_facts_add_entry(facts, "faults", "rot", wrong, 2, NULL),
                     AFTERCARE_EDOCUMENT);
    assert_int_equal(aftercare_facts_add_unanswered(facts, "rott", NULL),
                     AFTERCARE_EDOCUMENT);

    assert_string_equal(answer_of(&shop, facts), before);
    assert_int_equal(aftercare_facts_put_text(facts, "wood", "pine", NULL), AFTERCARE_OK);
    assert_int_equal(aftercare_facts_add_entry(facts, "faults", "rot", wrong, 1, NULL),
                     AFTERCARE_OK);
    assert_non_null(strstr(answer_of(&shop, facts), "\"/patient/faults/0/mended\""));
    aftercare_facts_free(facts);
    workshop_close(&shop);
}

static void nothing_is_put_in_twice(void **state) {
    (void)state;
    static const aftercare_member areas[] = {{"area", "leg"}, {"area", "top"}};
    static const aftercare_member codes[] = {{"code", "crack"}};
    struct workshop shop;
    aftercare_error err = {0};
    workshop_open(&shop, RULES);
    aftercare_facts *facts = facts_new(&shop);
    begin(facts);
    assert_int_equal(aftercare_facts_put_flag(facts, "indoors", true, NULL), 0);
    assert_int_equal(aftercare_facts_put_none(facts, "coats", NULL), 0);
    assert_int_equal(aftercare_facts_request_detail(facts, "tool", "belt", NULL), 0);

    assert_string_equal(
        line(&shop, aftercare_facts_put_flag(facts, "indoors", true, &err), &err),
        "EDOCUMENT /patient/indoors the member \"indoors\" is given twice (remove one)");
    assert_string_equal(
        line(&shop, aftercare_facts_put_none(facts, "coats", &err), &err),
        "EDOCUMENT /patient/coats the member \"coats\" is given twice (remove one)");
    assert_string_equal(
        line(&shop, aftercare_facts_add_entry(facts, "coats", "oil", NULL, 0, &err),
             &err),
        "EDOCUMENT /patient/coats the list was put in as empty (put in that there are "
        "none, or its entries)");
    assert_string_equal(
        line(&shop, aftercare_facts_add_entry(facts, "faults", "rot", areas, 2, &err),
             &err),
        "EDOCUMENT /patient/faults/0/area the member \"area\" is given twice (remove "
        "one)");
    assert_string_equal(
        line(&shop, aftercare_facts_add_entry(facts, "faults", "rot", codes, 1, &err),
             &err),
        "EDOCUMENT /patient/faults/0/code the member \"code\" is given twice (remove "
        "one)");
    assert_string_equal(put_entry(&shop, facts, "rot"), "OK  ");
    err = (aftercare_error){0};
    assert_string_equal(
        line(&shop, aftercare_facts_put_none(facts, "faults", &err), &err),
        "EDOCUMENT /patient/faults the member \"faults\" is given twice (remove one)");
    assert_string_equal(
        line(&shop, aftercare_facts_request_date(facts, "2026-01-01", &err), &err),
        "EDOCUMENT /request/date the member \"date\" is given twice (remove one)");
    assert_string_equal(
        line(&shop, aftercare_facts_request_detail(facts, "tool", "plane", &err), &err),
        "EDOCUMENT /request/details/tool the member \"tool\" is given twice (remove "
        "one)");
    aftercare_facts_free(facts);
    workshop_close(&shop);
}

// As null and members of one's own are passed over in a document.
static void what_says_nothing_is_passed_over(void **state) {
    (void)state;
    static const aftercare_member members[] = {
        {"area", NULL}, {"x_row", "17"}, {"seen", NULL}, {"x_row", "18"}};
    struct workshop shop;
    workshop_open(&shop, RULES);
    aftercare_facts *facts = facts_new(&shop);
    begin(facts);
    const char *before = answer_of(&shop, facts);

    assert_int_equal(aftercare_facts_put_text(facts, "wood", NULL, NULL), 0);
    assert_int_equal(aftercare_facts_put_text(facts, "x_ward", "7", NULL), 0);
    assert_int_equal(aftercare_facts_put_none(facts, "x_rows", NULL), 0);
    assert_int_equal(aftercare_facts_add_entry(facts, "x_rows", "a", NULL, 0, NULL), 0);
    assert_int_equal(aftercare_facts_add_unanswered(facts, NULL, NULL), 0);
    assert_int_equal(aftercare_facts_request_area(facts, NULL, NULL), 0);
    assert_int_equal(aftercare_facts_request_date(facts, NULL, NULL), 0);
    assert_int_equal(aftercare_facts_request_detail(facts, "tool", NULL, NULL), 0);
    assert_int_equal(aftercare_facts_request_detail(facts, "x_a", "b", NULL), 0);
    aftercare_facts_free(NULL);

    assert_string_equal(answer_of(&shop, facts), before);
    assert_int_equal(aftercare_facts_add_entry(facts, "faults", "rot", members, 4, NULL),
                     AFTERCARE_OK);
    aftercare_facts_free(facts);
    workshop_close(&shop);
}

static void hostile_texts_are_refused(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, RULES);
    aftercare_facts *facts = facts_new(&shop);
    char *huge = arena_alloc(&shop.arena, BYTES_MAX + 2);
    memset(huge, 'a', BYTES_MAX + 1);
    const char *too_large = "ELIMIT /patient/id the facts are too large (all texts "
                            "together have at most 1048576 bytes)";
    const struct {
        const char *name, *value, *said;
    } rows[] = {
        {"id", "p\xFF",
         "EDOCUMENT /patient/id byte 0xFF is not UTF-8 (give every text "
         "as UTF-8)"},
        {"id", "\xC0\xAF",
         "EDOCUMENT /patient/id byte 0xC0 is not UTF-8 (give every "
         "text as UTF-8)"},
        {"id", "caf\xC3",
         "EDOCUMENT /patient/id byte 0xC3 is not UTF-8 (give every text "
         "as UTF-8)"},
        {"id", huge, too_large},
        {"", "a",
         "EDOCUMENT /patient/ the schema has no such fact (members of your own "
         "begin with \"x_\")"},
        {NULL, "a",
         "EDOCUMENT /patient/ the schema has no such fact (members of your "
         "own begin with \"x_\")"},
        {"w\xFFod", "oak",
         "EDOCUMENT /patient/w?od the schema has no such fact (did you "
         "mean \"wood\"?)"},
        {"wo\nod", "oak",
         "EDOCUMENT /patient/wo?od the schema has no such fact (did you "
         "mean \"wood\"?)"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        aftercare_error err = {0};
        assert_string_equal(
            line(&shop,
                 aftercare_facts_put_text(facts, rows[i].name, rows[i].value, &err),
                 &err),
            rows[i].said);
    }
    aftercare_error err = {0};
    assert_int_equal(aftercare_facts_put_text(facts, huge, "oak", &err),
                     AFTERCARE_EDOCUMENT);
    assert_int_equal(aftercare_facts_add_entry(facts, "faults", huge, NULL, 0, &err),
                     AFTERCARE_ELIMIT);
    assert_string_equal(err.pointer, "/patient/faults/0/code");
    aftercare_facts_free(facts);
    workshop_close(&shop);
}

static void limits_are_those_of_a_document(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, RULES);
    aftercare_facts *facts = facts_new(&shop);
    begin(facts);
    for (int i = 0; i < ENTRIES_MAX; i++) {
        assert_int_equal(aftercare_facts_add_entry(facts, "faults", "rot", NULL, 0, NULL),
                         AFTERCARE_OK);
    }

    assert_string_equal(put_entry(&shop, facts, "rot"),
                        "ELIMIT /patient/faults/1000 too many entries (a list or an "
                        "object has at most 1000)");
    assert_non_null(strstr(answer_of(&shop, facts), "\"/patient/faults/999/"));

    char *half = arena_alloc(&shop.arena, BYTES_MAX / 2 + 2);
    memset(half, 'a', BYTES_MAX / 2 + 1);
    aftercare_error err = {0};
    aftercare_facts_clear(facts);
    assert_int_equal(aftercare_facts_put_text(facts, "id", half, NULL), AFTERCARE_OK);
    assert_int_equal(aftercare_facts_request_detail(facts, "colour", half, &err),
                     AFTERCARE_ELIMIT);
    assert_string_equal(err.pointer, "/request/details/colour");
    aftercare_facts_clear(facts);
    assert_int_equal(aftercare_facts_request_detail(facts, "colour", half, NULL), 0);
    aftercare_facts_free(facts);
    workshop_close(&shop);
}

static void facts_are_of_the_assessors_rules(void **state) {
    (void)state;
    struct workshop shops[2];
    workshop_open(&shops[0], RULES);
    workshop_open(&shops[1], RULES);
    aftercare_facts *facts = facts_new(&shops[0]);
    begin(facts);

    assert_string_equal(answer_of(&shops[1], facts),
                        "EUSAGE  the facts and the assessor are of different rules (make "
                        "both of the same)");

    aftercare_facts_free(facts);
    workshop_close(&shops[1]);
    workshop_close(&shops[0]);
}

static void a_handle_is_used_again(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, RULES);
    aftercare_facts *facts = facts_new(&shop);
    begin(facts);
    const char *empty = answer_of(&shop, facts);

    assert_string_equal(put_entry(&shop, facts, "rot"), "OK  ");
    assert_int_equal(aftercare_facts_put_text(facts, "wood", "pine", NULL), 0);
    const char *full = answer_of(&shop, facts);
    assert_string_not_equal(full, empty);
    assert_string_equal(answer_of(&shop, facts), full);

    begin(facts);
    assert_string_equal(answer_of(&shop, facts), empty);
    aftercare_facts_free(facts);
    workshop_close(&shop);
}

static void questions_and_explanations_are_those_of_the_document(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, RULES);
    aftercare_facts *facts = facts_new(&shop);
    aftercare_document document = workshop_document(
        &shop, "{'patient': {'faults': [{'code': 'rot', 'seen': '2026-05'}], 'wood': "
               "'pine'}, 'request': {'date': '2026-06-15', 'treatments': ['sanding']}}");
    struct host host =
        host_of(workshop_read(&shop, (aftercare_json){document.text, document.len}));
    aftercare_json answer = {0};
    aftercare_error err = {0};
    assert_int_equal(host_put_request(facts, &host, &err), AFTERCARE_OK);
    assert_int_equal(host_put_patient(facts, &host, &err), AFTERCARE_OK);

    assert_int_equal(aftercare_ask(shop.assessor, &document, NULL, &answer, &err), 0);
    const char *asked = arena_copy(&shop.arena, answer.text, answer.len);
    assert_int_equal(
        aftercare_explain(shop.assessor, &document, NULL, "t.rot", &answer, &err), 0);
    const char *explained = arena_copy(&shop.arena, answer.text, answer.len);

    assert_int_equal(aftercare_ask_facts(shop.assessor, facts, &answer, &err), 0);
    assert_string_equal(answer.text, asked);
    assert_int_equal(
        aftercare_explain_facts(shop.assessor, facts, "t.rot", &answer, &err), 0);
    assert_string_equal(answer.text, explained);
    assert_int_equal(
        aftercare_explain_facts(shop.assessor, facts, "t.rott", &answer, &err),
        AFTERCARE_ENOTFOUND);
    aftercare_facts_free(facts);
    workshop_close(&shop);
}

static aftercare_status fetch_all(void *context, aftercare_facts *facts, const char *name,
                                  aftercare_error *err) {
    (void)context;
    return strcmp(name, "hardness") == 0 ? aftercare_facts_put_number(facts, name, 5, err)
           : strcmp(name, "wishes") == 0
               ? aftercare_facts_add_entry(facts, name, "smooth", NULL, 0, err)
               : AFTERCARE_OK;
}

// What a host does with facts, one call after the other.
static aftercare_status call(struct workshop *shop, aftercare_facts **facts, size_t step,
                             aftercare_json *answer, aftercare_error *err) {
    static const aftercare_member members[] = {{"area", "leg"}, {"seen", "2026-05"}};
    switch (step) {
    case 0:
        return aftercare_facts_new(facts, shop->rules, err);
    case 1:
        return aftercare_facts_request_date(*facts, WORKSHOP_TODAY, err);
    case 2:
        return aftercare_facts_request_treatment(*facts, "sanding", err);
    case 3:
        return aftercare_facts_request_area(*facts, "leg", err);
    case 4:
        return aftercare_facts_request_detail(*facts, "colour", "red", err);
    case 5:
        return aftercare_facts_put_text(*facts, "wood", "pine", err);
    case 6:
        return aftercare_facts_put_flag(*facts, "indoors", false, err);
    case 7:
        return aftercare_facts_put_none(*facts, "coats", err);
    case 8:
        return aftercare_facts_add_entry(*facts, "faults", "rot", members, 2, err);
    case 9:
        return aftercare_facts_add_unanswered(*facts, "crack", err);
    case 10:
        aftercare_facts_from(*facts, fetch_all, NULL);
        return host_assess(shop->assessor, *facts, answer, err);
    case 11:
        return aftercare_ask_facts(shop->assessor, *facts, answer, err);
    default:
        return aftercare_explain_facts(shop->assessor, *facts, "t.asks", answer, err);
    }
}
#define CALLS 13

static void every_call_bears_every_lack_of_memory(void **state) {
    (void)state;
    struct workshop shop;
    struct failing failing = {0};
    workshop_begin(&shop, RULES, NULL);
    aftercare_load_options options = workshop_options(&shop);
    options.allocate = failing_allocate;
    options.allocate_context = &failing;
    assert_int_equal(aftercare_rules_load(&shop.rules, &options, NULL), AFTERCARE_OK);
    size_t loaded = failing.live;
    aftercare_status status = AFTERCARE_ENOMEM;
    size_t failed = 0;
    for (size_t n = 1; status; n++) {
        aftercare_facts *facts = NULL;
        aftercare_error err = {0};
        aftercare_json answer = {"untouched", 9};
        assert_int_equal(aftercare_assessor_new(&shop.assessor, shop.rules, NULL), 0);
        failing.requests = 0;
        failing.fails_at = n;
        status = AFTERCARE_OK;
        for (size_t step = 0; !status && step < CALLS; step++) {
            answer.text = "untouched";
            status = call(&shop, &facts, step, &answer, &err);
        }
        failing.fails_at = 0;
        assert_true(status == AFTERCARE_OK || status == AFTERCARE_ENOMEM);
        assert_int_equal(err.status, status);
        assert_int_equal(strcmp(answer.text, "untouched") == 0, status != AFTERCARE_OK);
        failed += status != AFTERCARE_OK;
        aftercare_facts_free(facts);
        aftercare_assessor_free(shop.assessor);
        shop.assessor = NULL;
        assert_int_equal(failing.live, loaded);
    }
    assert_true(failed > 5);
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_does_not_fit_is_refused_as_in_a_document),
        cmocka_unit_test(what_was_refused_is_not_there),
        cmocka_unit_test(nothing_is_put_in_twice),
        cmocka_unit_test(what_says_nothing_is_passed_over),
        cmocka_unit_test(hostile_texts_are_refused),
        cmocka_unit_test(limits_are_those_of_a_document),
        cmocka_unit_test(facts_are_of_the_assessors_rules),
        cmocka_unit_test(a_handle_is_used_again),
        cmocka_unit_test(questions_and_explanations_are_those_of_the_document),
        cmocka_unit_test(every_call_bears_every_lack_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
