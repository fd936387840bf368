// What servers reply, in one piece and a byte at a time.
#include "core/channels/smtp_reply.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    const char *text;
    enum smtp_read read;
    int code;
    const char *line;
} rows[] = {
    {"250 ok\r\n", SMTP_READ_WHOLE, 250, "250 ok\r"},
    {"250 ok\n", SMTP_READ_WHOLE, 250, "250 ok"},
    {"250\r\n", SMTP_READ_WHOLE, 250, "250\r"},
    {"250\n", SMTP_READ_WHOLE, 250, "250"},
    {"250-a\r\n250-b\r\n250 c\r\n", SMTP_READ_WHOLE, 250, "250 c\r"},
    {"250-a\r\n250\r\n", SMTP_READ_WHOLE, 250, "250\r"},
    {"250-a\r\n", SMTP_READ_MORE, 250, "250-a\r"},
    {"25", SMTP_READ_MORE, 0, "25"},
    {"", SMTP_READ_MORE, 0, ""},
    {"250-a\r\n550 b\r\n", SMTP_READ_NONSENSE, 250, "550 b\r"},
    {"\r\n", SMTP_READ_NONSENSE, 0, "\r"},
    {"25\r\n", SMTP_READ_NONSENSE, 0, "25\r"},
    {"ok\r\n", SMTP_READ_NONSENSE, 0, "ok\r"},
    {"2500 ok\r\n", SMTP_READ_NONSENSE, 0, "2500 ok\r"},
    {"150 ok\r\n", SMTP_READ_NONSENSE, 0, "150 ok\r"},
    {"600 ok\r\n", SMTP_READ_NONSENSE, 0, "600 ok\r"},
    {"-250 ok\r\n", SMTP_READ_NONSENSE, 0, "-250 ok\r"},
    {" 250 ok\r\n", SMTP_READ_NONSENSE, 0, " 250 ok\r"},
};

static void check(const struct smtp_reply *reply, enum smtp_read read, size_t row) {
    struct text line = smtp_reply_line(reply);
    if (read != rows[row].read ||
        (read == SMTP_READ_WHOLE && reply->code != rows[row].code) ||
        !text_is(line, rows[row].line)) {
        fail_msg("row %zu: read %d, code %d, line \"%.*s\"", row, (int)read, reply->code,
                 TEXT_ARGS(line));
    }
}

static void each_reply_is_read(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct smtp_reply reply = {0};
        struct text bytes = text_of(rows[i].text);
        check(&reply, smtp_reply_take(&reply, &bytes), i);
        assert_int_equal(bytes.len, 0);
    }
}

static void a_byte_at_a_time_it_is_the_same(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct smtp_reply reply = {0};
        enum smtp_read read = SMTP_READ_MORE;
        for (const char *at = rows[i].text; *at; at++) {
            struct text byte = {at, 1};
            assert_int_equal(read, SMTP_READ_MORE);
            read = smtp_reply_take(&reply, &byte);
        }
        check(&reply, read, i);
    }
}

static void the_next_reply_begins_by_itself(void **state) {
    struct smtp_reply reply = {0};
    struct text bytes = TEXT("250-a\r\n250 b\r\n354 go\r\n");

    (void)state;
    assert_int_equal(smtp_reply_take(&reply, &bytes), SMTP_READ_WHOLE);
    assert_int_equal(reply.code, 250);
    assert_true(text_is(bytes, "354 go\r\n"));
    assert_int_equal(smtp_reply_take(&reply, &bytes), SMTP_READ_WHOLE);
    assert_int_equal(reply.code, 354);
}

static void a_reply_without_an_end_is_none(void **state) {
    static const char *const pieces[] = {"250-and so on\r\n", "xxxxxxxxxxxxxxxxxxxxxx"};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct smtp_reply reply = {0};
        enum smtp_read read = SMTP_READ_MORE;
        int taken = 0;
        while (read == SMTP_READ_MORE) {
            struct text piece = text_of(pieces[i]);
            read = smtp_reply_take(&reply, &piece);
            taken++;
            assert_true(taken < 10000);
        }
        assert_int_equal(read, SMTP_READ_NONSENSE);
        assert_true(reply.received > SMTP_REPLY_MAX);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_reply_is_read),
        cmocka_unit_test(a_byte_at_a_time_it_is_the_same),
        cmocka_unit_test(the_next_reply_begins_by_itself),
        cmocka_unit_test(a_reply_without_an_end_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
