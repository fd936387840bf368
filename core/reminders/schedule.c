#include "core/reminders/schedule.h"

#include "core/base/date.h"
#include "core/base/fail.h"

#include <stddef.h>
#include <stdio.h>

// A clock that is put right by less than this has made nothing expire before its time.
#define SET_BACK 1000

static int64_t clock_now(const struct schedule *schedule) {
    return schedule->now(schedule->now_context);
}

static struct schedule *schedule_of(struct job *job) {
    return ((struct schedule_job *)job)->schedule;
}

static bool is_broken(const struct schedule *schedule) {
    return schedule->worker->is_broken;
}

// Asks for a batch, unless the last one failed a moment ago: then the timer does.
static void want_batch(struct schedule *schedule) {
    if (!schedule->is_pausing && !is_broken(schedule)) {
        worker_wake(schedule->worker);
    }
}

static void tell_of(const struct schedule *schedule, const struct lane *lane) {
    char sentence[SCHEDULE_SENTENCE_MAX], until[INSTANT_TEXT_MAX];
    const struct circuit *circuit = &lane->circuit;
    bool is_open = circuit->state == CIRCUIT_OPEN;
    if (!schedule->note) {
        return;
    }
    (void)snprintf(sentence, sizeof sentence,
                   is_open
                       ? "the channel \"%.64s\" does not work: %d tries in a row found "
                         "nobody there, the next is at %s"
                       : "the channel \"%.64s\" works again",
                   lane->name, circuit->failures,
                   instant_format(until, (struct instant){circuit->until}, 0));
    schedule->note(schedule->note_context, is_open ? AFTERCARE_EIO : AFTERCARE_OK,
                   sentence);
}

// From here on each of a message has its own way.
static void note_end(void *context, struct try *try) {
    struct schedule *schedule = context;
    struct try *rest = NULL;
    try_share_end(try);
    for (; try; try = rest) {
        rest = try_leave_message(try);
        counts_try(&schedule->counts, try);
        try_append(&schedule->ended, try);
    }
    want_batch(schedule);
}

static void hand_over_all(struct schedule *schedule);
static void close_channels_if_done(struct schedule *schedule);

static void told(void *context, aftercare_outcome outcome, int64_t retry_after,
                 const char *said) {
    struct try *try = context;
    struct lane *lane = try->lane;
    struct schedule *schedule = lane->schedule;
    try->outcome = outcome;
    try->retry_after = retry_after;
    try_end(try, TRY_TOLD, clock_now(schedule), said);
    if (lane_answered(lane, try)) {
        tell_of(schedule, lane);
    }
    note_end(schedule, try);
    if (!schedule->is_handing_over) {
        hand_over_all(schedule);
        close_channels_if_done(schedule);
    }
}

// NULL when nothing may go on that lane now.
static struct try *take(struct schedule *schedule, struct lane *lane) {
    int at_host = lane_at_host(lane, schedule->lanes, schedule->lanes_count);
    return lane->host && at_host >= lane->per_host
               ? NULL
               : lane_take(lane, clock_now(schedule), note_end, schedule);
}

// A channel may answer at once, and then the next one has its place: no recursion.
static void hand_over(struct schedule *schedule, struct lane *lane) {
    for (struct try *try = take(schedule, lane); try; try = take(schedule, lane)) {
        try->delivery.now = clock_now(schedule);
        lane->functions->send(lane->channel, &try->delivery, told, try);
    }
    lane_note_places(lane, lane_at_host(lane, schedule->lanes, schedule->lanes_count),
                     clock_now(schedule));
}

static void hand_over_all(struct schedule *schedule) {
    if (schedule->is_closing || is_broken(schedule)) {
        return;
    }
    schedule->is_handing_over = true;
    size_t first = schedule->turn++; // lanes that share a host begin in turn
    for (size_t i = 0; i < schedule->lanes_count; i++) {
        hand_over(schedule, &schedule->lanes[(first + i) % schedule->lanes_count]);
    }
    schedule->is_handing_over = false;
    close_channels_if_done(schedule);
}

static void timer_struck(void *context) {
    struct schedule *schedule = context;
    schedule->is_pausing = false;
    want_batch(schedule);
}

// The earliest instant at which a lane that has room finds something due.
static int64_t next_instant(const struct schedule *schedule, int64_t now) {
    int64_t next = INT64_MAX;
    for (size_t i = 0; i < schedule->lanes_count; i++) {
        int64_t at = lane_next(&schedule->lanes[i], now);
        next = at < next ? at : next;
    }
    return next;
}

static void arm(struct schedule *schedule) {
    int64_t now = clock_now(schedule);
    int64_t next = next_instant(schedule, now);
    int64_t sleep = SCHEDULE_SLEEP_MAX;
    if (next <= now) {
        sleep = 0;
    } else if (next - now < SCHEDULE_SLEEP_MAX) {
        sleep = next - now;
    }
    if (schedule->is_pausing) {
        sleep = SCHEDULE_PAUSE;
    } else if (schedule->ended.first || schedule->is_set_back) {
        sleep = 0;
    }
    schedule->loop->functions->arm(schedule->loop, sleep, timer_struck, schedule);
}

static aftercare_status record_run(struct job *job, struct store *store,
                                   aftercare_error *err) {
    struct schedule *schedule = schedule_of(job);
    struct following_place place = {.store = store,
                                    .arena = &schedule->arena,
                                    .zoneinfo = schedule->zoneinfo,
                                    .now = schedule->look_now};
    aftercare_status status = AFTERCARE_OK;
    for (struct try *try = schedule->recording.first; try && !status; try = try->next) {
        arena_reset(&schedule->arena);
        status = claims_record(store, try, &try->lane->policy, err);
        status = status ? status : claims_settle(&place, try, err);
    }
    return status;
}

// What could not be recorded is kept, before what has ended since.
static void record_finish(struct job *job, aftercare_status status,
                          const aftercare_error *err) {
    struct schedule *schedule = schedule_of(job);
    struct try_list list = schedule->recording;
    (void)err;
    schedule->recording = (struct try_list){0};
    if (!status) {
        try_free_all(schedule->allocator, &list);
        return;
    }
    schedule->has_failed = true;
    for (struct try *try = list.first; try; try = try->next) {
        try->lane->in_hand += !try->is_beside;
    }
    try_join(&list, &schedule->ended);
    schedule->ended = list;
}

static aftercare_status look_run(struct job *job, struct store *store,
                                 aftercare_error *err) {
    struct schedule *schedule = schedule_of(job);
    aftercare_status status = AFTERCARE_OK;
    if (schedule->is_set_back) {
        arena_reset(&schedule->arena);
        struct following_place place = {.store = store,
                                        .arena = &schedule->arena,
                                        .zoneinfo = schedule->zoneinfo,
                                        .now = schedule->look_now};
        status = claims_put_right(&place, &schedule->is_put_right, err);
    }
    for (size_t i = 0; i < schedule->lanes_count && !status; i++) {
        if (schedule->is_waiting) {
            schedule->claims[i].next_try = schedule->look_now + SCHEDULE_PAUSE;
            continue;
        }
        arena_reset(&schedule->arena);
        status = claims_take(store, &schedule->arena, &schedule->claims[i],
                             schedule->look_now, err);
    }
    return status;
}

static void give_to(struct lane *lane, struct try *message) {
    for (struct try *at = message; at; at = at->with) {
        at->lane = lane;
    }
}

// When the batch failed nothing was claimed, whatever the job believed.
static void look_finish(struct job *job, aftercare_status status,
                        const aftercare_error *err) {
    struct schedule *schedule = schedule_of(job);
    (void)err;
    schedule->has_failed = schedule->has_failed || status;
    schedule->is_set_back = schedule->is_set_back && (status || !schedule->is_put_right);
    arena_reset(&schedule->arena);
    for (size_t i = 0; i < schedule->lanes_count; i++) {
        struct lane *lane = &schedule->lanes[i];
        struct claim *claim = &schedule->claims[i];
        if (status) {
            try_free_all(schedule->allocator, &claim->claimed);
            continue;
        }
        for (struct try *try = claim->claimed.first; try; try = try->next) {
            give_to(lane, try);
        }
        counts_claim(&schedule->counts, claim);
        lane->next_try = claim->next_try;
        lane->pace = claim->pace;
        lane->in_hand += (int)claim->claimed.count;
        try_join(&lane->waiting, &claim->claimed);
    }
}

void schedule_batch_begins(struct schedule *schedule) {
    int64_t now = clock_now(schedule);
    schedule->has_failed = false;
    schedule->is_set_back = schedule->is_set_back || now < schedule->look_now - SET_BACK;
    schedule->look_now = now;
    schedule->recording = schedule->ended;
    schedule->ended = (struct try_list){0};
    for (struct try *try = schedule->recording.first; try; try = try->next) {
        try->lane->in_hand -= !try->is_beside;
    }
    for (size_t i = 0; i < schedule->lanes_count; i++) {
        struct lane *lane = &schedule->lanes[i];
        schedule->claims[i] = lane_claim(lane, schedule->look_now);
        schedule->claims[i].allocator = schedule->allocator;
        schedule->claims[i].group = schedule->group;
        if (schedule->is_closing) {
            schedule->claims[i].room = 0;
        }
    }
}

static void withdraw(struct schedule *schedule, const char *session, const char *key) {
    struct lane_withdrawal which = {session, key, clock_now(schedule)};
    for (size_t i = 0; i < schedule->lanes_count; i++) {
        lane_withdraw(&schedule->lanes[i], &which, note_end, schedule);
    }
}

void schedule_withdraw(struct schedule *schedule, const char *session) {
    withdraw(schedule, session, NULL);
}

void schedule_withdraw_one(struct schedule *schedule, const char *key) {
    withdraw(schedule, NULL, key);
}

// With more due than is claimed, the two threads have work at the same time.
static bool is_more_due(const struct schedule *schedule) {
    int64_t now = clock_now(schedule);
    return next_instant(schedule, now) <= now;
}

void schedule_batch_ended(struct schedule *schedule, aftercare_status status) {
    schedule->is_pausing = status || schedule->has_failed;
    schedule->is_to_hand_over = false;
    if (schedule->is_closing) {
        schedule_withdraw(schedule, NULL);
    } else if (!schedule->is_pausing && !is_broken(schedule) && is_more_due(schedule)) {
        schedule->is_to_hand_over = true;
        want_batch(schedule);
    } else {
        hand_over_all(schedule);
        arm(schedule);
    }
}

void schedule_at_work(struct schedule *schedule) {
    if (schedule->is_to_hand_over) {
        schedule->is_to_hand_over = false;
        hand_over_all(schedule);
        arm(schedule);
    }
}

static void channel_closed(void *context) {
    struct schedule *schedule = context;
    schedule->channels_open--;
    if (schedule->channels_open == 0) {
        schedule->closed(schedule->closed_context);
    }
}

// Those under way are ended by their channels, and that is recorded as well.
static void close_channels(struct schedule *schedule) {
    schedule->is_closing_channels = true;
    schedule->channels_open = 1;
    for (size_t i = 0; i < schedule->lanes_count; i++) {
        struct lane *lane = &schedule->lanes[i];
        if (lane->channel) {
            schedule->channels_open++;
            lane->functions->close(lane->channel, channel_closed, schedule);
        }
    }
    channel_closed(schedule);
}

static void close_channels_if_done(struct schedule *schedule) {
    bool is_sending = false;
    for (size_t i = 0; i < schedule->lanes_count; i++) {
        is_sending = is_sending || schedule->lanes[i].sending > 0;
    }
    if (schedule->is_closing && !schedule->is_closing_channels &&
        !schedule->is_handing_over && !is_sending) {
        close_channels(schedule);
    }
}

static void waited_enough(void *context) {
    struct schedule *schedule = context;
    if (!schedule->is_closing_channels) {
        close_channels(schedule);
    }
}

void schedule_close(struct schedule *schedule, void (*closed)(void *context),
                    void *context) {
    int64_t longest = 0;
    schedule->is_closing = true;
    schedule->is_to_hand_over = false;
    schedule->closed = closed;
    schedule->closed_context = context;
    schedule_withdraw(schedule, NULL);
    for (size_t i = 0; i < schedule->lanes_count; i++) {
        const struct lane *lane = &schedule->lanes[i];
        longest = lane->sending > 0 && lane->timeout > longest ? lane->timeout : longest;
    }
    schedule->loop->functions->arm(schedule->loop, longest, waited_enough, schedule);
}

aftercare_status schedule_init(struct schedule *schedule,
                               const struct schedule_options *options,
                               aftercare_error *err) {
    *schedule = (struct schedule){
        .allocator = options->allocator,
        .worker = options->worker,
        .now = options->now,
        .now_context = options->now_context,
        .note = options->note,
        .note_context = options->note_context,
        .zoneinfo = options->zoneinfo,
        .lanes = options->lanes,
        .lanes_count = options->lanes_count,
        .group = options->group,
        .is_set_back = true, // nobody knows what the clock did meanwhile
        .record = {.job = {.run = record_run, .finish = record_finish},
                   .schedule = schedule},
        .look = {.job = {.run = look_run, .finish = look_finish}, .schedule = schedule},
    };
    arena_init(&schedule->arena, options->allocator, 0);
    schedule->claims =
        memory_new(options->allocator, options->lanes_count * sizeof *schedule->claims);
    return schedule->claims
               ? AFTERCARE_OK
               : fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the schedule");
}

void schedule_start(struct schedule *schedule) {
    schedule->loop = schedule->worker->loop;
    for (size_t i = 0; i < schedule->lanes_count; i++) {
        schedule->lanes[i].schedule = schedule;
    }
    worker_wake(schedule->worker);
}

void schedule_clear(struct schedule *schedule) {
    try_free_all(schedule->allocator, &schedule->ended);
    arena_clear(&schedule->arena);
    memory_free(schedule->allocator, schedule->claims,
                schedule->lanes_count * sizeof *schedule->claims);
}
