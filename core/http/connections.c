#include "core/http/connections.h"

#include <stdlib.h>
#include <sys/socket.h>

struct connection *connections_add(struct connections *connections, int descriptor,
                                   uint64_t now) {
    struct connection *connection = calloc(1, sizeof *connection);
    if (!connection) {
        return NULL;
    }
    connection->descriptor = descriptor;
    connection->phase = CONNECTION_HEAD;
    connection->since = now;
    connection->next = connections->first;
    if (connection->next) {
        connection->next->previous = connection;
    }
    connections->first = connection;
    connections->count++;
    return connection;
}

void connections_remove(struct connections *connections, struct connection *connection) {
    if (connection->previous) {
        connection->previous->next = connection->next;
    } else {
        connections->first = connection->next;
    }
    if (connection->next) {
        connection->next->previous = connection->previous;
    }
    connections->count--;
    free(connection);
}

void connections_enter(struct connection *connection, enum connection_phase phase,
                       uint64_t now) {
    connection->phase = phase;
    connection->since = now;
}

// MHD sees the end of the stream, and closes.
static void cut(const struct connection *connection) {
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

void connections_cut(struct connections *connections, enum connection_phase phase) {
    for (struct connection *at = connections->first; at; at = at->next) {
        if (at->phase == phase) {
            cut(at);
        }
    }
}
