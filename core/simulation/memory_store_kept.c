// What stands where in the store in memory, how it changes, and how that is undone.
#include "core/simulation/memory_store_inside.h"

#include <string.h>

aftercare_status memory_store_full(aftercare_error *err) {
    return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the store");
}

bool memory_store_copy(struct memory_store *store, const char **text) {
    if (*text) {
        *text = arena_copy(&store->arena, *text, strlen(*text));
        return *text != NULL;
    }
    return true;
}

// --- what is scheduled, in order ---

static bool is_scheduled(const struct kept_row *row) {
    return row && row->row.life == LIFE_SCHEDULED;
}

// How many of the list come before that one.
static size_t find_scheduled(const struct memory_store *store, int64_t next_try,
                             size_t place) {
    size_t low = 0, high = store->scheduled_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2, other = store->scheduled[middle];
        int64_t theirs = store->rows.at[other]->row.reminder.next_try;
        if (theirs < next_try || (theirs == next_try && other < place)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

// Before the row that stands there becomes another.
static void take_out(struct memory_store *store, size_t place) {
    const struct kept_row *row = store->rows.at[place];
    if (is_scheduled(row)) {
        size_t at = find_scheduled(store, row->row.reminder.next_try, place);
        store->scheduled_count--;
        memmove(&store->scheduled[at], &store->scheduled[at + 1],
                (store->scheduled_count - at) * sizeof *store->scheduled);
    }
}

// There is room: the list has as much as there are rows.
static void put_in(struct memory_store *store, size_t place) {
    const struct kept_row *row = store->rows.at[place];
    if (is_scheduled(row)) {
        size_t at = find_scheduled(store, row->row.reminder.next_try, place);
        memmove(&store->scheduled[at + 1], &store->scheduled[at],
                (store->scheduled_count - at) * sizeof *store->scheduled);
        store->scheduled[at] = place;
        store->scheduled_count++;
    }
}

static void set_row(struct memory_store *store, size_t place,
                    const struct kept_row *row) {
    take_out(store, place);
    store->rows.at[place] = row;
    put_in(store, place);
}

// --- writing, and undoing it ---

static aftercare_status note(struct memory_store *store, const struct kept_before *before,
                             aftercare_error *err) {
    struct kept_before *grown =
        arena_grow(&store->arena, store->before, store->before_count,
                   &store->before_capacity, sizeof *grown);
    if (!grown) {
        return memory_store_full(err);
    }
    store->before = grown;
    store->before[store->before_count++] = *before;
    return AFTERCARE_OK;
}

static aftercare_status make_room(struct memory_store *store, aftercare_error *err) {
    struct kept_rows *rows = &store->rows;
    const struct kept_row **at = arena_grow(&store->arena, rows->at, rows->count,
                                            &rows->capacity, sizeof *rows->at);
    size_t *scheduled = arena_grow(&store->arena, store->scheduled, rows->count,
                                   &store->scheduled_capacity, sizeof *scheduled);
    rows->at = at ? at : rows->at;
    store->scheduled = scheduled ? scheduled : store->scheduled;
    if (!at || !scheduled) {
        return memory_store_full(err);
    }
    rows->at[rows->count++] = NULL;
    return AFTERCARE_OK;
}

aftercare_status memory_store_put_row(struct memory_store *store, size_t place,
                                      const struct kept_row *row, aftercare_error *err) {
    aftercare_status status = AFTERCARE_OK;
    if (place == store->rows.count) {
        status = make_room(store, err);
    }
    if (!status) {
        struct kept_before before = {.place = place, .row = store->rows.at[place]};
        status = note(store, &before, err);
    }
    if (!status) {
        set_row(store, place, row);
    }
    return status;
}

aftercare_status memory_store_put_session(struct memory_store *store, size_t place,
                                          const struct store_session *session,
                                          aftercare_error *err) {
    struct kept_sessions *sessions = &store->sessions;
    if (place == sessions->count) {
        const struct store_session **at =
            arena_grow(&store->arena, sessions->at, sessions->count, &sessions->capacity,
                       sizeof *sessions->at);
        if (!at) {
            return memory_store_full(err);
        }
        sessions->at = at;
        sessions->at[sessions->count++] = NULL;
    }
    struct kept_before before = {
        .what = KEPT_SESSION, .place = place, .session = sessions->at[place]};
    aftercare_status status = note(store, &before, err);
    if (!status) {
        sessions->at[place] = session;
    }
    return status;
}

aftercare_status memory_store_put_zones(struct memory_store *store,
                                        const struct store_zones *zones,
                                        aftercare_error *err) {
    struct kept_before before = {.what = KEPT_ZONES, .zones = store->zones};
    aftercare_status status = note(store, &before, err);
    if (!status) {
        store->zones = *zones;
    }
    return status;
}

void memory_store_undo_to(struct memory_store *store, size_t count) {
    while (store->before_count > count) {
        const struct kept_before *before = &store->before[--store->before_count];
        switch (before->what) {
        case KEPT_ROW:
            set_row(store, before->place, before->row);
            break;
        case KEPT_SESSION:
            store->sessions.at[before->place] = before->session;
            break;
        case KEPT_ZONES:
            store->zones = before->zones;
            break;
        }
    }
}
