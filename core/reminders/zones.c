#include "core/reminders/zones.h"

#include "core/base/fail.h"
#include "core/reminders/following.h"
#include "core/reminders/history.h"

#include <string.h>

// Stands for a zone's data while its reminders are reckoned anew: no digest is like it.
#define AT_WORK "?"

aftercare_status zones_begin(struct zones_pass *pass, struct arena *arena,
                             const char *directory, aftercare_error *err) {
    arena_reset(arena);
    *pass = (struct zones_pass){
        .arena = arena, .directory = directory, .place = {.name = ""}};
    return zone_cache_new(&pass->cache, arena, directory, err);
}

// When the zone's clock shows that reading.
static int64_t reckon(const struct zone *zone, int64_t wall, int64_t before) {
    return zone_of_reading(zone, wall, (struct instant){before}).milliseconds;
}

static const char *tell(struct arena *arena, const struct zone *zone,
                        const aftercare_reminder *before,
                        const aftercare_reminder *after) {
    char old[INSTANT_TEXT_MAX], new[INSTANT_TEXT_MAX];
    bool is_due = before->due != after->due;
    (void)instant_format(old, (struct instant){is_due ? before->due : before->expires},
                         0);
    (void)instant_format(new, (struct instant){is_due ? after->due : after->expires}, 0);
    return arena_format(arena,
                        "by the new data of the time zone %s it %s at %s, and not at %s",
                        zone_name(zone), is_due ? "is due" : "expires", new, old);
}

// What was put off until later stays there, unless it would be too early; what is held
// until it expires still is.
static int64_t next_try(const aftercare_reminder *before, int64_t due, int64_t expires) {
    bool waits = before->next_try == before->due;
    if (before->next_try > before->expires) {
        return expires + 1;
    }
    return waits || before->next_try < due ? due : before->next_try;
}

// One piece at work.
struct renewing {
    struct store *store;
    struct arena *arena;
    const char *directory;
    const struct zone *zone;
    int64_t now;
    aftercare_error *err;
};

static aftercare_status settle(const struct renewing *renewing,
                               const aftercare_reminder *reminder) {
    struct following_place place = {
        .store = renewing->store,
        .arena = renewing->arena,
        .zoneinfo = renewing->directory,
        .now = renewing->now,
        .why = arena_format(renewing->arena, "by the new data of the time zone %s",
                            zone_name(renewing->zone))};
    return reminder->rhythm ? following_settle(&place, reminder->session, reminder->rule,
                                               renewing->err)
                            : AFTERCARE_OK;
}

static bool is_as_before(const aftercare_reminder *a, const aftercare_reminder *b) {
    return a->due == b->due && a->expires == b->expires;
}

static aftercare_reminder reckoned(const struct zone *zone,
                                   const aftercare_reminder *before) {
    aftercare_reminder after = *before;
    after.due = reckon(zone, before->due_wall, before->due);
    after.expires = reckon(zone, before->expires_wall, before->expires);
    after.next_try = next_try(before, after.due, after.expires);
    // What it was sent with goes on without it, at its own moment.
    after.group = after.due == before->due ? before->group : NULL;
    return after;
}

static aftercare_status move(const struct renewing *renewing, struct store_row *row) {
    struct arena *arena = renewing->arena;
    const struct zone *zone = renewing->zone;
    aftercare_reminder before = row->reminder;
    row->reminder = reckoned(zone, &before);
    struct change change = {.happening = HAPPENING_MOVED,
                            .at = renewing->now,
                            .detail = tell(arena, zone, &before, &row->reminder)};
    return change.detail
               ? history_write(renewing->store, row, &change, renewing->err)
               : fail(renewing->err, AFTERCARE_ENOMEM, NULL, "no memory for a reminder");
}

// One that follows what was done before it goes by that, and what follows it goes by it.
static aftercare_status renew(const struct renewing *renewing, const char *key) {
    struct store *store = renewing->store;
    struct store_row row = {0};
    for (int i = 0; i < 2; i++) {
        aftercare_status status =
            store->functions->row_read(store, renewing->arena, key, &row, renewing->err);
        aftercare_reminder after = reckoned(renewing->zone, &row.reminder);
        // Another one of its step may have taken it along.
        if (status || is_as_before(&row.reminder, &after)) {
            return status;
        }
        status = i == 0 ? settle(renewing, &row.reminder) : move(renewing, &row);
        if (status) {
            return status;
        }
    }
    return settle(renewing, &row.reminder);
}

static bool is_moved(const struct zone *zone, const struct store_wall *wall) {
    return reckon(zone, wall->due_wall, wall->due) != wall->due ||
           reckon(zone, wall->expires_wall, wall->expires) != wall->expires;
}

static aftercare_status move_all(struct zones_place *next,
                                 const struct renewing *renewing) {
    struct store *store = renewing->store;
    struct store_walls walls = {0};
    struct store_wall_query query = {next->name, next->after, next->after + ZONES_PIECE};
    aftercare_status status = store->functions->rows_on_wall(
        store, renewing->arena, &query, &walls, renewing->err);
    for (size_t i = 0; !status && i < walls.count; i++) {
        if (is_moved(renewing->zone, &walls.items[i])) {
            next->moved++;
            status = renew(renewing, walls.items[i].key);
        }
    }
    next->after = query.until;
    return status;
}

// The next zone whose data are others now; *zone is NULL when there is none.
static aftercare_status find(const struct zone **zone, struct zones_place *next,
                             const struct zones_pass *pass, struct store *store,
                             struct arena *scratch, aftercare_error *err) {
    struct store_zones zones = {0};
    const struct zone *found = NULL;
    aftercare_status status = store->functions->zones(store, scratch, &zones, err);
    *zone = NULL;
    for (size_t i = 0; !status && i < zones.count && !*zone; i++) {
        const struct store_zone *known = &zones.items[i];
        if (strcmp(known->name, next->name) <= 0) {
            continue;
        }
        status = zone_find(&found, pass->cache, text_of(known->name), err);
        bool is_new = !status && strcmp(known->digest, zone_digest(found)) != 0;
        *zone = is_new ? found : NULL;
        status = status == AFTERCARE_ENOMEM ? status : AFTERCARE_OK;
    }
    return status;
}

static aftercare_status enter(struct zones_place *next, const struct zone *zone,
                              struct store *store, aftercare_error *err) {
    struct store_zone known = {.name = zone_name(zone)};
    *next = (struct zones_place){.name = known.name, .is_inside = true};
    aftercare_status status = store->functions->zone_remove(store, &known, err);
    known.digest = AT_WORK;
    return status ? status : store->functions->zone_add(store, &known, err);
}

// What was posted meanwhile with older data keeps its own line, for the next pass.
static aftercare_status leave(struct zones_place *next, const struct zone *zone,
                              struct store *store, aftercare_error *err) {
    struct store_zone known = {zone_name(zone), AT_WORK};
    int64_t last = 0;
    aftercare_status status = store->functions->row_last(store, &last, err);
    if (status || next->after < last) {
        return status;
    }
    next->is_inside = false;
    status = store->functions->zone_remove(store, &known, err);
    known.digest = zone_digest(zone);
    return status ? status : store->functions->zone_add(store, &known, err);
}

aftercare_status zones_go_on(struct zones_place *next, const struct zones_pass *pass,
                             struct store *store, struct arena *scratch, int64_t now,
                             aftercare_error *err) {
    const struct zone *zone = NULL;
    aftercare_status status = AFTERCARE_OK;
    *next = pass->place;
    if (next->is_inside) {
        status = zone_find(&zone, pass->cache, text_of(next->name), err);
    } else {
        status = find(&zone, next, pass, store, scratch, err);
        next->is_done = !zone;
        if (!status && zone) {
            status = enter(next, zone, store, err);
        }
    }
    if (!status && zone) {
        struct renewing renewing = {store, scratch, pass->directory, zone, now, err};
        status = move_all(next, &renewing);
    }
    return status || !zone ? status : leave(next, zone, store, err);
}
