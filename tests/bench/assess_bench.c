// What one assessment costs with the shipped rules: from JSON to JSON, from JSON to
// structs, and from facts to findings; and, from JSON to JSON as well, why one of its
// rules holds, and what is best asked next. The yardstick is reading the same document
// alone.
#include "aftercare/aftercare.h"
#include "core/base/json.h"
#include "core/plan/library.h"
#include "core/rules/assessment.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ROUNDS 3000
#define TIMES 25

#define DOCUMENT(concerns)                                                               \
    "{\"patient\":{\"id\":\"p-1\",\"birth_date\":\"1991-03-14\",\"sex\":\"female\","     \
    "\"pregnant\":false,\"breastfeeding\":false,\"fitzpatrick\":4,"                      \
    "\"conditions\":[{\"code\":\"acne_cyst\",\"area\":\"cheek_left\","                   \
    "\"onset\":\"2026-10-30\",\"resolved\":\"2026-11-20\",\"status\":\"resolved\"}],"    \
    "\"medications\":[{\"code\":\"isotretinoin_oral\",\"started\":\"2025-11-01\","       \
    "\"stopped\":\"2026-06-15\",\"status\":\"stopped\"}],\"allergies\":[],"              \
    "\"procedures\":[{\"code\":\"botulinum_toxin\",\"date\":\"2026-11-10\","             \
    "\"area\":\"forehead\"}],\"exposures\":[],\"implants\":[],\"concerns\":[" concerns   \
    "]},\"request\":{\"treatments\":[\"microneedling\"],\"areas\":[\"face\"],"           \
    "\"date\":\"2026-11-22\"}}"

static const char document_text[] =
    DOCUMENT("{\"code\":\"acne_scar_atrophic\",\"area\":\"cheek\"}");
static const char calm_text[] = DOCUMENT(""); // nothing that treatments are ranked for

// Of somebody who has only just come in.
static const char open_text[] =
    "{\"patient\":{\"birth_date\":\"1991-03-14\",\"fitzpatrick\":4,"
    "\"medications\":[{\"code\":\"isotretinoin_oral\",\"stopped\":\"2026-06-15\","
    "\"status\":\"stopped\"}]},\"request\":{\"treatments\":[\"microneedling\"],"
    "\"areas\":[\"face\"],\"date\":\"2026-11-22\"}}";

// Everything that a measured function needs.
struct subject {
    aftercare_assessor *assessor;
    const struct rulebase *base;
    struct arena arena, facts_arena;
    const struct facts *facts;
};

static double now(void) {
    struct timespec time;
    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static void die(const char *what) {
    (void)fprintf(stderr, "assess_bench: %s\n", what);
    exit(1);
}

static void json_to_json(struct subject *subject) {
    aftercare_document document = {
        .name = "bench", .text = document_text, .len = sizeof document_text - 1};
    aftercare_json answer;
    aftercare_error err;
    if (aftercare_assess(subject->assessor, &document, NULL, &answer, &err)) {
        die(err.sentence);
    }
}

static void json_to_structs(struct subject *subject) {
    aftercare_document document = {
        .name = "bench", .text = document_text, .len = sizeof document_text - 1};
    const aftercare_assessment *answer;
    aftercare_error err;
    if (aftercare_assess_result(subject->assessor, &document, NULL, &answer, &err)) {
        die(err.sentence);
    }
}

static void explain_rule(struct subject *subject) {
    static const char rule[] = "microneedling.isotretinoin";
    aftercare_document document = {
        .name = "bench", .text = document_text, .len = sizeof document_text - 1};
    aftercare_json answer;
    aftercare_error err;
    if (aftercare_explain(subject->assessor, &document, NULL, rule, &answer, &err)) {
        die(err.sentence);
    }
}

static void ask_next(struct subject *subject) {
    aftercare_document document = {
        .name = "bench", .text = open_text, .len = sizeof open_text - 1};
    aftercare_json answer;
    aftercare_error err;
    if (aftercare_ask(subject->assessor, &document, NULL, &answer, &err)) {
        die(err.sentence);
    }
}

static void facts_to_findings(struct subject *subject) {
    struct assessment assessment;
    arena_reset(&subject->arena);
    if (assess(&assessment, &subject->arena, &subject->assessor->inference,
               subject->facts)) {
        die("no memory");
    }
}

static void read_json(struct subject *subject) {
    struct json_document document;
    struct json_limits limits = JSON_LIMITS;
    aftercare_error err;
    arena_reset(&subject->arena);
    if (json_read(&document, &subject->arena, "bench",
                  (struct text){document_text, sizeof document_text - 1}, &limits,
                  &err)) {
        die(err.sentence);
    }
}

// The best of many short rounds, in microseconds for one call: so what else the machine
// does is left out.
static double measure(void call(struct subject *), struct subject *subject) {
    double best = 0;
    for (int i = 0; i < ROUNDS; i++) {
        double begin = now();
        for (int k = 0; k < TIMES; k++) {
            call(subject);
        }
        double took = (now() - begin) / TIMES;
        best = i == 0 || took < best ? took : best;
    }
    return best;
}

static void read_facts(struct subject *subject, struct text text) {
    struct json_document document;
    struct json_limits limits = JSON_LIMITS;
    const struct asked asked = {0};
    struct facts *facts = NULL;
    aftercare_error err;
    if (json_read(&document, &subject->facts_arena, "bench", text, &limits, &err) ||
        facts_read(&facts, &subject->facts_arena, &subject->base->schema, &document,
                   &asked, &err)) {
        die(err.sentence);
    }
    subject->facts = facts;
}

int main(void) {
    const char *plugins[] = {AFTERCARE_SOURCE "/plugins"};
    const char *folders[] = {AFTERCARE_SOURCE "/rules"};
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    options.plugins = plugins;
    options.plugins_count = 1;
    options.rules = folders;
    options.rules_count = 1;
    aftercare_rules *rules = NULL;
    struct subject subject = {0};
    aftercare_error err = {0};

    double begin = now();
    if (aftercare_rules_load(&rules, &options, &err) ||
        aftercare_assessor_new(&subject.assessor, rules, &err)) {
        die(err.sentence);
    }
    double loaded = now() - begin;
    subject.base = rules->base;
    arena_init(&subject.facts_arena, &system_allocator, 0);
    arena_init(&subject.arena, &system_allocator, 0);
    read_facts(&subject, (struct text){document_text, sizeof document_text - 1});

    double yardstick = measure(read_json, &subject);
    double whole = measure(json_to_json, &subject);
    double structs = measure(json_to_structs, &subject);
    double bare = measure(facts_to_findings, &subject);
    read_facts(&subject, (struct text){calm_text, sizeof calm_text - 1});
    double calm = measure(facts_to_findings, &subject);
    double explained = measure(explain_rule, &subject);
    double asked = measure(ask_next, &subject);
    printf("read_document_json %.2f us 1.00\n", yardstick);
    printf("assess_json_to_json %.2f us %.2f\n", whole, whole / yardstick);
    printf("assess_json_to_structs %.2f us %.2f\n", structs, structs / yardstick);
    printf("assess_structs_to_json_ratio %.2f 1\n", structs / whole);
    printf("assess_facts_to_findings %.2f us %.2f\n", bare, bare / yardstick);
    printf("assess_facts_to_findings_without_concern %.2f us %.2f\n", calm,
           calm / yardstick);
    printf("explain_rule_json_to_json %.2f us %.2f\n", explained, explained / yardstick);
    printf("ask_json_to_json %.2f us %.2f\n", asked, asked / yardstick);
    printf("load_shipped_rules %.0f us %.0f\n", loaded, loaded / yardstick);

    arena_clear(&subject.arena);
    arena_clear(&subject.facts_arena);
    aftercare_assessor_free(subject.assessor);
    aftercare_rules_free(rules);
    return 0;
}
