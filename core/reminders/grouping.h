// Which reminders go out as one message. The first of a person's that falls due waits for
// the others, by the same channel, to the same receiver and in the same language, that
// are due within a window counted from its own due; then what is due goes together. It
// waits for nobody who is due later than a minute before one of those that wait expires.
// Urgent ones, and those of nobody known, go alone; so does what was tried alone already.
//
// It is looked again whenever one of them falls due: one that is gone by then is not
// waited for any more. What went as one message comes again as one, with the same id,
// whatever the window is by then; what has left it meanwhile comes by itself.
#ifndef AFTERCARE_REMINDERS_GROUPING_H
#define AFTERCARE_REMINDERS_GROUPING_H

#include "core/reminders/store.h"

#define GROUP_WINDOW_MAX INT64_C(86400000) // milliseconds
#define GROUP_ITEMS_MAX 20                 // of one message
#define GROUP_MARGIN 60000                 // milliseconds before the first expires

struct grouping {
    struct store *store;
    struct arena *arena; // of what comes out
    int64_t window;      // milliseconds; 0: nothing new is grouped
    int64_t now;
};

struct message {
    struct store_row **rows; // by due, then key
    size_t count;
    const char *waits; // why it does not go now, a sentence, and
    int64_t wait;      // when it is looked at again; or NULL
};

// Whether others may go with a row that is due.
bool grouping_concerns(const struct grouping *grouping, const struct store_row *row);

// Finds those that go with it, by one query. What has left its message is written so.
aftercare_status grouping_gather(struct message *out, const struct grouping *grouping,
                                 struct store_row *row, aftercare_error *err);

// Gives a message of several the id that it has from now on, unless it has one.
aftercare_status grouping_name(const struct grouping *grouping,
                               const struct message *message, aftercare_error *err);

// Whether that is why a row waits; and whether it is told already, by the same end.
bool grouping_is_wait(const char *reason);
bool grouping_is_told(const char *reason, const char *waits);

// What the history says of a try; NULL: there is no memory. late is a sentence or NULL.
const char *grouping_tell(const struct grouping *grouping, const struct message *message,
                          const char *late);

#endif
