// Time zones in the SQLite store, and the reminders that hang on one.
#include "core/reminders/store_sqlite.h"

aftercare_status store_sqlite_zones(struct store *store, struct arena *arena,
                                    struct store_zones *out, aftercare_error *err) {
    struct store_sqlite_cursor cursor = store_sqlite_start(store, STATEMENT_ZONES, arena);
    struct store_zones zones = {0};
    size_t capacity = 0;
    while (store_sqlite_step(&cursor)) {
        struct store_zone *grown =
            arena_grow(arena, zones.items, zones.count, &capacity, sizeof *zones.items);
        if (!grown) {
            cursor.code = SQLITE_NOMEM;
            break;
        }
        zones.items = grown;
        struct store_zone *zone = &zones.items[zones.count++];
        zone->name = store_sqlite_take_text(&cursor);
        zone->digest = store_sqlite_take_text(&cursor);
    }
    aftercare_status status = store_sqlite_end(&cursor, "be read", err);
    if (!status) {
        *out = zones;
    }
    return status;
}

static aftercare_status change(struct store *store, enum statement statement,
                               const struct store_zone *zone, aftercare_error *err) {
    struct store_sqlite_cursor cursor = store_sqlite_start(store, statement, NULL);
    store_sqlite_put_text(&cursor, zone->name);
    store_sqlite_put_text(&cursor, zone->digest);
    return store_sqlite_run(&cursor, "be written", err);
}

aftercare_status store_sqlite_zone_add(struct store *store, const struct store_zone *zone,
                                       aftercare_error *err) {
    return change(store, STATEMENT_ZONE_ADD, zone, err);
}

aftercare_status store_sqlite_zone_remove(struct store *store,
                                          const struct store_zone *zone,
                                          aftercare_error *err) {
    return change(store, STATEMENT_ZONE_REMOVE, zone, err);
}

aftercare_status store_sqlite_rows_on_wall(struct store *store, struct arena *arena,
                                           const struct store_wall_query *query,
                                           struct store_walls *out,
                                           aftercare_error *err) {
    struct store_sqlite_cursor cursor =
        store_sqlite_start(store, STATEMENT_ROWS_ON_WALL, arena);
    struct store_walls walls = {0};
    size_t capacity = 0;
    store_sqlite_put_text(&cursor, query->timezone);
    store_sqlite_put_integer(&cursor, query->after);
    store_sqlite_put_integer(&cursor, query->until);
    while (store_sqlite_step(&cursor)) {
        struct store_wall *grown =
            arena_grow(arena, walls.items, walls.count, &capacity, sizeof *walls.items);
        if (!grown) {
            cursor.code = SQLITE_NOMEM;
            break;
        }
        walls.items = grown;
        struct store_wall *wall = &walls.items[walls.count++];
        wall->key = store_sqlite_take_text(&cursor);
        wall->due = store_sqlite_take_integer(&cursor);
        wall->expires = store_sqlite_take_integer(&cursor);
        wall->due_wall = store_sqlite_take_integer(&cursor);
        wall->expires_wall = store_sqlite_take_integer(&cursor);
    }
    aftercare_status status = store_sqlite_end(&cursor, "be read", err);
    if (!status) {
        *out = walls;
    }
    return status;
}

aftercare_status store_sqlite_row_last(struct store *store, int64_t *out,
                                       aftercare_error *err) {
    struct store_sqlite_cursor cursor =
        store_sqlite_start(store, STATEMENT_ROW_LAST, NULL);
    int64_t last = store_sqlite_step(&cursor) ? store_sqlite_take_integer(&cursor) : 0;
    aftercare_status status = store_sqlite_end(&cursor, "be read", err);
    if (!status) {
        *out = last;
    }
    return status;
}
