#include "core/reminders/retention.h"

int64_t retention_limit(struct span keeps, int64_t now) {
    struct wall wall = instant_wall((struct instant){now}, 0);
    wall.date = date_add(wall.date, (struct span){-keeps.months, -keeps.days, 0});
    int64_t limit = 0;
    bool is_over =
        __builtin_mul_overflow(keeps.seconds, INT64_C(1000), &limit) ||
        __builtin_sub_overflow(instant_at(wall, 0).milliseconds, limit, &limit);
    return is_over ? INT64_MIN : limit;
}

// When there is nothing left to take out, the bytes of what was are.
static aftercare_status run(struct job *own, struct store *store, aftercare_error *err) {
    struct retention *retention = (struct retention *)own;
    struct store_numbers sessions = {0};
    struct store_ended ended = {retention_limit(retention->keeps, retention->piece_now),
                                RETENTION_PIECE};
    retention->piece = (aftercare_erased){0};
    arena_reset(&retention->scratch);
    aftercare_status status = store->functions->sessions_ended(store, &retention->scratch,
                                                               &ended, &sessions, err);
    retention->job.is_erasing = sessions.count == 0 && retention->unswept > 0;
    for (size_t i = 0; !status && i < sessions.count; i++) {
        status = store->functions->session_erase(store, sessions.items[i],
                                                 &retention->piece, err);
    }
    return status;
}

static void go_on(struct retention *retention) {
    if (!retention->is_closing) {
        retention->piece_now = retention->now(retention->now_context);
        retention->is_under_way = true;
        worker_add(retention->worker, &retention->job);
    }
}

static void finish(struct job *own, aftercare_status status, const aftercare_error *err) {
    struct retention *retention = (struct retention *)own;
    (void)err; // The worker's owner hears of the batch.
    retention->is_under_way = false;
    if (status) {
        retention->next_at = retention->piece_now + RETENTION_PAUSE;
        return;
    }
    if (retention->piece.sessions == 0) {
        retention->unswept = 0;
        retention->next_at = retention->piece_now + RETENTION_EVERY;
        return;
    }
    retention->unswept += retention->piece.sessions;
    if (retention->told) {
        retention->told(retention->told_context, &retention->piece);
    }
    go_on(retention);
}

void retention_init(struct retention *retention, const struct retention *what,
                    const struct allocator *allocator) {
    *retention = *what;
    retention->job = (struct job){.run = run, .finish = finish};
    arena_init(&retention->scratch, allocator, 0);
}

void retention_batch_ended(struct retention *retention) {
    int64_t now = retention->now(retention->now_context);
    bool is_time =
        now >= retention->next_at || now < retention->next_at - RETENTION_EVERY;
    if (is_time && !retention->is_under_way && !span_is_zero(retention->keeps)) {
        go_on(retention);
    }
}

void retention_close(struct retention *retention) {
    retention->is_closing = true;
}

void retention_clear(struct retention *retention) {
    arena_clear(&retention->scratch);
}
