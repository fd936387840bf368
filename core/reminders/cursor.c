#include "core/reminders/cursor.h"

#include "core/base/fail.h"

#include <inttypes.h>

#define DUE_DIGITS 15

const char *cursor_text(struct arena *arena, const aftercare_reminder *last) {
    return arena_format(arena, "%" PRId64 "/%s", last->due, last->key);
}

aftercare_status cursor_parse(struct store_query *page, const char *cursor,
                              aftercare_error *err) {
    bool is_negative = cursor[0] == '-';
    const char *first = cursor + is_negative, *at = first;
    int64_t due = 0;
    while (*at >= '0' && *at <= '9' && at - first < DUE_DIGITS) {
        due = due * 10 + (*at++ - '0');
    }
    if (at == first || at[0] != '/' || !at[1]) {
        return fail(err, AFTERCARE_EUSAGE, NULL,
                    "the cursor is none (take it from the page before)");
    }
    page->after_due = is_negative ? -due : due;
    page->after_key = at + 1;
    return AFTERCARE_OK;
}
