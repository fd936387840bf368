// Each thing that a pack's test can expect, when it comes out and when it does not.
#include "core/plan/pack_hold.h"

#include "tests/unit/plan/trials.h"

#define RULES                                                                            \
    "bar 'rot' { works = 'sanding', when = fault 'rot' :now() :here(), grade = 'never' " \
    "}\n"                                                                                \
    "bar 'coat' { works = 'sanding', when = coat 'varnish' :within 'P1M', grade = "      \
    "'later' }\n"                                                                        \
    "bar 'wood' { works = 'sanding', when = wood :is 'pine', grade = 'care' }\n"         \
    "bar 'old' { works = 'sanding', when = indoors :yes(), grade = 'ask' }\n"            \
    "bar 'new' { policy = { drying = 'fast' }, overrules = { 'old' }, works = "          \
    "'sanding', when = indoors :yes(), grade = 'care' }\n"                               \
    "bar 'inlay' { works = 'sanding', when = area 'inlay', grade = 'never' }\n"          \
    "bar 'wax' { works = 'waxing', when = wood :is 'pine', grade = 'care' }\n"           \
    "suit 'a' { wish = 'smooth', work = 'sanding', points = 80 }\n"                      \
    "suit 'b' { wish = 'smooth', work = 'waxing', points = 60 }\n"                       \
    "put 'water' { after = 'sanding', stuff = 'water', use = 'hold', from = 'PT0S', "    \
    "till = 'PT24H' }\n"                                                                 \
    "job 'wipe' { after = 'sanding', act = 'make', from = 'PT2H', till = 'P2D', remind " \
    "= { at = { '08:00', '20:00' }, times = 3 }, message = 'x', "                        \
    "on_reaction = 'send' }"

// A clean piece of oak, a wish, and a session at noon of 15 June in Berlin.
#define DEFAULTS                                                                         \
    "defaults { patient = { wood = 'oak', indoors = false, faults = {}, coats = {}, "    \
    "wishes = { { code = 'smooth', area = 'top' } } }, request = { treatments = { "      \
    "'sanding' }, areas = { 'top' }, date = '2026-06-15' }, session = { id = 's', "      \
    "treatments = { 'sanding' }, areas = { 'top' }, ended_at = "                         \
    "'2026-06-15T12:00:00+02:00', timezone = 'Europe/Berlin' } }\n"

struct row {
    const char *members, *told; // told: what differs, or "" where it is as expected
};

static void check(const struct row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct trials_told told;
        char cases[2000];
        (void)snprintf(cases, sizeof cases, DEFAULTS "case 'it' { %s }", rows[i].members);
        trials_run(&told, RULES, cases, NULL);
        assert_string_equal(told.shop.mistakes, "");
        const char *expected =
            *rows[i].told
                ? arena_format(&told.shop.arena, "no it: cases.lua:2: %s\n", rows[i].told)
                : "ok it\n";
        assert_string_equal(
            arena_format(&told.shop.arena, "%s\n%s", rows[i].members, told.told),
            arena_format(&told.shop.arena, "%s\n%s", rows[i].members, expected));
        assert_int_equal(told.status, AFTERCARE_OK);
        assert_int_equal(told.result.passed, *rows[i].told ? 0 : 1);
        assert_int_equal(told.result.failed, *rows[i].told ? 1 : 0);
        workshop_close(&told.shop);
    }
}

#define CHECK(rows) check(rows, sizeof(rows) / sizeof *(rows))

#define ROT "faults = { { code = 'rot', status = 'present', area = 'top_left' } }"
#define COAT "coats = { { code = 'varnish', ended = '2026-06-01' } }"

static void a_verdict_and_its_day_are_held(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"expect = { verdict = 'go' }", ""},
        {"expect = { verdict = 'never' }", "verdict: expected never, got go"},
        {"patient = { " ROT " }, expect = { verdict = 'never', clear_from = never }", ""},
        {"patient = { " ROT " }, expect = { clear_from = '2026-07-01' }",
         "clear_from: expected 2026-07-01, got never"},
        {"patient = { " COAT " }, expect = { verdict = 'later', clear_from = "
         "'2026-07-01' }",
         ""},
        {"patient = { " COAT " }, expect = { clear_from = never }",
         "clear_from: expected never, got 2026-07-01"},
        {"patient = { coats = unknown }, expect = { verdict = 'unclear' }", ""},
    };
    CHECK(rows);
}

static void findings_are_held_as_sets(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"expect = { findings = {}, unknown = {}, overruled = {}, questions = {} }", ""},
        {"patient = { " ROT
         ", wood = 'pine' }, expect = { findings = { 'wood', 't.rot' } "
         "}",
         ""},
        {"patient = { " ROT ", wood = 'pine' }, expect = { findings = { 'wood' } }",
         "findings: expected wood, got rot, wood"},
        {"patient = { " ROT " }, expect = { findings = { 'rot', 'rot' } }",
         "findings: expected rot, rot, got rot"},
        {"expect = { findings = { 'rot' } }", "findings: expected rot, got none"},
        {"patient = { wood = unknown }, expect = { findings = {}, unknown = { 'wood' }, "
         "questions = { 'wood' } }",
         ""},
        {"patient = { wood = unknown }, expect = { unknown = {} }",
         "unknown: expected none, got wood"},
        {"patient = { faults = unknown }, expect = { questions = { 'rot' } }", ""},
        {"patient = { faults = unknown }, expect = { questions = { 'faults' } }",
         "questions: expected faults, got rot"},
        {"options = { drying = 'fast' }, patient = { indoors = true }, expect = { "
         "findings = { 'new' }, overruled = { 'old' } }",
         ""},
        {"patient = { indoors = true }, expect = { overruled = { 'old' } }",
         "overruled: expected old, got none"},
        {"expect = { excluded_areas = { 'inlay' } }", ""},
        {"request = { areas = { 'leg' } }, expect = { excluded_areas = { 'inlay' } }",
         "excluded_areas: expected inlay, got none"},
        {"patient = { " ROT " }, expect = { areas = { rot = 'top_left' } }", ""},
        {"patient = { " ROT
         ", wood = 'pine' }, expect = { weights = { wood = 'care', rot "
         "= 'never' } }",
         ""},
        {"patient = { " ROT " }, expect = { weights = { rot = 'care' } }",
         "weights: expected care, got never"},
        {"patient = { " ROT " }, expect = { areas = { rot = 'top' } }",
         "areas: expected top, got top_left"},
        {"patient = { " ROT " }, expect = { areas = { wood = 'top' } }",
         "areas: expected wood, got no such entry"},
    };
    CHECK(rows);
}

static void matches_are_held_in_their_order(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"expect = { matches = { 'sanding', 'waxing' }, best_allowed = 'sanding' }", ""},
        {"expect = { matches = { 'waxing', 'sanding' } }",
         "matches: expected waxing, got sanding"},
        {"expect = { matches = { 'sanding' } }", "matches: expected no more, got waxing"},
        {"expect = { matches = { 'sanding', 'waxing', 'oiling' } }",
         "matches: expected oiling, got no more"},
        {"patient = { " ROT " }, expect = { matches = { 'waxing', 'sanding' }, "
         "best_allowed = 'waxing' }",
         ""},
        {"expect = { score = { sanding = 80, waxing = 60 } }", ""},
        {"expect = { score = { sanding = 70 } }", "score: expected 70, got 80"},
        {"expect = { score = { oiling = 70 } }",
         "score: expected oiling, got no such entry"},
        {"patient = { wishes = {} }, expect = { matches = {}, best_allowed = never }",
         ""},
        {"expect = { best_allowed = never }",
         "best_allowed: expected never, got sanding"},
    };
    CHECK(rows);
}

static void what_follows_a_session_is_held(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"expect = { at = { PT2H = { rules = { water = { 'water' } } } } }", ""},
        {"expect = { at = { PT24H = { rules = { water = {}, oil = {} } } } }", ""},
        {"expect = { at = { PT24H = { rules = { water = { 'water' } } } } }",
         "rules at PT24H: expected water, got none"},
        {"expect = { on_reaction = { wipe = 'send' } }", ""},
        {"expect = { on_reaction = { wipe = 'hold' } }",
         "on_reaction: expected hold, got send"},
        {"expect = { on_reaction = { wax = 'hold' } }",
         "on_reaction: expected wax, got no such step"},
        {"expect = { at = { PT2H = { avoid = {}, steps = { 'wipe' } } } }", ""},
        {"expect = { at = { PT1H = { steps = { 'wipe' } } } }",
         "steps at PT1H: expected wipe, got none"},
        {"expect = { at = { P2D = { steps = {} } } }", ""},
        {"expect = { at = { PT2H = { hold = { 'water' } }, P2D = { free = { 'water' } } "
         "} "
         "}",
         ""},
        {"expect = { at = { PT2H = { avoid = { 'water' } } } }",
         "avoid at PT2H: expected water avoid, got hold"},
        {"expect = { at = { PT2H = { avoid = { 'wax' } } } }",
         "avoid at PT2H: expected wax avoid, got nothing said"},
        {"expect = { reminders = { wipe = 3 } }", ""},
        {"expect = { reminders = { wipe = 2 } }", "reminders: expected 2, got 3"},
        {"expect = { reminders = { ['t.wipe'] = 3, water = 0 } }", ""},
        {"expect = { due = { wipe = { '2026-06-15T20:00:00+02:00', "
         "'2026-06-16T08:00:00+02:00', '2026-06-16T20:00:00+02:00' } } }",
         ""},
        {"expect = { due = { wipe = { '2026-06-15T20:00:00+02:00' } } }",
         "due: expected 2026-06-15T20:00:00+02:00, got 2026-06-15T20:00:00+02:00, "
         "2026-06-16T08:00:00+02:00, 2026-06-16T20:00:00+02:00"},
    };
    CHECK(rows);
}

static void what_has_another_shape_is_told(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"expect = { findings = { 3 } }",
         "a list stands under \"findings\" (it should be a list of names)"},
        {"expect = { matches = { {} } }",
         "a list stands under \"matches\" (it should be a list of names)"},
        {"expect = { at = { PT2H = { hold = { true } } } }",
         "a list stands under \"hold\" (it should be a list of names)"},
        {"expect = { due = { unknown = 'x' } }",
         "a text stands under \"due\" (it should be a list of names)"},
        {"expect = { reminders = { wipe = {} } }",
         "a list stands under \"reminders\" (it should be a text, a number, or never)"},
    };
    CHECK(rows);
}

static void what_is_expected_of_a_document_that_is_not_there_fails(void **state) {
    (void)state;
    static const struct {
        const char *cases, *told;
    } rows[] = {
        {"case 'it' { session = { id = 's', treatments = { 'sanding' }, ended_at = "
         "'2026-06-15T12:00:00Z', timezone = 'UTC' }, expect = { verdict = 'go' } }",
         "no it: cases.lua:1: \"verdict\" is expected of a case without a patient or a "
         "request (add it)\n"},
        {"case 'it' { patient = { wood = 'oak' }, expect = { reminders = { wipe = 3 } } "
         "}",
         "no it: cases.lua:1: \"reminders\" is expected of a case without a session (add "
         "it)\n"},
        {"case 'it' { request = { date = '2026-06-15' }, expect = { at = { PT2H = { "
         "steps "
         "= {} } } } }",
         "no it: cases.lua:1: \"at\" is expected of a case without a session (add it)\n"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct trials_told told;
        trials_run(&told, RULES, rows[i].cases, NULL);
        assert_string_equal(told.shop.mistakes, "");
        assert_string_equal(told.told, rows[i].told);
        workshop_close(&told.shop);
    }
}

static void a_document_that_is_refused_is_told_at_its_case(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"patient = { wood = 'elm' }, expect = { verdict = 'go' }",
         "\"elm\" does not fit here (one of: oak, pine, other)"},
        {"session = { timezone = 'Nowhere' }, expect = { reminders = { wipe = 1 } }",
         "\"Nowhere\" is no time zone (write an IANA name, such as \"Europe/Berlin\")"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct trials_told told;
        char cases[2000];
        (void)snprintf(cases, sizeof cases, DEFAULTS "case 'it' { %s }", rows[i].members);
        trials_run(&told, RULES, cases, NULL);
        assert_memory_equal(told.told, "no it: cases.lua:2: ", 20);
        workshop_close(&told.shop);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_verdict_and_its_day_are_held),
        cmocka_unit_test(findings_are_held_as_sets),
        cmocka_unit_test(matches_are_held_in_their_order),
        cmocka_unit_test(what_follows_a_session_is_held),
        cmocka_unit_test(what_has_another_shape_is_told),
        cmocka_unit_test(what_is_expected_of_a_document_that_is_not_there_fails),
        cmocka_unit_test(a_document_that_is_refused_is_told_at_its_case),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
