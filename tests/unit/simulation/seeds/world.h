// One world of the simulation by seeds: a daemon on a virtual loop, receivers of every
// temper, a disk that fails at times, a clock that is set; and beside it a plain record
// of what was promised, by which every send is judged. Everything follows from the seed.
#ifndef AFTERCARE_TESTS_SIMULATION_WORLD_H
#define AFTERCARE_TESTS_SIMULATION_WORLD_H

#include "core/reminders/reminders.h"
#include "core/simulation/virtual_loop.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define WORLD_START INT64_C(1795435200000) // some noon in 2026
#define WORLD_MINUTE INT64_C(60000)
#define WORLD_HOUR (60 * WORLD_MINUTE)
#define WORLD_DAY (24 * WORLD_HOUR)
#define WORLD_LASTS (30 * WORLD_DAY)
#define WORLD_WINDOW (2 * WORLD_HOUR) // of messages of several, for every other seed

// Of visits that follow: so long after what was done, and no closer than that.
#define WORLD_AFTER_DONE (4 * WORLD_HOUR)
#define WORLD_GAP (3 * WORLD_HOUR)

#define VISITS_MAX 12
#define VISIT_REMINDERS 6
#define RECEIVERS 2
#define LATER_MAX 256
#define DISTURBANCES_MAX 1024
#define WRONG_MAX 256
#define WORLD_ID_MAX 80
#define MESSAGE_MAX 24 // items of a message, with room for a mistake

enum temper {
    TEMPER_TAKES,
    TEMPER_BUSY,
    TEMPER_AWAY,
    TEMPER_REFUSES,
    TEMPER_SLOW,
    TEMPERS
};

// A reminder as it was promised.
struct promise {
    char key[64];
    int64_t due, expires;         // as posted last, or as an answer said
    int64_t old_due, old_expires; // before that
    int64_t not_before;           // snoozed until
    bool is_dropped;              // posted anew without it
    bool is_stopped;              // cancelled alone
    bool is_answered;
    int64_t done_at;    // answered so, as of then; 0: it is not
    bool is_put_off;    // somebody has said when it comes
    bool is_touched;    // by more than one posting: judged less
    bool was_delivered; // once at least
    bool counts;        // the send under way, when it works, is the last one
    uint64_t epoch;     // in which it was delivered; 0: it was not
    int64_t sent_at;    // first; 0: never
    // The message in which it may have arrived in this life of it, by its id; "": none.
    char sent_as[WORLD_ID_MAX];
    char group[WORLD_ID_MAX]; // of the last message of several that it went out in, and
    int group_life;           // in which of its lives that was
    int life;                 // rises when it is posted anew or snoozed
};

struct visit {
    char id[32];
    bool is_posted, is_cancelled;
    bool is_being_posted; // and not answered yet
    bool is_following;    // its reminders are one step, and go on from what was done
    int version;
    int64_t posted_at;
    size_t count;
    struct promise promises[VISIT_REMINDERS];
};

struct message { // what went out as one
    struct promise *promises[MESSAGE_MAX];
    size_t count;
};

struct later { // a send that is answered at the end of the turn
    aftercare_told *told;
    void *context;
    struct message message;
};

struct receiver {
    struct world *world;
    const char *name;
    enum temper temper;
};

struct disturbance {
    const struct receiver *receiver; // NULL: of everything
    int64_t from, till;
};

enum commit_fault { COMMIT_WORKS, COMMIT_IS_LOST, COMMIT_IS_KEPT };

struct block;

struct world {
    uint64_t seed, random;
    struct virtual_loop loop;
    struct store *store; // outlives every daemon
    struct store_functions functions;
    struct block *blocks;
    struct allocator allocator;
    aftercare_reminders *reminders;
    int64_t group; // the window of messages of several; 0: there are none
    enum commit_fault fault;
    bool is_fatal, is_closed;
    size_t steps_standing; // since the clock went on
    uint64_t epoch;        // rises whenever a send may be repeated
    struct receiver receivers[RECEIVERS];
    struct visit visits[VISITS_MAX];
    struct later later[LATER_MAX];
    size_t later_count;
    struct disturbance disturbances[DISTURBANCES_MAX];
    size_t disturbances_count;
    struct promise *acting; // an act on it, or
    enum aftercare_act_kind act;
    struct visit *cancelling; // deleting it is not answered yet
    // The last answer.
    bool is_answered;
    aftercare_status status;
    aftercare_reminder_state state;
    int64_t due, expires, next_try, done_at;
    size_t listed, open;
    // What came of it.
    size_t sends, crashes;
    size_t grouped;  // sends of several
    uint64_t digest; // of all sends
    char wrong[WRONG_MAX];
};

// The parts below it, in the order of the files.
uint64_t world_random(struct world *world, uint64_t below);
bool world_chance(struct world *world, unsigned percent);
void world_wrong(struct world *world, const char *key, const char *sentence);
int64_t world_now(const struct world *world);
void world_disturb(struct world *world, const struct receiver *receiver, int64_t from,
                   int64_t till);
struct promise *world_find(struct world *world, const char *key, struct visit **visit);

void world_open(struct world *world);
void world_end_daemon(struct world *world, bool is_killed);
// Lets what is asked for happen, until that moment of the unset clock; the daemon may be
// killed at any step, and then another one runs.
void world_run(struct world *world, int64_t until);
void world_answer_later(struct world *world);

void world_act(struct world *world); // one thing that somebody does
void world_judge(struct world *world);

void world_begin(struct world *world, uint64_t seed);
void world_clear(struct world *world);

// All of it: thirty days, and what is left over.
void world_live(struct world *world, uint64_t seed);

#endif
