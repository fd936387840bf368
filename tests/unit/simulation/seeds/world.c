// What the parts of a world share.
#include "tests/unit/simulation/seeds/world.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

// Small, and the same everywhere: splitmix64.
uint64_t world_random(struct world *world, uint64_t below) {
    uint64_t mixed = (world->random += 0x9e3779b97f4a7c15u);
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
    return (mixed ^ (mixed >> 31)) % below;
}

bool world_chance(struct world *world, unsigned percent) {
    return world_random(world, 100) < percent;
}

// The first thing that goes wrong is the one to look at.
void world_wrong(struct world *world, const char *key, const char *sentence) {
    if (!world->wrong[0]) {
        (void)snprintf(world->wrong, sizeof world->wrong,
                       "minute %" PRId64 ": %.40s: %.160s",
                       (world->loop.now - WORLD_START) / WORLD_MINUTE, key, sentence);
    }
}

int64_t world_now(const struct world *world) {
    return world->loop.now + world->loop.ahead;
}

void world_disturb(struct world *world, const struct receiver *receiver, int64_t from,
                   int64_t till) {
    if (world->disturbances_count == DISTURBANCES_MAX) {
        world_wrong(world, "world", "it has no room for another disturbance");
        return;
    }
    world->disturbances[world->disturbances_count++] = (struct disturbance){
        receiver, from < till ? from : till, from < till ? till : from};
}

struct promise *world_find(struct world *world, const char *key, struct visit **visit) {
    for (size_t i = 0; i < VISITS_MAX; i++) {
        for (size_t k = 0; k < world->visits[i].count; k++) {
            if (strcmp(world->visits[i].promises[k].key, key) == 0) {
                *visit = &world->visits[i];
                return &world->visits[i].promises[k];
            }
        }
    }
    return NULL;
}

static void change_temper(struct world *world) {
    struct receiver *receiver = &world->receivers[world_random(world, RECEIVERS)];
    bool takes = world_chance(world, 60);
    if (receiver->temper != TEMPER_TAKES && takes) {
        world->disturbances[world->disturbances_count - 1].till = world_now(world);
    }
    receiver->temper =
        takes ? TEMPER_TAKES : (enum temper)world_random(world, (uint64_t)TEMPERS);
    if (receiver->temper != TEMPER_TAKES) {
        world_disturb(world, receiver, world_now(world), INT64_MAX / 2);
    }
}

static void set_clock(struct world *world) {
    int64_t before = world_now(world);
    int64_t by =
        (int64_t)world_random(world, (uint64_t)(4 * WORLD_HOUR)) - 2 * WORLD_HOUR;
    world->loop.ahead = world_chance(world, 40) ? 0 : world->loop.ahead + by;
    world_disturb(world, NULL, before, world_now(world));
    // What was missed by a clock that was ahead, and is not by this one, has left the
    // message in which it may have arrived: there is no other way for it to come.
    for (size_t i = 0; i < VISITS_MAX; i++) {
        for (size_t k = 0; k < world->visits[i].count; k++) {
            world->visits[i].promises[k].sent_as[0] = '\0';
        }
    }
}

static void turn(struct world *world) {
    int64_t wait = (int64_t)world_random(world, (uint64_t)(6 * WORLD_HOUR)) + 1;
    wait = world_chance(world, 30) ? wait / 100 + 1 : wait;
    world_run(world, world->loop.now + wait);
    world_answer_later(world);
    world_run(world, world->loop.now);
    uint64_t what = world_random(world, 100);
    if (what < 15) {
        change_temper(world);
    } else if (what < 20) {
        set_clock(world);
    } else if (what < 23) {
        world_end_daemon(world, world_chance(world, 50));
        world_open(world);
    } else if (what < 25) {
        world->fault = world_chance(world, 50) ? COMMIT_IS_LOST : COMMIT_IS_KEPT;
    } else {
        world_act(world);
    }
}

// Then everything works again, for as long as anything could still be due.
static void calm_down(struct world *world) {
    int64_t now = world_now(world);
    for (size_t i = 0; i < world->disturbances_count; i++) {
        struct disturbance *one = &world->disturbances[i];
        one->till = one->till > now && one->receiver ? now : one->till;
    }
    for (size_t i = 0; i < RECEIVERS; i++) {
        world->receivers[i].temper = TEMPER_TAKES;
    }
    for (int i = 0; i < 12; i++) {
        world_run(world, world->loop.now + WORLD_DAY);
        world_answer_later(world);
    }
}

void world_live(struct world *world, uint64_t seed) {
    world_begin(world, seed);
    while (!world->wrong[0] && world->loop.now < WORLD_START + WORLD_LASTS) {
        turn(world);
    }
    if (!world->wrong[0]) {
        calm_down(world);
        world_judge(world);
    }
    world_clear(world);
}
