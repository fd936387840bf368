// The store in memory answers as the SQLite store does: both go through the same random
// batches, some of which are undone, and are asked the same questions after each.
#include "core/simulation/memory_store.h"

#include "core/reminders/courses.h"
#include "core/reminders/history.h"
#include "tests/unit/base/failing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BATCHES 300
#define SESSIONS 6
#define REMINDERS 5

struct pair {
    struct store *ours, *sqlite;
    struct arena arena;
    char folder[64], path[128];
    uint64_t random;
    int64_t clock; // rises, so that no two moments are equal
};

static unsigned pick(struct pair *pair, unsigned below) {
    uint64_t mixed = (pair->random += 0x9e3779b97f4a7c15u);
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
    return (unsigned)((mixed ^ (mixed >> 31)) % below);
}

static int make(void **state) {
    static struct pair pair;
    aftercare_error err;
    memset(&pair, 0, sizeof pair);
    arena_init(&pair.arena, &system_allocator, 0);
    (void)snprintf(pair.folder, sizeof pair.folder, "/tmp/aftercare-test-XXXXXX");
    assert_non_null(mkdtemp(pair.folder));
    (void)snprintf(pair.path, sizeof pair.path, "%s/store.db", pair.folder);
    assert_int_equal(store_sqlite.open(&pair.sqlite, pair.path, &err), AFTERCARE_OK);
    assert_int_equal(memory_store.open(&pair.ours, "", &err), AFTERCARE_OK);
    *state = &pair;
    return 0;
}

static int unmake(void **state) {
    struct pair *pair = *state;
    pair->sqlite->functions->close(pair->sqlite);
    pair->ours->functions->close(pair->ours);
    arena_clear(&pair->arena);
    (void)unlink(pair->path);
    (void)rmdir(pair->folder);
    return 0;
}

// --- what is written ---

enum act { WRITE_SESSION, ADD, MOVE, WRITE, GROUP, ERASE, ZONE, UNZONE, DEEDS };

// One thing to be done to a store, chosen once and done to both.
struct deed {
    enum act what;
    char id[16], key[32], text[32];
    int64_t at, due;
    enum happening happening;
    bool flag;
};

static struct deed choose(struct pair *pair) {
    static const enum happening happenings[] = {
        HAPPENING_HELD,           HAPPENING_TRY_BEGINS,    HAPPENING_TRY_WORKED,
        HAPPENING_TRY_TO_REPEAT,  HAPPENING_EXPIRED,       HAPPENING_SESSION_CANCELLED,
        HAPPENING_PERSON_ANSWERS, HAPPENING_PERSON_SNOOZES};
    struct deed deed = {.what = pick(pair, 20) ? pick(pair, ERASE) : pick(pair, DEEDS)};
    unsigned session = pick(pair, SESSIONS);
    (void)snprintf(deed.id, sizeof deed.id, "s%u", session);
    (void)snprintf(deed.key, sizeof deed.key, "s%u/r/%u", session, pick(pair, REMINDERS));
    (void)snprintf(deed.text, sizeof deed.text, "t%u", pick(pair, 1000));
    deed.at = pair->clock++;
    deed.due = (int64_t)pick(pair, 50) * 1000 + pick(pair, 3);
    deed.happening = happenings[pick(pair, sizeof happenings / sizeof *happenings)];
    deed.flag = pick(pair, 2) == 0;
    return deed;
}

static aftercare_status write_session(struct store *store, struct arena *arena,
                                      const struct deed *deed) {
    struct store_session session = {0};
    aftercare_status status =
        store->functions->session_read(store, arena, deed->id, &session, NULL);
    assert_true(!status || status == AFTERCARE_ENOTFOUND);
    session.id = deed->id;
    session.is_cancelled = deed->flag;
    session.patient = deed->flag ? "p" : "q";
    session.content = deed->text;
    session.document = "{}";
    session.plan = "{}";
    session.timezone = deed->flag ? "UTC" : NULL;
    session.course = deed->flag ? "a b" : NULL;
    session.ended = deed->due;
    return store->functions->session_write(store, &session, NULL);
}

static aftercare_status add(struct store *store, struct arena *arena,
                            const struct deed *deed) {
    struct store_session session = {0};
    if (store->functions->session_read(store, arena, deed->id, &session, NULL)) {
        return AFTERCARE_ENOTFOUND;
    }
    struct store_row row = {.session_number = session.number,
                            .reminder = {.key = deed->key,
                                         .rule = "r",
                                         .channel = deed->flag ? "mail" : "webhook",
                                         .message = deed->text,
                                         .course = deed->flag ? "a" : NULL,
                                         .due = deed->due,
                                         .expires = deed->due + 5000,
                                         .due_wall = deed->flag ? 7 : 0,
                                         .next_try = deed->at,
                                         .is_urgent = deed->flag}};
    struct change change = {.happening = HAPPENING_POSTED, .at = deed->at};
    return history_add(store, &row, &change, NULL);
}

static aftercare_status change(struct store *store, struct arena *arena,
                               const struct deed *deed) {
    struct store_row row = {0};
    struct change change = {
        .happening = deed->happening, .at = deed->due, .detail = deed->text};
    if (store->functions->row_read(store, arena, deed->key, &row, NULL)) {
        return AFTERCARE_ENOTFOUND;
    }
    row.reminder.next_try = deed->at;
    row.reminder.attempts++;
    if (moves_next(row.life, change.happening) == LIFE_NONE) {
        return AFTERCARE_ECONFLICT;
    }
    if (deed->what == MOVE) {
        return history_move(store, &row, &change, NULL);
    }
    row.reminder.message = deed->text;
    row.reminder.due = deed->due;
    return history_write(store, &row, &change, NULL);
}

static aftercare_status group(struct store *store, struct arena *arena,
                              const struct deed *deed) {
    struct store_row row = {0};
    if (store->functions->row_read(store, arena, deed->key, &row, NULL)) {
        return AFTERCARE_ENOTFOUND;
    }
    row.reminder.group = deed->due % 3 == 0 ? NULL : deed->flag ? "g" : "h";
    return store->functions->row_group(store, &row, NULL);
}

static aftercare_status erase(struct store *store, struct arena *arena,
                              const struct deed *deed, aftercare_erased *erased) {
    struct store_session session = {0};
    if (store->functions->session_read(store, arena, deed->id, &session, NULL)) {
        return AFTERCARE_ENOTFOUND;
    }
    return store->functions->session_erase(store, session.number, erased, NULL);
}

static aftercare_status perform(struct store *store, struct arena *arena,
                                const struct deed *deed, aftercare_erased *erased) {
    const struct store_zone zone = {deed->id, deed->flag ? "a" : "b"};
    const struct store_zone every = {deed->id, NULL};
    switch (deed->what) {
    case WRITE_SESSION:
        return write_session(store, arena, deed);
    case ADD:
        return add(store, arena, deed);
    case MOVE:
    case WRITE:
        return change(store, arena, deed);
    case GROUP:
        return group(store, arena, deed);
    case ERASE:
        return erase(store, arena, deed, erased);
    case ZONE:
        return store->functions->zone_add(store, &zone, NULL);
    case UNZONE:
        return store->functions->zone_remove(store, deed->flag ? &every : &zone, NULL);
    case DEEDS:
        break;
    }
    return AFTERCARE_OK;
}

// --- what is asked, as a text that does not tell a row's number ---

#define TOLD_MAX 4000000

struct told {
    char *text;
    size_t len;
};

static void tell(struct told *told, const char *what, int64_t number) {
    int len = snprintf(told->text + told->len, TOLD_MAX - told->len, "%s %lld\n",
                       what ? what : "-", (long long)number);
    assert_true(len > 0 && told->len + (size_t)len < TOLD_MAX);
    told->len += (size_t)len;
}

static void tell_rows(struct told *told, const char *about,
                      const struct store_rows *rows) {
    tell(told, about, (int64_t)rows->count);
    for (size_t i = 0; i < rows->count; i++) {
        const struct store_row *row = &rows->rows[i];
        const aftercare_reminder *reminder = &row->reminder;
        tell(told, reminder->key, row->life);
        tell(told, reminder->session, row->events);
        tell(told, reminder->patient, reminder->due);
        tell(told, reminder->message, reminder->expires);
        tell(told, reminder->reason, reminder->next_try);
        tell(told, reminder->channel, reminder->attempts);
        tell(told, reminder->course, reminder->is_urgent);
        tell(told, reminder->rule, reminder->state);
        tell(told, reminder->group, 0);
    }
}

static void ask_of_row(struct told *told, struct store *store, struct arena *arena,
                       const struct store_row *row) {
    struct store_events events = {0};
    struct store_row peeked = {0};
    bool is_next = false;
    assert_int_equal(
        store->functions->events_of(store, arena, row->number, &events, NULL), 0);
    for (size_t i = 0; i < events.count; i++) {
        tell(told, events.events[i].what, events.events[i].at);
        tell(told, events.events[i].detail, (int64_t)i);
    }
    assert_int_equal(store->functions->is_next_due(store, row, &is_next, NULL), 0);
    assert_int_equal(store->functions->row_peek(store, row->number, &peeked, NULL), 0);
    tell(told, "peeked", peeked.reminder.next_try + peeked.events + peeked.life);
    tell(told, "next", is_next);
}

static void ask_beside(struct told *told, struct store *store, struct arena *arena,
                       const struct store_row *row) {
    struct store_rows rows = {0};
    for (int limit = 2; limit < 10; limit += 7) {
        struct store_beside beside = {row, row->reminder.next_try + 40, limit};
        assert_int_equal(
            store->functions->rows_beside(store, arena, &beside, &rows, NULL), 0);
        tell_rows(told, "beside", &rows);
    }
}

// In whatever order: each of them, as it is told with all that is kept.
static void ask_in_brief(struct store *store, struct arena *arena,
                         const struct store_session *session,
                         const struct store_rows *rows) {
    struct store_rows brief = {0};
    size_t found = 0;
    assert_int_equal(
        store->functions->rows_in_brief(store, arena, session->number, &brief, NULL), 0);
    assert_int_equal(rows->count, brief.count);
    for (size_t i = 0; i < brief.count * rows->count; i++) {
        const struct store_row *told = &brief.rows[i / rows->count];
        const struct store_row *row = &rows->rows[i % rows->count];
        found += told->number == row->number && told->life == row->life &&
                 told->events == row->events &&
                 told->reminder.attempts == row->reminder.attempts &&
                 strcmp(told->reminder.key, row->reminder.key) == 0;
    }
    assert_int_equal(rows->count, found);
}

static void ask_of_session(struct told *told, struct store *store, struct arena *arena,
                           const char *id) {
    struct store_session session = {0};
    struct store_rows rows = {0};
    aftercare_status status =
        store->functions->session_read(store, arena, id, &session, NULL);
    tell(told, id, status);
    if (status) {
        return;
    }
    tell(told, session.content, session.is_cancelled);
    tell(told, session.patient, session.ended);
    tell(told, session.course, session.in_course);
    tell(told, session.timezone, 0);
    assert_int_equal(store->functions->rows_of(store, arena, session.number, &rows, NULL),
                     0);
    tell_rows(told, "of", &rows);
    ask_in_brief(store, arena, &session, &rows);
    for (size_t i = 0; i < rows.count; i++) {
        ask_of_row(told, store, arena, &rows.rows[i]);
        ask_beside(told, store, arena, &rows.rows[i]);
    }
    assert_int_equal(
        store->functions->rows_till_next(store, arena, session.number, &rows, NULL), 0);
    tell_rows(told, "till next", &rows);
}

static void ask_of_channel(struct told *told, struct store *store, struct arena *arena,
                           const char *channel, int64_t now) {
    struct store_rows rows = {0};
    int64_t next = 0;
    const char *after = NULL;
    for (int urgent = 0; urgent < 2; urgent++) {
        struct store_due due = {channel, now, 7, urgent == 1};
        assert_int_equal(store->functions->rows_due(store, arena, &due, &rows, NULL), 0);
        tell_rows(told, "due", &rows);
    }
    assert_int_equal(store->functions->next_try(store, channel, &next, NULL), 0);
    tell(told, channel, next);
    aftercare_status status =
        store->functions->channel_after(store, arena, channel, &after, NULL);
    tell(told, status ? NULL : after, status);
}

static void ask_for_lists(struct told *told, struct store *store, struct arena *arena,
                          int64_t now) {
    const aftercare_reminders_query rows_of_query[] = {
        {.state = AFTERCARE_REMINDER_NONE},
        {.state = AFTERCARE_REMINDER_SCHEDULED, .patient = "p"},
        {.session = "s1", .due_after = 5000, .due_before = 40000},
    };
    struct store_rows rows = {0};
    for (size_t i = 0; i < sizeof rows_of_query / sizeof *rows_of_query; i++) {
        struct store_query query = {&rows_of_query[i], 9, 10000, i == 0 ? "s2" : NULL};
        assert_int_equal(store->functions->rows_list(store, arena, &query, &rows, NULL),
                         0);
        tell_rows(told, "list", &rows);
    }
    assert_int_equal(
        store->functions->rows_missed_ahead(store, arena, now, 1000, &rows, NULL), 0);
    tell(told, "missed ahead", (int64_t)rows.count);
    assert_int_equal(store->functions->rows_under_way(store, arena, &rows, NULL), 0);
    tell(told, "under way", (int64_t)rows.count);
}

static void ask_for_zones(struct told *told, struct store *store, struct arena *arena) {
    struct store_zones zones = {0};
    struct store_walls walls = {0};
    struct store_courses courses = {0};
    int64_t last = 0, scheduled = 0, under_way = 0;
    assert_int_equal(store->functions->zones(store, arena, &zones, NULL), 0);
    tell(told, "zones", (int64_t)zones.count);
    for (size_t i = 0; i < zones.count; i++) {
        tell(told, zones.items[i].name, 0);
    }
    assert_int_equal(store->functions->row_last(store, &last, NULL), 0);
    struct store_wall_query query = {"UTC", 0, last};
    assert_int_equal(store->functions->rows_on_wall(store, arena, &query, &walls, NULL),
                     0);
    tell(told, "on walls", (int64_t)walls.count);
    assert_int_equal(store->functions->courses_of(store, arena, "p", &courses, NULL), 0);
    tell(told, "courses", (int64_t)courses.count);
    assert_int_equal(store->functions->rows_count(store, &scheduled, &under_way, NULL),
                     0);
    tell(told, "scheduled", scheduled);
    tell(told, "claimed", under_way);
}

static char *ask_all(struct store *store, struct arena *arena, int64_t now) {
    struct told told = {.text = arena_alloc(arena, TOLD_MAX)};
    struct store_names names = {0};
    assert_non_null(told.text);
    assert_int_equal(store->functions->begin(store, NULL), 0);
    for (int i = 0; i < SESSIONS; i++) {
        char id[16];
        (void)snprintf(id, sizeof id, "s%d", i);
        ask_of_session(&told, store, arena, id);
    }
    ask_of_channel(&told, store, arena, "mail", now);
    ask_of_channel(&told, store, arena, "webhook", now);
    ask_for_lists(&told, store, arena, now);
    ask_for_zones(&told, store, arena);
    assert_int_equal(store->functions->sessions_of(store, arena, "q", &names, NULL), 0);
    tell(&told, "names", (int64_t)names.count);
    store->functions->rollback(store);
    return told.text;
}

// --- both ---

static void do_both(struct pair *pair, const struct deed *deed) {
    struct store *stores[] = {pair->ours, pair->sqlite};
    aftercare_status statuses[2];
    aftercare_erased erased[2] = {{0}, {0}};
    for (int i = 0; i < 2; i++) {
        struct store *store = stores[i];
        assert_int_equal(store->functions->mark(store, NULL), 0);
        statuses[i] = perform(store, &pair->arena, deed, &erased[i]);
        bool is_undone = statuses[i] || deed->at % 7 == 0;
        assert_int_equal(is_undone ? store->functions->undo(store, NULL)
                                   : store->functions->keep(store, NULL),
                         0);
    }
    assert_int_equal(statuses[0], statuses[1]);
    assert_memory_equal(&erased[0], &erased[1], sizeof erased[0]);
}

static void end_both(struct pair *pair, bool is_kept) {
    struct store *stores[] = {pair->ours, pair->sqlite};
    for (int i = 0; i < 2; i++) {
        if (is_kept) {
            assert_int_equal(stores[i]->functions->commit(stores[i], NULL), 0);
        } else {
            stores[i]->functions->rollback(stores[i]);
        }
    }
}

static void both_stores_answer_alike(void **state) {
    struct pair *pair = *state;
    pair->random = 20261122;
    pair->clock = 1000;
    for (int i = 0; i < BATCHES; i++) {
        assert_int_equal(pair->ours->functions->begin(pair->ours, NULL), 0);
        assert_int_equal(pair->sqlite->functions->begin(pair->sqlite, NULL), 0);
        for (unsigned k = pick(pair, 12); k > 0; k--) {
            struct deed deed = choose(pair);
            do_both(pair, &deed);
        }
        end_both(pair, pick(pair, 6) > 0);
        int64_t now = pair->clock - (int64_t)pick(pair, 40);
        const char *ours = ask_all(pair->ours, &pair->arena, now);
        const char *theirs = ask_all(pair->sqlite, &pair->arena, now);
        assert_string_equal(ours, theirs);
        arena_reset(&pair->arena);
    }
}

static void it_forgets_everything_when_it_is_closed(void **state) {
    struct store *store = NULL;
    aftercare_error err;
    (void)state;

    assert_int_equal(memory_store.open_to_read(&store, "", &err), AFTERCARE_ENOTFOUND);
    assert_null(store);
    memory_store.close(NULL);
}

static aftercare_status write_some(struct store *store, struct arena *arena) {
    struct deed deed = {.what = WRITE_SESSION, .id = "s1", .key = "s1/r/1", .text = "t"};
    aftercare_erased erased = {0};
    aftercare_status status = store->functions->begin(store, NULL);
    static const enum act deeds[] = {WRITE_SESSION, ADD, MOVE, ZONE, UNZONE, ERASE};
    deed.happening = HAPPENING_HELD;
    for (size_t i = 0; i < sizeof deeds / sizeof *deeds && !status; i++) {
        deed.what = deeds[i];
        status = perform(store, arena, &deed, &erased);
    }
    if (status) {
        store->functions->rollback(store);
    }
    return status ? status : store->functions->commit(store, NULL);
}

static void every_failing_allocation_is_told(void **state) {
    aftercare_status status = AFTERCARE_ENOMEM;
    (void)state;
    for (size_t n = 1; status && n < 100; n++) {
        struct failing failing = {.fails_at = n};
        struct allocator allocator = failing_allocator(&failing);
        struct store *store = NULL;
        struct arena arena;
        arena_init(&arena, &system_allocator, 0);
        status = memory_store_new(&store, &allocator, NULL);
        if (!status) {
            status = write_some(store, &arena);
            memory_store.close(store);
        }
        arena_clear(&arena);
        assert_true(!status || status == AFTERCARE_ENOMEM);
        assert_int_equal(failing.live, 0);
    }
    assert_int_equal(status, AFTERCARE_OK);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(both_stores_answer_alike, make, unmake),
        cmocka_unit_test(it_forgets_everything_when_it_is_closed),
        cmocka_unit_test(every_failing_allocation_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
