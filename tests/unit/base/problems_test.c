#include "core/base/problems.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#undef fail // cmocka has a macro of that name

struct heard {
    size_t count;
    aftercare_error last;
};

static void hear(void *context, const aftercare_error *err) {
    struct heard *heard = context;
    heard->count++;
    heard->last = *err;
}

static void all_mistakes_are_told_and_the_first_is_kept(void **state) {
    (void)state;
    struct heard heard = {0};
    struct problems problems = {.told = hear, .context = &heard};
    aftercare_error other = {.status = AFTERCARE_EIO, .sentence = "third"};

    problem(&problems, CHECK_UNKNOWN_TERM, (struct place){"a.lua", 3, 7}, "%s", "first");
    problem(&problems, CHECK_UNKNOWN_TERM, (struct place){"b.lua", 4, 0}, "%d", 2);
    problem_add(&problems, &other);

    assert_int_equal(problems.count, 3);
    assert_int_equal(problems.first.status, AFTERCARE_ERULES);
    assert_string_equal(problems.first.place, "a.lua");
    assert_int_equal(problems.first.line, 3);
    assert_int_equal(problems.first.column, 7);
    assert_string_equal(problems.first.sentence, "first");
    assert_string_equal(problems.first.check, "unknown-term");
    assert_int_equal(heard.count, 3);
    assert_string_equal(heard.last.sentence, "third");
}

static void nobody_has_to_listen(void **state) {
    (void)state;
    struct problems problems = {0};

    problem(&problems, CHECK_UNKNOWN_TERM, (struct place){0}, "only");

    assert_int_equal(problems.count, 1);
    assert_string_equal(problems.first.place, "");
    assert_string_equal(problems.first.sentence, "only");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_mistakes_are_told_and_the_first_is_kept),
        cmocka_unit_test(nobody_has_to_listen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
