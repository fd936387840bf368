#include "core/http/connections.h"

#include <stdbool.h>
#include <stdlib.h>
#include <sys/socket.h>

static void put_first(struct connections *connections, struct connection *connection) {
    connection->previous = NULL;
    connection->next = connections->first;
    if (connection->next) {
        connection->next->previous = connection;
    } else {
        connections->last = connection;
    }
    connections->first = connection;
}

static void take_out(struct connections *connections, struct connection *connection) {
    if (connection->previous) {
        connection->previous->next = connection->next;
    } else {
        connections->first = connection->next;
    }
    if (connection->next) {
        connection->next->previous = connection->previous;
    } else {
        connections->last = connection->previous;
    }
}

struct connection *connections_add(struct connections *connections, int descriptor,
                                   uint64_t now) {
    struct connection *connection = calloc(1, sizeof *connection);
    if (!connection) {
        return NULL;
    }
    connection->descriptor = descriptor;
    connection->phase = CONNECTION_HEAD;
    connection->since = now;
    put_first(connections, connection);
    connections->count++;
    return connection;
}

void connections_remove(struct connections *connections, struct connection *connection) {
    take_out(connections, connection);
    connections->count--;
    free(connection);
}

void connections_enter(struct connections *connections, struct connection *connection,
                       enum connection_phase phase, uint64_t now) {
    connection->phase = phase;
    connection->since = now;
    take_out(connections, connection);
    put_first(connections, connection);
}

// MHD sees the end of the stream, and closes.
static void cut(struct connection *connection) {
    connection->is_cut = true;
    (void)shutdown(connection->descriptor, SHUT_RDWR);
}

size_t connections_sweep(struct connections *connections, uint64_t now) {
    size_t count = 0;
    for (struct connection *at = connections->first; at; at = at->next) {
        uint64_t limit = connections->limits[at->phase];
        if (limit > 0 && now - at->since > limit) {
            cut(at);
            count++;
        }
    }
    return count;
}

void connections_make_room(struct connections *connections, size_t most) {
    struct connection *at = connections->count > most ? connections->last : NULL;
    while (at && (at->phase != CONNECTION_HEAD || at->is_cut)) {
        at = at->previous;
    }
    if (at) {
        cut(at);
    }
}

void connections_cut(struct connections *connections, enum connection_phase phase) {
    for (struct connection *at = connections->first; at; at = at->next) {
        if (at->phase == phase) {
            cut(at);
        }
    }
}
