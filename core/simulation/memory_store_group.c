// Reminders that go out as one message, in the store in memory.
#include "core/simulation/memory_store_inside.h"

#include <stdlib.h>
#include <string.h>

static bool is_equal(const char *text, const char *other) {
    return text == other || (text && other && strcmp(text, other) == 0);
}

static bool is_beside(const struct store_row *row, const struct store_beside *beside) {
    const aftercare_reminder *one = &row->reminder, *other = &beside->row->reminder;
    if (row->number == beside->row->number) {
        return false;
    }
    if (other->group) {
        return is_equal(one->group, other->group);
    }
    return other->patient && is_equal(one->patient, other->patient) &&
           is_equal(one->channel, other->channel) && is_equal(one->to, other->to) &&
           is_equal(one->locale, other->locale) && one->next_try <= beside->until &&
           one->next_try <= one->expires && one->attempts == 0 && !one->is_urgent &&
           !one->group;
}

static int by_due(const void *a, const void *b) {
    const struct store_row *left = a, *right = b;
    int64_t one = left->reminder.due, other = right->reminder.due;
    return one != other ? (one > other) - (one < other)
                        : strcmp(left->reminder.key, right->reminder.key);
}

aftercare_status memory_store_rows_beside(struct store *store, struct arena *arena,
                                          const struct store_beside *beside,
                                          struct store_rows *out, aftercare_error *err) {
    const struct memory_store *own = memory_store_of(store);
    size_t limit = (size_t)beside->limit;
    struct store_rows rows = {
        .rows = arena_array(arena, own->scheduled_count, sizeof *rows.rows)};
    if (!rows.rows) {
        return memory_store_full(err);
    }
    for (size_t i = 0; i < own->scheduled_count; i++) {
        rows.rows[rows.count] = memory_store_shown(own, own->scheduled[i]);
        rows.count += is_beside(&rows.rows[rows.count], beside);
    }
    qsort(rows.rows, rows.count, sizeof *rows.rows, by_due);
    rows.count = rows.count < limit ? rows.count : limit;
    *out = rows;
    return AFTERCARE_OK;
}

aftercare_status memory_store_row_group(struct store *store, const struct store_row *row,
                                        aftercare_error *err) {
    struct memory_store *own = memory_store_of(store);
    size_t place = (size_t)row->number - 1;
    struct kept_row *kept = arena_alloc(&own->arena, sizeof *kept);
    const char *group = row->reminder.group;
    if (!kept || !memory_store_copy(own, &group)) {
        return memory_store_full(err);
    }
    *kept = *own->rows.at[place];
    kept->row.reminder.group = group;
    return memory_store_put_row(own, place, kept, err);
}
