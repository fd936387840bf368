#include "core/reminders/claims.h"

#include "core/base/date.h"
#include "core/base/fail.h"
#include "core/base/text.h"

#include <stdio.h>
#include <string.h>

static aftercare_status miss(struct store *store, struct store_row *row, int64_t now,
                             aftercare_error *err) {
    char detail[TRY_DETAIL_MAX], due[INSTANT_TEXT_MAX], expires[INSTANT_TEXT_MAX];
    const char *held = row->reminder.reason;
    (void)instant_format(due, (struct instant){row->reminder.due}, 0);
    (void)instant_format(expires, (struct instant){row->reminder.expires}, 0);
    (void)snprintf(detail, sizeof detail,
                   "it was due at %s and expired at %s, before it could be sent%s%s", due,
                   expires, held ? "; last: " : "", held ? held : "");
    struct change change = {.happening = HAPPENING_EXPIRED, .at = now, .detail = detail};
    return history_move(store, row, &change, err);
}

// The history is told once, not each time that it is held anew. Those that were tried
// least stand first when the time is over, so that no one is the probe each time.
static aftercare_status hold(struct store *store, const struct claim *claim,
                             struct store_row *row, int64_t now, aftercare_error *err) {
    struct change change = {
        .happening = HAPPENING_HELD, .at = now, .detail = claim->held};
    bool is_told = row->reminder.reason && strcmp(row->reminder.reason, claim->held) == 0;
    int64_t next = claim->held_until + row->reminder.attempts;
    row->reminder.next_try =
        next < row->reminder.expires ? next : row->reminder.expires + 1;
    return is_told ? store->functions->row_move(store, row, err)
                   : history_move(store, row, &change, err);
}

static aftercare_status begin_try(struct store *store, struct claim *claim,
                                  struct store_row *row, int64_t now,
                                  aftercare_error *err) {
    row->reminder.attempts++;
    struct change change = {.happening = HAPPENING_TRY_BEGINS, .at = now};
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
        claim->expired++;
        return miss(store, row, now, err);
    }
    claim->kept_back += claim->held != NULL;
    return claim->held ? hold(store, claim, row, now, err)
                       : begin_try(store, claim, row, now, err);
}

aftercare_status claims_take(struct store *store, struct arena *arena,
                             struct claim *claim, int64_t now, aftercare_error *err) {
    struct store_rows rows = {0};
    struct store_due due = {.channel = claim->channel, .now = now, .limit = claim->room};
    aftercare_status status = AFTERCARE_OK;
    if (claim->room > 0) {
        status = store->functions->rows_due(store, arena, &due, &rows, err);
    }
    for (size_t i = 0; !status && i < rows.count; i++) {
        status = take(store, claim, &rows.rows[i], now, err);
    }
    if (!status) {
        status = store->functions->next_try(store, claim->channel, &claim->next_try, err);
    }
    if (status) {
        try_free_all(claim->allocator, &claim->claimed);
    }
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
