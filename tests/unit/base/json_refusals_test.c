// What the front door refuses, and where it says that the mistake is.
#include "core/base/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

static aftercare_status read_text(struct text text, const struct json_limits *limits,
                                  aftercare_error *err) {
    struct arena arena;
    struct json_document document;
    arena_init(&arena, &system_allocator, 0);
    aftercare_status status = json_read(&document, &arena, "d", text, limits, err);
    arena_clear(&arena);
    return status;
}

struct row {
    struct text text;
    const char *line; // as people see it
};

#define ROW(document, expected)                                                          \
    { {document, sizeof(document) - 1}, expected }

static void check_rows(const struct row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        aftercare_error err = {0};
        char line[1024];
        assert_int_equal(read_text(rows[i].text, &JSON_LIMITS, &err),
                         AFTERCARE_EDOCUMENT);
        assert_int_equal(err.status, AFTERCARE_EDOCUMENT);
        assert_string_equal(fail_line(line, sizeof line, &err), rows[i].line);
        assert_int_equal(read_text(rows[i].text, &JSON_LIMITS, NULL),
                         AFTERCARE_EDOCUMENT);
    }
}

static void broken_grammar_is_told_with_its_place(void **state) {
    (void)state;
    static const struct row rows[] = {
        ROW("", "d:1:1: the document ends too early (a value is expected here)"),
        ROW(" \n ", "d:2:2: the document ends too early (a value is expected here)"),
        ROW("{", "d:1:2: the document ends too early (the name of a member in '\"' is "
                 "expected here)"),
        ROW("[", "d:1:2: the document ends too early (a value is expected here)"),
        ROW("[1", "d:1:3: the document ends too early (',' or ']' is expected here)"),
        ROW("{\"a\":1",
            "d:1:7: the document ends too early (',' or '}' is expected here)"),
        ROW("\"abc", "d:1:5: the document ends too early (a closing '\"' is expected "
                     "here)"),
        ROW("[1,]", "d:1:4: unexpected ']' (a value is expected here)"),
        ROW("[,1]", "d:1:2: unexpected ',' (a value is expected here)"),
        ROW("{\"a\":1,}", "d:1:8: unexpected '}' (the name of a member in '\"' is "
                          "expected here)"),
        ROW("{a:1}", "d:1:2: unexpected 'a' (the name of a member in '\"' is expected "
                     "here)"),
        ROW("{\"a\" 1}", "d:1:6: unexpected '1' (':' is expected here)"),
        ROW("{\"a\":}", "d:1:6: unexpected '}' (a value is expected here)"),
        ROW("{\"a\":1 \"b\":2}", "d:1:8: unexpected '\"' (',' or '}' is expected here)"),
        ROW("[1 2]", "d:1:4: unexpected '2' (',' or ']' is expected here)"),
        ROW("[1}", "d:1:3: unexpected '}' (',' or ']' is expected here)"),
        ROW("1 2", "d:1:3: unexpected '2' (the end is expected here)"),
        ROW("{} // ok", "d:1:4: unexpected '/' (the end is expected here)"),
        ROW("é", "d:1:1: unexpected 'é' (a value is expected here)"),
        ROW("[\n  'a']", "d:2:3: unexpected ''' (a value is expected here)"),
        ROW("{\"a\":{\"b\":[0,tru]}}",
            "d:1:14: /a/b/1: unexpected 't' (a value is expected here)"),
        ROW("[nul]", "d:1:2: /0: unexpected 'n' (a value is expected here)"),
        ROW("[NaN]", "d:1:2: unexpected 'N' (a value is expected here)"),
        ROW("[Infinity]", "d:1:2: unexpected 'I' (a value is expected here)"),
        ROW("[truex]", "d:1:6: unexpected 'x' (',' or ']' is expected here)"),
        ROW("[1]\0", "d:1:4: unexpected byte 0x00 (the end is expected here)"),
        ROW("\0[1]", "d:1:1: unexpected byte 0x00 (a value is expected here)"),
        ROW("[\0]", "d:1:2: unexpected byte 0x00 (a value is expected here)"),
        ROW("[1,\xFF]", "d:1:4: unexpected byte 0xFF (a value is expected here)"),
        ROW("\xEF\xBB\xBF{}", "d:1:1: the document begins with a byte order mark (remove "
                              "it)"),
        ROW("\xC2\xA0[]", "d:1:1: unexpected '\xC2\xA0' (a value is expected here)"),
    };

    check_rows(rows, sizeof rows / sizeof *rows);
}

static void broken_texts_are_told_with_their_place(void **state) {
    (void)state;
    static const char halves[] = "half of a surrogate pair (\\ud800 to \\udbff followed "
                                 "by \\udc00 to \\udfff makes a character)";
    static const struct row rows[] = {
        ROW("[\"a\nb\"]", "d:1:4: /0: a control character stands in a text (write it as "
                          "\\u000a)"),
        ROW("[\"\x1F\"]", "d:1:3: /0: a control character stands in a text (write it as "
                          "\\u001f)"),
        ROW("[\"a\0\"]", "d:1:4: /0: a control character stands in a text (write it as "
                         "\\u0000)"),
        ROW("[\"\\x\"]", "d:1:4: /0: unexpected 'x' (one of \" \\ / b f n r t u is "
                         "expected here)"),
        ROW("[\"\\\0\"]",
            "d:1:4: /0: unexpected byte 0x00 (one of \" \\ / b f n r t u is "
            "expected here)"),
        ROW("[\"\\u12\"]",
            "d:1:5: /0: unexpected '1' (\\u and four hexadecimal digits is "
            "expected here)"),
        ROW("[\"\\u0000\"]", "d:1:3: /0: a text cannot hold the character NUL (remove "
                             "\\u0000)"),
        ROW("[\"\xFF\"]",
            "d:1:3: /0: byte 0xFF is not UTF-8 (save the document as UTF-8)"),
        ROW("[\"\xC0\x80\"]",
            "d:1:3: /0: byte 0xC0 is not UTF-8 (save the document as UTF-8)"),
        ROW("[\"\xED\xA0\x80\"]",
            "d:1:3: /0: byte 0xED is not UTF-8 (save the document as UTF-8)"),
        ROW("[\"é\xE2\x82\"]",
            "d:1:4: /0: byte 0xE2 is not UTF-8 (save the document as UTF-8)"),
    };
    static const char *const surrogates[] = {
        "[\"\\ud800\"]",  "[\"\\udc00\"]",        "[\"\\ud800\\ud800\"]",
        "[\"\\ud800x\"]", "[\"\\ud800\\u0041\"]", "[\"\\udfff\\ud800\"]",
    };

    check_rows(rows, sizeof rows / sizeof *rows);
    for (size_t i = 0; i < sizeof surrogates / sizeof *surrogates; i++) {
        aftercare_error err = {0};
        assert_int_equal(read_text(text_of(surrogates[i]), &JSON_LIMITS, &err),
                         AFTERCARE_EDOCUMENT);
        assert_string_equal(err.sentence, halves);
        assert_int_equal(err.column, 3);
    }
}

static void broken_numbers_are_told_with_their_place(void **state) {
    (void)state;
    static const struct row rows[] = {
        ROW("[007]", "d:1:2: /0: the number begins with 0 (write it without leading "
                     "zeros)"),
        ROW("[-01]", "d:1:2: /0: the number begins with 0 (write it without leading "
                     "zeros)"),
        ROW("[1.]", "d:1:4: /0: unexpected ']' (a digit is expected here)"),
        ROW("[.5]", "d:1:2: unexpected '.' (a value is expected here)"),
        ROW("[+1]", "d:1:2: unexpected '+' (a value is expected here)"),
        ROW("[-]", "d:1:3: /0: unexpected ']' (a digit is expected here)"),
        ROW("[1e]", "d:1:4: /0: unexpected ']' (a digit is expected here)"),
        ROW("[1e+]", "d:1:5: /0: unexpected ']' (a digit is expected here)"),
        ROW("[0x10]", "d:1:3: unexpected 'x' (',' or ']' is expected here)"),
        ROW("-", "d:1:2: the document ends too early (a digit is expected here)"),
        ROW("[9007199254740993]",
            "d:1:2: /0: the number is too large (whole numbers reach to "
            "9007199254740992; write it as a text)"),
        ROW("{\"n\":-99999999999999999999999999999999999}",
            "d:1:6: /n: the number is too large (whole numbers reach to "
            "9007199254740992; write it as a text)"),
        ROW("[1e400]", "d:1:2: /0: the number is too large (at most 1.7e308)"),
        ROW("[-1e999999999]", "d:1:2: /0: the number is too large (at most 1.7e308)"),
        ROW("[0.0000000000000000000000000000000000000000000000000000000000001]", ""),
        ROW("[0.00000000000000000000000000000000000000000000000000000000000001]",
            "d:1:2: /0: the number is too long (at most 63 characters)"),
    };
    size_t count = sizeof rows / sizeof *rows;

    check_rows(rows, count - 2);
    assert_int_equal(read_text(rows[count - 2].text, &JSON_LIMITS, NULL), AFTERCARE_OK);
    check_rows(rows + count - 1, 1);
}

static void a_member_is_given_once(void **state) {
    (void)state;
    static const struct row rows[] = {
        ROW("{\"a\":1,\"a\":2}",
            "d:1:12: /a: the member \"a\" is given twice (remove one)"),
        ROW("{\"a\":1,\"\\u0061\":2}",
            "d:1:17: /a: the member \"a\" is given twice (remove one)"),
        ROW("{\"\":1,\"\":2}", "d:1:10: /: the member \"\" is given twice (remove one)"),
        ROW("{\"b\":0,\"a\":1,\"c\":2,\"c\":3,\"a\":4}",
            "d:1:24: /c: the member \"c\" is given twice (remove one)"),
        ROW("[{\"x\":{\"a\":1,\n\"a\":2}}]",
            "d:2:5: /0/x/a: the member \"a\" is given twice (remove one)"),
    };

    check_rows(rows, sizeof rows / sizeof *rows);
    assert_int_equal(
        read_text(TEXT("{\"a\":{\"a\":1},\"A\":{\"a\":1}}"), &JSON_LIMITS, NULL),
        AFTERCARE_OK);
}

static void the_place_names_members_as_they_are_meant(void **state) {
    (void)state;
    static const struct row rows[] = {
        ROW("{\"x/\\u00e9~\":[01]}",
            "d:1:15: /x~1é~0/0: the number begins with 0 (write it without leading "
            "zeros)"),
        ROW("{\"a\\u001bb\":01}",
            "d:1:13: /a?b: the number begins with 0 (write it without leading zeros)"),
        ROW("{\"a\":[1,2],\"b\":[0,01]}",
            "d:1:19: /b/1: the number begins with 0 (write it without leading zeros)"),
    };

    check_rows(rows, sizeof rows / sizeof *rows);
}

// "[[[…]]]": count lists in each other, 2 * count bytes.
static char *nested(size_t count) {
    char *text = malloc(2 * count);
    assert_non_null(text);
    memset(text, '[', count);
    memset(text + count, ']', count);
    return text;
}

static void nesting_is_limited(void **state) {
    (void)state;
    static const struct {
        size_t count;
        unsigned limit;
        aftercare_status status;
        int column;
    } rows[] = {
        {32, 32, AFTERCARE_OK, 0},         {33, 32, AFTERCARE_ELIMIT, 33},
        {64, 1000, AFTERCARE_OK, 0},       {65, 1000, AFTERCARE_ELIMIT, 65},
        {10000, 32, AFTERCARE_ELIMIT, 33}, {1, 0, AFTERCARE_ELIMIT, 1},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct json_limits limits = JSON_LIMITS;
        aftercare_error err = {0};
        char *text = nested(rows[i].count);
        limits.depth = rows[i].limit;
        assert_int_equal(read_text((struct text){text, 2 * rows[i].count}, &limits, &err),
                         rows[i].status);
        assert_int_equal(err.column, rows[i].column);
        free(text);
    }
}

static void entries_of_one_list_or_object_are_limited(void **state) {
    (void)state;
    struct json_limits limits = JSON_LIMITS;
    aftercare_error err = {0};
    limits.entries = 3;

    assert_int_equal(
        read_text(TEXT("[[1,2,3],[4,5,6],{\"a\":1,\"b\":2,\"c\":3}]"), &limits, &err),
        AFTERCARE_OK);
    assert_int_equal(read_text(TEXT("[[1,2,3],[4,5,6,7]]"), &limits, &err),
                     AFTERCARE_ELIMIT);
    assert_int_equal(err.column, 17);
    assert_string_equal(err.pointer, "/1/3");
    assert_string_equal(err.sentence,
                        "too many entries (a list or an object has at most 3)");
    assert_int_equal(read_text(TEXT("{\"a\":1,\"b\":2,\"c\":3,\"d\":4}"), &limits, &err),
                     AFTERCARE_ELIMIT);
    assert_string_equal(err.pointer, "/d");
}

static void a_document_of_ten_megabytes_is_not_even_looked_at(void **state) {
    (void)state;
    aftercare_error err = {0};
    char *text = nested(5000000);

    assert_int_equal(read_text((struct text){text, 10000000}, &JSON_LIMITS, &err),
                     AFTERCARE_ELIMIT);

    assert_string_equal(err.sentence,
                        "the document is too large (10000000 bytes; at most 1048576)");
    assert_int_equal(err.line, 0);
    free(text);
}

// Names of equal length that differ only at their ends, given in descending order and the
// first once more at the very end: the worst for who compares each with each.
static void a_hundred_thousand_names_are_checked_in_no_time(void **state) {
    (void)state;
    enum { COUNT = 100000, NAME = 19 };
    struct json_limits limits = {.bytes = 4 << 20, .entries = COUNT + 1, .depth = 2};
    aftercare_error err = {0};
    char *text = malloc((COUNT + 1) * (NAME + 1) + 2);
    assert_non_null(text);
    size_t len = 0;
    for (size_t i = 0; i <= COUNT; i++) {
        len += (size_t)snprintf(text + len, NAME + 2, "%c\"aaaaaaaa%06zu\":1",
                                i == 0 ? '{' : ',', i == COUNT ? COUNT : COUNT - i);
    }
    text[len++] = '}';

    assert_int_equal(read_text((struct text){text, len}, &limits, &err),
                     AFTERCARE_EDOCUMENT);

    assert_string_equal(err.pointer, "/aaaaaaaa100000");
    assert_int_equal(err.column, len - 1);
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(broken_grammar_is_told_with_its_place),
        cmocka_unit_test(broken_texts_are_told_with_their_place),
        cmocka_unit_test(broken_numbers_are_told_with_their_place),
        cmocka_unit_test(a_member_is_given_once),
        cmocka_unit_test(the_place_names_members_as_they_are_meant),
        cmocka_unit_test(nesting_is_limited),
        cmocka_unit_test(entries_of_one_list_or_object_are_limited),
        cmocka_unit_test(a_document_of_ten_megabytes_is_not_even_looked_at),
        cmocka_unit_test(a_hundred_thousand_names_are_checked_in_no_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
