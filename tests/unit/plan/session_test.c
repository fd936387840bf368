#include "core/plan/session.h"

#include "tests/unit/facts/reading.h"

#define RULES                                                                            \
    "job 'wipe' { after = 'sanding', act = 'make', from = 'PT0S', till = 'PT24H', "      \
    "message = 'Wipe.' }\n"                                                              \
    "bar 'rot' { works = 'sanding', grade = 'ask' }"

static aftercare_status read_with(struct session *out, struct workshop *shop,
                                  const char *json, const aftercare_plan_options *options,
                                  aftercare_error *err) {
    const struct rulebase *base = shop->rules->base;
    struct session_reading from = {
        .reading = {&shop->arena, &base->schema, json_of(shop, json), err},
        .base = base,
        .zones = shop->assessor->zones,
        .options = options,
    };
    return session_read(out, &from);
}

static struct session *read_session(struct workshop *shop, const char *json,
                                    const aftercare_plan_options *options) {
    struct session *session = arena_alloc(&shop->arena, sizeof *session);
    aftercare_error err = {0};
    aftercare_status status = read_with(session, shop, json, options, &err);
    assert_string_equal(err.sentence, "");
    assert_int_equal(status, AFTERCARE_OK);
    return session;
}

static void a_session_is_read_member_by_member(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, RULES);

    const struct session *session = read_session(
        &shop,
        "{'session': {'id': 's-7', 'treatments': ['waxing', 'rub down', 'waxing'], "
        "'areas': ['leg', 'top'], 'number': 3, 'details': {'tool': 'belt'}, 'ended_at': "
        "'2026-06-15T23:30:00+00:00', 'timezone': 'Europe/Berlin', 'products': ['wax', "
        "'oil', 'wax'], 'changes': [{'rule': 'wipe', 'from': 'PT1H', 'till': 'P3D', "
        "'by': 'j', 'because': 'damp', 'x_own': 1}], 'x_own': {}},"
        " 'patient': {'id': 'p', 'wood': 'oak'},"
        " 'contact': {'channel': 'mail', 'to': 'a@b', 'locale': 'es', 'quiet': ['22:00', "
        "'07:30'], 'x_own': []}, 'x_own': null}",
        NULL);

    assert_true(text_is(session->id, "s-7"));
    assert_int_equal(session->number, 3);
    assert_string_equal(
        terms_text(&shop, session->facts->treatments, session->facts->treatments_count),
        "sanding waxing");
    assert_string_equal(
        terms_text(&shop, session->facts->areas, session->facts->areas_count), "leg top");
    assert_string_equal(terms_text(&shop, session->products, session->products_count),
                        "oil wax");
    assert_true(session->has_products);
    assert_string_equal(zone_name(session->zone), "Europe/Berlin");
    // The day is that of the patient's clock.
    assert_string_equal(date_text(&shop, session->facts->date), "2026-06-16");
    assert_true(text_is(session->facts->id, "p"));
    assert_int_equal(session->facts->details_count, 1);
    assert_int_equal(session->changes_count, 1);
    assert_true(text_is(rule_id(session->changes[0].rule), "wipe"));
    assert_int_equal(session->changes[0].till.days, 3);
    assert_int_equal(session->changes[0].from.seconds, 3600);
    assert_true(text_is(session->changes[0].because, "damp"));
    assert_true(text_is(session->channel, "mail"));
    assert_true(text_is(session->to, "a@b"));
    assert_true(text_is(session->locale, "es"));
    assert_true(session->quiet.is_given);
    assert_int_equal(session->quiet.from, 22 * 3600);
    assert_int_equal(session->quiet.till, 7 * 3600 + 1800);
    workshop_close(&shop);
}

static void most_of_a_session_may_be_absent(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, RULES);

    const struct session *session = read_session(
        &shop,
        "{'session': {'id': 's', 'treatments': ['waxing'], 'ended_at': "
        "'2026-06-15T12:00:00Z', 'timezone': 'UTC', 'number': null, 'products': "
        "null, 'changes': null}, 'patient': null, 'contact': null}",
        NULL);

    assert_int_equal(session->number, 1);
    assert_false(session->has_products);
    assert_int_equal(session->changes_count, 0);
    assert_int_equal(session->channel.len, 0);
    assert_false(session->quiet.is_given);
    assert_false(session->facts->are_areas_complete);
    assert_int_equal(session->facts->id.len, 0);
    workshop_close(&shop);
}

static void what_the_document_leaves_open_the_host_says(void **state) {
    (void)state;
    static const struct {
        const char *session, *contact, *zone;
        bool is_quiet;
        int32_t from;
    } rows[] = {
        {"", "", "America/New_York", true, 20 * 3600},
        {", 'timezone': 'UTC'", "", "UTC", true, 20 * 3600},
        {"", ", 'contact': {'quiet': ['22:00', '06:00']}", "America/New_York", true,
         22 * 3600},
        {"", ", 'contact': {'quiet': []}", "America/New_York", false, 0},
        {"", ", 'contact': {'quiet': ['08:00', '08:00']}", "America/New_York", false,
         8 * 3600},
        {"", ", 'contact': {'quiet': null}", "America/New_York", true, 20 * 3600},
    };
    struct workshop shop;
    workshop_open(&shop, RULES);
    aftercare_plan_options options = AFTERCARE_PLAN_OPTIONS;
    options.timezone = "America/New_York";
    options.quiet_from = "20:00";
    options.quiet_till = "09:00";

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *document =
            arena_format(&shop.arena,
                         "{'session': {'id': 's', 'treatments': ['waxing'], 'ended_at': "
                         "'2026-06-15T12:00:00Z'%s}%s}",
                         rows[i].session, rows[i].contact);
        const struct session *session = read_session(&shop, document, &options);
        assert_string_equal(zone_name(session->zone), rows[i].zone);
        assert_int_equal(session->quiet.is_given, rows[i].is_quiet);
        assert_int_equal(session->quiet.from, rows[i].from);
    }
    workshop_close(&shop);
}

static void hosts_that_say_nonsense_are_told(void **state) {
    (void)state;
    static const struct {
        const char *timezone, *from, *till, *sentence;
        aftercare_status status;
    } rows[] = {
        {"Europe/Berlin", "20:00", "20:00", "", AFTERCARE_OK}, // never quiet
        {"Europe/Berlin", NULL, NULL, "", AFTERCARE_OK},
        {"Europe/Berlin", "20:00", NULL,
         "quiet hours need both their beginning and their end (such as \"21:00\" and "
         "\"08:00\")",
         AFTERCARE_EUSAGE},
        {"Europe/Berlin", "8 pm", "09:00",
         "\"8 pm\" is no time of the day (write HH:MM, such as \"21:00\")",
         AFTERCARE_EUSAGE},
        {"Europe/Berlin", "20:00", "24:00",
         "\"24:00\" is no time of the day (write HH:MM, such as \"21:00\")",
         AFTERCARE_EUSAGE},
    };
    struct workshop shop;
    workshop_open(&shop, RULES);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        aftercare_plan_options options = AFTERCARE_PLAN_OPTIONS;
        struct session session;
        aftercare_error err = {0};
        options.timezone = rows[i].timezone;
        options.quiet_from = rows[i].from;
        options.quiet_till = rows[i].till;
        aftercare_status status =
            read_with(&session, &shop,
                      "{'session': {'id': 's', 'treatments': ['waxing'], 'ended_at': "
                      "'2026-06-15T12:00:00Z'}}",
                      &options, &err);
        assert_string_equal(err.sentence, rows[i].sentence);
        assert_int_equal(status, rows[i].status);
        assert_true(status || !session.quiet.is_given);
    }
    workshop_close(&shop);
}

static void a_zone_that_the_host_names_must_exist(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, RULES);
    aftercare_plan_options options = AFTERCARE_PLAN_OPTIONS;
    struct session session;
    aftercare_error err = {0};
    options.timezone = "Europe/Berlim";

    aftercare_status status =
        read_with(&session, &shop,
                  "{'session': {'id': 's', 'treatments': ['waxing'], 'ended_at': "
                  "'2026-06-15T12:00:00Z'}}",
                  &options, &err);

    assert_int_equal(status, AFTERCARE_EUSAGE);
    assert_non_null(strstr(err.sentence, "Europe/Berlin"));
    workshop_close(&shop);
}

// Each row replaces or removes one member of a session that is right.
static void what_a_session_cannot_be_is_refused_at_its_place(void **state) {
    (void)state;
#define SESSION(id, works, ended, zone, more)                                            \
    "{'session': {" id works ended zone more "}}"
#define ID "'id': 's', "
#define WORKS "'treatments': ['waxing'], "
#define ENDED "'ended_at': '2026-06-15T12:00:00Z', "
#define ZONE "'timezone': 'UTC'"
    static const struct {
        const char *document, *refusal;
    } rows[] = {
        {"{}", ": a member is missing (tell of the \"session\")"},
        {"[]", ": a list stands here (it should be an object)"},
        {"{'session': 3}", "/session: a number stands here (it should be an object)"},
        {"{'sesion': {}}",
         "/sesion: there is no member of this name (did you mean \"session\"?)"},
        {SESSION("", WORKS, ENDED, ZONE, ""),
         "/session: a member is missing (give the session an \"id\")"},
        {SESSION("'id': '', ", WORKS, ENDED, ZONE, ""),
         "/session/id: this cannot be a session's id (1 to 200 bytes without control "
         "characters)"},
        {SESSION("'id': 'a\\nb', ", WORKS, ENDED, ZONE, ""),
         "/session/id: this cannot be a session's id (1 to 200 bytes without control "
         "characters)"},
        {SESSION("'id': 7, ", WORKS, ENDED, ZONE, ""),
         "/session/id: a number stands here (it should be a text)"},
        {SESSION(ID, "", ENDED, ZONE, ""),
         "/session: a member is missing (name the \"treatments\" of the session)"},
        {SESSION(ID, "'treatments': [], ", ENDED, ZONE, ""),
         "/session/treatments: a member is missing (name the \"treatments\" of the "
         "session)"},
        {SESSION(ID, "'treatments': ['rot'], ", ENDED, ZONE, ""),
         "/session/treatments/0: \"rot\" is a term of fault (one of work belongs here)"},
        {SESSION(ID, WORKS, "", ZONE, ""),
         "/session: a member is missing (say when the session \"ended_at\")"},
        {SESSION(ID, WORKS, "'ended_at': '2026-06-15', ", ZONE, ""),
         "/session/ended_at: \"2026-06-15\" is no instant (RFC 3339 with an offset, such "
         "as \"2026-11-22T15:30:00+01:00\")"},
        {SESSION(ID, WORKS, "'ended_at': '2026-06-15T12:00:00', ", ZONE, ""),
         "/session/ended_at: \"2026-06-15T12:00:00\" is no instant (RFC 3339 with an "
         "offset, such as \"2026-11-22T15:30:00+01:00\")"},
        {SESSION(ID, WORKS, "'ended_at': 1781524800, ", ZONE, ""),
         "/session/ended_at: a number stands here (it should be an instant such as "
         "\"2026-11-22T15:30:00+01:00\")"},
        {SESSION(ID, WORKS, "'ended_at': '9999-12-31T00:00:00Z', ", ZONE, ""),
         "/session/ended_at: no session ended then (in a year from 1970 to 2999)"},
        {SESSION(ID, WORKS, "'ended_at': '3000-01-01T00:00:00Z', ", ZONE, ""),
         "/session/ended_at: no session ended then (in a year from 1970 to 2999)"},
        {SESSION(ID, WORKS, "'ended_at': '1969-12-31T23:59:59Z', ", ZONE, ""),
         "/session/ended_at: no session ended then (in a year from 1970 to 2999)"},
        {SESSION(ID, WORKS, ENDED, "'x_none': 1", ""),
         "/session: a member is missing (say in which \"timezone\" the patient lives, "
         "such as \"Europe/Berlin\")"},
        {SESSION(ID, WORKS, ENDED, "'timezone': 'Berlin/Europe'", ""),
         "/session/timezone: "},
        {SESSION(ID, WORKS, ENDED, "'timezone': '../../etc/passwd'", ""),
         "/session/timezone: "},
        {SESSION(ID, WORKS, ENDED, "'timezone': 1", ""),
         "/session/timezone: a number stands here (it should be a text)"},
        {SESSION(ID, WORKS, ENDED, ZONE, ", 'number': 0"),
         "/session/number: this is no number of a session (a whole number from 1 to "
         "1000)"},
        {SESSION(ID, WORKS, ENDED, ZONE, ", 'number': 1001"),
         "/session/number: this is no number of a session (a whole number from 1 to "
         "1000)"},
        {SESSION(ID, WORKS, ENDED, ZONE, ", 'number': 1.5"),
         "/session/number: this is no number of a session (a whole number from 1 to "
         "1000)"},
        {SESSION(ID, WORKS, ENDED, ZONE, ", 'areas': 'top'"),
         "/session/areas: a text stands here (it should be a list of terms)"},
        {SESSION(ID, WORKS, ENDED, ZONE, ", 'areas': ['rot']"),
         "/session/areas/0: \"rot\" is a term of fault (one of part belongs here)"},
        {SESSION(ID, WORKS, ENDED, ZONE, ", 'details': {'tool': 'axe'}"),
         "/session/details/tool: \"axe\" does not fit here (one of: plane, scraper, "
         "belt)"},
        {SESSION(ID, WORKS, ENDED, ZONE, ", 'products': ['varnish']"),
         "/session/products/0: \"varnish\" is a term of coat (one of stuff belongs "
         "here)"},
        {SESSION(ID, WORKS, ENDED, ZONE, ", 'date': '2026-06-15'"),
         "/session/date: there is no member of this name (members of your own begin with "
         "\"x_\")"},
        {SESSION(ID, WORKS, ENDED, ZONE, ", 'changes': {}"),
         "/session/changes: an object stands here (it should be a list of changes)"},
        {SESSION(ID, WORKS, ENDED, ZONE, ", 'changes': ['wipe']"),
         "/session/changes/0: a text stands here (it should be an object)"},
        {SESSION(ID, WORKS, ENDED, ZONE, ", 'changes': [{'by': 'j', 'till': 'P1D'}]"),
         "/session/changes/0: a member is missing (name the \"rule\" that is changed)"},
        {SESSION(ID, WORKS, ENDED, ZONE,
                 ", 'changes': [{'rule': 'wpie', 'by': 'j', 'till': 'P1D'}]"),
         "/session/changes/0/rule: this is no rule about what follows a session (did you "
         "mean \"wipe\"?)"},
        {SESSION(ID, WORKS, ENDED, ZONE,
                 ", 'changes': [{'rule': 'rot', 'by': 'j', 'till': 'P1D'}]"),
         "/session/changes/0/rule: this is no rule about what follows a session (such as "
         "a step)"},
        {SESSION(ID, WORKS, ENDED, ZONE, ", 'changes': [{'rule': 'wipe', 'by': 'j'}]"),
         "/session/changes/0: a member is missing (say what is changed: \"from\" or "
         "\"till\")"},
        {SESSION(ID, WORKS, ENDED, ZONE,
                 ", 'changes': [{'rule': 'wipe', 'till': 'P1D'}]"),
         "/session/changes/0: a member is missing (say \"by\" whom it is changed)"},
        {SESSION(ID, WORKS, ENDED, ZONE,
                 ", 'changes': [{'rule': 'wipe', 'till': 'P1D', 'by': ''}]"),
         "/session/changes/0: a member is missing (say \"by\" whom it is changed)"},
        {SESSION(ID, WORKS, ENDED, ZONE,
                 ", 'changes': [{'rule': 'wipe', 'till': '3 days', 'by': 'j'}]"),
         "/session/changes/0/till: \"3 days\" is no duration (ISO 8601, such as "
         "\"PT72H\" or \"P3D\")"},
        {SESSION(ID, WORKS, ENDED, ZONE,
                 ", 'changes': [{'rule': 'wipe', 'till': 'P9999Y', 'by': 'j'}]"),
         "/session/changes/0/till: this is too long (at most a hundred years)"},
        {SESSION(ID, WORKS, ENDED, ZONE,
                 ", 'changes': [{'rule': 'wipe', 'till': 'P36526D', 'by': 'j'}]"),
         "/session/changes/0/till: this is too long (at most a hundred years)"},
        {SESSION(ID, WORKS, ENDED, ZONE,
                 ", 'changes': [{'rule': 'wipe', 'till': 'PT876624H', 'by': 'j'}]"),
         "/session/changes/0/till: this is too long (at most a hundred years)"},
        {SESSION(ID, WORKS, ENDED, ZONE,
                 ", 'changes': [{'rule': 'wipe', 'from': 3, 'by': 'j'}]"),
         "/session/changes/0/from: a number stands here (it should be a duration such as "
         "\"PT72H\")"},
        {SESSION(ID, WORKS, ENDED, ZONE,
                 ", 'changes': [{'rule': 'wipe', 'until': 'P1D', 'by': 'j'}]"),
         "/session/changes/0/until: there is no member of this name (members of your own "
         "begin with \"x_\")"},
        {SESSION(ID, WORKS, ENDED, ZONE, "}, 'patient': {'wood': 'elm'"),
         "/patient/wood: \"elm\" does not fit here (one of: oak, pine, other)"},
        {SESSION(ID, WORKS, ENDED, ZONE, "}, 'contact': {'chanel': 'x'"),
         "/contact/chanel: there is no member of this name (did you mean \"channel\"?)"},
        {SESSION(ID, WORKS, ENDED, ZONE, "}, 'contact': {'to': 5"),
         "/contact/to: a number stands here (it should be a text)"},
        {SESSION(ID, WORKS, ENDED, ZONE, "}, 'contact': {'quiet': '21:00'"),
         "/contact/quiet: these are no quiet hours (two times, such as [\"21:00\", "
         "\"08:00\"])"},
        {SESSION(ID, WORKS, ENDED, ZONE, "}, 'contact': {'quiet': ['21:00']"),
         "/contact/quiet: these are no quiet hours (two times, such as [\"21:00\", "
         "\"08:00\"])"},
        {SESSION(ID, WORKS, ENDED, ZONE, "}, 'contact': {'quiet': ['21:00', '25:00']"),
         "/contact/quiet/1: this is no time of the day (write HH:MM, such as \"21:00\")"},
        {SESSION(ID, WORKS, ENDED, ZONE, "}, 'contact': {'quiet': [21, 8]"),
         "/contact/quiet/0: a number stands here (it should be a time such as "
         "\"21:00\")"},
        {SESSION(ID, WORKS, ENDED, ZONE, "}, 'request': {'areas': ['top']"),
         "/request: there is no member of this name (members of your own begin with "
         "\"x_\")"},
    };
#undef SESSION
    struct workshop shop;
    workshop_open(&shop, RULES);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct session session;
        aftercare_error err = {0};
        aftercare_status status =
            read_with(&session, &shop, rows[i].document, NULL, &err);
        const char *got = arena_format(&shop.arena, "%s: %s", err.pointer, err.sentence);
        if (strncmp(got, rows[i].refusal, strlen(rows[i].refusal)) != 0) {
            assert_string_equal(got, rows[i].refusal);
        }
        assert_int_equal(status, AFTERCARE_EDOCUMENT);
    }
    workshop_close(&shop);
}

static void an_id_may_have_two_hundred_bytes(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, RULES);
    char id[203];
    memset(id, 'a', sizeof id);

    for (size_t len = 200; len <= 201; len++) {
        struct session session;
        aftercare_error err = {0};
        const char *document =
            arena_format(&shop.arena, "{'session': {'id': '%.*s', " WORKS ENDED ZONE "}}",
                         (int)len, id);
        assert_int_equal(read_with(&session, &shop, document, NULL, &err),
                         len == 200 ? AFTERCARE_OK : AFTERCARE_EDOCUMENT);
    }
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_session_is_read_member_by_member),
        cmocka_unit_test(most_of_a_session_may_be_absent),
        cmocka_unit_test(what_the_document_leaves_open_the_host_says),
        cmocka_unit_test(hosts_that_say_nonsense_are_told),
        cmocka_unit_test(a_zone_that_the_host_names_must_exist),
        cmocka_unit_test(what_a_session_cannot_be_is_refused_at_its_place),
        cmocka_unit_test(an_id_may_have_two_hundred_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
