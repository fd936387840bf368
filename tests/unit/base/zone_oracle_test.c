// Every time zone of this system, compared with Python's zoneinfo (zone_oracle.py).
#include "core/base/zone.h"

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

#define ORACLE AFTERCARE_SOURCE "/tests/unit/base/zone_oracle.py"

struct comparison {
    struct arena arena;
    struct zone_cache *cache;
    const struct zone *zone;
    size_t zones, rows, wrong;
};

static void tell(struct comparison *comparison, const char *line, int64_t ours) {
    if (comparison->wrong++ < 10) {
        print_error("%s: zoneinfo says %s but ours is %" PRId64 "\n",
                    zone_name(comparison->zone), line, ours);
    }
}

static void compare_offset(struct comparison *comparison, char *line) {
    char *rest = line + 1;
    int64_t utc = strtoll(rest, &rest, 10);
    int64_t offset = strtoll(rest, &rest, 10);
    int32_t ours = zone_offset(comparison->zone, (struct instant){utc * 1000});
    if (ours != offset || *rest != '\0') {
        tell(comparison, line, ours);
    }
}

static void compare_local(struct comparison *comparison, char *line) {
    char *rest = line + 1;
    enum zone_kind our_kind = ZONE_PLAIN;
    int64_t local = strtoll(rest, &rest, 10);
    int64_t utc = strtoll(rest, &rest, 10);
    int64_t kind = strtoll(rest, &rest, 10);
    struct wall wall = instant_wall((struct instant){local * 1000}, 0);
    struct instant ours = zone_instant(comparison->zone, wall, &our_kind);
    if (instant_seconds(ours) != utc || (int64_t)our_kind != kind || *rest != '\0') {
        tell(comparison, line, instant_seconds(ours));
    }
}

static void compare_line(struct comparison *comparison, char *line) {
    aftercare_error err = {0};
    line[strcspn(line, "\n")] = '\0';
    comparison->rows++;
    if (line[0] == 'U') {
        compare_offset(comparison, line);
    } else if (line[0] == 'L') {
        compare_local(comparison, line);
    } else {
        aftercare_status status =
            zone_find(&comparison->zone, comparison->cache, text_of(line + 2), &err);
        assert_string_equal(err.sentence, "");
        assert_int_equal(status, AFTERCARE_OK);
        comparison->zones++;
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

static void every_zone_of_the_system_agrees_with_python(void **state) {
    (void)state;
    struct comparison comparison = {0};
    char line[256];
    arena_init(&comparison.arena, &system_allocator, 0);
    (void)zone_cache_new(&comparison.cache, &comparison.arena, NULL, NULL);

    pid_t child = 0;
    int result = -1;
    FILE *oracle = start_oracle(&child);
    assert_non_null(oracle);
    while (fgets(line, sizeof line, oracle)) {
        compare_line(&comparison, line);
    }

    assert_int_equal(fclose(oracle), 0);
    assert_int_equal(waitpid(child, &result, 0), child);
    assert_int_equal(result, 0);
    assert_int_equal(comparison.wrong, 0);
    assert_true(comparison.zones > 300);
    assert_true(comparison.rows > 50000);
    print_message("%zu zones, %zu comparisons\n", comparison.zones, comparison.rows);
    arena_clear(&comparison.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_zone_of_the_system_agrees_with_python),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
