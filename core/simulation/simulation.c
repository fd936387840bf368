// The daemon's own code, driven by a virtual loop: sessions are posted, and reminders
// answered, when their moment comes, and in the end every reminder is asked for its
// history.
#include "core/simulation/simulation.h"

#include "core/base/fail.h"
#include "core/posting/posting.h"
#include "core/reminders/grouping.h"
#include "core/reminders/memory.h"
#include "core/reminders/reminders.h"
#include "core/simulation/memory_store.h"

#include <string.h>

// Where a document names no channel: the daemon's default is a channel of this name.
#define DEFAULT_CHANNEL "log"

#define YEARS_MAX ((int64_t)100 * 366 * 24 * 3600 * 1000)

// --- a channel ---

static aftercare_status open_channel(struct channel **out, struct uv_loop_s *loop,
                                     const aftercare_channel_options *options,
                                     aftercare_error *err) {
    (void)loop;
    (void)err;
    *out = options->send_context;
    return AFTERCARE_OK;
}

static void send(struct channel *channel, const struct delivery *delivery,
                 aftercare_told *told, void *context) {
    bool fails =
        delivery->now >= channel->fails_from && delivery->now < channel->fails_till;
    told(context, fails ? AFTERCARE_OUTCOME_DOWN : AFTERCARE_OUTCOME_DELIVERED, 0,
         fails ? "nobody can be reached" : "");
}

static void close_channel(struct channel *channel, void (*closed)(void *context),
                          void *context) {
    (void)channel;
    closed(context);
}

static const struct channel_functions channel_functions = {
    .type = "simulated", .open = open_channel, .send = send, .close = close_channel};

static const struct channel_functions *simulated_channel(const char *type) {
    (void)type;
    return &channel_functions;
}

// --- what is posted ---

aftercare_status simulation_new(aftercare_simulation **out,
                                const struct allocator *allocator, aftercare_error *err) {
    aftercare_simulation *simulation = memory_new(allocator, sizeof *simulation);
    if (!simulation) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the simulation");
    }
    simulation->allocator = *allocator;
    arena_init(&simulation->arena, allocator, 0);
    *out = simulation;
    return AFTERCARE_OK;
}

aftercare_status aftercare_simulation_new(aftercare_simulation **out,
                                          aftercare_error *err) {
    return simulation_new(out, &system_allocator, err);
}

static aftercare_status check_open(const aftercare_simulation *simulation,
                                   aftercare_error *err) {
    return simulation->has_run ? fail(err, AFTERCARE_EUSAGE, NULL,
                                      "the simulation has run already (make a new one)")
                               : AFTERCARE_OK;
}

static void insert(aftercare_simulation *simulation, struct posted *posted) {
    struct posted **at = &simulation->posted;
    if (!*at || posted->at < simulation->begins) {
        simulation->begins = posted->at;
    }
    while (*at && (*at)->at <= posted->at) {
        at = &(*at)->next;
    }
    posted->next = *at;
    *at = posted;
}

aftercare_status aftercare_simulation_post(aftercare_simulation *simulation, int64_t at,
                                           const aftercare_plan *plan,
                                           const aftercare_document *document,
                                           aftercare_error *err) {
    aftercare_status status = check_open(simulation, err);
    if (status) {
        return status;
    }
    struct posted *posted = arena_alloc(&simulation->arena, sizeof *posted);
    if (!posted) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the session");
    }
    posted->at = at;
    status = posting_make(&posted->session, &simulation->arena, plan, document, err);
    if (!status) {
        insert(simulation, posted);
    }
    return status;
}

aftercare_status aftercare_simulation_answer(aftercare_simulation *simulation, int64_t at,
                                             const char *key,
                                             aftercare_reminder_answer answer,
                                             aftercare_error *err) {
    aftercare_status status = check_open(simulation, err);
    if (status) {
        return status;
    }
    struct answered *answered = arena_alloc(&simulation->arena, sizeof *answered);
    const char *copied = arena_copy(&simulation->arena, key, strlen(key));
    if (!answered || !copied) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the answer");
    }
    struct answered **place = &simulation->answered;
    while (*place && (*place)->at <= at) {
        place = &(*place)->next;
    }
    *answered = (struct answered){*place, at, copied, answer};
    *place = answered;
    return AFTERCARE_OK;
}

aftercare_status aftercare_simulation_fail(aftercare_simulation *simulation, int64_t from,
                                           int64_t till, aftercare_error *err) {
    if (till < from) {
        return fail(
            err, AFTERCARE_EUSAGE, NULL,
            "channels cannot work again before they fail (till comes after from)");
    }
    simulation->channel.fails_from = from;
    simulation->channel.fails_till = till;
    return check_open(simulation, err);
}

aftercare_status aftercare_simulation_group(aftercare_simulation *simulation,
                                            int64_t milliseconds, aftercare_error *err) {
    if (milliseconds < 0 || milliseconds > GROUP_WINDOW_MAX) {
        return fail(err, AFTERCARE_EUSAGE, NULL,
                    "what is grouped is due within a day at the most (0 to 86400000 ms)");
    }
    simulation->group = milliseconds;
    return check_open(simulation, err);
}

// --- running ---

static void noted(void *context, aftercare_status status,
                  const aftercare_reminders_answer *answer, const aftercare_error *err) {
    (void)answer;
    simulation_note(context, status, err);
}

// What was begun, with what came of it.
static aftercare_status end(aftercare_simulation *simulation, aftercare_status begun,
                            aftercare_error *err) {
    if (begun) {
        return begun;
    }
    virtual_loop_settle(&simulation->loop);
    if (simulation->status) {
        *err = simulation->err;
    }
    return simulation->status;
}

static aftercare_status post_next(aftercare_simulation *simulation,
                                  const struct posted **next, aftercare_error *err) {
    const struct posted *posted = *next;
    *next = posted->next;
    virtual_loop_run(&simulation->loop, posted->at);
    return end(simulation,
               aftercare_reminders_put_session(simulation->reminders, &posted->session,
                                               noted, simulation, err),
               err);
}

static aftercare_status answer_next(aftercare_simulation *simulation,
                                    const struct answered **next, aftercare_error *err) {
    const struct answered *answered = *next;
    aftercare_act act = AFTERCARE_ACT;
    act.kind = AFTERCARE_ACT_ACKNOWLEDGE;
    act.key = answered->key;
    act.answer = answered->answer;
    *next = answered->next;
    virtual_loop_run(&simulation->loop, answered->at);
    return end(
        simulation,
        aftercare_reminders_act(simulation->reminders, &act, noted, simulation, err),
        err);
}

// All that happens until then, in its order.
static aftercare_status play(aftercare_simulation *simulation, int64_t till,
                             aftercare_error *err) {
    const struct posted *posted = simulation->posted;
    const struct answered *answered = simulation->answered;
    aftercare_status status = AFTERCARE_OK;
    while (!status) {
        bool has_post = posted && posted->at <= till;
        bool has_answer = answered && answered->at <= till;
        if (has_post && !(has_answer && answered->at < posted->at)) {
            status = post_next(simulation, &posted, err);
        } else if (has_answer) {
            status = answer_next(simulation, &answered, err);
        } else {
            break;
        }
    }
    if (!status) {
        virtual_loop_run(&simulation->loop, till);
    }
    return status;
}

static const char *channel_of(const struct posted *posted) {
    const aftercare_stored_session *session = &posted->session;
    const char *name =
        session->reminders_count > 0 ? session->reminders[0].channel : NULL;
    return name ? name : DEFAULT_CHANNEL;
}

static bool has_channel(const aftercare_reminders_options *options, const char *name) {
    for (size_t i = 0; i < options->channels_count; i++) {
        if (strcmp(options->channels[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

// Each channel that a document names, once.
static aftercare_status list_channels(aftercare_simulation *simulation,
                                      aftercare_reminders_options *options,
                                      aftercare_error *err) {
    size_t count = 1;
    for (const struct posted *at = simulation->posted; at; at = at->next) {
        count++;
    }
    aftercare_channel_options *channels =
        arena_array(&simulation->arena, count, sizeof *channels);
    if (!channels) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the channels");
    }
    options->channels = channels;
    channels[options->channels_count++].name = DEFAULT_CHANNEL;
    for (const struct posted *at = simulation->posted; at; at = at->next) {
        if (!has_channel(options, channel_of(at))) {
            channels[options->channels_count++].name = channel_of(at);
        }
    }
    for (size_t i = 0; i < options->channels_count; i++) {
        channels[i].send_context = &simulation->channel;
    }
    return AFTERCARE_OK;
}

static const struct store_functions *const stores[] = {&memory_store, NULL};

static aftercare_status open_reminders(aftercare_simulation *simulation,
                                       aftercare_error *err) {
    struct reminders_parts parts = {.allocator = &simulation->allocator,
                                    .stores = stores,
                                    .channel_of_type = simulated_channel,
                                    .loop_new = virtual_loop_new,
                                    .loop_context = &simulation->loop};
    aftercare_reminders_options options = AFTERCARE_REMINDERS_OPTIONS;
    options.store = "memory:";
    options.default_channel = DEFAULT_CHANNEL;
    options.group = simulation->group;
    options.now = virtual_loop_now;
    options.now_context = &simulation->loop;
    virtual_loop_init(&simulation->loop, simulation->begins);
    aftercare_status status = list_channels(simulation, &options, err);
    return status ? status
                  : reminders_open(&simulation->reminders, NULL, &options, &parts, err);
}

// --- from outside ---

static aftercare_status check_run(const aftercare_simulation *simulation, int64_t till,
                                  aftercare_error *err) {
    aftercare_status status = check_open(simulation, err);
    if (!status && !simulation->posted) {
        status = fail(err, AFTERCARE_EUSAGE, NULL,
                      "there is nothing to simulate (post a session first)");
    }
    if (!status && till < simulation->begins) {
        status =
            fail(err, AFTERCARE_EUSAGE, NULL,
                 "it would end before the first session is posted (let it end later)");
    }
    if (!status && till - simulation->begins > YEARS_MAX) {
        status = fail(err, AFTERCARE_ELIMIT, NULL,
                      "it would last over 100 years (let it end sooner)");
    }
    return status;
}

aftercare_status aftercare_simulation_run(aftercare_simulation *simulation, int64_t till,
                                          aftercare_error *err) {
    aftercare_error own = {0};
    aftercare_status status = check_run(simulation, till, err);
    if (status) {
        return status;
    }
    simulation->has_run = true;
    status = open_reminders(simulation, &own);
    if (!status) {
        status = play(simulation, till, &own);
    }
    if (!status) {
        status = simulation_read(simulation, &own);
    }
    if (status) {
        simulation->count = 0;
        if (err) {
            *err = own;
        }
    }
    return status;
}

size_t aftercare_simulation_count(const aftercare_simulation *simulation) {
    return simulation->simulated ? simulation->count : 0;
}

const aftercare_simulated *aftercare_simulation_at(const aftercare_simulation *simulation,
                                                   size_t i) {
    return i < aftercare_simulation_count(simulation) ? &simulation->simulated[i] : NULL;
}

void aftercare_simulation_free(aftercare_simulation *simulation) {
    if (!simulation) {
        return;
    }
    if (simulation->reminders) {
        aftercare_reminders_close(simulation->reminders, NULL, NULL);
        virtual_loop_run(&simulation->loop, simulation->loop.now);
    }
    struct allocator allocator = simulation->allocator;
    arena_clear(&simulation->arena);
    memory_free(&allocator, simulation, sizeof *simulation);
}
