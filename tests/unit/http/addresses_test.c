#include "core/http/addresses.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

// The peer of that address, in any of the two families' notations.
static struct sockaddr_storage peer_of(const char *text) {
    struct sockaddr_storage peer;
    struct sockaddr_in four = {.sin_family = AF_INET};
    struct sockaddr_in6 six = {.sin6_family = AF_INET6};
    memset(&peer, 0, sizeof peer);
    if (strchr(text, ':')) {
        assert_int_equal(inet_pton(AF_INET6, text, &six.sin6_addr), 1);
        memcpy(&peer, &six, sizeof six);
    } else {
        assert_int_equal(inet_pton(AF_INET, text, &four.sin_addr), 1);
        memcpy(&peer, &four, sizeof four);
    }
    return peer;
}

static struct address *take(struct addresses *addresses, const char *text) {
    struct sockaddr_storage peer = peer_of(text);
    struct address *address = addresses_take(addresses, (struct sockaddr *)&peer);
    assert_non_null(address);
    return address;
}

static void whose_addresses_count_as_one(void **state) {
    static const struct {
        const char *name, *one, *other;
        bool are_same;
    } rows[] = {
        {"the same", "127.0.0.1", "127.0.0.1", true},
        {"neighbours", "127.0.0.1", "127.0.0.2", false},
        {"an IPv4 address on a socket for both", "::ffff:192.0.2.1", "192.0.2.1", true},
        {"two such", "::ffff:192.0.2.1", "::ffff:192.0.2.2", false},
        {"two of one network", "2001:db8::1", "2001:db8::2:0:0:1", true},
        {"two networks", "2001:db8::1", "2001:db8:0:1::1", false},
        {"the loopbacks", "127.0.0.1", "::1", false},
    };
    (void)state;

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct addresses addresses = {.lists = {NULL}};
        struct address *one = take(&addresses, rows[i].one);
        struct address *other = take(&addresses, rows[i].other);

        if ((one == other) != rows[i].are_same) {
            fail_msg("%s: %s and %s", rows[i].name, rows[i].one, rows[i].other);
        }

        addresses_give_back(&addresses, one);
        addresses_give_back(&addresses, other);
    }
}

static void a_peer_of_no_network_has_an_address_too(void **state) {
    struct addresses addresses = {.lists = {NULL}};
    struct sockaddr local = {.sa_family = AF_UNIX};
    (void)state;

    struct address *one = addresses_take(&addresses, NULL);
    struct address *other = addresses_take(&addresses, &local);

    assert_non_null(one);
    assert_ptr_equal(one, other);
    assert_int_equal(one->held, 2);
    addresses_give_back(&addresses, one);
    addresses_give_back(&addresses, other);
}

static void nothing_is_left_of_many_that_have_gone(void **state) {
    enum { MANY = 2000 };
    struct addresses addresses = {.lists = {NULL}};
    struct address *taken[MANY];
    (void)state;
    for (size_t i = 0; i < MANY; i++) {
        char text[INET_ADDRSTRLEN];
        (void)snprintf(text, sizeof text, "10.0.%zu.%zu", i / 250, i % 250);
        taken[i] = take(&addresses, text);
        assert_int_equal(taken[i]->held, 1);
    }

    for (size_t i = 0; i < MANY; i++) {
        addresses_give_back(&addresses, taken[(i * 7) % MANY]);
    }

    for (size_t i = 0; i < ADDRESSES_BUCKETS; i++) {
        assert_null(addresses.lists[i]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whose_addresses_count_as_one),
        cmocka_unit_test(a_peer_of_no_network_has_an_address_too),
        cmocka_unit_test(nothing_is_left_of_many_that_have_gone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
