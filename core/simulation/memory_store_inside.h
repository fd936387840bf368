// What the files of the store in memory share; nobody else includes this.
#ifndef AFTERCARE_SIMULATION_MEMORY_STORE_INSIDE_H
#define AFTERCARE_SIMULATION_MEMORY_STORE_INSIDE_H

#include "core/base/fail.h"
#include "core/simulation/memory_store.h"

struct kept_event { // a list, the newest first
    const struct kept_event *older;
    struct store_event event;
};

struct kept_row { // one version of it
    struct store_row row;
    const struct kept_event *newest;
};

// What stands at number - 1: its version, or NULL when it was erased or never kept.
struct kept_rows {
    const struct kept_row **at;
    size_t count, capacity;
};

struct kept_sessions {
    const struct store_session **at;
    size_t count, capacity;
};

// What stood somewhere before it was written over.
struct kept_before {
    enum kept { KEPT_ROW, KEPT_SESSION, KEPT_ZONES } what;
    size_t place; // of a row or a session
    const struct kept_row *row;
    const struct store_session *session;
    struct store_zones zones;
};

struct memory_store {
    struct store store;
    struct allocator allocator;
    struct arena arena;
    struct kept_rows rows;
    struct kept_sessions sessions;
    struct store_zones zones; // by name
    size_t *scheduled;        // places in rows, by next_try, then place
    size_t scheduled_count, scheduled_capacity;
    struct kept_before *before; // of this batch, in the order of writing
    size_t before_count, before_capacity, mark;
};

static inline struct memory_store *memory_store_of(struct store *store) {
    return (struct memory_store *)store;
}

aftercare_status memory_store_full(aftercare_error *err); // ENOMEM

// The one way in which a row changes: what stands at place is from now on that version
// (NULL: nothing), and can be undone. place may be rows.count. ENOMEM.
aftercare_status memory_store_put_row(struct memory_store *store, size_t place,
                                      const struct kept_row *row, aftercare_error *err);
aftercare_status memory_store_put_session(struct memory_store *store, size_t place,
                                          const struct store_session *session,
                                          aftercare_error *err);
// The items are the store's arena's.
aftercare_status memory_store_put_zones(struct memory_store *store,
                                        const struct store_zones *zones,
                                        aftercare_error *err);

// Undoes what was written since the first count writes of the batch.
void memory_store_undo_to(struct memory_store *store, size_t count);

// Copies into the store; NULL stays NULL. False: no memory.
bool memory_store_copy(struct memory_store *store, const char **text);

// A row as it is read, with what it takes of its session.
struct store_row memory_store_shown(const struct memory_store *store, size_t place);

aftercare_status memory_store_row_add(struct store *store, struct store_row *row,
                                      aftercare_error *err);
aftercare_status memory_store_row_move(struct store *store, const struct store_row *row,
                                       aftercare_error *err);
aftercare_status memory_store_row_write(struct store *store, const struct store_row *row,
                                        aftercare_error *err);
aftercare_status memory_store_zone_add(struct store *store, const struct store_zone *zone,
                                       aftercare_error *err);
aftercare_status memory_store_zone_remove(struct store *store,
                                          const struct store_zone *zone,
                                          aftercare_error *err);
aftercare_status memory_store_event_add(struct store *store,
                                        const struct store_event *event,
                                        aftercare_error *err);
aftercare_status memory_store_session_write(struct store *store,
                                            struct store_session *session,
                                            aftercare_error *err);
aftercare_status memory_store_session_erase(struct store *store, int64_t session,
                                            aftercare_erased *erased,
                                            aftercare_error *err);

aftercare_status memory_store_session_read(struct store *store, struct arena *arena,
                                           const char *id, struct store_session *out,
                                           aftercare_error *err);
aftercare_status memory_store_sessions_of(struct store *store, struct arena *arena,
                                          const char *patient, struct store_names *out,
                                          aftercare_error *err);
aftercare_status memory_store_courses_of(struct store *store, struct arena *arena,
                                         const char *patient, struct store_courses *out,
                                         aftercare_error *err);
aftercare_status memory_store_row_read(struct store *store, struct arena *arena,
                                       const char *key, struct store_row *out,
                                       aftercare_error *err);
aftercare_status memory_store_row_peek(struct store *store, int64_t number,
                                       struct store_row *out, aftercare_error *err);
aftercare_status memory_store_rows_of(struct store *store, struct arena *arena,
                                      int64_t session, struct store_rows *out,
                                      aftercare_error *err);
aftercare_status memory_store_rows_till_next(struct store *store, struct arena *arena,
                                             int64_t session, struct store_rows *out,
                                             aftercare_error *err);
aftercare_status memory_store_rows_list(struct store *store, struct arena *arena,
                                        const struct store_query *query,
                                        struct store_rows *out, aftercare_error *err);
aftercare_status memory_store_rows_due(struct store *store, struct arena *arena,
                                       const struct store_due *due,
                                       struct store_rows *out, aftercare_error *err);
aftercare_status memory_store_rows_beside(struct store *store, struct arena *arena,
                                          const struct store_beside *beside,
                                          struct store_rows *out, aftercare_error *err);
aftercare_status memory_store_row_group(struct store *store, const struct store_row *row,
                                        aftercare_error *err);
aftercare_status memory_store_rows_on_wall(struct store *store, struct arena *arena,
                                           const struct store_wall_query *query,
                                           struct store_walls *out, aftercare_error *err);
aftercare_status memory_store_row_last(struct store *store, int64_t *out,
                                       aftercare_error *err);
aftercare_status memory_store_zones(struct store *store, struct arena *arena,
                                    struct store_zones *out, aftercare_error *err);
aftercare_status memory_store_is_next_due(struct store *store,
                                          const struct store_row *row, bool *out,
                                          aftercare_error *err);
aftercare_status memory_store_rows_missed_ahead(struct store *store, struct arena *arena,
                                                int64_t now, int limit,
                                                struct store_rows *out,
                                                aftercare_error *err);
aftercare_status memory_store_rows_under_way(struct store *store, struct arena *arena,
                                             struct store_rows *out,
                                             aftercare_error *err);
aftercare_status memory_store_next_try(struct store *store, const char *channel,
                                       int64_t *out, aftercare_error *err);
aftercare_status memory_store_rows_count(struct store *store, int64_t *scheduled,
                                         int64_t *under_way, aftercare_error *err);
aftercare_status memory_store_channel_after(struct store *store, struct arena *arena,
                                            const char *name, const char **out,
                                            aftercare_error *err);
aftercare_status memory_store_events_of(struct store *store, struct arena *arena,
                                        int64_t reminder, struct store_events *out,
                                        aftercare_error *err);

#endif
