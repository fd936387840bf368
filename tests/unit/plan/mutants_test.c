// Which small mistakes are tried in a rule, in which words they are told, whether the
// cases notice them, and which case would.
#include "tests/unit/base/failing.h"
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
// was tried: noticed, unnoticed, equivalent.
static const char *told(struct trying *trying, bool is_tried) {
    struct buffer out;
    buffer_init(&out, &system_allocator, 1 << 20);
    for (size_t i = 0; i < aftercare_mutants_count(trying->mutants); i++) {
        const aftercare_mutant *one = aftercare_mutants_get(trying->mutants, i);
        if (is_tried) {
            assert_int_equal(aftercare_mutants_try(trying->mutants, i, &trying->err),
                             AFTERCARE_OK);
            buffer_format(&out, "%c ", "?nue"[one->state]);
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

static void a_number_that_no_mutant_has_is_refused(void **state) {
    (void)state;
    struct trying trying;
    begin(&trying, BAR("hardness :between(2, 4)"), NULL);
    size_t count = aftercare_mutants_count(trying.mutants);

    assert_null(aftercare_mutants_get(trying.mutants, count));
    assert_int_equal(aftercare_mutants_try(trying.mutants, count, &trying.err),
                     AFTERCARE_ENOTFOUND);

    end(&trying);
}

// Of a pack's rules, the mutants that no case notices, and the cases that would.
struct telling {
    size_t unnoticed, equivalent, told;
    char cases[1 << 17];
};

static void tell(struct telling *telling, const char *rules, const char *cases) {
    struct trying trying;
    *telling = (struct telling){.told = 0};
    begin(&trying, rules, cases);
    assert_string_equal(trying.shop.mistakes, "");
    assert_string_equal(trying.err.sentence, "");
    for (size_t i = 0; i < aftercare_mutants_count(trying.mutants); i++) {
        const aftercare_mutant *one = aftercare_mutants_get(trying.mutants, i);
        assert_int_equal(aftercare_mutants_try(trying.mutants, i, &trying.err),
                         AFTERCARE_OK);
        telling->unnoticed += one->state == AFTERCARE_MUTANT_UNNOTICED;
        telling->equivalent += one->state == AFTERCARE_MUTANT_EQUIVALENT;
        assert_int_equal(one->state == AFTERCARE_MUTANT_EQUIVALENT, one->proof != NULL);
        if (one->telltale) {
            size_t len = strlen(telling->cases);
            assert_int_equal(one->state, AFTERCARE_MUTANT_UNNOTICED);
            assert_true(one->tries > 0);
            (void)snprintf(telling->cases + len, sizeof telling->cases - len, "%s\n",
                           one->telltale);
            telling->told++;
        }
    }
    end(&trying);
}

static const struct told_rule {
    const char *rule;
    size_t mutants, equivalent; // of those that no case notices where there is none
} told_rules[] = {
    {"bar 'a' { works = { 'sanding', 'oiling' }, when = age :under 'P5Y' & ~wood :is "
     "'oak', grade = 'later' }",
     12, 0},
    {"bar 'a' { works = 'sanding', when = fault 'crack' :within 'P2W' :here() & "
     "hardness :between(2, 4), grade = 'ask' }",
     16, 0},
    {"bar 'a' { policy = { drying = 'fast' }, works = 'sanding', details = { tool = "
     "'plane' }, when = indoors :yes(), grade = 'care' }",
     4, 0},
    {"suit 'a' { wish = 'shiny', work = 'waxing', parts = { 'leg', 'drawer' }, unless = "
     "indoors :yes(), points = 50, sessions = { 2, 3 }, interval = { 'P1W', 'P2W' } }",
     15, 0},
    {"put 'a' { after = 'sanding', stuff = 'oil', use = 'take', before = 'hold', from = "
     "'P1D', till = 'P7D' }",
     9, 0},
    {"job 'a' { after = 'sanding', act = 'look', from = 'P1D', till = 'P7D', remind = { "
     "at = { '08:00' }, times = 3 }, message = 'x', on_reaction = 'hold' }",
     11, 0},
    // What is never asked, what lies in another one, and what nobody waits for.
    {"bar 'a' { works = { 'finishing', 'oiling' }, when = indoors :yes() | indoors "
     ":yes() & wood :is 'oak', grade = 'never' }",
     13, 5},
    {"job 'a' { after = 'sanding', act = 'look', with = 'oil', from = 'P1D', till = "
     "'P7D', message = 'x' }",
     7, 1},
};

static void a_case_is_found_for_every_mutant_that_can_be_told(void **state) {
    (void)state;
    static struct telling first;
    for (size_t i = 0; i < sizeof told_rules / sizeof *told_rules; i++) {
        tell(&first, told_rules[i].rule, NULL);

        assert_string_equal(told_rules[i].rule, first.told == first.unnoticed
                                                    ? told_rules[i].rule
                                                    : first.cases);
        assert_int_equal(first.unnoticed + first.equivalent, told_rules[i].mutants);
        assert_int_equal(first.equivalent, told_rules[i].equivalent);
    }
}

static void the_cases_that_were_found_notice_their_mutants(void **state) {
    (void)state;
    static struct telling first;
    static struct telling second;
    for (size_t i = 0; i < sizeof told_rules / sizeof *told_rules; i++) {
        tell(&first, told_rules[i].rule, NULL);

        tell(&second, told_rules[i].rule, first.cases);

        assert_int_equal(second.unnoticed, 0);
        assert_int_equal(second.equivalent, first.equivalent);
    }
}

static void
what_another_rule_hides_is_told_where_somebody_took_that_one_away(void **state) {
    (void)state;
    static struct telling telling;
    tell(&telling,
         "put 'a' { after = 'sanding', stuff = 'oil', use = 'hold', from = 'PT0S', till "
         "= 'P9D' }\n"
         "put 'b' { after = 'sanding', stuff = 'oil', use = 'hold', from = 'P1D', till "
         "= 'P3D' }",
         NULL);

    assert_int_equal(telling.told, telling.unnoticed);
    assert_non_null(strstr(telling.cases, "case \"b: 'P3D', not 'P4D' (till)\" {\n"));
}

static void a_lack_of_memory_ends_the_search(void **state) {
    (void)state;
    struct workshop shop;
    struct failing failing = {.fails_at = 0};
    struct allocator allocator = failing_allocator(&failing);
    workshop_begin(&shop, told_rules[0].rule, NULL);
    aftercare_load_options load = workshop_options(&shop);
    load.allocate = allocator.allocate;
    load.allocate_context = allocator.context;
    aftercare_mutants_options options = AFTERCARE_MUTANTS_OPTIONS;
    options.load = &load;
    options.first = 1;
    options.seed = 1;
    aftercare_mutants *mutants = NULL;
    aftercare_error err = {0};
    assert_int_equal(aftercare_mutants_open(&mutants, &options, &err), AFTERCARE_OK);
    aftercare_status status = AFTERCARE_ENOMEM;
    for (size_t n = 1; status == AFTERCARE_ENOMEM; n++) {
        size_t live = failing.live;
        failing.requests = 0;
        failing.fails_at = n;

        status = aftercare_mutants_try(mutants, 0, &err);

        assert_true(status == AFTERCARE_OK || status == AFTERCARE_ENOMEM);
        assert_true(failing.live <= live + 1);
        assert_int_equal(status == AFTERCARE_ENOMEM,
                         aftercare_mutants_get(mutants, 0)->telltale == NULL);
    }
    aftercare_mutants_close(mutants);
    assert_int_equal(failing.live, 0);
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
        cmocka_unit_test(a_number_that_no_mutant_has_is_refused),
        cmocka_unit_test(a_case_is_found_for_every_mutant_that_can_be_told),
        cmocka_unit_test(the_cases_that_were_found_notice_their_mutants),
        cmocka_unit_test(
            what_another_rule_hides_is_told_where_somebody_took_that_one_away),
        cmocka_unit_test(a_lack_of_memory_ends_the_search),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
