// Putting a session in member by member: what is refused, and that nothing of it stays.
#include "tests/unit/plan/host_session.h"

#define RULES                                                                            \
    "job 'wipe' { after = 'sanding', act = 'make', from = 'PT0S', till = 'PT24H', "      \
    "message = 'Wipe.', remind = true, when = wood :is 'oak' | mark 'stamp' }\n"         \
    "bar 'rot' { works = 'sanding', grade = 'ask' }"
#define ENTRIES_MAX 1000
#define BYTES_MAX (1 << 20)

static aftercare_facts *facts_new(const struct workshop *shop) {
    aftercare_facts *facts = NULL;
    assert_int_equal(aftercare_facts_new(&facts, shop->rules, NULL), AFTERCARE_OK);
    return facts;
}

static const char *line(struct workshop *shop, aftercare_status status,
                        const aftercare_error *err) {
    assert_int_equal(err->status, status);
    return arena_format(&shop->arena, "%s %s %s", aftercare_status_name((int)status),
                        err->pointer, err->sentence);
}

// A session that can be planned.
static void begin(aftercare_facts *facts) {
    aftercare_facts_clear(facts);
    assert_int_equal(aftercare_facts_session_id(facts, "s", NULL), 0);
    assert_int_equal(aftercare_facts_session_treatment(facts, "sanding", NULL), 0);
    assert_int_equal(aftercare_facts_session_ended(facts, "2026-06-15T12:00:00Z", NULL),
                     0);
    assert_int_equal(aftercare_facts_session_timezone(facts, "Europe/Berlin", NULL), 0);
}

static const char *plan_of(struct workshop *shop, aftercare_facts *facts) {
    const aftercare_plan *plan = NULL;
    aftercare_error err = {0};
    aftercare_status status =
        aftercare_plan_facts(shop->assessor, facts, NULL, &plan, &err);
    return status ? line(shop, status, &err)
                  : arena_format(&shop->arena, "%s%s", host_plan_text(&shop->arena, plan),
                                 plan->content);
}

static aftercare_status put_all(struct workshop *shop, aftercare_facts *facts,
                                const char *json, aftercare_error *err) {
    aftercare_document document = workshop_document(shop, json);
    const struct host host =
        host_of(workshop_read(shop, (aftercare_json){document.text, document.len}));
    aftercare_facts_clear(facts);
    aftercare_status status = host_put_session(facts, &host, err);
    return status ? status : host_put_patient(facts, &host, err);
}

// Each row but the last is a session with one mistake; rest stands behind its members.
static void what_does_not_fit_is_refused_as_in_a_document(void **state) {
    (void)state;
#define ENDED "'ended_at': '2026-06-15T12:00:00Z'"
#define ZONE "'timezone': 'UTC'"
#define WORKS "'treatments': ['sanding']"
#define REST "'id': 's', " ENDED ", " ZONE ", " WORKS
#define CHANGE(change)                                                                   \
    REST ", 'changes': [{'rule': 'wipe', 'till': 'P1D', 'by': 'j'}, {" change "}]"
    static const char *const rows[] = {
        "'id': '', " ENDED ", " ZONE ", " WORKS,
        "'id': 'a\\nb', " ENDED ", " ZONE ", " WORKS,
        ENDED ", " ZONE ", " WORKS,
        "'id': 's', " ZONE ", " WORKS,
        "'id': 's', 'ended_at': '2026-06-15', " ZONE ", " WORKS,
        "'id': 's', 'ended_at': '2026-06-15T12:00:00', " ZONE ", " WORKS,
        "'id': 's', 'ended_at': '1969-12-31T23:59:59Z', " ZONE ", " WORKS,
        "'id': 's', 'ended_at': '3000-01-01T00:00:00Z', " ZONE ", " WORKS,
        "'id': 's', " ENDED ", " WORKS,
        "'id': 's', " ENDED ", " WORKS ", 'timezone': 'Europe/Berlim'",
        "'id': 's', " ENDED ", " WORKS ", 'timezone': '../../etc/passwd'",
        "'id': 's', " ENDED ", " WORKS ", 'timezone': ''",
        "'id': 's', " ENDED ", " ZONE,
        "'id': 's', " ENDED ", " ZONE ", 'treatments': ['sandin']",
        "'id': 's', " ENDED ", " ZONE ", 'treatments': ['sanding', 'rot']",
        REST ", 'areas': ['leg', 'lag']",
        REST ", 'number': 0",
        REST ", 'number': 1001",
        REST ", 'number': -9007199254740991",
        REST ", 'products': ['varnish']",
        REST ", 'details': {'tool': 'axe'}",
        REST ", 'details': {'tol': 'plane'}",
        CHANGE("'rule': 'wpie', 'till': 'P1D', 'by': 'j'"),
        CHANGE("'rule': 'rot', 'till': 'P1D', 'by': 'j'"),
        CHANGE("'till': 'P1D', 'by': 'j'"),
        CHANGE("'rule': 'wipe', 'by': 'j'"),
        CHANGE("'rule': 'wipe', 'till': 'P1D'"),
        CHANGE("'rule': 'wipe', 'till': 'P1D', 'by': ''"),
        CHANGE("'rule': 'wipe', 'till': '3 days', 'by': 'j'"),
        CHANGE("'rule': 'wipe', 'from': 'P101Y', 'by': 'j'"),
        CHANGE("'rule': 'wipe', 'till': 'P1D', 'by': 'j', 'becos': 'damp'"),
        REST "}, 'contact': {'quiet': ['21:00', '24:00']",
        REST "}, 'contact': {'quiet': ['9 pm', '08:00']",
        REST "}, 'contact': {'quiet': ['21:00']",
        REST "}, 'patient': {'wood': 'elm'",
    };
    struct workshop shop;
    workshop_open(&shop, RULES);
    aftercare_facts *facts = facts_new(&shop);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *json = arena_format(&shop.arena, "{'session': {%s}}", rows[i]);
        aftercare_document document = workshop_document(&shop, json);
        const aftercare_plan *plan = NULL;
        aftercare_error wanted = {0};
        aftercare_error err = {0};
        aftercare_status expected =
            aftercare_plan_session(shop.assessor, &document, NULL, &plan, &wanted);
        assert_int_equal(expected, AFTERCARE_EDOCUMENT);

        aftercare_status status = put_all(&shop, facts, json, &err);
        if (!status) {
            status = aftercare_plan_facts(shop.assessor, facts, NULL, &plan, &err);
        }

        assert_null(plan);
        assert_string_equal(err.place, "facts");
        assert_int_equal(err.line, 0);
        assert_string_equal(line(&shop, status, &err), line(&shop, expected, &wanted));
    }
    aftercare_facts_free(facts);
    workshop_close(&shop);
}

static void without_a_session_there_is_nothing_to_plan(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, RULES);
    aftercare_facts *facts = facts_new(&shop);

    assert_string_equal(plan_of(&shop, facts),
                        "EDOCUMENT  a member is missing (tell of the \"session\")");

    aftercare_facts_free(facts);
    workshop_close(&shop);
}

static void what_was_refused_is_not_there(void **state) {
    (void)state;
    static const aftercare_member wrong[] = {{"till", "P1D"}, {"by", ""}};
    struct workshop shop;
    workshop_open(&shop, RULES);
    aftercare_facts *facts = facts_new(&shop);
    begin(facts);
    const char *before = plan_of(&shop, facts);

    assert_int_equal(aftercare_facts_session_treatment(facts, "waxin", NULL),
                     AFTERCARE_EDOCUMENT);
    assert_int_equal(aftercare_facts_session_area(facts, "lag", NULL),
                     AFTERCARE_EDOCUMENT);
    assert_int_equal(aftercare_facts_session_product(facts, "sanding", NULL),
                     AFTERCARE_EDOCUMENT);
    assert_int_equal(aftercare_facts_session_number(facts, 0, NULL), AFTERCARE_EDOCUMENT);
    assert_int_equal(aftercare_facts_session_detail(facts, "tool", "axe", NULL),
                     AFTERCARE_EDOCUMENT);
    assert_int_equal(aftercare_facts_session_change(facts, "wipe", wrong, 2, NULL),
                     AFTERCARE_EDOCUMENT);
    assert_int_equal(aftercare_facts_contact_quiet(facts, "21:00", "8", NULL),
                     AFTERCARE_EDOCUMENT);

    assert_string_equal(plan_of(&shop, facts), before);
    assert_int_equal(aftercare_facts_session_number(facts, 3, NULL), AFTERCARE_OK);
    assert_int_equal(aftercare_facts_contact_quiet(facts, "21:00", "08:00", NULL),
                     AFTERCARE_OK);
    assert_string_not_equal(plan_of(&shop, facts), before);
    aftercare_facts_free(facts);
    workshop_close(&shop);
}

static void nothing_is_said_twice(void **state) {
    (void)state;
    static const aftercare_member members[] = {{"till", "P1D"}, {"till", "P2D"}};
    struct workshop shop;
    aftercare_error err = {0};
    workshop_open(&shop, RULES);
    aftercare_facts *facts = facts_new(&shop);
    begin(facts);
    assert_int_equal(aftercare_facts_session_number(facts, 3, NULL), 0);
    assert_int_equal(aftercare_facts_session_detail(facts, "tool", "belt", NULL), 0);
    assert_int_equal(aftercare_facts_contact_channel(facts, "mail", NULL), 0);
    assert_int_equal(aftercare_facts_contact_to(facts, "a@b", NULL), 0);
    assert_int_equal(aftercare_facts_contact_locale(facts, "es", NULL), 0);
    assert_int_equal(aftercare_facts_contact_never_quiet(facts, NULL), 0);
    const char *before = plan_of(&shop, facts);
    const aftercare_status refused[] = {
        aftercare_facts_session_id(facts, "t", NULL),
        aftercare_facts_session_ended(facts, "2026-06-16T12:00:00Z", NULL),
        aftercare_facts_session_timezone(facts, "UTC", NULL),
        aftercare_facts_session_number(facts, 4, NULL),
        aftercare_facts_session_detail(facts, "tool", "plane", NULL),
        aftercare_facts_contact_channel(facts, "log", NULL),
        aftercare_facts_contact_to(facts, "c@d", NULL),
        aftercare_facts_contact_locale(facts, "en", NULL),
        aftercare_facts_contact_never_quiet(facts, NULL),
    };
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        assert_int_equal(refused[i], AFTERCARE_EDOCUMENT);
    }
    assert_string_equal(
        line(&shop, aftercare_facts_session_id(facts, "t", &err), &err),
        "EDOCUMENT /session/id the member \"id\" is given twice (remove one)");
    assert_string_equal(
        line(&shop, aftercare_facts_contact_quiet(facts, "21:00", "08:00", &err), &err),
        "EDOCUMENT /contact/quiet the member \"quiet\" is given twice (remove one)");
    assert_string_equal(
        line(&shop, aftercare_facts_session_change(facts, "wipe", members, 2, &err),
             &err),
        "EDOCUMENT /session/changes/0/till the member \"till\" is given twice (remove "
        "one)");

    assert_string_equal(plan_of(&shop, facts), before);
    aftercare_facts_free(facts);
    workshop_close(&shop);
}

// As null and members of one's own are passed over in a document.
static void what_says_nothing_is_passed_over(void **state) {
    (void)state;
    static const aftercare_member members[] = {
        {"from", NULL}, {"till", "P1D"}, {"x_row", "17"}, {"by", "j"}, {"x_row", "18"}};
    struct workshop shop;
    workshop_open(&shop, RULES);
    aftercare_facts *facts = facts_new(&shop);
    begin(facts);
    const char *before = plan_of(&shop, facts);

    assert_int_equal(aftercare_facts_session_id(facts, NULL, NULL), 0);
    assert_int_equal(aftercare_facts_session_ended(facts, NULL, NULL), 0);
    assert_int_equal(aftercare_facts_session_timezone(facts, NULL, NULL), 0);
    assert_int_equal(aftercare_facts_session_treatment(facts, NULL, NULL), 0);
    assert_int_equal(aftercare_facts_session_area(facts, NULL, NULL), 0);
    assert_int_equal(aftercare_facts_session_product(facts, NULL, NULL), 0);
    assert_int_equal(aftercare_facts_session_detail(facts, "tool", NULL, NULL), 0);
    assert_int_equal(aftercare_facts_session_detail(facts, "x_a", "b", NULL), 0);
    assert_int_equal(aftercare_facts_contact_channel(facts, NULL, NULL), 0);
    assert_int_equal(aftercare_facts_contact_to(facts, NULL, NULL), 0);
    assert_int_equal(aftercare_facts_contact_locale(facts, NULL, NULL), 0);
    assert_int_equal(aftercare_facts_contact_quiet(facts, NULL, NULL, NULL), 0);

    assert_string_equal(plan_of(&shop, facts), before);
    assert_int_equal(aftercare_facts_session_change(facts, "wipe", members, 5, NULL), 0);
    assert_non_null(strstr(plan_of(&shop, facts), "t.wipe - P1D j -"));
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
    const aftercare_member by_bytes[] = {{"till", "P1D"}, {"by", "j\xFF"}};
    const aftercare_member by_huge[] = {{"till", "P1D"}, {"by", huge}};
    aftercare_error err = {0};

    assert_string_equal(
        line(&shop, aftercare_facts_session_id(facts, "s\xFF", &err), &err),
        "EDOCUMENT /session/id byte 0xFF is not UTF-8 (give every text as UTF-8)");
    assert_string_equal(
        line(&shop, aftercare_facts_contact_to(facts, "\xC0\xAF", &err), &err),
        "EDOCUMENT /contact/to byte 0xC0 is not UTF-8 (give every text as UTF-8)");
    assert_string_equal(
        line(&shop, aftercare_facts_contact_quiet(facts, "21:00", "\xFF", &err), &err),
        "EDOCUMENT /contact/quiet/1 byte 0xFF is not UTF-8 (give every text as UTF-8)");
    assert_string_equal(
        line(&shop, aftercare_facts_session_change(facts, "wipe", by_bytes, 2, &err),
             &err),
        "EDOCUMENT /session/changes/0/by byte 0xFF is not UTF-8 (give every text as "
        "UTF-8)");
    assert_string_equal(
        line(&shop, aftercare_facts_session_timezone(facts, huge, &err), &err),
        "ELIMIT /session/timezone the facts are too large (all texts together have at "
        "most 1048576 bytes)");
    assert_int_equal(aftercare_facts_session_change(facts, "wipe", by_huge, 2, &err),
                     AFTERCARE_ELIMIT);
    assert_string_equal(err.pointer, "/session/changes/0/by");

    aftercare_facts_free(facts);
    workshop_close(&shop);
}

static void lists_have_the_limits_of_a_documents(void **state) {
    (void)state;
    static const aftercare_member members[] = {{"till", "P1D"}, {"by", "j"}};
    struct workshop shop;
    aftercare_error err = {0};
    workshop_open(&shop, RULES);
    aftercare_facts *facts = facts_new(&shop);
    begin(facts);
    for (int i = 0; i < ENTRIES_MAX; i++) {
        assert_int_equal(aftercare_facts_session_change(facts, "wipe", members, 2, NULL),
                         0);
        assert_int_equal(aftercare_facts_session_product(facts, "oil", NULL), 0);
    }

    assert_int_equal(aftercare_facts_session_change(facts, "wipe", members, 2, &err),
                     AFTERCARE_ELIMIT);
    assert_string_equal(err.pointer, "/session/changes/1000");
    assert_int_equal(aftercare_facts_session_product(facts, "oil", &err),
                     AFTERCARE_ELIMIT);
    assert_string_equal(err.pointer, "/session/products/1000");
    assert_int_equal(strncmp(plan_of(&shop, facts), "{", 1), 0);
    aftercare_facts_free(facts);
    workshop_close(&shop);
}

// One handle answers both, and neither answer knows of the other's question.
static void a_request_and_a_session_share_the_patient(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, RULES);
    aftercare_facts *facts = facts_new(&shop);
    aftercare_json answer = {0};
    begin(facts);
    assert_int_equal(aftercare_facts_put_text(facts, "wood", "oak", NULL), 0);
    const char *plan = plan_of(&shop, facts);

    assert_int_equal(aftercare_facts_request_date(facts, WORKSHOP_TODAY, NULL), 0);
    assert_int_equal(aftercare_facts_request_treatment(facts, "sanding", NULL), 0);
    assert_string_equal(plan_of(&shop, facts), plan);
    assert_int_equal(host_assess(shop.assessor, facts, &answer, NULL), 0);
    const char *assessed = arena_copy(&shop.arena, answer.text, answer.len);
    assert_string_equal(plan_of(&shop, facts), plan);

    aftercare_facts_clear(facts);
    assert_string_equal(plan_of(&shop, facts),
                        "EDOCUMENT  a member is missing (tell of the \"session\")");
    assert_int_equal(aftercare_facts_put_text(facts, "wood", "oak", NULL), 0);
    assert_int_equal(aftercare_facts_request_date(facts, WORKSHOP_TODAY, NULL), 0);
    assert_int_equal(aftercare_facts_request_treatment(facts, "sanding", NULL), 0);
    assert_int_equal(host_assess(shop.assessor, facts, &answer, NULL), 0);
    assert_string_equal(answer.text, assessed);
    aftercare_facts_free(facts);
    workshop_close(&shop);
}

// Puts in what decides the plan, and tries what it must not.
static aftercare_status does_what_it_must_not(void *context, aftercare_facts *facts,
                                              const char *name, aftercare_error *err) {
    struct workshop *shop = context;
    const aftercare_plan *plan = NULL;
    aftercare_json at = {0};
    const aftercare_status refused[] = {
        aftercare_facts_session_id(facts, "t", err),
        aftercare_facts_session_ended(facts, "2026-06-16T12:00:00Z", err),
        aftercare_facts_session_timezone(facts, NULL, err),
        aftercare_facts_session_number(facts, 2, err),
        aftercare_facts_session_treatment(facts, "waxing", err),
        aftercare_facts_session_area(facts, "leg", err),
        aftercare_facts_session_product(facts, "oil", err),
        aftercare_facts_session_detail(facts, "tool", "belt", err),
        aftercare_facts_session_change(facts, "wipe", NULL, 0, err),
        aftercare_facts_contact_channel(facts, "log", err),
        aftercare_facts_contact_to(facts, "a", err),
        aftercare_facts_contact_locale(facts, "es", err),
        aftercare_facts_contact_quiet(facts, "21:00", "08:00", err),
        aftercare_facts_contact_never_quiet(facts, err),
        aftercare_plan_facts(shop->assessor, facts, NULL, &plan, err),
        aftercare_plan_facts_at(shop->assessor, facts, NULL, "2026-06-16T12:00:00Z", &at,
                                err),
    };
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        assert_int_equal(refused[i], AFTERCARE_ECONFLICT);
    }
    return strcmp(name, "wood") == 0 ? aftercare_facts_put_text(facts, name, "pine", err)
           : strcmp(name, "marks") == 0
               ? aftercare_facts_add_entry(facts, name, "stamp", NULL, 0, err)
               : AFTERCARE_OK;
}

static aftercare_status fails(void *context, aftercare_facts *facts, const char *name,
                              aftercare_error *err) {
    (void)context;
    (void)facts;
    (void)name;
    (void)err;
    return AFTERCARE_EIO;
}

static void a_source_puts_facts_in_and_nothing_else(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, RULES);
    aftercare_facts *facts = facts_new(&shop);
    begin(facts);
    aftercare_facts_from(facts, fails, NULL);
    assert_string_equal(plan_of(&shop, facts), "EIO  the source could not give \"id\"");

    aftercare_facts_from(facts, does_what_it_must_not, &shop);
    const char *fetched = plan_of(&shop, facts);

    aftercare_facts_from(facts, NULL, NULL);
    assert_string_equal(plan_of(&shop, facts), fetched);
    assert_non_null(strstr(fetched, "Wipe."));
    aftercare_facts_free(facts);
    workshop_close(&shop);
}

static void facts_and_instants_must_fit(void **state) {
    (void)state;
    struct workshop shops[2];
    aftercare_json answer = {"untouched", 9};
    const aftercare_plan *plan = NULL;
    aftercare_error err = {0};
    workshop_open(&shops[0], RULES);
    workshop_open(&shops[1], RULES);
    aftercare_facts *facts = facts_new(&shops[0]);
    begin(facts);

    assert_string_equal(plan_of(&shops[1], facts),
                        "EUSAGE  the facts and the assessor are of different rules (make "
                        "both of the same)");
    assert_int_equal(
        aftercare_plan_facts_at(shops[0].assessor, facts, NULL, "noon", &answer, &err),
        AFTERCARE_EUSAGE);
    assert_int_equal(aftercare_plan_facts_at(shops[0].assessor, facts, NULL,
                                             "2026-06-15T11:59:59Z", &answer, &err),
                     AFTERCARE_EUSAGE);
    assert_int_equal(aftercare_plan_facts(shops[0].assessor, facts,
                                          &(aftercare_plan_options){.timezone = "UTC"},
                                          &plan, &err),
                     AFTERCARE_EUSAGE);
    assert_string_equal(answer.text, "untouched");
    assert_null(plan);

    aftercare_facts_free(facts);
    workshop_close(&shops[1]);
    workshop_close(&shops[0]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_does_not_fit_is_refused_as_in_a_document),
        cmocka_unit_test(without_a_session_there_is_nothing_to_plan),
        cmocka_unit_test(what_was_refused_is_not_there),
        cmocka_unit_test(nothing_is_said_twice),
        cmocka_unit_test(what_says_nothing_is_passed_over),
        cmocka_unit_test(hostile_texts_are_refused),
        cmocka_unit_test(lists_have_the_limits_of_a_documents),
        cmocka_unit_test(a_request_and_a_session_share_the_patient),
        cmocka_unit_test(a_source_puts_facts_in_and_nothing_else),
        cmocka_unit_test(facts_and_instants_must_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
