// Every file in tests/data/hostile says in its first line how it must end: by "steps", by
// "memory", with a "mistake", or "fine" because it is harmless here. No clock is given,
// so that it is steps that end what goes on for ever: the same on every machine.
#include "tests/unit/lua/sandbox_help.h"

#include "core/base/file.h"

#include <stdio.h>

#define FOLDER AFTERCARE_SOURCE "/tests/data/hostile"
#define FILES_LEAST 150

static aftercare_status promised(struct text source) {
    static const struct {
        const char *line;
        aftercare_status status;
    } ends[] = {
        {"-- ends: steps\n", AFTERCARE_ELIMIT},
        {"-- ends: memory\n", AFTERCARE_ENOMEM},
        {"-- ends: mistake\n", AFTERCARE_ERULES},
        {"-- ends: fine\n", AFTERCARE_OK},
        {"\x1bLua", AFTERCARE_ERULES}, // byte code, which has no first line
    };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t len = strlen(ends[i].line);
        if (source.len >= len && memcmp(source.at, ends[i].line, len) == 0) {
            return ends[i].status;
        }
    }
    return AFTERCARE_EINTERNAL;
}

static void assert_same(const char *name, struct outcome a, struct outcome b) {
    if (a.status != b.status || a.err.line != b.err.line ||
        strcmp(a.err.place, b.err.place) != 0 ||
        strcmp(a.err.sentence, b.err.sentence) != 0) {
        fail_msg("%s: once '%d: %s' and once '%d: %s'", name, a.err.line, a.err.sentence,
                 b.err.line, b.err.sentence);
    }
}

static void assert_ends(const char *name, struct outcome outcome,
                        aftercare_status status) {
    if (outcome.status != status) {
        print_error("%s: %s\n", name, outcome.err.sentence);
    }
    assert_int_equal(outcome.status, status);
    if (status) {
        assert_string_equal(outcome.err.place, name);
    }
    for (const char *at = outcome.err.sentence; *at; at++) {
        assert_false((unsigned char)*at < 0x20);
    }
}

typedef struct outcome run_function(struct text source, const char *name);

// A fifth of what a host gives by default, so that this does not take so long.
static struct sandbox_limits limits(void) {
    struct sandbox_limits limits = SANDBOX_LIMITS;
    limits.fuel /= 5;
    limits.memory /= 5;
    return limits;
}

static struct outcome run_at_load(struct text source, const char *name) {
    const struct sandbox_limits few = limits();
    return outcome_of(source, name, &few, NULL);
}

static int call_result(lua_State *L) {
    sandbox_push_result(L);
    lua_call(L, 0, 0);
    return 0;
}

// The same text as the body of a function that is called after loading.
static struct outcome run_in_call(struct text source, const char *name) {
    static const char before[] = "return function(...) ", after[] = "\nend";
    struct outcome outcome = {.status = AFTERCARE_OK};
    struct sandbox *sandbox = NULL;
    struct buffer wrapped;
    buffer_init(&wrapped, &system_allocator, SANDBOX_SOURCE_MAX);
    buffer_string(&wrapped, before);
    buffer_text(&wrapped, source);
    buffer_string(&wrapped, after);
    assert_false(wrapped.failed);

    const struct sandbox_limits few = limits();
    assert_int_equal(sandbox_new(&sandbox, &system_allocator, &few, NULL), AFTERCARE_OK);
    outcome.status =
        sandbox_run(sandbox, name, (struct text){wrapped.at, wrapped.len}, &outcome.err);
    if (!outcome.status) {
        outcome.status = sandbox_call(sandbox, call_result, NULL, &outcome.err);
    }
    sandbox_free(sandbox);
    buffer_clear(&wrapped);
    return outcome;
}

static void run_all(run_function *run) {
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    struct text *names = NULL;
    size_t count = 0;
    aftercare_error err;
    assert_int_equal(file_list(&names, &count, &arena, FOLDER, &err), AFTERCARE_OK);
    assert_true(count >= FILES_LEAST);

    for (size_t i = 0; i < count; i++) {
        struct text source;
        char path[512];
        (void)snprintf(path, sizeof path, "%s/%.*s", FOLDER, TEXT_ARGS(names[i]));
        assert_int_equal(
            file_read(&source, &arena, path, SANDBOX_SOURCE_MAX, FILE_ANY, &err),
            AFTERCARE_OK);

        struct outcome once = run(source, names[i].at);
        struct outcome again = run(source, names[i].at);

        assert_ends(names[i].at, once, promised(source));
        assert_same(names[i].at, once, again);
    }
    arena_clear(&arena);
}

static void every_hostile_file_is_contained_twice_alike_while_it_loads(void **state) {
    (void)state;
    run_all(run_at_load);
}

static void every_hostile_file_is_contained_twice_alike_when_it_is_called(void **state) {
    (void)state;
    run_all(run_in_call);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_hostile_file_is_contained_twice_alike_while_it_loads),
        cmocka_unit_test(every_hostile_file_is_contained_twice_alike_when_it_is_called),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
