// When reminders are due around every change of every time zone of this system, compared
// with what Python's zoneinfo makes of the declared rules (schedule_oracle.py).
#include "core/plan/schedule.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define ORACLE AFTERCARE_SOURCE "/tests/unit/plan/schedule_oracle.py"
#define LINE_MAX_BYTES 65536
#define TIMES_MAX 16

struct comparison {
    struct arena arena; // of one schedule
    struct arena zones_arena;
    struct zone_cache *zones;
    const struct zone *zone;
    size_t schedules, reminders, wrong;
};

static int64_t take(char **rest) {
    return strtoll(*rest, rest, 10);
}

static struct span take_span(char **rest) {
    struct span span = {.days = (int32_t)take(rest)};
    span.seconds = take(rest);
    return span;
}

static struct instant take_instant(char **rest) {
    return (struct instant){take(rest) * 1000};
}

static void tell(struct comparison *comparison, const char *what, int64_t theirs,
                 int64_t ours, const char *line) {
    if (comparison->wrong++ < 5) {
        print_error("%s: %s: zoneinfo says %" PRId64 ", ours is %" PRId64 "\n%.400s\n",
                    zone_name(comparison->zone), what, theirs, ours, line);
    }
}

static void compare_dues(struct comparison *comparison, const struct due *dues,
                         size_t count, char *rest, const char *line) {
    size_t theirs = (size_t)take(&rest);
    if (theirs != count) {
        tell(comparison, "how many", (int64_t)theirs, (int64_t)count, line);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        struct instant wanted = take_instant(&rest), due = take_instant(&rest);
        struct instant expires = take_instant(&rest);
        bool is_missed = take(&rest) != 0;
        comparison->reminders++;
        if (wanted.milliseconds != dues[i].wanted.milliseconds) {
            tell(comparison, "wanted", instant_seconds(wanted),
                 instant_seconds(dues[i].wanted), line);
        } else if (expires.milliseconds != dues[i].expires.milliseconds) {
            tell(comparison, "expires", instant_seconds(expires),
                 instant_seconds(dues[i].expires), line);
        } else if (is_missed != (dues[i].missed != NULL)) {
            tell(comparison, "missed", is_missed, dues[i].missed != NULL, line);
        } else if (!is_missed && due.milliseconds != dues[i].due.milliseconds) {
            tell(comparison, "due", instant_seconds(due), instant_seconds(dues[i].due),
                 line);
        }
    }
}

static void compare_schedule(struct comparison *comparison, char *line) {
    char *rest = line + 1;
    int32_t at[TIMES_MAX];
    struct remind remind = {.at = at};
    struct schedule schedule = {.remind = &remind, .zone = comparison->zone};
    struct dues dues = {0};
    schedule.from = schedule.ended = take_instant(&rest);
    schedule.till = schedule.until = take_instant(&rest);
    remind.at_count = (size_t)take(&rest);
    assert_true(remind.at_count <= TIMES_MAX);
    for (size_t i = 0; i < remind.at_count; i++) {
        at[i] = (int32_t)take(&rest);
    }
    remind.every = take_span(&rest);
    remind.days.days = (int32_t)take(&rest);
    remind.expires = take_span(&rest);
    schedule.quiet.from = (int32_t)take(&rest);
    schedule.quiet.till = (int32_t)take(&rest);
    schedule.quiet.is_given = schedule.quiet.from >= 0;
    arena_reset(&comparison->arena);
    assert_int_equal(schedule_make(&dues, &comparison->arena, &schedule), AFTERCARE_OK);
    comparison->schedules++;
    compare_dues(comparison, dues.items, dues.count, rest, line);
}

static void compare_line(struct comparison *comparison, char *line) {
    aftercare_error err = {0};
    line[strcspn(line, "\n")] = '\0';
    if (line[0] == 'S') {
        compare_schedule(comparison, line);
    } else {
        aftercare_status status =
            zone_find(&comparison->zone, comparison->zones, text_of(line + 2), &err);
        assert_string_equal(err.sentence, "");
        assert_int_equal(status, AFTERCARE_OK);
    }
}

// What the oracle prints, as a file to read.
static FILE *start_oracle(pid_t *child) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    *child = fork();
    assert_true(*child >= 0);
    if (*child == 0) {
        (void)dup2(ends[1], STDOUT_FILENO);
        (void)setenv("PYTHONTZPATH", ZONE_DIRECTORY, 1);
        (void)execlp("python3", "python3", ORACLE, (char *)NULL);
        _exit(127);
    }
    (void)close(ends[1]);
    return fdopen(ends[0], "r");
}

static void reminders_are_due_when_zoneinfo_says_in_every_zone(void **state) {
    static char line[LINE_MAX_BYTES];
    struct comparison comparison = {0};
    pid_t child = 0;
    int result = -1;
    (void)state;
    arena_init(&comparison.arena, &system_allocator, 0);
    arena_init(&comparison.zones_arena, &system_allocator, 0);
    (void)zone_cache_new(&comparison.zones, &comparison.zones_arena, NULL, NULL);

    FILE *oracle = start_oracle(&child);
    assert_non_null(oracle);
    while (fgets(line, sizeof line, oracle)) {
        compare_line(&comparison, line);
    }

    assert_int_equal(fclose(oracle), 0);
    assert_int_equal(waitpid(child, &result, 0), child);
    assert_int_equal(result, 0);
    assert_int_equal(comparison.wrong, 0);
    assert_true(comparison.schedules > 5000);
    print_message("%zu schedules, %zu reminders\n", comparison.schedules,
                  comparison.reminders);
    arena_clear(&comparison.arena);
    arena_clear(&comparison.zones_arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reminders_are_due_when_zoneinfo_says_in_every_zone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
