// Each type of field, as `rules` shows it.
#include "tests/unit/rules/workshop.h"

static void a_field_is_written_as_a_rule_file_gives_it(void **state) {
    (void)state;
    static const struct {
        const char *rule, *field, *value;
    } rows[] = {
        {"bar 'x' { works = { 'waxing', 'rub down' }, grade = 'ask' }", "works",
         "['waxing','sanding']"},
        {"bar 'x' { works = 'waxing', grade = 'ask' }", "works", "['waxing']"},
        {"bar 'x' { works = 'waxing', grade = 'ask' }", "grade", "'ask'"},
        {"bar 'x' { works = 'waxing', grade = 'ask', because = 'Why.' }", "because",
         "{'en':'Why.'}"},
        {"bar 'x' { works = 'waxing', grade = 'ask', because = { es = 'Ya.', en = "
         "'Why.' } }",
         "because", "{'en':'Why.','es':'Ya.'}"},
        {"bar 'x' { works = 'waxing', grade = 'ask', policy = { drying = 'fast' } }",
         "policy", "{'drying':'fast'}"},
        {"bar 'x' { works = 'waxing', grade = 'ask', details = { tool = { 'plane', "
         "'belt' "
         "}, colour = 'red' } }",
         "details", "{'colour':'red','tool':['plane','belt']}"},
        {"bar 'x' { works = 'waxing', grade = 'ask', when = indoors :yes() & ~wood :is "
         "'oak' | hardness :is(2) }",
         "when", "'((indoors :yes() & ~(wood :is \\'oak\\')) | hardness :is(2))'"},
        {"bar 'y' { works = 'waxing', grade = 'ask' }\n"
         "bar 'x' { works = 'waxing', grade = 'ask', overrules = { 'y' } }",
         "overrules", "['y']"},
        {"suit 'x' { wish = 'smooth', work = 'waxing', points = 7 }", "wish", "'smooth'"},
        {"suit 'x' { wish = 'smooth', work = 'waxing', points = 7 }", "points", "7"},
        {"suit 'x' { wish = 'smooth', work = 'waxing', points = 7, sessions = { 2, 9 } }",
         "sessions", "[2,9]"},
        {"suit 'x' { wish = 'smooth', work = 'waxing', points = 7, interval = { 'P14D', "
         "'P12M' } }",
         "interval", "['P2W','P1Y']"},
        {"job 'x' { after = 'waxing', act = 'make', from = 'PT0S', till = 'PT72H', "
         "message = 'x' }",
         "till", "'PT72H'"},
        {"job 'x' { after = 'waxing', act = 'make', from = 'PT0S', till = 'PT72H', "
         "message = 'x', urgent = true }",
         "urgent", "true"},
        {"job 'x' { after = 'waxing', act = 'make', name = 'n', from = 'PT0S', till = "
         "'PT72H', message = 'x' }",
         "name", "'n'"},
        {"job 'x' { after = 'waxing', act = 'make', from = 'PT0S', till = 'P9D', message "
         "= 'x', remind = true }",
         "remind", "true"},
        {"job 'x' { after = 'waxing', act = 'make', from = 'PT0S', till = 'P9D', message "
         "= 'x', remind = { at = { '20:05', '08:00' }, times = 3, days = 'P2D', expires "
         "= "
         "'PT90M' } }",
         "remind", "{'at':['08:00','20:05'],'days':'P2D','times':3,'expires':'PT1H30M'}"},
        {"job 'x' { after = 'waxing', act = 'make', from = 'PT0S', till = 'P9D', message "
         "= 'x', remind = { every = 'PT2H', times = 3 } }",
         "remind", "{'every':'PT2H','times':3}"},
        {"job 'x' { after = 'waxing', act = 'make', from = 'PT0S', till = 'P9D', message "
         "= 'x', remind = { every = 'PT2H', after_done = 'PT2H', min_gap = 'PT90M' } }",
         "remind", "{'every':'PT2H','after_done':'PT2H','min_gap':'PT1H30M'}"},
        {"job 'x' { after = 'waxing', act = 'make', from = 'PT0S', till = 'P9D', message "
         "= 'x', remind = { at = { '08:00:30' } } }",
         "remind", "{'at':['08:00:30']}"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        workshop_open(&shop, rows[i].rule);
        aftercare_json answer = {0};
        aftercare_error err = {0};
        assert_int_equal(aftercare_rules_list(shop.assessor, NULL, "x", &answer, &err),
                         0);
        const struct json *listed = workshop_read(&shop, answer);
        assert_part(&shop, listed,
                    arena_format(&shop.arena, "/rules/0/fields/%s", rows[i].field),
                    rows[i].value);
        workshop_close(&shop);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_field_is_written_as_a_rule_file_gives_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
