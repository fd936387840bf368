#include "core/http/connections.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <netinet/in.h>
#include <stdbool.h>
#include <sys/socket.h>
#include <unistd.h>

struct pair {
    int ours, theirs;
    struct connection *connection;
};

// A connection of 127.0.0.host.
static void come(struct pair *pair, struct connections *connections, unsigned host) {
    int both[2];
    struct sockaddr_in peer = {.sin_family = AF_INET,
                               .sin_addr.s_addr = htonl(0x7f000000U + host)};
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, both), 0);
    pair->ours = both[0];
    pair->theirs = both[1];
    pair->connection =
        connections_add(connections, pair->ours, (struct sockaddr *)&peer, 0);
    assert_non_null(pair->connection);
}

static void begin(struct pair *pair, struct connections *connections,
                  enum connection_phase phase, uint64_t now) {
    come(pair, connections, 1);
    connections_enter(connections, pair->connection, phase, now);
}

static bool is_cut(const struct pair *pair) {
    char byte = 0;
    return recv(pair->theirs, &byte, 1, MSG_DONTWAIT) == 0;
}

static void end(struct pair *pair, struct connections *connections) {
    connections_remove(connections, pair->connection);
    assert_int_equal(close(pair->ours), 0); // Shut down, but ours to close.
    assert_int_equal(close(pair->theirs), 0);
}

static void each_phase_has_its_own_time(void **state) {
    static const struct {
        enum connection_phase phase;
        uint64_t since, now;
        bool is_cut;
    } rows[] = {
        {CONNECTION_HEAD, 0, 100, false},  {CONNECTION_HEAD, 0, 101, true},
        {CONNECTION_HEAD, 50, 101, false}, {CONNECTION_BODY, 0, 300, false},
        {CONNECTION_BODY, 0, 301, true},   {CONNECTION_SEND, 0, 500, false},
        {CONNECTION_SEND, 0, 501, true},   {CONNECTION_WORK, 0, 1000000, false},
    };
    (void)state;

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct connections connections = {.limits = {100, 300, 0, 500}};
        struct pair pair;
        begin(&pair, &connections, rows[i].phase, rows[i].since);

        size_t count = connections_sweep(&connections, rows[i].now);

        assert_int_equal(count, rows[i].is_cut ? 1 : 0);
        assert_int_equal(is_cut(&pair), rows[i].is_cut);
        end(&pair, &connections);
        assert_int_equal(connections.count, 0);
    }
}

static void only_those_of_a_phase_are_cut(void **state) {
    struct connections connections = {.first = NULL};
    struct pair pairs[CONNECTION_PHASES];
    (void)state;
    for (size_t i = 0; i < CONNECTION_PHASES; i++) {
        begin(&pairs[i], &connections, (enum connection_phase)i, 0);
    }
    assert_int_equal(connections.count, CONNECTION_PHASES);

    connections_cut(&connections, CONNECTION_SEND);

    for (size_t i = 0; i < CONNECTION_PHASES; i++) {
        assert_int_equal(is_cut(&pairs[i]), i == CONNECTION_SEND);
    }
    // Out of the middle, from the end, from the front.
    end(&pairs[1], &connections);
    end(&pairs[0], &connections);
    end(&pairs[3], &connections);
    end(&pairs[2], &connections);
    assert_null(connections.first);
}

static void the_one_that_asks_for_nothing_for_longest_makes_room(void **state) {
    struct connections connections = {.first = NULL};
    struct pair pairs[4];
    (void)state;
    begin(&pairs[0], &connections, CONNECTION_WORK, 0); // the oldest, but at work
    begin(&pairs[1], &connections, CONNECTION_HEAD, 1);
    begin(&pairs[2], &connections, CONNECTION_HEAD, 2);
    begin(&pairs[3], &connections, CONNECTION_HEAD, 3);
    connections_enter(&connections, pairs[1].connection, CONNECTION_HEAD, 4); // came back

    connections_make_room(&connections, 4);
    assert_false(is_cut(&pairs[2]));
    connections_make_room(&connections, 3);
    assert_true(is_cut(&pairs[2]));
    connections_make_room(&connections, 3); // the cut one is not gone yet
    assert_true(is_cut(&pairs[3]));

    assert_false(is_cut(&pairs[0]));
    assert_false(is_cut(&pairs[1]));
    for (size_t i = 0; i < 4; i++) {
        end(&pairs[i], &connections);
    }
    assert_null(connections.last);
}

static void
an_address_with_all_it_may_have_gives_one_of_its_own_for_another(void **state) {
    struct connections connections = {.per_address = 2};
    struct pair pairs[4];
    (void)state;
    come(&pairs[0], &connections, 2); // another's, and the oldest
    come(&pairs[1], &connections, 1);
    come(&pairs[2], &connections, 1);

    come(&pairs[3], &connections, 1);

    assert_true(is_cut(&pairs[1]));
    assert_false(is_cut(&pairs[0]));
    assert_false(is_cut(&pairs[2]));
    assert_false(is_cut(&pairs[3]));
    assert_false(pairs[3].connection->is_refused);
    assert_int_equal(connections.gave_way, 1);
    for (size_t i = 0; i < 4; i++) {
        end(&pairs[i], &connections);
    }
}

static void an_address_whose_connections_all_work_is_refused_and_no_other(void **state) {
    struct connections connections = {.per_address = 2};
    struct pair pairs[5];
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        begin(&pairs[i], &connections, i == 0 ? CONNECTION_WORK : CONNECTION_BODY, 0);
    }

    come(&pairs[2], &connections, 1);
    come(&pairs[3], &connections, 2);

    assert_true(pairs[2].connection->is_refused);
    assert_false(is_cut(&pairs[2])); // It is told so.
    assert_false(pairs[3].connection->is_refused);
    assert_int_equal(connections.refused, 1);
    end(&pairs[0], &connections);
    come(&pairs[4], &connections, 1); // There is room again, whoever waits for a refusal.
    assert_false(pairs[4].connection->is_refused);
    for (size_t i = 1; i < 5; i++) {
        assert_int_equal(is_cut(&pairs[i]), false);
        end(&pairs[i], &connections);
    }
    assert_int_equal(connections.count, 0);
}

static void of_many_that_are_refused_only_some_are_heard(void **state) {
    enum { MANY = 40, HEARD = 16 };
    struct connections connections = {.per_address = 1};
    struct pair busy, pairs[MANY];
    (void)state;
    begin(&busy, &connections, CONNECTION_WORK, 0);

    for (size_t i = 0; i < MANY; i++) {
        come(&pairs[i], &connections, 1);
    }

    for (size_t i = 0; i < MANY; i++) {
        assert_int_equal(is_cut(&pairs[i]), i >= HEARD);
    }
    assert_int_equal(connections.refused, MANY);
    for (size_t i = 0; i < MANY; i++) {
        end(&pairs[i], &connections);
    }
    end(&busy, &connections);
    assert_null(connections.first);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_phase_has_its_own_time),
        cmocka_unit_test(only_those_of_a_phase_are_cut),
        cmocka_unit_test(the_one_that_asks_for_nothing_for_longest_makes_room),
        cmocka_unit_test(
            an_address_with_all_it_may_have_gives_one_of_its_own_for_another),
        cmocka_unit_test(an_address_whose_connections_all_work_is_refused_and_no_other),
        cmocka_unit_test(of_many_that_are_refused_only_some_are_heard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
