// The daemon of a world: its memory, its store, its receivers, and how it ends.
#include "core/simulation/memory_store.h"
#include "tests/unit/simulation/seeds/world.h"

#include "core/base/fail.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// --- memory that is gone with the daemon ---

struct block {
    struct block *previous, *next;
    max_align_t bytes[];
};

static void unlink_block(struct world *world, struct block *block) {
    if (block->previous) {
        block->previous->next = block->next;
    } else {
        world->blocks = block->next;
    }
    if (block->next) {
        block->next->previous = block->previous;
    }
}

static void *allocate(void *context, void *pointer, size_t old_size, size_t new_size) {
    struct world *world = context;
    struct block *old =
        pointer ? (void *)((char *)pointer - offsetof(struct block, bytes)) : NULL;
    struct block *block = NULL;
    if (new_size > 0) {
        block = calloc(1, sizeof *block + new_size);
        if (!block) {
            abort();
        }
        block->next = world->blocks;
        if (block->next) {
            block->next->previous = block;
        }
        world->blocks = block;
        if (old) {
            memcpy(block->bytes, pointer, old_size < new_size ? old_size : new_size);
        }
    }
    if (old) {
        unlink_block(world, old);
        free(old);
    }
    return block ? block->bytes : NULL;
}

static void free_blocks(struct world *world) {
    while (world->blocks) {
        struct block *block = world->blocks;
        world->blocks = block->next;
        free(block);
    }
}

// --- the store, which outlives it ---

// Which world the store's functions belong to; one world lives at a time.
static struct world *living;

static aftercare_status open_again(struct store **out, const char *path,
                                   aftercare_error *err) {
    (void)path;
    (void)err;
    *out = living->store;
    return AFTERCARE_OK;
}

static void leave_open(struct store *store) {
    (void)store;
}

// A sync that fails says nothing about what is on the disk.
static aftercare_status commit(struct store *store, aftercare_error *err) {
    enum commit_fault fault = living->fault;
    if (fault == COMMIT_WORKS) {
        return memory_store.commit(store, err);
    }
    living->fault = COMMIT_WORKS;
    if (fault == COMMIT_IS_LOST) {
        memory_store.rollback(store);
    } else {
        (void)memory_store.commit(store, err);
    }
    store->is_broken = true;
    return fail(err, AFTERCARE_EIO, "memory", "the disk did not confirm a write");
}

// --- the receivers ---

struct channel {
    struct receiver receiver;
};

static aftercare_status open_channel(struct channel **out, struct uv_loop_s *loop,
                                     const aftercare_channel_options *options,
                                     aftercare_error *err) {
    (void)loop;
    (void)err;
    *out = options->send_context;
    return AFTERCARE_OK;
}

static void close_channel(struct channel *channel, void (*closed)(void *context),
                          void *context) {
    world_answer_later(channel->receiver.world);
    closed(context);
}

// Of those that follow what was done the plan tells only how long each one lives.
static bool lives_as_promised(const struct promise *promise,
                              const aftercare_reminder *reminder) {
    int64_t lives = reminder->expires - reminder->due;
    return promise->is_put_off || lives == promise->expires - promise->due ||
           lives == promise->old_expires - promise->old_due;
}

static bool is_too_close(const struct world *world, const struct visit *visit,
                         const struct promise *promise,
                         const aftercare_reminder *reminder) {
    bool is_acting = world->acting >= visit->promises &&
                     world->acting < visit->promises + visit->count;
    bool is_close = false;
    for (size_t i = 0; i < visit->count; i++) {
        int64_t done_at = visit->promises[i].done_at;
        is_close = is_close || (done_at > 0 && reminder->due < done_at + WORLD_GAP);
    }
    return visit->is_following && is_close && !is_acting && !promise->is_put_off &&
           !visit->is_being_posted;
}

// An act that is not answered yet may have changed it.
static bool is_as_promised(const struct world *world, const struct promise *promise,
                           const struct visit *visit,
                           const aftercare_reminder *reminder) {
    bool is_new = reminder->due == promise->due && reminder->expires == promise->expires;
    bool is_old =
        reminder->due == promise->old_due && reminder->expires == promise->old_expires;
    return is_new || promise == world->acting ||
           (visit->is_following && lives_as_promised(promise, reminder)) ||
           (is_old &&
            (promise->was_delivered || promise->is_answered || visit->is_being_posted));
}

static const char *id_of(const aftercare_reminder *reminder) {
    return reminder->group ? reminder->group : reminder->key;
}

// Whether nobody is about to begin it anew. What follows something else begins anew, and
// alone, whenever that was done.
static bool is_settled(const struct world *world, const struct promise *promise,
                       const struct visit *visit) {
    return promise != world->acting && !visit->is_being_posted && !visit->is_following;
}

// What may not be: the sentence, or NULL.
static const char *judge_send(const struct world *world, const struct visit *visit,
                              const struct promise *promise,
                              const aftercare_reminder *reminder) {
    int64_t now = world_now(world);
    if (now < reminder->due) {
        return "it went out before it was due";
    }
    if (now > reminder->expires) {
        return "it went out after it expired";
    }
    if (now < promise->not_before) {
        return "it went out before it was snoozed to";
    }
    if (visit->is_cancelled && !visit->is_being_posted) {
        return "it went out although its session was deleted";
    }
    if (promise->is_stopped || (promise->is_dropped && !visit->is_being_posted)) {
        return "it went out although it was cancelled";
    }
    if (promise->is_answered) {
        return "it went out although it had been answered";
    }
    if (is_too_close(world, visit, promise, reminder)) {
        return "it went out too close to what was done";
    }
    if (promise->epoch == world->epoch) {
        return "it went out twice without a reason";
    }
    if (is_settled(world, promise, visit) && promise->sent_as[0] &&
        strcmp(promise->sent_as, id_of(reminder)) != 0) {
        return "it went out under two ids";
    }
    // Whoever has taken a message under that id takes no other.
    if (is_settled(world, promise, visit) && reminder->group &&
        strcmp(promise->group, reminder->group) == 0 &&
        promise->group_life != promise->life) {
        return "it went out under an id that it had before it began anew";
    }
    return is_as_promised(world, promise, visit, reminder)
               ? NULL
               : "it went out otherwise than posted";
}

static void note_send(struct world *world, const aftercare_reminder *reminder) {
    const char *key = reminder->key;
    for (; *key; key++) {
        world->digest = (world->digest ^ (uint64_t)(unsigned char)*key) * 0x100000001b3u;
    }
    world->digest = (world->digest ^ (uint64_t)world_now(world)) * 0x100000001b3u;
    world->digest = (world->digest ^ (uint64_t)reminder->attempts) * 0x100000001b3u;
}

static void deliver(struct world *world, const struct message *message,
                    aftercare_told *told, void *context) {
    for (size_t i = 0; i < message->count; i++) {
        struct promise *promise = message->promises[i];
        promise->was_delivered = true;
        if (promise->counts) {
            promise->epoch = world->epoch;
        }
    }
    told(context, AFTERCARE_OUTCOME_DELIVERED, 0, "taken");
}

// One of a message; NULL, and told, when it may not go out.
static struct promise *take_one(struct world *world, const aftercare_reminder *reminder) {
    struct visit *visit = NULL;
    struct promise *promise = world_find(world, reminder->key, &visit);
    note_send(world, reminder);
    const char *sentence = promise ? judge_send(world, visit, promise, reminder)
                                   : "it went out although nobody had posted it";
    if (sentence) {
        world_wrong(world, reminder->key, sentence);
    }
    if (promise) {
        promise->sent_at = promise->sent_at ? promise->sent_at : world_now(world);
        promise->counts = true;
        (void)snprintf(promise->group, sizeof promise->group, "%s",
                       reminder->group ? reminder->group : "");
        promise->group_life = promise->life;
        (void)snprintf(promise->sent_as, sizeof promise->sent_as, "%s",
                       is_settled(world, promise, visit) ? id_of(reminder) : "");
    }
    return promise;
}

// False when there is something in it that may not be.
static bool take_all(struct world *world, const aftercare_reminder *first,
                     struct message *out) {
    for (const aftercare_reminder *at = first; at; at = at->next_in_group) {
        struct promise *promise = take_one(world, at);
        if (!promise || out->count == MESSAGE_MAX) {
            world_wrong(world, at->key, "it went out in a message that cannot be");
            return false;
        }
        if (strcmp(id_of(at), id_of(first)) != 0 || at->attempts != first->attempts) {
            world_wrong(world, at->key, "it went out with what it does not belong to");
        }
        out->promises[out->count++] = promise;
    }
    world->sends++;
    world->grouped += out->count > 1;
    return true;
}

static void send(struct channel *channel, const struct delivery *delivery,
                 aftercare_told *told, void *context) {
    const struct receiver *receiver = &channel->receiver;
    struct world *world = receiver->world;
    struct message message = {0};
    if (!take_all(world, delivery->reminder, &message)) {
        told(context, AFTERCARE_OUTCOME_REFUSED, 0, "unknown");
        return;
    }
    int64_t after =
        world_chance(world, 30) ? (int64_t)world_random(world, (uint64_t)WORLD_HOUR) : 0;
    switch (receiver->temper) {
    case TEMPER_TAKES:
    case TEMPERS:
        deliver(world, &message, told, context);
        return;
    case TEMPER_BUSY:
        told(context, AFTERCARE_OUTCOME_TRY_AGAIN, after, "busy");
        return;
    case TEMPER_AWAY:
        told(context, AFTERCARE_OUTCOME_DOWN, 0, "nobody there");
        return;
    case TEMPER_REFUSES:
        told(context, AFTERCARE_OUTCOME_REFUSED, 0, "gone");
        return;
    case TEMPER_SLOW:
        break;
    }
    if (world->later_count == LATER_MAX) {
        told(context, AFTERCARE_OUTCOME_TRY_AGAIN, 0, "too many");
        return;
    }
    world->later[world->later_count++] = (struct later){told, context, message};
}

static const struct channel_functions channel_functions = {
    .type = "receiver", .open = open_channel, .send = send, .close = close_channel};

static const struct channel_functions *receiver_type(const char *type) {
    (void)type;
    return &channel_functions;
}

// One that is answered may make room for another, which waits for the next time, or let a
// channel close, which comes here again.
void world_answer_later(struct world *world) {
    struct later all[LATER_MAX];
    size_t count = world->later_count;
    memcpy(all, world->later, count * sizeof *all);
    world->later_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (world_chance(world, 50)) {
            deliver(world, &all[i].message, all[i].told, all[i].context);
        } else {
            all[i].told(all[i].context, AFTERCARE_OUTCOME_TRY_AGAIN, 0, "gave up");
        }
    }
}

// --- beginning and ending ---

// So much is never to be done at one moment.
#define STEPS_MAX 20000

static void fatal(void *context, const aftercare_error *err) {
    (void)err;
    ((struct world *)context)->is_fatal = true;
}

static void closed(void *context) {
    ((struct world *)context)->is_closed = true;
}

void world_open(struct world *world) {
    const struct store_functions *const stores[] = {world->store->functions, NULL};
    struct reminders_parts parts = {.allocator = &world->allocator,
                                    .stores = stores,
                                    .channel_of_type = receiver_type,
                                    .loop_new = virtual_loop_new,
                                    .loop_context = &world->loop};
    aftercare_channel_options channels[RECEIVERS] = {{0}};
    aftercare_reminders_options options = AFTERCARE_REMINDERS_OPTIONS;
    aftercare_error err = {0};
    living = world;
    for (size_t i = 0; i < RECEIVERS; i++) {
        channels[i].name = world->receivers[i].name;
        channels[i].send_context = &world->receivers[i];
    }
    options.store = "memory:";
    options.channels = channels;
    options.channels_count = RECEIVERS;
    options.late_rate = 1000;
    options.group = world->group;
    options.now = virtual_loop_now;
    options.now_context = &world->loop;
    options.fatal = fatal;
    options.fatal_context = world;
    world->is_fatal = false;
    if (reminders_open(&world->reminders, NULL, &options, &parts, &err)) {
        world_wrong(world, "open", err.sentence);
    }
}

static void forget(struct world *world) {
    int64_t now = world->loop.now, ahead = world->loop.ahead;
    virtual_loop_init(&world->loop, now);
    world->loop.ahead = ahead;
    world->later_count = 0;
    world->reminders = NULL;
    free_blocks(world);
}

void world_end_daemon(struct world *world, bool is_killed) {
    if (!world->reminders) {
        return;
    }
    if (is_killed) {
        memory_store.rollback(world->store);
        world->crashes++;
        world->epoch++;
    } else {
        world->is_closed = false;
        aftercare_reminders_close(world->reminders, closed, world);
        world_answer_later(world);
        virtual_loop_run(&world->loop, world->loop.now + WORLD_MINUTE);
        if (!world->is_closed) {
            world_wrong(world, "close", "it did not end");
        }
        // What ends while the store is broken is not recorded.
        world->epoch += world->is_fatal;
    }
    world_disturb(world, NULL, world_now(world), world_now(world));
    world->store->is_broken = false;
    world->fault = COMMIT_WORKS;
    forget(world);
}

static void begin_anew(struct world *world, bool is_killed) {
    world_end_daemon(world, is_killed);
    world_open(world);
}

void world_run(struct world *world, int64_t until) {
    bool is_going_on = true;
    while (is_going_on && !world->wrong[0]) {
        while (!world->is_fatal && virtual_loop_step(&world->loop)) {
            if (++world->steps_standing > STEPS_MAX) {
                world_wrong(world, "loop", "it goes round without end");
                return;
            }
            if (world_random(world, 20000) == 0) {
                begin_anew(world, true);
            }
        }
        if (world->is_fatal) {
            begin_anew(world, world_chance(world, 50));
            continue;
        }
        int64_t before = world->loop.now;
        is_going_on = virtual_loop_jump(&world->loop, until);
        world->steps_standing = world->loop.now > before ? 0 : world->steps_standing;
    }
}

void world_begin(struct world *world, uint64_t seed) {
    static const char *const names[RECEIVERS] = {"webhook", "mail"};
    *world = (struct world){.seed = seed, .random = seed * 2654435761u + 1, .epoch = 1};
    world->group = seed % 2 == 0 ? WORLD_WINDOW : 0;
    world->allocator = (struct allocator){allocate, world};
    world->functions = memory_store;
    world->functions.open = open_again;
    world->functions.close = leave_open;
    world->functions.commit = commit;
    virtual_loop_init(&world->loop, WORLD_START);
    for (size_t i = 0; i < RECEIVERS; i++) {
        world->receivers[i] = (struct receiver){.world = world, .name = names[i]};
    }
    if (memory_store_new(&world->store, &system_allocator, NULL)) {
        abort();
    }
    world->store->functions = &world->functions;
    world_open(world);
}

void world_clear(struct world *world) {
    world_end_daemon(world, true);
    memory_store.close(world->store);
}
