// A struct of the caller's: of this release, of an earlier one, of a later one, of none.
#include "core/base/sized.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

// What the first release had, what this one has, and what the next will.
struct first {
    size_t size;
    int colour;
};
struct now {
    size_t size;
    int colour;
    const char *name;
};
struct next {
    struct now now;
    const char *finish;
};

static const struct now defaults = {sizeof(struct now), 7, "oak"};

static aftercare_status take(struct now *out, const void *given, aftercare_error *err) {
    *out = defaults;
    const struct sized sized = {out, sizeof *out, sizeof(struct first), "BEGIN_TABLE"};
    return sized_read(&sized, given, err);
}

static void a_struct_of_this_release_is_copied(void **state) {
    (void)state;
    const struct now given = {sizeof given, 3, "ash"};
    struct now out;
    assert_int_equal(take(&out, &given, NULL), AFTERCARE_OK);
    assert_memory_equal(&out.colour, &given.colour, sizeof given.colour);
    assert_ptr_equal(out.name, given.name);
    assert_int_equal(out.size, sizeof out);
}

static void what_an_earlier_release_lacks_keeps_its_default(void **state) {
    (void)state;
    const struct first given = {sizeof given, 3};
    struct now out;
    assert_int_equal(take(&out, &given, NULL), AFTERCARE_OK);
    assert_int_equal(out.colour, 3);
    assert_int_equal(out.size, sizeof out);
    assert_string_equal(out.name, "oak");
}

static void a_later_release_is_understood_while_it_uses_nothing_new(void **state) {
    (void)state;
    struct next given = {.now = {sizeof given, 3, "ash"}};
    struct now out;
    assert_int_equal(take(&out, &given, NULL), AFTERCARE_OK);
    assert_string_equal(out.name, "ash");

    aftercare_error err = {0};
    given.finish = "oil";
    assert_int_equal(take(&out, &given, &err), AFTERCARE_EUSAGE);
    assert_non_null(strstr(err.sentence, "BEGIN_TABLE sets a member of a later release"));
    assert_string_equal(out.name, "oak");
}

static void a_size_that_nobody_set_is_refused(void **state) {
    (void)state;
    static const size_t sizes[] = {0, 1, sizeof(struct first) - 1, SIZED_MAX + 1,
                                   SIZE_MAX};
    struct now out;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        const struct now given = {sizes[i], 3, "ash"};
        aftercare_error err = {0};
        assert_int_equal(take(&out, &given, &err), AFTERCARE_EUSAGE);
        assert_non_null(strstr(err.sentence, "(begin with BEGIN_TABLE, which sets it)"));
        assert_int_equal(out.colour, defaults.colour);
        assert_ptr_equal(out.name, defaults.name);
    }
}

static void nothing_at_all_is_refused(void **state) {
    (void)state;
    aftercare_error err = {0};
    struct now out;
    assert_int_equal(take(&out, NULL, &err), AFTERCARE_EUSAGE);
    assert_string_equal(err.sentence, "a struct is missing (begin with BEGIN_TABLE)");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_struct_of_this_release_is_copied),
        cmocka_unit_test(what_an_earlier_release_lacks_keeps_its_default),
        cmocka_unit_test(a_later_release_is_understood_while_it_uses_nothing_new),
        cmocka_unit_test(a_size_that_nobody_set_is_refused),
        cmocka_unit_test(nothing_at_all_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
