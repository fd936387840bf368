// Documents with some values changed. JSON has ' for ", so that it can be read.
#include "core/base/json_change.h"

#include "tests/unit/base/failing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define CHANGES_MAX 4

struct row {
    const char *name, *before;
    const char *changes[CHANGES_MAX][2]; // pointer, value
    const char *after;
};

static struct text quoted(struct arena *arena, const char *json) {
    char *text = arena_copy(arena, json, strlen(json));
    for (char *at = strchr(text, '\''); at; at = strchr(at, '\'')) {
        *at = '"';
    }
    return text_of(text);
}

static void change(struct buffer *out, struct arena *arena, const struct row *row) {
    struct json_change changes[CHANGES_MAX];
    struct json_document document;
    struct json_writer writer = {.out = out};
    struct json_limits limits = JSON_LIMITS;
    size_t count = 0;
    for (; count < CHANGES_MAX && row->changes[count][0]; count++) {
        changes[count] = (struct json_change){text_of(row->changes[count][0]),
                                              quoted(arena, row->changes[count][1])};
    }
    assert_int_equal(
        json_read(&document, arena, "doc", quoted(arena, row->before), &limits, NULL),
        AFTERCARE_OK);
    json_copy_changed(&writer, document.root, changes, count);
}

static const struct row rows[] = {
    {"nothing", "{'b':[1,2.50],'a':null}", {{NULL}}, "{'b':[1,2.50],'a':null}"},
    {"a member", "{'a':1,'b':2,'c':3}", {{"/b", "[4]"}}, "{'a':1,'b':[4],'c':3}"},
    {"a new member", "{'a':1}", {{"/b", "2"}}, "{'a':1,'b':2}"},
    {"the later of two", "{}", {{"/b", "2"}, {"/b", "3"}}, "{'b':3}"},
    {"the root", "{'a':1}", {{"", "7"}}, "7"},
    {"two new ones, in order", "{}", {{"/b", "2"}, {"/a", "1"}}, "{'b':2,'a':1}"},
    {"objects on the way",
     "{}",
     {{"/a/b/c", "1"}, {"/a/d", "2"}},
     "{'a':{'b':{'c':1},'d':2}}"},
    {"a member of an entry",
     "{'a':[{'x':1},{'x':2}]}",
     {{"/a/1/x", "3"}},
     "{'a':[{'x':1},{'x':3}]}"},
    {"an entry", "{'a':[1,2,3]}", {{"/a/1", "9"}}, "{'a':[1,9,3]}"},
    {"an entry behind the last",
     "{'a':[1]}",
     {{"/a/1", "2"}, {"/a/2", "3"}},
     "{'a':[1,2,3]}"},
    {"a list on the way",
     "{}",
     {{"/a/0/x", "1"}, {"/a/0/y", "2"}, {"/a/1/x", "3"}},
     "{'a':[{'x':1,'y':2},{'x':3}]}"},
    {"an entry in an empty list", "{'a':[]}", {{"/a/0/x", "1"}}, "{'a':[{'x':1}]}"},
    {"a null on the way", "{'a':null}", {{"/a/0/x", "1"}}, "{'a':[{'x':1}]}"},
    {"an entry behind a gap is lost", "{'a':[]}", {{"/a/1", "2"}}, "{'a':[]}"},
    {"a name is no entry", "{'a':[1]}", {{"/a/x", "2"}}, "{'a':[1]}"},
    {"a number is a name where an object stands",
     "{'a':{}}",
     {{"/a/0", "2"}},
     "{'a':{'0':2}}"},
    {"below a value that is changed", "{}", {{"/a", "[]"}, {"/a/0", "1"}}, "{'a':[]}"},
    {"names that begin alike", "{'ab':1,'a':2}", {{"/a", "3"}}, "{'ab':1,'a':3}"},
    {"names that begin alike, new",
     "{}",
     {{"/ab/c", "1"}, {"/a/c", "2"}},
     "{'ab':{'c':1},'a':{'c':2}}"},
    {"quotes in a name", "{'a\\u0022b':1}", {{"/a", "2"}}, "{'a\\'b':1,'a':2}"},
};

static void a_change_leaves_all_else_as_it_was(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena arena;
        struct buffer out;
        arena_init(&arena, &system_allocator, 0);
        buffer_init(&out, &system_allocator, 10000);

        change(&out, &arena, &rows[i]);

        char told[400];
        (void)snprintf(told, sizeof told, "%s: %s", rows[i].name,
                       quoted(&arena, rows[i].after).at);
        assert_string_equal(arena_format(&arena, "%s: %s", rows[i].name, out.at), told);
        buffer_clear(&out);
        arena_clear(&arena);
    }
}

static void a_document_that_is_too_large_fails_the_buffer(void **state) {
    (void)state;
    struct arena arena;
    struct buffer out;
    arena_init(&arena, &system_allocator, 0);
    buffer_init(&out, &system_allocator, 10);

    change(&out, &arena, &rows[1]);

    assert_true(out.failed);
    buffer_clear(&out);
    arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_change_leaves_all_else_as_it_was),
        cmocka_unit_test(a_document_that_is_too_large_fails_the_buffer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
