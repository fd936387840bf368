#include "core/reminders/moves.h"

#include <assert.h>
#include <string.h>

#define AT(happening) [HAPPENING_##happening]

// What is not here cannot happen: LIFE_NONE is 0.
static const unsigned char moves[LIVES_COUNT][HAPPENINGS_COUNT] = {
    [LIFE_NONE] = {AT(POSTED) = LIFE_SCHEDULED, AT(POSTED_AS_MISSED) = LIFE_MISSED},
    [LIFE_SCHEDULED] = {AT(POSTED) = LIFE_SCHEDULED, AT(POSTED_AS_MISSED) = LIFE_MISSED,
                        AT(HELD) = LIFE_SCHEDULED, AT(TRY_BEGINS) = LIFE_CLAIMED,
                        AT(EXPIRED) = LIFE_MISSED, AT(CLINIC_CANCELS) = LIFE_CANCELLED},
    // Posted anew it stays claimed, so that no second try begins beside the one under
    // way.
    [LIFE_CLAIMED] = {AT(POSTED) = LIFE_CLAIMED, AT(POSTED_AS_MISSED) = LIFE_RECALLED,
                      AT(TRY_WORKED) = LIFE_DELIVERED, AT(TRY_TO_REPEAT) = LIFE_SCHEDULED,
                      AT(TRY_REFUSED) = LIFE_FAILED, AT(TRIES_USED_UP) = LIFE_FAILED,
                      AT(TRY_WITHDRAWN) = LIFE_SCHEDULED,
                      AT(DAEMON_STOPPED) = LIFE_SCHEDULED, AT(EXPIRED) = LIFE_MISSED,
                      AT(CLINIC_CANCELS) = LIFE_RECALLED},
    // What went out before the cancelling is told as it was: delivered.
    [LIFE_RECALLED] = {AT(POSTED) = LIFE_CLAIMED, AT(POSTED_AS_MISSED) = LIFE_RECALLED,
                       AT(TRY_WORKED) = LIFE_DELIVERED,
                       AT(TRY_TO_REPEAT) = LIFE_CANCELLED,
                       AT(TRY_REFUSED) = LIFE_CANCELLED,
                       AT(TRIES_USED_UP) = LIFE_CANCELLED,
                       AT(TRY_WITHDRAWN) = LIFE_CANCELLED,
                       AT(DAEMON_STOPPED) = LIFE_CANCELLED, AT(EXPIRED) = LIFE_CANCELLED},
    [LIFE_DELIVERED] = {AT(PERSON_SAW) = LIFE_ACKNOWLEDGED},
    [LIFE_MISSED] = {AT(POSTED) = LIFE_SCHEDULED, AT(POSTED_AS_MISSED) = LIFE_MISSED},
    [LIFE_FAILED] = {AT(POSTED) = LIFE_SCHEDULED, AT(POSTED_AS_MISSED) = LIFE_MISSED,
                     AT(CLINIC_RETRIES) = LIFE_SCHEDULED,
                     AT(CLINIC_CANCELS) = LIFE_CANCELLED},
    [LIFE_CANCELLED] = {AT(POSTED) = LIFE_SCHEDULED, AT(POSTED_AS_MISSED) = LIFE_MISSED},
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
