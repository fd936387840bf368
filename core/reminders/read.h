// Reading one reminder from a store that no daemon has open.
#ifndef AFTERCARE_REMINDERS_READ_H
#define AFTERCARE_REMINDERS_READ_H

#include "core/reminders/store.h"

struct read {
    struct store *store; // opened to be read
    const struct allocator *allocator;
    const aftercare_read *what;
    aftercare_reminders_done *done;
    void *context;
};

// As aftercare_reminders_read, from that store. ENOTFOUND, EIO, ENOMEM.
aftercare_status read_reminder(const struct read *read, aftercare_error *err);

#endif
