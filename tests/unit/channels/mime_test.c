// Texts in the form in which mail carries them. Whether others read them back is shown by
// channel_mail_test.
#include "core/channels/mime.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct buffer out;

static int begin(void **state) {
    (void)state;
    buffer_init(&out, &system_allocator, 1 << 20);
    return 0;
}

static int end(void **state) {
    (void)state;
    buffer_clear(&out);
    return 0;
}

// clang-format off: one row reads as a whole
static const struct {
    const char *text, *header;
} headers[] = {
    {"", "Subject: \r\n"},
    {"A reminder", "Subject: A reminder\r\n"},
    {"caf\xc3\xa9", "Subject: =?UTF-8?B?Y2Fmw6k=?=\r\n"},
    {"a\r\nBcc: b", "Subject: =?UTF-8?B?YSAgQmNjOiBi?=\r\n"},
    {"a\tb", "Subject: =?UTF-8?B?YSBi?=\r\n"},
    {"=?UTF-8?B?YQ==?=", "Subject: =?UTF-8?B?PT9VVEYtOD9CP1lRPT0/PQ==?=\r\n"},
    {"1234567890123456789012345678901234567890123456789012345678901234567",
     "Subject: 1234567890123456789012345678901234567890123456789012345678901234567\r\n"},
    {"12345678901234567890123456789012345678901234567890123456789012345678",
     "Subject: =?UTF-8?B?MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5?=\r\n"
     " =?UTF-8?B?MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg=?=\r\n"},
    // 38 letters and one of two bytes: it is not cut in two.
    {"12345678901234567890123456789012345678\xc3\xa9",
     "Subject: =?UTF-8?B?MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg=?=\r\n"
     " =?UTF-8?B?w6k=?=\r\n"},
};

static const struct {
    const char *text, *body;
} bodies[] = {
    {"", ""},
    {"Wash.", "Wash.\r\n"},
    {"a\nb\r\nc\rd\n", "a\r\nb\r\nc\r\nd\r\n"},
    {"a\n\n\nb", "a\r\n\r\n\r\nb\r\n"},
    {"caf\xc3\xa9", "caf=C3=A9\r\n"},
    {"1=2", "1=3D2\r\n"},
    {"a \nb\t", "a=20\r\nb=09\r\n"},
    {"a b\tc", "a b\tc\r\n"},
    {"From here\nFrom there\nFromage", "=46rom here\r\n=46rom there\r\nFromage\r\n"},
    {".\n..", ".\r\n..\r\n"}, // whoever sends doubles them
    {"a\x01\x7f"
     "b",
     "a=20=20b\r\n"},
    {"123456789012345678901234567890123456789012345678901234567890123456789012345",
     "123456789012345678901234567890123456789012345678901234567890123456789012345\r\n"},
    {"1234567890123456789012345678901234567890123456789012345678901234567890123456",
     "123456789012345678901234567890123456789012345678901234567890123456789012345="
     "\r\n6\r\n"},
    {"1234567890123456789012345678901234567890123456789012345678901234567890123=4",
     "1234567890123456789012345678901234567890123456789012345678901234567890123=\r\n="
     "3D4\r\n"},
};
// clang-format on

static void a_header_stays_one_header(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
        buffer_reset(&out);
        mime_header(&out, "Subject", text_of(headers[i].text));
        assert_string_equal(out.at, headers[i].header);
    }
}

static void a_broken_character_does_not_stop_it(void **state) {
    (void)state;
    mime_header(&out, "Subject", TEXT("\xff\xc3"));
    assert_string_equal(out.at, "Subject: =?UTF-8?B?/8M=?=\r\n");
}

static void a_name_stands_before_its_address(void **state) {
    static const struct {
        const char *name, *header;
    } rows[] = {
        {"", "From: a@b.example\r\n"},
        {"Clinic", "From: \"Clinic\"\r\n <a@b.example>\r\n"},
        {"The \"best\" \\ <b@c>, it", "From: \"The \\\"best\\\" \\\\ <b@c>, it\"\r\n"
                                      " <a@b.example>\r\n"},
        {"S\xc3\xbc"
         "d",
         "From: =?UTF-8?B?U8O8ZA==?=\r\n <a@b.example>\r\n"},
        {"a\r\nBcc: b", "From: =?UTF-8?B?YSAgQmNjOiBi?=\r\n <a@b.example>\r\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        buffer_reset(&out);
        mime_header_address(&out, "From", text_of(rows[i].name), TEXT("a@b.example"));
        assert_string_equal(out.at, rows[i].header);
    }
}

static void a_body_is_lines_of_ascii(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        buffer_reset(&out);
        mime_quoted_printable(&out, text_of(bodies[i].text));
        assert_string_equal(out.at, bodies[i].body);
    }
}

static void bytes_become_lines_of_base64(void **state) {
    (void)state;
    mime_base64(&out, TEXT("123456789012345678901234567890123456789012345678901234567"
                           "89"));
    assert_string_equal(
        out.at,
        "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3"
        "\r\nODk=\r\n");
    buffer_reset(&out);
    mime_base64(&out, TEXT(""));
    assert_string_equal(out.at, "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_header_stays_one_header),        TEST(a_broken_character_does_not_stop_it),
        TEST(a_name_stands_before_its_address), TEST(a_body_is_lines_of_ascii),
        TEST(bytes_become_lines_of_base64),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
