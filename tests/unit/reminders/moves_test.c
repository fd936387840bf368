#include "core/reminders/moves.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct move {
    enum life from;
    enum happening happening;
    enum life to;
};

#define MOVE(from, happening, to)                                                        \
    { LIFE_##from, HAPPENING_##happening, LIFE_##to }

// Every move that there is; all others must not be.
static const struct move moves[] = {
    MOVE(NONE, POSTED, SCHEDULED),
    MOVE(NONE, POSTED_AS_MISSED, MISSED),
    MOVE(SCHEDULED, POSTED, SCHEDULED),
    MOVE(SCHEDULED, POSTED_AS_MISSED, MISSED),
    MOVE(SCHEDULED, HELD, SCHEDULED),
    MOVE(SCHEDULED, MOVED, SCHEDULED),
    MOVE(SCHEDULED, MOVED_TO_MISS, MISSED),
    MOVE(SCHEDULED, MOVED_AWAY, CANCELLED),
    MOVE(MISSED, MOVED, SCHEDULED),
    MOVE(MISSED, MOVED_TO_MISS, MISSED),
    MOVE(MISSED, MOVED_AWAY, CANCELLED),
    MOVE(CANCELLED, MOVED, SCHEDULED),
    MOVE(CANCELLED, MOVED_TO_MISS, MISSED),
    MOVE(CANCELLED, MOVED_AWAY, CANCELLED),
    MOVE(SCHEDULED, KEPT_SNOOZED, SCHEDULED),
    MOVE(SNOOZED, KEPT_SNOOZED, SNOOZED),
    MOVE(SCHEDULED, TRY_BEGINS, CLAIMED),
    MOVE(SCHEDULED, EXPIRED, MISSED),
    MOVE(SCHEDULED, SESSION_CANCELLED, CANCELLED),
    MOVE(SCHEDULED, SUPERSEDED, CANCELLED),
    MOVE(SCHEDULED, CLINIC_CANCELS, STOPPED),
    MOVE(SCHEDULED, PERSON_SNOOZES, SCHEDULED),
    MOVE(SCHEDULED, PERSON_ANSWERS, ACKNOWLEDGED),
    MOVE(CLAIMED, POSTED, CLAIMED),
    MOVE(CLAIMED, POSTED_AS_MISSED, RECALLED),
    MOVE(CLAIMED, TRY_WORKED, DELIVERED),
    MOVE(CLAIMED, TRY_TO_REPEAT, SCHEDULED),
    MOVE(CLAIMED, TRY_REFUSED, FAILED),
    MOVE(CLAIMED, TRIES_USED_UP, FAILED),
    MOVE(CLAIMED, TRY_WITHDRAWN, SCHEDULED),
    MOVE(CLAIMED, DAEMON_STOPPED, SCHEDULED),
    MOVE(CLAIMED, EXPIRED, MISSED),
    MOVE(CLAIMED, SESSION_CANCELLED, RECALLED),
    MOVE(CLAIMED, SUPERSEDED, RECALLED),
    MOVE(CLAIMED, CLINIC_CANCELS, STOPPING),
    MOVE(CLAIMED, PERSON_SNOOZES, SNOOZED),
    MOVE(CLAIMED, PERSON_ANSWERS, ANSWERED),
    MOVE(SNOOZED, POSTED, CLAIMED),
    MOVE(SNOOZED, POSTED_AS_MISSED, RECALLED),
    MOVE(SNOOZED, TRY_WORKED, SCHEDULED),
    MOVE(SNOOZED, TRY_TO_REPEAT, SCHEDULED),
    MOVE(SNOOZED, TRY_REFUSED, SCHEDULED),
    MOVE(SNOOZED, TRIES_USED_UP, SCHEDULED),
    MOVE(SNOOZED, TRY_WITHDRAWN, SCHEDULED),
    MOVE(SNOOZED, DAEMON_STOPPED, SCHEDULED),
    MOVE(SNOOZED, EXPIRED, SCHEDULED),
    MOVE(SNOOZED, SESSION_CANCELLED, RECALLED),
    MOVE(SNOOZED, SUPERSEDED, RECALLED),
    MOVE(SNOOZED, CLINIC_CANCELS, STOPPING),
    MOVE(SNOOZED, PERSON_SNOOZES, SNOOZED),
    MOVE(SNOOZED, PERSON_ANSWERS, ANSWERED),
    MOVE(RECALLED, POSTED, CLAIMED),
    MOVE(RECALLED, POSTED_AS_MISSED, RECALLED),
    MOVE(RECALLED, TRY_WORKED, DELIVERED),
    MOVE(RECALLED, TRY_TO_REPEAT, CANCELLED),
    MOVE(RECALLED, TRY_REFUSED, CANCELLED),
    MOVE(RECALLED, TRIES_USED_UP, CANCELLED),
    MOVE(RECALLED, TRY_WITHDRAWN, CANCELLED),
    MOVE(RECALLED, DAEMON_STOPPED, CANCELLED),
    MOVE(RECALLED, EXPIRED, CANCELLED),
    MOVE(RECALLED, CLINIC_CANCELS, STOPPING),
    MOVE(STOPPING, TRY_WORKED, DELIVERED),
    MOVE(STOPPING, TRY_TO_REPEAT, STOPPED),
    MOVE(STOPPING, TRY_REFUSED, STOPPED),
    MOVE(STOPPING, TRIES_USED_UP, STOPPED),
    MOVE(STOPPING, TRY_WITHDRAWN, STOPPED),
    MOVE(STOPPING, DAEMON_STOPPED, STOPPED),
    MOVE(STOPPING, EXPIRED, STOPPED),
    MOVE(ANSWERED, TRY_WORKED, ACKNOWLEDGED),
    MOVE(ANSWERED, TRY_TO_REPEAT, ACKNOWLEDGED),
    MOVE(ANSWERED, TRY_REFUSED, ACKNOWLEDGED),
    MOVE(ANSWERED, TRIES_USED_UP, ACKNOWLEDGED),
    MOVE(ANSWERED, TRY_WITHDRAWN, ACKNOWLEDGED),
    MOVE(ANSWERED, DAEMON_STOPPED, ACKNOWLEDGED),
    MOVE(ANSWERED, EXPIRED, ACKNOWLEDGED),
    MOVE(ANSWERED, PERSON_ANSWERS, ANSWERED),
    MOVE(ANSWERED, PERSON_SNOOZES, SNOOZED),
    MOVE(ANSWERED, UNDONE_TO_SCHEDULED, CLAIMED),
    MOVE(CANCELLED, NEXT_CANCELLED, SCHEDULED),
    MOVE(SCHEDULED, REACTION_HOLDS, SCHEDULED),
    MOVE(CLAIMED, REACTION_HOLDS, SNOOZED),
    MOVE(SNOOZED, REACTION_HOLDS, SNOOZED),
    MOVE(DELIVERED, KEPT, DELIVERED),
    MOVE(ACKNOWLEDGED, KEPT, ACKNOWLEDGED),
    MOVE(DELIVERED, PERSON_ANSWERS, ACKNOWLEDGED),
    MOVE(DELIVERED, PERSON_SNOOZES, SCHEDULED),
    MOVE(ACKNOWLEDGED, PERSON_ANSWERS, ACKNOWLEDGED),
    MOVE(ACKNOWLEDGED, PERSON_SNOOZES, SCHEDULED),
    MOVE(ACKNOWLEDGED, UNDONE_TO_SCHEDULED, SCHEDULED),
    MOVE(ACKNOWLEDGED, UNDONE_TO_DELIVERED, DELIVERED),
    MOVE(ACKNOWLEDGED, UNDONE_TO_MISSED, MISSED),
    MOVE(ACKNOWLEDGED, UNDONE_TO_FAILED, FAILED),
    MOVE(MISSED, POSTED, SCHEDULED),
    MOVE(MISSED, POSTED_AS_MISSED, MISSED),
    MOVE(MISSED, CLOCK_SET_BACK, SCHEDULED),
    MOVE(MISSED, CLINIC_RETRIES, SCHEDULED),
    MOVE(MISSED, PERSON_ANSWERS, ACKNOWLEDGED),
    MOVE(FAILED, POSTED, SCHEDULED),
    MOVE(FAILED, POSTED_AS_MISSED, MISSED),
    MOVE(FAILED, SESSION_CANCELLED, CANCELLED),
    MOVE(FAILED, SUPERSEDED, CANCELLED),
    MOVE(FAILED, CLINIC_CANCELS, STOPPED),
    MOVE(FAILED, CLINIC_RETRIES, SCHEDULED),
    MOVE(FAILED, PERSON_ANSWERS, ACKNOWLEDGED),
    MOVE(CANCELLED, POSTED, SCHEDULED),
    MOVE(CANCELLED, POSTED_AS_MISSED, MISSED),
    MOVE(CANCELLED, CLINIC_CANCELS, STOPPED),
};

static enum life expected(enum life from, enum happening happening) {
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
        if (moves[i].from == from && moves[i].happening == happening) {
            return moves[i].to;
        }
    }
    return LIFE_NONE;
}

static void leads_where_it_should(enum life from, enum happening happening) {
    enum life to = moves_next(from, happening);
    if (to != expected(from, happening)) {
        fail_msg("%s, %s: leads to %s", life_name(from), happening_name(happening),
                 life_name(to));
    }
}

static void
each_move_of_the_table_leads_where_it_says_and_no_other_is_possible(void **state) {
    (void)state;
    for (int from = 0; from < LIVES_COUNT; from++) {
        for (int happening = 0; happening < HAPPENINGS_COUNT; happening++) {
            leads_where_it_should((enum life)from, (enum happening)happening);
        }
    }
}

static void what_was_delivered_is_scheduled_again_only_when_a_person_asks(void **state) {
    (void)state;
    for (int happening = 0; happening < HAPPENINGS_COUNT; happening++) {
        bool is_asked = happening == HAPPENING_PERSON_SNOOZES ||
                        happening == HAPPENING_UNDONE_TO_SCHEDULED;
        enum life to = moves_next(LIFE_DELIVERED, (enum happening)happening);
        assert_true(to != LIFE_CLAIMED && (is_asked || to != LIFE_SCHEDULED));
        to = moves_next(LIFE_ACKNOWLEDGED, (enum happening)happening);
        assert_true(to != LIFE_CLAIMED && (is_asked || to != LIFE_SCHEDULED));
    }
}

static void what_was_cancelled_alone_stays_so(void **state) {
    (void)state;
    for (int happening = 0; happening < HAPPENINGS_COUNT; happening++) {
        assert_int_equal(LIFE_NONE, moves_next(LIFE_STOPPED, (enum happening)happening));
    }
}

static void a_try_that_ends_is_taken_note_of_in_each_state_under_way(void **state) {
    (void)state;
    static const enum happening ends[] = {
        HAPPENING_TRY_WORKED,    HAPPENING_TRY_TO_REPEAT, HAPPENING_TRY_REFUSED,
        HAPPENING_TRIES_USED_UP, HAPPENING_TRY_WITHDRAWN, HAPPENING_DAEMON_STOPPED,
        HAPPENING_EXPIRED};
    static const enum life lives[] = {LIFE_CLAIMED, LIFE_SNOOZED, LIFE_RECALLED,
                                      LIFE_STOPPING, LIFE_ANSWERED};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        for (size_t k = 0; k < sizeof lives / sizeof *lives; k++) {
            assert_int_not_equal(LIFE_NONE, moves_next(lives[k], ends[i]));
        }
    }
}

static void a_try_begins_only_with_one_that_is_scheduled(void **state) {
    (void)state;
    for (int from = 0; from < LIVES_COUNT; from++) {
        enum life to = moves_next((enum life)from, HAPPENING_TRY_BEGINS);
        assert_int_equal(from == LIFE_SCHEDULED ? LIFE_CLAIMED : LIFE_NONE, to);
    }
}

static void every_state_has_one_name_and_is_found_by_it(void **state) {
    (void)state;
    for (int life = 0; life < LIVES_COUNT; life++) {
        enum life found = LIVES_COUNT;
        assert_true(life_parse(&found, life_name((enum life)life)));
        assert_int_equal(life, found);
    }
    enum life untouched = LIFE_MISSED;
    assert_false(life_parse(&untouched, "Scheduled"));
    assert_false(life_parse(&untouched, ""));
    assert_int_equal(LIFE_MISSED, untouched);
}

static void
the_world_sees_a_claimed_one_as_scheduled_and_a_recalled_one_as_cancelled(void **state) {
    (void)state;
    assert_int_equal(AFTERCARE_REMINDER_SCHEDULED, life_state(LIFE_CLAIMED));
    assert_int_equal(AFTERCARE_REMINDER_CANCELLED, life_state(LIFE_RECALLED));
}

static void states_are_told_by_the_names_of_the_header(void **state) {
    (void)state;
    assert_string_equal("scheduled",
                        aftercare_reminder_state_name(AFTERCARE_REMINDER_SCHEDULED));
    assert_string_equal("none", aftercare_reminder_state_name(AFTERCARE_REMINDER_NONE));
    assert_string_equal("cancelled",
                        aftercare_reminder_state_name(AFTERCARE_REMINDER_CANCELLED));
    assert_string_equal("unknown",
                        aftercare_reminder_state_name((aftercare_reminder_state)99));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            each_move_of_the_table_leads_where_it_says_and_no_other_is_possible),
        cmocka_unit_test(what_was_delivered_is_scheduled_again_only_when_a_person_asks),
        cmocka_unit_test(what_was_cancelled_alone_stays_so),
        cmocka_unit_test(a_try_that_ends_is_taken_note_of_in_each_state_under_way),
        cmocka_unit_test(a_try_begins_only_with_one_that_is_scheduled),
        cmocka_unit_test(every_state_has_one_name_and_is_found_by_it),
        cmocka_unit_test(
            the_world_sees_a_claimed_one_as_scheduled_and_a_recalled_one_as_cancelled),
        cmocka_unit_test(states_are_told_by_the_names_of_the_header),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
