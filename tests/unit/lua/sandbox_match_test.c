// The matcher alone: its budget, its depth, and what it says of broken patterns. That it
// matches what stock Lua matches is shown in sandbox_against_stock_test.c.
#include "core/lua/sandbox_match.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct budget {
    size_t spent, most;
    size_t calls;
};

static bool spend(void *context, unsigned steps) {
    struct budget *budget = context;
    budget->spent += steps;
    budget->calls++;
    return budget->spent <= budget->most;
}

static struct sandbox_match match_of(struct text subject, struct text pattern,
                                     struct budget *budget) {
    return (struct sandbox_match){
        .subject = subject, .pattern = pattern, .spend = spend, .context = budget};
}

// The piece so many times, and then the last one. free() is the caller's.
static char *repeated(const char *piece, size_t count, const char *last) {
    const size_t len = strlen(piece), all = len * count;
    const size_t size = all + strlen(last) + 1;
    char *text = malloc(size);
    assert_non_null(text);
    for (size_t i = 0; i < all; i++) {
        text[i] = piece[i % len];
    }
    (void)snprintf(text + all, size - all, "%s", last);
    return text;
}

static void a_match_tells_its_end_and_its_captures(void **state) {
    (void)state;
    struct budget budget = {.most = 1000};
    struct sandbox_match match =
        match_of(TEXT("key = value"), TEXT("(%w+)%s*=%s*()(%w+)"), &budget);

    const char *end = sandbox_match_at(&match, match.subject.at);

    assert_ptr_equal(end, match.subject.at + match.subject.len);
    assert_int_equal(match.count, 3);
    assert_int_equal(match.captures[0].len, 3);
    assert_int_equal(match.captures[1].len, SANDBOX_MATCH_POSITION);
    assert_ptr_equal(match.captures[1].at, match.subject.at + 6);
    assert_int_equal(match.captures[2].len, 5);
}

static void one_match_may_be_tried_at_many_places(void **state) {
    (void)state;
    struct budget budget = {.most = 1000};
    struct sandbox_match match = match_of(TEXT("aXbX"), TEXT("(X)"), &budget);

    assert_null(sandbox_match_at(&match, match.subject.at));
    assert_null(match.problem);
    assert_int_equal(match.count, 0);
    assert_ptr_equal(sandbox_match_at(&match, match.subject.at + 1),
                     match.subject.at + 2);
    assert_int_equal(match.count, 1);
    assert_null(sandbox_match_at(&match, match.subject.at + 4));
}

static void steps_that_are_used_up_end_the_match(void **state) {
    (void)state;
    static const struct {
        const char *piece, *last;
        const char *subject;
    } rows[] = {
        {"a*", "b", "a"},   {"a-", "b", "a"},      {"a?", "b", "a"},
        {".-", "b", "a"},   {"[^b]*", "b", "a"},   {"(a*)", "b", "a"},
        {"%b()", "x", "("}, {"a*%f[b]", "b", "a"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *pattern = repeated(rows[i].piece, 12, rows[i].last);
        char *subject = repeated(rows[i].subject, 3000, "");
        struct budget budget = {.most = 2000};
        struct sandbox_match match =
            match_of(text_of(subject), text_of(pattern), &budget);

        const char *end = NULL;
        for (size_t at = 0; at < 3000 && !end && !match.problem; at++) {
            end = sandbox_match_at(&match, subject + at);
        }

        assert_null(end);
        assert_string_equal(match.problem, "matching takes too long");
        assert_in_range(budget.spent, 2000, 2000 + 2 * SANDBOX_MATCH_BLOCK);
        free(pattern);
        free(subject);
    }
}

static void long_sets_and_captures_cost_by_their_length(void **state) {
    (void)state;
    char *set = repeated("b", 10000, "]");
    set[0] = '[';
    char *subject = repeated("a", 20000, "");
    struct budget for_set = {.most = SIZE_MAX}, for_capture = {.most = SIZE_MAX};
    struct sandbox_match with_set = match_of(text_of(subject), text_of(set), &for_set);
    struct sandbox_match again =
        match_of((struct text){subject, 20000}, TEXT("(a*)%1c"), &for_capture);

    assert_null(sandbox_match_at(&with_set, subject));
    assert_null(sandbox_match_at(&again, subject));

    assert_true(for_set.spent >= 10000);
    assert_true(for_capture.spent >= 20000 + 10000 * 10000 / 16);
    free(set);
    free(subject);
}

static void the_depth_is_bounded(void **state) {
    (void)state;
    static const struct {
        size_t count;
        const char *problem;
    } rows[] = {{SANDBOX_MATCH_DEPTH - 1, NULL},
                {SANDBOX_MATCH_DEPTH, "pattern too complex"}};
    char *subject = repeated("a", 1000, "");
    for (size_t i = 0; i < 2; i++) {
        char *pattern = repeated("a?", rows[i].count, "b");
        struct budget budget = {.most = 1000000};
        struct sandbox_match match =
            match_of(text_of(subject), text_of(pattern), &budget);
        match.subject.len = rows[i].count; // so that each option is taken once

        (void)sandbox_match_at(&match, subject);

        if (rows[i].problem) {
            assert_string_equal(match.problem, rows[i].problem);
        } else {
            assert_true(!match.problem || strstr(match.problem, "too long"));
        }
        free(pattern);
    }
    free(subject);
}

static void a_broken_pattern_is_told(void **state) {
    (void)state;
    static const struct {
        const char *pattern, *problem;
    } rows[] = {
        {"%", "malformed pattern (ends with '%')"},
        {"[a", "malformed pattern (missing ']')"},
        {"[]", "malformed pattern (missing ']')"},
        {"[^]", "malformed pattern (missing ']')"},
        {"[%", "malformed pattern (missing ']')"},
        {"[%]", "malformed pattern (missing ']')"},
        {"%b", "malformed pattern (missing arguments to '%b')"},
        {"%ba", "malformed pattern (missing arguments to '%b')"},
        {"%f", "missing '[' after '%f' in pattern"},
        {"%fa", "missing '[' after '%f' in pattern"},
        {"%f[a", "malformed pattern (missing ']')"},
        {"%1", "invalid capture index in pattern"},
        {"(%1)", "invalid capture index in pattern"},
        {"%0", "invalid capture index in pattern"},
        {")", "invalid pattern capture"},
        {"()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()",
         "too many captures"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct budget budget = {.most = 100000};
        size_t len = strlen(rows[i].pattern);
        char *pattern = malloc(len); // without a NUL, so that reading past it is found
        assert_non_null(pattern);
        memcpy(pattern, rows[i].pattern, len);
        struct sandbox_match match =
            match_of(TEXT("abc"), (struct text){pattern, len}, &budget);

        assert_null(sandbox_match_at(&match, match.subject.at));

        assert_non_null(match.problem);
        assert_string_equal(match.problem, rows[i].problem);
        free(pattern);
    }
}

static void a_pattern_without_marks_is_plain(void **state) {
    (void)state;

    assert_true(sandbox_match_is_plain(TEXT("")));
    assert_true(sandbox_match_is_plain(TEXT("a]b)c \0 ä")));
    for (const char *mark = "^$*+?.([%-"; *mark; mark++) {
        assert_false(sandbox_match_is_plain((struct text){mark, 1}));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_match_tells_its_end_and_its_captures),
        cmocka_unit_test(one_match_may_be_tried_at_many_places),
        cmocka_unit_test(steps_that_are_used_up_end_the_match),
        cmocka_unit_test(long_sets_and_captures_cost_by_their_length),
        cmocka_unit_test(the_depth_is_bounded),
        cmocka_unit_test(a_broken_pattern_is_told),
        cmocka_unit_test(a_pattern_without_marks_is_plain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
