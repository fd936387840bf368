// Which texts are an address, and which only look like one.
#include "core/channels/mail_address.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void addresses_are_told_from_everything_else(void **state) {
    static const struct {
        const char *text;
        bool is_one;
    } rows[] = {
        {"a@b", true},
        {"root@localhost", true},
        {"anna.weiss+care@mail.clinic.example", true},
        {"!#$%&'*+-/=?^_`{|}~@b.example", true},
        {"a@1.2.3.example", true},
        {"a@xn--strae-oqa.example", true},
        {"", false},
        {"a", false},
        {"@", false},
        {"a@", false},
        {"@b.example", false},
        {"a@b@c.example", false},
        {".a@b.example", false},
        {"a.@b.example", false},
        {"a..b@c.example", false},
        {"a@.example", false},
        {"a@b.", false},
        {"a@b..example", false},
        {"a@-b.example", false},
        {"a@b-.example", false},
        {"a@b_c.example", false},
        {"a b@c.example", false},
        {"a@b .example", false},
        {" a@b.example", false},
        {"a@b.example ", false},
        {"a@b.example\n", false},
        {"a@b.example\r\nBcc: c@d", false},
        {"a\r\n@b.example", false},
        {"\"a b\"@c.example", false},
        {"a@[127.0.0.1]", false},
        {"<a@b.example>", false},
        {"Anna <a@b.example>", false},
        {"a@b.example,c@d.example", false},
        {"a@b.example;c", false},
        {"a(c)@b.example", false},
        {"a@b.example SIZE=1", false},
        {"ann\xc3\xa1@b.example", false},
        {"a@b\xc3\xa1.example", false},
        {"a\x01@b.example", false},
        {"mailto:a@b.example", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (mail_address_is(text_of(rows[i].text)) != rows[i].is_one) {
            fail_msg("\"%s\"", rows[i].text);
        }
    }
}

static void a_nul_is_in_no_address(void **state) {
    (void)state;
    assert_false(mail_address_is((struct text){"a\0@b.example", 12}));
    assert_false(mail_address_is((struct text){"a@b.example\0", 12}));
}

// n times the letter before, then what follows.
static bool is_one_with(size_t n, const char *before, const char *after) {
    char text[600];

    memset(text, 'x', sizeof text);
    memcpy(text, before, strlen(before));
    memcpy(text + n, after, strlen(after));
    return mail_address_is((struct text){text, n + strlen(after)});
}

static void no_part_may_be_too_long(void **state) {
    (void)state;
    assert_true(is_one_with(64, "", "@b.example"));
    assert_false(is_one_with(65, "", "@b.example"));
    assert_true(is_one_with(2 + 63, "a@", ".example"));
    assert_false(is_one_with(2 + 64, "a@", ".example"));
    char text[300];
    for (size_t i = 0; i < sizeof text; i++) {
        text[i] = i % 2 == 0 ? 'x' : '.';
    }
    text[1] = '@';
    assert_true(mail_address_is((struct text){text, 253}));
    assert_false(mail_address_is((struct text){text, 255}));
}

static void the_domain_stands_behind_the_at(void **state) {
    (void)state;
    assert_true(text_is(mail_address_domain(TEXT("a@b.example")), "b.example"));
    assert_true(text_is(mail_address_domain(TEXT("a")), ""));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses_are_told_from_everything_else),
        cmocka_unit_test(a_nul_is_in_no_address),
        cmocka_unit_test(no_part_may_be_too_long),
        cmocka_unit_test(the_domain_stands_behind_the_at),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
