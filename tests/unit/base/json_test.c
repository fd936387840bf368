#include "core/base/json.h"

#include "tests/unit/base/failing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char example[] = "{\n"
                              "  \"patient\": { \"id\": \"p-1\", \"fitzpatrick\": 4,\n"
                              "    \"weight\": 61.50, \"pregnant\": false,\n"
                              "    \"m\u00e9/~\": [ null, true, \"caf\\u00e9\\n\" ] },\n"
                              "  \"empty\": {}, \"none\": []\n"
                              "}\n";

static const struct json *read_example(struct json_document *document,
                                       struct arena *arena) {
    aftercare_error err = {0};
    arena_init(arena, &system_allocator, 0);
    assert_int_equal(
        json_read(document, arena, "example", text_of(example), &JSON_LIMITS, &err),
        AFTERCARE_OK);
    assert_string_equal(err.sentence, "");
    return document->root;
}

static void values_have_their_types_and_contents(void **state) {
    (void)state;
    struct arena arena;
    struct json_document document;
    const struct json *root = read_example(&document, &arena);

    const struct json *patient = json_member(root, "patient");
    const struct json *list = json_member(patient, "m\u00e9/~");

    assert_int_equal(root->type, JSON_OBJECT);
    assert_int_equal(root->count, 3);
    assert_string_equal(json_member(patient, "id")->text.at, "p-1");
    assert_true(json_member(patient, "fitzpatrick")->is_integer);
    assert_int_equal(json_member(patient, "fitzpatrick")->integer, 4);
    assert_false(json_member(patient, "weight")->is_integer);
    assert_string_equal(json_member(patient, "weight")->text.at, "61.50");
    assert_int_equal(json_member(patient, "pregnant")->type, JSON_FALSE);
    assert_int_equal(list->type, JSON_LIST);
    assert_int_equal(list->count, 3);
    assert_int_equal(list->first->type, JSON_NULL);
    assert_int_equal(list->first->next->type, JSON_TRUE);
    assert_string_equal(list->first->next->next->text.at, "caf\u00e9\n");
    assert_null(list->first->next->next->next);
    assert_null(json_member(root, "empty")->first);
    assert_null(json_member(root, "none")->first);
    arena_clear(&arena);
}

static void a_value_knows_its_parent_and_its_place(void **state) {
    (void)state;
    struct arena arena;
    struct json_document document;
    const struct json *root = read_example(&document, &arena);
    const struct json *list = json_member(json_member(root, "patient"), "m\u00e9/~");
    char pointer[64];

    assert_null(root->parent);
    assert_ptr_equal(list->parent->parent, root);
    assert_int_equal(list->index, 4);
    assert_int_equal(list->first->next->index, 1);
    assert_memory_equal(example + list->first->offset, "null", 4);
    assert_string_equal(json_pointer(pointer, sizeof pointer, root), "");
    assert_string_equal(json_pointer(pointer, sizeof pointer, list->first->next),
                        "/patient/m\u00e9~1~0/1");
    arena_clear(&arena);
}

static void a_pointer_is_cut_where_its_field_ends(void **state) {
    (void)state;
    struct arena arena;
    struct json_document document;
    const struct json *root = read_example(&document, &arena);
    const struct json *list = json_member(json_member(root, "patient"), "m\u00e9/~");
    char pointer[13] = "untouched";

    (void)json_pointer(pointer, 0, list);
    assert_string_equal(pointer, "untouched");
    assert_string_equal(json_pointer(pointer, 1, list), "");
    assert_string_equal(json_pointer(pointer, sizeof pointer, list), "/patient/m\u00e9");
    assert_string_equal(json_pointer(pointer, sizeof pointer - 1, list), "/patient/m");
    arena_clear(&arena);
}

static void members_are_looked_for_in_objects_alone(void **state) {
    (void)state;
    struct arena arena;
    struct json_document document;
    const struct json *root = read_example(&document, &arena);

    assert_null(json_member(NULL, "id"));
    assert_null(json_member(root, "Patient"));
    assert_null(json_member(json_member(root, "none"), "id"));
    assert_non_null(json_member(root, "patient"));
    arena_clear(&arena);
}

static void every_type_has_a_name(void **state) {
    (void)state;
    assert_string_equal(json_type_name(JSON_NULL), "null");
    assert_string_equal(json_type_name(JSON_FALSE), "true or false");
    assert_string_equal(json_type_name(JSON_TRUE), "true or false");
    assert_string_equal(json_type_name(JSON_NUMBER), "a number");
    assert_string_equal(json_type_name(JSON_TEXT), "a text");
    assert_string_equal(json_type_name(JSON_LIST), "a list");
    assert_string_equal(json_type_name(JSON_OBJECT), "an object");
}

static void a_later_mistake_is_told_with_its_place(void **state) {
    (void)state;
    struct arena arena;
    struct json_document document;
    aftercare_error err;
    const struct json *root = read_example(&document, &arena);
    const struct json *weight = json_member(json_member(root, "patient"), "weight");

    assert_int_equal(json_fail(&err, &document, weight, "%d is too much", 7),
                     AFTERCARE_EDOCUMENT);

    assert_int_equal(err.status, AFTERCARE_EDOCUMENT);
    assert_string_equal(err.place, "example");
    assert_int_equal(err.line, 3);
    assert_int_equal(err.column, 15);
    assert_string_equal(err.pointer, "/patient/weight");
    assert_string_equal(err.sentence, "7 is too much");
    assert_int_equal(json_fail(NULL, &document, weight, "x"), AFTERCARE_EDOCUMENT);
    arena_clear(&arena);
}

static void numbers_that_are_whole_reach_to_two_to_the_53(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool is_integer;
        int64_t integer;
    } rows[] = {
        {"0", true, 0},
        {"-0", true, 0},
        {"9007199254740992", true, INT64_C(9007199254740992)},
        {"-9007199254740992", true, INT64_C(-9007199254740992)},
        {"1.0", false, 0},
        {"1e2", false, 0},
        {"-2.5E-3", false, 0},
        {"1e-400", false, 0},
        {"123456789012345678901234567890.0", false, 0},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena arena;
        struct json_document document;
        arena_init(&arena, &system_allocator, 0);
        assert_int_equal(
            json_read(&document, &arena, "", text_of(rows[i].text), &JSON_LIMITS, NULL),
            AFTERCARE_OK);
        assert_int_equal(document.root->is_integer, rows[i].is_integer);
        assert_int_equal(document.root->integer, rows[i].integer);
        assert_string_equal(document.root->text.at, rows[i].text);
        arena_clear(&arena);
    }
}

static void each_allocation_may_fail(void **state) {
    (void)state;
    aftercare_status status = AFTERCARE_ENOMEM;
    char deep[30000];
    size_t len = 0;
    for (int i = 0; i < 900; i++) {
        len += (size_t)snprintf(deep + len, sizeof deep - len, "%s{\"key%d\":[%d]}",
                                i == 0 ? "[" : ",", i, i);
    }
    deep[len++] = ']';

    for (size_t n = 1; status != AFTERCARE_OK; n++) {
        struct failing failing = {.fails_at = n};
        struct allocator allocator = failing_allocator(&failing);
        struct arena arena;
        struct json_document document = {.place = "untouched"};
        aftercare_error err = {0};
        arena_init(&arena, &allocator, 0);

        status = json_read(&document, &arena, "deep", (struct text){deep, len},
                           &JSON_LIMITS, &err);

        if (failing.requests >= n) {
            assert_int_equal(status, AFTERCARE_ENOMEM);
            assert_int_equal(err.status, AFTERCARE_ENOMEM);
            assert_string_equal(document.place, "untouched");
        } else {
            assert_int_equal(status, AFTERCARE_OK);
        }
        arena_clear(&arena);
        assert_int_equal(failing.live, 0);
    }
}

static void memory_may_end_anywhere(void **state) {
    (void)state;
    aftercare_status status = AFTERCARE_ENOMEM;
    for (size_t limit = 64; status != AFTERCARE_OK; limit += 16) {
        struct arena arena;
        struct json_document document = {.place = "untouched"};
        arena_init(&arena, &system_allocator, limit);

        status =
            json_read(&document, &arena, "example", text_of(example), &JSON_LIMITS, NULL);

        assert_true(status == AFTERCARE_OK || status == AFTERCARE_ENOMEM);
        assert_string_equal(document.place,
                            status == AFTERCARE_OK ? "example" : "untouched");
        arena_clear(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_have_their_types_and_contents),
        cmocka_unit_test(a_value_knows_its_parent_and_its_place),
        cmocka_unit_test(a_pointer_is_cut_where_its_field_ends),
        cmocka_unit_test(members_are_looked_for_in_objects_alone),
        cmocka_unit_test(every_type_has_a_name),
        cmocka_unit_test(a_later_mistake_is_told_with_its_place),
        cmocka_unit_test(numbers_that_are_whole_reach_to_two_to_the_53),
        cmocka_unit_test(each_allocation_may_fail),
        cmocka_unit_test(memory_may_end_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
