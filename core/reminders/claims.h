// What the schedule has done in the store, inside a batch: what is due is claimed, how
// tries ended is recorded, what a crash left behind is taken up.
#ifndef AFTERCARE_REMINDERS_CLAIMS_H
#define AFTERCARE_REMINDERS_CLAIMS_H

#include "core/reminders/following.h"
#include "core/reminders/pace.h"
#include "core/reminders/store.h"
#include "core/reminders/try.h"

// One lane's claim: what to look for, and what was found.
struct claim {
    const struct allocator *allocator; // of the tries
    const char *channel;
    const char *held;              // why what is due is held instead, a sentence; or NULL
    int64_t held_until;            // so long at most
    const char *paced;             // why what is late waits for its turn, a sentence
    struct pace pace;              // in and out
    int64_t group;                 // the window of messages of several; 0: there are none
    int room;                      // at most so many messages
    struct try_list claimed;       // out
    int64_t next_try;              // out: the store's earliest after this
    aftercare_gate holder;         // the gate that held is about
    size_t gates[AFTERCARE_GATES]; // out: how many each kept back
};

// Claims what is due at now, the urgent first, then the oldest: each claimed row has one
// attempt more and a line "try" in its history. What has expired becomes missed instead,
// and what is late waits for its turn. Tries already in claimed are freed when it fails.
aftercare_status claims_take(struct store *store, struct arena *arena,
                             struct claim *claim, int64_t now, aftercare_error *err);

// Records how a try ended, as its policy and the row as it stands by now demand.
aftercare_status claims_record(struct store *store, const struct try *try,
                               const struct try_policy *policy, aftercare_error *err);

// What was done while it was under way did not move it, and does so when the try has come
// to nothing.
aftercare_status claims_settle(const struct following_place *place, const struct try *try,
                               aftercare_error *err);

// What was missed by a clock that was ahead, and has not expired by the clock as it is
// now, is scheduled again: a piece of it, *is_done when there is no more. To be called
// when the clock may have been set back.
aftercare_status claims_put_right(const struct following_place *place, bool *is_done,
                                  aftercare_error *err);

// Everything that was under way when the last daemon ended is as if it had not been
// tried, but for its attempts and history. zoneinfo is as in following.h.
aftercare_status claims_take_up(struct store *store, struct arena *arena,
                                const char *zoneinfo, int64_t now, aftercare_error *err);

#endif
