// A try: one reminder on its way to a channel, from the moment when the store has it as
// claimed until the store knows how it ended. One block of memory each. Several that go
// as one message hang together: the first stands for all, until the message has ended.
#ifndef AFTERCARE_REMINDERS_TRY_H
#define AFTERCARE_REMINDERS_TRY_H

#include "core/channels/channel.h"
#include "core/reminders/backoff.h"
#include "core/reminders/history.h"
#include "core/reminders/memory.h"
#include "core/reminders/store.h"

#include <stdbool.h>
#include <stdint.h>

#define TRY_SAID_MAX 160   // of what a channel says; longer texts are cut
#define TRY_DETAIL_MAX 400 // of the sentence about it

struct lane;

enum try_end {
    TRY_TOLD,      // the channel answered: outcome, retry_after, said
    TRY_WITHDRAWN, // not handed over after all: said tells why
    TRY_TOO_LATE,  // it expired before it could be handed over
};

// Whether what is due finds a place on its channel, or at its channel's host.
struct try_places {
    int64_t full_since; // 0: it does
    int limit;          // so many are on their way at once
    bool is_hosts;      // to the host
};

// One that waited so long for others to make place says so when it has ended.
#define TRY_WAITED 5000 // milliseconds

struct try {
    struct try *next;
    struct try *with; // the next one of the same message, or NULL
    size_t size;      // of the block
    struct lane *lane;
    int64_t number; // of its row
    aftercare_reminder reminder;
    struct delivery delivery;
    struct try_places places; // as it found them
    int64_t waited;           // for one of them, since it was due; 0: it did not
    int64_t not_before;       // the latest due of its message
    bool is_beside;           // its message is in hand by another one
    bool is_following;        // its step goes on from what is done of it
    bool is_probe; // of a channel that did not work: it uses up no try of the reminder
    enum try_end end;
    aftercare_outcome outcome;
    int64_t retry_after, ended_at;
    char said[TRY_SAID_MAX];
    char texts[]; // of the reminder
};

struct try_list {
    struct try *first, *last;
    size_t count;
};

void try_append(struct try_list *list, struct try *try);
void try_push(struct try_list *list, struct try *try);       // in front of all
struct try *try_take(struct try_list *list);                 // NULL: empty
void try_join(struct try_list *list, struct try_list *more); // more is empty after it

// Copies what a channel needs of a row. NULL: no memory.
struct try *try_new(const struct allocator *allocator, const struct store_row *row);
void try_free(const struct allocator *allocator, struct try *try); // and those with it
void try_free_all(const struct allocator *allocator, struct try_list *list);

// Adds one that hangs together with no other to a message (NULL: it begins one), and
// returns that.
struct try *try_join_message(struct try *message, struct try *more);

// A message is handed over now: what it waited for, and how long.
void try_note_places(struct try *message, const struct try_places *places, int64_t now);

// Takes the first one off a message. Returns the others, or NULL.
struct try *try_leave_message(struct try *message);

// Those with it ended as the first one did.
void try_share_end(struct try *message);

// Notes how it ended; said may be NULL.
void try_end(struct try *try, enum try_end end, int64_t at, const char *said);

// What its end means for the row as it stands by now, and what is to be told about it. A
// row that was posted anew during the try begins afresh unless the try worked. Sets the
// row's next_try and attempts; the detail is written into text.
struct try_policy {
    int tries;
    struct backoff backoff;
};
struct change try_judge(const struct try *try, const struct try_policy *policy,
                        struct store_row *row, char text[TRY_DETAIL_MAX]);

#endif
