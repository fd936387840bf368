// How much memory the shipped rules and an assessor of theirs hold, counted at the
// allocator that the caller gives.
#include "core/base/text.h"

#include "aftercare/aftercare.h"
#include "aftercare/author.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define SAMPLES 200
#define RULES_MAX ((size_t)8 << 20)
#define HELD_MAX ((size_t)100000)
#define OWN_MAX ((size_t)8000) // beside an answer that is larger than what is kept
#define DAY "2026-11-22"

struct counted {
    size_t live, peak, requests;
};

static void *count(void *context, void *pointer, size_t old_size, size_t new_size) {
    struct counted *counted = context;
    void *result = system_allocator.allocate(NULL, pointer, old_size, new_size);
    counted->live -= pointer ? old_size : 0;
    counted->live += result ? new_size : 0;
    counted->peak = counted->live > counted->peak ? counted->live : counted->peak;
    counted->requests++;
    return result;
}

// An assessor, and documents and sessions made by chance.
struct desk {
    struct counted counted;
    size_t rules_hold;
    aftercare_rules *rules;
    aftercare_assessor *assessor;
    struct arena arena; // of the samples' texts
    aftercare_document requests[SAMPLES], sessions[SAMPLES];
    aftercare_json answer; // to the last call
};

static aftercare_document kept(struct desk *desk, aftercare_json sample) {
    const char *text = arena_copy(&desk->arena, sample.text, sample.len);
    assert_non_null(text);
    return (aftercare_document){.text = text, .len = sample.len};
}

static void make_samples(struct desk *desk) {
    aftercare_assessor *maker = NULL;
    aftercare_json sample = {0};
    assert_int_equal(aftercare_assessor_new(&maker, desk->rules, NULL), 0);
    for (uint64_t i = 0; i < SAMPLES; i++) {
        assert_int_equal(aftercare_sample_request(maker, i, &sample, NULL), 0);
        desk->requests[i] = kept(desk, sample);
        assert_int_equal(aftercare_sample_session(maker, i, &sample, NULL), 0);
        desk->sessions[i] = kept(desk, sample);
    }
    aftercare_assessor_free(maker);
}

static void open_desk(struct desk *desk) {
    static const char *const plugins[] = {AFTERCARE_SOURCE "/plugins"};
    static const char *const folders[] = {AFTERCARE_SOURCE "/rules"};
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    *desk = (struct desk){0};
    options.plugins = plugins;
    options.rules = folders;
    options.plugins_count = options.rules_count = 1;
    options.allocate = count;
    options.allocate_context = &desk->counted;
    arena_init(&desk->arena, &system_allocator, 0);
    assert_int_equal(aftercare_rules_load(&desk->rules, &options, NULL), 0);
    desk->rules_hold = desk->counted.live;
    make_samples(desk);
    assert_int_equal(desk->counted.live, desk->rules_hold);
    assert_int_equal(aftercare_assessor_new(&desk->assessor, desk->rules, NULL), 0);
    desk->counted.peak = desk->counted.live;
}

static void close_desk(struct desk *desk) {
    aftercare_assessor_free(desk->assessor);
    aftercare_rules_free(desk->rules);
    arena_clear(&desk->arena);
    assert_int_equal(desk->counted.live, 0);
}

static size_t held(const struct desk *desk) {
    return desk->counted.live - desk->rules_hold;
}

static size_t most_held(const struct desk *desk) {
    return desk->counted.peak - desk->rules_hold;
}

// Each leaves in desk->answer what it answers as JSON.
static aftercare_status assess(struct desk *desk, const aftercare_document *document) {
    return aftercare_assess(desk->assessor, document, DAY, &desk->answer, NULL);
}

static aftercare_status ask(struct desk *desk, const aftercare_document *document) {
    return aftercare_ask(desk->assessor, document, DAY, &desk->answer, NULL);
}

static aftercare_status explain(struct desk *desk, const aftercare_document *document) {
    return aftercare_explain(desk->assessor, document, DAY, "microneedling.isotretinoin",
                             &desk->answer, NULL);
}

static aftercare_status as_structs(struct desk *desk,
                                   const aftercare_document *document) {
    const aftercare_assessment *structs = NULL;
    return aftercare_assess_result(desk->assessor, document, DAY, &structs, NULL);
}

static aftercare_status as_both(struct desk *desk, const aftercare_document *document) {
    aftercare_status status = as_structs(desk, document);
    return status ? status : aftercare_result_json(desk->assessor, &desk->answer, NULL);
}

static aftercare_status plan(struct desk *desk, const aftercare_document *document) {
    const aftercare_plan_options options = AFTERCARE_PLAN_OPTIONS;
    const aftercare_plan *made = NULL;
    return aftercare_plan_session(desk->assessor, document, &options, &made, NULL);
}

typedef aftercare_status call(struct desk *desk, const aftercare_document *document);

static aftercare_document about_one(const aftercare_document *document) {
    static const char *const one[] = {"microneedling"};
    aftercare_document asked = *document;
    asked.treatments = one;
    asked.treatments_count = 1;
    return asked;
}

static void each_about_one(struct desk *desk, call *made) {
    for (size_t i = 0; i < SAMPLES; i++) {
        const aftercare_document asked = about_one(&desk->requests[i]);
        assert_int_equal(made(desk, &asked), 0);
    }
}

static void rules_hold_little(void **state) {
    (void)state;
    struct desk desk;
    open_desk(&desk);

    print_message("the rules hold %zu bytes, a new assessor %zu\n", desk.rules_hold,
                  held(&desk));
    assert_true(desk.rules_hold <= RULES_MAX);
    assert_true(held(&desk) <= OWN_MAX);
    close_desk(&desk);
}

static void about_one_treatment_a_call_never_takes_more_than_is_promised(void **state) {
    (void)state;
    static call *const calls[] = {assess, ask, explain, as_structs, as_both};
    struct desk desk;
    open_desk(&desk);

    for (size_t k = 0; k < sizeof calls / sizeof *calls; k++) {
        each_about_one(&desk, calls[k]);
    }

    print_message("about one treatment an assessor takes at most %zu bytes\n",
                  most_held(&desk));
    assert_true(most_held(&desk) <= HELD_MAX);
    close_desk(&desk);
}

// An answer that is larger is held, and nothing else but what a new assessor holds.
static void after_an_answer_as_json_an_assessor_holds_little_besides(void **state) {
    (void)state;
    static call *const calls[] = {assess, ask, explain};
    struct desk desk;
    size_t most = 0;
    open_desk(&desk);

    for (size_t k = 0; k < sizeof calls / sizeof *calls; k++) {
        for (size_t i = 0; i < SAMPLES; i++) {
            assert_int_equal(calls[k](&desk, &desk.requests[i]), 0);
            size_t bound = desk.answer.len + OWN_MAX;
            assert_true(held(&desk) <= (bound > HELD_MAX ? bound : HELD_MAX));
            most = held(&desk) > most ? held(&desk) : most;
        }
    }

    print_message("with its answer an assessor holds at most %zu bytes\n", most);
    close_desk(&desk);
}

static void the_next_answer_takes_the_place_of_a_large_one(void **state) {
    (void)state;
    struct desk desk;
    size_t large = 0;
    open_desk(&desk);
    const aftercare_document ordinary = about_one(&desk.requests[0]);

    for (size_t i = 0; i < SAMPLES; i++) {
        (void)plan(&desk, &desk.sessions[i]); // a sample may be no right session
        large += held(&desk) > HELD_MAX;
        assert_int_equal(assess(&desk, &ordinary), 0);
        assert_true(held(&desk) <= HELD_MAX);
        assert_int_equal(as_both(&desk, &desk.requests[i]), 0);
        large += held(&desk) > HELD_MAX;
        assert_int_equal(as_structs(&desk, &ordinary), 0);
        assert_true(held(&desk) <= HELD_MAX);
    }

    assert_true(large > 0);
    close_desk(&desk);
}

static aftercare_document padded(struct desk *desk, const char *end) {
    struct buffer text;
    buffer_init(&text, &system_allocator, (size_t)1 << 20);
    buffer_string(&text, "{\"patient\":{\"x_own\":[0");
    for (size_t i = 1; i < 900; i++) {
        buffer_string(&text, ",[{\"a\":1},{\"b\":2},{\"c\":3}]");
    }
    buffer_string(&text, end);
    assert_false(text.failed);
    aftercare_document document = kept(desk, (aftercare_json){text.at, text.len});
    buffer_clear(&text);
    return document;
}

static void a_large_document_that_is_refused_leaves_nothing_behind(void **state) {
    (void)state;
    static call *const calls[] = {assess, ask, explain, as_structs, as_both, plan};
    static const char *const ends[] = {"]},\"request\":{\"date\":\"never\"}}", "]]"};
    struct desk desk;
    open_desk(&desk);

    for (size_t k = 0; k < sizeof calls / sizeof *calls; k++) {
        for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
            const aftercare_document refused = padded(&desk, ends[i]);
            assert_int_equal(calls[k](&desk, &refused), AFTERCARE_EDOCUMENT);
            assert_true(held(&desk) <= HELD_MAX);
        }
    }

    assert_true(most_held(&desk) > HELD_MAX);
    close_desk(&desk);
}

static aftercare_status cannot_fetch(void *context, aftercare_facts *facts,
                                     const char *name, aftercare_error *err) {
    (void)context;
    (void)facts;
    (void)name;
    (void)err;
    return AFTERCARE_EIO;
}

// Many facts of one patient, and a session, which lacks its treatment where that is NULL.
static aftercare_facts *many_facts(struct desk *desk, const char *treatment) {
    static const char *const lists[] = {"conditions", "medications", "concerns"};
    static const char *const codes[] = {"melasma", "isotretinoin_oral", "melasma"};
    aftercare_facts *facts = NULL;
    assert_int_equal(aftercare_facts_new(&facts, desk->rules, NULL), 0);
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) {
        for (size_t i = 0; i < 900; i++) {
            assert_int_equal(
                aftercare_facts_add_entry(facts, lists[k], codes[k], NULL, 0, NULL), 0);
        }
    }
    assert_int_equal(aftercare_facts_session_id(facts, "s", NULL), 0);
    assert_int_equal(aftercare_facts_session_ended(facts, DAY "T15:30:00Z", NULL), 0);
    assert_int_equal(aftercare_facts_session_timezone(facts, "UTC", NULL), 0);
    assert_int_equal(aftercare_facts_session_treatment(facts, treatment, NULL), 0);
    return facts;
}

static void a_session_that_is_refused_leaves_nothing_behind(void **state) {
    (void)state;
    static const struct {
        const char *treatment;
        aftercare_fetch *fetch;
        aftercare_status status;
    } rows[] = {
        {NULL, NULL, AFTERCARE_EDOCUMENT},
        {NULL, cannot_fetch, AFTERCARE_EDOCUMENT},
        {"microneedling", cannot_fetch, AFTERCARE_EIO},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct desk desk;
        const aftercare_plan *none = NULL;
        open_desk(&desk);
        aftercare_facts *facts = many_facts(&desk, rows[i].treatment);
        aftercare_facts_from(facts, rows[i].fetch, NULL);
        size_t before = held(&desk);

        assert_int_equal(aftercare_plan_facts(desk.assessor, facts, NULL, &none, NULL),
                         rows[i].status);

        assert_true(most_held(&desk) > before + HELD_MAX);
        aftercare_facts_free(facts);
        assert_true(held(&desk) <= HELD_MAX);
        close_desk(&desk);
    }
}

static void about_one_treatment_the_allocator_is_asked_for_nothing(void **state) {
    (void)state;
    static call *const calls[] = {assess, ask, as_structs, as_both};
    struct desk desk;
    open_desk(&desk);

    for (size_t k = 0; k < sizeof calls / sizeof *calls; k++) {
        each_about_one(&desk, calls[k]);
        each_about_one(&desk, calls[k]);
        desk.counted.requests = 0;
        each_about_one(&desk, calls[k]);
        assert_int_equal(desk.counted.requests, 0);
    }

    close_desk(&desk);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_hold_little),
        cmocka_unit_test(about_one_treatment_a_call_never_takes_more_than_is_promised),
        cmocka_unit_test(after_an_answer_as_json_an_assessor_holds_little_besides),
        cmocka_unit_test(the_next_answer_takes_the_place_of_a_large_one),
        cmocka_unit_test(a_large_document_that_is_refused_leaves_nothing_behind),
        cmocka_unit_test(a_session_that_is_refused_leaves_nothing_behind),
        cmocka_unit_test(about_one_treatment_the_allocator_is_asked_for_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
