// What one assessment costs with the shipped rules: from JSON to JSON, from JSON to
// structs, from facts that are put in one by one to structs, and from facts to findings;
// and, from JSON to JSON as well, why one of its rules holds, and what is best asked
// next. The yardstick is reading the same document alone.
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
    aftercare_facts *put_in;
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

// What the document says of the patient, by one call each.
static void put_in_patient(aftercare_facts *facts) {
    static const aftercare_member cyst[] = {{"area", "cheek_left"},
                                            {"onset", "2026-10-30"},
                                            {"resolved", "2026-11-20"},
                                            {"status", "resolved"}};
    static const aftercare_member isotretinoin[] = {
        {"started", "2025-11-01"}, {"stopped", "2026-06-15"}, {"status", "stopped"}};
    static const aftercare_member toxin[] = {{"date", "2026-11-10"},
                                             {"area", "forehead"}};
    static const aftercare_member scar[] = {{"area", "cheek"}};
    if (aftercare_facts_put_text(facts, "id", "p-1", NULL) ||
        aftercare_facts_put_text(facts, "birth_date", "1991-03-14", NULL) ||
        aftercare_facts_put_text(facts, "sex", "female", NULL) ||
        aftercare_facts_put_flag(facts, "pregnant", false, NULL) ||
        aftercare_facts_put_flag(facts, "breastfeeding", false, NULL) ||
        aftercare_facts_put_number(facts, "fitzpatrick", 4, NULL) ||
        aftercare_facts_add_entry(facts, "conditions", "acne_cyst", cyst, 4, NULL) ||
        aftercare_facts_add_entry(facts, "medications", "isotretinoin_oral", isotretinoin,
                                  3, NULL) ||
        aftercare_facts_put_none(facts, "allergies", NULL) ||
        aftercare_facts_add_entry(facts, "procedures", "botulinum_toxin", toxin, 2,
                                  NULL) ||
        aftercare_facts_put_none(facts, "exposures", NULL) ||
        aftercare_facts_put_none(facts, "implants", NULL) ||
        aftercare_facts_add_entry(facts, "concerns", "acne_scar_atrophic", scar, 1,
                                  NULL)) {
        die("a fact does not fit");
    }
}

static void facts_to_structs(struct subject *subject) {
    aftercare_facts *facts = subject->put_in;
    const aftercare_assessment *answer;
    aftercare_error err;
    aftercare_facts_clear(facts);
    put_in_patient(facts);
    if (aftercare_facts_request_date(facts, "2026-11-22", &err) ||
        aftercare_facts_request_treatment(facts, "microneedling", &err) ||
        aftercare_facts_request_area(facts, "face", &err) ||
        aftercare_assess_facts(subject->assessor, facts, &answer, &err)) {
        die(err.sentence);
    }
}

static aftercare_status put_in_all(void *context, aftercare_facts *facts,
                                   const char *name, aftercare_error *err) {
    (void)context;
    (void)name;
    (void)err;
    put_in_patient(facts);
    return AFTERCARE_OK;
}

static aftercare_status know_nothing(void *context, aftercare_facts *facts,
                                     const char *name, aftercare_error *err) {
    (void)context;
    (void)facts;
    (void)name;
    (void)err;
    return AFTERCARE_OK;
}

static void fetch_from(struct subject *subject, aftercare_fetch *source) {
    aftercare_facts *facts = subject->put_in;
    const aftercare_assessment *answer;
    aftercare_error err;
    aftercare_facts_clear(facts);
    aftercare_facts_from(facts, source, NULL);
    if (aftercare_facts_request_date(facts, "2026-11-22", &err) ||
        aftercare_facts_request_treatment(facts, "microneedling", &err) ||
        aftercare_facts_request_area(facts, "face", &err) ||
        aftercare_assess_facts(subject->assessor, facts, &answer, &err)) {
        die(err.sentence);
    }
    aftercare_facts_from(facts, NULL, NULL);
}

static void one_fetch_to_structs(struct subject *subject) {
    fetch_from(subject, put_in_all);
}

// Asks for everything that matters, and is told nothing.
static void fetches_to_structs(struct subject *subject) {
    fetch_from(subject, know_nothing);
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
        aftercare_assessor_new(&subject.assessor, rules, &err) ||
        aftercare_facts_new(&subject.put_in, rules, &err)) {
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
    double put_in = measure(facts_to_structs, &subject);
    double one_fetch = measure(one_fetch_to_structs, &subject);
    double fetches = measure(fetches_to_structs, &subject);
    double bare = measure(facts_to_findings, &subject);
    read_facts(&subject, (struct text){calm_text, sizeof calm_text - 1});
    double calm = measure(facts_to_findings, &subject);
    double explained = measure(explain_rule, &subject);
    double asked = measure(ask_next, &subject);
    printf("read_document_json %.2f us 1.00\n", yardstick);
    printf("assess_json_to_json %.2f us %.2f\n", whole, whole / yardstick);
    printf("assess_json_to_structs %.2f us %.2f\n", structs, structs / yardstick);
    printf("assess_structs_to_json_ratio %.2f 1\n", structs / whole);
    printf("assess_put_in_to_structs %.2f us %.2f\n", put_in, put_in / yardstick);
    printf("assess_after_one_fetch %.2f us %.2f\n", one_fetch, one_fetch / yardstick);
    printf("assess_after_all_fetches %.2f us %.2f\n", fetches, fetches / yardstick);
    printf("assess_facts_to_findings %.2f us %.2f\n", bare, bare / yardstick);
    printf("assess_facts_to_findings_without_concern %.2f us %.2f\n", calm,
           calm / yardstick);
    printf("explain_rule_json_to_json %.2f us %.2f\n", explained, explained / yardstick);
    printf("ask_json_to_json %.2f us %.2f\n", asked, asked / yardstick);
    printf("load_shipped_rules %.0f us %.0f\n", loaded, loaded / yardstick);

    arena_clear(&subject.arena);
    arena_clear(&subject.facts_arena);
    aftercare_facts_free(subject.put_in);
    aftercare_assessor_free(subject.assessor);
    aftercare_rules_free(rules);
    return 0;
}
