// The process is killed at each point where it writes while somebody posts, moves,
// deletes, answers, also what others follow, snoozes, cancels, retries or erases. What
// was answered is as it was answered; what was not is as before or as after it, and
// nothing in between; asked for again, it is as after it.
//
// Each step is a process of its own: one that has threads cannot be forked.
#include "core/base/rhythm.h"
#include "tests/unit/reminders/faulty_disk.h"
#include "tests/unit/reminders/harness.h"

#include <sys/wait.h>

#define KEY "canary-77"
#define POINTS_MIN 4 // a log, its header, a sync, and something that closes

struct row {
    const char *name;
    void (*prepare)(struct harness *h);
    aftercare_status (*act)(struct harness *h);
    size_t sends;      // of the reminder, in the hours after the act
    bool goes_at_once; // so that its next try is not always the same
};

struct facts { // of the reminder
    aftercare_status status;
    aftercare_reminder_state state;
    int64_t due, next_try;
};

// How a process found it, how it is when the act was asked for again, and what went out.
struct report {
    struct facts found, again;
    size_t sends;
};

static aftercare_status put_due(struct harness *h, const char *content, int64_t due) {
    aftercare_reminder reminder = reminder_at(KEY, due);
    return put(h, KEY, content, &reminder, 1);
}

static aftercare_status act_with(struct harness *h, aftercare_act_kind kind) {
    aftercare_act made = AFTERCARE_ACT;
    made.kind = kind;
    made.key = KEY;
    made.answer = AFTERCARE_ANSWER_DONE;
    made.until = kind == AFTERCARE_ACT_SNOOZE ? NOON + MINUTE : 0;
    return act(h, &made);
}

static aftercare_status post(struct harness *h) {
    return put_due(h, "a", NOON + HOUR);
}

static aftercare_status move(struct harness *h) {
    return put_due(h, "b", NOON + 2 * HOUR);
}

static aftercare_status delete_session(struct harness *h) {
    return cancel(h, KEY);
}

static aftercare_status acknowledge(struct harness *h) {
    return act_with(h, AFTERCARE_ACT_ACKNOWLEDGE);
}

static aftercare_status undo(struct harness *h) {
    return act_with(h, AFTERCARE_ACT_UNDO);
}

static aftercare_status snooze(struct harness *h) {
    return act_with(h, AFTERCARE_ACT_SNOOZE);
}

static aftercare_status cancel_one(struct harness *h) {
    return act_with(h, AFTERCARE_ACT_CANCEL);
}

static aftercare_status retry(struct harness *h) {
    return act_with(h, AFTERCARE_ACT_RETRY);
}

static aftercare_status erase(struct harness *h) {
    return erase_patient(h, "p-1");
}

// The one before it was due when its step began, and is what is answered.
#define FIRST "canary-76"

static aftercare_status put_following(struct harness *h) {
    struct arena arena;
    aftercare_reminder reminders[2] = {reminder_at(FIRST, NOON),
                                       reminder_at(KEY, NOON + HOUR)};
    struct rhythm rhythm = {.after_done = {.seconds = 7200},
                            .min_gap = {.seconds = 3600},
                            .expires = {.seconds = 3600},
                            .ended = {NOON - HOUR},
                            .from = {NOON - HOUR},
                            .until = {NOON + 24 * HOUR},
                            .till = {NOON + 24 * HOUR}};
    arena_init(&arena, &system_allocator, 0);
    for (int i = 0; i < 2; i++) {
        rhythm.number = i + 1;
        rhythm.wanted.milliseconds = reminders[i].due;
        reminders[i].rhythm = rhythm_write(&arena, &rhythm);
    }
    aftercare_status status = put(h, KEY, "a", reminders, 2);
    arena_clear(&arena);
    return status;
}

static aftercare_status act_on_first(struct harness *h, aftercare_act_kind kind) {
    aftercare_act made = AFTERCARE_ACT;
    made.kind = kind;
    made.key = FIRST;
    made.answer = AFTERCARE_ANSWER_DONE;
    made.at = kind == AFTERCARE_ACT_ACKNOWLEDGE ? NOON - 30 * MINUTE : 0;
    return act(h, &made);
}

static aftercare_status do_first(struct harness *h) {
    return act_on_first(h, AFTERCARE_ACT_ACKNOWLEDGE);
}

static aftercare_status undo_first(struct harness *h) {
    return act_on_first(h, AFTERCARE_ACT_UNDO);
}

static void first_delivered(struct harness *h) {
    assert_int_equal(AFTERCARE_OK, put_following(h));
    pass(h, 0);
}

static void first_done(struct harness *h) {
    first_delivered(h);
    assert_int_equal(AFTERCARE_OK, do_first(h));
}

static void nothing(struct harness *h) {
    (void)h;
}

static void scheduled(struct harness *h) {
    assert_int_equal(AFTERCARE_OK, post(h));
}

static void delivered(struct harness *h) {
    assert_int_equal(AFTERCARE_OK, put_due(h, "a", NOON));
    pass(h, 0);
}

static void acknowledged(struct harness *h) {
    delivered(h);
    assert_int_equal(AFTERCARE_OK, acknowledge(h));
}

static void failed(struct harness *h) {
    h->reply = REPLY_REFUSED;
    delivered(h);
    h->reply = REPLY_DELIVERED;
}

static const struct row rows[] = {
    {"post", nothing, post, 1, false},
    {"move", scheduled, move, 1, false},
    {"delete", scheduled, delete_session, 0, false},
    {"acknowledge before it is sent", scheduled, acknowledge, 0, false},
    {"acknowledge", delivered, acknowledge, 0, false},
    {"undo", acknowledged, undo, 0, false},
    {"snooze", delivered, snooze, 1, false},
    {"cancel", scheduled, cancel_one, 0, false},
    {"retry", failed, retry, 1, true},
    {"answer the one before it", first_delivered, do_first, 1, false},
    {"undo the one before it", first_done, undo_first, 1, false},
    {"erase what is to come", scheduled, erase, 0, false},
    {"erase what was sent", delivered, erase, 0, false},
};

static void tell(int pipe, const void *what, size_t size) {
    if (write(pipe, what, size) != (ssize_t)size) {
        _exit(3);
    }
}

static struct facts facts_of(struct harness *h) {
    struct facts facts = {.status = get(h, KEY)};
    if (!facts.status) {
        facts.state = h->seen[0].state;
        facts.due = h->seen[0].due;
        facts.next_try = h->seen[0].next_try;
    }
    return facts;
}

static void open_here(struct harness *h) {
    assert_int_equal(0, uv_loop_init(&h->loop));
    harness_open(h);
}

// Does what is asked for, and tells through the pipe when it is answered.
static void do_it(struct harness *h, const struct row *row, int pipe, int kill_at) {
    open_here(h);
    row->prepare(h);
    h->reply = REPLY_AGAIN;
    disk.points = 0;
    disk.kill_at = kill_at;
    disk.fault = DISK_KILLS;
    assert_int_equal(AFTERCARE_OK, row->act(h));
    tell(pipe, "", 1);
    harness_close(h);
}

static void prepare_alone(struct harness *h, const struct row *row, int pipe,
                          int kill_at) {
    (void)pipe;
    (void)kill_at;
    open_here(h);
    row->prepare(h);
    harness_close(h);
}

// Looks at what is left, asks again, and lets some hours pass. What is due is not yet so
// by its clock, so that it sees how things are before they go on.
static void look(struct harness *h, const struct row *row, int pipe, int kill_at) {
    (void)kill_at;
    h->now = NOON - SECOND / 2;
    h->reply = REPLY_AGAIN;
    open_here(h);
    struct report report = {.found = facts_of(h)};
    assert_int_equal(AFTERCARE_OK, row->act(h));
    report.again = facts_of(h);
    report.sends = h->sent_count;
    h->reply = REPLY_DELIVERED;
    pass(h, 2 * MINUTE);
    pass(h, HOUR);
    pass(h, HOUR);
    report.sends = h->sent_count - report.sends;
    tell(pipe, &report, sizeof report);
    harness_close(h);
}

typedef void step(struct harness *h, const struct row *row, int pipe, int kill_at);

// Runs the step in a process of its own, and reads what that tells, at most size bytes.
// True when it was not killed.
static bool run(step *what, struct harness *h, const struct row *row, int kill_at,
                void *out, size_t size) {
    int pipes[2], status = 0;
    size_t len = 0;
    assert_int_equal(0, pipe(pipes));
    pid_t child = fork();
    if (child == 0) {
        what(h, row, pipes[1], kill_at);
        _exit(0);
    }
    assert_true(child > 0);
    (void)close(pipes[1]);
    ssize_t got = 1;
    while (got > 0 && len < size) {
        got = read(pipes[0], (char *)out + len, size - len);
        len += got > 0 ? (size_t)got : 0;
    }
    assert_int_equal(child, waitpid(child, &status, 0));
    (void)close(pipes[0]);
    assert_true(WIFSIGNALED(status) ? WTERMSIG(status) == SIGKILL : status == 0);
    return !WIFSIGNALED(status);
}

static struct report look_at(struct harness *h, const struct row *row) {
    struct report report = {0};
    assert_true(run(look, h, row, 0, &report, sizeof report));
    return report;
}

static bool is_alike(const struct row *row, const struct facts *a,
                     const struct facts *b) {
    return a->status == b->status && a->state == b->state && a->due == b->due &&
           (row->goes_at_once || a->next_try == b->next_try);
}

static void remove_store(const struct harness *h) {
    char log[160];
    (void)snprintf(log, sizeof log, "%s-wal", h->path);
    (void)unlink(h->path);
    (void)unlink(log);
}

static bool is_in_file(const char *path, const char *word) {
    FILE *file = fopen(path, "rb");
    size_t len = strlen(word), matched = 0;
    for (int c = file ? fgetc(file) : EOF; c != EOF && matched < len; c = fgetc(file)) {
        matched = c == word[matched] ? matched + 1 : c == word[0];
    }
    if (file) {
        (void)fclose(file);
    }
    return matched == len;
}

static void check_erased(const struct harness *h) {
    char log[160];
    (void)snprintf(log, sizeof log, "%s-wal", h->path);
    assert_false(is_in_file(h->path, KEY));
    assert_false(is_in_file(log, KEY));
}

// Killed at that point, or not at all when there is none. True when it was killed.
static bool try_point(struct harness *h, const struct row *row, int point,
                      const struct facts *before, const struct facts *after) {
    char answer = 1;
    remove_store(h);
    bool has_ended = run(do_it, h, row, point, &answer, 1);
    bool is_answered = answer == 0;
    if (is_answered && row->act == erase) {
        check_erased(h);
    }
    struct report report = look_at(h, row);
    if (!is_alike(row, &report.found, after) &&
        (is_answered || !is_alike(row, &report.found, before))) {
        fail_msg("%s, killed at %d, %s: status %d, state %d, due %lld, next %lld",
                 row->name, point, is_answered ? "answered" : "not answered",
                 (int)report.found.status, (int)report.found.state,
                 (long long)report.found.due, (long long)report.found.next_try);
    }
    assert_int_equal(after->status, report.again.status);
    assert_int_equal(after->state, report.again.state);
    assert_int_equal(after->due, report.again.due);
    assert_int_equal(row->sends, report.sends);
    return !has_ended;
}

static void killed_wherever_it_writes_an_act_is_done_or_is_not(void **state) {
    struct harness *h = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct row *row = &rows[i];
        char answer = 1;
        int point = 1;
        remove_store(h);
        assert_true(run(prepare_alone, h, row, 0, &answer, 1));
        struct facts before = look_at(h, row).found;
        remove_store(h);
        assert_true(run(do_it, h, row, 0, &answer, 1));
        struct facts after = look_at(h, row).found;

        assert_false(is_alike(row, &before, &after));
        while (try_point(h, row, point, &before, &after)) {
            point++;
        }
        print_message("%s: %d points\n", row->name, point - 1);
        assert_true(point > POINTS_MIN);
    }
}

static int make(void **state) {
    struct harness *h = harness_new();
    assert_int_equal(0, uv_loop_close(&h->loop)); // each process has its own
    *state = h;
    return 0;
}

static int unmake(void **state) {
    struct harness *h = *state;
    assert_int_equal(0, uv_loop_init(&h->loop));
    harness_free(h);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            killed_wherever_it_writes_an_act_is_done_or_is_not, make, unmake),
    };
    disk_install();
    disk.is_lazy = true;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
