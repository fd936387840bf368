#include "core/base/zone.h"

#include "core/base/digest.h"
#include "core/base/file.h"
#include "core/base/tzif.h"

#include <stdbool.h>

#define FILE_MAX ((size_t)64 << 10)
#define NAME_MAX_LEN 64 // no name of the database is longer
#define FOLDER_DEPTH 3  // America/Argentina/Buenos_Aires
#define DAY INT64_C(86400)

struct zone {
    struct zone *next;
    struct text name;
    struct tzif times;
    char digest[DIGEST_TEXT_MAX];
};

struct zone_cache {
    struct arena *arena;
    const char *directory;
    struct zone *zones;
};

aftercare_status zone_cache_new(struct zone_cache **out, struct arena *arena,
                                const char *directory, aftercare_error *err) {
    struct text path = text_of(directory ? directory : ZONE_DIRECTORY);
    struct zone_cache *cache = arena_alloc(arena, sizeof *cache);
    const char *copy = arena_copy(arena, path.at, path.len);
    if (!cache || !copy) {
        return fail(err, AFTERCARE_ENOMEM, directory, "no memory for the time zones");
    }
    *cache = (struct zone_cache){.arena = arena, .directory = copy};
    *out = cache;
    return AFTERCARE_OK;
}

// --- finding ---

static bool is_upper(char byte) {
    return byte >= 'A' && byte <= 'Z';
}

// Names begin with a capital (what does not is no zone: posixrules, right/, zone.tab) and
// have no dots, so that none leads out of the directory.
static bool is_name(struct text name) {
    if (name.len == 0 || name.len > NAME_MAX_LEN || !is_upper(*name.at)) {
        return false;
    }
    for (size_t i = 0; i < name.len; i++) {
        char byte = name.at[i];
        bool is_plain = is_upper(byte) || (byte >= 'a' && byte <= 'z') ||
                        (byte >= '0' && byte <= '9') || byte == '_' || byte == '+' ||
                        byte == '-';
        bool is_slash = byte == '/' && name.at[i - 1] != '/' && i + 1 < name.len;
        if (!is_plain && !is_slash) {
            return false;
        }
    }
    return true;
}

struct search {
    struct arena *arena;
    const char *directory;
    struct nearest nearest;
};

// Offers every name below a folder, whose own name is prefix; what cannot be listed is a
// file, and so a zone. Recursion ends at FOLDER_DEPTH.
static void offer_names(struct search *search, const char *prefix, int depth) {
    struct text *names = NULL;
    size_t count = 0;
    const char *folder = arena_format(search->arena, "%s/%s", search->directory, prefix);
    if (!folder) {
        return;
    }
    if (file_list(&names, &count, search->arena, folder, NULL) != AFTERCARE_OK) {
        nearest_offer(&search->nearest, text_of(prefix));
        return;
    }
    for (size_t i = 0; i < count && depth < FOLDER_DEPTH; i++) {
        const char *name = arena_format(search->arena, "%s%s%.*s", prefix,
                                        *prefix ? "/" : "", TEXT_ARGS(names[i]));
        if (name && is_upper(*name)) {
            offer_names(search, name, depth + 1);
        }
    }
}

static aftercare_status not_found(struct zone_cache *cache, struct text name,
                                  aftercare_error *err) {
    struct arena scratch;
    arena_init(&scratch, &cache->arena->allocator, 0);
    struct search search = {
        .arena = &scratch, .directory = cache->directory, .nearest = {.word = name}};
    if (err && name.len <= NAME_MAX_LEN) {
        offer_names(&search, "", 0);
    }
    struct text best = search.nearest.best;
    aftercare_status status = fail(
        err, AFTERCARE_ENOTFOUND, NULL, "there is no time zone \"%.*s\" (%s%.*s%s)",
        TEXT_ARGS(name), best.len > 0 ? "perhaps \"" : "a name such as Europe/Berlin",
        TEXT_ARGS(best), best.len > 0 ? "\"" : "");
    arena_clear(&scratch);
    return status;
}

// --- reading ---

struct read {
    struct text name, file;
    struct tzif times;
};

// Moves what was read into the cache's arena, once all is well.
static aftercare_status keep(const struct zone **out, struct zone_cache *cache,
                             const struct read *read, aftercare_error *err) {
    struct text name = read->name;
    const struct tzif *times = &read->times;
    size_t bytes = times->count * sizeof *times->changes;
    struct zone *zone = arena_alloc(cache->arena, sizeof *zone);
    const char *own_name = arena_copy(cache->arena, name.at, name.len);
    const void *changes = arena_copy(cache->arena, times->changes, bytes);
    if (!zone || !own_name || !changes) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the time zone");
    }
    *zone = (struct zone){
        .next = cache->zones, .name = {own_name, name.len}, .times = *times};
    zone->times.changes = changes;
    (void)digest_of(zone->digest, read->file);
    cache->zones = zone;
    *out = zone;
    return AFTERCARE_OK;
}

static aftercare_status load(const struct zone **out, struct zone_cache *cache,
                             struct arena *scratch, struct text name,
                             aftercare_error *err) {
    struct read read = {.name = name};
    const char *path =
        arena_format(scratch, "%s/%.*s", cache->directory, TEXT_ARGS(name));
    if (!path) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the time zone");
    }
    aftercare_status status =
        file_read(&read.file, scratch, path, FILE_MAX, FILE_ANY, err);
    if (status == AFTERCARE_ENOTFOUND || file_is_folder(path)) {
        return not_found(cache, name, err);
    }
    if (status == AFTERCARE_ELIMIT) {
        return fail(err, AFTERCARE_EIO, path, "is too large for a time zone");
    }
    if (status == AFTERCARE_OK) {
        status = tzif_read(&read.times, scratch, path, read.file, err);
    }
    return status == AFTERCARE_OK ? keep(out, cache, &read, err) : status;
}

aftercare_status zone_find(const struct zone **out, struct zone_cache *cache,
                           struct text name, aftercare_error *err) {
    for (const struct zone *zone = cache->zones; zone; zone = zone->next) {
        if (text_equal(zone->name, name)) {
            *out = zone;
            return AFTERCARE_OK;
        }
    }
    if (!is_name(name)) {
        return not_found(cache, name, err);
    }
    struct arena scratch;
    arena_init(&scratch, &cache->arena->allocator, 0);
    aftercare_status status = load(out, cache, &scratch, name, err);
    arena_clear(&scratch);
    return status;
}

const char *zone_name(const struct zone *zone) {
    return zone->name.at;
}

const char *zone_digest(const struct zone *zone) {
    return zone->digest;
}

// --- using ---

// The calendar repeats itself: a time after the unrolled years is looked up in them.
static int64_t into_cycle(const struct tzif *times, int64_t second) {
    if (!times->repeats || second < times->until) {
        return second;
    }
    return second - ((second - times->until) / TZIF_CYCLE + 1) * TZIF_CYCLE;
}

// How many changes lie at or before that second of UTC. O(log changes), as is the next.
static size_t changes_until(const struct tzif *times, int64_t second) {
    size_t low = 0;
    size_t high = times->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (times->changes[middle].at <= second) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static int32_t larger(int32_t a, int32_t b) {
    return a > b ? a : b;
}

// How many changes are over on the wall clock: one is when neither the clock before it
// nor the clock after it shows that second any more, or has not skipped it. Until then
// the offset before it is the one to use; in a gap that moves the time forward by the
// gap, and in a fold it means the first of the two.
static size_t changes_over(const struct tzif *times, int64_t local) {
    size_t low = 0;
    size_t high = times->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct tzif_change *change = &times->changes[middle];
        if (change->at + larger(change->before, change->after) <= local) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static int32_t offset_after(const struct tzif *times, size_t changes) {
    return changes > 0 ? times->changes[changes - 1].after : times->first;
}

int32_t zone_offset(const struct zone *zone, struct instant instant) {
    const struct tzif *times = &zone->times;
    int64_t second = into_cycle(times, instant_seconds(instant));
    return offset_after(times, changes_until(times, second));
}

static enum zone_kind kind_of(const struct tzif *times, size_t over, int64_t local) {
    if (over == times->count) {
        return ZONE_PLAIN;
    }
    const struct tzif_change *next = &times->changes[over];
    if (next->before < next->after) {
        return local >= next->at + next->before ? ZONE_GAP : ZONE_PLAIN;
    }
    return local >= next->at + next->after ? ZONE_FOLD : ZONE_PLAIN;
}

struct instant zone_instant(const struct zone *zone, struct wall wall,
                            enum zone_kind *kind) {
    const struct tzif *times = &zone->times;
    int64_t local = into_cycle(times, instant_seconds(instant_at(wall, 0)));
    size_t over = changes_over(times, local);
    if (kind) {
        *kind = kind_of(times, over, local);
    }
    return instant_at(wall, offset_after(times, over));
}

struct wall zone_wall(const struct zone *zone, struct instant instant) {
    return instant_wall(instant, zone_offset(zone, instant));
}

struct instant zone_add(const struct zone *zone, struct instant start, struct span span) {
    struct instant moved = start;
    int64_t elapsed = 0;
    if (span.months != 0 || span.days != 0) {
        struct wall wall = zone_wall(zone, start);
        wall.date = date_add(wall.date, span);
        moved = zone_instant(zone, wall, NULL);
        moved.milliseconds += start.milliseconds - instant_seconds(start) * 1000;
    }
    if (__builtin_mul_overflow(span.seconds, INT64_C(1000), &elapsed) ||
        __builtin_add_overflow(moved.milliseconds, elapsed, &moved.milliseconds)) {
        return (struct instant){span.seconds < 0 ? INT64_MIN : INT64_MAX};
    }
    return moved;
}

int64_t zone_reading(const struct zone *zone, struct instant instant) {
    struct wall wall = zone_wall(zone, instant);
    struct instant again = zone_instant(zone, wall, NULL);
    bool is_found = instant_seconds(again) == instant_seconds(instant);
    return is_found ? (int64_t)wall.date.day * DAY + wall.second : 0;
}

struct instant zone_of_reading(const struct zone *zone, int64_t reading,
                               struct instant before) {
    if (reading == 0) {
        return before;
    }
    int64_t second = (reading % DAY + DAY) % DAY;
    struct wall wall = {{(int32_t)((reading - second) / DAY)}, (int32_t)second};
    struct instant found = zone_instant(zone, wall, NULL);
    found.milliseconds += (before.milliseconds % 1000 + 1000) % 1000;
    return found;
}
