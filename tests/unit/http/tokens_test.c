#include "core/http/tokens.h"

#include "tests/unit/base/failing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

// printf abc | sha256sum, as NIST's example has it.
#define ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define ABC_CAPITALS "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"

static void a_token_is_known_by_its_digest(void **state) {
    static const struct {
        const char *authorization;
        enum right needed;
        enum tokens_answer answer;
    } rows[] = {
        {"Bearer abc", RIGHT_READ, TOKENS_PASS},
        {"bearer abc", RIGHT_READ, TOKENS_PASS},
        {"BEARER   abc", RIGHT_READ, TOKENS_PASS},
        {"Bearer abc", RIGHT_WRITE, TOKENS_LACKS_RIGHT},
        {"Bearer abcd", RIGHT_READ, TOKENS_STRANGER},
        {"Bearer ab", RIGHT_READ, TOKENS_STRANGER},
        {"Bearer ", RIGHT_READ, TOKENS_STRANGER},
        {"Bearerabc", RIGHT_READ, TOKENS_STRANGER},
        {"Basic abc", RIGHT_READ, TOKENS_STRANGER},
        {"Bearer " ABC, RIGHT_READ, TOKENS_STRANGER},
        {"", RIGHT_READ, TOKENS_STRANGER},
        {NULL, RIGHT_READ, TOKENS_STRANGER},
        {NULL, RIGHT_NONE, TOKENS_PASS},
    };
    static const struct token token = {
        .name = "a", .sha256 = ABC_CAPITALS, .may = RIGHT_READ};
    struct tokens *tokens = NULL;
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    (void)state;
    assert_int_equal(tokens_new(&tokens, &arena, &token, 1, NULL), AFTERCARE_OK);

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(
            tokens_check(tokens, rows[i].authorization, rows[i].needed, NULL),
            rows[i].answer);
    }
    arena_clear(&arena);
}

static void the_same_token_twice_has_the_rights_of_both(void **state) {
    static const struct token both[] = {{.name = "a", .sha256 = ABC, .may = RIGHT_READ},
                                        {.name = "b", .sha256 = ABC, .may = RIGHT_WRITE}};
    struct tokens *tokens = NULL;
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    (void)state;
    assert_int_equal(tokens_new(&tokens, &arena, both, 2, NULL), AFTERCARE_OK);

    assert_int_equal(tokens_check(tokens, "Bearer abc", RIGHT_READ, NULL), TOKENS_PASS);
    assert_int_equal(tokens_check(tokens, "Bearer abc", RIGHT_WRITE, NULL), TOKENS_PASS);
    arena_clear(&arena);
}

static void without_tokens_everybody_passes(void **state) {
    struct tokens *tokens = NULL;
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    (void)state;
    assert_int_equal(tokens_new(&tokens, &arena, NULL, 0, NULL), AFTERCARE_OK);

    assert_int_equal(tokens_check(tokens, NULL, RIGHT_WRITE, NULL), TOKENS_PASS);
    arena_clear(&arena);
}

static void what_is_no_digest_is_refused(void **state) {
    static const char *const rows[] = {
        NULL,
        "",
        "abc",
        ABC "0",
        "x" ABC,
        "za7816bf8f01cfea414140de5dae2223b00361a396177a9cb410"
        "ff61f20015ad"};
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    (void)state;

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct token token = {.name = "emr", .sha256 = rows[i]};
        struct tokens *untouched = NULL;
        aftercare_error err;
        assert_false(tokens_is_digest(rows[i]));
        assert_int_equal(tokens_new(&untouched, &arena, &token, 1, &err),
                         AFTERCARE_EUSAGE);
        assert_null(untouched);
    }
    assert_true(tokens_is_digest(ABC));
    arena_clear(&arena);
}

static void too_many_tokens_and_too_little_memory_are_told(void **state) {
    static const struct token many[TOKENS_MAX + 1];
    struct tokens *untouched = NULL;
    struct failing failing = {.fails_at = 1};
    struct allocator allocator = failing_allocator(&failing);
    struct arena arena;
    arena_init(&arena, &allocator, 0);
    (void)state;

    assert_int_equal(tokens_new(&untouched, &arena, many, TOKENS_MAX + 1, NULL),
                     AFTERCARE_ELIMIT);
    assert_int_equal(tokens_new(&untouched, &arena, NULL, 0, NULL), AFTERCARE_ENOMEM);
    assert_null(untouched);
    arena_clear(&arena);
}

static void every_right_has_a_name(void **state) {
    static const enum right all[] = {RIGHT_READ, RIGHT_WRITE, RIGHT_ADMIN};
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        assert_int_equal(right_of(right_name(all[i])), all[i]);
    }
    assert_int_equal(right_of("owner"), RIGHT_NONE);
    assert_string_equal(right_name(RIGHT_NONE), "none");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_token_is_known_by_its_digest),
        cmocka_unit_test(the_same_token_twice_has_the_rights_of_both),
        cmocka_unit_test(without_tokens_everybody_passes),
        cmocka_unit_test(what_is_no_digest_is_refused),
        cmocka_unit_test(too_many_tokens_and_too_little_memory_are_told),
        cmocka_unit_test(every_right_has_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
