#include "core/reminders/counts.h"

#include "core/reminders/call.h"

#include <assert.h>
#include <string.h>

static const int64_t bounds[] = {
#define X(milliseconds) (milliseconds),
    AFTERCARE_LATENESS_BOUNDS(X)
#undef X
};

#define BOUNDS (sizeof bounds / sizeof bounds[0])

static_assert(BOUNDS + 1 == AFTERCARE_LATENESS_BUCKETS, "one bucket more than bounds");

static void delivered(struct counts *counts, int64_t late) {
    size_t bucket = 0;
    while (bucket < BOUNDS && late > bounds[bucket]) {
        bucket++;
    }
    counts->lateness[bucket]++;
    counts->lateness_sum += (uint64_t)(late > 0 ? late : 0);
}

static void told(struct counts *counts, const struct try *try) {
    switch (try->outcome) {
    case AFTERCARE_OUTCOME_DELIVERED:
        delivered(counts, try->ended_at - try->reminder.due);
        break;
    case AFTERCARE_OUTCOME_TRY_AGAIN:
    case AFTERCARE_OUTCOME_DOWN:
        counts->gates[AFTERCARE_GATE_BACK_OFF]++;
        break;
    case AFTERCARE_OUTCOME_REFUSED:
        break;
    }
}

void counts_try(struct counts *counts, const struct try *try) {
    counts->gates[AFTERCARE_GATE_LIMIT] += try->waited >= TRY_WAITED;
    switch (try->end) {
    case TRY_TOLD:
        told(counts, try);
        break;
    case TRY_TOO_LATE:
        counts->gates[AFTERCARE_GATE_EXPIRED]++;
        break;
    case TRY_WITHDRAWN: // as somebody wished, or till the next claim finds it held
        break;
    }
}

void counts_claim(struct counts *counts, const struct claim *claim) {
    for (int gate = 0; gate < AFTERCARE_GATES; gate++) {
        counts->gates[gate] += claim->gates[gate];
    }
}

// A plan gives a reason for nothing but that.
void counts_post(struct counts *counts, const aftercare_stored_session *session) {
    for (size_t i = 0; i < session->reminders_count; i++) {
        counts->gates[AFTERCARE_GATE_QUIET_HOURS] += session->reminders[i].reason != NULL;
    }
}

void counts_batch(struct counts *counts, aftercare_status status) {
    if (status > AFTERCARE_OK && status <= AFTERCARE_EINTERNAL) {
        counts->trouble[status]++;
    }
}

static aftercare_status run(struct job *job, struct store *store, aftercare_error *err) {
    struct call *call = (struct call *)job;
    return store->functions->rows_count(store, &call->counts.scheduled,
                                        &call->counts.under_way, err);
}

// A lane without a channel has had no try.
static aftercare_channel_counts *list_channels(struct call *call) {
    const aftercare_reminders *reminders = call->reminders;
    aftercare_channel_counts *channels =
        arena_array(&call->arena, reminders->lanes_count, sizeof *channels);
    for (size_t i = 0; channels && i < reminders->lanes_count; i++) {
        const struct lane *lane = &reminders->lanes[i];
        if (lane->channel) {
            aftercare_channel_counts *out = &channels[call->counts.channels_count++];
            out->name = lane->name;
            out->is_down = circuit_is_open(&lane->circuit, call->now);
            memcpy(out->outcomes, lane->outcomes, sizeof out->outcomes);
        }
    }
    return channels;
}

static void finish(struct job *job, aftercare_status status, const aftercare_error *err) {
    struct call *call = (struct call *)job;
    const struct counts *counts = &call->reminders->schedule.counts;
    aftercare_error own;
    call->counts.channels = list_channels(call);
    if (!status && !call->counts.channels) {
        status = call_no_memory(&own);
        err = &own;
    }
    memcpy(call->counts.lateness, counts->lateness, sizeof counts->lateness);
    memcpy(call->counts.trouble, counts->trouble, sizeof counts->trouble);
    call->counts.lateness_sum = counts->lateness_sum;
    memcpy(call->counts.gates, counts->gates, sizeof counts->gates);
    call->answer.counts = &call->counts;
    call_answer(job, status, err);
}

aftercare_status aftercare_reminders_count(aftercare_reminders *reminders,
                                           aftercare_reminders_done *done, void *context,
                                           aftercare_error *err) {
    struct call *call = NULL;
    struct call_end end = {done, context};
    aftercare_status status = call_new(&call, reminders, end, err);
    if (status) {
        return status;
    }
    call->job.run = run;
    call->job.finish = finish;
    call->job.is_reading = true;
    return call_send(call, AFTERCARE_OK);
}
