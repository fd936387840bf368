// Who goes with whom, by itself: with a store that says it, and with memory that runs
// out.
#include "core/reminders/grouping.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#define NOON INT64_C(1795435200000)
#define MINUTE INT64_C(60000)
#define BESIDE 3

// What the store has beside a row, and which groups it was told to write.
struct shelf {
    struct store store;
    struct store_row beside[BESIDE];
    aftercare_status status;
    int asked, written, taken_out;
};

static aftercare_status rows_beside(struct store *store, struct arena *arena,
                                    const struct store_beside *beside,
                                    struct store_rows *out, aftercare_error *err) {
    struct shelf *shelf = (struct shelf *)store;
    (void)arena;
    (void)beside;
    shelf->asked++;
    *out = (struct store_rows){shelf->beside, BESIDE};
    (void)err;
    return shelf->status;
}

static aftercare_status row_group(struct store *store, const struct store_row *row,
                                  aftercare_error *err) {
    struct shelf *shelf = (struct shelf *)store;
    (void)err;
    shelf->written++;
    shelf->taken_out += row->reminder.group == NULL;
    return AFTERCARE_OK;
}

static const struct store_functions functions = {.rows_beside = rows_beside,
                                                 .row_group = row_group};

static struct store_row row_of(const char *key, int64_t minutes) {
    int64_t due = NOON + minutes * MINUTE;
    return (struct store_row){.number = minutes + 100,
                              .life = LIFE_SCHEDULED,
                              .reminder = {.key = key,
                                           .patient = "p",
                                           .channel = "log",
                                           .due = due,
                                           .next_try = due,
                                           .expires = due + 60 * MINUTE}};
}

static struct shelf shelf_of(int64_t first, int64_t second, int64_t third) {
    return (struct shelf){
        .store = {.functions = &functions},
        .beside = {row_of("a", first), row_of("b", second), row_of("c", third)}};
}

static void one_look_finds_who_is_due_and_who_is_waited_for(void **state) {
    struct shelf shelf = shelf_of(-3, 2, 9);
    struct store_row row = row_of("r", 0);
    struct arena arena;
    struct message message;
    (void)state;
    arena_init(&arena, &system_allocator, 0);
    struct grouping grouping = {&shelf.store, &arena, 10 * MINUTE, NOON};

    assert_true(grouping_concerns(&grouping, &row));
    assert_int_equal(grouping_gather(&message, &grouping, &row, NULL), AFTERCARE_OK);

    assert_int_equal(shelf.asked, 1);
    assert_int_equal(message.count, 2);
    assert_string_equal(message.rows[0]->reminder.key, "a");
    assert_ptr_equal(message.rows[1], &row);
    assert_int_equal(message.wait, NOON + 2 * MINUTE); // c is past the window of a
    assert_string_equal(message.waits,
                        "it waits for others of the same person until "
                        "2026-11-23T12:02:00+00:00 at the latest, to go out as one "
                        "message: b");
    arena_clear(&arena);
}

static void who_has_left_a_message_is_taken_out_of_it(void **state) {
    struct shelf shelf = shelf_of(-3, -2, -1);
    struct store_row row = row_of("r", 0);
    struct arena arena;
    struct message message;
    (void)state;
    arena_init(&arena, &system_allocator, 0);
    struct grouping grouping = {&shelf.store, &arena, 0, NOON};

    row.reminder.group = "g";
    for (int i = 0; i < BESIDE; i++) {
        shelf.beside[i].reminder.group = "g";
    }
    shelf.beside[1].reminder.next_try = NOON + MINUTE;
    assert_true(grouping_concerns(&grouping, &row));
    assert_int_equal(grouping_gather(&message, &grouping, &row, NULL), AFTERCARE_OK);

    assert_int_equal(message.count, 3);
    assert_null(message.waits);
    assert_int_equal(shelf.written, 1);
    assert_int_equal(shelf.taken_out, 1);
    assert_null(shelf.beside[1].reminder.group);
    arena_clear(&arena);
}

static void what_the_store_says_is_passed_on(void **state) {
    struct shelf shelf = shelf_of(1, 2, 3);
    struct store_row row = row_of("r", 0);
    struct arena arena;
    struct message message;
    (void)state;
    arena_init(&arena, &system_allocator, 0);
    struct grouping grouping = {&shelf.store, &arena, 10 * MINUTE, NOON};

    shelf.status = AFTERCARE_EIO;
    assert_int_equal(grouping_gather(&message, &grouping, &row, NULL), AFTERCARE_EIO);
    arena_clear(&arena);
}

static void who_is_not_concerned_is_not_looked_for(void **state) {
    struct grouping grouping = {.window = 10 * MINUTE, .now = NOON};
    struct grouping none = {.now = NOON};
    struct store_row row = row_of("r", 0);
    (void)state;

    assert_true(grouping_concerns(&grouping, &row));
    assert_false(grouping_concerns(&none, &row));
    row.reminder.is_urgent = true;
    assert_false(grouping_concerns(&grouping, &row));
    row = row_of("r", 0);
    row.reminder.attempts = 1;
    assert_false(grouping_concerns(&grouping, &row));
    row = row_of("r", 0);
    row.reminder.patient = NULL;
    assert_false(grouping_concerns(&grouping, &row));
    row.reminder.group = "g";
    assert_true(grouping_concerns(&none, &row));
}

// Gathers, names and tells in an arena that ends at each byte in turn.
static void memory_that_runs_out_is_told(void **state) {
    bool has_failed = true;
    (void)state;
    for (size_t limit = 1; has_failed; limit++) {
        struct shelf due = shelf_of(-3, -2, -1), coming = shelf_of(1, 2, 3);
        struct store_row row = row_of("r", 0), other = row_of("r", 0);
        struct message message, waiting;
        struct arena arena;
        aftercare_error err = {0};
        arena_init(&arena, &system_allocator, limit);
        struct grouping grouping = {&due.store, &arena, 10 * MINUTE, NOON};
        struct grouping later = {&coming.store, &arena, 10 * MINUTE, NOON};
        aftercare_status status = grouping_gather(&message, &grouping, &row, &err);
        status = status ? status : grouping_name(&grouping, &message, &err);
        status = status ? status : grouping_gather(&waiting, &later, &other, &err);
        const char *told = status ? NULL : grouping_tell(&grouping, &message, NULL);
        has_failed = !told;
        assert_true(!status || (status == AFTERCARE_ENOMEM && err.sentence[0]));
        arena_clear(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_look_finds_who_is_due_and_who_is_waited_for),
        cmocka_unit_test(who_has_left_a_message_is_taken_out_of_it),
        cmocka_unit_test(what_the_store_says_is_passed_on),
        cmocka_unit_test(who_is_not_concerned_is_not_looked_for),
        cmocka_unit_test(memory_that_runs_out_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
