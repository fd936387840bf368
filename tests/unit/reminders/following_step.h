// A session with one step of three reminders, four hours apart, that go on from what was
// done: for the tests of the reminders.
#ifndef AFTERCARE_TESTS_REMINDERS_FOLLOWING_STEP_H
#define AFTERCARE_TESTS_REMINDERS_FOLLOWING_STEP_H

#include "core/base/rhythm.h"
#include "tests/unit/reminders/harness.h"

#define STEP 3
#define STEP_EVERY (4 * HOUR)
#define STEP_LIVES (2 * HOUR)
#define STEP_GAP (3 * HOUR)

struct following_step {
    const char *id, *content, *timezone;
    const char *after_done; // NULL: "PT4H"
    int64_t begins;         // 0: NOON
    int64_t till;           // 0: a day after it begins
    int32_t quiet[2];       // seconds of the day; both 0: none
    size_t count;           // 0: all of them
    bool is_civil;          // by a clock an hour east of Greenwich
};

static inline struct instant step_instant(int64_t milliseconds) {
    return (struct instant){milliseconds};
}

static inline int64_t step_reading(const struct following_step *step, int64_t instant) {
    return step->is_civil ? (instant + HOUR) / 1000 : 0;
}

static inline const char *step_rhythm(struct arena *arena,
                                      const struct following_step *step,
                                      const aftercare_reminder *reminder, int number) {
    int64_t begins = step->begins ? step->begins : NOON;
    int64_t till = step->till ? step->till : begins + 24 * HOUR;
    struct rhythm rhythm = {
        .number = number,
        .min_gap = {.seconds = STEP_GAP / 1000},
        .expires = {.seconds = STEP_LIVES / 1000},
        .wanted = step_instant(reminder->due),
        .wanted_reading = step_reading(step, reminder->due),
        .until = step_instant(number < STEP ? reminder->due + STEP_EVERY : till),
        .ended = step_instant(begins),
        .from = step_instant(begins),
        .till = step_instant(till),
        .quiet = {step->quiet[0] != step->quiet[1], step->quiet[0], step->quiet[1]}};
    assert_true(span_parse(&rhythm.after_done,
                           text_of(step->after_done ? step->after_done : "PT4H")));
    return rhythm_write(arena, &rhythm);
}

// Keys are "ID/1", "ID/2", "ID/3".
static inline aftercare_status put_step(struct harness *h,
                                        const struct following_step *step) {
    aftercare_reminder reminders[STEP];
    char keys[STEP][64];
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    for (int i = 0; i < STEP; i++) {
        (void)snprintf(keys[i], sizeof keys[i], "%s/%d", step->id, i + 1);
        reminders[i] =
            reminder_at(keys[i], (step->begins ? step->begins : NOON) + i * STEP_EVERY);
        reminders[i].expires = reminders[i].due + STEP_LIVES;
        reminders[i].due_wall = step_reading(step, reminders[i].due);
        reminders[i].expires_wall = step_reading(step, reminders[i].expires);
        reminders[i].rhythm = step_rhythm(&arena, step, &reminders[i], i + 1);
        assert_non_null(reminders[i].rhythm);
    }
    aftercare_stored_session session =
        session_of(step->id, step->content ? step->content : "a", reminders,
                   step->count ? step->count : STEP);
    session.timezone = step->timezone;
    aftercare_status status = put_session(h, &session);
    arena_clear(&arena);
    return status;
}

static inline aftercare_status answer_at(struct harness *h, const char *key,
                                         aftercare_reminder_answer answer, int64_t at) {
    aftercare_act made = AFTERCARE_ACT;
    made.kind = AFTERCARE_ACT_ACKNOWLEDGE;
    made.key = key;
    made.answer = answer;
    made.at = at;
    return act(h, &made);
}

static inline aftercare_status done_at(struct harness *h, const char *key, int64_t at) {
    return answer_at(h, key, AFTERCARE_ANSWER_DONE, at);
}

#endif
