#include "core/reminders/claims.h"

#include "core/base/date.h"
#include "core/base/fail.h"
#include "core/base/text.h"
#include "core/reminders/grouping.h"

#include <stdio.h>
#include <string.h>

// How many rows are looked at for one claim, at least one: those that are missed or held
// take no room, but a batch must come to its end.
#define LOOK_MAX 1000

static const char *instant_text(char out[INSTANT_TEXT_MAX], int64_t milliseconds) {
    return instant_format(out, (struct instant){milliseconds}, 0);
}

static aftercare_status miss(struct store *store, struct claim *claim,
                             struct store_row *row, int64_t now, aftercare_error *err) {
    char detail[TRY_DETAIL_MAX], due[INSTANT_TEXT_MAX], expires[INSTANT_TEXT_MAX];
    const char *held = row->reminder.reason;
    bool is_superseded = false;
    aftercare_status status =
        store->functions->is_next_due(store, row, &is_superseded, err);
    if (status) {
        return status;
    }
    claim->gates[is_superseded ? AFTERCARE_GATE_NEXT_DUE : AFTERCARE_GATE_EXPIRED]++;
    (void)snprintf(
        detail, sizeof detail,
        is_superseded ? "it was due at %s, and at %s the next one of its step took its "
                        "place, before it could be sent%s%s"
                      : "it was due at %s and expired at %s, before it could be sent%s%s",
        instant_text(due, row->reminder.due),
        instant_text(expires, row->reminder.expires), held ? "; last: " : "",
        held ? held : "");
    struct change change = {.happening = HAPPENING_EXPIRED, .at = now, .detail = detail};
    return history_move(store, row, &change, err);
}

static bool is_text(const char *text, const char *other) {
    return text && strcmp(text, other) == 0;
}

// What is claimed, at work.
struct taking {
    struct store *store;
    struct claim *claim;
    struct grouping grouping;
    struct store_rows looked; // those that are looked at now
    int64_t now;
    aftercare_error *err;
};

static aftercare_status move(const struct taking *taking, struct store_row *row,
                             enum happening happening, const char *detail) {
    struct change change = {.happening = happening, .at = taking->now, .detail = detail};
    return history_move(taking->store, row, &change, taking->err);
}

// The history is told once, not each time that it is held anew. Those that were tried
// least stand first when the time is over, so that no one is the probe each time.
static aftercare_status hold(const struct taking *taking, struct store_row *row) {
    struct claim *claim = taking->claim;
    bool is_told = is_text(row->reminder.reason, claim->held);
    int64_t next = claim->held_until + row->reminder.attempts;
    claim->gates[claim->holder]++;
    row->reminder.next_try =
        next < row->reminder.expires ? next : row->reminder.expires + 1;
    return is_told ? taking->store->functions->row_move(taking->store, row, taking->err)
                   : move(taking, row, HAPPENING_HELD, claim->held);
}

static aftercare_status hold_all(const struct taking *taking,
                                 const struct message *message) {
    aftercare_status status = AFTERCARE_OK;
    for (size_t i = 0; i < message->count && !status; i++) {
        status = hold(taking, message->rows[i]);
    }
    return status;
}

// Each is told until when, and for whom, once.
static aftercare_status wait_all(const struct taking *taking,
                                 const struct message *message) {
    aftercare_status status = AFTERCARE_OK;
    for (size_t i = 0; i < message->count && !status; i++) {
        struct store_row *row = message->rows[i];
        bool is_told = grouping_is_told(row->reminder.reason, message->waits);
        row->reminder.next_try = message->wait;
        taking->claim->gates[AFTERCARE_GATE_GROUP] += !is_told;
        status = is_told
                     ? taking->store->functions->row_move(taking->store, row, taking->err)
                     : move(taking, row, HAPPENING_HELD, message->waits);
    }
    return status;
}

// Since when it could have gone: what waited for others is not late by that.
static int64_t late_since(const aftercare_reminder *reminder) {
    return grouping_is_wait(reminder->reason) ? reminder->next_try : reminder->due;
}

// Late, and its turn has not been given yet. What was tried already comes by its
// back-off.
static bool is_late(const struct taking *taking, const struct store_row *row) {
    return row->reminder.attempts == 0 &&
           taking->now - late_since(&row->reminder) > PACE_LATE &&
           !is_text(row->reminder.reason, taking->claim->paced);
}

// A message has one turn. One whose turn would come when it has expired leaves it to the
// next.
static bool has_turn(const struct taking *taking, const struct message *message) {
    struct pace pace = taking->claim->pace;
    int64_t turn = pace_turn(&pace, taking->now);
    for (size_t i = 0; i < message->count; i++) {
        aftercare_reminder *reminder = &message->rows[i]->reminder;
        bool is_over = turn > reminder->expires;
        reminder->next_try = is_over ? reminder->expires + 1 : turn;
        taking->claim->pace = is_over ? taking->claim->pace : pace;
    }
    return turn <= taking->now;
}

static aftercare_status pace_all(const struct taking *taking,
                                 const struct message *message) {
    aftercare_status status = AFTERCARE_OK;
    for (size_t i = 0; i < message->count && !status; i++) {
        taking->claim->gates[AFTERCARE_GATE_LATE_RATE]++;
        status = move(taking, message->rows[i], HAPPENING_HELD, taking->claim->paced);
    }
    return status;
}

static aftercare_status no_memory(const struct taking *taking) {
    return fail(taking->err, AFTERCARE_ENOMEM, NULL, "no memory for a try");
}

// NULL, and what is wrong in *status, or the row's try.
static struct try *begin_try(const struct taking *taking, const struct message *message,
                             struct store_row *row, aftercare_status *status) {
    char late[TRY_DETAIL_MAX], span[SPAN_TEXT_MAX];
    const char *detail = NULL;
    int64_t passed = taking->now - row->reminder.due;
    if (row->reminder.attempts == 0 && passed > PACE_LATE) {
        (void)snprintf(late, sizeof late, "%s after it was due; every gate let it pass",
                       span_format(span, (struct span){.seconds = passed / 1000}));
        detail = late;
    }
    if (row->reminder.group) {
        detail = grouping_tell(&taking->grouping, message, detail);
    }
    row->reminder.attempts++;
    struct try *try = try_new(taking->claim->allocator, row);
    if (!try || (row->reminder.group && !detail)) {
        try_free(taking->claim->allocator, try);
        *status = no_memory(taking);
        return NULL;
    }
    *status = move(taking, row, HAPPENING_TRY_BEGINS, detail);
    if (*status) {
        try_free(taking->claim->allocator, try);
        return NULL;
    }
    return try;
}

// What goes as one message is tried as often, and comes again at one moment.
static void make_equal(const struct message *message) {
    int attempts = 0;
    int64_t next = INT64_MIN;
    for (size_t i = 0; i < message->count; i++) {
        const aftercare_reminder *reminder = &message->rows[i]->reminder;
        attempts = reminder->attempts > attempts ? reminder->attempts : attempts;
        next = reminder->next_try > next ? reminder->next_try : next;
    }
    for (size_t i = 0; i < message->count; i++) {
        message->rows[i]->reminder.attempts = attempts;
        message->rows[i]->reminder.next_try = next;
    }
}

static aftercare_status begin(const struct taking *taking,
                              const struct message *message) {
    struct try *tries = NULL;
    aftercare_status status = grouping_name(&taking->grouping, message, taking->err);
    make_equal(message);
    for (size_t i = 0; i < message->count && !status; i++) {
        struct try *try = begin_try(taking, message, message->rows[i], &status);
        tries = try ? try_join_message(tries, try) : tries;
    }
    if (status || !tries) {
        try_free(taking->claim->allocator, tries);
        return status;
    }
    try_append(&taking->claim->claimed, tries);
    return AFTERCARE_OK;
}

// Those that were found with another one are not looked at again.
static void pass_over(const struct taking *taking, const struct message *message) {
    for (size_t i = 0; i < message->count && message->count > 1; i++) {
        for (size_t k = 0; k < taking->looked.count; k++) {
            struct store_row *row = &taking->looked.rows[k];
            row->life = row->number == message->rows[i]->number ? LIFE_NONE : row->life;
        }
    }
}

static aftercare_status take_message(const struct taking *taking,
                                     const struct message *message) {
    if (taking->claim->held) {
        return hold_all(taking, message);
    }
    if (message->waits) {
        return wait_all(taking, message);
    }
    if (is_late(taking, message->rows[0]) && !has_turn(taking, message)) {
        return pace_all(taking, message);
    }
    return begin(taking, message);
}

static aftercare_status take(const struct taking *taking, struct store_row *row) {
    struct claim *claim = taking->claim;
    struct message message = {.rows = &row, .count = 1};
    aftercare_status status = AFTERCARE_OK;
    if (row->life != LIFE_SCHEDULED) {
        return AFTERCARE_OK;
    }
    if (taking->now > row->reminder.expires) {
        return miss(taking->store, claim, row, taking->now, taking->err);
    }
    // What is held anyway waits for nobody, but what has gone together stays so.
    if (grouping_concerns(&taking->grouping, row) &&
        (row->reminder.group || !claim->held)) {
        status = grouping_gather(&message, &taking->grouping, row, taking->err);
    }
    status = status ? status : take_message(taking, &message);
    pass_over(taking, &message);
    return status;
}

// In pieces, until there is no room any more, or nothing that is due.
static aftercare_status take_due(struct taking *taking, struct store_due *due) {
    struct claim *claim = taking->claim;
    struct store_rows *rows = &taking->looked;
    aftercare_status status = AFTERCARE_OK;
    size_t room = (size_t)claim->room, looked = 0;
    due->limit = 0;
    rows->count = 0;
    while (!status && rows->count == (size_t)due->limit && claim->claimed.count < room &&
           looked < LOOK_MAX) {
        due->limit = (int)(room - claim->claimed.count);
        status = taking->store->functions->rows_due(taking->store, taking->grouping.arena,
                                                    due, rows, taking->err);
        for (size_t i = 0; !status && i < rows->count; i++) {
            status = take(taking, &rows->rows[i]);
        }
        looked += rows->count;
    }
    return status;
}

aftercare_status claims_take(struct store *store, struct arena *arena,
                             struct claim *claim, int64_t now, aftercare_error *err) {
    struct store_due due = {.channel = claim->channel, .now = now, .is_urgent = true};
    struct taking taking = {
        .store = store,
        .claim = claim,
        .grouping = {.store = store, .arena = arena, .window = claim->group, .now = now},
        .now = now,
        .err = err};
    aftercare_status status = take_due(&taking, &due);
    if (!status) {
        due.is_urgent = false;
        status = take_due(&taking, &due);
    }
    if (!status) {
        status = store->functions->next_try(store, claim->channel, &claim->next_try, err);
    }
    if (status) {
        try_free_all(claim->allocator, &claim->claimed);
    }
    return status;
}

static aftercare_status settle_row(const struct following_place *place,
                                   const struct store_row *row, aftercare_error *err) {
    const aftercare_reminder *reminder = &row->reminder;
    return reminder->rhythm
               ? following_settle(place, reminder->session, reminder->rule, err)
               : AFTERCARE_OK;
}

// Snoozed, or after a back-off, it still comes no earlier than that.
static int64_t next_again(const aftercare_reminder *reminder, int64_t now) {
    int64_t next = reminder->next_try <= reminder->expires ? reminder->next_try : now;
    next = next > reminder->due ? next : reminder->due;
    return next > now ? next : now;
}

// The others of its message went on without it.
static aftercare_status leave_group(struct store *store, struct store_row *row,
                                    aftercare_error *err) {
    bool has_group = row->reminder.group != NULL;
    row->reminder.group = NULL;
    return has_group ? store->functions->row_group(store, row, err) : AFTERCARE_OK;
}

aftercare_status claims_put_right(const struct following_place *place, bool *is_done,
                                  aftercare_error *err) {
    struct store *store = place->store;
    struct store_rows rows = {0};
    struct change change = {.happening = HAPPENING_CLOCK_SET_BACK,
                            .at = place->now,
                            .detail = "the clock was ahead when it was missed"};
    aftercare_status status = store->functions->rows_missed_ahead(
        store, place->arena, place->now, LOOK_MAX, &rows, err);
    for (size_t i = 0; !status && i < rows.count; i++) {
        struct store_row *row = &rows.rows[i];
        row->reminder.next_try = next_again(&row->reminder, place->now);
        status = leave_group(store, row, err);
        status = status ? status : history_move(store, row, &change, err);
    }
    // By what was done while they were missed.
    for (size_t i = 0; !status && i < rows.count; i++) {
        status = settle_row(place, &rows.rows[i], err);
    }
    *is_done = rows.count < LOOK_MAX;
    return status;
}

aftercare_status claims_record(struct store *store, const struct try *try,
                               const struct try_policy *policy, aftercare_error *err) {
    struct store_row row = {0};
    char text[TRY_DETAIL_MAX];
    aftercare_status status = store->functions->row_peek(store, try->number, &row, err);
    if (status == AFTERCARE_ENOTFOUND) {
        return AFTERCARE_OK; // erased meanwhile: there is nothing to tell it of
    }
    if (status) {
        return status;
    }
    struct change change = try_judge(try, policy, &row, text);
    return history_move(store, &row, &change, err);
}

aftercare_status claims_settle(const struct following_place *place, const struct try *try,
                               aftercare_error *err) {
    bool has_worked = try->end == TRY_TOLD && try->outcome == AFTERCARE_OUTCOME_DELIVERED;
    return try->is_following && !has_worked
               ? following_settle(place, try->reminder.session, try->reminder.rule, err)
               : AFTERCARE_OK;
}

aftercare_status claims_take_up(struct store *store, struct arena *arena,
                                const char *zoneinfo, int64_t now, aftercare_error *err) {
    struct store_rows rows = {0};
    struct change change = {.happening = HAPPENING_DAEMON_STOPPED,
                            .at = now,
                            .detail =
                                "the daemon ended while a try was under way, which may "
                                "have arrived: it is tried again with the same id"};
    aftercare_status status = store->functions->rows_under_way(store, arena, &rows, err);
    struct following_place place = {store, arena, zoneinfo, now, NULL};
    for (size_t i = 0; !status && i < rows.count; i++) {
        status = history_move(store, &rows.rows[i], &change, err);
    }
    // By what was done while they were under way.
    for (size_t i = 0; !status && i < rows.count; i++) {
        status = settle_row(&place, &rows.rows[i], err);
    }
    return status;
}
