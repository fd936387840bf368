// Which addresses may be reached: every row of the table, its first and last address, and
// the neighbours that are free.
#include "core/channels/address.h"

#include <arpa/inet.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <cmocka.h>

static const struct sockaddr *address_of(const char *text) {
    static _Thread_local struct sockaddr_storage storage;
    void *any = &storage;
    struct sockaddr_in *four = any;
    struct sockaddr_in6 *six = any;

    memset(&storage, 0, sizeof storage);
    if (inet_pton(AF_INET, text, &four->sin_addr) == 1) {
        storage.ss_family = AF_INET;
    } else {
        assert_int_equal(inet_pton(AF_INET6, text, &six->sin6_addr), 1);
        storage.ss_family = AF_INET6;
    }
    return any;
}

static void what_is_private_local_or_reserved_is_refused(void **state) {
    static const char *const rows[] = {
        "0.0.0.0",
        "0.255.255.255",
        "10.0.0.0",
        "10.255.255.255",
        "100.64.0.0",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.255",
        "169.254.0.1",
        "169.254.169.254",
        "172.16.0.0",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "192.168.255.255",
        "198.18.0.0",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.7",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:8.8.8.8",
        "64:ff9b::a00:1",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:a00:1::1",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fdff:ffff::1",
        "fe80::1",
        "febf::1",
        "fec0::1",
        "ff02::1",
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!address_refusal(address_of(rows[i]), NULL, 0)) {
            fail_msg("%s may be reached", rows[i]);
        }
    }
}

static void the_rest_of_the_internet_may_be_reached(void **state) {
    static const char *const rows[] = {
        "1.0.0.0",         "8.8.8.8",         "9.255.255.255",   "11.0.0.0",
        "100.63.255.255",  "100.128.0.0",     "126.255.255.255", "128.0.0.0",
        "169.253.255.255", "169.255.0.0",     "172.15.255.255",  "172.32.0.0",
        "192.0.1.0",       "192.167.255.255", "192.169.0.0",     "198.17.255.255",
        "198.20.0.0",      "223.255.255.255", "2606:4700::1111", "2a00:1450::1",
        "2001:200::1",     "fbff::1",         "64:ff9c::1",      "1::",
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *refusal = address_refusal(address_of(rows[i]), NULL, 0);
        if (refusal) {
            fail_msg("%s may not be reached: %s", rows[i], refusal);
        }
    }
}

static void an_allowed_network_opens_that_network_alone(void **state) {
    static const struct {
        const char *allowed, *address;
        bool may_be_reached;
    } rows[] = {
        {"10.1.0.0/16", "10.1.255.255", true},
        {"10.1.0.0/16", "10.2.0.0", false},
        {"10.1.0.0/16", "10.0.255.255", false},
        {"127.0.0.1", "127.0.0.1", true},
        {"127.0.0.1", "127.0.0.2", false},
        {"127.0.0.0/8", "127.9.9.9", true},
        {"127.0.0.0/8", "::1", false},
        {"::1", "::1", true},
        {"::1", "::", false},
        {"fd00::/8", "fd12::1", true},
        {"fd00::/8", "fc12::1", false},
        {"192.168.4.0/22", "192.168.7.255", true},
        {"192.168.4.0/22", "192.168.8.0", false},
        {"10.0.0.0/9", "10.127.255.255", true},
        {"10.0.0.0/9", "10.128.0.0", false},
        {"0.0.0.0/0", "10.0.0.1", true},
        {"0.0.0.0/0", "fd00::1", false},
        {"::/0", "fd00::1", true},
        {"10.0.0.0/8", "::ffff:10.0.0.1", false}, // the disguise is not opened with it
        {"::ffff:0:0/96", "::ffff:10.0.0.1", true},
        {"10.0.0.0/8", "8.8.8.8", true}, // and nothing is closed by it
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct network network;
        assert_true(address_network_parse(&network, rows[i].allowed));
        const char *refusal = address_refusal(address_of(rows[i].address), &network, 1);
        if ((refusal == NULL) != rows[i].may_be_reached) {
            fail_msg("row %zu: %s allowed, %s: %s", i, rows[i].allowed, rows[i].address,
                     refusal ? refusal : "may be reached");
        }
    }
}

static void what_is_no_network_is_refused(void **state) {
    static const char *const rows[] = {
        "",
        "/",
        "/8",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/ 8",
        "10.0.0.0/8 ",
        "10.0.0.0/0008",
        "10.0.0/8",
        "10.0.0.0/8/8",
        "::/129",
        "fe80::1%eth0",
        "localhost",
        "10.0.0.0/x",
        "1111:2222:3333:4444:5555:6666:7777:8888:9999:aaaa:bbbb:cccc/12",
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct network network = {.family = -1};
        if (address_network_parse(&network, rows[i])) {
            fail_msg("\"%s\" was read as a network", rows[i]);
        }
        assert_int_equal(network.family, -1);
    }
}

static void other_families_are_never_reached(void **state) {
    struct sockaddr_un local = {.sun_family = AF_UNIX};
    const void *any = &local;
    struct network everything[2];
    char text[ADDRESS_TEXT_MAX];

    (void)state;
    assert_true(address_network_parse(&everything[0], "0.0.0.0/0"));
    assert_true(address_network_parse(&everything[1], "::/0"));
    assert_non_null(address_refusal(any, everything, 2));
    assert_string_equal(address_format(text, any), "");
}

static void an_address_is_written_in_figures(void **state) {
    char text[ADDRESS_TEXT_MAX];

    (void)state;
    assert_string_equal(address_format(text, address_of("10.1.2.3")), "10.1.2.3");
    assert_string_equal(address_format(text, address_of("FD00::1")), "fd00::1");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_private_local_or_reserved_is_refused),
        cmocka_unit_test(the_rest_of_the_internet_may_be_reached),
        cmocka_unit_test(an_allowed_network_opens_that_network_alone),
        cmocka_unit_test(what_is_no_network_is_refused),
        cmocka_unit_test(other_families_are_never_reached),
        cmocka_unit_test(an_address_is_written_in_figures),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
