// The lanes of one object: one for each channel that is configured, and one for each that
// the store alone still knows.
#ifndef AFTERCARE_REMINDERS_LANES_H
#define AFTERCARE_REMINDERS_LANES_H

#include "core/reminders/reminders.h"

// Opens the configured channels and finds the default one. EUSAGE, ENOMEM, and what a
// channel says.
aftercare_status lanes_open(aftercare_reminders *reminders, struct uv_loop_s *loop,
                            const aftercare_reminders_options *options,
                            const struct reminders_parts *parts, aftercare_error *err);

// What the store has for channels that are configured no more gets lanes without one.
aftercare_status lanes_add_closed(aftercare_reminders *reminders, struct store *store,
                                  struct arena *arena, aftercare_error *err);

// Frees the lanes; their channels are closed by then, or were never open.
void lanes_clear(aftercare_reminders *reminders);

// The lane of that channel (NULL: the default one) if it is configured, or NULL.
const struct lane *lanes_find(const aftercare_reminders *reminders, const char *channel);

#endif
