// How many reminders are stored a second, and how late they go out, beside what the disk
// and the loop can do by themselves. One line a figure: name, value, unit, and its ratio
// to the yardstick of the same run.
#include "aftercare/reminders.h"

#include <sqlite3.h>
#include <uv.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define CLIENTS 100
#define EACH 10 // reminders a session
#define SESSIONS 3000
#define LATE 1000 // reminders due within one second
#define FLOOD 100000

struct bench {
    uv_loop_t loop;
    char folder[64];
    aftercare_reminders *reminders;
    int asked, answered, sessions;
    int64_t due; // of the reminders that are posted
    int spread;  // milliseconds over which they fall due
    int64_t late[FLOOD];
    int fired;
};

static int64_t microseconds(void) {
    struct timespec now;
    (void)clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static int64_t wall_clock(void *context) {
    (void)context;
    return microseconds() / 1000;
}

static void print(const char *name, double value, const char *unit, double yardstick) {
    (void)printf("%-32s %12.1f %-4s %6.2f\n", name, value, unit,
                 yardstick > 0 ? value / yardstick : 1.0);
}

static void check(const char *what, int code, const char *sentence) {
    if (code) {
        (void)fprintf(stderr, "%s: %s\n", what, sentence);
        exit(1);
    }
}

static void fire(void *context, const aftercare_reminder *reminder, aftercare_told *told,
                 void *told_context) {
    struct bench *bench = context;
    if (bench->fired < FLOOD) {
        bench->late[bench->fired++] = microseconds() - reminder->due * 1000;
    }
    told(told_context, AFTERCARE_OUTCOME_DELIVERED, 0, "");
}

static void begin(struct bench *bench, const char *name) {
    char store[128];
    aftercare_error err = {0};
    aftercare_channel_options channel = {
        .name = "bench", .type = "callback", .send = fire, .send_context = bench};
    aftercare_reminders_options options = AFTERCARE_REMINDERS_OPTIONS;
    (void)snprintf(store, sizeof store, "sqlite:%s/%s.db", bench->folder, name);
    options.store = store;
    options.channels = &channel;
    options.channels_count = 1;
    options.now = wall_clock;
    bench->asked = bench->answered = bench->fired = 0;
    check("open",
          (int)aftercare_reminders_open(&bench->reminders, &bench->loop, &options, &err),
          err.sentence);
}

static void end(struct bench *bench, const char *name) {
    char path[128];
    aftercare_reminders_close(bench->reminders, NULL, NULL);
    (void)uv_run(&bench->loop, UV_RUN_DEFAULT);
    (void)snprintf(path, sizeof path, "%s/%s.db", bench->folder, name);
    (void)unlink(path);
}

static void post(struct bench *bench);

static void posted(void *context, aftercare_status status,
                   const aftercare_reminders_answer *answer, const aftercare_error *err) {
    struct bench *bench = context;
    (void)answer;
    check("put", (int)status, err ? err->sentence : "");
    bench->answered++;
    if (bench->asked < bench->sessions) {
        post(bench);
    }
}

// A session like one of the shipped plans: texts of usual length, a document of 1 kB.
static void post(struct bench *bench) {
    static char document[1024];
    char id[32], keys[EACH][64];
    aftercare_reminder reminders[EACH];
    aftercare_error err = {0};
    int number = bench->asked++;
    memset(document, 'x', sizeof document - 1);
    (void)snprintf(id, sizeof id, "s-%d", number);
    for (int i = 0; i < EACH; i++) {
        (void)snprintf(keys[i], sizeof keys[i], "%s/microneedling.cleanse/%d", id, i);
        int64_t due = bench->due + ((int64_t)number * EACH + i) * bench->spread /
                                       ((int64_t)bench->sessions * EACH);
        reminders[i] = (aftercare_reminder){
            .key = keys[i],
            .rule = "microneedling.cleanse",
            .to = "patient-4711",
            .locale = "en",
            .message = "Wash with a gentle cleanser, no cloth or brush, and pat dry.",
            .due = due,
            .expires = due + INT64_C(14400000),
            .state = AFTERCARE_REMINDER_SCHEDULED};
    }
    aftercare_stored_session session = {.id = id,
                                        .patient = "p-1001",
                                        .content = "sha256:0123456789abcdef",
                                        .document = document,
                                        .plan = document,
                                        .reminders = reminders,
                                        .reminders_count = EACH};
    check("put",
          (int)aftercare_reminders_put_session(bench->reminders, &session, posted, bench,
                                               &err),
          err.sentence);
}

static void post_all(struct bench *bench, int sessions, int64_t due, int spread) {
    bench->sessions = sessions;
    bench->due = due;
    bench->spread = spread;
    for (int i = 0; i < CLIENTS && i < sessions; i++) {
        post(bench);
    }
    while (bench->answered < sessions) {
        (void)uv_run(&bench->loop, UV_RUN_ONCE);
    }
}

// What SQLite does by itself: the same number of reminders, one row each in one table
// with its key, in transactions of as many as a batch of ours has at most.
static double raw_inserts(struct bench *bench) {
    char path[128];
    sqlite3 *database = NULL;
    sqlite3_stmt *insert = NULL;
    (void)snprintf(path, sizeof path, "%s/raw.db", bench->folder);
    check("raw", sqlite3_open(path, &database), "open");
    check("raw",
          sqlite3_exec(
              database,
              "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
              "CREATE TABLE r (k TEXT PRIMARY KEY, s TEXT, rule TEXT, message TEXT,"
              " due INTEGER, expires INTEGER, state TEXT);"
              "CREATE INDEX due ON r (due) WHERE state = 'scheduled'",
              NULL, NULL, NULL),
          "tables");
    check("raw",
          sqlite3_prepare_v2(database,
                             "INSERT INTO r VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", -1,
                             &insert, NULL),
          "prepare");
    int64_t begun = microseconds();
    for (int i = 0; i < SESSIONS * EACH; i++) {
        char key[64];
        (void)snprintf(key, sizeof key, "s-%d/microneedling.cleanse/%d", i / EACH,
                       i % EACH);
        if (i % (CLIENTS * EACH) == 0) {
            check("raw", sqlite3_exec(database, "BEGIN", NULL, NULL, NULL), "begin");
        }
        (void)sqlite3_bind_text(insert, 1, key, -1, SQLITE_STATIC);
        (void)sqlite3_bind_text(insert, 2, "s", -1, SQLITE_STATIC);
        (void)sqlite3_bind_text(insert, 3, "microneedling.cleanse", -1, SQLITE_STATIC);
        (void)sqlite3_bind_text(insert, 4,
                                "Wash with a gentle cleanser, no cloth or brush.", -1,
                                SQLITE_STATIC);
        (void)sqlite3_bind_int64(insert, 5, i);
        (void)sqlite3_bind_int64(insert, 6, i);
        (void)sqlite3_bind_text(insert, 7, "scheduled", -1, SQLITE_STATIC);
        check("raw", sqlite3_step(insert) != SQLITE_DONE, "insert");
        (void)sqlite3_reset(insert);
        if (i % (CLIENTS * EACH) == CLIENTS * EACH - 1) {
            check("raw", sqlite3_exec(database, "COMMIT", NULL, NULL, NULL), "commit");
        }
    }
    int64_t spent = microseconds() - begun;
    (void)sqlite3_finalize(insert);
    (void)sqlite3_close(database);
    (void)unlink(path);
    return SESSIONS * EACH * 1e6 / (double)spent;
}

static void bench_stored(struct bench *bench) {
    double raw = raw_inserts(bench);
    begin(bench, "stored");
    int64_t begun = microseconds();
    post_all(bench, SESSIONS, wall_clock(NULL) + INT64_C(86400000), 0);
    double ours = SESSIONS * EACH * 1e6 / (double)(microseconds() - begun);
    end(bench, "stored");
    print("stored_yardstick_sqlite", raw, "1/s", 0);
    print("stored", ours, "1/s", raw);
}

static int by_size(const void *a, const void *b) {
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return (left > right) - (left < right);
}

static double percentile(struct bench *bench, int percent) {
    qsort(bench->late, (size_t)bench->fired, sizeof *bench->late, by_size);
    int place = bench->fired * percent / 100;
    return (double)bench->late[place] / 1000;
}

struct bare {
    uv_timer_t timer;
    struct bench *bench;
    int64_t due; // microseconds
};

static void bare_fired(uv_timer_t *timer) {
    struct bare *bare = timer->data;
    int64_t now = microseconds();
    if (now < bare->due) { // the loop's clock is not the wall's
        (void)uv_timer_start(timer, bare_fired, 1, 0);
        return;
    }
    bare->bench->late[bare->bench->fired++] = now - bare->due;
    uv_close((uv_handle_t *)timer, NULL);
}

// What the loop does by itself: a timer each, and nothing kept.
static void bare_timers(struct bench *bench) {
    static struct bare bares[LATE];
    int64_t start = microseconds() + 200000;
    bench->fired = 0;
    uv_update_time(&bench->loop);
    for (int i = 0; i < LATE; i++) {
        bares[i].bench = bench;
        bares[i].due = (start + i * INT64_C(1000000) / LATE) / 1000 * 1000;
        (void)uv_timer_init(&bench->loop, &bares[i].timer);
        bares[i].timer.data = &bares[i];
        (void)uv_timer_start(&bares[i].timer, bare_fired,
                             (uint64_t)((bares[i].due - microseconds()) / 1000), 0);
    }
    (void)uv_run(&bench->loop, UV_RUN_DEFAULT);
}

static void wait_until_fired(struct bench *bench, int count) {
    while (bench->fired < count) {
        (void)uv_run(&bench->loop, UV_RUN_ONCE);
    }
}

static void bench_late(struct bench *bench) {
    bare_timers(bench);
    double bare_half = percentile(bench, 50), bare_most = percentile(bench, 99);
    begin(bench, "late");
    post_all(bench, LATE / EACH, wall_clock(NULL) + 1000, 1000);
    wait_until_fired(bench, LATE);
    double half = percentile(bench, 50), most = percentile(bench, 99);
    end(bench, "late");
    print("late_yardstick_timer_p50", bare_half, "ms", 0);
    print("late_yardstick_timer_p99", bare_most, "ms", 0);
    print("late_p50", half, "ms", bare_half);
    print("late_p99", most, "ms", bare_most);
}

// From the first that goes out to the last; all are posted by then.
static void bench_flood(struct bench *bench) {
    begin(bench, "flood");
    post_all(bench, FLOOD / EACH, wall_clock(NULL) + 12000, 0);
    wait_until_fired(bench, FLOOD);
    (void)percentile(bench, 50);
    double seconds = (double)(bench->late[FLOOD - 1] - bench->late[0]) / 1e6;
    end(bench, "flood");
    print("fired_of_100000_at_once", FLOOD / seconds, "1/s", 0);
}

int main(void) {
    struct bench *bench = calloc(1, sizeof *bench);
    check("bench", bench == NULL || uv_loop_init(&bench->loop), "loop");
    (void)snprintf(bench->folder, sizeof bench->folder, "/tmp/aftercare-bench-XXXXXX");
    check("bench", mkdtemp(bench->folder) == NULL, "folder");
    bench_stored(bench);
    bench_late(bench);
    bench_flood(bench);
    (void)rmdir(bench->folder);
    (void)uv_loop_close(&bench->loop);
    free(bench);
    return 0;
}
