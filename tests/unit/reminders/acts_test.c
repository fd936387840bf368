// What people do with one reminder: answer, take back, put off, cancel, ask anew.
#include "core/reminders/acts.h"
#include "core/reminders/history.h"
#include "tests/unit/reminders/harness.h"

static aftercare_act act_of(aftercare_act_kind kind, const char *key) {
    aftercare_act made = AFTERCARE_ACT;
    made.kind = kind;
    made.key = key;
    return made;
}

static aftercare_status answer(struct harness *h, const char *key,
                               aftercare_reminder_answer what) {
    aftercare_act made = act_of(AFTERCARE_ACT_ACKNOWLEDGE, key);
    made.answer = what;
    made.by = "p-1";
    return act(h, &made);
}

static aftercare_status done(struct harness *h, const char *key) {
    return answer(h, key, AFTERCARE_ANSWER_DONE);
}

static aftercare_status simply(struct harness *h, aftercare_act_kind kind,
                               const char *key) {
    aftercare_act made = act_of(kind, key);
    return act(h, &made);
}

static aftercare_status snooze(struct harness *h, const char *key, int64_t until) {
    aftercare_act made = act_of(AFTERCARE_ACT_SNOOZE, key);
    made.until = until;
    return act(h, &made);
}

// A reminder in each state that the world knows, and in one that a try under way has.
static void scheduled(struct harness *h, const char *key) {
    put_one(h, key, NOON + MINUTE);
}

static void claimed(struct harness *h, const char *key) {
    h->reply = REPLY_LATER;
    put_one(h, key, NOON);
    pass(h, 0);
    h->reply = REPLY_DELIVERED;
    assert_string_equal(key, h->sent[h->sent_count - 1].key);
}

static void delivered(struct harness *h, const char *key) {
    put_one(h, key, NOON);
    pass(h, 0);
}

static void acknowledged(struct harness *h, const char *key) {
    delivered(h, key);
    assert_int_equal(AFTERCARE_OK, done(h, key));
}

static void missed(struct harness *h, const char *key) {
    put_one(h, key, NOON - 2 * HOUR);
    pass(h, 0);
}

static void failed(struct harness *h, const char *key) {
    h->reply = REPLY_REFUSED;
    put_one(h, key, NOON);
    pass(h, 0);
    h->reply = REPLY_DELIVERED;
}

static void cancelled(struct harness *h, const char *key) {
    put_one(h, key, NOON + MINUTE);
    assert_int_equal(AFTERCARE_OK, cancel(h, key));
}

static void stopped(struct harness *h, const char *key) {
    put_one(h, key, NOON + MINUTE);
    assert_int_equal(AFTERCARE_OK, simply(h, AFTERCARE_ACT_CANCEL, key));
}

struct act_row {
    const char *name;
    void (*begin)(struct harness *h, const char *key);
    aftercare_act_kind kind;
    aftercare_status status;
    aftercare_reminder_state state; // after it
    const char *says;               // of the problem, or of the last line of the history
};

#define ROW(begin, act, status, state, says)                                             \
    {                                                                                    \
#act " of one that is " #begin, begin, AFTERCARE_ACT_##act, AFTERCARE_##status,  \
            AFTERCARE_REMINDER_##state, says                                             \
    }

static const struct act_row act_rows[] = {
    ROW(scheduled, ACKNOWLEDGE, OK, ACKNOWLEDGED, "answered \"done\""),
    ROW(claimed, ACKNOWLEDGE, OK, ACKNOWLEDGED, "answered \"done\""),
    ROW(delivered, ACKNOWLEDGE, OK, ACKNOWLEDGED, "answered \"done\""),
    ROW(acknowledged, ACKNOWLEDGE, OK, ACKNOWLEDGED, "answered \"done\""),
    ROW(missed, ACKNOWLEDGE, OK, ACKNOWLEDGED, "answered \"done\""),
    ROW(failed, ACKNOWLEDGE, OK, ACKNOWLEDGED, "answered \"done\""),
    ROW(cancelled, ACKNOWLEDGE, ECONFLICT, CANCELLED, "post its session anew"),
    ROW(stopped, ACKNOWLEDGE, ECONFLICT, CANCELLED, "post its session anew"),
    ROW(scheduled, UNDO, OK, SCHEDULED, "waits"),
    ROW(delivered, UNDO, OK, DELIVERED, "taken"),
    ROW(acknowledged, UNDO, OK, DELIVERED, "the answer \"done\" is taken back"),
    ROW(scheduled, SNOOZE, OK, SCHEDULED, "snoozed until"),
    ROW(claimed, SNOOZE, OK, SCHEDULED, "snoozed until"),
    ROW(delivered, SNOOZE, OK, SCHEDULED, "snoozed until"),
    ROW(acknowledged, SNOOZE, OK, SCHEDULED, "snoozed until"),
    ROW(missed, SNOOZE, ECONFLICT, MISSED, "retry it"),
    ROW(failed, SNOOZE, ECONFLICT, FAILED, "retry it"),
    ROW(cancelled, SNOOZE, ECONFLICT, CANCELLED, "post its session anew"),
    ROW(scheduled, CANCEL, OK, CANCELLED, "cancelled alone"),
    ROW(claimed, CANCEL, OK, CANCELLED, "cancelled alone"),
    ROW(delivered, CANCEL, ECONFLICT, DELIVERED, "acknowledge it"),
    ROW(acknowledged, CANCEL, ECONFLICT, ACKNOWLEDGED, "nothing of it is sent"),
    ROW(missed, CANCEL, ECONFLICT, MISSED, "nothing of it is sent"),
    ROW(failed, CANCEL, OK, CANCELLED, "cancelled alone"),
    ROW(cancelled, CANCEL, OK, CANCELLED, "cancelled alone"),
    ROW(stopped, CANCEL, OK, CANCELLED, "cancelled alone"),
    ROW(scheduled, RETRY, OK, SCHEDULED, "waits"),
    ROW(claimed, RETRY, OK, SCHEDULED, "every gate"),
    ROW(delivered, RETRY, ECONFLICT, DELIVERED, "snooze it"),
    ROW(acknowledged, RETRY, ECONFLICT, ACKNOWLEDGED, "take the answer back"),
    ROW(missed, RETRY, OK, SCHEDULED, "asked for anew"),
    ROW(failed, RETRY, OK, SCHEDULED, "asked for anew"),
    ROW(cancelled, RETRY, ECONFLICT, CANCELLED, "post its session anew"),
    ROW(stopped, RETRY, ECONFLICT, CANCELLED, "post its session anew"),
};

static void check_row(struct harness *h, const struct act_row *row, const char *key) {
    aftercare_act made = act_of(row->kind, key);
    made.answer = AFTERCARE_ANSWER_DONE;
    row->begin(h, key);
    aftercare_status status = act(h, &made);
    const char *says = status ? h->err.sentence : h->events[h->events_count - 1].detail;
    if (status != row->status || !strstr(says, row->says)) {
        fail_msg("%s: %s, \"%s\"", row->name, aftercare_status_name((int)status), says);
    }
    if (status) { // what goes on by itself would be seen later
        assert_int_equal(AFTERCARE_OK, get(h, key));
    }
    if (h->seen[0].state != row->state) {
        fail_msg("%s: it is %s", row->name,
                 aftercare_reminder_state_name(h->seen[0].state));
    }
}

static void
each_act_does_what_its_state_allows_and_else_says_what_would_do(void **state) {
    struct harness *h = *state;
    for (size_t i = 0; i < sizeof act_rows / sizeof *act_rows; i++) {
        check_row(h, &act_rows[i], act_rows[i].name);
    }
    for (size_t i = 0; i < h->sent_count; i++) {
        if (h->sent[i].told) { // closing would wait for those under way
            harness_tell(h, i, AFTERCARE_OUTCOME_DELIVERED, "");
        }
    }
}

static void the_same_act_again_changes_nothing(void **state) {
    static const struct {
        const char *key;
        aftercare_act_kind kind;
    } rows[] = {{"answered", AFTERCARE_ACT_ACKNOWLEDGE},
                {"undone", AFTERCARE_ACT_UNDO},
                {"snoozed", AFTERCARE_ACT_SNOOZE},
                {"cancelled", AFTERCARE_ACT_CANCEL},
                {"retried", AFTERCARE_ACT_RETRY}};
    struct harness *h = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        aftercare_act made = act_of(rows[i].kind, rows[i].key);
        made.answer = AFTERCARE_ANSWER_SKIPPED;
        made.until = NOON + 10 * MINUTE;
        scheduled(h, rows[i].key);
        assert_int_equal(AFTERCARE_OK, act(h, &made));
        size_t lines = h->events_count;
        assert_int_equal(AFTERCARE_OK, act(h, &made));
        assert_int_equal(lines, h->events_count);
    }
}

static void what_is_not_there_cannot_be_acted_on(void **state) {
    struct harness *h = *state;

    assert_int_equal(AFTERCARE_ENOTFOUND, done(h, "nothing"));
    assert_string_equal("there is no reminder \"nothing\"", h->err.sentence);
}

static void an_answer_is_kept_with_who_gave_it_and_when_it_was_done(void **state) {
    struct harness *h = *state;
    aftercare_act made = act_of(AFTERCARE_ACT_ACKNOWLEDGE, "s");

    delivered(h, "s");
    made.answer = AFTERCARE_ANSWER_CANNOT;
    made.at = NOON - MINUTE;
    made.by = "p-1";
    assert_int_equal(AFTERCARE_OK, act(h, &made));
    harness_close(h);
    harness_open(h);

    assert_int_equal(AFTERCARE_REMINDER_ACKNOWLEDGED, state_of(h, "s"));
    assert_int_equal(AFTERCARE_ANSWER_CANNOT, h->seen[0].answer);
    assert_true(h->seen[0].answered_at == NOON - MINUTE);
    assert_string_equal("p-1", h->seen[0].answered_by);
    assert_string_equal("It was answered \"cannot\" by p-1 at 2026-11-23T11:59:00+00:00, "
                        "and had been delivered at 2026-11-23T12:00:00+00:00.",
                        h->why);
}

static void a_person_may_change_their_mind(void **state) {
    struct harness *h = *state;

    acknowledged(h, "s");
    assert_int_equal(AFTERCARE_OK, answer(h, "s", AFTERCARE_ANSWER_SKIPPED));

    assert_int_equal(AFTERCARE_ANSWER_SKIPPED, h->seen[0].answer);
}

static void nothing_is_done_in_the_future(void **state) {
    struct harness *h = *state;
    aftercare_act made = act_of(AFTERCARE_ACT_ACKNOWLEDGE, "s");

    delivered(h, "s");
    made.answer = AFTERCARE_ANSWER_DONE;
    made.at = NOON + HOUR;
    assert_int_equal(AFTERCARE_EUSAGE, act(h, &made));

    assert_non_null(strstr(h->err.sentence, "still to come"));
}

static void an_answer_stops_the_tries_that_are_still_to_come(void **state) {
    struct harness *h = *state;

    h->reply = REPLY_AGAIN;
    put_one(h, "s", NOON);
    pass(h, 0);
    assert_int_equal(AFTERCARE_OK, done(h, "s"));
    h->reply = REPLY_DELIVERED;
    pass(h, HOUR);

    assert_int_equal(1, h->sent_count);
}

static void an_answer_stops_what_was_claimed_and_not_handed_over_yet(void **state) {
    struct harness *h = *state;

    h->channels[0].parallel = 1;
    harness_open(h);
    h->reply = REPLY_LATER;
    put_one(h, "s-1", NOON);
    put_one(h, "s-2", NOON + 1);
    pass(h, 1);
    assert_int_equal(AFTERCARE_OK, done(h, "s-2"));
    h->reply = REPLY_DELIVERED;
    harness_tell(h, 0, AFTERCARE_OUTCOME_DELIVERED, "");
    pass(h, HOUR);

    assert_int_equal(1, h->sent_count);
    assert_int_equal(AFTERCARE_REMINDER_ACKNOWLEDGED, state_of(h, "s-2"));
}

static void an_answer_during_a_try_stands_however_that_ends(void **state) {
    static const struct {
        const char *key;
        aftercare_outcome outcome;
        aftercare_reminder_state undone; // what it is when the answer is taken back
    } rows[] = {
        {"s-1", AFTERCARE_OUTCOME_DELIVERED, AFTERCARE_REMINDER_DELIVERED},
        {"s-2", AFTERCARE_OUTCOME_TRY_AGAIN, AFTERCARE_REMINDER_SCHEDULED},
        {"s-3", AFTERCARE_OUTCOME_REFUSED, AFTERCARE_REMINDER_SCHEDULED},
    };
    struct harness *h = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        claimed(h, rows[i].key);
        assert_int_equal(AFTERCARE_OK, done(h, rows[i].key));
        harness_tell(h, h->sent_count - 1, rows[i].outcome, "so");
        pass(h, 0);
        assert_int_equal(AFTERCARE_REMINDER_ACKNOWLEDGED, state_of(h, rows[i].key));
        assert_int_equal(AFTERCARE_OK, simply(h, AFTERCARE_ACT_UNDO, rows[i].key));
        assert_int_equal(rows[i].undone, h->seen[0].state);
        assert_int_equal(AFTERCARE_ANSWER_NONE, h->seen[0].answer);
        pass(h, 0);
    }
}

static void an_answer_taken_back_during_the_try_leaves_it_as_it_was(void **state) {
    struct harness *h = *state;

    claimed(h, "s");
    assert_int_equal(AFTERCARE_OK, done(h, "s"));
    assert_int_equal(AFTERCARE_OK, simply(h, AFTERCARE_ACT_UNDO, "s"));
    harness_tell(h, 0, AFTERCARE_OUTCOME_DELIVERED, "so");
    pass(h, 0);

    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(h, "s"));
}

static void taking_an_answer_back_leads_to_what_it_was(void **state) {
    static const struct {
        const char *key;
        void (*begin)(struct harness *h, const char *key);
        aftercare_reminder_state state;
    } rows[] = {{"scheduled", scheduled, AFTERCARE_REMINDER_SCHEDULED},
                {"delivered", delivered, AFTERCARE_REMINDER_DELIVERED},
                {"missed", missed, AFTERCARE_REMINDER_MISSED},
                {"failed", failed, AFTERCARE_REMINDER_FAILED}};
    struct harness *h = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        rows[i].begin(h, rows[i].key);
        for (int twice = 0; twice < 2; twice++) {
            assert_int_equal(AFTERCARE_OK, done(h, rows[i].key));
            assert_int_equal(AFTERCARE_OK, simply(h, AFTERCARE_ACT_UNDO, rows[i].key));
            assert_int_equal(rows[i].state, h->seen[0].state);
        }
    }
}

static void one_answered_before_it_was_due_and_taken_back_goes_out_in_time(void **state) {
    struct harness *h = *state;

    scheduled(h, "s");
    assert_int_equal(AFTERCARE_OK, done(h, "s"));
    assert_int_equal(AFTERCARE_OK, simply(h, AFTERCARE_ACT_UNDO, "s"));
    pass(h, MINUTE);

    assert_int_equal(1, h->sent_count);
}

static void a_snoozed_one_comes_again_under_the_same_key_and_not_before(void **state) {
    struct harness *h = *state;

    delivered(h, "s");
    assert_int_equal(AFTERCARE_OK, snooze(h, "s", NOON + 20 * MINUTE));
    assert_true(h->seen[0].next_try == NOON + 20 * MINUTE);
    pass(h, 20 * MINUTE - 1);
    assert_int_equal(1, h->sent_count);
    pass(h, 1);

    assert_int_equal(2, h->sent_count);
    assert_string_equal("s", h->sent[1].key);
    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(h, "s"));
}

static void a_snooze_during_a_try_brings_it_again_also_if_it_arrived(void **state) {
    struct harness *h = *state;

    claimed(h, "s");
    assert_int_equal(AFTERCARE_OK, snooze(h, "s", NOON + 20 * MINUTE));
    harness_tell(h, 0, AFTERCARE_OUTCOME_DELIVERED, "200");
    h->reply = REPLY_DELIVERED;
    pass(h, 19 * MINUTE);
    assert_int_equal(1, h->sent_count);
    pass(h, MINUTE);

    assert_int_equal(2, h->sent_count);
}

static void a_snooze_that_does_not_fit_is_refused_with_what_would(void **state) {
    static const struct {
        int64_t until;
        aftercare_status status;
        const char *says;
    } rows[] = {
        {NOON - 1, AFTERCARE_EUSAGE, "is over"},
        {NOON + 30 * SECOND, AFTERCARE_ECONFLICT,
         "not due before 2026-11-23T12:01:00+00:00"},
        {NOON + HOUR + MINUTE + 1, AFTERCARE_ECONFLICT,
         "no use after 2026-11-23T13:01:00+00:00"},
        {INT64_MAX, AFTERCARE_EUSAGE, "9999"},
    };
    struct harness *h = *state;

    scheduled(h, "s");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(rows[i].status, snooze(h, "s", rows[i].until));
        assert_non_null(strstr(h->err.sentence, rows[i].says));
    }
}

static void one_that_expired_after_its_delivery_is_not_snoozed(void **state) {
    struct harness *h = *state;

    delivered(h, "s");
    h->now += HOUR;
    assert_int_equal(AFTERCARE_ECONFLICT, snooze(h, "s", h->now + MINUTE));

    assert_non_null(strstr(h->err.sentence, "acknowledge it"));
}

static void later_means_an_hour_or_half_of_what_is_left(void **state) {
    struct harness *h = *state;
    aftercare_reminder reminders[2] = {reminder_at("short", NOON),
                                       reminder_at("long", NOON)};

    reminders[1].expires = NOON + 24 * HOUR;
    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", reminders, 2));
    pass(h, 0);

    assert_int_equal(AFTERCARE_OK, simply(h, AFTERCARE_ACT_SNOOZE, "short"));
    assert_true(h->seen[0].next_try == NOON + 30 * MINUTE);
    assert_int_equal(AFTERCARE_OK, simply(h, AFTERCARE_ACT_SNOOZE, "long"));
    assert_true(h->seen[0].next_try == NOON + HOUR);
}

// Berlin's clock goes back on 25 October 2026 at 03:00: a day has 25 hours there.
static void a_day_of_a_snooze_is_one_of_the_patients_clock(void **state) {
    struct harness *h = *state;
    aftercare_reminder reminder =
        reminder_at("s", INT64_C(1792828800000)); // 2026-10-24T08:00:00Z
    aftercare_stored_session session = session_of("s", "a", &reminder, 1);
    aftercare_act made = act_of(AFTERCARE_ACT_SNOOZE, "s");

    h->now = reminder.due;
    reminder.expires = reminder.due + 72 * HOUR;
    session.timezone = "Europe/Berlin";
    assert_int_equal(AFTERCARE_OK, put_session(h, &session));
    pass(h, 0);
    made.lasting = "P1D";
    assert_int_equal(AFTERCARE_OK, act(h, &made));
    assert_true(h->seen[0].next_try == reminder.due + 25 * HOUR);
    made.lasting = "PT24H";
    assert_int_equal(AFTERCARE_OK, act(h, &made));
    assert_true(h->seen[0].next_try == reminder.due + 24 * HOUR);
    made.lasting = "tomorrow";
    assert_int_equal(AFTERCARE_EUSAGE, act(h, &made));
}

static void a_snoozed_one_that_nobody_could_send_in_time_is_missed(void **state) {
    struct harness *h = *state;

    delivered(h, "s");
    assert_int_equal(AFTERCARE_OK, snooze(h, "s", NOON + 20 * MINUTE));
    pass(h, 2 * HOUR);

    assert_int_equal(1, h->sent_count);
    assert_int_equal(AFTERCARE_REMINDER_MISSED, state_of(h, "s"));
}

static void one_cancelled_alone_stays_so_when_its_session_is_posted_anew(void **state) {
    struct harness *h = *state;
    aftercare_reminder reminders[2] = {reminder_at("s/1", NOON + MINUTE),
                                       reminder_at("s/2", NOON + MINUTE)};

    assert_int_equal(AFTERCARE_OK, put(h, "s", "a", reminders, 2));
    assert_int_equal(AFTERCARE_OK, simply(h, AFTERCARE_ACT_CANCEL, "s/1"));
    assert_int_equal(AFTERCARE_OK, put(h, "s", "b", reminders, 2));
    pass(h, MINUTE);

    assert_int_equal(1, h->sent_count);
    assert_string_equal("s/2", h->sent[0].key);
}

static void nothing_of_a_cancelled_session_comes_again(void **state) {
    static const struct {
        void (*make)(struct harness *h, const char *key);
        enum aftercare_act_kind kind;
    } rows[] = {
        {delivered, AFTERCARE_ACT_SNOOZE},
        {acknowledged, AFTERCARE_ACT_SNOOZE},
        {missed, AFTERCARE_ACT_RETRY},
        {failed, AFTERCARE_ACT_RETRY},
    };
    struct harness *h = *state;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char key[24];
        (void)snprintf(key, sizeof key, "s%zu", i);
        rows[i].make(h, key);
        size_t sent = h->sent_count;
        assert_int_equal(AFTERCARE_OK, cancel(h, key));
        assert_int_equal(AFTERCARE_ECONFLICT, simply(h, rows[i].kind, key));
        pass(h, HOUR);
        assert_int_equal(sent, h->sent_count);
    }
}

static void
an_answer_is_not_taken_back_so_that_a_cancelled_session_goes_on(void **state) {
    struct harness *h = *state;

    scheduled(h, "s");
    assert_int_equal(AFTERCARE_OK, done(h, "s"));
    assert_int_equal(AFTERCARE_OK, cancel(h, "s"));

    assert_int_equal(AFTERCARE_ECONFLICT, simply(h, AFTERCARE_ACT_UNDO, "s"));
    assert_non_null(strstr(h->err.sentence, "its session was cancelled"));
    pass(h, HOUR);
    assert_int_equal(0, h->sent_count);
}

static void
one_cancelled_during_a_try_is_told_as_it_ended_and_not_repeated(void **state) {
    struct harness *h = *state;

    h->reply = REPLY_LATER;
    put_one(h, "s-1", NOON);
    put_one(h, "s-2", NOON);
    pass(h, 0);
    assert_int_equal(AFTERCARE_OK, simply(h, AFTERCARE_ACT_CANCEL, "s-1"));
    assert_int_equal(AFTERCARE_OK, simply(h, AFTERCARE_ACT_CANCEL, "s-2"));
    harness_tell(h, 0, AFTERCARE_OUTCOME_DELIVERED, "200");
    harness_tell(h, 1, AFTERCARE_OUTCOME_TRY_AGAIN, "503");
    pass(h, HOUR);

    assert_int_equal(2, h->sent_count);
    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(h, h->sent[0].key));
    assert_int_equal(AFTERCARE_REMINDER_CANCELLED, state_of(h, h->sent[1].key));
}

static void a_missed_one_that_is_retried_goes_out_at_once_and_lives_anew(void **state) {
    struct harness *h = *state;

    missed(h, "s");
    assert_int_equal(AFTERCARE_OK, simply(h, AFTERCARE_ACT_RETRY, "s"));
    assert_true(h->seen[0].expires == NOON + HOUR);
    pass(h, 0);

    assert_int_equal(1, h->sent_count);
    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(h, "s"));
    has_event(h, "s", "missed", "expired");
    has_event(h, "s", "retried", "until 2026-11-23T13:00:00+00:00");
}

static void a_failed_one_that_is_retried_has_all_its_tries_again(void **state) {
    struct harness *h = *state;

    h->channels[0].tries = 2;
    h->channels[0].backoff_first = h->channels[0].backoff_last = SECOND;
    harness_open(h);
    h->reply = REPLY_AGAIN;
    put_one(h, "s", NOON);
    pass(h, 0);
    pass(h, SECOND);
    assert_int_equal(AFTERCARE_REMINDER_FAILED, state_of(h, "s"));
    assert_int_equal(AFTERCARE_OK, simply(h, AFTERCARE_ACT_RETRY, "s"));
    pass(h, 0);
    assert_int_equal(AFTERCARE_REMINDER_SCHEDULED, state_of(h, "s"));
    pass(h, SECOND);

    assert_int_equal(4, h->sent_count);
    assert_int_equal(AFTERCARE_REMINDER_FAILED, state_of(h, "s"));
}

// In one batch, which need not be written to the disk.
static void a_history_does_not_grow_for_ever(void **state) {
    struct harness *h = *state;
    struct store *store = NULL;
    struct arena arena;
    struct store_session session = {
        .id = "s", .content = "a", .document = "{}", .plan = "{}"};
    struct store_row row = {.reminder = reminder_at("s", NOON)}, after = {0};
    struct change posted = {.happening = HAPPENING_POSTED, .at = NOON};
    aftercare_act done_again = act_of(AFTERCARE_ACT_ACKNOWLEDGE, "s"),
                  undone = done_again;
    aftercare_status status = AFTERCARE_OK;
    int acts = 0;

    arena_init(&arena, &system_allocator, 0);
    done_again.answer = AFTERCARE_ANSWER_DONE;
    undone.kind = AFTERCARE_ACT_UNDO;
    row.reminder.channel = "test";
    assert_int_equal(AFTERCARE_OK, store_sqlite.open(&store, h->path, &h->err));
    assert_int_equal(AFTERCARE_OK, store_sqlite.begin(store, &h->err));
    assert_int_equal(AFTERCARE_OK, store_sqlite.session_write(store, &session, &h->err));
    row.session_number = session.number;
    assert_int_equal(AFTERCARE_OK, history_add(store, &row, &posted, &h->err));
    while (!status && acts < 2 * ACTS_EVENTS_MAX) {
        arena_reset(&arena);
        struct acts_place place = {store, &arena, NULL, NOON};
        status = acts_do(&place, acts % 2 == 0 ? &done_again : &undone, &after, &h->err);
        acts++;
    }
    store_sqlite.rollback(store);
    store_sqlite.close(store);
    arena_clear(&arena);

    assert_int_equal(AFTERCARE_ELIMIT, status);
    assert_int_equal(ACTS_EVENTS_MAX, acts);
}

static void an_act_that_is_none_is_refused_at_once(void **state) {
    struct harness *h = *state;
    aftercare_act good = act_of(AFTERCARE_ACT_ACKNOWLEDGE, "s");
    good.answer = AFTERCARE_ANSWER_DONE;
    aftercare_act no_size = good, no_key = good, no_answer = good, no_kind = good,
                  no_answer_at_all = good, no_utf8 = good;
    no_size.size = 3;
    no_key.key = NULL;
    no_answer.answer = AFTERCARE_ANSWER_NONE;
    no_answer_at_all.answer = (aftercare_reminder_answer)77;
    no_kind.kind = (aftercare_act_kind)77;
    no_utf8.by = "\xff";
    const aftercare_act *const rows[] = {&no_size, &no_key,           &no_answer,
                                         &no_kind, &no_answer_at_all, &no_utf8};

    scheduled(h, "s");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(AFTERCARE_EUSAGE, aftercare_reminders_act(h->reminders, rows[i],
                                                                   NULL, NULL, &h->err));
        assert_true(h->err.sentence[0] != '\0');
    }
    assert_int_equal(AFTERCARE_EUSAGE,
                     aftercare_reminders_act(h->reminders, NULL, NULL, NULL, NULL));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, harness_make, harness_unmake)

#define TEST_UNOPENED(name)                                                              \
    cmocka_unit_test_setup_teardown(name, harness_prepare, harness_unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(each_act_does_what_its_state_allows_and_else_says_what_would_do),
        TEST(the_same_act_again_changes_nothing),
        TEST(what_is_not_there_cannot_be_acted_on),
        TEST(an_answer_is_kept_with_who_gave_it_and_when_it_was_done),
        TEST(a_person_may_change_their_mind),
        TEST(nothing_is_done_in_the_future),
        TEST(an_answer_stops_the_tries_that_are_still_to_come),
        TEST_UNOPENED(an_answer_stops_what_was_claimed_and_not_handed_over_yet),
        TEST(an_answer_during_a_try_stands_however_that_ends),
        TEST(an_answer_taken_back_during_the_try_leaves_it_as_it_was),
        TEST(taking_an_answer_back_leads_to_what_it_was),
        TEST(one_answered_before_it_was_due_and_taken_back_goes_out_in_time),
        TEST(a_snoozed_one_comes_again_under_the_same_key_and_not_before),
        TEST(a_snooze_during_a_try_brings_it_again_also_if_it_arrived),
        TEST(a_snooze_that_does_not_fit_is_refused_with_what_would),
        TEST(one_that_expired_after_its_delivery_is_not_snoozed),
        TEST(later_means_an_hour_or_half_of_what_is_left),
        TEST(a_day_of_a_snooze_is_one_of_the_patients_clock),
        TEST(a_snoozed_one_that_nobody_could_send_in_time_is_missed),
        TEST(one_cancelled_alone_stays_so_when_its_session_is_posted_anew),
        TEST(nothing_of_a_cancelled_session_comes_again),
        TEST(an_answer_is_not_taken_back_so_that_a_cancelled_session_goes_on),
        TEST(one_cancelled_during_a_try_is_told_as_it_ended_and_not_repeated),
        TEST(a_missed_one_that_is_retried_goes_out_at_once_and_lives_anew),
        TEST_UNOPENED(a_failed_one_that_is_retried_has_all_its_tries_again),
        TEST_UNOPENED(a_history_does_not_grow_for_ever),
        TEST(an_act_that_is_none_is_refused_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
