// What is known of a person, and its end.
#include "core/reminders/call.h"
#include "core/reminders/compressor.h"
#include "core/reminders/store_sqlite.h"
#include "tests/unit/reminders/faulty_disk.h"
#include "tests/unit/reminders/harness.h"

#include <sys/wait.h>

#define CANARY "canary"
#define PATIENTS 40
#define ROUNDS 6
#define DOCUMENT_MAX 512
#define PIECE ((size_t)24) // of a packed document

// What a call about a patient answers.
struct told {
    bool is_answered;
    aftercare_status status;
    size_t sessions, reminders, events;
    bool is_cancelled;
    char first[64], document[DOCUMENT_MAX], history[64];
};

static void note(void *context, aftercare_status status,
                 const aftercare_reminders_answer *answer, const aftercare_error *err) {
    struct told *told = context;
    *told = (struct told){.is_answered = true, .status = status};
    if (status) {
        assert_true(err->sentence[0] != '\0');
        return;
    }
    told->sessions = answer->erased.sessions + answer->sessions_count;
    told->reminders = answer->erased.reminders;
    told->events = answer->erased.events;
    if (answer->sessions_count > 0) {
        const aftercare_stored_session *first = &answer->sessions[0];
        copy_string(told->first, sizeof told->first, first->id);
        copy_string(told->document, sizeof told->document, first->document);
        told->is_cancelled = first->is_cancelled;
        told->reminders = first->reminders_count;
        told->events = first->histories[0].count;
        copy_string(told->history, sizeof told->history,
                    first->histories[0].events[0].what);
    }
}

static struct told wait_for(struct harness *h, aftercare_status begun,
                            struct told *told) {
    assert_int_equal(AFTERCARE_OK, begun);
    while (!told->is_answered) {
        (void)uv_run(&h->loop, UV_RUN_ONCE);
    }
    return *told;
}

static struct told export(struct harness *h, const char *patient) {
    struct told told = {0};
    aftercare_status begun =
        aftercare_reminders_get_patient(h->reminders, patient, note, &told, &h->err);
    return wait_for(h, begun, &told);
}

static struct told erase(struct harness *h, const char *patient) {
    struct told told = {0};
    aftercare_status begun =
        aftercare_reminders_erase_patient(h->reminders, patient, note, &told, &h->err);
    return wait_for(h, begun, &told);
}

// A document that is worth packing, and like that of nobody else.
static const char *document_of(char out[DOCUMENT_MAX], const char *patient) {
    char odd[DOCUMENT_MAX / 4];
    uint64_t seed = text_hash(text_of(patient));
    size_t len = 0;
    for (int i = 0; i < 6; i++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        len += (size_t)snprintf(odd + len, sizeof odd - len, "%016llx",
                                (unsigned long long)seed);
    }
    (void)snprintf(out, DOCUMENT_MAX, "{\"id\":\"%s\",\"a\":\"%s\",\"b\":\"%s\"}",
                   patient, odd, odd);
    return out;
}

struct posted {
    int waiting;
};

static void count(void *context, aftercare_status status,
                  const aftercare_reminders_answer *answer, const aftercare_error *err) {
    (void)answer;
    (void)err;
    assert_int_equal(AFTERCARE_OK, status);
    ((struct posted *)context)->waiting--;
}

static void begin_put(struct harness *h, const char *patient, const char *id, int64_t due,
                      struct posted *posted) {
    char key[80], document[DOCUMENT_MAX];
    (void)snprintf(key, sizeof key, "%s/r/1", id);
    aftercare_reminder reminder = reminder_at(key, due);
    reminder.to = reminder.message = patient;
    aftercare_stored_session session = session_of(id, "a", &reminder, 1);
    session.patient = patient;
    session.document = document_of(document, patient);
    posted->waiting++;
    assert_int_equal(AFTERCARE_OK, aftercare_reminders_put_session(
                                       h->reminders, &session, count, posted, &h->err));
}

static void wait_for_all(struct harness *h, const struct posted *posted) {
    while (posted->waiting > 0) {
        (void)uv_run(&h->loop, UV_RUN_ONCE);
    }
}

static void put_of(struct harness *h, const char *patient, const char *id, int64_t due) {
    struct posted posted = {0};
    begin_put(h, patient, id, due, &posted);
    wait_for_all(h, &posted);
}

static void all_that_is_known_is_given(void **state) {
    struct harness *h = *state;
    put_of(h, "p-9", "s-1", NOON + HOUR);
    put_of(h, "p-9", "s-2", NOON + HOUR);
    put_of(h, "p-8", "s-3", NOON + HOUR);
    assert_int_equal(AFTERCARE_OK, cancel(h, "s-1"));

    struct told told = export(h, "p-9");
    char document[DOCUMENT_MAX];

    assert_int_equal(2, told.sessions);
    assert_string_equal("s-1", told.first);
    assert_string_equal(document_of(document, "p-9"), told.document);
    assert_true(told.is_cancelled);
    assert_int_equal(1, told.reminders);
    assert_int_equal(2, told.events);
    assert_string_equal("scheduled", told.history);
}

static void of_a_stranger_nothing_is_known_or_erased(void **state) {
    struct harness *h = *state;
    put_of(h, "p-9", "s-1", NOON + HOUR);

    assert_int_equal(AFTERCARE_ENOTFOUND, export(h, "p-1").status);
    struct told told = erase(h, "p-1' OR '1'='1");

    assert_int_equal(AFTERCARE_OK, told.status);
    assert_int_equal(0, told.sessions + told.reminders + told.events);
    assert_int_equal(1, export(h, "p-9").sessions);
}

static void an_id_that_is_none_is_refused(void **state) {
    struct harness *h = *state;
    char long_id[CALL_ID_MAX + 2];
    memset(long_id, 'x', sizeof long_id - 1);
    long_id[sizeof long_id - 1] = '\0';
    const struct {
        const char *id;
        aftercare_status status;
    } rows[] = {{NULL, AFTERCARE_EUSAGE},
                {"", AFTERCARE_EUSAGE},
                {"\xff", AFTERCARE_EUSAGE},
                {long_id, AFTERCARE_ELIMIT}};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(rows[i].status,
                         aftercare_reminders_erase_patient(h->reminders, rows[i].id, note,
                                                           NULL, &h->err));
        assert_int_equal(rows[i].status,
                         aftercare_reminders_get_patient(h->reminders, rows[i].id, note,
                                                         NULL, &h->err));
    }
}

static void one_person_goes_and_the_others_stay(void **state) {
    struct harness *h = *state;
    put_of(h, "p-9", "s-1", NOON + MINUTE);
    put_of(h, "p-8", "s-2", NOON + MINUTE);
    put_of(h, "p-9", "s-3", NOON);
    pass(h, 0);
    assert_int_equal(1, h->sent_count);

    struct told told = erase(h, "p-9");
    pass(h, MINUTE);

    assert_int_equal(2, told.sessions);
    assert_int_equal(2, told.reminders);
    assert_int_equal(4, told.events);
    assert_int_equal(AFTERCARE_ENOTFOUND, export(h, "p-9").status);
    assert_int_equal(AFTERCARE_ENOTFOUND, get(h, "s-1/r/1"));
    assert_int_equal(2, h->sent_count);
    assert_string_equal("s-2/r/1", h->sent[1].key);
    assert_int_equal(0, erase(h, "p-9").sessions);
}

// One is at the receiver's, the second waits its turn: the one is not retried, the other
// not sent.
static void what_is_under_way_is_recalled(void **state) {
    struct harness *h = *state;
    h->channels[0].parallel = 1;
    harness_open(h);
    h->reply = REPLY_LATER;
    put_of(h, "p-9", "s-1", NOON);
    put_of(h, "p-9", "s-2", NOON);
    pass(h, 0);
    assert_int_equal(1, h->sent_count);

    assert_int_equal(2, erase(h, "p-9").sessions);
    harness_tell(h, 0, AFTERCARE_OUTCOME_TRY_AGAIN, "busy");
    pass(h, HOUR);

    assert_int_equal(1, h->sent_count);
    assert_int_equal(0, h->logged);
}

static void a_late_answer_is_not_taken_for_somebody_elses(void **state) {
    struct harness *h = *state;
    h->reply = REPLY_LATER;
    put_of(h, "p-9", "s-1", NOON);
    pass(h, 0);
    assert_int_equal(1, erase(h, "p-9").sessions);
    put_of(h, "p-8", "s-2", NOON);
    pass(h, 0);
    assert_int_equal(2, h->sent_count);

    harness_tell(h, 0, AFTERCARE_OUTCOME_DELIVERED, "200");
    pass(h, 0);

    assert_int_equal(AFTERCARE_REMINDER_SCHEDULED, state_of(h, "s-2/r/1"));
    harness_tell(h, 1, AFTERCARE_OUTCOME_REFUSED, "404");
    pass(h, 0);
    assert_int_equal(AFTERCARE_REMINDER_FAILED, state_of(h, "s-2/r/1"));
}

// How often the bytes stand in the store's files.
static size_t occurrences(const struct harness *h, struct text word) {
    static const char *const ends[] = {"", "-wal", "-shm", "-journal"};
    size_t found = 0;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        char path[160];
        (void)snprintf(path, sizeof path, "%s%s", h->path, ends[i]);
        FILE *file = fopen(path, "rb");
        if (!file) {
            continue;
        }
        char *bytes = malloc(64 << 20);
        size_t size = fread(bytes, 1, 64 << 20, file);
        for (size_t at = 0; at + word.len <= size; at++) {
            found += memcmp(bytes + at, word.at, word.len) == 0;
        }
        free(bytes);
        (void)fclose(file);
    }
    return found;
}

// Of its document as the store keeps it: every piece but the first, which all have alike.
static size_t pieces(const struct harness *h, const char *patient) {
    char document[DOCUMENT_MAX], frame[2 * DOCUMENT_MAX];
    struct text text = text_of(document_of(document, patient));
    struct compressor *compressor = compressor_new();
    size_t len = 0, found = 0;
    assert_non_null(compressor);
    assert_true(compressor_room(text.len) <= sizeof frame);
    assert_int_equal(AFTERCARE_OK, compressor_pack(compressor, text, frame, &len));
    compressor_free(compressor);
    assert_in_range(len, 3 * PIECE, text.len - 1);
    for (size_t at = PIECE; at + PIECE <= len; at += PIECE) {
        found += occurrences(h, (struct text){frame + at, PIECE});
    }
    return found;
}

// What is left of a patient, as it was written and packed.
static size_t traces(const struct harness *h, const char *patient) {
    return occurrences(h, text_of(patient)) + pieces(h, patient);
}

// Many sessions of many patients whose rows lie among each other, some written over by
// larger ones, so that pages give entries to their neighbours.
static void fill(struct harness *h) {
    char patient[32], id[64];
    struct posted posted = {0};
    for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < PATIENTS; i++) {
            (void)snprintf(patient, sizeof patient, CANARY "%d-%d", i * 7 % PATIENTS,
                           i * 7 % PATIENTS);
            (void)snprintf(id, sizeof id, "%x-%s-%d", (unsigned)(i * 40503 + round) % 997,
                           patient, round);
            begin_put(h, patient, id, NOON + (i % 3) * HOUR, &posted);
        }
        wait_for_all(h, &posted);
    }
    pass(h, HOUR);
}

static void no_byte_is_left_of_whoever_is_erased(void **state) {
    struct harness *h = *state;
    fill(h);
    assert_true(occurrences(h, TEXT(CANARY "7-7")) > 0);
    assert_true(pieces(h, CANARY "7-7") > 0);

    for (int i = 0; i < PATIENTS; i += 3) {
        char patient[64];
        (void)snprintf(patient, sizeof patient, CANARY "%d-%d", i, i);
        assert_int_equal(ROUNDS, erase(h, patient).sessions);
        assert_int_equal(0, traces(h, patient));
    }
    assert_true(occurrences(h, TEXT(CANARY "7-7")) > 0);
    assert_true(pieces(h, CANARY "7-7") > 0);
    assert_int_equal(ROUNDS, export(h, CANARY "7-7").sessions);
}

static void what_a_full_disk_kept_from_going_goes_later(void **state) {
    struct harness *h = *state;
    fill(h);

    disk.fault = DISK_FULL;
    assert_int_equal(AFTERCARE_EFULL, erase(h, CANARY "3-3").status);
    disk.fault = DISK_WORKS;
    assert_int_equal(ROUNDS, export(h, CANARY "3-3").sessions);

    assert_int_equal(AFTERCARE_OK, erase(h, CANARY "3-3").status);
    assert_int_equal(0, traces(h, CANARY "3-3"));
    assert_int_equal(0, h->fatal);
}

static struct aftercare_erased erase_in(struct store *store, const char *patient) {
    struct arena arena;
    struct store_names names = {0};
    aftercare_erased erased = {0};
    aftercare_error err;
    arena_init(&arena, &system_allocator, 0);
    if (store_sqlite.begin(store, &err) ||
        store_sqlite.sessions_of(store, &arena, patient, &names, &err)) {
        _exit(2);
    }
    for (size_t i = 0; i < names.count; i++) {
        struct store_session session;
        if (store_sqlite.session_read(store, &arena, names.items[i], &session, &err) ||
            store_sqlite.session_erase(store, session.number, &erased, &err)) {
            _exit(3);
        }
    }
    if (store_sqlite.commit(store, &err) || store_sqlite.sweep(store, &err)) {
        _exit(4);
    }
    arena_clear(&arena);
    return erased;
}

// True when the child came to its end.
static bool erase_until_killed(const struct harness *h, const char *patient,
                               int kill_at) {
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        struct store *store = NULL;
        aftercare_error err;
        if (store_sqlite.open(&store, h->path, &err)) {
            _exit(1);
        }
        disk.points = 0;
        disk.kill_at = kill_at;
        disk.fault = DISK_KILLS;
        (void)erase_in(store, patient);
        _exit(0);
    }
    assert_int_equal(child, waitpid(child, &status, 0));
    assert_true(WIFSIGNALED(status) || (WIFEXITED(status) && WEXITSTATUS(status) == 0));
    return WIFEXITED(status);
}

// At each write of the erasure and of the sweep: either all is still there, or nothing is
// and no byte of it, as soon as the store is open again.
static void killed_at_any_write_it_is_erased_whole_or_not_at_all(void **state) {
    struct harness *h = *state;
    char patient[64];
    int whole = 0, gone = 0, next = 0;
    bool is_over = false;
    harness_open(h);
    fill(h);
    harness_close(h);

    for (int kill_at = 1; !is_over; kill_at++) {
        (void)snprintf(patient, sizeof patient, CANARY "%d-%d", next, next);
        is_over = erase_until_killed(h, patient, kill_at);
        harness_open(h);
        struct told told = export(h, patient);
        if (told.status == AFTERCARE_OK) {
            assert_int_equal(ROUNDS, told.sessions);
            whole++;
        } else {
            assert_int_equal(AFTERCARE_ENOTFOUND, told.status);
            assert_int_equal(0, traces(h, patient));
            gone++;
            next++;
        }
        harness_close(h);
        if (next == PATIENTS) { // More write points than patients: begin anew.
            harness_open(h);
            fill(h);
            harness_close(h);
            next = 0;
        }
    }
    assert_true(whole > 0);
    assert_true(gone > 1);
}

static int make(void **state) {
    disk.fault = DISK_WORKS;
    return harness_make(state);
}

static int prepare(void **state) {
    disk.fault = DISK_WORKS;
    return harness_prepare(state);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make, harness_unmake)
#define TEST_CLOSED(name) cmocka_unit_test_setup_teardown(name, prepare, harness_unmake)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(all_that_is_known_is_given),
        TEST(of_a_stranger_nothing_is_known_or_erased),
        TEST(an_id_that_is_none_is_refused),
        TEST(one_person_goes_and_the_others_stay),
        TEST_CLOSED(what_is_under_way_is_recalled),
        TEST(a_late_answer_is_not_taken_for_somebody_elses),
        TEST(no_byte_is_left_of_whoever_is_erased),
        TEST(what_a_full_disk_kept_from_going_goes_later),
        TEST_CLOSED(killed_at_any_write_it_is_erased_whole_or_not_at_all),
    };
    disk_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
