// Random rule bases and random documents, answered by the engine and by a second
// evaluator that was written from the design alone (oracle/naive.h): they must say the
// same. What holds besides for every document is tried on the same ones.
//
// AFTERCARE_DOCUMENTS says how many documents are tried, AFTERCARE_SEED which; the second
// line tells both. What goes wrong is made as small as it can be before it is shown.
#include "tests/unit/rules/oracle/lua_text.h"
#include "tests/unit/rules/oracle/make_document.h"
#include "tests/unit/rules/oracle/make_rules.h"
#include "tests/unit/rules/oracle/trial.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define SEED 20261122
#define DOCUMENTS 100000
#define DOCUMENTS_WHEN_SLOW 2000 // with a sanitizer
#define DOCUMENTS_OF_BASE 250    // at most

enum property {
    ALIKE,
    CERTAIN_STAYS,
    ORDER,
    WRITING,
    FILES,
    CLEAR_DAYS,
    THREADS,
    PROPERTIES
};

// Of one document; threads are tried with all documents of a base at once.
static trial_property *const properties[THREADS] = {
    [ALIKE] = trial_answers_are_alike,     [CERTAIN_STAYS] = trial_certain_stays,
    [ORDER] = trial_order_does_not_matter, [WRITING] = trial_writing_does_not_matter,
    [FILES] = trial_files_do_not_matter,   [CLEAR_DAYS] = trial_clear_days_are_clear,
};

// The first document for which a property does not hold.
struct failure {
    bool is_there;
    struct shrunk one;
    uint64_t twist;
};

struct oracle {
    size_t documents, of_base;
    uint64_t seed;
    struct trial trial;
    struct buffer texts[DOCUMENTS_OF_BASE];
    struct failure failures[PROPERTIES];
};

// --- threads ---------------------------------------------------------------------------

// What one thread does: the documents of a base, with an assessor of its own.
struct shift {
    struct engine engine; // the rules are shared
    const struct buffer *texts;
    size_t count;
    struct buffer answers;
};

static void *work(void *context) {
    struct shift *shift = context;
    for (size_t i = 0; i < shift->count; i++) {
        aftercare_json said = engine_assess(&shift->engine, &shift->texts[i], NULL);
        buffer_add(&shift->answers, said.text, said.len);
    }
    return NULL;
}

static void begin_shift(struct shift *shift, const struct oracle *oracle, size_t count) {
    aftercare_error err = {0};
    shift->engine.rules = oracle->trial.engines[0].rules;
    shift->texts = oracle->texts;
    shift->count = count;
    buffer_init(&shift->answers, &system_allocator, 1 << 26);
    assert_int_equal(
        aftercare_assessor_new(&shift->engine.assessor, shift->engine.rules, &err),
        AFTERCARE_OK);
}

static void end_shift(struct shift *shift) {
    aftercare_assessor_free(shift->engine.assessor);
    buffer_clear(&shift->answers);
}

static bool threads_say_the_same(const struct oracle *oracle, size_t count) {
    struct shift shifts[2];
    pthread_t thread;
    begin_shift(&shifts[0], oracle, count);
    begin_shift(&shifts[1], oracle, count);
    assert_int_equal(pthread_create(&thread, NULL, work, &shifts[1]), 0);
    (void)work(&shifts[0]);
    assert_int_equal(pthread_join(thread, NULL), 0);
    bool is_same = !shifts[0].answers.failed && !shifts[1].answers.failed &&
                   strcmp(shifts[0].answers.at, shifts[1].answers.at) == 0;
    end_shift(&shifts[0]);
    end_shift(&shifts[1]);
    return is_same;
}

// --- trying ----------------------------------------------------------------------------

static void note_failure(struct oracle *oracle, enum property property) {
    oracle->failures[property] =
        (struct failure){true, oracle->trial.one, oracle->trial.twist};
}

static void try_document(struct oracle *oracle) {
    trial_answer(&oracle->trial);
    for (int i = 0; i < THREADS; i++) {
        if (!oracle->failures[i].is_there && !properties[i](&oracle->trial)) {
            note_failure(oracle, (enum property)i);
        }
    }
}

static void try_base(struct oracle *oracle, struct chance *chance, size_t count) {
    struct trial *trial = &oracle->trial;
    trial_open_engines(trial);
    for (size_t i = 0; i < count; i++) {
        make_document(&trial->one.document, chance, &trial->calendar, &trial->one.rules);
        trial->twist = chance_next(chance);
        try_document(oracle);
        buffer_reset(&oracle->texts[i]);
        buffer_add(&oracle->texts[i], trial->text.at, trial->text.len);
    }
    if (!oracle->failures[THREADS].is_there && !threads_say_the_same(oracle, count)) {
        note_failure(oracle, THREADS);
    }
    trial_close_engines(trial);
}

static void try_all(struct oracle *oracle) {
    size_t left = oracle->documents;
    for (uint64_t base = 0; left > 0; base++) {
        size_t count = left < oracle->of_base ? left : oracle->of_base;
        struct chance chance = {.state = oracle->seed + base};
        make_rules(&oracle->trial.one.rules, chance_next(&chance));
        try_base(oracle, &chance, count);
        left -= count;
    }
}

// --- telling ---------------------------------------------------------------------------

struct shrinking {
    struct trial *trial;
    enum property property;
};

static bool is_wrong(void *context, const struct shrunk *one) {
    const struct shrinking *shrinking = context;
    assert_ptr_equal(one, &shrinking->trial->one);
    trial_open_engines(shrinking->trial);
    trial_answer(shrinking->trial);
    bool is_wrong = !properties[shrinking->property](shrinking->trial);
    trial_close_engines(shrinking->trial);
    return is_wrong;
}

static void show(const struct trial *trial) {
    struct buffer text;
    buffer_init(&text, &system_allocator, 1 << 20);
    lua_write_terms(&text, &trial->one.rules);
    for (int i = 0; i < trial->one.rules.rules_count; i++) {
        lua_write_rule(&text, &trial->one.rules, i);
    }
    print_error("rules of %llu, twist %llu\n%s%s\n",
                (unsigned long long)trial->one.rules.seed,
                (unsigned long long)trial->twist, text.at, trial->text.at);
    listing_print_difference(&trial->expected, &trial->got);
    buffer_clear(&text);
}

// Shows the smallest case that still goes wrong, and fails the test.
static void expect(struct oracle *oracle, enum property property) {
    const struct failure *failure = &oracle->failures[property];
    struct shrinking shrinking = {&oracle->trial, property};
    if (!failure->is_there) {
        return;
    }
    oracle->trial.one = failure->one;
    oracle->trial.twist = failure->twist;
    if (property != THREADS) {
        shrink(&oracle->trial.one, is_wrong, &shrinking);
        (void)is_wrong(&shrinking, &oracle->trial.one);
    }
    show(&oracle->trial);
    fail();
}

static void the_engine_answers_as_a_plain_evaluator_does(void **state) {
    expect(*state, ALIKE);
}

static void an_answer_more_never_turns_what_was_certain(void **state) {
    expect(*state, CERTAIN_STAYS);
}

static void the_order_of_entries_does_not_matter(void **state) {
    expect(*state, ORDER);
}

static void the_way_in_which_a_document_is_written_does_not_matter(void **state) {
    expect(*state, WRITING);
}

static void the_order_of_files_and_rules_does_not_matter(void **state) {
    expect(*state, FILES);
}

static void a_day_that_is_told_as_clear_is_and_the_one_before_is_not(void **state) {
    expect(*state, CLEAR_DAYS);
}

static void two_threads_say_the_same(void **state) {
    expect(*state, THREADS);
}

// --- setting up ------------------------------------------------------------------------

static uint64_t number_from(const char *name, uint64_t otherwise) {
    const char *text = getenv(name);
    return text && *text ? strtoull(text, NULL, 10) : otherwise;
}

// Few documents are of few rule bases, and few of each.
static void init(struct oracle *oracle) {
    const char *instrumented = getenv("AFTERCARE_INSTRUMENTED");
    bool is_slow = instrumented && *instrumented;
    oracle->seed = number_from("AFTERCARE_SEED", SEED);
    oracle->documents = (size_t)number_from("AFTERCARE_DOCUMENTS",
                                            is_slow ? DOCUMENTS_WHEN_SLOW : DOCUMENTS);
    oracle->of_base = oracle->documents / 40;
    oracle->of_base = oracle->of_base < 10 ? 10 : oracle->of_base;
    oracle->of_base =
        oracle->of_base < DOCUMENTS_OF_BASE ? oracle->of_base : DOCUMENTS_OF_BASE;
    trial_init(&oracle->trial);
    for (size_t i = 0; i < DOCUMENTS_OF_BASE; i++) {
        buffer_init(&oracle->texts[i], &system_allocator, 1 << 20);
    }
}

// Each document is tried once, for all properties.
static int open_oracle(void **state) {
    struct oracle *oracle = calloc(1, sizeof *oracle);
    if (!oracle) {
        return 1;
    }
    init(oracle);
    print_message("AFTERCARE_SEED=%llu AFTERCARE_DOCUMENTS=%zu\n",
                  (unsigned long long)oracle->seed, oracle->documents);
    try_all(oracle);
    *state = oracle;
    return 0;
}

static int close_oracle(void **state) {
    struct oracle *oracle = *state;
    trial_clear(&oracle->trial);
    for (size_t i = 0; i < DOCUMENTS_OF_BASE; i++) {
        buffer_clear(&oracle->texts[i]);
    }
    free(oracle);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_engine_answers_as_a_plain_evaluator_does),
        cmocka_unit_test(an_answer_more_never_turns_what_was_certain),
        cmocka_unit_test(the_order_of_entries_does_not_matter),
        cmocka_unit_test(the_way_in_which_a_document_is_written_does_not_matter),
        cmocka_unit_test(the_order_of_files_and_rules_does_not_matter),
        cmocka_unit_test(a_day_that_is_told_as_clear_is_and_the_one_before_is_not),
        cmocka_unit_test(two_threads_say_the_same),
    };
    return cmocka_run_group_tests(tests, open_oracle, close_oracle);
}
