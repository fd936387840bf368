// What waits for the last treatment that is ready for it.
#include "core/plan/waiting.h"

#include "tests/unit/rules/workshop.h"

#define JOB(id, after, act, from, till, more)                                            \
    "job '" id "' { after = " after ", act = '" act "', from = '" from                   \
    "', till = '" till "', message = 'Of " id ".', name = 'n'" more " }\n"

#define SAND "'sanding'"
#define WAX "'waxing'"
#define EITHER "{ 'sanding', 'waxing' }"

// The steps after both works: their beginnings, ends and rules, and what never begins.
struct row {
    const char *rules;
    const char *changes; // further members of the session; NULL: none
    const char *from, *till;
    const char *cited, *overruled;
};

static void check(const struct row *row) {
    struct workshop shop;
    workshop_open(&shop, row->rules);
    const struct json *plan = workshop_plan(
        &shop, arena_format(&shop.arena,
                            "{'session': {'id': 's', 'treatments': ['sanding', "
                            "'waxing'], 'ended_at': '2026-06-15T12:00:00Z', 'timezone': "
                            "'UTC'%s}, 'patient': {'indoors': false}}",
                            row->changes ? row->changes : ""));
    assert_part(&shop, plan, "/steps/*/from", row->from);
    assert_part(&shop, plan, "/steps/*/till", row->till);
    assert_part(&shop, plan, "/steps/*/rules", row->cited);
    assert_part(&shop, plan, "/overruled/*/rule", row->overruled);
    workshop_close(&shop);
}

#define NOON "2026-06-15T12:00:00+00:00"
#define MIDNIGHT "2026-06-16T00:00:00+00:00"
#define NEXT_NOON "2026-06-16T12:00:00+00:00"
#define SECOND_NIGHT "2026-06-17T00:00:00+00:00"

static void an_act_that_waits_begins_when_the_last_treatment_is_ready(void **state) {
    (void)state;
    static const struct row rows[] = {
        {JOB("a", SAND, "make", "PT0S", "PT24H", "")
             JOB("b", WAX, "make", "PT12H", "PT36H", ""),
         NULL, "['" MIDNIGHT "']", "['" SECOND_NIGHT "']", "[['t.a','t.b']]", "[]"},
        // It still lasts as long as the longest.
        {JOB("a", SAND, "make", "PT0S", "PT36H", "")
             JOB("b", WAX, "make", "PT12H", "PT24H", ""),
         NULL, "['" MIDNIGHT "']", "['" SECOND_NIGHT "']", "[['t.a','t.b']]", "[]"},
        // What is over by then never begins, and says for which rule.
        {JOB("a", SAND, "make", "PT0S", "PT12H", "")
             JOB("b", WAX, "make", "PT12H", "PT36H", ""),
         NULL, "['" MIDNIGHT "']", "['" SECOND_NIGHT "']", "[['t.b']]", "['t.a']"},
        // Two rules of one treatment do not wait for each other.
        {JOB("a", SAND, "make", "PT0S", "PT12H", "")
             JOB("b", SAND, "make", "PT24H", "PT36H", ""),
         NULL, "['" NOON "','" NEXT_NOON "']", "['" MIDNIGHT "','" SECOND_NIGHT "']",
         "[['t.a'],['t.b']]", "[]"},
        // Nor does a rule wait where its treatment is ready by another.
        {JOB("a", EITHER, "make", "PT0S", "PT12H", "")
             JOB("b", WAX, "make", "PT6H", "PT36H", ""),
         NULL, "['" NOON "']", "['" SECOND_NIGHT "']", "[['t.a','t.b']]", "[]"},
        // Another act of that name is another step.
        {JOB("a", SAND, "make", "PT0S", "PT12H", "")
             JOB("b", WAX, "look", "PT12H", "PT36H", ""),
         NULL, "['" NOON "','" MIDNIGHT "']", "['" MIDNIGHT "','" SECOND_NIGHT "']",
         "[['t.a'],['t.b']]", "[]"},
        // A rule that is never in force holds nobody up.
        {JOB("a", SAND, "make", "PT0S", "PT12H", "")
             JOB("b", WAX, "make", "PT12H", "PT12H", ""),
         NULL, "['" NOON "']", "['" MIDNIGHT "']", "[['t.a']]", "[]"},
        // Nor does one that does not hold for this person.
        {JOB("a", SAND, "make", "PT0S", "PT12H", "")
             JOB("b", WAX, "make", "PT12H", "PT36H", ", when = indoors :yes()"),
         NULL, "['" NOON "']", "['" MIDNIGHT "']", "[['t.a']]", "[]"},
        // One that may hold does.
        {JOB("a", SAND, "make", "PT0S", "PT12H", "")
             JOB("b", WAX, "make", "PT12H", "PT36H", ", when = wood :is 'oak'"),
         NULL, "['" MIDNIGHT "']", "['" SECOND_NIGHT "']", "[['t.b']]", "['t.a']"},
        // With the practitioner's changes.
        {JOB("a", SAND, "make", "PT0S", "PT12H", "")
             JOB("b", WAX, "make", "PT12H", "PT36H", ""),
         ", 'changes': [{'rule': 'b', 'from': 'PT0S', 'by': 'j'}]", "['" NOON "']",
         "['" SECOND_NIGHT "']", "[['t.a','t.b']]", "[]"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check(&rows[i]);
    }
}

static void what_waits_too_long_is_told_with_the_rule_that_it_waits_for(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, JOB("a", SAND, "make", "PT0S", "PT12H", ", sources = { 'W-1' }")
                             JOB("b", WAX, "make", "PT12H", "PT36H", ""));

    const struct json *plan = workshop_plan(
        &shop, "{'session': {'id': 's', 'treatments': ['sanding', 'waxing'], 'ended_at': "
               "'2026-06-15T12:00:00Z', 'timezone': 'UTC'}}");

    assert_part(&shop, plan, "/overruled",
                "[{'rule':'t.a','overruled_by':'t.b','sources':['W-1']}]");
    workshop_close(&shop);
}

// Jobs with a stuff that some puts bar.
#define PUT(id, after, use, from, till, more)                                            \
    "put '" id "' { after = " after ", stuff = " STUFF ", use = '" use                   \
    "', from = '" from "', till = '" till "'" more " }\n"
#define STUFF "'wax'"
#define WITH ", with = 'wax'"

static void an_act_waits_while_what_it_puts_on_is_to_be_avoided(void **state) {
    (void)state;
    static const struct row rows[] = {
        {JOB("a", SAND, "make", "PT0S", "PT36H", WITH)
             PUT("p", WAX, "hold", "PT0S", "PT12H", ""),
         NULL, "['" MIDNIGHT "']", "['" SECOND_NIGHT "']", "[['t.a']]", "[]"},
        // One after the other, and what holds until a window begins.
        {JOB("a", SAND, "make", "PT0S", "PT36H", WITH)
             PUT("p", WAX, "hold", "PT0S", "PT6H", "")
                 PUT("q", SAND, "take", "PT12H", "PT48H", ", before = 'hold'"),
         NULL, "['" MIDNIGHT "']", "['" SECOND_NIGHT "']", "[['t.a']]", "[]"},
        // What is over by then never begins.
        {JOB("a", SAND, "make", "PT0S", "PT12H", WITH)
             PUT("p", WAX, "hold", "PT0S", "PT12H", ""),
         NULL, "[]", "[]", "[]", "['t.a']"},
        // A weaker use bars nothing, nor does another stuff.
        {JOB("a", SAND, "make", "PT0S", "PT12H", WITH)
             PUT("p", WAX, "free", "PT0S", "PT12H", ", before = 'free'"),
         NULL, "['" NOON "']", "['" MIDNIGHT "']", "[['t.a']]", "[]"},
        {JOB("a", SAND, "make", "PT0S", "PT12H", ", with = 'oil'")
             PUT("p", WAX, "hold", "PT0S", "PT12H", ""),
         NULL, "['" NOON "']", "['" MIDNIGHT "']", "[['t.a']]", "[]"},
        // What is barred later does not hold up what has begun.
        {JOB("a", SAND, "make", "PT0S", "PT24H", WITH)
             PUT("p", WAX, "hold", "PT12H", "PT36H", ""),
         NULL, "['" NOON "']", "['" NEXT_NOON "']", "[['t.a']]", "[]"},
        // An act that does not wait takes no notice.
        {JOB("a", SAND, "look", "PT0S", "PT12H", WITH)
             PUT("p", WAX, "hold", "PT0S", "PT12H", ""),
         NULL, "['" NOON "']", "['" MIDNIGHT "']", "[['t.a']]", "[]"},
        // Both at once; the stuff of one is the stuff of the step.
        {JOB("a", SAND, "make", "PT0S", "PT36H", WITH)
             JOB("b", WAX, "make", "PT6H", "PT24H", "")
                 PUT("p", WAX, "hold", "PT6H", "PT12H", ""),
         NULL, "['" MIDNIGHT "']", "['" SECOND_NIGHT "']", "[['t.a','t.b']]", "[]"},
        // Whatever the session names of products.
        {JOB("a", SAND, "make", "PT0S", "PT36H", WITH)
             PUT("p", WAX, "hold", "PT0S", "PT12H", ""),
         ", 'products': []", "['" MIDNIGHT "']", "['" SECOND_NIGHT "']", "[['t.a']]",
         "[]"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check(&rows[i]);
    }
}

static void one_treatment_alone_waits_for_nobody(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, JOB("a", SAND, "make", "PT0S", "PT12H", "")
                             JOB("b", WAX, "make", "PT12H", "PT36H", ""));

    const struct json *plan = workshop_plan(
        &shop, "{'session': {'id': 's', 'treatments': ['sanding'], 'ended_at': "
               "'2026-06-15T12:00:00Z', 'timezone': 'UTC'}}");

    assert_part(&shop, plan, "/steps/*/from", "['" NOON "']");
    workshop_close(&shop);
}

static void no_memory_is_told(void **state) {
    (void)state;
    struct arena arena;
    struct applied items[4] = {{0}};
    const struct applied_list given = {items, 4};
    struct applied_list made = {0};
    arena_init(&arena, &system_allocator, 16);

    assert_int_equal(waiting_make(&made, &arena, &given, &given, NULL), AFTERCARE_ENOMEM);

    assert_null(made.items);
    arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_act_that_waits_begins_when_the_last_treatment_is_ready),
        cmocka_unit_test(what_waits_too_long_is_told_with_the_rule_that_it_waits_for),
        cmocka_unit_test(an_act_waits_while_what_it_puts_on_is_to_be_avoided),
        cmocka_unit_test(one_treatment_alone_waits_for_nobody),
        cmocka_unit_test(no_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
