// Bytes of the store's two files are changed, and their ends cut off: nothing crashes,
// and either the damage is named or everything that was kept is still there.
//
// What is not noticed: a changed letter inside a text, which only a digest of each page
// would show, and a log that is cut between two of its transactions, which is what it was
// before the second. The log's last transaction looks, when it is changed, like one that
// a power cut has interrupted.
#include "tests/unit/reminders/harness.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>

#define SESSIONS 40
#define SEED 20261122u
#define ROUNDS 250

enum { STORE, LOG, FILES };

struct bytes {
    unsigned char *at;
    size_t len;
};

struct kept { // a store as a killed process has left it
    struct harness *h;
    char paths[FILES][160];
    struct bytes files[FILES];
    uint32_t seed;
};

static uint32_t chance(struct kept *kept, size_t below) {
    kept->seed = kept->seed * 1664525u + 1013904223u;
    return (uint32_t)((((uint64_t)kept->seed >> 8) * below) >> 24);
}

static struct bytes read_file(const char *path) {
    struct bytes bytes = {0};
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(0, fseek(file, 0, SEEK_END));
    bytes.len = (size_t)ftell(file);
    bytes.at = malloc(bytes.len + 1);
    assert_non_null(bytes.at);
    rewind(file);
    assert_int_equal(bytes.len, fread(bytes.at, 1, bytes.len, file));
    (void)fclose(file);
    return bytes;
}

static void write_file(const char *path, const unsigned char *at, size_t len) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(len, fwrite(at, 1, len, file));
    assert_int_equal(0, fclose(file));
}

static void post_some(struct harness *h, int first) {
    char key[32];
    for (int i = first; i < first + SESSIONS; i++) {
        (void)snprintf(key, sizeof key, "s-%d", i);
        put_one(h, key, NOON + HOUR + i);
    }
}

// By a process of its own, before this one has threads: half of it in the store itself,
// all of it with the log.
static void leave_store(struct harness *h) {
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        assert_int_equal(0, uv_loop_init(&h->loop));
        harness_open(h);
        post_some(h, 0);
        harness_close(h);
        assert_int_equal(0, uv_loop_init(&h->loop));
        harness_open(h);
        post_some(h, SESSIONS);
        (void)raise(SIGKILL);
    }
    assert_int_equal(child, waitpid(child, &status, 0));
    assert_true(WIFSIGNALED(status));
}

static int make(void **state) {
    struct kept *kept = calloc(1, sizeof *kept);
    assert_non_null(kept);
    kept->h = harness_new();
    kept->seed = SEED;
    assert_int_equal(0, uv_loop_close(&kept->h->loop)); // the child has its own
    leave_store(kept->h);
    assert_int_equal(0, uv_loop_init(&kept->h->loop));
    copy_string(kept->paths[STORE], sizeof kept->paths[STORE], kept->h->path);
    (void)snprintf(kept->paths[LOG], sizeof kept->paths[LOG], "%s-wal", kept->h->path);
    for (int i = 0; i < FILES; i++) {
        kept->files[i] = read_file(kept->paths[i]);
    }
    *state = kept;
    return 0;
}

static int unmake(void **state) {
    struct kept *kept = *state;
    for (int i = 0; i < FILES; i++) {
        free(kept->files[i].at);
    }
    harness_free(kept->h);
    free(kept);
    return 0;
}

static void put_back(const struct kept *kept) {
    for (int i = 0; i < FILES; i++) {
        write_file(kept->paths[i], kept->files[i].at, kept->files[i].len);
    }
}

// How many reminders it tells of, or -1 when it says that it is damaged.
static int look(struct kept *kept) {
    struct harness *h = kept->h;
    aftercare_error err = {0};
    aftercare_reminders_query query = {.size = sizeof query, .limit = 1000};
    if (harness_try_open(h, &err)) {
        (void)uv_run(&h->loop, UV_RUN_DEFAULT);
        if (err.status != AFTERCARE_EIO && err.status != AFTERCARE_ECONFLICT) {
            fail_msg("not named as damage: %d, %s", (int)err.status, err.sentence);
        }
        return -1;
    }
    aftercare_status status = list(h, &query);
    int count = status ? -1 : (int)h->seen_count;
    assert_true(status == AFTERCARE_OK || status == AFTERCARE_EIO);
    harness_close(h);
    return count;
}

static void change_some(struct kept *kept, int which, size_t below) {
    struct bytes bytes = kept->files[which];
    size_t at = chance(kept, below);
    unsigned char before = bytes.at[at];
    put_back(kept);
    if (which == STORE) { // a page that is in the log as well is not looked at
        (void)unlink(kept->paths[LOG]);
    }
    bytes.at[at] ^= (unsigned char)(1 + chance(kept, 255));
    write_file(kept->paths[which], bytes.at, bytes.len);
    bytes.at[at] = before;
}

static void check_rounds(struct kept *kept, int which, size_t below) {
    int named = 0, whole = which == STORE ? SESSIONS : 2 * SESSIONS;
    for (int i = 0; i < ROUNDS; i++) {
        change_some(kept, which, below);
        int count = look(kept);
        named += count < 0;
        if (count >= 0 && count != whole) {
            fail_msg("round %d: %d reminders of %d", i, count, whole);
        }
    }
    print_message("%d rounds, seed %u: %d named\n", ROUNDS, SEED, named);
    assert_true(named > 0);
}

static void what_was_left_can_be_read(void **state) {
    put_back(*state);
    assert_int_equal(2 * SESSIONS, look(*state));
}

static void a_changed_byte_of_the_store_loses_no_reminder_in_silence(void **state) {
    struct kept *kept = *state;
    check_rounds(kept, STORE, kept->files[STORE].len);
}

// The last transaction, which may be one that was being written, is some frames long.
static void a_changed_byte_of_the_log_loses_no_reminder_in_silence(void **state) {
    struct kept *kept = *state;
    check_rounds(kept, LOG, kept->files[LOG].len * 3 / 4);
}

static void a_changed_header_of_the_log_is_named(void **state) {
    struct kept *kept = *state;
    for (size_t i = 0; i < 32; i++) {
        change_some(kept, LOG, 32);
        assert_int_equal(-1, look(kept));
    }
}

static void a_store_that_was_cut_is_named(void **state) {
    struct kept *kept = *state;
    for (int i = 0; i < 60; i++) {
        put_back(kept);
        (void)unlink(kept->paths[LOG]);
        write_file(kept->paths[STORE], kept->files[STORE].at,
                   1 + chance(kept, kept->files[STORE].len - 1));
        assert_int_equal(-1, look(kept));
    }
}

// What is before the cut is there, and whole.
static void a_log_that_was_cut_harms_nothing_else(void **state) {
    struct kept *kept = *state;
    for (int i = 0; i < 60; i++) {
        put_back(kept);
        write_file(kept->paths[LOG], kept->files[LOG].at,
                   chance(kept, kept->files[LOG].len));
        int count = look(kept);
        assert_true(count >= SESSIONS && count <= 2 * SESSIONS);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_left_can_be_read),
        cmocka_unit_test(a_changed_byte_of_the_store_loses_no_reminder_in_silence),
        cmocka_unit_test(a_changed_byte_of_the_log_loses_no_reminder_in_silence),
        cmocka_unit_test(a_changed_header_of_the_log_is_named),
        cmocka_unit_test(a_store_that_was_cut_is_named),
        cmocka_unit_test(a_log_that_was_cut_harms_nothing_else),
    };
    return cmocka_run_group_tests(tests, make, unmake);
}
