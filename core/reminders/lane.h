// A lane is a channel as the schedule sees it: how it is used, which tries wait for it,
// and what the store still has for it. Each has its own, so that a slow one holds no
// other.
#ifndef AFTERCARE_REMINDERS_LANE_H
#define AFTERCARE_REMINDERS_LANE_H

#include "core/reminders/circuit.h"
#include "core/reminders/claims.h"
#include "core/reminders/try.h"

#include <stdbool.h>
#include <stdint.h>

// At most so many are claimed in one batch, and twice as many are in hand: a quick
// channel sends the one half while the store claims the other, and memory does not depend
// on how many are due.
#define LANE_CLAIM_MAX 1000
#define LANE_IN_HAND_MAX (2 * LANE_CLAIM_MAX)

#define LANE_HELD_MAX TRY_SAID_MAX // of the sentence why nothing goes

struct schedule;

struct lane {
    struct schedule *schedule; // whose it is
    const struct allocator *allocator;
    char *name;
    const char *host;          // the channel's, or NULL
    char held[LANE_HELD_MAX];  // why nothing goes, when nothing does; always the same
    char paced[LANE_HELD_MAX]; // why what is late waits; always the same
    struct pace pace;
    struct circuit circuit;
    const struct channel_functions *functions;
    struct channel *channel; // NULL: the configuration has no such channel any more
    struct try_policy policy;
    int64_t timeout;
    int parallel, per_host;
    struct try_list waiting;  // claimed, not handed over yet
    int sending;              // handed over, not told yet
    int in_hand;              // claimed, and their end not on its way into the store yet
    int claim_size;           // how many may be in hand
    struct try_places places; // for what is due
    bool is_starving;         // it could have sent more when it was last offered its turn
    int64_t next_try;         // the store's earliest
    uint64_t outcomes[AFTERCARE_OUTCOMES]; // how many tries ended so
};

// What the schedule does with a try that has ended.
typedef void lane_ended(void *context, struct try *try);

// Names the lane, which is its own from now on and is to be cleared, whatever follows.
// Its memory comes from the allocator, which must outlive it. Until it is opened it is a
// lane for what the store has for a channel that there is no more. ENOMEM.
aftercare_status lane_init(struct lane *lane, const struct allocator *allocator,
                           const char *name, aftercare_error *err);

// How many late ones a second it gets (see pace.h), from 1.
void lane_set_rate(struct lane *lane, int rate);

// Takes the options and opens the channel of that name. EUSAGE, ENOMEM, and what the
// channel says.
aftercare_status lane_open(struct lane *lane, struct uv_loop_s *loop,
                           const struct channel_functions *functions,
                           const aftercare_channel_options *options,
                           aftercare_error *err);

// Frees the lane's own; the channel is closed by then, or was never open.
void lane_clear(struct lane *lane);

// What is to be claimed now; allocator and what comes out are the caller's to fill. A
// lane that waits for the store, and not the other way round, may have more in hand from
// now on. One whose channel does not work, or is not there, has what is due held.
struct claim lane_claim(struct lane *lane, int64_t now);

// When there is something to claim; INT64_MAX while the lane has its hands full.
int64_t lane_next(const struct lane *lane, int64_t now);

// How many are under way to the host of this lane, by all count lanes that share it; 0
// when it has none.
int lane_at_host(const struct lane *lane, const struct lane *lanes, size_t count);

// Notes whether something due has a place, of the channel's or, with at_host on their way
// there, of its host's. To be called when the lane was offered its turn.
void lane_note_places(struct lane *lane, int at_host, int64_t now);

// Takes the first message that waits and may be handed over at now, or NULL. What of
// those before it, and of it, has expired is ended; so is a message of which a clock set
// back has made one too early, and all are when the channel does not work.
struct try *lane_take(struct lane *lane, int64_t now, lane_ended *ended, void *context);

// One that was taken has been answered. True when the channel has ceased to work by that,
// or works again: see circuit.h.
bool lane_answered(struct lane *lane, const struct try *try);

// Which of those that wait are not to be sent: all of a session, or the one of that key,
// or, with both NULL, all.
struct lane_withdrawal {
    const char *session, *key;
    int64_t now;
};

// Ends them, and those that wait in one message with them: these come again without them.
void lane_withdraw(struct lane *lane, const struct lane_withdrawal *which,
                   lane_ended *ended, void *context);

#endif
