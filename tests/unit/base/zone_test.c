// Time zones on the system's database; zone_oracle_test.c compares them all with
// Python's.
#include "core/base/zone.h"

#include "core/base/digest.h"
#include "core/base/file.h"
#include "tests/unit/base/failing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct fixture {
    struct arena arena;
    struct zone_cache *cache;
};

static int set_up(void **state) {
    struct fixture *fixture = malloc(sizeof *fixture);
    arena_init(&fixture->arena, &system_allocator, 0);
    *state = fixture;
    return (int)zone_cache_new(&fixture->cache, &fixture->arena, NULL, NULL);
}

static int tear_down(void **state) {
    struct fixture *fixture = *state;
    arena_clear(&fixture->arena);
    free(fixture);
    return 0;
}

static const struct zone *find(const struct fixture *fixture, const char *name) {
    const struct zone *zone = NULL;
    assert_int_equal(zone_find(&zone, fixture->cache, text_of(name), NULL), AFTERCARE_OK);
    assert_string_equal(zone_name(zone), name);
    return zone;
}

static struct instant instant(const char *text) {
    struct instant result = {0};
    assert_true(instant_parse(&result, NULL, text_of(text)));
    return result;
}

// A local time such as "2026-03-29T02:30:00".
static struct wall wall(const char *text) {
    struct wall result = {0};
    assert_true(date_parse(&result.date, (struct text){text, 10}));
    assert_true(clock_parse(&result.second, text_of(text + 11)));
    return result;
}

static const char *shown(const struct zone *zone, struct instant shown_instant) {
    static _Thread_local char text[INSTANT_TEXT_MAX];
    return instant_format(text, shown_instant, zone_offset(zone, shown_instant));
}

static void gaps_move_forward_and_folds_mean_the_first(void **state) {
    static const struct {
        const char *zone, *wall, *instant;
        enum zone_kind kind;
    } rows[] = {
        {"Europe/Berlin", "2026-03-29T01:59:59", "2026-03-29T01:59:59+01:00", ZONE_PLAIN},
        {"Europe/Berlin", "2026-03-29T02:00:00", "2026-03-29T03:00:00+02:00", ZONE_GAP},
        {"Europe/Berlin", "2026-03-29T02:30:00", "2026-03-29T03:30:00+02:00", ZONE_GAP},
        {"Europe/Berlin", "2026-03-29T03:00:00", "2026-03-29T03:00:00+02:00", ZONE_PLAIN},
        {"Europe/Berlin", "2026-10-25T01:59:59", "2026-10-25T01:59:59+02:00", ZONE_PLAIN},
        {"Europe/Berlin", "2026-10-25T02:00:00", "2026-10-25T02:00:00+02:00", ZONE_FOLD},
        {"Europe/Berlin", "2026-10-25T02:59:59", "2026-10-25T02:59:59+02:00", ZONE_FOLD},
        {"Europe/Berlin", "2026-10-25T03:00:00", "2026-10-25T03:00:00+01:00", ZONE_PLAIN},
        {"Europe/Berlin", "2426-03-29T02:30:00", "2426-03-29T03:30:00+02:00", ZONE_GAP},
        {"Europe/Berlin", "9226-03-29T02:30:00", "9226-03-29T03:30:00+02:00", ZONE_GAP},
        {"Europe/Berlin", "1850-06-01T12:00:00", "1850-06-01T11:59:32+00:53", ZONE_PLAIN},
        {"Australia/Lord_Howe", "2026-10-04T02:10:00", "2026-10-04T02:40:00+11:00",
         ZONE_GAP},
        {"Europe/Dublin", "2026-10-25T01:30:00", "2026-10-25T01:30:00+01:00", ZONE_FOLD},
        {"Pacific/Apia", "2011-12-30T12:00:00", "2011-12-31T12:00:00+14:00", ZONE_GAP},
        {"America/Havana", "2026-03-08T00:30:00", "2026-03-08T01:30:00-04:00", ZONE_GAP},
        {"Asia/Kathmandu", "2026-11-22T08:00:00", "2026-11-22T08:00:00+05:45",
         ZONE_PLAIN},
        {"UTC", "2026-11-22T08:00:00", "2026-11-22T08:00:00+00:00", ZONE_PLAIN},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct zone *zone = find(*state, rows[i].zone);
        enum zone_kind kind = ZONE_PLAIN;
        struct instant found = zone_instant(zone, wall(rows[i].wall), &kind);
        assert_string_equal(shown(zone, found), rows[i].instant);
        assert_int_equal(kind, rows[i].kind);
        assert_int_equal(zone_instant(zone, wall(rows[i].wall), NULL).milliseconds,
                         found.milliseconds);
    }
}

static void months_and_days_move_the_clock_and_seconds_elapse(void **state) {
    static const struct {
        const char *zone, *from;
        struct span span;
        const char *to;
    } rows[] = {
        {"Europe/Berlin",
         "2026-03-28T15:30:00+01:00",
         {0, 1, 0},
         "2026-03-29T15:30:00+02:00"},
        {"Europe/Berlin",
         "2026-03-28T15:30:00+01:00",
         {0, 0, 86400},
         "2026-03-29T16:30:00+02:00"},
        {"Europe/Berlin",
         "2026-03-28T02:30:00+01:00",
         {0, 1, 0},
         "2026-03-29T03:30:00+02:00"},
        {"Europe/Berlin",
         "2026-10-24T02:30:00+02:00",
         {0, 1, 0},
         "2026-10-25T02:30:00+02:00"},
        {"Europe/Berlin",
         "2026-10-25T02:30:00+01:00",
         {0, 0, 60},
         "2026-10-25T02:31:00+01:00"},
        {"Europe/Berlin",
         "2026-10-25T02:30:00+01:00",
         {0, 0, 0},
         "2026-10-25T02:30:00+01:00"},
        {"Europe/Berlin",
         "2026-08-31T08:00:00+02:00",
         {6, 0, 0},
         "2027-02-28T08:00:00+01:00"},
        {"Europe/Berlin",
         "2026-01-31T08:00:00.250+01:00",
         {1, 1, 3600},
         "2026-03-01T09:00:00.250+01:00"},
        {"Europe/Berlin",
         "1969-12-31T23:59:59.999+01:00",
         {0, 1, 0},
         "1970-01-01T23:59:59.999+01:00"},
        {"America/New_York",
         "2026-03-07T12:00:00-05:00",
         {0, 1, -3600},
         "2026-03-08T11:00:00-04:00"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct zone *zone = find(*state, rows[i].zone);
        struct instant moved = zone_add(zone, instant(rows[i].from), rows[i].span);
        assert_string_equal(shown(zone, moved), rows[i].to);
    }
}

static void what_leaves_the_calendar_does_no_harm(void **state) {
    static const struct {
        int64_t start;
        struct span span;
        bool is_later;
    } rows[] = {
        {0, {INT32_MAX, 0, 0}, true},         {0, {INT32_MIN, INT32_MIN, 0}, false},
        {0, {0, 0, INT64_MAX}, true},         {0, {0, 0, INT64_MIN}, false},
        {INT64_MAX, {0, 0, 1}, true},         {INT64_MIN, {0, 0, -1}, false},
        {0, {INT32_MAX, 0, INT64_MAX}, true},
    };
    const struct zone *zone = find(*state, "America/Sao_Paulo");

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct instant moved =
            zone_add(zone, (struct instant){rows[i].start}, rows[i].span);
        assert_int_equal(moved.milliseconds > 0, rows[i].is_later);
        assert_string_equal(shown(zone, moved), "");
    }
    (void)zone_wall(zone, (struct instant){INT64_MAX});
    (void)zone_wall(zone, (struct instant){INT64_MIN});
    (void)zone_instant(zone, (struct wall){DATE_MAX, 86399}, NULL);
    (void)zone_instant(zone, (struct wall){DATE_MIN, 0}, NULL);
}

static void a_wall_shows_what_its_clock_shows(void **state) {
    const struct zone *zone = find(*state, "America/New_York");
    struct wall found = zone_wall(zone, instant("2026-07-01T03:30:15.999Z"));
    struct wall expected = wall("2026-06-30T23:30:15");

    assert_int_equal(found.date.day, expected.date.day);
    assert_int_equal(found.second, expected.second);
}

static void a_zone_is_read_once(void **state) {
    struct fixture *fixture = *state;
    const struct zone *berlin = find(fixture, "Europe/Berlin");
    (void)find(fixture, "Europe/Vienna");
    size_t total = fixture->arena.total;
    size_t used = fixture->arena.used;

    assert_ptr_equal(find(fixture, "Europe/Berlin"), berlin);
    assert_int_equal(fixture->arena.total, total);
    assert_int_equal(fixture->arena.used, used);
}

static void a_name_that_is_none_gets_the_nearest(void **state) {
    struct fixture *fixture = *state;
    static const struct {
        struct text name;
        const char *sentence;
    } rows[] = {
        {{"Europe/Berln", 12},
         "there is no time zone \"Europe/Berln\" (perhaps \"Europe/Berlin\")"},
        {{"europe/berlin", 13},
         "there is no time zone \"europe/berlin\" (perhaps \"Europe/Berlin\")"},
        {{"America/Argentina/BuenosAires", 29},
         "there is no time zone \"America/Argentina/BuenosAires\" (perhaps "
         "\"America/Argentina/Buenos_Aires\")"},
        {{"America", 7},
         "there is no time zone \"America\" (a name such as Europe/Berlin)"},
        {{"Middle/Earth/Minas_Tirith", 25},
         "there is no time zone \"Middle/Earth/Minas_Tirith\" (a name such as "
         "Europe/Berlin)"},
        {{"", 0}, "there is no time zone \"\" (a name such as Europe/Berlin)"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct zone *zone = NULL;
        aftercare_error err = {0};
        assert_int_equal(zone_find(&zone, fixture->cache, rows[i].name, &err),
                         AFTERCARE_ENOTFOUND);
        assert_null(zone);
        assert_string_equal(err.sentence, rows[i].sentence);
    }
}

static void no_name_leads_out_of_the_database(void **state) {
    struct fixture *fixture = *state;
    static const struct text rows[] = {
        {"../../../etc/passwd", 19},
        {"/etc/passwd", 11},
        {"Europe/../Europe/Berlin", 23},
        {"Europe//Berlin", 14},
        {"Europe/Berlin/", 14},
        {"Europe/./Berlin", 15},
        {"Europe/Berlin\0", 14},
        {"Europe", 6},
        {"Zürich", 7},
        {"posixrules", 10},
        {"localtime", 9},
        {"zone.tab", 8},
        {"right/UTC", 9},
        {"Europe/Berlin\n", 14},
        {"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", 65},
    };
    size_t total = fixture->arena.total;
    size_t used = fixture->arena.used;

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct zone *zone = NULL;
        assert_int_equal(zone_find(&zone, fixture->cache, rows[i], NULL),
                         AFTERCARE_ENOTFOUND);
    }
    assert_int_equal(fixture->arena.total, total); // nothing is left behind either
    assert_int_equal(fixture->arena.used, used);
}

static void write_file(const char *folder, const char *name, size_t size) {
    char path[128];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite("TZif", 1, 4, file), 4);
    assert_int_equal(ftruncate(fileno(file), (off_t)size), 0);
    assert_int_equal(fclose(file), 0);
}

static void the_digest_is_that_of_the_file(void **state) {
    struct fixture *fixture = *state;
    struct text file;
    char digest[DIGEST_TEXT_MAX];
    assert_int_equal(file_read(&file, &fixture->arena, ZONE_DIRECTORY "/Europe/Paris",
                               1 << 16, FILE_ANY, NULL),
                     AFTERCARE_OK);

    assert_string_equal(zone_digest(find(fixture, "Europe/Paris")),
                        digest_of(digest, file));
    assert_string_not_equal(zone_digest(find(fixture, "Asia/Tokyo")), digest);
}

static void a_damaged_database_is_the_systems_fault(void **state) {
    (void)state;
    struct arena arena;
    struct zone_cache *cache = NULL;
    const struct zone *zone = NULL;
    char folder[] = "/tmp/aftercare-zones-XXXXXX";
    char path[64];
    aftercare_error err = {0};
    arena_init(&arena, &system_allocator, 0);
    assert_non_null(mkdtemp(folder));
    write_file(folder, "Short", 20);
    write_file(folder, "Large", (64 << 10) + 1);
    assert_int_equal(zone_cache_new(&cache, &arena, folder, NULL), AFTERCARE_OK);

    assert_int_equal(zone_find(&zone, cache, TEXT("Short"), &err), AFTERCARE_EIO);
    assert_string_equal(err.sentence, "is no compiled time zone");
    (void)snprintf(path, sizeof path, "%s/Short", folder);
    assert_string_equal(err.place, path);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(zone_find(&zone, cache, TEXT("Large"), &err), AFTERCARE_EIO);
    assert_string_equal(err.sentence, "is too large for a time zone");
    (void)snprintf(path, sizeof path, "%s/Large", folder);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(folder), 0);
    assert_int_equal(zone_find(&zone, cache, TEXT("Large"), &err), AFTERCARE_ENOTFOUND);
    assert_null(zone);
    arena_clear(&arena);
}

static void each_allocation_may_fail(void **state) {
    (void)state;
    aftercare_status status = AFTERCARE_ENOMEM;
    for (size_t n = 1; status != AFTERCARE_OK; n++) {
        struct failing failing = {.fails_at = n};
        struct allocator allocator = failing_allocator(&failing);
        struct arena arena;
        struct zone_cache *cache = NULL;
        const struct zone *zone = NULL;
        aftercare_error err = {0};
        arena_init(&arena, &allocator, 0);

        status = zone_cache_new(&cache, &arena, NULL, &err);
        if (status == AFTERCARE_OK) {
            status = zone_find(&zone, cache, TEXT("Europe/Berlin"), &err);
        }

        assert_int_equal(status == AFTERCARE_OK, failing.requests < n);
        assert_int_equal(err.status, status);
        assert_int_equal(zone != NULL, status == AFTERCARE_OK);
        arena_clear(&arena);
        assert_int_equal(failing.live, 0);
    }
}

static void memory_may_end_anywhere(void **state) {
    (void)state;
    aftercare_status status = AFTERCARE_ENOMEM;
    for (size_t limit = 64; status != AFTERCARE_OK; limit += 64) {
        struct arena arena;
        struct zone_cache *cache = NULL;
        const struct zone *zone = NULL;
        arena_init(&arena, &system_allocator, limit);

        status = zone_cache_new(&cache, &arena, NULL, NULL);
        if (status == AFTERCARE_OK) {
            status = zone_find(&zone, cache, TEXT("Europe/Berlin"), NULL);
        }

        assert_true(status == AFTERCARE_OK || status == AFTERCARE_ENOMEM);
        arena_clear(&arena);
    }
}

static void each_allocation_may_fail_while_a_name_is_looked_for(void **state) {
    (void)state;
    bool failed = true;
    for (size_t n = 2; failed; n++) {
        struct failing failing = {.fails_at = n};
        struct allocator allocator = failing_allocator(&failing);
        struct arena arena;
        struct zone_cache *cache = NULL;
        const struct zone *zone = NULL;
        aftercare_error err = {0};
        arena_init(&arena, &allocator, 0);
        assert_int_equal(zone_cache_new(&cache, &arena, NULL, &err), AFTERCARE_OK);

        aftercare_status status = zone_find(&zone, cache, TEXT("Europe/Berln"), &err);

        failed = failing.requests >= n;
        assert_true(status == AFTERCARE_ENOTFOUND ||
                    (failed && status == AFTERCARE_ENOMEM));
        arena_clear(&arena);
        assert_int_equal(failing.live, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gaps_move_forward_and_folds_mean_the_first),
        cmocka_unit_test(months_and_days_move_the_clock_and_seconds_elapse),
        cmocka_unit_test(what_leaves_the_calendar_does_no_harm),
        cmocka_unit_test(a_wall_shows_what_its_clock_shows),
        cmocka_unit_test(a_zone_is_read_once),
        cmocka_unit_test(a_name_that_is_none_gets_the_nearest),
        cmocka_unit_test(no_name_leads_out_of_the_database),
        cmocka_unit_test_setup_teardown(the_digest_is_that_of_the_file, set_up,
                                        tear_down),
        cmocka_unit_test(a_damaged_database_is_the_systems_fault),
        cmocka_unit_test(each_allocation_may_fail),
        cmocka_unit_test(memory_may_end_anywhere),
        cmocka_unit_test(each_allocation_may_fail_while_a_name_is_looked_for),
    };
    return cmocka_run_group_tests_name("zone", tests, set_up, tear_down);
}
