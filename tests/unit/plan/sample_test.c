#include "aftercare/author.h"
#include "aftercare/plan.h"
#include "core/base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define DOCUMENTS 200

static int load(void **state) {
    static const char *const plugins[] = {AFTERCARE_SOURCE "/plugins"};
    static const char *const rules[] = {AFTERCARE_SOURCE "/rules"};
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    aftercare_rules *loaded = NULL;
    options.plugins = plugins;
    options.plugins_count = 1;
    options.rules = rules;
    options.rules_count = 1;
    assert_int_equal(aftercare_rules_load(&loaded, &options, NULL), AFTERCARE_OK);
    *state = loaded;
    return 0;
}

static int unload(void **state) {
    aftercare_rules_free(*state);
    return 0;
}

static void a_number_is_always_the_same_document(void **state) {
    aftercare_assessor *assessors[2];
    aftercare_json samples[2];
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(aftercare_assessor_new(&assessors[i], *state, NULL),
                         AFTERCARE_OK);
    }
    for (uint64_t number = 0; number < 20; number++) {
        for (size_t i = 0; i < 2; i++) {
            assert_int_equal(
                aftercare_sample_request(assessors[i], number, &samples[i], NULL),
                AFTERCARE_OK);
        }
        assert_string_equal(samples[0].text, samples[1].text);
        assert_int_equal(
            aftercare_sample_request(assessors[1], number + 1, &samples[1], NULL),
            AFTERCARE_OK);
        assert_string_not_equal(samples[0].text, samples[1].text);
    }
    aftercare_assessor_free(assessors[0]);
    aftercare_assessor_free(assessors[1]);
}

// The document lies in the assessor, which answers it: so it is copied.
static bool is_answered(aftercare_assessor *assessor, const aftercare_json *sample,
                        bool is_session) {
    struct arena arena;
    const aftercare_plan *plan;
    aftercare_json answer;
    arena_init(&arena, &system_allocator, 0);
    const aftercare_document document = {
        .text = arena_copy(&arena, sample->text, sample->len), .len = sample->len};
    assert_non_null(document.text);
    aftercare_status status =
        is_session ? aftercare_plan_session(assessor, &document, NULL, &plan, NULL)
                   : aftercare_assess(assessor, &document, NULL, &answer, NULL);
    arena_clear(&arena);
    return status == AFTERCARE_OK;
}

static void nearly_all_are_answered(void **state) {
    aftercare_assessor *assessor;
    aftercare_json sample;
    size_t requests = 0;
    size_t sessions = 0;
    assert_int_equal(aftercare_assessor_new(&assessor, *state, NULL), AFTERCARE_OK);
    for (uint64_t number = 0; number < DOCUMENTS; number++) {
        assert_int_equal(aftercare_sample_request(assessor, number, &sample, NULL),
                         AFTERCARE_OK);
        requests += is_answered(assessor, &sample, false);
        assert_int_equal(aftercare_sample_session(assessor, number, &sample, NULL),
                         AFTERCARE_OK);
        sessions += is_answered(assessor, &sample, true);
    }
    assert_true(requests > DOCUMENTS * 9 / 10);
    assert_true(sessions > DOCUMENTS * 9 / 10);
    aftercare_assessor_free(assessor);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_is_always_the_same_document),
        cmocka_unit_test(nearly_all_are_answered),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
