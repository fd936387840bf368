#include "core/reminders/moves.h"

#include <assert.h>
#include <string.h>

#define AT(happening) [HAPPENING_##happening]

// However it ends, but for the one way that is told apart.
#define TRY_ENDS(life)                                                                   \
    AT(TRY_TO_REPEAT) = (life), AT(TRY_REFUSED) = (life), AT(TRIES_USED_UP) = (life),    \
    AT(TRY_WITHDRAWN) = (life), AT(DAEMON_STOPPED) = (life), AT(EXPIRED) = (life)

// Whatever kept it from being sent where it was before.
#define MOVES                                                                            \
    AT(MOVED) = LIFE_SCHEDULED, AT(MOVED_TO_MISS) = LIFE_MISSED,                         \
    AT(MOVED_AWAY) = LIFE_CANCELLED

// What is not here cannot happen: LIFE_NONE is 0.
static const unsigned char moves[LIVES_COUNT][HAPPENINGS_COUNT] = {
    [LIFE_NONE] = {AT(POSTED) = LIFE_SCHEDULED, AT(POSTED_AS_MISSED) = LIFE_MISSED},
    [LIFE_SCHEDULED] = {AT(POSTED) = LIFE_SCHEDULED, AT(POSTED_AS_MISSED) = LIFE_MISSED,
                        AT(HELD) = LIFE_SCHEDULED, AT(REACTION_HOLDS) = LIFE_SCHEDULED,
                        AT(KEPT_SNOOZED) = LIFE_SCHEDULED, MOVES,
                        AT(TRY_BEGINS) = LIFE_CLAIMED, AT(EXPIRED) = LIFE_MISSED,
                        AT(SESSION_CANCELLED) = LIFE_CANCELLED,
                        AT(SUPERSEDED) = LIFE_CANCELLED,
                        AT(CLINIC_CANCELS) = LIFE_STOPPED,
                        AT(PERSON_SNOOZES) = LIFE_SCHEDULED,
                        AT(PERSON_ANSWERS) = LIFE_ACKNOWLEDGED},
    // Posted anew it stays claimed, so that no second try begins beside the one under
    // way.
    [LIFE_CLAIMED] = {AT(POSTED) = LIFE_CLAIMED, AT(POSTED_AS_MISSED) = LIFE_RECALLED,
                      AT(TRY_WORKED) = LIFE_DELIVERED, AT(TRY_TO_REPEAT) = LIFE_SCHEDULED,
                      AT(TRY_REFUSED) = LIFE_FAILED, AT(TRIES_USED_UP) = LIFE_FAILED,
                      AT(TRY_WITHDRAWN) = LIFE_SCHEDULED,
                      AT(DAEMON_STOPPED) = LIFE_SCHEDULED, AT(EXPIRED) = LIFE_MISSED,
                      AT(SESSION_CANCELLED) = LIFE_RECALLED,
                      AT(SUPERSEDED) = LIFE_RECALLED, AT(CLINIC_CANCELS) = LIFE_STOPPING,
                      AT(PERSON_SNOOZES) = LIFE_SNOOZED,
                      AT(REACTION_HOLDS) = LIFE_SNOOZED,
                      AT(PERSON_ANSWERS) = LIFE_ANSWERED},
    // It comes again when it was asked for, also if this try brings it.
    [LIFE_SNOOZED] = {TRY_ENDS(LIFE_SCHEDULED), AT(TRY_WORKED) = LIFE_SCHEDULED,
                      AT(KEPT_SNOOZED) = LIFE_SNOOZED, AT(POSTED) = LIFE_CLAIMED,
                      AT(POSTED_AS_MISSED) = LIFE_RECALLED,
                      AT(SESSION_CANCELLED) = LIFE_RECALLED,
                      AT(SUPERSEDED) = LIFE_RECALLED, AT(CLINIC_CANCELS) = LIFE_STOPPING,
                      AT(PERSON_SNOOZES) = LIFE_SNOOZED,
                      AT(REACTION_HOLDS) = LIFE_SNOOZED,
                      AT(PERSON_ANSWERS) = LIFE_ANSWERED},
    // What went out before the cancelling is told as it was: delivered.
    [LIFE_RECALLED] = {TRY_ENDS(LIFE_CANCELLED), AT(TRY_WORKED) = LIFE_DELIVERED,
                       AT(POSTED) = LIFE_CLAIMED, AT(POSTED_AS_MISSED) = LIFE_RECALLED,
                       AT(CLINIC_CANCELS) = LIFE_STOPPING},
    [LIFE_STOPPING] = {TRY_ENDS(LIFE_STOPPED), AT(TRY_WORKED) = LIFE_DELIVERED},
    [LIFE_ANSWERED] = {TRY_ENDS(LIFE_ACKNOWLEDGED), AT(TRY_WORKED) = LIFE_ACKNOWLEDGED,
                       AT(PERSON_ANSWERS) = LIFE_ANSWERED,
                       AT(PERSON_SNOOZES) = LIFE_SNOOZED,
                       AT(UNDONE_TO_SCHEDULED) = LIFE_CLAIMED},
    [LIFE_DELIVERED] = {AT(KEPT) = LIFE_DELIVERED, AT(PERSON_ANSWERS) = LIFE_ACKNOWLEDGED,
                        AT(PERSON_SNOOZES) = LIFE_SCHEDULED},
    [LIFE_ACKNOWLEDGED] = {AT(KEPT) = LIFE_ACKNOWLEDGED,
                           AT(PERSON_ANSWERS) = LIFE_ACKNOWLEDGED,
                           AT(PERSON_SNOOZES) = LIFE_SCHEDULED,
                           AT(UNDONE_TO_SCHEDULED) = LIFE_SCHEDULED,
                           AT(UNDONE_TO_DELIVERED) = LIFE_DELIVERED,
                           AT(UNDONE_TO_MISSED) = LIFE_MISSED,
                           AT(UNDONE_TO_FAILED) = LIFE_FAILED},
    [LIFE_MISSED] = {AT(POSTED) = LIFE_SCHEDULED, AT(POSTED_AS_MISSED) = LIFE_MISSED,
                     MOVES, AT(CLOCK_SET_BACK) = LIFE_SCHEDULED,
                     AT(CLINIC_RETRIES) = LIFE_SCHEDULED,
                     AT(PERSON_ANSWERS) = LIFE_ACKNOWLEDGED},
    [LIFE_FAILED] = {AT(POSTED) = LIFE_SCHEDULED, AT(POSTED_AS_MISSED) = LIFE_MISSED,
                     AT(SESSION_CANCELLED) = LIFE_CANCELLED,
                     AT(SUPERSEDED) = LIFE_CANCELLED, AT(CLINIC_CANCELS) = LIFE_STOPPED,
                     AT(CLINIC_RETRIES) = LIFE_SCHEDULED,
                     AT(PERSON_ANSWERS) = LIFE_ACKNOWLEDGED},
    [LIFE_CANCELLED] = {MOVES, AT(NEXT_CANCELLED) = LIFE_SCHEDULED,
                        AT(POSTED) = LIFE_SCHEDULED, AT(POSTED_AS_MISSED) = LIFE_MISSED,
                        AT(CLINIC_CANCELS) = LIFE_STOPPED},
};

enum life moves_next(enum life from, enum happening happening) {
    assert(from < LIVES_COUNT && happening < HAPPENINGS_COUNT);
    return (enum life)moves[from][happening];
}

static const char *const life_names[LIVES_COUNT] = {
#define X(name, text, state) [LIFE_##name] = text,
    LIVES(X)
#undef X
};

const char *life_name(enum life life) {
    return life_names[life];
}

bool life_parse(enum life *out, const char *name) {
    for (int life = 0; life < LIVES_COUNT; life++) {
        if (strcmp(life_names[life], name) == 0) {
            *out = (enum life)life;
            return true;
        }
    }
    return false;
}

aftercare_reminder_state life_state(enum life life) {
    static const aftercare_reminder_state states[LIVES_COUNT] = {
#define X(name, text, state) [LIFE_##name] = AFTERCARE_REMINDER_##state,
        LIVES(X)
#undef X
    };
    return states[life];
}

const char *happening_name(enum happening happening) {
    static const char *const names[HAPPENINGS_COUNT] = {
#define X(name, text) [HAPPENING_##name] = text,
        HAPPENINGS(X)
#undef X
    };
    return names[happening];
}

const char *aftercare_reminder_state_name(aftercare_reminder_state state) {
    switch (state) {
#define X(name, text)                                                                    \
    case AFTERCARE_REMINDER_##name:                                                      \
        return text;
        AFTERCARE_REMINDER_STATES(X)
#undef X
    }
    return "unknown";
}

const char *aftercare_reminder_answer_name(aftercare_reminder_answer answer) {
    switch (answer) {
#define X(name, text)                                                                    \
    case AFTERCARE_ANSWER_##name:                                                        \
        return text;
        AFTERCARE_REMINDER_ANSWERS(X)
#undef X
    }
    return "unknown";
}
