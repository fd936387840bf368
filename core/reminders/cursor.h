// Where a page of reminders ended: "DUE/KEY" of its last one.
#ifndef AFTERCARE_REMINDERS_CURSOR_H
#define AFTERCARE_REMINDERS_CURSOR_H

#include "core/reminders/store.h"

#define CURSOR_MAX 600

// NULL: no memory.
const char *cursor_text(struct arena *arena, const aftercare_reminder *last);

// Sets where the page begins; its key is borrowed from the text. EUSAGE.
aftercare_status cursor_parse(struct store_query *page, const char *cursor,
                              aftercare_error *err);

#endif
