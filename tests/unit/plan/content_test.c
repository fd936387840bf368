// The digest of what a document says, whatever its layout.
#include "core/plan/session.h"

#include "tests/unit/facts/reading.h"

static const char *content_of(struct workshop *shop, const char *json) {
    char *out = arena_alloc(&shop->arena, DIGEST_TEXT_MAX);
    assert_int_equal(session_content(out, &shop->arena, json_of(shop, json)->root), 0);
    return out;
}

static void the_order_of_members_and_blanks_do_not_matter(void **state) {
    (void)state;
    static const char *const alike[] = {
        "{'a': 1, 'b': [true, null, {'c': 'x', 'd': 2}]}",
        "{'b': [true, null, {'d': 2, 'c': 'x'}], 'a': 1}",
        "{ \n 'a' :1,'b':[true,null,{'c':'x','d':2}] }",
        "{'a': 1, 'b': [true, null, {'c': 'x', 'd': 2}], 'e': null}",
        "{'a': 1, 'b': [true, null, {'c': '\\u0078', 'd': 2}]}",
        "{'a': 1, 'b': [true, null, {'c': 'x', 'd': 2, 'x_d': {'a': 3}}], 'x_a': 4}",
    };
    struct workshop shop;
    workshop_open(&shop, "-- none\n");
    const char *first = content_of(&shop, alike[0]);

    for (size_t i = 1; i < sizeof alike / sizeof *alike; i++) {
        assert_string_equal(content_of(&shop, alike[i]), first);
    }
    assert_int_equal(strncmp(first, "sha256:", 7), 0);
    assert_int_equal(strlen(first), 7 + 64);
    workshop_close(&shop);
}

static void what_says_something_else_has_another_digest(void **state) {
    (void)state;
    static const char *const documents[] = {
        "{}",
        "[]",
        "{'a': 1}",
        "{'a': 2}",
        "{'b': 1}",
        "{'x_': 1}", // no name of the caller's own: nothing stands behind the mark
        "{'xa': 1}",
        "{'a': '1'}",
        "{'a': true}",
        "{'a': false}",
        "{'a': []}",
        "{'a': {}}",
        "{'a': [1]}",
        "{'a': [[1]]}",
        "{'a': [1, 2]}",
        "{'a': [2, 1]}", // the order of a list is part of what it says
        "{'a': [12]}",
        "{'a': [null]}",
        "{'a': {'b': 1}}",
        "{'a': {'b': {}}, 'c': 1}",
        "{'a': {'b': {}, 'c': 1}}",
        "{'a': 'b}'}",
        "{'ab': 'c'}",
        "{'a': 'bc'}",
    };
    struct workshop shop;
    workshop_open(&shop, "-- none\n");
    enum { COUNT = sizeof documents / sizeof *documents };
    const char *contents[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        contents[i] = content_of(&shop, documents[i]);
    }

    for (size_t i = 0; i < COUNT; i++) {
        for (size_t k = 0; k < i; k++) {
            if (strcmp(contents[i], contents[k]) == 0) {
                fail_msg("%s and %s are alike", documents[i], documents[k]);
            }
        }
    }
    workshop_close(&shop);
}

static void no_memory_is_told(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, "-- none\n");
    struct arena arena;
    char out[DIGEST_TEXT_MAX];
    arena_init(&arena, &system_allocator, 1);

    assert_int_equal(
        session_content(out, &arena, json_of(&shop, "{'a': {'b': 1}}")->root),
        AFTERCARE_ENOMEM);

    arena_clear(&arena);
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_order_of_members_and_blanks_do_not_matter),
        cmocka_unit_test(what_says_something_else_has_another_digest),
        cmocka_unit_test(no_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
