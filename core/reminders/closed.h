// What is done with a store that no reminders have open: it is opened, to be read alone,
// and closed again.
#ifndef AFTERCARE_REMINDERS_CLOSED_H
#define AFTERCARE_REMINDERS_CLOSED_H

#include "core/reminders/parts.h"

// As aftercare_reminders_read, from these parts.
aftercare_status closed_read(const aftercare_read *what, aftercare_reminders_done *done,
                             void *context, const struct reminders_parts *parts,
                             aftercare_error *err);

// As aftercare_reminders_examine, from these parts.
aftercare_status closed_examine(const char *store, const struct reminders_parts *parts,
                                aftercare_error *err);

// As aftercare_reminders_backup_closed, from these parts.
aftercare_status closed_copy(const char *store, const char *path,
                             const struct reminders_parts *parts, aftercare_error *err);

#endif
