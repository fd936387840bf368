// One reminder as it is shown: with its history, and with a sentence that says why it was
// sent, or was not.
#ifndef AFTERCARE_REMINDERS_SHOWN_H
#define AFTERCARE_REMINDERS_SHOWN_H

#include "core/reminders/store.h"

// Sets reminders (one, borrowed from row), events and why; all but the row is the
// arena's. now tells what is still to come. ENOMEM, and what the store answers.
aftercare_status shown_fill(aftercare_reminders_answer *out, struct store *store,
                            struct arena *arena, const struct store_row *row, int64_t now,
                            aftercare_error *err);

#endif
