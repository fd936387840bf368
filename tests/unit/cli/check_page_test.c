// Every check has a page that can be read.
#include "core/cli/check_page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void every_check_has_a_page(void **state) {
    (void)state;

    for (int i = 0; i < CHECK_COUNT; i++) {
        enum check check = (enum check)i;
        const struct check_page *page = check_page(check);
        print_message("%s\n", check_id(check));
        assert_non_null(page->title);
        assert_true(strlen(page->title) > 10);
        assert_true(strlen(page->why) > 40);
        assert_true(page->why[strlen(page->why) - 1] == '.');
        assert_true(page->wrong[0] != '\0' && page->right[0] != '\0');
        assert_string_not_equal(page->wrong, page->right);
        assert_int_equal(check_of(text_of(check_id(check))), check);
    }
}

static void what_is_no_id_is_no_check(void **state) {
    (void)state;
    assert_int_equal(check_of(TEXT("")), CHECK_COUNT);
    assert_int_equal(check_of(TEXT("never")), CHECK_COUNT);
    assert_int_equal(check_of(TEXT("never-holds-at-all")), CHECK_COUNT);
}

static void only_mistakes_of_writing_keep_rules_from_loading(void **state) {
    (void)state;
    assert_true(check_keeps_from_loading(CHECK_NOT_UTF8));
    assert_true(check_keeps_from_loading(CHECK_UNKNOWN_CHECK));
    assert_false(check_keeps_from_loading(CHECK_MISSING_TRANSLATION));
    assert_false(check_keeps_from_loading(CHECK_IDLE_ACCEPTANCE));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_check_has_a_page),
        cmocka_unit_test(what_is_no_id_is_no_check),
        cmocka_unit_test(only_mistakes_of_writing_keep_rules_from_loading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
