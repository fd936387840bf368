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
    MOVE(SCHEDULED, TRY_BEGINS, CLAIMED),
    MOVE(SCHEDULED, EXPIRED, MISSED),
    MOVE(SCHEDULED, CLINIC_CANCELS, CANCELLED),
    MOVE(CLAIMED, POSTED, CLAIMED),
    MOVE(CLAIMED, POSTED_AS_MISSED, RECALLED),
    MOVE(CLAIMED, TRY_WORKED, DELIVERED),
    MOVE(CLAIMED, TRY_TO_REPEAT, SCHEDULED),
    MOVE(CLAIMED, TRY_REFUSED, FAILED),
    MOVE(CLAIMED, TRIES_USED_UP, FAILED),
    MOVE(CLAIMED, TRY_WITHDRAWN, SCHEDULED),
    MOVE(CLAIMED, DAEMON_STOPPED, SCHEDULED),
    MOVE(CLAIMED, EXPIRED, MISSED),
    MOVE(CLAIMED, CLINIC_CANCELS, RECALLED),
    MOVE(RECALLED, POSTED, CLAIMED),
    MOVE(RECALLED, POSTED_AS_MISSED, RECALLED),
    MOVE(RECALLED, TRY_WORKED, DELIVERED),
    MOVE(RECALLED, TRY_TO_REPEAT, CANCELLED),
    MOVE(RECALLED, TRY_REFUSED, CANCELLED),
    MOVE(RECALLED, TRIES_USED_UP, CANCELLED),
    MOVE(RECALLED, TRY_WITHDRAWN, CANCELLED),
    MOVE(RECALLED, DAEMON_STOPPED, CANCELLED),
    MOVE(RECALLED, EXPIRED, CANCELLED),
    MOVE(DELIVERED, PERSON_SAW, ACKNOWLEDGED),
    MOVE(MISSED, POSTED, SCHEDULED),
    MOVE(MISSED, POSTED_AS_MISSED, MISSED),
    MOVE(FAILED, POSTED, SCHEDULED),
    MOVE(FAILED, POSTED_AS_MISSED, MISSED),
    MOVE(FAILED, CLINIC_RETRIES, SCHEDULED),
    MOVE(FAILED, CLINIC_CANCELS, CANCELLED),
    MOVE(CANCELLED, POSTED, SCHEDULED),
    MOVE(CANCELLED, POSTED_AS_MISSED, MISSED),
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

static void what_was_delivered_is_never_scheduled_again(void **state) {
    (void)state;
    for (int happening = 0; happening < HAPPENINGS_COUNT; happening++) {
        enum life to = moves_next(LIFE_DELIVERED, (enum happening)happening);
        assert_true(to == LIFE_NONE || to == LIFE_ACKNOWLEDGED);
        assert_int_equal(LIFE_NONE,
                         moves_next(LIFE_ACKNOWLEDGED, (enum happening)happening));
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
        cmocka_unit_test(what_was_delivered_is_never_scheduled_again),
        cmocka_unit_test(a_try_begins_only_with_one_that_is_scheduled),
        cmocka_unit_test(every_state_has_one_name_and_is_found_by_it),
        cmocka_unit_test(
            the_world_sees_a_claimed_one_as_scheduled_and_a_recalled_one_as_cancelled),
        cmocka_unit_test(states_are_told_by_the_names_of_the_header),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
