// The front door and cJSON behind it: what the scan lets through cJSON must read, to the
// same tree; and cJSON running out of memory must be seen.
#include "core/base/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <cjson/cJSON.h>

#include <stdio.h>
#include <stdlib.h>

static void check_same(const struct json *ours, const cJSON *theirs);

static void check_children(const struct json *ours, const cJSON *theirs) {
    const struct json *child = ours->first;
    const cJSON *other = NULL;
    cJSON_ArrayForEach(other, theirs) {
        assert_non_null(child);
        assert_true(!other->string || text_is(child->key, other->string));
        check_same(child, other);
        child = child->next;
    }
    assert_null(child);
}

static void check_same(const struct json *ours, const cJSON *theirs) {
    assert_int_equal(ours->type == JSON_NULL, cJSON_IsNull(theirs));
    assert_int_equal(ours->type == JSON_TRUE, cJSON_IsTrue(theirs));
    assert_int_equal(ours->type == JSON_FALSE, cJSON_IsFalse(theirs));
    assert_int_equal(ours->type == JSON_NUMBER, cJSON_IsNumber(theirs));
    assert_int_equal(ours->type == JSON_TEXT, cJSON_IsString(theirs));
    assert_int_equal(ours->type == JSON_LIST, cJSON_IsArray(theirs));
    assert_int_equal(ours->type == JSON_OBJECT, cJSON_IsObject(theirs));
    if (ours->type == JSON_TEXT) {
        assert_true(text_is(ours->text, theirs->valuestring));
    } else if (ours->type == JSON_NUMBER) {
        assert_true(strtod(ours->text.at, NULL) == theirs->valuedouble);
    }
    check_children(ours, theirs);
}

// A generator with a fixed seed (xorshift32): the same documents in every run.
static uint32_t next(uint32_t *seed) {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static const char *const pieces[] = {
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"a\"",
    "\"b\"",
    "null",
    "true",
    "false",
    "0",
    "-1",
    "1.5e3",
    "007",
    "1.",
    "\"\\u00e9\"",
    "\"\"",
    "\"\\ud83e\\uddb6\"",
    "\"\\ud83e\"",
    " ",
    "\n",
    "\"é\"",
    "\"\\n\"",
    "x",
    "\"",
    "\\",
    "\xFF",
    "1e400",
    "[]",
    "{}",
    "{\"a\":1}",
    "[1,2]",
    "\"c\":3",
};

static size_t make_document(char *out, size_t size, uint32_t *seed) {
    size_t len = 0;
    uint32_t count = next(seed) % 9 + 1;
    for (uint32_t i = 0; i < count; i++) {
        const char *piece = pieces[next(seed) % (sizeof pieces / sizeof *pieces)];
        len += (size_t)snprintf(out + len, size - len, "%s", piece);
    }
    return len;
}

static void what_the_scan_lets_through_cjson_reads_to_the_same_tree(void **state) {
    (void)state;
    uint32_t seed = 2463534242;
    size_t accepted = 0;
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);

    for (int i = 0; i < 200000; i++) {
        char text[256];
        struct json_document document;
        size_t len = make_document(text, sizeof text, &seed);
        arena_reset(&arena);
        aftercare_status status = json_read(&document, &arena, "d",
                                            (struct text){text, len}, &JSON_LIMITS, NULL);
        if (status == AFTERCARE_OK) {
            cJSON *theirs = cJSON_ParseWithLength(text, len);
            assert_non_null(theirs);
            check_same(document.root, theirs);
            cJSON_Delete(theirs);
            accepted++;
        } else {
            assert_int_equal(status, AFTERCARE_EDOCUMENT);
        }
    }

    assert_true(accepted > 10000);
    arena_clear(&arena);
}

static void a_document_that_is_cut_anywhere_is_refused_without_harm(void **state) {
    (void)state;
    static const char whole[] =
        "{\"a\":[1,-2.5e+3,\"x\\ud83e\\uddb6é\"],\"b\":{\"c\":null},"
        "\"d\":[true,false]}";
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);

    for (size_t len = 0; len < sizeof whole - 1; len++) {
        char *cut = malloc(len + 1); // of this very size, for the address sanitizer
        struct json_document document;
        aftercare_error err = {0};
        assert_non_null(cut);
        memcpy(cut, whole, len);
        arena_reset(&arena);
        assert_int_equal(json_read(&document, &arena, "d", (struct text){cut, len},
                                   &JSON_LIMITS, &err),
                         AFTERCARE_EDOCUMENT);
        assert_int_equal(err.line, 1);
        free(cut);
    }
    arena_clear(&arena);
}

// cJSON takes its memory from malloc; only a test may put something else in its place.
static size_t requests_left;

static void *failing_malloc(size_t size) {
    return requests_left == 0 || --requests_left == 0 ? NULL : malloc(size);
}

static void no_memory_inside_of_cjson_is_seen(void **state) {
    (void)state;
    static const char text[] = "{\"a\":[1,\"text\",{\"b\":true}]}";
    aftercare_status status = AFTERCARE_ENOMEM;
    cJSON_Hooks hooks = {.malloc_fn = failing_malloc, .free_fn = free};
    size_t failures = 0;
    cJSON_InitHooks(&hooks);

    for (size_t n = 1; status != AFTERCARE_OK; n++) {
        struct arena arena;
        struct json_document document = {.place = "untouched"};
        aftercare_error err = {0};
        arena_init(&arena, &system_allocator, 0);
        requests_left = n;
        status = json_read(&document, &arena, "d", text_of(text), &JSON_LIMITS, &err);
        if (status != AFTERCARE_OK) {
            assert_int_equal(status, AFTERCARE_ENOMEM);
            assert_int_equal(err.status, AFTERCARE_ENOMEM);
            assert_string_equal(document.place, "untouched");
            failures++;
        }
        arena_clear(&arena);
    }

    cJSON_InitHooks(NULL);
    assert_true(failures > 5);
}

static void a_mistake_is_told_even_when_its_name_cannot_be_read(void **state) {
    (void)state;
    cJSON_Hooks hooks = {.malloc_fn = failing_malloc, .free_fn = free};
    struct arena arena;
    struct json_document document;
    aftercare_error err = {0};
    arena_init(&arena, &system_allocator, 0);
    cJSON_InitHooks(&hooks);
    requests_left = 1;

    assert_int_equal(
        json_read(&document, &arena, "d", TEXT("{\"\\u0061b\":01}"), &JSON_LIMITS, &err),
        AFTERCARE_EDOCUMENT);

    cJSON_InitHooks(NULL);
    assert_string_equal(err.pointer, "/\\u0061b");
    arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_scan_lets_through_cjson_reads_to_the_same_tree),
        cmocka_unit_test(a_document_that_is_cut_anywhere_is_refused_without_harm),
        cmocka_unit_test(no_memory_inside_of_cjson_is_seen),
        cmocka_unit_test(a_mistake_is_told_even_when_its_name_cannot_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
