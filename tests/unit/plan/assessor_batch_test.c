// Many documents in a row: each answered as alone, a wrong one in its place.
#include "tests/unit/rules/workshop.h"

// It waits until the age is known, so that its trial at loading finds nothing.
#define RULES                                                                            \
    "bar 'wood' { works = 'sanding', when = wood :is 'pine', grade = 'care' }\n"         \
    "bar 'bad' { works = 'sanding', grade = 'later', when = function(facts)\n"           \
    "error(facts:age():value()) end }\n"

#define MOST 32

struct seen {
    struct workshop shop;
    aftercare_batch batch;
    aftercare_document documents[MOST];
    size_t given, taken, wrong, stops_at; // stops_at 0: never
    const char *answers[MOST];            // of those that are right, as JSON
};

static bool take(void *context, const aftercare_answered *answered) {
    struct seen *seen = context;
    aftercare_json json = answered->json;
    aftercare_error err = {0};
    assert_int_equal(answered->size, sizeof *answered);
    assert_int_equal(answered->number, seen->taken);
    if (answered->error) {
        assert_null(answered->assessment);
        assert_null(answered->json.text);
        seen->wrong++;
    } else {
        assert_int_equal(answered->assessment == NULL, seen->batch.is_json);
        assert_int_equal(answered->json.text == NULL, !seen->batch.is_json);
        if (answered->assessment) {
            assert_int_equal(aftercare_result_json(seen->shop.assessor, &json, &err), 0);
        }
        seen->answers[seen->taken] = arena_copy(&seen->shop.arena, json.text, json.len);
    }
    seen->taken++;
    return seen->taken != seen->stops_at;
}

static bool give(void *context, aftercare_document *out) {
    struct seen *seen = context;
    if (seen->given == MOST) {
        return false;
    }
    *out = seen->documents[seen->given++];
    return true;
}

// Every fourth is wrong; of the others all ask the function that fails.
static void open_seen(struct seen *seen) {
    *seen = (struct seen){.batch = AFTERCARE_BATCH};
    workshop_open(&seen->shop, RULES);
    for (size_t i = 0; i < MOST; i++) {
        seen->documents[i] = workshop_document(
            &seen->shop, i % 4 == 3 ? "{'patient': {'made': 7}}"
                                    : "{'patient': {'made': '2020-05-17'}, 'request': "
                                      "{'treatments': ['sanding']}}");
    }
    seen->batch.documents = seen->documents;
    seen->batch.count = MOST;
    seen->batch.today = WORKSHOP_TODAY;
    seen->batch.take = take;
    seen->batch.context = seen;
}

static void each_is_answered_as_if_it_were_alone(void **state) {
    (void)state;
    static const struct {
        bool is_json, is_asked;
    } rows[] = {{false, false}, {true, false}, {false, true}, {true, true}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct seen seen;
        size_t done = 0;
        aftercare_error err = {0};
        aftercare_json alone = {0};
        open_seen(&seen);
        seen.batch.is_json = rows[i].is_json;
        seen.batch.next = rows[i].is_asked ? give : NULL;
        assert_int_equal(aftercare_assess(seen.shop.assessor, &seen.documents[0],
                                          WORKSHOP_TODAY, &alone, &err),
                         0);
        const char *wanted = arena_copy(&seen.shop.arena, alone.text, alone.len);

        assert_int_equal(
            aftercare_assess_batch(seen.shop.assessor, &seen.batch, &done, &err), 0);

        assert_int_equal(done, MOST);
        assert_int_equal(seen.taken, MOST);
        assert_int_equal(seen.wrong, MOST / 4);
        for (size_t k = 0; k < MOST; k++) {
            assert_int_equal(seen.answers[k] == NULL, k % 4 == 3);
            if (seen.answers[k]) {
                assert_string_equal(seen.answers[k], wanted);
            }
        }
        workshop_close(&seen.shop);
    }
}

static void whoever_takes_the_answers_may_leave_the_rest(void **state) {
    (void)state;
    struct seen seen;
    size_t done = 0;
    aftercare_error err = {0};
    open_seen(&seen);
    seen.stops_at = 5;
    seen.batch.next = give;

    assert_int_equal(aftercare_assess_batch(seen.shop.assessor, &seen.batch, &done, &err),
                     AFTERCARE_OK);

    assert_int_equal(done, 5);
    assert_int_equal(seen.taken, 5);
    assert_int_equal(seen.given, 5);
    workshop_close(&seen.shop);
}

static void no_document_is_looked_at_in_a_batch_that_is_wrong(void **state) {
    (void)state;
    static const struct {
        const char *today;
        aftercare_take_answer *take;
    } rows[] = {{"tomorrow", take}, {"2026-02-30", take}, {WORKSHOP_TODAY, NULL}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct seen seen;
        size_t done = 77;
        aftercare_error err = {0};
        open_seen(&seen);
        seen.batch.today = rows[i].today;
        seen.batch.take = rows[i].take;

        assert_int_equal(
            aftercare_assess_batch(seen.shop.assessor, &seen.batch, &done, &err),
            AFTERCARE_EUSAGE);

        assert_int_equal(err.status, AFTERCARE_EUSAGE);
        assert_int_equal(done, 77);
        assert_int_equal(seen.taken, 0);
        workshop_close(&seen.shop);
    }
}

static void an_older_hosts_batch_is_read_as_far_as_it_goes(void **state) {
    (void)state;
    struct seen seen;
    aftercare_error err = {0};
    open_seen(&seen);
    seen.batch.size = offsetof(aftercare_batch, take); // as if there was no take then

    assert_int_equal(aftercare_assess_batch(seen.shop.assessor, &seen.batch, NULL, &err),
                     AFTERCARE_EUSAGE);

    assert_int_equal(seen.taken, 0);
    workshop_close(&seen.shop);
}

static void a_batch_of_nothing_is_done_at_once(void **state) {
    (void)state;
    struct seen seen;
    size_t done = 77;
    aftercare_error err = {0};
    open_seen(&seen);
    seen.batch.documents = NULL;
    seen.batch.count = 0;

    assert_int_equal(aftercare_assess_batch(seen.shop.assessor, &seen.batch, &done, &err),
                     AFTERCARE_OK);

    assert_int_equal(done, 0);
    workshop_close(&seen.shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_is_answered_as_if_it_were_alone),
        cmocka_unit_test(whoever_takes_the_answers_may_leave_the_rest),
        cmocka_unit_test(no_document_is_looked_at_in_a_batch_that_is_wrong),
        cmocka_unit_test(an_older_hosts_batch_is_read_as_far_as_it_goes),
        cmocka_unit_test(a_batch_of_nothing_is_done_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
