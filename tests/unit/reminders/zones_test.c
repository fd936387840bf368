// The time zone database is replaced by another one. "Clinic" is a zone of the test's
// own.
#include "core/reminders/zones.h"
#include "tests/unit/base/failing.h"
#include "tests/unit/reminders/faulty_disk.h"
#include "tests/unit/reminders/following_step.h"

#include <sys/stat.h>

#define SYSTEM "/usr/share/zoneinfo/"
#define MANY 2500 // reminders: several pieces

struct zoned {
    struct harness *h;
    char folder[96];
};

// Makes the zone what the system's zone of that name is.
static void set_zone(const struct zoned *zoned, const char *name) {
    static char bytes[1 << 16];
    char path[128];
    (void)snprintf(path, sizeof path, SYSTEM "%s", name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t len = fread(bytes, 1, sizeof bytes, file);
    (void)fclose(file);
    (void)snprintf(path, sizeof path, "%s/Clinic", zoned->folder);
    file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(len, fwrite(bytes, 1, len, file));
    assert_int_equal(0, fclose(file));
}

static void remove_zone(const struct zoned *zoned) {
    char path[128];
    (void)snprintf(path, sizeof path, "%s/Clinic", zoned->folder);
    (void)unlink(path);
}

// The clinic lies an hour east of Greenwich, to begin with.
static int make(void **state) {
    struct zoned *zoned = calloc(1, sizeof *zoned);
    assert_non_null(zoned);
    zoned->h = harness_new();
    (void)snprintf(zoned->folder, sizeof zoned->folder, "%s/zoneinfo", zoned->h->folder);
    assert_int_equal(0, mkdir(zoned->folder, 0700));
    zoned->h->zoneinfo = zoned->folder;
    set_zone(zoned, "Etc/GMT-1");
    harness_open(zoned->h);
    *state = zoned;
    return 0;
}

static int unmake(void **state) {
    struct zoned *zoned = *state;
    disk.fault = DISK_WORKS;
    remove_zone(zoned);
    (void)rmdir(zoned->folder);
    harness_free(zoned->h);
    free(zoned);
    return 0;
}

// What the clinic's clock shows at an instant by its first data.
static int64_t wall(int64_t instant) {
    return (instant + HOUR) / 1000;
}

static aftercare_reminder at_wall(const char *key, int64_t due) {
    aftercare_reminder reminder = reminder_at(key, due);
    reminder.due_wall = wall(due);
    reminder.expires_wall = wall(reminder.expires);
    return reminder;
}

static void put_at(struct zoned *zoned, const char *id,
                   const aftercare_reminder *reminders, size_t count) {
    aftercare_stored_session session = session_of(id, "a", reminders, count);
    session.timezone = "Clinic";
    assert_int_equal(AFTERCARE_OK, put_session(zoned->h, &session));
}

static void renew(struct zoned *zoned) {
    aftercare_reminders_renew_zones(zoned->h->reminders);
    pass(zoned->h, 0);
}

static void what_a_clock_is_to_show_is_reckoned_anew_and_told(void **state) {
    struct zoned *zoned = *state;
    struct harness *h = zoned->h;
    aftercare_reminder reminders[2] = {at_wall("s/clock", NOON + 5 * HOUR),
                                       reminder_at("s/elapsed", NOON + 5 * HOUR)};

    put_at(zoned, "s", reminders, 2);
    set_zone(zoned, "Etc/GMT-2");
    renew(zoned);

    has_event(h, "s/clock", "moved",
              "by the new data of the time zone Clinic it is due at "
              "2026-11-23T16:00:00+00:00, and not at 2026-11-23T17:00:00+00:00");
    assert_true(h->seen[0].due == NOON + 4 * HOUR);
    assert_true(h->seen[0].next_try == NOON + 4 * HOUR);
    assert_true(h->seen[0].expires == NOON + 5 * HOUR);
    assert_int_equal(AFTERCARE_REMINDER_SCHEDULED, h->seen[0].state);
    assert_int_equal(AFTERCARE_OK, get(h, "s/elapsed"));
    assert_true(h->seen[0].due == NOON + 5 * HOUR);
    assert_int_equal(1, h->events_count);
    assert_string_equal("the time zone Clinic has new data: 1 reminders are due, or "
                        "expire, at another moment",
                        h->log);
}

static void what_moves_leaves_the_message_that_it_was_sent_in(void **state) {
    struct zoned *zoned = *state;
    struct harness *h = zoned->h;
    aftercare_reminder reminders[2] = {at_wall("s/clock", NOON + HOUR),
                                       reminder_at("s/elapsed", NOON + HOUR)};

    harness_close(h);
    h->group = 15 * MINUTE;
    harness_open(h);
    h->reply = REPLY_AGAIN;
    put_at(zoned, "s", reminders, 2);
    pass(h, HOUR);
    set_zone(zoned, "UTC");
    renew(zoned);
    h->reply = REPLY_DELIVERED;
    pass(h, MINUTE);
    pass(h, HOUR);

    assert_int_equal(3, h->sent_count);
    assert_string_equal("s/clock s/elapsed", h->sent[0].items);
    assert_string_equal("s/elapsed", h->sent[1].items);
    assert_string_equal(h->sent[0].group, h->sent[1].group);
    assert_string_equal("s/clock", h->sent[2].items);
    assert_string_equal("", h->sent[2].group);
}

static void an_expiry_that_hangs_on_a_clock_moves_alone(void **state) {
    struct zoned *zoned = *state;
    struct harness *h = zoned->h;
    aftercare_reminder reminder = at_wall("s/r", NOON + 5 * HOUR);

    reminder.due_wall = 0;
    put_at(zoned, "s", &reminder, 1);
    set_zone(zoned, "UTC");
    renew(zoned);

    has_event(h, "s/r", "moved", "it expires at 2026-11-23T19:00:00+00:00, and not at");
    assert_true(h->seen[0].due == NOON + 5 * HOUR);
}

// Three by the clock, of which the first was done.
static void put_following(struct zoned *zoned, const char *after_done, int64_t done) {
    struct following_step step = {.id = "s",
                                  .timezone = "Clinic",
                                  .after_done = after_done,
                                  .till = NOON + 96 * HOUR,
                                  .is_civil = true};
    assert_int_equal(AFTERCARE_OK, put_step(zoned->h, &step));
    pass(zoned->h, 0);
    pass(zoned->h, done);
    assert_int_equal(AFTERCARE_OK, done_at(zoned->h, "s/1", 0));
}

static void is_due_then(struct zoned *zoned, const char *key, int64_t due, size_t lines) {
    assert_int_equal(AFTERCARE_OK, get(zoned->h, key));
    assert_true(zoned->h->seen[0].due == due);
    assert_int_equal(lines, zoned->h->events_count);
}

static void what_follows_is_reckoned_from_what_was_done(void **state) {
    struct zoned *zoned = *state;

    put_following(zoned, "P1D", 0);
    is_due_then(zoned, "s/2", NOON + 24 * HOUR, 2);
    set_zone(zoned, "Etc/GMT-2"); // also when that was done
    renew(zoned);

    is_due_then(zoned, "s/2", NOON + 24 * HOUR, 2);
    is_due_then(zoned, "s/3", NOON + 27 * HOUR, 2);
    renew(zoned);
    is_due_then(zoned, "s/2", NOON + 24 * HOUR, 2);
}

static void what_a_clock_brings_nearer_keeps_its_distance(void **state) {
    struct zoned *zoned = *state;

    put_following(zoned, "PT4H", HOUR);
    is_due_then(zoned, "s/2", NOON + 5 * HOUR, 2);
    is_due_then(zoned, "s/3", NOON + 8 * HOUR, 1);
    set_zone(zoned, "Etc/GMT-2");
    renew(zoned);

    is_due_then(zoned, "s/2", NOON + 5 * HOUR, 2);
    is_due_then(zoned, "s/3", NOON + 8 * HOUR, 1);
}

static void what_a_clock_brings_further_goes_with_it(void **state) {
    struct zoned *zoned = *state;

    put_following(zoned, "PT4H", HOUR);
    set_zone(zoned, "UTC");
    renew(zoned);

    is_due_then(zoned, "s/2", NOON + 5 * HOUR, 2);
    is_due_then(zoned, "s/3", NOON + 9 * HOUR, 2);
    has_event(zoned->h, "s/3", "moved", "by the new data of the time zone Clinic");
}

static void the_plan_that_is_put_back_is_that_of_the_new_data(void **state) {
    struct zoned *zoned = *state;
    struct harness *h = zoned->h;
    aftercare_act undo = AFTERCARE_ACT;
    struct following_step step = {.id = "s", .timezone = "Clinic", .is_civil = true};
    assert_int_equal(AFTERCARE_OK, put_step(h, &step));
    pass(h, 0);
    assert_int_equal(AFTERCARE_OK, done_at(h, "s/1", NOON - 30 * MINUTE));
    set_zone(zoned, "Etc/GMT-2");
    renew(zoned);
    assert_int_equal(AFTERCARE_OK, get(h, "s/2"));
    assert_true(h->seen[0].due == NOON + 3 * HOUR + 30 * MINUTE);
    undo.kind = AFTERCARE_ACT_UNDO;
    undo.key = "s/1";

    assert_int_equal(AFTERCARE_OK, act(h, &undo));

    assert_int_equal(AFTERCARE_OK, get(h, "s/2"));
    assert_true(h->seen[0].due == NOON + 3 * HOUR);
}

static void nothing_moves_while_the_data_are_the_same(void **state) {
    struct zoned *zoned = *state;
    aftercare_reminder reminder = at_wall("s/r", NOON + 5 * HOUR);

    put_at(zoned, "s", &reminder, 1);
    renew(zoned); // its data were not known, and are now
    int logged = zoned->h->logged;
    renew(zoned);

    assert_int_equal(AFTERCARE_OK, get(zoned->h, "s/r"));
    assert_int_equal(1, zoned->h->events_count);
    assert_int_equal(logged, zoned->h->logged);
}

static void a_zone_that_is_gone_leaves_its_reminders_where_they_are(void **state) {
    struct zoned *zoned = *state;
    aftercare_reminder reminder = at_wall("s/r", NOON + 5 * HOUR);

    put_at(zoned, "s", &reminder, 1);
    remove_zone(zoned);
    renew(zoned);
    pass(zoned->h, 5 * HOUR);

    assert_int_equal(1, zoned->h->sent_count);
}

static void what_was_delivered_is_not_sent_again(void **state) {
    struct zoned *zoned = *state;
    aftercare_reminder reminder = at_wall("s/r", NOON);

    put_at(zoned, "s", &reminder, 1);
    pass(zoned->h, 0);
    assert_int_equal(1, zoned->h->sent_count);
    set_zone(zoned, "UTC"); // by which it would be due in an hour
    renew(zoned);
    pass(zoned->h, HOUR);

    assert_int_equal(1, zoned->h->sent_count);
    assert_int_equal(AFTERCARE_REMINDER_DELIVERED, state_of(zoned->h, "s/r"));
}

static void what_was_put_off_stays_there_unless_it_would_be_too_early(void **state) {
    static const struct {
        const char *zone;
        int64_t next_try;
    } rows[] = {
        {"Etc/GMT-2", NOON + 90 * MINUTE}, // due earlier
        {"UTC", NOON + 2 * HOUR},          // due later than it was put off to
    };
    struct zoned *zoned = *state;
    struct harness *h = zoned->h;
    aftercare_reminder reminder = at_wall("s/r", NOON + HOUR);
    aftercare_act snoozed = AFTERCARE_ACT;

    reminder.expires += 3 * HOUR;
    reminder.expires_wall = 0;
    snoozed.kind = AFTERCARE_ACT_SNOOZE;
    snoozed.key = "s/r";
    snoozed.until = NOON + 90 * MINUTE;
    put_at(zoned, "s", &reminder, 1);
    assert_int_equal(AFTERCARE_OK, act(h, &snoozed));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        set_zone(zoned, rows[i].zone);
        renew(zoned);
        assert_int_equal(AFTERCARE_OK, get(h, "s/r"));
        assert_true(h->seen[0].next_try == rows[i].next_try);
    }
}

// By the data before it is due now, by the new ones in an hour: nothing is early.
static void at_the_start_nothing_goes_out_before_all_is_reckoned(void **state) {
    struct zoned *zoned = *state;
    struct harness *h = zoned->h;
    static aftercare_reminder reminders[1000];
    static char keys[MANY][16];
    char id[8];

    for (int i = 0; i < MANY; i++) {
        (void)snprintf(keys[i], sizeof keys[i], "s/%d", i);
        reminders[i % 1000] = at_wall(keys[i], NOON + MINUTE);
        if (i % 1000 == 999 || i == MANY - 1) {
            (void)snprintf(id, sizeof id, "s%d", i);
            put_at(zoned, id, reminders, (size_t)(i % 1000) + 1);
        }
    }
    harness_close(h);
    set_zone(zoned, "UTC");
    h->now += MINUTE;
    harness_open(h);
    pass(h, 0);
    assert_int_equal(0, h->sent_count);
    pass(h, HOUR - 1);
    assert_int_equal(0, h->sent_count);
    while (h->sent_count < MANY) {
        pass(h, 1);
    }

    assert_int_equal(MANY, h->sent_count);
    has_event(h, "s/0", "moved", "Clinic");
    has_event(h, "s/2499", "moved", "Clinic");
}

static void what_a_stop_cut_short_is_finished_at_the_next_start(void **state) {
    struct zoned *zoned = *state;
    struct harness *h = zoned->h;
    static aftercare_reminder reminders[1000];
    static char keys[MANY][16];
    char id[8];

    for (int i = 0; i < MANY; i++) {
        (void)snprintf(keys[i], sizeof keys[i], "s/%d", i);
        reminders[i % 1000] = at_wall(keys[i], NOON + 5 * HOUR);
        if (i % 1000 == 999 || i == MANY - 1) {
            (void)snprintf(id, sizeof id, "s%d", i);
            put_at(zoned, id, reminders, (size_t)(i % 1000) + 1);
        }
    }
    pass(h, 0);
    set_zone(zoned, "Etc/GMT-2");
    aftercare_reminders_renew_zones(h->reminders);
    harness_close(h); // after the first piece
    harness_open(h);
    pass(h, 0);

    assert_int_equal(AFTERCARE_OK, get(h, "s/0"));
    assert_int_equal(2, h->events_count); // moved once
    assert_true(h->seen[0].due == NOON + 4 * HOUR);
    assert_int_equal(AFTERCARE_OK, get(h, "s/2499"));
    assert_int_equal(2, h->events_count);
    assert_true(h->seen[0].due == NOON + 4 * HOUR);
}

// A second one comes while the first is at work.
static void asked_for_twice_it_ends_with_the_last_data(void **state) {
    struct zoned *zoned = *state;
    struct harness *h = zoned->h;
    aftercare_reminder reminder = at_wall("s/r", NOON + 5 * HOUR);

    put_at(zoned, "s", &reminder, 1);
    set_zone(zoned, "Etc/GMT-2");
    aftercare_reminders_renew_zones(h->reminders);
    set_zone(zoned, "Etc/GMT-3");
    renew(zoned);

    assert_int_equal(AFTERCARE_OK, get(h, "s/r"));
    assert_true(h->seen[0].due == NOON + 3 * HOUR);
}

static void a_full_disk_only_puts_it_off(void **state) {
    struct zoned *zoned = *state;
    struct harness *h = zoned->h;
    aftercare_reminder reminder = at_wall("s/r", NOON + MINUTE);

    put_at(zoned, "s", &reminder, 1);
    set_zone(zoned, "UTC"); // due an hour later
    disk.fault = DISK_FULL;
    renew(zoned);
    pass(h, 2 * MINUTE);
    assert_int_equal(0, h->sent_count);
    disk.fault = DISK_WORKS;
    pass(h, SECOND + SECOND);
    pass(h, SECOND);

    assert_int_equal(0, h->sent_count);
    has_event(h, "s/r", "moved", "2026-11-23T13:01:00+00:00");
}

// By the first digest of its session's post: one that the planner had known is enough.
static void data_that_were_told_with_the_session_need_no_second_look(void **state) {
    struct zoned *zoned = *state;
    struct harness *h = zoned->h;
    struct arena arena;
    struct zone_cache *cache = NULL;
    const struct zone *zone = NULL;
    aftercare_stored_session session = session_of("s", "a", NULL, 0);

    arena_init(&arena, &system_allocator, 0);
    assert_int_equal(0, zone_cache_new(&cache, &arena, zoned->folder, &h->err));
    assert_int_equal(0, zone_find(&zone, cache, TEXT("Clinic"), &h->err));
    session.timezone = "Clinic";
    session.timezone_digest = zone_digest(zone);
    assert_int_equal(AFTERCARE_OK, put_session(h, &session));
    renew(zoned);
    arena_clear(&arena);

    assert_int_equal(0, h->logged);
}

// One piece in which a reminder moves, with the n-th allocation failing.
static aftercare_status go_on_with(struct store *store, const struct zoned *zoned,
                                   const struct allocator *allocator,
                                   struct zones_place *next) {
    struct arena arena, scratch;
    struct zones_pass pass = {0};
    aftercare_error err = {0};
    arena_init(&arena, allocator, 0);
    arena_init(&scratch, allocator, 0);
    assert_int_equal(AFTERCARE_OK, store_sqlite.begin(store, &err));
    aftercare_status status = zones_begin(&pass, &arena, zoned->folder, &err);
    if (!status) {
        status = zones_go_on(next, &pass, store, &scratch, NOON, &err);
    }
    store_sqlite.rollback(store);
    arena_clear(&arena);
    arena_clear(&scratch);
    return status;
}

static void each_allocation_may_fail(void **state) {
    struct zoned *zoned = *state;
    struct harness *h = zoned->h;
    struct store *store = NULL;
    aftercare_reminder reminder = at_wall("s/r", NOON + 5 * HOUR);
    aftercare_status status = AFTERCARE_ENOMEM;

    put_at(zoned, "s", &reminder, 1);
    harness_close(h);
    set_zone(zoned, "UTC");
    assert_int_equal(AFTERCARE_OK, store_sqlite.open(&store, h->path, &h->err));
    for (size_t n = 1; status != AFTERCARE_OK; n++) {
        struct failing failing = {.fails_at = n};
        struct allocator allocator = failing_allocator(&failing);
        struct zones_place next = {0};
        status = go_on_with(store, zoned, &allocator, &next);
        assert_true(status == AFTERCARE_ENOMEM || status == AFTERCARE_OK);
        assert_true(status || next.moved == 1);
    }
    store_sqlite.close(store);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(what_a_clock_is_to_show_is_reckoned_anew_and_told),
        TEST(what_moves_leaves_the_message_that_it_was_sent_in),
        TEST(an_expiry_that_hangs_on_a_clock_moves_alone),
        TEST(what_follows_is_reckoned_from_what_was_done),
        TEST(what_a_clock_brings_nearer_keeps_its_distance),
        TEST(what_a_clock_brings_further_goes_with_it),
        TEST(the_plan_that_is_put_back_is_that_of_the_new_data),
        TEST(nothing_moves_while_the_data_are_the_same),
        TEST(a_zone_that_is_gone_leaves_its_reminders_where_they_are),
        TEST(what_was_delivered_is_not_sent_again),
        TEST(what_was_put_off_stays_there_unless_it_would_be_too_early),
        TEST(at_the_start_nothing_goes_out_before_all_is_reckoned),
        TEST(what_a_stop_cut_short_is_finished_at_the_next_start),
        TEST(asked_for_twice_it_ends_with_the_last_data),
        TEST(a_full_disk_only_puts_it_off),
        TEST(data_that_were_told_with_the_session_need_no_second_look),
        TEST(each_allocation_may_fail),
    };
    disk_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
