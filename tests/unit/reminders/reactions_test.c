// An adverse reaction is reported after a session.
#include "core/reminders/reactions.h"
#include "tests/unit/base/failing.h"
#include "tests/unit/reminders/harness.h"

#define PLAN                                                                             \
    "{\"steps\":[{\"rule\":\"p.oil\",\"rules\":[\"p.oil\",\"p.wax\"],\"message\":\"Oil." \
    "\",\"on_reaction\":\"hold\"},{\"rule\":\"p.look\",\"rules\":[\"p.look\"],"          \
    "\"message\":\"Look.\",\"red_flag\":\"Call us.\",\"on_reaction\":\"send\"},"         \
    "{\"rule\":\"p.wipe\",\"rules\":[\"p.wipe\"],\"message\":\"Wipe.\"}]}"

#define NOTICED "2026-11-23T11:00:00+00:00"
#define KEY "s/p.look/reaction/" NOTICED

static aftercare_reminder of_rule(const char *key, const char *rule, int64_t due) {
    aftercare_reminder reminder = reminder_at(key, due);
    reminder.rule = rule;
    return reminder;
}

static void put_plan(struct harness *h, const char *content, const char *plan) {
    aftercare_reminder reminders[3] = {of_rule("s/oil", "p.wax", NOON + HOUR),
                                       of_rule("s/look", "p.look", NOON + HOUR),
                                       of_rule("s/wipe", "p.wipe", NOON + HOUR)};
    aftercare_stored_session session = session_of("s", content, reminders, 3);
    session.plan = plan;
    assert_int_equal(AFTERCARE_OK, put_session(h, &session));
}

static aftercare_status report(struct harness *h, const char *session, int64_t at) {
    aftercare_reaction reaction = AFTERCARE_REACTION;
    reaction.session = session;
    reaction.by = "p-1";
    reaction.at = at;
    h->is_answered = false;
    return harness_wait(h, aftercare_reminders_report_reaction(
                               h->reminders, &reaction, harness_answer, h, &h->err));
}

static void it_holds_and_sends_what_the_plan_says(void **state) {
    struct harness *h = *state;

    put_plan(h, "a", PLAN);
    assert_int_equal(AFTERCARE_OK, report(h, "s", NOON - HOUR));
    assert_int_equal(1, h->held);
    assert_int_equal(1, h->seen_count);
    assert_string_equal(KEY, h->seen[0].key);
    assert_int_equal(AFTERCARE_REMINDER_SCHEDULED, h->seen[0].state);
    pass(h, 0);

    assert_int_equal(1, h->sent_count);
    assert_string_equal(KEY, h->sent[0].key);
    assert_string_equal("Call us.", h->sent[0].message);
    has_event(h, KEY, "scheduled",
              "an adverse reaction was reported, of " NOTICED ", by p-1");
    has_event(h, "s/oil", "held", "an adverse reaction was reported");
    pass(h, HOUR);
    assert_int_equal(3, h->sent_count); // s/look and s/wipe
    pass(h, HOUR + 1);
    assert_int_equal(AFTERCARE_REMINDER_MISSED, state_of(h, "s/oil"));
    assert_non_null(strstr(h->seen[0].reason, "last: an adverse reaction was reported"));
}

static void the_same_report_again_changes_nothing(void **state) {
    struct harness *h = *state;

    put_plan(h, "a", PLAN);
    assert_int_equal(AFTERCARE_OK, report(h, "s", NOON - HOUR));
    pass(h, 0);
    assert_int_equal(AFTERCARE_OK, report(h, "s", NOON - HOUR));
    assert_int_equal(0, h->held);
    assert_string_equal(KEY, h->seen[0].key);
    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, h->seen[0].state);
    pass(h, MINUTE);
    assert_int_equal(1, h->sent_count);
    assert_int_equal(AFTERCARE_OK, get(h, "s/oil"));
    assert_int_equal(2, h->events_count);

    assert_int_equal(AFTERCARE_OK, report(h, "s", NOON)); // another one
    pass(h, 0);
    assert_int_equal(2, h->sent_count);
}

static void what_is_held_comes_when_it_is_snoozed_or_posted_anew(void **state) {
    struct harness *h = *state;
    aftercare_act snoozed = AFTERCARE_ACT;

    put_plan(h, "a", PLAN);
    assert_int_equal(AFTERCARE_OK, report(h, "s", 0));
    snoozed.kind = AFTERCARE_ACT_SNOOZE;
    snoozed.key = "s/oil";
    snoozed.until = NOON + 90 * MINUTE;
    assert_int_equal(AFTERCARE_OK, act(h, &snoozed));
    assert_true(h->seen[0].next_try == NOON + 90 * MINUTE);
    assert_int_equal(AFTERCARE_OK, report(h, "s", NOON - MINUTE));
    put_plan(h, "b", PLAN);

    assert_int_equal(AFTERCARE_OK, get(h, "s/oil"));
    assert_true(h->seen[0].next_try == NOON + HOUR);
}

static void a_try_under_way_is_not_repeated(void **state) {
    struct harness *h = *state;

    h->reply = REPLY_LATER;
    put_plan(h, "a", PLAN);
    pass(h, HOUR);
    assert_int_equal(3, h->sent_count);
    size_t oil = strcmp(h->sent[0].key, "s/oil") == 0   ? 0
                 : strcmp(h->sent[1].key, "s/oil") == 0 ? 1
                                                        : 2;
    assert_int_equal(AFTERCARE_OK, report(h, "s", 0));
    assert_int_equal(1, h->held);
    harness_tell(h, oil, AFTERCARE_OUTCOME_TRY_AGAIN, "busy");
    h->reply = REPLY_DELIVERED;
    pass(h, 30 * MINUTE);

    assert_int_equal(AFTERCARE_REMINDER_SCHEDULED, state_of(h, "s/oil"));
    assert_int_equal(4, h->sent_count);          // what was sent at once
    for (size_t i = 0; i < h->sent_count; i++) { // closing waits for them
        if (h->sent[i].told) {
            harness_tell(h, i, AFTERCARE_OUTCOME_DELIVERED, "taken");
        }
    }
}

static void what_cannot_be_is_refused(void **state) {
    struct harness *h = *state;

    assert_int_equal(AFTERCARE_ENOTFOUND, report(h, "s", 0));
    put_plan(h, "a", PLAN);
    assert_int_equal(AFTERCARE_EUSAGE, report(h, "s", NOON + HOUR));
    assert_non_null(strstr(h->err.sentence, "is still to come"));
    assert_int_equal(AFTERCARE_EUSAGE, report(h, "", 0));
    assert_int_equal(AFTERCARE_OK, cancel(h, "s"));
    assert_int_equal(AFTERCARE_ECONFLICT, report(h, "s", 0));
    put_plan(h, "b", "no JSON");
    assert_int_equal(AFTERCARE_EINTERNAL, report(h, "s", 0));
    pass(h, 0);
    assert_int_equal(0, h->sent_count);
}

static void a_plan_that_says_nothing_of_it_does_nothing(void **state) {
    static const char *const plans[] = {
        "{}", "[]", "{\"steps\":[]}", "{\"steps\":[1,null,{}]}",
        "{\"steps\":[{\"on_reaction\":\"send\",\"rule\":1},{\"on_reaction\":\"hold\"}]}"};
    struct harness *h = *state;

    for (size_t i = 0; i < sizeof plans / sizeof *plans; i++) {
        char content[2] = {(char)('a' + i), '\0'};
        put_plan(h, content, plans[i]);
        assert_int_equal(AFTERCARE_OK, report(h, "s", 0));
        assert_int_equal(0, h->held);
        assert_int_equal(0, h->seen_count);
    }
}

static void each_allocation_may_fail(void **state) {
    struct harness *h = *state;
    struct store *store = NULL;
    aftercare_status status = AFTERCARE_ENOMEM;
    aftercare_reaction reaction = AFTERCARE_REACTION;

    put_plan(h, "a", PLAN);
    harness_close(h);
    reaction.session = "s";
    assert_int_equal(AFTERCARE_OK, store_sqlite.open(&store, h->path, &h->err));
    for (size_t n = 1; status != AFTERCARE_OK; n++) {
        struct failing failing = {.fails_at = n};
        struct allocator allocator = failing_allocator(&failing);
        struct arena arena;
        aftercare_reminders_answer answer = {0};
        arena_init(&arena, &allocator, 0);
        struct reactions_place place = {store, &arena, "test", NOON};
        assert_int_equal(AFTERCARE_OK, store_sqlite.begin(store, &h->err));
        status = reactions_report(&answer, &place, &reaction, &h->err);
        store_sqlite.rollback(store);
        arena_clear(&arena);
        assert_true(status == AFTERCARE_ENOMEM || status == AFTERCARE_OK);
        assert_int_equal(status ? 0 : 1, answer.reminders_count);
    }
    store_sqlite.close(store);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, harness_make, harness_unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(it_holds_and_sends_what_the_plan_says),
        TEST(the_same_report_again_changes_nothing),
        TEST(what_is_held_comes_when_it_is_snoozed_or_posted_anew),
        TEST(a_try_under_way_is_not_repeated),
        TEST(what_cannot_be_is_refused),
        TEST(a_plan_that_says_nothing_of_it_does_nothing),
        TEST(each_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
