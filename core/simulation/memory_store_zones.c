// What the store in memory knows of clocks on walls.
#include "core/simulation/memory_store_inside.h"

#include <string.h>

static bool is_on_wall(const struct memory_store *store, const struct store_row *row,
                       const struct store_wall_query *query) {
    const struct store_session *session = store->sessions.at[row->session_number - 1];
    return row->life == LIFE_SCHEDULED &&
           (row->reminder.due_wall || row->reminder.expires_wall) && session->timezone &&
           strcmp(session->timezone, query->timezone) == 0;
}

aftercare_status memory_store_rows_on_wall(struct store *store, struct arena *arena,
                                           const struct store_wall_query *query,
                                           struct store_walls *out,
                                           aftercare_error *err) {
    const struct memory_store *own = memory_store_of(store);
    struct store_walls walls = {
        .items = arena_array(arena, own->rows.count, sizeof *walls.items)};
    if (!walls.items) {
        return memory_store_full(err);
    }
    for (int64_t number = query->after + 1;
         number <= query->until && number <= (int64_t)own->rows.count; number++) {
        const struct kept_row *row = own->rows.at[number - 1];
        if (row && is_on_wall(own, &row->row, query)) {
            const aftercare_reminder *reminder = &row->row.reminder;
            walls.items[walls.count++] =
                (struct store_wall){reminder->key, reminder->due, reminder->expires,
                                    reminder->due_wall, reminder->expires_wall};
        }
    }
    *out = walls;
    return AFTERCARE_OK;
}

aftercare_status memory_store_row_last(struct store *store, int64_t *out,
                                       aftercare_error *err) {
    (void)err;
    *out = (int64_t)memory_store_of(store)->rows.count;
    return AFTERCARE_OK;
}

aftercare_status memory_store_zones(struct store *store, struct arena *arena,
                                    struct store_zones *out, aftercare_error *err) {
    (void)arena;
    (void)err;
    *out = memory_store_of(store)->zones;
    return AFTERCARE_OK;
}

static bool is_zone(const struct store_zone *zone, const struct store_zone *other) {
    return strcmp(zone->name, other->name) == 0 &&
           (!other->digest || strcmp(zone->digest, other->digest) == 0);
}

// All but those, with room for one more.
static bool copy_others(struct memory_store *store, struct store_zones *out,
                        const struct store_zone *zone) {
    *out = (struct store_zones){
        .items = arena_array(&store->arena, store->zones.count + 1, sizeof *out->items)};
    for (size_t i = 0; out->items && i < store->zones.count; i++) {
        if (!is_zone(&store->zones.items[i], zone)) {
            out->items[out->count++] = store->zones.items[i];
        }
    }
    return out->items != NULL;
}

aftercare_status memory_store_zone_add(struct store *store, const struct store_zone *zone,
                                       aftercare_error *err) {
    struct memory_store *own = memory_store_of(store);
    struct store_zones zones;
    struct store_zone kept = *zone;
    if (!copy_others(own, &zones, zone) || !memory_store_copy(own, &kept.name) ||
        !memory_store_copy(own, &kept.digest)) {
        return memory_store_full(err);
    }
    size_t at = zones.count++;
    for (; at > 0 && strcmp(zones.items[at - 1].name, kept.name) > 0; at--) {
        zones.items[at] = zones.items[at - 1];
    }
    zones.items[at] = kept;
    return memory_store_put_zones(own, &zones, err);
}

aftercare_status memory_store_zone_remove(struct store *store,
                                          const struct store_zone *zone,
                                          aftercare_error *err) {
    struct memory_store *own = memory_store_of(store);
    struct store_zones zones;
    return copy_others(own, &zones, zone) ? memory_store_put_zones(own, &zones, err)
                                          : memory_store_full(err);
}
