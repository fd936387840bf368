#include "core/reminders/acts.h"

#include "core/base/fail.h"
#include "core/base/zone.h"
#include "core/reminders/following.h"
#include "core/reminders/history.h"

#include <stdio.h>
#include <string.h>

#define DETAIL_MAX 1024

#define LATER_MILLISECONDS 3600000   // a snooze that says nothing else
#define AHEAD_MILLISECONDS 300000    // how far another clock may be ahead of ours
#define RETRIED_MILLISECONDS 3600000 // what was missed lives so long again at least

// One act at work.
struct acting {
    struct store *store;
    struct arena *arena;
    const aftercare_act *act;
    const char *zoneinfo;
    int64_t now;
    struct store_row *row;
    aftercare_error *err;
    char detail[DETAIL_MAX];
};

// How each act is called in "cannot be …", and what to do instead, by state; a state
// without it allows the act, or has it behind itself.
static const struct {
    const char *name, *instead[AFTERCARE_REMINDER_CANCELLED + 1];
} refusals[] = {
    [AFTERCARE_ACT_ACKNOWLEDGE] = {"answered",
                                   {[AFTERCARE_REMINDER_CANCELLED] =
                                        "post its session anew to plan it again"}},
    [AFTERCARE_ACT_UNDO] = {"taken back", {NULL}},
    [AFTERCARE_ACT_SNOOZE] =
        {"snoozed",
         {[AFTERCARE_REMINDER_MISSED] = "retry it, and it is sent after all",
          [AFTERCARE_REMINDER_FAILED] = "retry it, and it is tried anew",
          [AFTERCARE_REMINDER_CANCELLED] = "post its session anew to plan it again"}},
    [AFTERCARE_ACT_CANCEL] =
        {"cancelled",
         {[AFTERCARE_REMINDER_DELIVERED] = "it is out already; acknowledge it",
          [AFTERCARE_REMINDER_ACKNOWLEDGED] = "nothing of it is sent any more",
          [AFTERCARE_REMINDER_MISSED] = "nothing of it is sent any more"}},
    [AFTERCARE_ACT_RETRY] =
        {"tried anew",
         {[AFTERCARE_REMINDER_DELIVERED] = "it has arrived; snooze it to have it again",
          [AFTERCARE_REMINDER_ACKNOWLEDGED] = "take the answer back first",
          [AFTERCARE_REMINDER_CANCELLED] = "post its session anew to plan it again"}},
};

static aftercare_status refuse(const struct acting *acting) {
    enum aftercare_act_kind kind = acting->act->kind;
    aftercare_reminder_state state = life_state(acting->row->life);
    const char *instead = refusals[kind].instead[state];
    return fail(acting->err, AFTERCARE_ECONFLICT, NULL,
                "a reminder that is %s cannot be %s (%s)",
                aftercare_reminder_state_name(state), refusals[kind].name,
                instead ? instead : "look at its history");
}

// Nothing of a session that was cancelled is to be sent, whatever it has been before.
static aftercare_status check_session(const struct acting *acting) {
    struct store_session session = {0};
    aftercare_status status = acting->store->functions->session_read(
        acting->store, acting->arena, acting->row->reminder.session, &session,
        acting->err);
    if (!status && session.is_cancelled) {
        status = fail(acting->err, AFTERCARE_ECONFLICT, NULL,
                      "its session was cancelled, and nothing of it is sent any more "
                      "(post the session anew)");
    }
    return status;
}

// Writes the row with a line that tells who did it.
static aftercare_status move(struct acting *acting, enum happening happening) {
    const char *by = acting->act->by;
    enum life next = moves_next(acting->row->life, happening);
    if (next == LIFE_NONE) {
        return refuse(acting);
    }
    aftercare_status status = life_state(next) == AFTERCARE_REMINDER_SCHEDULED
                                  ? check_session(acting)
                                  : AFTERCARE_OK;
    if (status) {
        return status;
    }
    if (by) {
        size_t len = strlen(acting->detail);
        (void)snprintf(acting->detail + len, sizeof acting->detail - len, "%sby %s",
                       len > 0 ? ", " : "", by);
    }
    struct change change = {
        .happening = happening,
        .at = acting->now,
        .detail = acting->detail[0]
                      ? arena_copy(acting->arena, acting->detail, strlen(acting->detail))
                      : NULL};
    acting->row->reminder.group = NULL; // what it was sent with goes on without it
    return history_write(acting->store, acting->row, &change, acting->err);
}

static const char *instant_text(char out[INSTANT_TEXT_MAX], int64_t milliseconds) {
    return instant_format(out, (struct instant){milliseconds}, 0);
}

static bool is_same_text(const char *a, const char *b) {
    return a == b || (a && b && strcmp(a, b) == 0);
}

// --- answering ---

static bool is_answered_so(const struct acting *acting) {
    const aftercare_act *act = acting->act;
    const aftercare_reminder *reminder = &acting->row->reminder;
    return life_state(acting->row->life) == AFTERCARE_REMINDER_ACKNOWLEDGED &&
           reminder->answer == act->answer &&
           (act->at == 0 || act->at == reminder->answered_at) &&
           is_same_text(act->by, reminder->answered_by);
}

static aftercare_status acknowledge(struct acting *acting) {
    const aftercare_act *act = acting->act;
    aftercare_reminder *reminder = &acting->row->reminder;
    char when[INSTANT_TEXT_MAX];
    if (is_answered_so(acting)) {
        return AFTERCARE_OK;
    }
    if (act->at > acting->now + AHEAD_MILLISECONDS) {
        return fail(acting->err, AFTERCARE_EUSAGE, NULL,
                    "%s is still to come (at is when it was done)",
                    instant_text(when, act->at));
    }
    reminder->answer = act->answer;
    reminder->answered_at = act->at ? act->at : acting->now;
    reminder->answered_by = act->by;
    (void)snprintf(acting->detail, sizeof acting->detail, "answered \"%s\"%s%s",
                   aftercare_reminder_answer_name(act->answer), act->at ? " at " : "",
                   act->at ? instant_text(when, act->at) : "");
    return move(acting, HAPPENING_PERSON_ANSWERS);
}

// What a reminder was before it was answered stands in its history.
static enum happening undoing(const struct store_events *events) {
    static const struct {
        enum happening tells, undoes;
    } rows[] = {
        {HAPPENING_POSTED, HAPPENING_UNDONE_TO_SCHEDULED},
        {HAPPENING_CLINIC_RETRIES, HAPPENING_UNDONE_TO_SCHEDULED},
        {HAPPENING_PERSON_SNOOZES, HAPPENING_UNDONE_TO_SCHEDULED},
        {HAPPENING_TRY_WORKED, HAPPENING_UNDONE_TO_DELIVERED},
        {HAPPENING_EXPIRED, HAPPENING_UNDONE_TO_MISSED},
        {HAPPENING_TRY_REFUSED, HAPPENING_UNDONE_TO_FAILED},
    };
    for (size_t i = events->count; i > 0; i--) {
        for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
            if (strcmp(events->events[i - 1].what, happening_name(rows[k].tells)) == 0) {
                return rows[k].undoes;
            }
        }
    }
    return HAPPENING_UNDONE_TO_SCHEDULED;
}

static aftercare_status undo(struct acting *acting) {
    struct store *store = acting->store;
    struct store_events events = {0};
    aftercare_reminder *reminder = &acting->row->reminder;
    if (life_state(acting->row->life) != AFTERCARE_REMINDER_ACKNOWLEDGED) {
        return AFTERCARE_OK;
    }
    aftercare_status status = store->functions->events_of(
        store, acting->arena, acting->row->number, &events, acting->err);
    if (status) {
        return status;
    }
    (void)snprintf(acting->detail, sizeof acting->detail,
                   "the answer \"%s\" is taken back",
                   aftercare_reminder_answer_name(reminder->answer));
    reminder->answer = AFTERCARE_ANSWER_NONE;
    reminder->answered_at = 0;
    reminder->answered_by = NULL;
    // Under way it can be nothing else but scheduled.
    return move(acting, acting->row->life == LIFE_ANSWERED ? HAPPENING_UNDONE_TO_SCHEDULED
                                                           : undoing(&events));
}

// --- putting off ---

// On the clock of the session's zone, or UTC.
static aftercare_status add_lasting(const struct acting *acting, int64_t *until) {
    struct span span;
    struct store_session session = {0};
    struct zone_cache *zones = NULL;
    const struct zone *zone = NULL;
    struct store *store = acting->store;
    if (!span_parse(&span, text_of(acting->act->lasting))) {
        return fail(acting->err, AFTERCARE_EUSAGE, NULL,
                    "\"%.40s\" is no duration (ISO 8601, such as \"PT2H\")",
                    acting->act->lasting);
    }
    aftercare_status status = store->functions->session_read(
        store, acting->arena, acting->row->reminder.session, &session, acting->err);
    if (!status) {
        status = zone_cache_new(&zones, acting->arena, acting->zoneinfo, acting->err);
    }
    if (!status) {
        status =
            zone_find(&zone, zones, text_of(session.timezone ? session.timezone : "UTC"),
                      acting->err);
    }
    if (!status) {
        *until = zone_add(zone, (struct instant){acting->now}, span).milliseconds;
    }
    return status == AFTERCARE_ENOTFOUND ? AFTERCARE_EIO : status;
}

static aftercare_status find_until(const struct acting *acting, int64_t *until) {
    const aftercare_act *act = acting->act;
    const aftercare_reminder *reminder = &acting->row->reminder;
    if (act->lasting) {
        return add_lasting(acting, until);
    }
    *until = act->until;
    if (act->until == 0) {
        int64_t from = reminder->due > acting->now ? reminder->due : acting->now;
        int64_t half = (reminder->expires - from) / 2;
        *until = from + (half < LATER_MILLISECONDS ? half : LATER_MILLISECONDS);
    }
    return AFTERCARE_OK;
}

static aftercare_status check_until(const struct acting *acting, int64_t until) {
    const aftercare_reminder *reminder = &acting->row->reminder;
    char when[INSTANT_TEXT_MAX];
    if (acting->now >= reminder->expires) {
        return fail(acting->err, AFTERCARE_ECONFLICT, NULL,
                    "it expired at %s, and is not sent any more (acknowledge it)",
                    instant_text(when, reminder->expires));
    }
    if (until <= acting->now) {
        return fail(acting->err, AFTERCARE_EUSAGE, NULL,
                    "a reminder is put off until later, and %s is over",
                    instant_text(when, until));
    }
    if (until < reminder->due) {
        return fail(acting->err, AFTERCARE_ECONFLICT, NULL,
                    "it is not due before %s (snooze it until after that)",
                    instant_text(when, reminder->due));
    }
    if (until > reminder->expires) {
        return fail(acting->err, AFTERCARE_ECONFLICT, NULL,
                    "it is of no use after %s (snooze it until before that)",
                    instant_text(when, reminder->expires));
    }
    return AFTERCARE_OK;
}

static aftercare_status snooze(struct acting *acting) {
    aftercare_reminder *reminder = &acting->row->reminder;
    char when[INSTANT_TEXT_MAX];
    int64_t until = 0;
    if (moves_next(acting->row->life, HAPPENING_PERSON_SNOOZES) == LIFE_NONE) {
        return refuse(acting);
    }
    aftercare_status status = find_until(acting, &until);
    if (!status) {
        status = check_until(acting, until);
    }
    bool is_same = life_state(acting->row->life) == AFTERCARE_REMINDER_SCHEDULED &&
                   acting->row->life != LIFE_CLAIMED && reminder->next_try == until;
    if (status || is_same) {
        return status;
    }
    reminder->next_try = until;
    reminder->attempts = 0;
    reminder->answer = AFTERCARE_ANSWER_NONE;
    reminder->answered_at = 0;
    reminder->answered_by = NULL;
    (void)snprintf(acting->detail, sizeof acting->detail, "snoozed until %s",
                   instant_text(when, until));
    return move(acting, HAPPENING_PERSON_SNOOZES);
}

// --- cancelling, retrying ---

static aftercare_status cancel(struct acting *acting) {
    enum life life = acting->row->life;
    if (life == LIFE_STOPPED || life == LIFE_STOPPING) {
        return AFTERCARE_OK;
    }
    (void)snprintf(acting->detail, sizeof acting->detail, "it was cancelled alone");
    return move(acting, HAPPENING_CLINIC_CANCELS);
}

// What has expired lives again from now on, for as long as it would have at first.
static aftercare_status retry(struct acting *acting) {
    aftercare_reminder *reminder = &acting->row->reminder;
    char when[INSTANT_TEXT_MAX];
    if (life_state(acting->row->life) == AFTERCARE_REMINDER_SCHEDULED) {
        return AFTERCARE_OK;
    }
    if (reminder->expires <= acting->now) {
        int64_t lived = reminder->expires - reminder->due;
        reminder->expires =
            acting->now + (lived > RETRIED_MILLISECONDS ? lived : RETRIED_MILLISECONDS);
        reminder->expires_wall = 0;
    }
    (void)snprintf(acting->detail, sizeof acting->detail, "asked for anew, until %s",
                   instant_text(when, reminder->expires));
    reminder->next_try = reminder->due > acting->now ? reminder->due : acting->now;
    reminder->attempts = 0;
    return move(acting, HAPPENING_CLINIC_RETRIES);
}

// What comes behind it in its step goes by what was done; it may itself, too.
static aftercare_status settle_step(const struct acts_place *place, struct store_row *row,
                                    aftercare_error *err) {
    struct store *store = place->store;
    const aftercare_reminder *reminder = &row->reminder;
    struct following_place following = {.store = store,
                                        .arena = place->arena,
                                        .zoneinfo = place->zoneinfo,
                                        .now = place->now};
    if (!reminder->rhythm) {
        return AFTERCARE_OK;
    }
    aftercare_status status =
        following_settle(&following, reminder->session, reminder->rule, err);
    return status
               ? status
               : store->functions->row_read(store, place->arena, reminder->key, row, err);
}

aftercare_status acts_do(const struct acts_place *place, const aftercare_act *act,
                         struct store_row *out, aftercare_error *err) {
    static aftercare_status (*const kinds[])(struct acting * acting) = {
        [AFTERCARE_ACT_ACKNOWLEDGE] = acknowledge,
        [AFTERCARE_ACT_UNDO] = undo,
        [AFTERCARE_ACT_SNOOZE] = snooze,
        [AFTERCARE_ACT_CANCEL] = cancel,
        [AFTERCARE_ACT_RETRY] = retry,
    };
    struct store *store = place->store;
    struct acting acting = {.store = store,
                            .arena = place->arena,
                            .act = act,
                            .zoneinfo = place->zoneinfo,
                            .now = place->now,
                            .row = out,
                            .err = err};
    aftercare_status status =
        store->functions->row_read(store, place->arena, act->key, out, err);
    if (!status && out->events >= ACTS_EVENTS_MAX) {
        return fail(err, AFTERCARE_ELIMIT, NULL,
                    "its history has %d lines, and takes no more", out->events);
    }
    int lines = status ? 0 : out->events;
    if (!status) {
        status = kinds[act->kind](&acting);
    }
    if (!status && out->events > lines) {
        status = settle_step(place, out, err);
    }
    out->reminder.state = life_state(out->life);
    return status;
}
