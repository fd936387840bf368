// What conditions can answer: by rows that people can check, and against all that a
// thousand small documents answer.
#include "core/rules/reasoning.h"

#include "core/plan/library.h"
#include "tests/unit/facts/reading.h"
#include "tests/unit/rules/random_documents.h"
#include "tests/unit/rules/workshop.h"

#define BAR(id, when)                                                                    \
    "bar '" id "' { works = 'sanding', when = " when ", grade = 'care', because = "      \
    "'It dulls.' }\n"

static const struct claim *claim(struct workshop *shop, const char *id) {
    struct claim *out = arena_alloc(&shop->arena, sizeof *out);
    const struct rule *rule =
        rulebase_rule(shop->rules->base, text_of(id), &(struct text){0});
    assert_non_null(out);
    assert_non_null(rule);
    *out = claim_of(rule);
    return out;
}

static struct reasoning *reasoning_of(struct workshop *shop) {
    struct reasoning *reasoning = reasoning_new(&shop->arena, shop->rules->base);
    assert_non_null(reasoning);
    return reasoning;
}

static void a_condition_is_known_to_be_never_or_always_true(void **state) {
    (void)state;
    static const struct {
        const char *when;
        bool can_be_no, can_be_yes;
    } rows[] = {
        {"indoors :yes()", true, true},
        {"indoors :yes() & ~indoors :yes()", true, false},
        {"indoors :yes() | ~indoors :yes()", false, true},
        {"hardness :at_most(3) & hardness :at_least(5)", true, false},
        {"hardness :at_most(3) & hardness :at_least(3)", true, true},
        {"hardness :at_most(3) | hardness :at_least(4)", false, true},
        {"hardness :at_most(3) | hardness :at_least(5)", true, true},
        {"~hardness :at_most(3) & ~hardness :at_least(4)", true, false},
        {"wood :is 'oak' & wood :is 'pine'", true, false},
        {"age :under 'P5Y' & ~age :under 'P6Y'", true, false},
        {"age :under 'P6Y' & ~age :under 'P5Y'", true, true},
        {"age :under 'P28D' & ~age :under 'P1M'", true, false},
        {"age :under 'P30D' & ~age :under 'P1M'", true, true},
        {"fault 'rot_deep' :now() & ~fault 'rot' :now()", true, false},
        {"fault 'rot' :now() & ~fault 'rot_deep' :now()", true, true},
        {"fault 'rot' :now() & ~fault 'rot' :ever()", true, false},
        {"fault 'rot' :ever() & ~fault 'rot' :now()", true, true},
        {"option 'drying' :is 'slow' & option 'drying' :is 'fast'", true, false},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        char rule[512];
        (void)snprintf(rule, sizeof rule, BAR("a", "%s"), rows[i].when);
        workshop_open(&shop, rule);
        struct reasoning *reasoning = reasoning_of(&shop);
        const struct claim *a = claim(&shop, "a");
        if (reasoning_can_be(reasoning, a, NO) != rows[i].can_be_no ||
            reasoning_can_be(reasoning, a, YES) != rows[i].can_be_yes) {
            print_message("%s\n", rows[i].when);
        }
        assert_int_equal(reasoning_can_be(reasoning, a, NO), rows[i].can_be_no);
        assert_int_equal(reasoning_can_be(reasoning, a, YES), rows[i].can_be_yes);
        workshop_close(&shop);
    }
}

// Conditions over few facts, so that a few thousand documents give them every answer that
// they can have together.
static const char *const conditions[] = {
    "indoors :yes()",
    "~indoors :yes()",
    "hardness :at_most(2)",
    "hardness :at_least(3)",
    "hardness :between(2, 4)",
    "~hardness :between(2, 4)",
    "hardness :at_least(2) & hardness :at_most(4)",
    "wood :is 'oak'",
    "wood :is 'oak' | wood :is 'pine'",
    "~wood :is 'other'",
    "wood :is 'oak' & indoors :yes()",
    "wood :is 'oak' | indoors :yes()",
    "age :under 'P5Y'",
    "age :under 'P22Y'",
    "age :at_least 'P22Y'",
    "fault 'rot' :now()",
    "fault 'rot' :ever()",
    "fault 'rot' :within 'P6M'",
    "fault 'rot' :within 'P1Y'",
    "fault 'rot_deep' :now()",
    "fault 'rot_deep' :within 'P1Y'",
    "fault 'rot' :now() :here()",
    "fault 'damage' :ever()",
    "~fault 'rot' :ever()",
    "fault 'rot' :now() & indoors :yes()",
    "fault 'rot' :ever() | indoors :yes()",
    "fault 'rot_deep' :now() | fault 'rot' :now()",
    "fault 'rot_deep' :now() & fault 'rot' :now()",
    "area 'top'",
    "area 'inlay'",
    "indoors :yes() | ~indoors :yes()",
    "indoors :yes() & ~indoors :yes()",
};

#define CONDITIONS (sizeof conditions / sizeof *conditions)
#define DOCUMENTS 6000

// What documents have shown: a's answer above b's; both holding; each answer.
struct seen {
    bool above[CONDITIONS][CONDITIONS], together[CONDITIONS][CONDITIONS];
    bool answers[CONDITIONS][YES + 1];
};

static void show(struct seen *seen, const enum truth truths[CONDITIONS]) {
    for (size_t a = 0; a < CONDITIONS; a++) {
        seen->answers[a][truths[a]] = true;
        for (size_t b = 0; b < CONDITIONS; b++) {
            seen->above[a][b] = seen->above[a][b] || truths[a] > truths[b];
            seen->together[a][b] =
                seen->together[a][b] || (truths[a] == YES && truths[b] == YES);
        }
    }
}

static void open_conditions(struct workshop *shop) {
    struct buffer rules;
    buffer_init(&rules, &system_allocator, 1 << 16);
    for (size_t i = 0; i < CONDITIONS; i++) {
        char rule[512];
        (void)snprintf(rule, sizeof rule, BAR("c%zu", "%s"), i, conditions[i]);
        buffer_string(&rules, rule);
    }
    workshop_open(shop, rules.at);
    buffer_clear(&rules);
}

// In the order in which they are listed.
static const struct claim *claim_at(struct workshop *shop, size_t i) {
    char id[16];
    (void)snprintf(id, sizeof id, "c%zu", i);
    return claim(shop, id);
}

static void ask_all(struct seen *seen, struct workshop *shop,
                    const struct claim *const claims[CONDITIONS]) {
    struct chance chance = {.state = 20260615};
    struct arena kept = shop->arena;
    struct buffer text;
    buffer_init(&text, &system_allocator, 1 << 20);
    arena_init(&shop->arena, &system_allocator, 0);
    for (int i = 0; i < DOCUMENTS; i++) {
        struct random_document document;
        enum truth truths[CONDITIONS];
        arena_reset(&shop->arena);
        random_document(&document, &chance, shop->rules->base);
        if (i % 2 == 0) {
            random_answer_all(&document, &chance);
        }
        buffer_reset(&text);
        random_write(&text, &document);
        const struct facts *facts = facts_of(shop, text.at);
        const struct inquiry inquiry = {.facts = facts, .date = facts->date};
        for (size_t k = 0; k < CONDITIONS; k++) {
            truths[k] = clause_truth(claims[k]->when, &inquiry);
        }
        show(seen, truths);
    }
    arena_clear(&shop->arena);
    shop->arena = kept;
    buffer_clear(&text);
}

static void what_is_said_is_what_documents_show(void **state) {
    (void)state;
    static struct seen seen;
    struct workshop shop;
    const struct claim *claims[CONDITIONS];
    open_conditions(&shop);
    for (size_t i = 0; i < CONDITIONS; i++) {
        claims[i] = claim_at(&shop, i);
    }
    memset(&seen, 0, sizeof seen);
    ask_all(&seen, &shop, claims);
    struct reasoning *reasoning = reasoning_of(&shop);

    for (size_t a = 0; a < CONDITIONS; a++) {
        for (int answer = NO; answer <= YES; answer++) {
            assert_int_equal(reasoning_can_be(reasoning, claims[a], (enum truth)answer),
                             seen.answers[a][answer]);
        }
        for (size_t b = 0; b < CONDITIONS; b++) {
            bool implies = reasoning_implies(reasoning, claims[a], claims[b]);
            bool meet = reasoning_meet(reasoning, claims[a], claims[b]);
            if (implies == seen.above[a][b] || meet != seen.together[a][b]) {
                print_message("%s / %s: %d %d\n", conditions[a], conditions[b], implies,
                              meet);
            }
            assert_int_equal(implies, !seen.above[a][b]);
            assert_int_equal(meet, seen.together[a][b]);
        }
    }
    workshop_close(&shop);
}

static void what_is_too_much_to_go_through_is_held_to_be_possible(void **state) {
    (void)state;
    struct workshop shop;
    char rules[8192] = "bar 'a' { works = 'sanding', grade = 'care', when = age :under "
                       "'P1D'";
    for (int i = 2; i <= REASONING_TESTS_MAX + 1; i++) {
        size_t len = strlen(rules);
        (void)snprintf(rules + len, sizeof rules - len, " & age :under 'P%dD'", i);
    }
    size_t len = strlen(rules);
    (void)snprintf(rules + len, sizeof rules - len,
                   " & indoors :yes() & ~indoors :yes() }");
    workshop_open(&shop, rules);
    struct reasoning *reasoning = reasoning_of(&shop);
    const struct claim *a = claim(&shop, "a");

    assert_true(reasoning_can_be(reasoning, a, YES));
    assert_false(reasoning_implies(reasoning, a, a));
    assert_true(reasoning_meet(reasoning, a, a));
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_condition_is_known_to_be_never_or_always_true),
        cmocka_unit_test(what_is_said_is_what_documents_show),
        cmocka_unit_test(what_is_too_much_to_go_through_is_held_to_be_possible),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
