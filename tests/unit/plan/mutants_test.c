// Which small mistakes are tried in a rule, in which words they are told, and whether the
// cases notice them.
#include "tests/unit/rules/workshop.h"

#define BAR(when) "bar 'a' { works = 'sanding', when = " when ", grade = 'care' }\n"
#define DEFAULTS                                                                         \
    "defaults { patient = { faults = {}, coats = {}, events = {}, marks = {}, wishes = " \
    "{}, indoors = false, made = '2020-06-15', hardness = 3, wood = 'oak' }, request = " \
    "{ treatments = { 'sanding' }, areas = { 'table' }, date = '2026-06-15' }, session " \
    "= { id = 's', treatments = { 'sanding' }, areas = { 'table' }, ended_at = "         \
    "'2026-06-15T12:00:00+02:00', timezone = 'Europe/Berlin' } }\n"
#define CASE(name, patient, expect)                                                      \
    "case '" name "' { patient = { " patient " }, expect = { " expect " } }\n"

struct trying {
    struct workshop shop;
    aftercare_mutants *mutants;
    aftercare_error err;
    aftercare_status status;
};

static void begin(struct trying *trying, const char *rules, const char *cases) {
    *trying = (struct trying){.mutants = NULL};
    workshop_begin(&trying->shop, rules, cases);
    aftercare_load_options load = workshop_options(&trying->shop);
    aftercare_mutants_options options = AFTERCARE_MUTANTS_OPTIONS;
    options.load = &load;
    options.first = 1;
    options.seed = 1;
    trying->status = aftercare_mutants_open(&trying->mutants, &options, &trying->err);
}

static void end(struct trying *trying) {
    aftercare_mutants_close(trying->mutants);
    workshop_close(&trying->shop);
}

// What is wrong with each mutant, a line each; with the state's letter before it once it
// was tried: noticed, unnoticed.
static const char *told(struct trying *trying, bool is_tried) {
    struct buffer out;
    buffer_init(&out, &system_allocator, 1 << 20);
    for (size_t i = 0; i < aftercare_mutants_count(trying->mutants); i++) {
        const aftercare_mutant *one = aftercare_mutants_get(trying->mutants, i);
        if (is_tried) {
            assert_int_equal(aftercare_mutants_try(trying->mutants, i, &trying->err),
                             AFTERCARE_OK);
            buffer_format(&out, "%c ", "?nu"[one->state]);
        }
        buffer_format(&out, "%s\n", one->after);
    }
    const char *copy = arena_copy(&trying->shop.arena, out.at, out.len);
    buffer_clear(&out);
    return copy;
}

static void each_part_of_a_condition_can_be_mistaken(void **state) {
    (void)state;
    static const struct {
        const char *when, *mistakes;
    } rows[] = {
        {"indoors :yes()", "when = ~indoors :yes()\n"},
        {"~(indoors :yes())", "when = indoors :yes()\n"},
        {"age :under 'P5Y'", "when = age :under \"P4Y\"\nwhen = age :under \"P6Y\"\n"
                             "when = ~age :under \"P5Y\"\n"},
        {"hardness :between(2, 4)",
         "when = hardness :between(1, 4)\nwhen = hardness :between(2, 3)\n"
         "when = hardness :between(3, 4)\nwhen = hardness :between(2, 5)\n"
         "when = ~hardness :between(2, 4)\n"},
        // A bound of the fact's own is none of the test's.
        {"hardness :at_most(4)", "when = hardness :between(1, 3)\n"
                                 "when = hardness :between(1, 5)\n"
                                 "when = ~hardness :at_most(4)\n"},
        {"wood :is 'oak'", "when = wood :is \"pine\"\nwhen = ~wood :is \"oak\"\n"},
        {"fault 'crack' :within 'P2W' :here()",
         "when = fault \"crack\" :within \"P13D\" :here()\n"
         "when = fault \"crack\" :within \"P15D\" :here()\n"
         "when = fault \"crack\" :within \"P2W\"\n"
         "when = fault \"split\" :within \"P2W\" :here()\n"
         "when = ~fault \"crack\" :within \"P2W\" :here()\n"},
        {"indoors :yes() & ~(indoors :yes() | wood :is 'oak')",
         "when = indoors :yes() | ~(indoors :yes() | wood :is \"oak\")\n"
         "when = indoors :yes()\n"
         "when = ~(indoors :yes() | wood :is \"oak\")\n"
         "when = ~indoors :yes() & ~(indoors :yes() | wood :is \"oak\")\n"
         "when = indoors :yes() & (indoors :yes() | wood :is \"oak\")\n"
         "when = indoors :yes() & ~(indoors :yes() & wood :is \"oak\")\n"
         "when = indoors :yes() & ~indoors :yes()\n"
         "when = indoors :yes() & ~wood :is \"oak\"\n"
         "when = indoors :yes() & ~(~indoors :yes() | wood :is \"oak\")\n"
         "when = indoors :yes() & ~(indoors :yes() | wood :is \"pine\")\n"
         "when = indoors :yes() & ~(indoors :yes() | ~wood :is \"oak\")\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct trying trying;
        char rule[512];
        (void)snprintf(rule, sizeof rule,
                       "bar 'a' { when = %s, grade = 'care', works = 'sanding' }",
                       rows[i].when);
        begin(&trying, rule, NULL);
        assert_int_equal(trying.status, AFTERCARE_OK);
        const char *all = told(&trying, false);
        const char *when = strstr(all, "when = ");
        assert_non_null(when);
        const char *end_of_when = strstr(when, "grade = ");
        assert_non_null(end_of_when);
        assert_string_equal(
            arena_copy(&trying.shop.arena, when, (size_t)(end_of_when - when)),
            rows[i].mistakes);
        end(&trying);
    }
}

static void each_field_that_plays_a_part_can_be_mistaken(void **state) {
    (void)state;
    static const struct {
        const char *rule, *mistakes;
    } rows[] = {
        {"put 'a' { after = { 'sanding', 'waxing' }, stuff = 'oil', use = 'take', before "
         "= "
         "'hold', from = 'PT0S', till = 'P7D' }",
         "after = { \"waxing\" }\nafter = { \"sanding\" }\nstuff = \"wax\"\n"
         "use = \"hold\"\nuse = \"free\"\nbefore = \"take\"\nfrom = \"PT1H\"\n"
         "till = \"P6D\"\ntill = \"P8D\"\n"},
        {"suit 'a' { work = { 'sanding', 'waxing' }, wish = 'shiny', points = 100, "
         "sessions "
         "= { 1, 1 }, interval = { 'P1M', 'P1M' } }",
         "wish = \"smooth\"\nwork = { \"waxing\" }\nwork = { \"sanding\" }\npoints = 99\n"
         "sessions = { 1, 2 }\ninterval = { \"PT0S\", \"P1M\" }\n"
         "interval = { \"P1M\", \"P2M\" }\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct trying trying;
        begin(&trying, rows[i].rule, NULL);
        assert_string_equal(trying.shop.mistakes, "");
        assert_string_equal(told(&trying, false), rows[i].mistakes);
        end(&trying);
    }
}

static void a_case_that_fails_on_the_mutant_notices_it(void **state) {
    (void)state;
    struct trying trying;
    begin(&trying, BAR("age :under 'P5Y'"),
          DEFAULTS CASE("young", "made = '2021-06-16'", "verdict = 'care'")
              CASE("older", "made = '2020-06-15'", "verdict = 'go'"));
    assert_int_equal(trying.status, AFTERCARE_OK);

    const char *all = told(&trying, true);

    assert_non_null(strstr(all, "n when = age :under \"P4Y\"\n"));
    assert_non_null(strstr(all, "u when = age :under \"P6Y\"\n"));
    assert_non_null(strstr(all, "n when = ~age :under \"P5Y\"\n"));
    assert_non_null(strstr(all, "n grade = \"ask\"\n"));
    for (size_t i = 0; i < aftercare_mutants_count(trying.mutants); i++) {
        const aftercare_mutant *one = aftercare_mutants_get(trying.mutants, i);
        assert_string_equal(one->rule, "t.a");
        assert_non_null(strstr(one->place, "/t/rules.lua:1"));
        assert_int_equal(one->state == AFTERCARE_MUTANT_NOTICED, one->noticed_by != NULL);
    }
    end(&trying);
}

static void mutants_are_tried_on_cases_that_pass(void **state) {
    (void)state;
    struct trying trying;
    begin(&trying, BAR("indoors :yes()"), DEFAULTS CASE("wrong", "", "verdict = 'care'"));

    assert_int_equal(trying.status, AFTERCARE_ECONFLICT);
    assert_null(trying.mutants);
    assert_non_null(strstr(trying.err.sentence, "verdict: expected care, got go"));

    end(&trying);
}

static void a_case_under_a_choice_meets_the_rule_that_it_wakes(void **state) {
    (void)state;
    struct trying trying;
    begin(&trying,
          BAR("indoors :yes()") "bar 'b' { policy = { drying = 'fast' }, overrules = { "
                                "'a' }, works = 'sanding', "
                                "when = indoors :yes(), grade = 'ask' }\n",
          DEFAULTS
          "case 'awake' { options = { drying = 'fast' }, patient = { indoors = true }, "
          "expect = { verdict = 'ask', overruled = { 'a' } } }\n");
    assert_int_equal(trying.status, AFTERCARE_OK);

    const char *all = told(&trying, true);

    assert_non_null(strstr(all, "n grade = \"care\"\n"));
    assert_non_null(strstr(all, "n grade = \"later\"\n"));
    end(&trying);
}

static void the_same_seed_chooses_the_same_sample(void **state) {
    (void)state;
    struct workshop shop;
    workshop_begin(&shop, BAR("hardness :between(2, 4) | age :under 'P5Y'"), NULL);
    aftercare_load_options load = workshop_options(&shop);
    char chosen[2][256];
    for (size_t i = 0; i < 2; i++) {
        aftercare_mutants *mutants = NULL;
        aftercare_error err = {0};
        const aftercare_mutants_options options = {
            .size = sizeof options, .load = &load, .first = 1, .seed = 7, .sample = 2};
        assert_int_equal(aftercare_mutants_open(&mutants, &options, &err), AFTERCARE_OK);
        assert_int_equal(aftercare_mutants_count(mutants), 2);
        (void)snprintf(chosen[i], sizeof chosen[i], "%s; %s",
                       aftercare_mutants_get(mutants, 0)->after,
                       aftercare_mutants_get(mutants, 1)->after);
        aftercare_mutants_close(mutants);
    }

    assert_string_equal(chosen[0], chosen[1]);

    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_part_of_a_condition_can_be_mistaken),
        cmocka_unit_test(each_field_that_plays_a_part_can_be_mistaken),
        cmocka_unit_test(a_case_that_fails_on_the_mutant_notices_it),
        cmocka_unit_test(mutants_are_tried_on_cases_that_pass),
        cmocka_unit_test(a_case_under_a_choice_meets_the_rule_that_it_wakes),
        cmocka_unit_test(the_same_seed_chooses_the_same_sample),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
