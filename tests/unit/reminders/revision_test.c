// What a session must be so that it may be changed.
#include "tests/unit/reminders/harness.h"

static const char *revision_of(struct harness *h, const char *id) {
    assert_int_equal(AFTERCARE_OK, get_session(h, id));
    assert_string_not_equal("", h->revision);
    return h->revision;
}

static void keep_revision(struct harness *h, char out[80]) {
    copy_string(out, 80, revision_of(h, "s"));
}

static aftercare_condition one_of(const char *const *revisions, size_t count) {
    aftercare_condition condition = AFTERCARE_CONDITION;
    condition.session = "s";
    condition.must = AFTERCARE_MUST_BE_ONE_OF;
    condition.revisions = revisions;
    condition.revisions_count = count;
    return condition;
}

static aftercare_status put_if(struct harness *h, const char *content,
                               const aftercare_condition *condition) {
    aftercare_reminder reminder = reminder_at("s/r/1", NOON + HOUR);
    aftercare_stored_session session = session_of("s", content, &reminder, 1);
    session.condition = condition;
    return put_session(h, &session);
}

static aftercare_status cancel_if(struct harness *h,
                                  const aftercare_condition *condition) {
    h->is_answered = false;
    return harness_wait(h, aftercare_reminders_cancel_session_if(
                               h->reminders, condition, harness_answer, h, &h->err));
}

static void a_post_answers_with_the_revision_that_get_gives(void **state) {
    struct harness *h = *state;
    char posted[80];

    assert_int_equal(AFTERCARE_OK, put_if(h, "a", NULL));
    copy_string(posted, sizeof posted, h->revision);
    assert_string_equal(posted, revision_of(h, "s"));
    assert_string_equal(posted, revision_of(h, "s"));
    assert_int_equal(AFTERCARE_OK, put_if(h, "b", NULL));
    copy_string(posted, sizeof posted, h->revision);
    assert_string_equal(posted, revision_of(h, "s"));
}

static void every_change_makes_another_one(void **state) {
    struct harness *h = *state;
    char before[80], posted[80], delivered[80], answered[80];
    aftercare_act done = AFTERCARE_ACT;
    done.kind = AFTERCARE_ACT_ACKNOWLEDGE;
    done.key = "s/r/1";
    done.answer = AFTERCARE_ANSWER_DONE;

    assert_int_equal(AFTERCARE_OK, put_if(h, "a", NULL));
    keep_revision(h, before);
    assert_int_equal(AFTERCARE_OK, put_if(h, "b", NULL));
    keep_revision(h, posted);
    pass(h, HOUR);
    keep_revision(h, delivered);
    assert_int_equal(AFTERCARE_OK, act(h, &done));
    keep_revision(h, answered);
    assert_int_equal(AFTERCARE_OK, cancel(h, "s"));

    assert_string_not_equal(before, posted);
    assert_string_not_equal(posted, delivered);
    assert_string_not_equal(delivered, answered);
    assert_string_not_equal(answered, revision_of(h, "s"));
}

static void one_that_has_changed_since_is_not_replaced_or_cancelled(void **state) {
    struct harness *h = *state;
    char first[80], second[80];
    assert_int_equal(AFTERCARE_OK, put_if(h, "a", NULL));
    keep_revision(h, first);
    assert_int_equal(AFTERCARE_OK, put_if(h, "b", NULL));
    keep_revision(h, second);
    const char *const stale[] = {first, "sha256:other"};
    const char *const known[] = {first, second};
    aftercare_condition is_stale = one_of(stale, 2), is_known = one_of(known, 2);

    assert_int_equal(AFTERCARE_OK, put_if(h, "c", &is_stale));
    assert_true(h->is_refused);
    assert_int_equal(AFTERCARE_OK, cancel_if(h, &is_stale));
    assert_true(h->is_refused);
    assert_string_equal(second, revision_of(h, "s"));
    assert_string_equal("b", h->content);

    assert_int_equal(AFTERCARE_OK, put_if(h, "c", &is_known));
    assert_false(h->is_refused);
    assert_int_equal(AFTERCARE_PUT_REPLACED, h->put);
    const char *const newest[] = {revision_of(h, "s")};
    aftercare_condition is_newest = one_of(newest, 1);
    assert_int_equal(AFTERCARE_OK, cancel_if(h, &is_newest));
    assert_false(h->is_refused);
    assert_int_equal(1, h->cancelled);
}

static void what_its_reminders_have_been_through_is_no_change_to_lose(void **state) {
    struct harness *h = *state;
    char posted[80];
    assert_int_equal(AFTERCARE_OK, put_if(h, "a", NULL));
    keep_revision(h, posted);
    const char *const known[] = {posted};
    aftercare_condition condition = one_of(known, 1);
    pass(h, HOUR);
    assert_string_not_equal(posted, revision_of(h, "s"));

    assert_int_equal(AFTERCARE_OK, put_if(h, "b", &condition));
    assert_false(h->is_refused);
    assert_int_equal(AFTERCARE_OK, cancel_if(h, &condition));
    assert_true(h->is_refused);
}

static void a_repeat_of_what_was_done_is_no_change(void **state) {
    struct harness *h = *state;
    char first[80];
    assert_int_equal(AFTERCARE_OK, put_if(h, "a", NULL));
    keep_revision(h, first);
    const char *const known[] = {first};
    aftercare_condition condition = one_of(known, 1);

    assert_int_equal(AFTERCARE_OK, put_if(h, "b", &condition));
    assert_int_equal(AFTERCARE_OK, put_if(h, "b", &condition));
    assert_false(h->is_refused);
    assert_int_equal(AFTERCARE_PUT_UNCHANGED, h->put);
    const char *const newest[] = {revision_of(h, "s")};
    condition.revisions = newest;
    assert_int_equal(AFTERCARE_OK, cancel_if(h, &condition));
    assert_int_equal(AFTERCARE_OK, cancel_if(h, &condition));
    assert_false(h->is_refused);
}

static void one_may_have_to_be_there_or_to_be_new(void **state) {
    struct harness *h = *state;
    aftercare_condition there = AFTERCARE_CONDITION, new = AFTERCARE_CONDITION;
    there.session = new.session = "s";
    there.must = AFTERCARE_MUST_BE_THERE;
    new.must = AFTERCARE_MUST_BE_NEW;

    assert_int_equal(AFTERCARE_OK, put_if(h, "a", &there));
    assert_true(h->is_refused);
    assert_int_equal(AFTERCARE_ENOTFOUND, get_session(h, "s"));
    assert_int_equal(AFTERCARE_ENOTFOUND, cancel_if(h, &new));
    assert_int_equal(AFTERCARE_OK, put_if(h, "a", &new));
    assert_false(h->is_refused);
    assert_int_equal(AFTERCARE_OK, put_if(h, "b", &new));
    assert_true(h->is_refused);
    assert_int_equal(AFTERCARE_OK, put_if(h, "b", &there));
    assert_false(h->is_refused);
}

static void revisions_are_compared_as_they_are(void **state) {
    static const char *const two[] = {"a", "b"};
    static const struct {
        aftercare_must must;
        const char *revision;
        bool fits;
    } rows[] = {
        {AFTERCARE_MUST_NOTHING, NULL, true},    {AFTERCARE_MUST_NOTHING, "a", true},
        {AFTERCARE_MUST_BE_THERE, NULL, false},  {AFTERCARE_MUST_BE_THERE, "x", true},
        {AFTERCARE_MUST_BE_NEW, NULL, true},     {AFTERCARE_MUST_BE_NEW, "x", false},
        {AFTERCARE_MUST_BE_ONE_OF, NULL, false}, {AFTERCARE_MUST_BE_ONE_OF, "b", true},
        {AFTERCARE_MUST_BE_ONE_OF, "B", false},  {AFTERCARE_MUST_BE_NONE_OF, NULL, true},
        {AFTERCARE_MUST_BE_NONE_OF, "a", false}, {AFTERCARE_MUST_BE_NONE_OF, "", true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        aftercare_condition condition = one_of(two, 2);
        condition.must = rows[i].must;
        assert_int_equal(rows[i].fits,
                         aftercare_revision_fits(&condition, rows[i].revision));
    }
}

static void a_condition_that_is_none_is_refused(void **state) {
    static const char *many[33];
    struct harness *h = *state;
    aftercare_condition old = AFTERCARE_CONDITION, large = one_of(many, 33);
    old.session = "s";
    old.size = 1;
    for (size_t i = 0; i < 33; i++) {
        many[i] = "a";
    }

    assert_int_equal(AFTERCARE_EUSAGE, cancel_if(h, NULL));
    assert_int_equal(AFTERCARE_EUSAGE, cancel_if(h, &old));
    assert_int_equal(AFTERCARE_EUSAGE, cancel_if(h, &large));
    assert_int_equal(AFTERCARE_EUSAGE, put_if(h, "a", &old));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, harness_make, harness_unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_post_answers_with_the_revision_that_get_gives),
        TEST(every_change_makes_another_one),
        TEST(one_that_has_changed_since_is_not_replaced_or_cancelled),
        TEST(what_its_reminders_have_been_through_is_no_change_to_lose),
        TEST(a_repeat_of_what_was_done_is_no_change),
        TEST(one_may_have_to_be_there_or_to_be_new),
        TEST(revisions_are_compared_as_they_are),
        TEST(a_condition_that_is_none_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
