// What the cases of a pack have seen of its rules.
#include "tests/unit/rules/workshop.h"

// What is told of a pack: gaps, a line each "rule: clause", of rules and of parts of
// conditions; and cases that fail.
struct told {
    char gaps[4096], parts[4096], failed[1024];
};

static void tell_case(void *context, const aftercare_test_case *one) {
    const char *name = one->name;
    const aftercare_error *failure = one->failure;
    struct told *told = context;
    size_t len = strlen(told->failed);
    if (*failure->sentence) {
        (void)snprintf(told->failed + len, sizeof told->failed - len, "%s: %s\n", name,
                       failure->sentence);
    }
}

static void tell_part(void *context, const char *rule, const char *place,
                      const char *gap) {
    struct told *told = context;
    size_t len = strlen(told->parts);
    assert_non_null(strstr(place, "/t/rules.lua:"));
    (void)snprintf(told->parts + len, sizeof told->parts - len, "%s: %s\n", rule, gap);
}

static void tell_gap(void *context, const char *rule, const char *place,
                     const char *gap) {
    struct told *told = context;
    size_t len = strlen(told->gaps);
    assert_non_null(strstr(place, "/t/rules.lua:"));
    (void)snprintf(told->gaps + len, sizeof told->gaps - len, "%s: %s\n", rule, gap);
}

// The gaps of a pack; where failed is NULL, no case may fail.
static aftercare_coverage cover(struct told *told, const char *rules, const char *cases) {
    struct workshop shop;
    aftercare_coverage coverage = {0};
    aftercare_error err = {0};
    *told = (struct told){.gaps = ""};
    workshop_begin(&shop, rules, cases);
    aftercare_load_options options = workshop_options(&shop);
    const aftercare_test_watch watch = {tell_case, tell_gap, tell_part, told};
    aftercare_status status = aftercare_rules_cover(&options, 1, &watch, &coverage, &err);
    assert_string_equal(shop.mistakes, "");
    assert_int_equal(status, AFTERCARE_OK);
    workshop_close(&shop);
    return coverage;
}

struct row {
    const char *rules, *cases, *gaps;
};

static void check(const struct row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct told told;
        aftercare_coverage coverage = cover(&told, rows[i].rules, rows[i].cases);
        assert_string_equal(told.failed, "");
        assert_string_equal(told.gaps, rows[i].gaps);
        size_t gaps = 0;
        for (const char *at = told.gaps; *at; at++) {
            gaps += *at == '\n';
        }
        assert_int_equal(coverage.sides - coverage.seen, gaps);
        assert_int_equal(coverage.cases.failed, 0);
    }
}
#define CHECK(rows) check(rows, sizeof(rows) / sizeof((rows)[0]))

// Asked on 15 June 2026 about sanding a table of 2020; nothing is wrong with it. A
// session of sanding ended at noon of that day.
#define DEFAULTS                                                                         \
    "defaults { patient = { faults = {}, coats = {}, events = {}, marks = {}, wishes = " \
    "{}, indoors = false, made = '2020-06-15', hardness = 3, wood = 'oak' }, request = " \
    "{ treatments = { 'sanding' }, areas = { 'table' }, date = '2026-06-15' }, session " \
    "= { id = 's', treatments = { 'sanding' }, areas = { 'table' }, ended_at = "         \
    "'2026-06-15T12:00:00+02:00', timezone = 'Europe/Berlin' } }\n"
#define CASE(name, patient, expect)                                                      \
    "case '" name "' { patient = { " patient " }, expect = { " expect " } }\n"
#define BAR(when) "bar 'a' { works = 'sanding', when = " when ", grade = 'care' }\n"

static void a_finding_is_seen_where_the_case_expects_one(void **state) {
    (void)state;
    static const struct row rows[] = {
        {BAR("indoors :yes()"), NULL,
         "t.a: no case where it holds\nt.a: no case where it does not hold\n"},
        {BAR("indoors :yes()"), DEFAULTS CASE("no", "", "verdict = 'go'"),
         "t.a: no case where it holds\n"},
        {BAR("indoors :yes()"),
         DEFAULTS CASE("no", "", "findings = {}")
             CASE("yes", "indoors = true", "findings = { 'a' }"),
         ""},
        // What is unknown is neither.
        {BAR("indoors :yes()"),
         DEFAULTS CASE("no", "", "findings = {}")
             CASE("unknown", "indoors = unknown", "unknown = { 'a' }"),
         "t.a: no case where it holds\n"},
        // A case that expects matches alone says nothing of findings.
        {BAR("indoors :yes()"),
         DEFAULTS CASE("no", "", "findings = {}")
             CASE("yes", "indoors = true", "matches = {}"),
         "t.a: no case where it holds\n"},
        // Nor does one about another work.
        {"bar 'a' { works = 'waxing', when = indoors :yes(), grade = 'care' }\n",
         DEFAULTS CASE("no", "", "findings = {}"),
         "t.a: no case where it holds\nt.a: no case where it does not hold\n"},
        // A sleeping rule wakes where the case chooses it.
        {"bar 'a' { policy = { drying = 'fast' }, works = 'sanding', when = indoors "
         ":yes(), grade = 'care' }\n",
         DEFAULTS CASE("no", "", "findings = {}")
             CASE("yes", "indoors = true",
                  "findings = {}") "case 'chosen' { options = { drying = 'fast' }, "
                                   "patient = { indoors = true "
                                   "}, expect = { findings = { 'a' } } }\n",
         "t.a: no case where it does not hold\n"},
    };
    CHECK(rows);
}

static void a_boundary_has_two_sides(void **state) {
    (void)state;
#define YOUNG "made = '2021-06-16'"   // five years old tomorrow
#define OLD "made = '2021-06-15'"     // five years old today
#define OLDER "made = '2021-06-14'"   // since yesterday
#define YOUNGER "made = '2021-06-17'" // the day after tomorrow
#define AGES(first, second)                                                              \
    DEFAULTS CASE("1", first, "verdict = 'care'") CASE("2", second, "verdict = 'go'")
    static const struct row rows[] = {
        {BAR("age :under 'P5Y'"), AGES(YOUNG, OLD), ""},
        {BAR("age :under 'P5Y'"), AGES(YOUNGER, OLD),
         "t.a: no case on the last day of age :under \"P5Y\"\n"},
        {BAR("age :under 'P5Y'"), AGES(YOUNG, OLDER),
         "t.a: no case on the first day after age :under \"P5Y\"\n"},
        {BAR("hardness :between(2, 4)"),
         DEFAULTS CASE("1", "hardness = 2", "verdict = 'care'")
             CASE("2", "hardness = 1", "verdict = 'go'")
                 CASE("3", "hardness = 4", "verdict = 'care'"),
         "t.a: no case with 5, for hardness :between(2, 4)\n"},
        {BAR("fault 'rot' :within 'P2W'"),
         DEFAULTS CASE("1", "faults = { { code = 'rot', mended = '2026-06-02' } }",
                       "verdict = 'care'")
             CASE("2", "faults = { { code = 'rot', mended = '2026-06-01' } }",
                  "verdict = 'go'"),
         ""},
    };
    CHECK(rows);
}

static void a_part_that_gave_no_answer_is_told_with_the_reason(void **state) {
    (void)state;
    static const struct {
        const char *rules, *cases, *parts;
    } rows[] = {
        {BAR("indoors :yes()"), NULL,
         "t.a: no case where indoors :yes() is true: no case asks for it\n"
         "t.a: no case where indoors :yes() is false: no case asks for it\n"
         "t.a: no case where indoors :yes() is unknown: no case asks for it\n"},
        {BAR("indoors :yes()"),
         DEFAULTS CASE("1", "", "verdict = 'go'")
             CASE("2", "indoors = true", "verdict = 'care'")
                 CASE("3", "indoors = unknown", "unknown = { 'a' }"),
         ""},
        {BAR("indoors :yes()"),
         DEFAULTS CASE("1", "", "verdict = 'go'") CASE("2", "", "verdict = 'go'")
             CASE("3", "indoors = true", "verdict = 'care'"),
         "t.a: no case where indoors :yes() is unknown: it was true once, false twice\n"},
        // The second is asked only where the first is not false.
        {BAR("indoors :yes() & hardness :is(3)"),
         DEFAULTS CASE("1", "", "verdict = 'go'")
             CASE("2", "indoors = true", "verdict = 'care'")
                 CASE("3", "indoors = unknown", "unknown = { 'a' }"),
         "t.a: no case where hardness :is(3) is false: it was true twice; the part to "
         "its "
         "left decided once\n"
         "t.a: no case where hardness :is(3) is unknown: it was true twice; the part to "
         "its left decided once\n"},
        // And of an "or", where it is not true; what stands in brackets is spared whole.
        {BAR("indoors :yes() | (hardness :is(3) & ~(wood :is 'oak'))"),
         DEFAULTS CASE("1", "indoors = true", "verdict = 'care'"),
         "t.a: no case where indoors :yes() is false: it was true once\n"
         "t.a: no case where indoors :yes() is unknown: it was true once\n"
         "t.a: no case where hardness :is(3) is true: the part to its left decided once\n"
         "t.a: no case where hardness :is(3) is false: the part to its left decided "
         "once\n"
         "t.a: no case where hardness :is(3) is unknown: the part to its left decided "
         "once\n"
         "t.a: no case where wood :is \"oak\" is true: the part to its left decided "
         "once\n"
         "t.a: no case where wood :is \"oak\" is false: the part to its left decided "
         "once\n"
         "t.a: no case where wood :is \"oak\" is unknown: the part to its left decided "
         "once\n"},
        // What the clinic chose cannot be otherwise.
        {BAR("option 'drying' :is 'fast'"), NULL, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct told told;
        aftercare_coverage coverage = cover(&told, rows[i].rules, rows[i].cases);
        assert_string_equal(told.failed, "");
        assert_string_equal(told.parts, rows[i].parts);
        size_t unseen = 0;
        for (const char *at = told.parts; *at; at++) {
            unseen += *at == '\n';
        }
        assert_int_equal(coverage.answers - coverage.answers_seen, unseen);
        assert_int_equal(coverage.answers, 3 * coverage.parts);
    }
}

#define SUIT(more) "suit 'a' { work = 'sanding', wish = 'shiny', points = 50" more " }\n"

static void a_match_is_seen_for_its_own_concern(void **state) {
    (void)state;
    static const struct row rows[] = {
        {SUIT(""),
         DEFAULTS CASE("1", "wishes = { { code = 'shiny' } }", "matches = { 'sanding' }"),
         "t.a: no case where it does not hold\n"},
        // Where nothing else can be wrong, another concern will do.
        {SUIT(""),
         DEFAULTS CASE("1", "wishes = { { code = 'shiny' } }", "matches = { 'sanding' }")
             CASE("2", "wishes = { { code = 'smooth' } }", "matches = {}"),
         ""},
        {SUIT(", unless = indoors :yes()"),
         DEFAULTS CASE("1", "wishes = { { code = 'shiny' } }", "matches = { 'sanding' }")
             CASE("2", "wishes = { { code = 'smooth' } }", "matches = {}"),
         "t.a: no case where it does not hold\n"},
        {SUIT(", unless = indoors :yes()"),
         DEFAULTS CASE("1", "wishes = { { code = 'shiny' } }", "matches = { 'sanding' }")
             CASE("2", "wishes = { { code = 'shiny' } }, indoors = true", "matches = {}"),
         ""},
    };
    CHECK(rows);
}

#define PUT(more)                                                                        \
    "put 'a' { after = 'sanding', stuff = 'wax', use = 'hold', from = 'PT2H', till = "   \
    "'P1D'" more " }\n"
#define AT(moments) DEFAULTS CASE("at", "", "at = { " moments " }")

static void a_window_is_seen_at_moments_that_name_its_product(void **state) {
    (void)state;
    static const struct row rows[] = {
        {PUT(""),
         AT("PT1H59M = { free = { 'wax' } }, PT2H = { hold = { 'wax' } }, PT23H59M = { "
            "hold = { 'wax' } }, P1D = { free = { 'wax' } }"),
         ""},
        {PUT(""),
         AT("PT1H = { free = { 'wax' } }, PT3H = { hold = { 'wax' } }, PT22H = { hold = "
            "{ 'wax' } }, P1DT1S = { free = { 'wax' } }"),
         "t.a: no case at its beginning, PT2H\nt.a: no case just before it begins, "
         "PT2H\nt.a: no case just before its end, P1D\nt.a: no case at its end, P1D\n"},
        // Another product says nothing of this one.
        {PUT("") "put 'b' { after = 'sanding', stuff = 'oil', use = 'hold', from = "
                 "'PT0S', till = 'P1D' }\n",
         AT("PT0S = { hold = { 'oil' } }, PT2H = { hold = { 'oil' } }, PT23H59M = { hold "
            "= { 'oil' } }, P1D = { free = { 'oil' } }"),
         "t.a: no case where it holds\nt.a: no case where it does not hold\nt.a: no case "
         "at its beginning, PT2H\nt.a: no case just before it begins, PT2H\nt.a: no case "
         "just before its end, P1D\nt.a: no case at its end, P1D\n"},
        // For whom it does not hold.
        {PUT(", when = indoors :yes()"),
         DEFAULTS
         "case 'no' { session = { products = { 'wax' } }, patient = { indoors = false }, "
         "expect = { at = { PT2H = { unclear = { 'wax' } } } } }\n",
         "t.a: no case where it holds\nt.a: no case at its beginning, PT2H\nt.a: no case "
         "just before it begins, PT2H\nt.a: no case just before its end, P1D\nt.a: no "
         "case at its end, P1D\n"},
    };
    CHECK(rows);
}

static void a_step_is_seen_at_moments_that_list_steps(void **state) {
    (void)state;
#define JOB                                                                              \
    "job 'a' { after = 'sanding', act = 'make', from = 'PT0S', till = 'P1D', message = " \
    "'x' }\n"
    static const struct row rows[] = {
        {JOB,
         AT("PT0S = { steps = { 'a' } }, PT23H59M = { steps = { 'a' } }, P1D = { "
            "steps = {} }"),
         ""},
        {JOB, DEFAULTS CASE("reminders", "", "reminders = { a = 0 }"),
         "t.a: no case where it holds\nt.a: no case where it does not hold\nt.a: no case "
         "at its beginning, PT0S\nt.a: no case just before its end, P1D\nt.a: no case at "
         "its end, P1D\n"},
    };
#undef JOB
    CHECK(rows);
}

static void a_case_that_fails_shows_nothing(void **state) {
    (void)state;
    struct told told;

    aftercare_coverage coverage =
        cover(&told, BAR("indoors :yes()"),
              DEFAULTS CASE("wrong", "indoors = true", "verdict = 'go'"));

    assert_string_equal(told.failed, "wrong: verdict: expected go, got care\n");
    assert_string_equal(told.gaps, "t.a: no case where it holds\nt.a: no case where it "
                                   "does not hold\n");
    assert_int_equal(coverage.cases.failed, 1);
    assert_int_equal(coverage.rules, 1);
    assert_int_equal(coverage.sides, 2);
    assert_int_equal(coverage.seen, 0);
}

static void what_does_not_load_is_not_covered(void **state) {
    (void)state;
    struct workshop shop;
    aftercare_coverage coverage = {.rules = 7};
    aftercare_error err = {0};
    workshop_begin(&shop, "bar 'a' {", NULL);
    aftercare_load_options options = workshop_options(&shop);
    const aftercare_test_watch watch = {0};

    assert_int_equal(aftercare_rules_cover(&options, 1, &watch, &coverage, &err),
                     AFTERCARE_ERULES);

    assert_int_equal(coverage.rules, 7);
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_finding_is_seen_where_the_case_expects_one),
        cmocka_unit_test(a_boundary_has_two_sides),
        cmocka_unit_test(a_part_that_gave_no_answer_is_told_with_the_reason),
        cmocka_unit_test(a_match_is_seen_for_its_own_concern),
        cmocka_unit_test(a_window_is_seen_at_moments_that_name_its_product),
        cmocka_unit_test(a_step_is_seen_at_moments_that_list_steps),
        cmocka_unit_test(a_case_that_fails_shows_nothing),
        cmocka_unit_test(what_does_not_load_is_not_covered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
