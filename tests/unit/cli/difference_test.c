#include "core/cli/difference.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct json *read(struct arena *arena, const char *text) {
    struct json_limits limits = JSON_LIMITS;
    struct json_document document;
    assert_int_equal(json_read(&document, arena, NULL, text_of(text), &limits, NULL),
                     AFTERCARE_OK);
    return document.root;
}

static void the_first_difference_is_found(void **state) {
    static const struct {
        const char *name, *first, *second, *pointer; // NULL: there is none
    } rows[] = {
        {"the same", "{\"a\":[1,{\"b\":null}]}", "{ \"a\" : [1, {\"b\":null}] }", NULL},
        {"a number", "{\"a\":[1,2]}", "{\"a\":[1,3]}", "/a/1"},
        {"as it is written", "[1]", "[1.0]", "/0"},
        {"another type", "{\"a\":null}", "{\"a\":{}}", "/a"},
        {"the first of two", "[[1],[2],3]", "[[1],[4],5]", "/1/0"},
        {"one more", "{\"a\":1}", "{\"a\":1,\"b\":2}", "/b"},
        {"one less", "{\"a\":[1,2]}", "{\"a\":[1]}", "/a/1"},
        {"another name", "{\"a\":1}", "{\"b\":1}", "/b"},
        {"another order", "{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}", "/b"},
        {"true and false", "[true]", "[false]", "/0"},
        {"everything", "1", "2", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char pointer[64];
        struct arena arena;
        print_message("%s\n", rows[i].name);
        arena_init(&arena, &system_allocator, 0);
        const struct json *found =
            difference_first(read(&arena, rows[i].first), read(&arena, rows[i].second));
        assert_int_equal(found == NULL, rows[i].pointer == NULL);
        if (found) {
            assert_string_equal(json_pointer(pointer, sizeof pointer, found),
                                rows[i].pointer);
        }
        arena_clear(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_difference_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
