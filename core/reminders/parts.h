// What the reminders are put together from. The library's own parts are the default;
// tests bring a store that fails and other channels.
#ifndef AFTERCARE_REMINDERS_PARTS_H
#define AFTERCARE_REMINDERS_PARTS_H

#include "core/channels/channel.h"
#include "core/reminders/store.h"

struct reminders_parts {
    const struct allocator *allocator;           // copied
    const struct store_functions *const *stores; // ends with NULL
    const struct channel_functions *(*channel_of_type)(const char *type);
    // Makes the loop that drives it all; NULL: no memory.
    struct loop *(*loop_new)(void *context, const struct allocator *allocator);
    void *loop_context; // NULL: libuv's loop, which the channels get, too
};

// What opens the store of that name, such as "sqlite:/var/lib/x.db", and in *path what
// stands behind the colon. When there is none of its kind: NULL, and err is EUSAGE.
const struct store_functions *parts_store(const struct reminders_parts *parts,
                                          const char *store, const char **path,
                                          aftercare_error *err);

#endif
