#include "core/reminders/claims.h"

#include "core/base/date.h"
#include "core/base/fail.h"
#include "core/base/text.h"

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

// The history is told once, not each time that it is held anew. Those that were tried
// least stand first when the time is over, so that no one is the probe each time.
static aftercare_status hold(struct store *store, const struct claim *claim,
                             struct store_row *row, int64_t now, aftercare_error *err) {
    struct change change = {
        .happening = HAPPENING_HELD, .at = now, .detail = claim->held};
    bool is_told = is_text(row->reminder.reason, claim->held);
    int64_t next = claim->held_until + row->reminder.attempts;
    row->reminder.next_try =
        next < row->reminder.expires ? next : row->reminder.expires + 1;
    return is_told ? store->functions->row_move(store, row, err)
                   : history_move(store, row, &change, err);
}

// Late, and its turn has not been given yet. What was tried already comes by its
// back-off.
static bool is_late(const struct claim *claim, const struct store_row *row, int64_t now) {
    return row->reminder.attempts == 0 && now - row->reminder.due > PACE_LATE &&
           !is_text(row->reminder.reason, claim->paced);
}

// One whose turn would come when it has expired leaves it to the next.
static bool has_turn(struct claim *claim, struct store_row *row, int64_t now) {
    struct pace pace = claim->pace;
    int64_t turn = pace_turn(&pace, now);
    if (turn > row->reminder.expires) {
        turn = row->reminder.expires + 1;
    } else {
        claim->pace = pace;
    }
    row->reminder.next_try = turn;
    return turn <= now;
}

static aftercare_status begin_try(struct store *store, struct claim *claim,
                                  struct store_row *row, int64_t now,
                                  aftercare_error *err) {
    char detail[TRY_DETAIL_MAX], span[SPAN_TEXT_MAX];
    struct change change = {.happening = HAPPENING_TRY_BEGINS, .at = now};
    if (row->reminder.attempts == 0 && now - row->reminder.due > PACE_LATE) {
        (void)snprintf(
            detail, sizeof detail, "%s after it was due; every gate let it pass",
            span_format(span,
                        (struct span){.seconds = (now - row->reminder.due) / 1000}));
        change.detail = detail;
    }
    row->reminder.attempts++;
    struct try *try = try_new(claim->allocator, row);
    if (!try) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for a try");
    }
    aftercare_status status = history_move(store, row, &change, err);
    if (status) {
        try_free(claim->allocator, try);
        return status;
    }
    try_append(&claim->claimed, try);
    return AFTERCARE_OK;
}

static aftercare_status take(struct store *store, struct claim *claim,
                             struct store_row *row, int64_t now, aftercare_error *err) {
    if (now > row->reminder.expires) {
        return miss(store, claim, row, now, err);
    }
    if (claim->held) {
        claim->gates[claim->holder]++;
        return hold(store, claim, row, now, err);
    }
    if (is_late(claim, row, now) && !has_turn(claim, row, now)) {
        claim->gates[AFTERCARE_GATE_LATE_RATE]++;
        struct change change = {
            .happening = HAPPENING_HELD, .at = now, .detail = claim->paced};
        return history_move(store, row, &change, err);
    }
    return begin_try(store, claim, row, now, err);
}

// In pieces, until there is no room any more, or nothing that is due.
static aftercare_status take_due(struct store *store, struct arena *arena,
                                 struct claim *claim, struct store_due *due,
                                 aftercare_error *err) {
    struct store_rows rows = {0};
    aftercare_status status = AFTERCARE_OK;
    size_t room = (size_t)claim->room, looked = 0;
    due->limit = 0;
    while (!status && rows.count == (size_t)due->limit && claim->claimed.count < room &&
           looked < LOOK_MAX) {
        due->limit = (int)(room - claim->claimed.count);
        status = store->functions->rows_due(store, arena, due, &rows, err);
        for (size_t i = 0; !status && i < rows.count; i++) {
            status = take(store, claim, &rows.rows[i], due->now, err);
        }
        looked += rows.count;
    }
    return status;
}

aftercare_status claims_take(struct store *store, struct arena *arena,
                             struct claim *claim, int64_t now, aftercare_error *err) {
    struct store_due due = {.channel = claim->channel, .now = now, .is_urgent = true};
    aftercare_status status = take_due(store, arena, claim, &due, err);
    if (!status) {
        due.is_urgent = false;
        status = take_due(store, arena, claim, &due, err);
    }
    if (!status) {
        status = store->functions->next_try(store, claim->channel, &claim->next_try, err);
    }
    if (status) {
        try_free_all(claim->allocator, &claim->claimed);
    }
    return status;
}

// Snoozed, or after a back-off, it still comes no earlier than that.
static int64_t next_again(const aftercare_reminder *reminder, int64_t now) {
    int64_t next = reminder->next_try <= reminder->expires ? reminder->next_try : now;
    next = next > reminder->due ? next : reminder->due;
    return next > now ? next : now;
}

aftercare_status claims_put_right(struct store *store, struct arena *arena, int64_t now,
                                  bool *is_done, aftercare_error *err) {
    struct store_rows rows = {0};
    struct change change = {.happening = HAPPENING_CLOCK_SET_BACK,
                            .at = now,
                            .detail = "the clock was ahead when it was missed"};
    aftercare_status status =
        store->functions->rows_missed_ahead(store, arena, now, LOOK_MAX, &rows, err);
    for (size_t i = 0; !status && i < rows.count; i++) {
        struct store_row *row = &rows.rows[i];
        row->reminder.next_try = next_again(&row->reminder, now);
        status = history_move(store, row, &change, err);
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

aftercare_status claims_take_up(struct store *store, struct arena *arena, int64_t now,
                                aftercare_error *err) {
    struct store_rows rows = {0};
    struct change change = {.happening = HAPPENING_DAEMON_STOPPED,
                            .at = now,
                            .detail =
                                "the daemon ended while a try was under way, which may "
                                "have arrived: it is tried again with the same id"};
    aftercare_status status = store->functions->rows_under_way(store, arena, &rows, err);
    for (size_t i = 0; !status && i < rows.count; i++) {
        status = history_move(store, &rows.rows[i], &change, err);
    }
    return status;
}
