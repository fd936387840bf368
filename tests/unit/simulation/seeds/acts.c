// What people do in a world, and what each answer promises.
#include "core/base/rhythm.h"
#include "tests/unit/simulation/seeds/world.h"

#include <stdio.h>
#include <string.h>

// What was promised with the answer holds from then on.
// What was out or answered before, and comes again, is as it was then.
static void comes_again(struct world *world, struct promise *promise) {
    promise->old_due = promise->due = world->due;
    promise->old_expires = promise->expires = world->expires;
    promise->counts = promise->is_answered = promise->is_dropped = false;
    promise->epoch = 0;
    promise->sent_as[0] = '\0';
}

static void promise_act(struct world *world, struct promise *promise) {
    promise->done_at = world->done_at;
    switch (world->act) {
    case AFTERCARE_ACT_ACKNOWLEDGE:
        promise->is_answered = true;
        break;
    case AFTERCARE_ACT_CANCEL:
        promise->is_stopped = true;
        break;
    case AFTERCARE_ACT_SNOOZE:
        comes_again(world, promise);
        promise->not_before = world->next_try;
        promise->life++;
        break;
    case AFTERCARE_ACT_RETRY:
        comes_again(world, promise);
        break;
    case AFTERCARE_ACT_UNDO:
        break;
    }
}

static void answered(void *context, aftercare_status status,
                     const aftercare_reminders_answer *answer,
                     const aftercare_error *err) {
    struct world *world = context;
    (void)err;
    world->is_answered = true;
    world->status = status;
    if (!status && answer->reminders_count == 1) {
        world->state = answer->reminders[0].state;
        world->due = answer->reminders[0].due;
        world->expires = answer->reminders[0].expires;
        world->next_try = answer->reminders[0].next_try;
        bool is_done = answer->reminders[0].answer == AFTERCARE_ANSWER_DONE;
        world->done_at = is_done ? answer->reminders[0].answered_at : 0;
    }
    if (!status && world->acting) {
        promise_act(world, world->acting);
    }
    if (!status && world->cancelling) {
        world->cancelling->is_cancelled = true;
    }
}

// Whoever gets no answer asks again, until there is one; 5xx is none.
typedef aftercare_status ask(struct world *world, const void *what, aftercare_error *err);

static void insist(struct world *world, ask *how, const void *what) {
    for (int i = 0; i < 100 && !world->wrong[0]; i++) {
        aftercare_error err = {0};
        world->is_answered = false;
        aftercare_status status = how(world, what, &err);
        if (status && status != AFTERCARE_EIO) {
            world_wrong(world, "ask", err.sentence);
        }
        world_run(world, world->loop.now);
        if (world->is_answered && world->status != AFTERCARE_EIO) {
            return;
        }
    }
    world_wrong(world, "ask", "there is never an answer");
}

// --- sessions ---

static int64_t some_due(struct world *world) {
    int64_t due = world_now(world) - WORLD_HOUR +
                  (int64_t)world_random(world, (uint64_t)(5 * WORLD_DAY));
    // Where they may go together, many of a day are due within one hour.
    int64_t minute = due / WORLD_MINUTE % 60, day = due / WORLD_DAY;
    return world->group ? day * WORLD_DAY + 12 * WORLD_HOUR + minute * WORLD_MINUTE
                        : due / WORLD_MINUTE * WORLD_MINUTE;
}

static void plan_one(struct world *world, struct promise *promise) {
    promise->sent_as[0] = '\0';
    promise->life++;
    promise->old_due = promise->due;
    promise->old_expires = promise->expires;
    promise->due = some_due(world);
    int64_t lives = 10 * WORLD_MINUTE + (int64_t)world_random(world, (uint64_t)WORLD_DAY);
    promise->expires = promise->due + lives / 1000 * 1000;
}

static const char *rhythm_of(struct arena *arena, const struct promise *promise,
                             size_t number) {
    struct rhythm rhythm = {
        .number = (int64_t)number,
        .after_done = {.seconds = WORLD_AFTER_DONE / 1000},
        .min_gap = {.seconds = WORLD_GAP / 1000},
        .expires = {.seconds = (promise->expires - promise->due) / 1000},
        .wanted = {promise->due},
        .until = {promise->expires},
        .till = {WORLD_START + 2 * WORLD_LASTS}};
    return rhythm_write(arena, &rhythm);
}

static aftercare_status post(struct world *world, const void *what,
                             aftercare_error *err) {
    const struct visit *visit = what;
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    aftercare_reminder reminders[VISIT_REMINDERS];
    char content[32];
    size_t count = 0;
    for (size_t i = 0; i < visit->count; i++) {
        const struct promise *promise = &visit->promises[i];
        if (!promise->is_dropped) {
            const char *rhythm =
                visit->is_following ? rhythm_of(&arena, promise, i + 1) : NULL;
            reminders[count++] =
                (aftercare_reminder){.key = promise->key,
                                     .rule = "r",
                                     .channel = world->receivers[i % RECEIVERS].name,
                                     .message = "now",
                                     .due = promise->due,
                                     .expires = promise->expires,
                                     .is_urgent = i == 0,
                                     .rhythm = rhythm,
                                     .state = AFTERCARE_REMINDER_SCHEDULED};
        }
    }
    (void)snprintf(content, sizeof content, "sha256:%d", visit->version);
    aftercare_stored_session session = {.id = visit->id,
                                        .patient = "p",
                                        .content = content,
                                        .document = "{}",
                                        .plan = "{}",
                                        .timezone = "UTC",
                                        .reminders = reminders,
                                        .reminders_count = count};
    aftercare_status status =
        aftercare_reminders_put_session(world->reminders, &session, answered, world, err);
    arena_clear(&arena);
    return status;
}

static void post_visit(struct world *world, struct visit *visit) {
    visit->is_being_posted = true;
    insist(world, post, visit);
    visit->is_being_posted = false;
    if (world->status) {
        world_wrong(world, visit->id, "it could not be posted");
    }
    visit->posted_at = world_now(world);
    visit->is_posted = true;
    visit->is_cancelled = false;
}

static void post_new(struct world *world, struct visit *visit) {
    visit->is_following = (visit - world->visits) % 3 == 0;
    visit->count = 1 + world_random(world, VISIT_REMINDERS);
    (void)snprintf(visit->id, sizeof visit->id, "s%td", visit - world->visits);
    for (size_t i = 0; i < visit->count; i++) {
        struct promise *promise = &visit->promises[i];
        (void)snprintf(promise->key, sizeof promise->key, "%s/r/%zu", visit->id, i + 1);
        plan_one(world, promise);
    }
    post_visit(world, visit);
}

static void post_anew(struct world *world, struct visit *visit) {
    visit->version++;
    for (size_t i = 0; i < visit->count; i++) {
        struct promise *promise = &visit->promises[i];
        plan_one(world, promise);
        promise->is_touched = true;
        promise->not_before = 0;
        promise->is_put_off = false;
        promise->is_dropped = i > 0 && world_chance(world, 20);
    }
    post_visit(world, visit);
}

static aftercare_status cancel(struct world *world, const void *what,
                               aftercare_error *err) {
    return aftercare_reminders_cancel_session(
        world->reminders, ((const struct visit *)what)->id, answered, world, err);
}

static void cancel_visit(struct world *world, struct visit *visit) {
    world->cancelling = visit;
    insist(world, cancel, visit);
    world->cancelling = NULL;
    if (world->status) {
        world_wrong(world, visit->id, "it could not be deleted");
    }
    for (size_t i = 0; i < visit->count; i++) {
        visit->promises[i].is_touched = true;
    }
}

// --- one reminder ---

static aftercare_status act(struct world *world, const void *what, aftercare_error *err) {
    return aftercare_reminders_act(world->reminders, what, answered, world, err);
}

// What follows it may be moved by that.
static void touch_all(struct visit *visit) {
    for (size_t i = 0; visit->is_following && i < visit->count; i++) {
        visit->promises[i].is_touched = true;
    }
}

static void act_on(struct world *world, struct promise *promise) {
    aftercare_act what = AFTERCARE_ACT;
    what.kind = (enum aftercare_act_kind)world_random(world, AFTERCARE_ACT_RETRY + 1);
    what.kind = what.kind == AFTERCARE_ACT_UNDO ? AFTERCARE_ACT_ACKNOWLEDGE : what.kind;
    what.key = promise->key;
    what.answer = AFTERCARE_ANSWER_DONE;
    promise->is_touched = true;
    promise->not_before = what.kind == AFTERCARE_ACT_SNOOZE ? 0 : promise->not_before;
    if (what.kind == AFTERCARE_ACT_SNOOZE || what.kind == AFTERCARE_ACT_RETRY) {
        promise->is_put_off = true;
        promise->counts = false; // it may be sent again before this is answered
        promise->epoch = 0;
    }
    world->acting = promise;
    world->act = what.kind;
    insist(world, act, &what); // what cannot happen to it in its state is refused
    world->acting = NULL;
}

void world_act(struct world *world) {
    struct visit *visit = &world->visits[world_random(world, VISITS_MAX)];
    uint64_t what = world_random(world, 100);
    if (!visit->is_posted) {
        post_new(world, visit);
    } else if (what < 30) {
        post_anew(world, visit);
    } else if (what < 40) {
        cancel_visit(world, visit);
    } else {
        touch_all(visit);
        act_on(world, &visit->promises[world_random(world, visit->count)]);
    }
}

// --- in the end ---

static void listed(void *context, aftercare_status status,
                   const aftercare_reminders_answer *answer, const aftercare_error *err) {
    struct world *world = context;
    (void)err;
    world->is_answered = true;
    world->status = status;
    world->listed = world->open = 0;
    for (size_t i = 0; !status && i < answer->reminders_count; i++) {
        world->listed++;
        world->open += answer->reminders[i].state == AFTERCARE_REMINDER_SCHEDULED;
    }
}

static aftercare_status list(struct world *world, const void *what,
                             aftercare_error *err) {
    aftercare_reminders_query query = {.size = sizeof query, .limit = 1000};
    query.session = ((const struct visit *)what)->id;
    return aftercare_reminders_list(world->reminders, &query, listed, world, err);
}

static bool is_calm(const struct world *world, const struct receiver *receiver,
                    const struct visit *visit, const struct promise *promise) {
    // A channel that failed is left in peace for an hour at most.
    int64_t from = promise->due - 2 * WORLD_HOUR;
    int64_t till = promise->due + world->group + WORLD_MINUTE;
    for (size_t i = 0; i < world->disturbances_count; i++) {
        const struct disturbance *one = &world->disturbances[i];
        bool concerns = !one->receiver || one->receiver == receiver;
        if (concerns && one->from <= till && one->till >= from) {
            return false;
        }
    }
    return !promise->is_touched && visit->posted_at < promise->due;
}

static void judge_visit(struct world *world, const struct visit *visit) {
    insist(world, list, visit);
    if (world->listed != visit->count) {
        world_wrong(world, visit->id, "a reminder of it is lost");
    }
    if (world->open > 0) {
        world_wrong(world, visit->id, "a reminder of it was left behind");
    }
    for (size_t i = 0; i < visit->count; i++) {
        const struct promise *promise = &visit->promises[i];
        if (!is_calm(world, &world->receivers[i % RECEIVERS], visit, promise)) {
            continue;
        }
        if (promise->sent_at == 0) {
            world_wrong(world, promise->key, "it never went out, and nothing kept it");
        } else if (promise->sent_at > promise->due + world->group + 1000) {
            world_wrong(world, promise->key, "it went out late, and nothing kept it");
        }
    }
}

void world_judge(struct world *world) {
    for (size_t i = 0; i < VISITS_MAX; i++) {
        if (world->visits[i].is_posted) {
            judge_visit(world, &world->visits[i]);
        }
    }
}
