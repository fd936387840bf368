#include "core/http/connections.h"

#include <stdlib.h>
#include <sys/socket.h>

#define TOLD_MAX 16 // of one address: how many are refused with an answer at once

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

// It counts no more for its address.
static void leave(struct connection *connection) {
    size_t *count =
        connection->is_refused ? &connection->from->refused : &connection->from->open;
    --*count;
}

// MHD sees the end of the stream, and closes.
static void cut(struct connection *connection) {
    leave(connection);
    connection->is_cut = true;
    (void)shutdown(connection->descriptor, SHUT_RDWR);
}

// Whether it could give way to another of that address (NULL: of any).
static bool is_idle(const struct connection *connection, const struct address *from) {
    return connection->phase == CONNECTION_HEAD && !connection->is_cut &&
           (!from || (connection->from == from && !connection->is_refused));
}

// The one of these that has been so for longest, or NULL.
static struct connection *idlest(const struct connections *connections,
                                 const struct address *from) {
    struct connection *at = connections->last;
    while (at && !is_idle(at, from)) {
        at = at->previous;
    }
    return at;
}

// What has just come is in no list yet, so that it does not give way to itself.
static void admit(struct connections *connections, struct connection *connection) {
    struct address *from = connection->from;
    from->open++;
    if (connections->per_address == 0 || from->open <= connections->per_address) {
        return;
    }
    struct connection *idle = idlest(connections, from);
    if (idle) {
        connections->gave_way++;
        cut(idle);
        return;
    }
    leave(connection);
    connections->refused++;
    connection->is_refused = true;
    from->refused++;
    if (from->refused > TOLD_MAX) {
        cut(connection);
    }
}

struct connection *connections_add(struct connections *connections, int descriptor,
                                   const struct sockaddr *peer, uint64_t now) {
    struct connection *connection = calloc(1, sizeof *connection);
    if (!connection) {
        return NULL;
    }
    connection->from = addresses_take(&connections->addresses, peer);
    if (!connection->from) {
        free(connection);
        return NULL;
    }
    connection->descriptor = descriptor;
    connection->phase = CONNECTION_HEAD;
    connection->since = now;
    admit(connections, connection);
    put_first(connections, connection);
    connections->count++;
    return connection;
}

void connections_remove(struct connections *connections, struct connection *connection) {
    if (!connection->is_cut) {
        leave(connection);
    }
    addresses_give_back(&connections->addresses, connection->from);
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

size_t connections_sweep(struct connections *connections, uint64_t now) {
    size_t count = 0;
    for (struct connection *at = connections->first; at; at = at->next) {
        uint64_t limit = connections->limits[at->phase];
        if (limit > 0 && now - at->since > limit && !at->is_cut) {
            cut(at);
            count++;
        }
    }
    connections->slow += count;
    return count;
}

void connections_make_room(struct connections *connections, size_t most) {
    struct connection *idle =
        connections->count > most ? idlest(connections, NULL) : NULL;
    if (idle) {
        connections->gave_way++;
        cut(idle);
    }
}

void connections_cut(struct connections *connections, enum connection_phase phase) {
    for (struct connection *at = connections->first; at; at = at->next) {
        if (at->phase == phase && !at->is_cut) {
            cut(at);
        }
    }
}
