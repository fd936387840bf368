// What holds for every document under the shipped rules. The documents are random, from a
// fixed seed, and small, so that one that breaks a promise can be read.
#include "core/rules/network.h"

#include "core/plan/library.h"
#include "tests/unit/rules/random_documents.h"
#include "tests/unit/rules/workshop.h"

#define DOCUMENTS 800 // for each property

struct world {
    aftercare_rules *rules;
    aftercare_assessor *assessor;
    struct workshop shop; // for reading answers; its arena is reset for each document
    struct buffer text;
    struct chance chance;
};

static int open_world(void **state) {
    static const char *const plugins[] = {AFTERCARE_SOURCE "/plugins"};
    static const char *const rules[] = {AFTERCARE_SOURCE "/rules"};
    static struct world world;
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    aftercare_error err = {0};
    options.plugins = plugins;
    options.plugins_count = 1;
    options.rules = rules;
    options.rules_count = 1;
    world = (struct world){.chance = {.state = 20261122}};
    arena_init(&world.shop.arena, &system_allocator, 0);
    buffer_init(&world.text, &system_allocator, 1 << 20);
    *state = &world;
    return aftercare_rules_load(&world.rules, &options, &err) ||
           aftercare_assessor_new(&world.assessor, world.rules, &err);
}

static int close_world(void **state) {
    struct world *world = *state;
    aftercare_assessor_free(world->assessor);
    aftercare_rules_free(world->rules);
    arena_clear(&world->shop.arena);
    buffer_clear(&world->text);
    return 0;
}

static void next_document(struct random_document *out, struct world *world) {
    arena_reset(&world->shop.arena);
    random_document(out, &world->chance, world->rules->base);
}

// As of a day; the text of the document stays in world->text, to be shown.
static const struct json *
assess_on(struct world *world, const struct random_document *document, const char *day) {
    aftercare_json answer = {0};
    aftercare_error err = {0};
    buffer_reset(&world->text);
    random_write(&world->text, document);
    aftercare_document text = {.text = world->text.at, .len = world->text.len};
    if (aftercare_assess(world->assessor, &text, day, &answer, &err)) {
        fail_msg("%s %s of %s", err.pointer, err.sentence, world->text.at);
    }
    return workshop_read(&world->shop, answer);
}

static const struct json *assess_today(struct world *world,
                                       const struct random_document *document) {
    return assess_on(world, document, WORKSHOP_TODAY);
}

static int by_text(const void *a, const void *b) {
    const char *const *left = a;
    const char *const *right = b;
    return strcmp(*left, *right);
}

static const char *without_places(struct workshop *shop, const struct json *json);

static const char *joined(struct workshop *shop, const struct json *json,
                          bool is_sorted) {
    const char **parts = arena_array(&shop->arena, json->count + 1, sizeof *parts);
    size_t count = 0;
    for (const struct json *one = json->first; one; one = one->next) {
        bool is_place = text_is(one->key, "facts") || text_is(one->key, "fact");
        if (!is_place) {
            parts[count++] = arena_format(&shop->arena, "%.*s:%s", TEXT_ARGS(one->key),
                                          without_places(shop, one));
        }
    }
    if (is_sorted) {
        qsort(parts, count, sizeof *parts, by_text);
    }
    const char *all = json->type == JSON_LIST ? "[" : "{";
    for (size_t i = 0; i < count; i++) {
        all = arena_format(&shop->arena, "%s%s\n", all, parts[i]);
    }
    return all;
}

// An answer without what points into the document; questions and matches follow the
// document's order, so they are sorted. Depth is that of an answer.
static const char *without_places(struct workshop *shop, const struct json *json) {
    bool follows_order = text_is(json->key, "questions") || text_is(json->key, "matches");
    if (json->type == JSON_LIST || json->type == JSON_OBJECT) {
        return joined(shop, json, follows_order);
    }
    return json->type == JSON_TEXT || json->type == JSON_NUMBER
               ? arena_copy(&shop->arena, json->text.at, json->text.len)
               : json_type_name(json->type);
}

static void the_order_of_a_documents_lists_does_not_matter(void **state) {
    struct world *world = *state;

    for (int i = 0; i < DOCUMENTS; i++) {
        struct random_document document;
        next_document(&document, world);
        const char *first = without_places(&world->shop, assess_today(world, &document));
        random_shuffle(&document, &world->chance);
        const char *second = without_places(&world->shop, assess_today(world, &document));
        if (strcmp(first, second) != 0) {
            print_error("%s\n", world->text.at);
            assert_string_equal(first, second);
        }
    }
}

static bool is_clear(const struct json *verdict) {
    static const char *const blocked[] = {"refuse", "defer", "unknown"};
    bool is_blocked = false;
    for (size_t i = 0; i < 3; i++) {
        is_blocked =
            is_blocked || text_is(json_member(verdict, "verdict")->text, blocked[i]);
    }
    return !is_blocked;
}

static const struct json *verdict_on(struct world *world,
                                     const struct random_document *document,
                                     const struct json *treatment, struct date day) {
    char text[DATE_TEXT_MAX];
    const struct json *answer = assess_on(world, document, date_format(text, day));
    const struct json *verdict = json_member(answer, "treatments")->first;
    while (!text_equal(json_member(verdict, "treatment")->text, treatment->text)) {
        verdict = verdict->next;
    }
    return verdict;
}

static void expect_clear(struct world *world, const struct random_document *document,
                         const struct json *verdict, struct date day, bool is_expected) {
    const struct json *treatment = json_member(verdict, "treatment");
    char text[DATE_TEXT_MAX];
    if (is_clear(verdict_on(world, document, treatment, day)) != is_expected) {
        fail_msg("%.*s is %sclear on %s: %s", TEXT_ARGS(treatment->text),
                 is_expected ? "not " : "", date_format(text, day), world->text.at);
    }
}

// The day that is told is clear, the day before is not; where none is told, none is.
static void a_treatment_is_clear_from_the_day_that_is_told_and_not_before(void **state) {
    struct world *world = *state;
    struct date today;
    size_t told = 0;
    assert_true(date_parse(&today, TEXT(WORKSHOP_TODAY)));

    for (int i = 0; i < DOCUMENTS; i++) {
        struct random_document document;
        next_document(&document, world);
        random_answer_all(&document, &world->chance);
        const struct json *answer = assess_today(world, &document);
        for (const struct json *one = json_member(answer, "treatments")->first; one;
             one = one->next) {
            const struct json *clear_from = json_member(one, "clear_from");
            struct date day;
            if (is_clear(one)) {
                assert_int_equal(clear_from->type, JSON_NULL);
            } else if (clear_from->type == JSON_NULL) {
                int32_t days = (int32_t)chance_below(&world->chance, 36500);
                day = (struct date){today.day + days};
                expect_clear(world, &document, one, day, false);
            } else {
                assert_true(date_parse(&day, clear_from->text));
                assert_true(date_compare(day, today) > 0);
                expect_clear(world, &document, one, day, true);
                int32_t wait = day.day - today.day;
                day.day -= 1;
                expect_clear(world, &document, one, day, false);
                day.day -= (int32_t)chance_below(&world->chance, (size_t)wait);
                expect_clear(world, &document, one, day, false);
                told++;
            }
        }
    }
    assert_true(told > DOCUMENTS / 8);
}

// What the answer says of a rule: it surely holds, may hold, or (not listed) does not.
static enum truth holds_in(const struct json *verdict, const char *rule) {
    static const char *const lists[] = {"findings", "overruled"};
    for (size_t i = 0; i < 2; i++) {
        for (const struct json *one = json_member(verdict, lists[i])->first; one;
             one = one->next) {
            if (text_is(json_member(one, "rule")->text, rule)) {
                bool is_sure = text_is(json_member(one, "holds")->text, "true");
                return is_sure ? YES : UNKNOWN;
            }
        }
    }
    return NO;
}

static void compare_rules(struct world *world, const struct json *before,
                          const struct json *after, const char *text) {
    const struct rulebase *base = world->rules->base;
    for (; before && after; before = before->next, after = after->next) {
        for (size_t i = 0; i < base->rules_count; i++) {
            const char *rule = base->rules[i]->name.at;
            enum truth first = holds_in(before, rule);
            enum truth second = holds_in(after, rule);
            if (first != UNKNOWN && first != second) {
                fail_msg("%s of %.*s was %d and is %d:\n%s\n%s", rule,
                         TEXT_ARGS(json_member(before, "treatment")->text), (int)first,
                         (int)second, text, world->text.at);
            }
        }
    }
    assert_true(before == NULL && after == NULL);
}

static void an_answer_more_never_turns_what_was_certain(void **state) {
    struct world *world = *state;
    size_t told = 0;

    for (int i = 0; i < DOCUMENTS; i++) {
        struct random_document document;
        next_document(&document, world);
        const struct json *before = assess_today(world, &document);
        const char *text =
            arena_copy(&world->shop.arena, world->text.at, world->text.len);
        if (!random_tell(&document, &world->chance)) {
            continue;
        }
        const struct json *after = assess_today(world, &document);
        compare_rules(world, json_member(before, "treatments")->first,
                      json_member(after, "treatments")->first, text);
        told++;
    }
    assert_true(told > DOCUMENTS / 8);
}

static struct facts *read_facts(struct world *world,
                                const struct random_document *document) {
    struct json_document *json = arena_alloc(&world->shop.arena, sizeof *json);
    struct json_limits limits = JSON_LIMITS;
    struct facts *facts = NULL;
    struct date today;
    aftercare_error err = {0};
    assert_true(date_parse(&today, TEXT(WORKSHOP_TODAY)));
    struct asked asked = {.today = &today};
    buffer_reset(&world->text);
    random_write(&world->text, document);
    struct text text = {world->text.at, world->text.len};
    assert_int_equal(json_read(json, &world->shop.arena, "it", text, &limits, &err), 0);
    assert_int_equal(facts_read(&facts, &world->shop.arena, &world->rules->base->schema,
                                json, &asked, &err),
                     0);
    return facts;
}

// Asks every rule anew, and not only those that the network leads to.
static enum truth asked_anew(const struct rule *rule, const struct facts *facts) {
    struct inquiry inquiry = {.facts = facts, .date = facts->date};
    const struct rule_value *when = rule_get(rule, ROLE_WHEN);
    enum truth details = rule_details(rule, facts->details, facts->details_count);
    enum truth truth = condition_answer(when ? when->condition : NULL, &inquiry).truth;
    return details < truth ? details : truth;
}

static void the_network_finds_what_asking_every_rule_finds(void **state) {
    struct world *world = *state;
    const struct rulebase *base = world->rules->base;

    for (int i = 0; i < DOCUMENTS; i++) {
        struct random_document document;
        next_document(&document, world);
        const struct json *answer = assess_today(world, &document);
        const struct facts *facts = read_facts(world, &document);
        for (const struct json *one = json_member(answer, "treatments")->first; one;
             one = one->next) {
            const struct term *treatment =
                vocabulary_term(&base->vocabulary, json_member(one, "treatment")->text);
            for (size_t k = 0; k < base->rules_count; k++) {
                const struct rule *rule = base->rules[k];
                bool is_judged = rule->kind->fold == FOLD_WORST_OF && rule->is_awake &&
                                 rule_is_about(rule, treatment);
                enum truth anew = is_judged ? asked_anew(rule, facts) : NO;
                if (holds_in(one, rule->name.at) != anew) {
                    fail_msg("%s is %d: %s", rule->name.at, (int)anew, world->text.at);
                }
            }
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_order_of_a_documents_lists_does_not_matter),
        cmocka_unit_test(a_treatment_is_clear_from_the_day_that_is_told_and_not_before),
        cmocka_unit_test(an_answer_more_never_turns_what_was_certain),
        cmocka_unit_test(the_network_finds_what_asking_every_rule_finds),
    };
    return cmocka_run_group_tests(tests, open_world, close_world);
}
