// Reminders that last until the next session of their course.
#include "tests/unit/reminders/harness.h"

#define DAYS (24 * HOUR)

// One session of p-1 with a reminder "ID/book" for its course, and "ID/care" without one.
static void put_visit(struct harness *h, const aftercare_stored_session *visit) {
    char keys[2][32];
    (void)snprintf(keys[0], sizeof keys[0], "%s/book", visit->id);
    (void)snprintf(keys[1], sizeof keys[1], "%s/care", visit->id);
    aftercare_reminder reminders[2] = {reminder_at(keys[0], NOON + 21 * DAYS),
                                       reminder_at(keys[1], NOON + 21 * DAYS)};
    reminders[0].course = visit->course;
    aftercare_stored_session session = session_of(visit->id, "a", reminders, 2);
    session.patient = visit->patient ? visit->patient : "p-1";
    session.content = visit->content ? visit->content : "a";
    session.ended = visit->ended;
    session.number = visit->number;
    session.course = visit->course;
    assert_int_equal(AFTERCARE_OK, put_session(h, &session));
}

static void a_later_session_supersedes_what_the_earlier_one_still_asks_for(void **state) {
    struct harness *h = *state;

    put_visit(h, &(aftercare_stored_session){
                     .id = "s-1", .ended = NOON, .course = "sanding waxing"});
    put_visit(h, &(aftercare_stored_session){
                     .id = "s-2", .ended = NOON + DAYS, .course = "oiling waxing"});

    has_event(h, "s-1/book", "superseded",
              "superseded by the session \"s-2\" of the same course");
    assert_int_equal(AFTERCARE_REMINDER_CANCELLED, h->seen[0].state);
    assert_string_equal("It was cancelled: superseded by the session \"s-2\" of the same "
                        "course.",
                        h->why);
    assert_int_equal(AFTERCARE_REMINDER_SCHEDULED, state_of(h, "s-1/care"));
    assert_int_equal(AFTERCARE_REMINDER_SCHEDULED, state_of(h, "s-2/book"));
}

struct pair {
    const char *name;
    aftercare_stored_session first, second;
    bool is_first_superseded, is_second_superseded;
};

// In whatever order they are posted.
static void which_of_two_is_the_later_one(void **state) {
    static const struct pair rows[] = {
        {"another treatment",
         {.ended = NOON, .course = "sand"},
         {.ended = NOON + DAYS, .course = "sanding"},
         false,
         false},
        {"another person",
         {.ended = NOON, .course = "sanding"},
         {.ended = NOON + DAYS, .course = "sanding", .patient = "p-2"},
         false,
         false},
        {"the same moment",
         {.ended = NOON, .course = "sanding"},
         {.ended = NOON, .course = "sanding"},
         false,
         false},
        {"the same moment and a higher number",
         {.ended = NOON, .course = "sanding", .number = 1},
         {.ended = NOON, .course = "sanding", .number = 2},
         true,
         false},
        {"a higher number, whenever it ended",
         {.ended = NOON + DAYS, .course = "sanding", .number = 2},
         {.ended = NOON, .course = "sanding", .number = 3},
         true,
         false},
        {"one number alone tells nothing",
         {.ended = NOON + DAYS, .course = "sanding", .number = 2},
         {.ended = NOON, .course = "sanding"},
         false,
         true},
        {"no course", {.ended = NOON}, {.ended = NOON + DAYS}, false, false},
    };
    struct harness *h = *state;
    for (size_t i = 0; i < 2 * sizeof rows / sizeof *rows; i++) {
        const struct pair *row = &rows[i / 2];
        char ids[2][16], keys[2][64];
        aftercare_stored_session visits[2] = {row->first, row->second};
        for (size_t k = 0; k < 2; k++) {
            (void)snprintf(ids[k], sizeof ids[k], "%zu-%zu", i, k);
            (void)snprintf(keys[k], sizeof keys[k], "%s/book", ids[k]);
            visits[k].id = ids[k];
        }
        put_visit(h, &visits[i % 2]);
        put_visit(h, &visits[1 - i % 2]);
        print_message("%s\n", row->name);
        assert_int_equal(row->is_first_superseded,
                         state_of(h, keys[0]) == AFTERCARE_REMINDER_CANCELLED);
        assert_int_equal(row->is_second_superseded,
                         state_of(h, keys[1]) == AFTERCARE_REMINDER_CANCELLED);
        (void)erase_patient(h, "p-1");
        (void)erase_patient(h, "p-2");
    }
}

static void when_the_later_one_is_cancelled_the_earlier_ones_lives_again(void **state) {
    struct harness *h = *state;

    put_visit(h, &(aftercare_stored_session){.id = "s-1", .ended = NOON, .course = "a"});
    put_visit(
        h, &(aftercare_stored_session){.id = "s-2", .ended = NOON + DAYS, .course = "a"});
    assert_int_equal(AFTERCARE_OK, cancel(h, "s-2"));

    has_event(h, "s-1/book", "scheduled",
              "the session that superseded it is none of its");
    pass(h, 21 * DAYS);
    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(h, "s-1/book"));
    assert_int_equal(AFTERCARE_REMINDER_CANCELLED, state_of(h, "s-2/book"));
}

static void when_the_later_one_turns_out_to_be_anothers_it_lives_again(void **state) {
    struct harness *h = *state;

    put_visit(h, &(aftercare_stored_session){.id = "s-1", .ended = NOON, .course = "a"});
    put_visit(
        h, &(aftercare_stored_session){.id = "s-2", .ended = NOON + DAYS, .course = "a"});
    put_visit(h, &(aftercare_stored_session){.id = "s-2",
                                             .ended = NOON + DAYS,
                                             .course = "a",
                                             .patient = "p-2",
                                             .content = "b"});

    assert_int_equal(AFTERCARE_REMINDER_SCHEDULED, state_of(h, "s-1/book"));
}

static void what_was_cancelled_for_another_reason_stays_so(void **state) {
    struct harness *h = *state;
    aftercare_act alone = AFTERCARE_ACT;

    put_visit(h, &(aftercare_stored_session){.id = "s-1", .ended = NOON, .course = "a"});
    alone.kind = AFTERCARE_ACT_CANCEL;
    alone.key = "s-1/book";
    assert_int_equal(AFTERCARE_OK, act(h, &alone));
    put_visit(
        h, &(aftercare_stored_session){.id = "s-2", .ended = NOON + DAYS, .course = "a"});
    assert_int_equal(AFTERCARE_OK, cancel(h, "s-2"));

    assert_int_equal(AFTERCARE_REMINDER_CANCELLED, state_of(h, "s-1/book"));
    assert_string_equal("it was cancelled alone", h->seen[0].reason);
}

static void posted_anew_the_earlier_one_does_not_bring_it_back(void **state) {
    struct harness *h = *state;

    put_visit(h, &(aftercare_stored_session){.id = "s-1", .ended = NOON, .course = "a"});
    put_visit(
        h, &(aftercare_stored_session){.id = "s-2", .ended = NOON + DAYS, .course = "a"});
    put_visit(h, &(aftercare_stored_session){
                     .id = "s-1", .ended = NOON, .course = "a", .content = "b"});

    assert_int_equal(AFTERCARE_REMINDER_CANCELLED, state_of(h, "s-1/book"));
}

// Claimed, and waiting for the one before it on a channel that takes one at a time.
static void what_waits_for_room_is_not_sent_any_more(void **state) {
    struct harness *h = *state;
    aftercare_reminder first = reminder_at("s-0/first", NOON);
    aftercare_reminder booked = reminder_at("s-1/book", NOON);
    aftercare_stored_session session = session_of("s-1", "a", &booked, 1);

    h->channels[0].parallel = 1;
    h->reply = REPLY_LATER;
    harness_open(h);
    assert_int_equal(AFTERCARE_OK, put(h, "s-0", "a", &first, 1));
    pass(h, 0);
    booked.course = session.course = "a";
    session.ended = NOON - DAYS;
    assert_int_equal(AFTERCARE_OK, put_session(h, &session));
    pass(h, 0);
    put_visit(h, &(aftercare_stored_session){.id = "s-2", .ended = NOON, .course = "a"});
    assert_int_equal(1, h->sent_count);
    harness_tell(h, 0, AFTERCARE_OUTCOME_DELIVERED, "taken");
    pass(h, MINUTE);

    assert_int_equal(1, h->sent_count);
    assert_int_equal(AFTERCARE_REMINDER_CANCELLED, state_of(h, "s-1/book"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, harness_make, harness_unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_later_session_supersedes_what_the_earlier_one_still_asks_for),
        TEST(which_of_two_is_the_later_one),
        TEST(when_the_later_one_is_cancelled_the_earlier_ones_lives_again),
        TEST(when_the_later_one_turns_out_to_be_anothers_it_lives_again),
        TEST(what_was_cancelled_for_another_reason_stays_so),
        TEST(posted_anew_the_earlier_one_does_not_bring_it_back),
        cmocka_unit_test_setup_teardown(what_waits_for_room_is_not_sent_any_more,
                                        harness_prepare, harness_unmake),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
