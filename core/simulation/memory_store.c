// The store in memory: opening and closing it, and batches.
#include "core/simulation/memory_store_inside.h"

// --- batches ---

static aftercare_status nothing(struct store *store, aftercare_error *err) {
    (void)store;
    (void)err;
    return AFTERCARE_OK;
}

static aftercare_status commit(struct store *store, aftercare_error *err) {
    (void)err;
    memory_store_of(store)->before_count = 0;
    return AFTERCARE_OK;
}

static void rollback(struct store *store) {
    memory_store_undo_to(memory_store_of(store), 0);
}

static aftercare_status mark(struct store *store, aftercare_error *err) {
    struct memory_store *own = memory_store_of(store);
    (void)err;
    own->mark = own->before_count;
    return AFTERCARE_OK;
}

static aftercare_status undo(struct store *store, aftercare_error *err) {
    struct memory_store *own = memory_store_of(store);
    (void)err;
    memory_store_undo_to(own, own->mark);
    return AFTERCARE_OK;
}

static bool is_never(const struct store *store) {
    (void)store;
    return false;
}

static void close_store(struct store *store) {
    if (store) {
        struct memory_store *own = memory_store_of(store);
        struct allocator allocator = own->allocator;
        arena_clear(&own->arena);
        (void)allocator.allocate(allocator.context, own, sizeof *own, 0);
    }
}

aftercare_status memory_store_new(struct store **out, const struct allocator *allocator,
                                  aftercare_error *err) {
    struct memory_store *store =
        allocator->allocate(allocator->context, NULL, 0, sizeof *store);
    if (!store) {
        return memory_store_full(err);
    }
    *store = (struct memory_store){.store = {.functions = &memory_store},
                                   .allocator = *allocator};
    arena_init(&store->arena, allocator, 0);
    *out = &store->store;
    return AFTERCARE_OK;
}

static aftercare_status open_store(struct store **out, const char *path,
                                   aftercare_error *err) {
    (void)path;
    return memory_store_new(out, &system_allocator, err);
}

static aftercare_status open_to_read(struct store **out, const char *path,
                                     aftercare_error *err) {
    (void)out;
    return fail(err, AFTERCARE_ENOTFOUND, path,
                "what is kept in memory is gone when it is closed");
}

// It lives no longer than one simulation, so there is nothing to copy, and nothing that
// was kept too long.
static aftercare_status copy(struct store *store, struct store_copy *copy,
                             aftercare_error *err) {
    (void)store;
    return fail(err, AFTERCARE_EUSAGE, copy->path,
                "what is kept in memory cannot be copied");
}

static aftercare_status sessions_ended(struct store *store, struct arena *arena,
                                       const struct store_ended *ended,
                                       struct store_numbers *out, aftercare_error *err) {
    (void)store;
    (void)arena;
    (void)ended;
    (void)out;
    return fail(err, AFTERCARE_EUSAGE, NULL,
                "what is kept in memory is not kept for a time");
}

const struct store_functions memory_store = {
    .scheme = "memory",
    .open = open_store,
    .open_to_read = open_to_read,
    .close = close_store,
    .begin = nothing,
    .touch = nothing,
    .commit = commit,
    .rollback = rollback,
    .mark = mark,
    .keep = nothing,
    .undo = undo,
    .is_untidy = is_never,
    .tidy = nothing,
    .trim = nothing,
    .examine = nothing,
    .copy = copy,
    .is_unswept = is_never,
    .sweep = nothing,
    .session_read = memory_store_session_read,
    .session_write = memory_store_session_write,
    .session_erase = memory_store_session_erase,
    .sessions_ended = sessions_ended,
    .sessions_of = memory_store_sessions_of,
    .courses_of = memory_store_courses_of,
    .row_add = memory_store_row_add,
    .row_move = memory_store_row_move,
    .row_write = memory_store_row_write,
    .row_read = memory_store_row_read,
    .row_peek = memory_store_row_peek,
    .rows_of = memory_store_rows_of,
    .rows_in_brief = memory_store_rows_of,
    .rows_till_next = memory_store_rows_till_next,
    .rows_list = memory_store_rows_list,
    .rows_due = memory_store_rows_due,
    .rows_beside = memory_store_rows_beside,
    .row_group = memory_store_row_group,
    .is_next_due = memory_store_is_next_due,
    .rows_missed_ahead = memory_store_rows_missed_ahead,
    .rows_on_wall = memory_store_rows_on_wall,
    .row_last = memory_store_row_last,
    .rows_under_way = memory_store_rows_under_way,
    .next_try = memory_store_next_try,
    .rows_count = memory_store_rows_count,
    .channel_after = memory_store_channel_after,
    .zones = memory_store_zones,
    .zone_add = memory_store_zone_add,
    .zone_remove = memory_store_zone_remove,
    .event_add = memory_store_event_add,
    .events_of = memory_store_events_of,
};
