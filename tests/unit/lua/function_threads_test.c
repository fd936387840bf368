// Two threads, one rulebase, many documents: each answers as if it were alone. Run with
// the thread sanitizer it shows that nothing which threads share is written to.
#include "tests/unit/rules/workshop.h"

#include <pthread.h>

#define ROUNDS 40

static const char rules[] =
    "local runs, codes = 0, { 'worm', 'rot', 'crack' }\n"
    "local function count(facts)\n"
    "  local n = 0\n"
    "  for _, code in ipairs(codes) do\n"
    "    if facts:fault(code):ever() then n = n + 1 end\n"
    "  end\n"
    "  runs = runs + 1\n"
    "  return n * runs\n"
    "end\n"
    "bar 'a' { works = 'sanding', grade = 'later',\n"
    "  when = function(facts) return count(facts) == 1 end }\n"
    "bar 'b' { works = 'sanding', grade = 'later', when = function(facts)\n"
    "  return facts:coat('oil'):within('P6M') and facts:hardness():value() > 3 end }\n"
    "bar 'c' { works = 'sanding', grade = 'care',\n"
    "  when = function(facts) error(facts:age():value()) end }\n";

static const char *const patients[] = {
    "'faults': [{'code': 'worm'}], 'made': '2020-05-17'",
    "'faults': [], 'unanswered': ['rot'], 'hardness': 5",
    "'coats': [{'code': 'oil', 'ended': '2026-06-10'}], 'hardness': 4",
    "'coats': [{'code': 'oil', 'ended': '2026-06'}]",
};

#define PATIENTS (sizeof patients / sizeof *patients)

struct worker {
    const aftercare_rules *rules;
    const aftercare_document *documents; // PATIENTS of them
    const char *const *expected;
    size_t first;
    int wrong; // answers
};

static void *work(void *context) {
    struct worker *worker = context;
    aftercare_assessor *assessor = NULL;
    aftercare_error err = {0};
    if (aftercare_assessor_new(&assessor, worker->rules, &err)) {
        worker->wrong++;
        return NULL;
    }
    for (size_t i = 0; i < ROUNDS; i++) {
        size_t which = (worker->first + i) % PATIENTS;
        aftercare_json answer = {"", 0};
        bool is_right = !aftercare_assess(assessor, &worker->documents[which],
                                          WORKSHOP_TODAY, &answer, &err) &&
                        strcmp(answer.text, worker->expected[which]) == 0;
        worker->wrong += is_right ? 0 : 1;
    }
    aftercare_assessor_free(assessor);
    return NULL;
}

static void threads_answer_as_one_does(void **state) {
    (void)state;
    struct workshop shop;
    aftercare_document documents[PATIENTS];
    const char *expected[PATIENTS];
    workshop_open(&shop, rules);
    for (size_t i = 0; i < PATIENTS; i++) {
        aftercare_json answer = {0};
        aftercare_error err = {0};
        documents[i] = workshop_document(
            &shop, arena_format(&shop.arena,
                                "{'patient': {%s}, 'request': {'treatments': "
                                "['sanding'], 'areas': ['table']}}",
                                patients[i]));
        assert_int_equal(
            aftercare_assess(shop.assessor, &documents[i], WORKSHOP_TODAY, &answer, &err),
            AFTERCARE_OK);
        expected[i] = arena_copy(&shop.arena, answer.text, answer.len);
    }

    pthread_t threads[2];
    struct worker workers[2];
    for (size_t i = 0; i < 2; i++) {
        workers[i] = (struct worker){.rules = shop.rules,
                                     .documents = documents,
                                     .expected = expected,
                                     .first = i};
        assert_int_equal(pthread_create(&threads[i], NULL, work, &workers[i]), 0);
    }
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
        assert_int_equal(workers[i].wrong, 0);
    }

    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(threads_answer_as_one_does)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
