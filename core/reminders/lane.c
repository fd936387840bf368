#include "core/reminders/lane.h"

#include "core/base/fail.h"

#include <string.h>

static int64_t or_default(int64_t value, int64_t fallback) {
    return value == 0 ? fallback : value;
}

static aftercare_status check(const aftercare_channel_options *options,
                              aftercare_error *err) {
    bool is_bad = options->tries < 0 || options->timeout < 0 || options->parallel < 0 ||
                  options->backoff_first < 0 || options->backoff_last < 0;
    return is_bad ? fail(err, AFTERCARE_EUSAGE, options->name,
                         "the numbers of a channel must not be below 0")
                  : AFTERCARE_OK;
}

static void set_policy(struct lane *lane, const aftercare_channel_options *options) {
    lane->timeout = or_default(options->timeout, 15000);
    lane->parallel = (int)or_default(options->parallel, 64);
    lane->policy.tries = (int)or_default(options->tries, 8);
    lane->policy.backoff.first = or_default(options->backoff_first, 5000);
    lane->policy.backoff.last = or_default(options->backoff_last, 3600000);
    lane->claim_size = lane->parallel < LANE_CLAIM_MAX ? lane->parallel : LANE_CLAIM_MAX;
}

aftercare_status lane_init(struct lane *lane, const struct allocator *allocator,
                           const char *name, aftercare_error *err) {
    size_t size = strlen(name) + 1;
    *lane = (struct lane){.allocator = allocator,
                          .name = memory_new(allocator, size),
                          .parallel = 1,
                          .claim_size = LANE_CLAIM_MAX,
                          .next_try = INT64_MAX};
    if (!lane->name) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for a channel");
    }
    memcpy(lane->name, name, size);
    return AFTERCARE_OK;
}

aftercare_status lane_open(struct lane *lane, struct uv_loop_s *loop,
                           const struct channel_functions *functions,
                           const aftercare_channel_options *options,
                           aftercare_error *err) {
    aftercare_status status = check(options, err);
    if (status) {
        return status;
    }
    set_policy(lane, options);
    lane->functions = functions;
    return functions->open(&lane->channel, loop, options, err);
}

void lane_clear(struct lane *lane) {
    try_free_all(lane->allocator, &lane->waiting);
    if (lane->name) {
        memory_free(lane->allocator, lane->name, strlen(lane->name) + 1);
    }
}

int lane_room(struct lane *lane) {
    bool is_starving = lane->waiting.count == 0 && lane->sending < lane->parallel;
    if (is_starving && lane->next_try != INT64_MAX) {
        lane->claim_size =
            lane->claim_size < LANE_CLAIM_MAX / 2 ? lane->claim_size * 2 : LANE_CLAIM_MAX;
    }
    int room = lane->claim_size - lane->in_hand;
    return room > 0 ? room : 0;
}

struct try *lane_take(struct lane *lane, int64_t now, lane_ended *ended, void *context) {
    while (lane->sending < lane->parallel) {
        struct try *try = try_take(&lane->waiting);
        if (!try) {
            return NULL;
        }
        if (now < try->reminder.due) {
            try_end(try, TRY_WITHDRAWN, now,
                    "the clock was set back to before it is due");
        } else if (now > try->reminder.expires) {
            try_end(try, TRY_TOO_LATE, now, NULL);
        } else {
            lane->sending++;
            return try;
        }
        ended(context, try);
    }
    return NULL;
}

void lane_withdraw(struct lane *lane, const char *session, int64_t now, lane_ended *ended,
                   void *context) {
    struct try_list all = lane->waiting;
    lane->waiting = (struct try_list){0};
    for (struct try *try = try_take(&all); try; try = try_take(&all)) {
        if (session && strcmp(try->reminder.session, session) != 0) {
            try_append(&lane->waiting, try);
            continue;
        }
        try_end(try, TRY_WITHDRAWN, now, "it had not been handed over yet");
        ended(context, try);
    }
}
