// The open connections, the one that entered its phase last in front, and how long each
// may take: for the head of a request, for its body, for reading our answer. MHD's own
// time-out starts anew with every byte, so somebody who sends one a second would stay for
// ever; the sweep cuts such a connection off. Times are the loop's milliseconds.
#ifndef AFTERCARE_HTTP_CONNECTIONS_H
#define AFTERCARE_HTTP_CONNECTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum connection_phase {
    CONNECTION_HEAD, // no request is under way, or its head is not complete
    CONNECTION_BODY, // the body is coming in
    CONNECTION_WORK, // we are at work: no limit
    CONNECTION_SEND, // the answer is going out
    CONNECTION_PHASES
};

struct connection {
    struct connection *previous, *next;
    int descriptor; // MHD's: it is shut down here, never closed
    enum connection_phase phase;
    uint64_t since; // when the phase began
    bool is_cut;    // shut down already; MHD is about to see it
};

struct connections {
    struct connection *first, *last;
    size_t count;
    uint64_t limits[CONNECTION_PHASES]; // milliseconds; 0: none
};

// NULL when there is no memory. Belongs to the list until connections_remove.
struct connection *connections_add(struct connections *connections, int descriptor,
                                   uint64_t now);
void connections_remove(struct connections *connections, struct connection *connection);

// O(1).
void connections_enter(struct connections *connections, struct connection *connection,
                       enum connection_phase phase, uint64_t now);

// Shuts down all that are over their phase's limit; returns how many. O(n).
size_t connections_sweep(struct connections *connections, uint64_t now);

// With more than most open: shuts down the one that has been without a request for
// longest, so that nobody keeps others out by holding many. O(1), but for those at work.
void connections_make_room(struct connections *connections, size_t most);

// Shuts down all that are in that phase.
void connections_cut(struct connections *connections, enum connection_phase phase);

#endif
