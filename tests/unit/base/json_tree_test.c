#include "core/base/json_tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

// { "a": [ "x", "y" ], "b": null }, where "a" grows last.
struct tree {
    struct json_branch root, list;
    struct json entries[2], other;
};

static void grow(struct tree *tree) {
    *tree = (struct tree){.root = {.value = {.type = JSON_OBJECT}},
                          .list = {.value = {.type = JSON_LIST}}};
    json_place(&tree->list.value, &tree->root, TEXT("a"));
    json_append(&tree->root, &tree->list.value);
    json_place(&tree->other, &tree->root, TEXT("b"));
    json_append(&tree->root, &tree->other);
    for (size_t i = 0; i < 2; i++) {
        tree->entries[i] = (struct json){.type = JSON_TEXT, .text = {&"xy"[i], 1}};
        json_place(&tree->entries[i], &tree->list, TEXT(""));
        json_append(&tree->list, &tree->entries[i]);
    }
}

static void a_tree_reads_as_if_it_had_been_a_text(void **state) {
    (void)state;
    struct tree tree;
    char pointer[64];
    grow(&tree);

    const struct json *list = json_member(&tree.root.value, "a");

    assert_ptr_equal(list, &tree.list.value);
    assert_int_equal(list->count, 2);
    assert_ptr_equal(list->first->next, &tree.entries[1]);
    assert_null(list->first->next->next);
    assert_ptr_equal(json_member(&tree.root.value, "b"), &tree.other);
    assert_string_equal(json_pointer(pointer, sizeof pointer, &tree.entries[1]), "/a/1");
    assert_string_equal(json_pointer(pointer, sizeof pointer, &tree.other), "/b");
}

static void what_is_placed_can_be_refused_before_it_is_there(void **state) {
    (void)state;
    struct tree tree;
    grow(&tree);
    const struct json_document document = {.place = "tree", .root = &tree.root.value};
    struct json wrong = {.type = JSON_TEXT};
    aftercare_error err = {0};

    json_place(&wrong, &tree.list, TEXT(""));

    assert_int_equal(json_fail(&err, &document, &wrong, "it is wrong"),
                     AFTERCARE_EDOCUMENT);
    assert_string_equal(err.pointer, "/a/2");
    assert_string_equal(err.place, "tree");
    assert_int_equal(err.line, 0); // there is no text
    assert_int_equal(err.column, 0);
    assert_int_equal(tree.list.value.count, 2);
}

static void what_was_added_since_is_cut_off(void **state) {
    (void)state;
    struct tree tree;
    struct json more[2] = {{.type = JSON_TRUE}, {.type = JSON_FALSE}};
    grow(&tree);
    const struct json_branch before = tree.list;
    for (size_t i = 0; i < 2; i++) {
        json_place(&more[i], &tree.list, TEXT(""));
        json_append(&tree.list, &more[i]);
    }

    json_cut(&tree.list, &before);

    assert_int_equal(tree.list.value.count, 2);
    assert_null(tree.entries[1].next);
    more[1].next = NULL;
    json_append(&tree.list, &more[1]);
    assert_ptr_equal(tree.entries[1].next, &more[1]);

    const struct json_branch empty = {.value = {.type = JSON_LIST}};
    json_cut(&tree.list, &empty);
    assert_null(tree.list.value.first);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tree_reads_as_if_it_had_been_a_text),
        cmocka_unit_test(what_is_placed_can_be_refused_before_it_is_there),
        cmocka_unit_test(what_was_added_since_is_cut_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
