#include "core/reminders/following.h"

#include "core/base/fail.h"
#include "core/reminders/courses.h"
#include "core/reminders/follow.h"
#include "core/reminders/history.h"
#include "core/reminders/reactions.h"

#include <stdlib.h>
#include <string.h>

// One of a step, with its row.
struct paced {
    struct follow follow;
    struct store_row *row;
    bool is_held; // by a reaction, until it expires
};

struct settling {
    const struct following_place *place;
    struct store_session session;
    const struct zone *zone;
    struct follow *follows; // of one step, in the order of their numbers
    struct paced *paced;    // of all steps, by rule, then number
    size_t count;
    bool has_revived; // one that a later session may make moot
    aftercare_error *err;
};

static aftercare_status no_memory(const struct settling *settling) {
    return fail(settling->err, AFTERCARE_ENOMEM, NULL, "no memory for a reminder");
}

// --- what is known of a reminder ---

// By a reaction: gates that keep one back until it expires do so from here as well, but
// let it go on elsewhere.
static bool is_held(const aftercare_reminder *reminder,
                    const struct store_events *events) {
    bool is_held = false;
    for (size_t i = 0; i < events->count; i++) {
        const char *detail = events->events[i].detail;
        is_held = is_held || strncmp(detail, REACTION_WHY, strlen(REACTION_WHY)) == 0;
    }
    return is_held && reminder->next_try > reminder->expires;
}

static bool is_what(const aftercare_reminder_event *event, enum happening happening) {
    return strcmp(event->what, happening_name(happening)) == 0;
}

// What was missed, or cancelled, for nothing but when it would have been due: by us, or
// by the plan, before its time was over.
static bool is_movable(const struct store_row *row, const struct store_events *events) {
    const aftercare_reminder_event *last =
        events->count > 0 ? &events->events[events->count - 1] : NULL;
    bool is_missed = row->life == LIFE_MISSED;
    return last && (is_what(last, HAPPENING_MOVED) ||
                    (is_missed && is_what(last, HAPPENING_POSTED_AS_MISSED) &&
                     last->at < row->reminder.expires));
}

static aftercare_status read_events(struct store_events *out,
                                    const struct settling *settling,
                                    const struct store_row *row) {
    struct store *store = settling->place->store;
    return store->functions->events_of(store, settling->place->arena, row->number, out,
                                       settling->err);
}

static aftercare_status judge_scheduled(struct paced *paced,
                                        const struct settling *settling) {
    const aftercare_reminder *reminder = &paced->row->reminder;
    struct store_events events = {0};
    if (settling->place->now > reminder->expires) {
        paced->follow.kind = FOLLOW_GONE;
        return AFTERCARE_OK;
    }
    // One that has no line but the first was never put off.
    aftercare_status status = paced->row->events > 1
                                  ? read_events(&events, settling, paced->row)
                                  : AFTERCARE_OK;
    bool is_fixed = history_put_off(&events) != HAPPENING_POSTED;
    paced->is_held = is_held(reminder, &events);
    paced->follow.kind = is_fixed ? FOLLOW_OUT : FOLLOW_OPEN;
    if (is_fixed && reminder->next_try <= reminder->expires) {
        paced->follow.at = (struct instant){reminder->next_try};
    }
    return status;
}

static aftercare_status judge_ended(struct paced *paced,
                                    const struct settling *settling) {
    struct store_events events = {0};
    aftercare_status status = read_events(&events, settling, paced->row);
    paced->follow.kind = is_movable(paced->row, &events) ? FOLLOW_OPEN : FOLLOW_GONE;
    paced->is_held = is_held(&paced->row->reminder, &events);
    return status;
}

static aftercare_status judge(struct paced *paced, const struct settling *settling) {
    const aftercare_reminder *reminder = &paced->row->reminder;
    paced->follow.at = (struct instant){reminder->due};
    switch (paced->row->life) {
    case LIFE_SCHEDULED:
        return judge_scheduled(paced, settling);
    case LIFE_MISSED:
    case LIFE_CANCELLED:
        return judge_ended(paced, settling);
    case LIFE_CLAIMED:
    case LIFE_SNOOZED:
    case LIFE_DELIVERED:
        paced->follow.kind = FOLLOW_OUT;
        return AFTERCARE_OK;
    case LIFE_ANSWERED:
    case LIFE_ACKNOWLEDGED:
        paced->follow.kind = FOLLOW_GONE;
        if (reminder->answer == AFTERCARE_ANSWER_DONE) {
            paced->follow.kind = FOLLOW_DONE;
            paced->follow.at = (struct instant){reminder->answered_at};
        }
        return AFTERCARE_OK;
    case LIFE_NONE:
    case LIVES_COUNT:
    case LIFE_RECALLED:
    case LIFE_STOPPING:
    case LIFE_FAILED:
    case LIFE_STOPPED:
        break;
    }
    paced->follow.kind = FOLLOW_GONE;
    return AFTERCARE_OK;
}

// --- what is told ---

static const char *instant_text(char out[INSTANT_TEXT_MAX], int64_t milliseconds) {
    return instant_format(out, (struct instant){milliseconds}, 0);
}

// After "moved from … to …: ".
static const char *tell_why(const struct settling *settling, const struct paced *step,
                            const struct paced *paced) {
    struct arena *arena = settling->place->arena;
    const struct follow *follow = &paced->follow;
    char when[INSTANT_TEXT_MAX], gap[SPAN_TEXT_MAX];
    const struct follow *after = follow->after;
    const char *key = after ? step[after - settling->follows].row->reminder.key : "";
    switch (after ? follow->why : FOLLOW_AS_PLANNED) {
    case FOLLOW_AS_PLANNED:
        break;
    case FOLLOW_AFTER_DONE:
        return arena_format(arena, "%s was done at %s", key,
                            instant_text(when, after->at.milliseconds));
    case FOLLOW_MIN_GAP:
        (void)instant_text(when, after->kind == FOLLOW_OPEN ? after->beat.due.milliseconds
                                                            : after->at.milliseconds);
        return arena_format(arena, "at least %s must lie between it and %s, which %s %s",
                            span_format(gap, follow->rhythm.min_gap), key,
                            after->kind == FOLLOW_DONE ? "was done at" : "is due at",
                            when);
    case FOLLOW_NEXT_MOVED:
        return arena_format(arena, "%s takes its place then", key);
    }
    return settling->place->why ? settling->place->why
                                : "no answer moves it away from its plan any more";
}

static const char *tell(const struct settling *settling, const struct paced *step,
                        const struct paced *paced) {
    const struct beat *beat = &paced->follow.beat;
    const aftercare_reminder *reminder = &paced->row->reminder;
    struct arena *arena = settling->place->arena;
    char from[INSTANT_TEXT_MAX], to[INSTANT_TEXT_MAX], other[INSTANT_TEXT_MAX];
    const char *why = tell_why(settling, step, paced);
    bool is_due = reminder->due != beat->due.milliseconds ||
                  reminder->expires == beat->expires.milliseconds;
    (void)instant_text(from, is_due ? reminder->due : reminder->expires);
    (void)instant_text(to, is_due ? beat->due.milliseconds : beat->expires.milliseconds);
    const char *told =
        why ? arena_format(arena, "%s from %s to %s: %s",
                           is_due ? "moved" : "its end is moved", from, to, why)
            : NULL;
    if (told && paced->follow.is_over) {
        return arena_format(arena, "%s; its step is over by then, at %s", told,
                            instant_text(other, paced->follow.rhythm.till.milliseconds));
    }
    if (told && beat->missed) {
        return arena_format(arena, "%s; %s", told, beat->missed);
    }
    return told && beat->due.milliseconds != beat->wanted.milliseconds
               ? arena_format(arena, "%s; quiet hours move it from %s", told,
                              instant_text(other, beat->wanted.milliseconds))
               : told;
}

// --- what is written ---

static enum happening happening_of(const struct follow *follow) {
    if (follow->is_over) {
        return HAPPENING_MOVED_AWAY;
    }
    return follow->beat.missed ? HAPPENING_MOVED_TO_MISS : HAPPENING_MOVED;
}

static enum life life_of(const struct follow *follow) {
    return moves_next(LIFE_SCHEDULED, happening_of(follow));
}

static bool is_moved(const struct paced *paced) {
    const struct follow *follow = &paced->follow;
    const aftercare_reminder *reminder = &paced->row->reminder;
    return follow->kind == FOLLOW_OPEN &&
           (life_of(follow) != paced->row->life ||
            reminder->due != follow->beat.due.milliseconds ||
            reminder->expires != follow->beat.expires.milliseconds);
}

// What was tried already comes no earlier than by its back-off, wherever it is moved to:
// its tries begin anew only when something else was done in its place.
static void set_next_try(const struct settling *settling, struct paced *paced) {
    aftercare_reminder *reminder = &paced->row->reminder;
    int64_t now = settling->place->now, next = reminder->next_try;
    bool is_anew = paced->follow.why == FOLLOW_AFTER_DONE && reminder->due > now;
    bool was_tried = reminder->attempts > 0 && !is_anew;
    bool is_kept = was_tried && next > reminder->due && next <= reminder->expires;
    reminder->next_try = is_kept ? next : reminder->due;
    reminder->attempts = was_tried ? reminder->attempts : 0;
}

static aftercare_status move(struct settling *settling, const struct paced *step,
                             struct paced *paced) {
    struct store_row *row = paced->row;
    aftercare_reminder *reminder = &row->reminder;
    const struct beat *beat = &paced->follow.beat;
    struct change change = {.happening = happening_of(&paced->follow),
                            .at = settling->place->now,
                            .detail = tell(settling, step, paced)};
    if (!change.detail) {
        return no_memory(settling);
    }
    bool is_due_moved = reminder->due != beat->due.milliseconds;
    settling->has_revived =
        settling->has_revived || (reminder->course && row->life != LIFE_SCHEDULED);
    reminder->due = beat->due.milliseconds;
    reminder->due_wall = beat->due_reading;
    reminder->expires = beat->expires.milliseconds;
    reminder->expires_wall = beat->expires_reading;
    if (is_due_moved || row->life != LIFE_SCHEDULED) {
        set_next_try(settling, paced);
        reminder->group = NULL; // it goes alone now
    }
    reminder->next_try = paced->is_held ? reminder->expires + 1 : reminder->next_try;
    return history_write(settling->place->store, row, &change, settling->err);
}

// It is due as before, but another clock shows that: no change that anybody sees.
static aftercare_status read_clock(const struct settling *settling, struct paced *paced) {
    struct store *store = settling->place->store;
    const struct beat *beat = &paced->follow.beat;
    aftercare_reminder *reminder = &paced->row->reminder;
    if (paced->follow.kind != FOLLOW_OPEN ||
        (reminder->due_wall == beat->due_reading &&
         reminder->expires_wall == beat->expires_reading)) {
        return AFTERCARE_OK;
    }
    reminder->due_wall = beat->due_reading;
    reminder->expires_wall = beat->expires_reading;
    return store->functions->row_write(store, paced->row, settling->err);
}

// --- one step, and all of them ---

static int by_step(const void *a, const void *b) {
    const struct paced *left = a, *right = b;
    int order = strcmp(left->row->reminder.rule, right->row->reminder.rule);
    int64_t theirs = left->follow.rhythm.number, ours = right->follow.rhythm.number;
    return order ? order : (theirs > ours) - (theirs < ours);
}

static aftercare_status settle_step(struct settling *settling, struct paced *step,
                                    size_t count) {
    aftercare_status status = AFTERCARE_OK;
    for (size_t i = 0; !status && i < count; i++) {
        status = judge(&step[i], settling);
        settling->follows[i] = step[i].follow;
    }
    if (status) {
        return status;
    }
    follow_reckon(settling->follows, count, settling->zone,
                  (struct instant){settling->place->now});
    for (size_t i = 0; !status && i < count; i++) {
        step[i].follow = settling->follows[i];
        status = is_moved(&step[i]) ? move(settling, step, &step[i])
                                    : read_clock(settling, &step[i]);
    }
    return status;
}

static aftercare_status settle_all(struct settling *settling) {
    aftercare_status status = AFTERCARE_OK;
    for (size_t from = 0, till = 0; !status && from < settling->count; from = till) {
        const char *rule = settling->paced[from].row->reminder.rule;
        for (till = from; till < settling->count &&
                          strcmp(settling->paced[till].row->reminder.rule, rule) == 0;
             till++) {
        }
        status = settle_step(settling, &settling->paced[from], till - from);
    }
    return status;
}

static aftercare_status add(struct settling *settling, struct store_row *row) {
    struct paced *paced = &settling->paced[settling->count];
    aftercare_status status = rhythm_read(&paced->follow.rhythm, settling->place->arena,
                                          row->reminder.rhythm, settling->err);
    paced->row = row;
    settling->count++;
    return status == AFTERCARE_EDOCUMENT
               ? fail(settling->err, AFTERCARE_EIO, row->reminder.key,
                      "what is kept of its rhythm cannot be read")
               : status;
}

static aftercare_status read_rows(struct settling *settling, const char *rule) {
    struct store *store = settling->place->store;
    struct arena *arena = settling->place->arena;
    struct store_rows rows = {0};
    aftercare_status status = store->functions->rows_of(
        store, arena, settling->session.number, &rows, settling->err);
    settling->paced = arena_array(arena, rows.count, sizeof *settling->paced);
    settling->follows = arena_array(arena, rows.count, sizeof *settling->follows);
    if (!status && (!settling->paced || !settling->follows)) {
        return no_memory(settling);
    }
    for (size_t i = 0; !status && i < rows.count; i++) {
        const aftercare_reminder *reminder = &rows.rows[i].reminder;
        bool is_meant = !rule || strcmp(reminder->rule, rule) == 0;
        status =
            reminder->rhythm && is_meant ? add(settling, &rows.rows[i]) : AFTERCARE_OK;
    }
    if (!status && settling->count > 1) {
        qsort(settling->paced, settling->count, sizeof *settling->paced, by_step);
    }
    return status;
}

static aftercare_status find_zone(struct settling *settling) {
    const char *name = settling->session.timezone;
    struct zone_cache *zones = NULL;
    aftercare_status status = zone_cache_new(&zones, settling->place->arena,
                                             settling->place->zoneinfo, settling->err);
    if (!status) {
        status = zone_find(&settling->zone, zones, text_of(name ? name : "UTC"),
                           settling->err);
    }
    return status == AFTERCARE_ENOTFOUND ? AFTERCARE_EIO : status;
}

aftercare_status following_settle(const struct following_place *place,
                                  const char *session, const char *rule,
                                  aftercare_error *err) {
    struct settling settling = {.place = place, .err = err};
    struct store_names none;
    aftercare_status status = place->store->functions->session_read(
        place->store, place->arena, session, &settling.session, err);
    if (status == AFTERCARE_ENOTFOUND || settling.session.is_cancelled) {
        return AFTERCARE_OK;
    }
    if (!status) {
        status = read_rows(&settling, rule);
    }
    if (status || settling.count == 0) {
        return status;
    }
    status = find_zone(&settling);
    if (!status) {
        status = settle_all(&settling);
    }
    return status || !settling.has_revived
               ? status
               : courses_settle(place->store, place->arena, settling.session.patient,
                                place->now, &none, err);
}
