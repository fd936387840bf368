// How the function of a kind runs: its limits, what is wrong with what it returns, and
// missing memory.
#include "core/lua/mould.h"
#include "tests/unit/base/failing.h"
#include "tests/unit/rules/hints.h"

#include <pthread.h>

static void where_it_fails_it_is_unknown_at_best_and_the_reason_is_told(void **state) {
    (void)state;
    static const char later[] = HINT("a", "later", "indoors :yes()");
    static const char care[] = HINT("a", "care", "indoors :yes()");
    static const struct hints_row rows[] = {
        {"error('no')", later, hints_inside, "'later'", FAILED("10: no")},
        {"return 1", later, hints_inside, "'later'",
         FAILED("9: the function returns a number (return a verdict, or nil)")},
        {"return {}", later, hints_inside, "'later'",
         FAILED("9: the function returns a table (return a verdict, or nil)")},
        {"return true", later, hints_inside, "'later'",
         FAILED("9: the function returns true (return a verdict, or nil)")},
        {"return ''", later, hints_inside, "'later'",
         FAILED("9: \\'\\' is no verdict of this kind")},
        {"return 'go\\0'", later, hints_inside, "'later'",
         FAILED("9: \\'go\\' is no verdict of this kind")},
        {"return 'Go'", later, hints_inside, "'later'",
         FAILED("9: \\'Go\\' is no verdict of this kind")},
        {"return 'ask', 'never'", later, hints_inside, "'ask'", DECIDED("'ask'")},
        {"return", later, hints_inside, "'later'",
         FAILED("9: the function returns nothing (end it with return …)")},
        {"return 'fine'", later, hints_inside, "'later'",
         FAILED("9: \\'fine\\' is no verdict of this kind")},
        {"while true do end", later, hints_inside, "'later'",
         FAILED("10: this takes more than 100000 steps")},
        {"local t = {} while true do t = { t } end", later, hints_inside, "'later'",
         FAILED("10: this takes more than 1024 KiB of memory")},
        {"pcall(function() while true do end end) return 'go'", later, hints_inside,
         "'later'", FAILED("10: this takes more than 100000 steps")},
        {"count = 1 return 'go'", later, hints_inside, "'later'",
         FAILED("10: a function keeps nothing (write local count = …)")},
        {"return indoors and 'go'", later, hints_inside, "'later'",
         FAILED("10: \\'indoors\\' is no word that is known here")},
        {"error('no')", later, hints_unsaid, "'unclear'", FAILED("10: no")},
        {"error('no')", care, hints_inside, "'unclear'", FAILED("10: no")},
        {"return 'fine'", care, hints_inside, "'unclear'",
         FAILED("9: \\'fine\\' is no verdict of this kind")},
        {"return nil", care, hints_inside, "'care'", DECIDED("null")},
    };
    HINTS_ASSERT(rows);
}

// What is kept between two runs would show in the second answer.
static void no_run_knows_of_another(void **state) {
    (void)state;
    struct workshop shop;
    hints_open(&shop,
               "local text = getmetatable('').__index\n"
               "findings[1].fields.works[1] = 'x'\n"
               "string.seen = (string.seen or 0) + 1\n"
               "return string.seen == 1 and 'ask' or 'never'",
               HINT("a", "later", "indoors :yes()"));
    const char *first =
        workshop_at(&shop, workshop_judge(&shop, hints_inside), "/treatments");

    for (int i = 0; i < 3; i++) {
        assert_part(&shop, workshop_judge(&shop, hints_inside), "/treatments", first);
    }
    hints_close(&shop);
}

static void each_way_to_fail_is_counted(void **state) {
    (void)state;
    static const struct {
        const char *body;
        aftercare_failure failure;
    } rows[] = {
        {"while true do end", AFTERCARE_FAILURE_STEPS},
        {"local t = {} while true do t = { t } end", AFTERCARE_FAILURE_MEMORY},
        {"error('no')", AFTERCARE_FAILURE_ERROR},
        {"return 1", AFTERCARE_FAILURE_ERROR},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        hints_open(&shop, rows[i].body, HINT("a", "later", "indoors :yes()"));

        (void)workshop_judge(&shop, hints_inside);

        aftercare_rule_counts counts = AFTERCARE_RULE_COUNTS;
        assert_true(aftercare_assessor_count_at(shop.assessor, 0, &counts));
        assert_string_equal(counts.rule, "hint");
        assert_true(counts.is_kind);
        assert_int_equal(counts.runs, 1);
        assert_int_equal(counts.failures[rows[i].failure], 1);
        assert_int_equal(counts.last, rows[i].failure);
        assert_true(counts.steps > 0);
        hints_close(&shop);
    }
}

static void without_memory_nothing_is_answered_and_nothing_lost(void **state) {
    (void)state;
    struct workshop shop;
    struct failing failing = {0};
    aftercare_load_options options = hints_begin(
        &shop, "local t = {} for i = 1, 100 do t[i] = findings[1].rule end return 'ask'",
        HINT("a", "later", "indoors :yes()"));
    options.allocate = failing_allocate;
    options.allocate_context = &failing;
    aftercare_document document = workshop_document(
        &shop, "{'patient': {'indoors': true}, 'request': {'treatments': ['sanding'], "
               "'areas': ['table']}}");
    aftercare_status status = AFTERCARE_ENOMEM;
    for (size_t n = 1; status; n++) {
        aftercare_json answer = {"untouched", 9};
        aftercare_error err = {0};
        assert_int_equal(hints_load(&shop, &options), AFTERCARE_OK);
        failing.requests = 0;
        failing.fails_at = n;

        status =
            aftercare_assess(shop.assessor, &document, WORKSHOP_TODAY, &answer, &err);

        failing.fails_at = 0;
        if (status) {
            assert_int_equal(status, AFTERCARE_ENOMEM);
            assert_string_equal(answer.text, "untouched");
        } else {
            assert_part(&shop, workshop_read(&shop, answer), "/treatments/0/decided",
                        DECIDED("'ask'"));
        }
        aftercare_assessor_free(shop.assessor);
        aftercare_rules_free(shop.rules);
        shop.assessor = NULL;
        shop.rules = NULL;
    }
    assert_string_equal(shop.mistakes, "");
    hints_close(&shop);
    assert_int_equal(failing.live, 0);
}

static void loading_without_memory_finds_no_mistake(void **state) {
    (void)state;
    struct workshop shop;
    struct failing failing = {0};
    aftercare_load_options options =
        hints_begin(&shop, "return 'ask'", HINT("a", "later", "indoors :yes()"));
    options.allocate = failing_allocate;
    options.allocate_context = &failing;
    aftercare_status status = AFTERCARE_ENOMEM;
    size_t step = MOULD_SIZE > 0 ? 1 : 7; // where Lua's pieces are many
    for (size_t n = 1; status; n += step) {
        failing.requests = 0;
        failing.fails_at = n;

        status = hints_load(&shop, &options);

        assert_true(status == AFTERCARE_OK || status == AFTERCARE_ENOMEM);
        aftercare_rules_free(status ? shop.rules : NULL);
        shop.rules = status ? NULL : shop.rules;
    }
    failing.fails_at = 0;
    assert_string_equal(shop.mistakes, "");
    hints_close(&shop);
    assert_int_equal(failing.live, 0);
}

struct worker {
    const aftercare_rules *rules;
    aftercare_document document;
    const char *expected;
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
    for (int i = 0; i < 40; i++) {
        aftercare_json answer = {"", 0};
        bool is_right = !aftercare_assess(assessor, &worker->document, WORKSHOP_TODAY,
                                          &answer, &err) &&
                        strcmp(answer.text, worker->expected) == 0;
        worker->wrong += is_right ? 0 : 1;
    }
    aftercare_assessor_free(assessor);
    return NULL;
}

static void two_threads_get_the_same_bytes(void **state) {
    (void)state;
    struct workshop shop;
    pthread_t threads[2];
    struct worker workers[2];
    hints_open(&shop,
               "findings.runs = (findings.runs or 0) + 1\n"
               "return findings.runs == 1 and 'ask' or 'never'",
               HINT("a", "later", "indoors :yes()"));
    aftercare_document document = workshop_document(
        &shop, "{'patient': {'indoors': true}, 'request': {'treatments': ['sanding'], "
               "'areas': ['table']}}");
    aftercare_json answer = {0};
    aftercare_error err = {0};
    assert_int_equal(
        aftercare_assess(shop.assessor, &document, WORKSHOP_TODAY, &answer, &err), 0);
    char *expected = arena_copy(&shop.arena, answer.text, answer.len);

    for (size_t i = 0; i < 2; i++) {
        workers[i] = (struct worker){shop.rules, document, expected, 0};
        assert_int_equal(pthread_create(&threads[i], NULL, work, &workers[i]), 0);
    }
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
        assert_int_equal(workers[i].wrong, 0);
    }
    hints_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(where_it_fails_it_is_unknown_at_best_and_the_reason_is_told),
        cmocka_unit_test(no_run_knows_of_another),
        cmocka_unit_test(each_way_to_fail_is_counted),
        cmocka_unit_test(without_memory_nothing_is_answered_and_nothing_lost),
        cmocka_unit_test(loading_without_memory_finds_no_mistake),
        cmocka_unit_test(two_threads_get_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
