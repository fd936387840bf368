#include "core/reminders/lane.h"

#include "core/base/fail.h"

#include <stdio.h>
#include <string.h>

// What is held for want of a channel is looked at again so often.
#define HOLD_MILLISECONDS 60000

static int64_t or_default(int64_t value, int64_t fallback) {
    return value == 0 ? fallback : value;
}

static aftercare_status check(const aftercare_channel_options *options,
                              aftercare_error *err) {
    bool is_bad = options->tries < 0 || options->timeout < 0 || options->parallel < 0 ||
                  options->backoff_first < 0 || options->backoff_last < 0 ||
                  options->per_host < 0 || options->circuit < 0;
    return is_bad ? fail(err, AFTERCARE_EUSAGE, options->name,
                         "the numbers of a channel must not be below 0")
                  : AFTERCARE_OK;
}

static void set_policy(struct lane *lane, const aftercare_channel_options *options) {
    lane->timeout = or_default(options->timeout, 15000);
    lane->parallel =
        (int)or_default(options->parallel, or_default(lane->functions->parallel, 64));
    lane->policy.tries = (int)or_default(options->tries, 8);
    lane->policy.backoff.first = or_default(options->backoff_first, 5000);
    lane->policy.backoff.last = or_default(options->backoff_last, 3600000);
    lane->per_host = (int)or_default(options->per_host, 64);
    lane->claim_size =
        lane->parallel < LANE_IN_HAND_MAX ? lane->parallel : LANE_IN_HAND_MAX;
}

aftercare_status lane_init(struct lane *lane, const struct allocator *allocator,
                           const char *name, aftercare_error *err) {
    size_t size = strlen(name) + 1;
    *lane = (struct lane){.allocator = allocator,
                          .name = memory_new(allocator, size),
                          .parallel = 1,
                          .claim_size = LANE_IN_HAND_MAX,
                          .is_starving = true,
                          .next_try = INT64_MAX};
    if (!lane->name) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for a channel");
    }
    memcpy(lane->name, name, size);
    (void)snprintf(lane->held, sizeof lane->held,
                   "no channel is called \"%.64s\" (configure it, and this goes on)",
                   name);
    circuit_init(&lane->circuit, lane->name, 1, &lane->policy.backoff);
    lane_set_rate(lane, PACE_RATE);
    return AFTERCARE_OK;
}

void lane_set_rate(struct lane *lane, int rate) {
    lane->pace = (struct pace){.rate = rate};
    (void)snprintf(lane->paced, sizeof lane->paced,
                   "it is late, and of late ones %d go out a second, the urgent and the "
                   "oldest first",
                   rate);
}

aftercare_status lane_open(struct lane *lane, struct uv_loop_s *loop,
                           const struct channel_functions *functions,
                           const aftercare_channel_options *options,
                           aftercare_error *err) {
    aftercare_status status = check(options, err);
    if (status) {
        return status;
    }
    lane->functions = functions;
    set_policy(lane, options);
    circuit_init(&lane->circuit, lane->name, (int)or_default(options->circuit, 5),
                 &lane->policy.backoff);
    (void)snprintf(lane->held, sizeof lane->held,
                   "the channel \"%.64s\" does not work (it is tried now and then)",
                   lane->name);
    status = functions->open(&lane->channel, loop, options, err);
    if (!status && functions->host) {
        lane->host = functions->host(lane->channel);
    }
    return status;
}

void lane_clear(struct lane *lane) {
    try_free_all(lane->allocator, &lane->waiting);
    if (lane->name) {
        memory_free(lane->allocator, lane->name, strlen(lane->name) + 1);
    }
}

static int room(const struct lane *lane, int64_t now) {
    int left = circuit_room(&lane->circuit, lane->claim_size, now) - lane->in_hand;
    return left > 0 ? left : 0;
}

struct claim lane_claim(struct lane *lane, int64_t now) {
    struct claim claim = {.channel = lane->name,
                          .paced = lane->paced,
                          .pace = lane->pace,
                          .room = LANE_CLAIM_MAX};
    if (!lane->channel) {
        claim.held = lane->held;
        claim.holder = AFTERCARE_GATE_NO_CHANNEL;
        claim.held_until = now + HOLD_MILLISECONDS;
        return claim;
    }
    if (circuit_is_open(&lane->circuit, now)) {
        claim.held = lane->held;
        claim.holder = AFTERCARE_GATE_CIRCUIT_OPEN;
        claim.held_until = lane->circuit.until;
        return claim;
    }
    if (lane->is_starving && lane->next_try != INT64_MAX) {
        lane->claim_size = lane->claim_size < LANE_IN_HAND_MAX / 2 ? lane->claim_size * 2
                                                                   : LANE_IN_HAND_MAX;
    }
    claim.room = room(lane, now);
    claim.room = claim.room < LANE_CLAIM_MAX ? claim.room : LANE_CLAIM_MAX;
    return claim;
}

int64_t lane_next(const struct lane *lane, int64_t now) {
    bool holds = !lane->channel || circuit_is_open(&lane->circuit, now);
    return holds || room(lane, now) > 0 ? lane->next_try : INT64_MAX;
}

int lane_at_host(const struct lane *lane, const struct lane *lanes, size_t count) {
    int sending = 0;
    for (size_t i = 0; lane->host && i < count; i++) {
        bool shares = lanes[i].host && strcmp(lanes[i].host, lane->host) == 0;
        sending += shares ? lanes[i].sending : 0;
    }
    return sending;
}

// When all that was due has gone it ends, not with each that goes.
void lane_note_places(struct lane *lane, int at_host, int64_t now) {
    bool is_due = lane->waiting.first || lane->next_try <= now;
    bool is_full = lane->channel && lane->sending >= lane->parallel;
    bool is_host_full = lane->host && at_host >= lane->per_host;
    if (!is_due) {
        lane->places.full_since = 0;
    } else if (lane->places.full_since == 0 && (is_full || is_host_full)) {
        lane->places =
            (struct try_places){.full_since = now,
                                .limit = is_full ? lane->parallel : lane->per_host,
                                .is_hosts = !is_full};
    }
}

// What has expired of a message is ended; the rest of it is returned, or NULL.
static struct try *end_expired(struct try *message, int64_t now, lane_ended *ended,
                               void *context) {
    struct try *left = NULL, *rest = NULL;
    struct try_list gone = {0};
    for (struct try *try = message; try; try = rest) {
        rest = try_leave_message(try);
        if (now <= try->reminder.expires) {
            left = try_join_message(left, try);
        } else {
            try_append(&gone, try);
        }
    }
    for (struct try *try = try_take(&gone); try; try = try_take(&gone)) {
        try->is_beside = left || gone.first; // the last one leaves no message in hand
        try_end(try, TRY_TOO_LATE, now, NULL);
        ended(context, try);
    }
    return left;
}

// Why nothing of the message can be handed over, or NULL.
static const char *in_vain(const struct lane *lane, const struct try *message,
                           int64_t now) {
    if (now < message->not_before) {
        return "the clock was set back to before it is due";
    }
    return circuit_is_open(&lane->circuit, now) ? lane->held : NULL;
}

// What cannot be handed over is ended. Returns whether the first message was, or a part
// of it.
static bool end_in_vain(struct lane *lane, int64_t now, lane_ended *ended,
                        void *context) {
    struct try *message = lane->waiting.first;
    const char *why = in_vain(lane, message, now);
    bool has_expired = false;
    for (const struct try *at = message; at; at = at->with) {
        has_expired = has_expired || now > at->reminder.expires;
    }
    if (!has_expired && !why) {
        return false;
    }
    message = try_take(&lane->waiting);
    message = has_expired ? end_expired(message, now, ended, context) : message;
    if (message && why) {
        try_end(message, TRY_WITHDRAWN, now, why);
        ended(context, message);
    } else if (message) {
        try_push(&lane->waiting, message);
    }
    return true;
}

struct try *lane_take(struct lane *lane, int64_t now, lane_ended *ended, void *context) {
    while (lane->waiting.first && end_in_vain(lane, now, ended, context)) {
    }
    lane->is_starving = !lane->waiting.first && lane->sending < lane->parallel;
    if (!lane->waiting.first || lane->sending >= lane->parallel) {
        return NULL;
    }
    enum circuit_pass pass = circuit_admit(&lane->circuit, now);
    if (pass == CIRCUIT_HOLDS) {
        return NULL;
    }
    struct try *try = try_take(&lane->waiting);
    try->is_probe = pass == CIRCUIT_ADMITS_PROBE;
    try_note_places(try, &lane->places, now);
    lane->sending++;
    return try;
}

bool lane_answered(struct lane *lane, const struct try *try) {
    lane->sending--;
    lane->outcomes[try->outcome]++;
    return circuit_note(&lane->circuit,
                        &(struct circuit_answer){.outcome = try->outcome,
                                                 .retry_after = try->retry_after,
                                                 .at = try->ended_at,
                                                 .was_probe = try->is_probe});
}

// One of a message that is not to go takes the others back, which come again without it.
static bool is_meant(const struct lane_withdrawal *which,
                     const aftercare_reminder *first) {
    const aftercare_reminder *at = first;
    while (at && ((which->session && strcmp(at->session, which->session) != 0) ||
                  (which->key && strcmp(at->key, which->key) != 0))) {
        at = at->next_in_group;
    }
    return at != NULL;
}

void lane_withdraw(struct lane *lane, const struct lane_withdrawal *which,
                   lane_ended *ended, void *context) {
    struct try_list all = lane->waiting;
    lane->waiting = (struct try_list){0};
    for (struct try *try = try_take(&all); try; try = try_take(&all)) {
        if (is_meant(which, &try->reminder)) {
            try_end(try, TRY_WITHDRAWN, which->now, "it had not been handed over yet");
            ended(context, try);
        } else {
            try_append(&lane->waiting, try);
        }
    }
}
