#include "core/rules/ending.h"

#include "core/rules/inference.h"
#include "tests/unit/facts/reading.h"
#include "tests/unit/rules/random_documents.h"

#define DOCUMENTS 3000

// Facts that an inference has run through.
struct run {
    struct inference inference;
    struct inquiry inquiry;
};

static void begin(struct run *run, const struct workshop *shop) {
    *run = (struct run){0};
    assert_int_equal(
        inference_init(&run->inference, &system_allocator, shop->rules->base->network),
        0);
}

static void go(struct run *run, const struct facts *facts) {
    inference_run(&run->inference, facts);
    run->inquiry = (struct inquiry){
        .facts = facts, .date = facts->date, .inference = &run->inference};
}

static void an_end_is_told_where_the_tests_tell_it_at_once(void **state) {
    (void)state;
    static const struct {
        const char *when, *patient, *end;
    } rows[] = {
        {"indoors :yes()", "'indoors': true", "never"},
        {"indoors :yes()", "'indoors': false", "ever"},
        {"indoors :yes()", "", "?"},
        {"~indoors :yes()", "'indoors': false", "never"},
        {"~indoors :yes()", "'indoors': true", "ever"},
        {"mark 'stamp'", "'marks': [{'code':'stamp'}]", "never"},
        {"age :under 'P10Y'", "'made': '2016-06-16'", "2026-06-16"},
        {"age :under 'P10Y'", "'made': '2016-06-15'", "ever"},
        {"age :under 'P10Y'", "'made': '2017'", "?"},
        {"event 'flood' :within 'P1M'", "'events': [{'code':'flood','day':'2026-06-01'}]",
         "2026-07-01"},
        {"event 'flood' :within 'P1M'", "'events': [{'code':'flood','day':'2026-05-15'}]",
         "ever"},
        {"fault 'rot' :now()", "'faults': [{'code':'rot','mended':'2026-08-01'}]",
         "2026-08-01"},
        // Not on one day known, or of two records, or begun only later.
        {"event 'flood' :within 'P2M'", "'events': [{'code':'flood','day':'2026-05'}]",
         "?"},
        {"event 'flood' :within 'P1M'",
         "'events': [{'code':'flood','day':'2026-06-01'}, "
         "{'code':'flood','day':'2026-06-20'}]",
         "?"},
        {"~event 'flood' :within 'P1M'",
         "'events': [{'code':'flood','day':'2026-06-01'}]", "?"},
        // The earlier of two that both must hold; the later of two of which one is
        // enough.
        {"indoors :yes() & event 'flood' :within 'P1M'",
         "'indoors': true, 'events': [{'code':'flood','day':'2026-06-01'}]",
         "2026-07-01"},
        {"event 'move' :within 'P1W' & event 'flood' :within 'P1M'",
         "'events': [{'code':'flood','day':'2026-06-01'}, "
         "{'code':'move','day':'2026-06-10'}]",
         "2026-06-17"},
        {"event 'move' :within 'P1W' | event 'flood' :within 'P1M'",
         "'events': [{'code':'flood','day':'2026-06-01'}, "
         "{'code':'move','day':'2026-06-10'}]",
         "2026-07-01"},
        // One part settles it, whatever the other is.
        {"indoors :yes() | wood :is 'oak'", "'wood': 'oak'", "never"},
        {"wood :is 'oak' | indoors :yes()", "'wood': 'oak'", "never"},
        {"indoors :yes() & wood :is 'oak'", "'wood': 'pine'", "ever"},
        {"event 'flood' :within 'P1M' | indoors :yes()",
         "'events': [{'code':'flood','day':'2026-06-01'}]", "?"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        struct run run;
        struct date end = day_of("2000-01-01");
        char rule[300];
        (void)snprintf(rule, sizeof rule,
                       "bar 'x' { works = 'sanding', when = %s, grade = 'later' }",
                       rows[i].when);
        workshop_open(&shop, rule);
        begin(&run, &shop);
        go(&run, facts_of(&shop, arena_format(&shop.arena, "{'patient': {%s}}",
                                              rows[i].patient)));
        const struct rulebase *base = shop.rules->base;
        struct clause clause =
            condition_whole(rule_get(base->rules[0], ROLE_WHEN)->condition);

        bool is_told = ending_find(&end, clause, &run.inquiry);

        const char *told = is_told ? date_text(&shop, end) : "?";
        assert_string_equal(
            arena_format(&shop.arena, "%s, %s: %s", rows[i].when, rows[i].patient, told),
            arena_format(&shop.arena, "%s, %s: %s", rows[i].when, rows[i].patient,
                         rows[i].end));
        assert_true(is_told || date_compare(end, day_of("2000-01-01")) == 0);
        inference_clear(&run.inference);
        workshop_close(&shop);
    }
}

static void what_is_always_true_never_ends(void **state) {
    (void)state;
    struct date end = DATE_MIN;

    assert_true(
        ending_find(&end, (struct clause){NULL, NULL}, &(struct inquiry){.facts = NULL}));

    assert_int_equal(date_compare(end, DATE_MAX), 0);
}

// Walks from change to change: YES till the end, and NO from there on for ever.
static void expect_end(struct clause clause, const struct facts *facts, struct date end) {
    struct inquiry later = {.facts = facts, .date = facts->date};
    struct answer answer = clause_answer(clause, &later);
    while (true) {
        bool is_over = date_compare(later.date, end) >= 0;
        assert_int_equal(answer.truth, is_over ? NO : YES);
        assert_true(is_over || date_compare(answer.until, end) <= 0);
        if (date_compare(answer.until, DATE_MAX) == 0) {
            return;
        }
        later.date = answer.until;
        answer = clause_answer(clause, &later);
    }
}

static void an_end_that_is_told_is_the_one_that_is_walked_to(void **state) {
    (void)state;
    static const char rules[] =
        "bar 'a' { works = 'sanding', grade = 'later', when = fault 'rot' :within 'P6M' "
        "& "
        "fault 'damage' :ever() }\n"
        "bar 'b' { works = 'sanding', grade = 'later', when = fault 'rot' :now() :here() "
        "| "
        "event 'flood' :within 'P1Y' }\n"
        "bar 'c' { works = 'sanding', grade = 'later', when = age :under 'P2Y' & ~coat "
        "'oil' :on() }\n"
        "bar 'd' { works = 'sanding', grade = 'later', when = ~(fault 'worm' :resting() "
        "| "
        "~event 'move' :within 'P2Y') }\n"
        "bar 'e' { works = 'sanding', grade = 'later', when = area 'top' & coat 'wax' "
        ":within 'P3M' & indoors :yes() }\n";
    struct workshop shop;
    struct run run;
    struct buffer text;
    struct chance chance = {.state = 20261122};
    size_t dated = 0;
    workshop_open(&shop, rules);
    begin(&run, &shop);
    buffer_init(&text, &system_allocator, 1 << 20);
    const struct rulebase *base = shop.rules->base;

    for (int i = 0; i < DOCUMENTS; i++) {
        struct random_document document;
        arena_reset(&shop.arena);
        random_document(&document, &chance, base);
        buffer_reset(&text);
        random_write(&text, &document);
        const struct facts *facts = facts_of(&shop, text.at);
        go(&run, facts);
        for (size_t k = 0; k < base->rules_count; k++) {
            struct clause clause =
                condition_whole(rule_get(base->rules[k], ROLE_WHEN)->condition);
            struct date end;
            if (ending_find(&end, clause, &run.inquiry)) {
                expect_end(clause, facts, end);
                dated +=
                    date_compare(end, DATE_MIN) > 0 && date_compare(end, DATE_MAX) < 0;
            }
        }
    }

    assert_true(dated > DOCUMENTS / 100);
    buffer_clear(&text);
    inference_clear(&run.inference);
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_end_is_told_where_the_tests_tell_it_at_once),
        cmocka_unit_test(what_is_always_true_never_ends),
        cmocka_unit_test(an_end_that_is_told_is_the_one_that_is_walked_to),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
