// The open connections, the one that entered its phase last in front, and how long each
// may take: for the head of a request, for its body, for reading our answer. MHD's own
// time-out starts anew with every byte, so somebody who sends one a second would stay for
// ever; the sweep cuts such a connection off. Times are the loop's milliseconds.
//
// Nobody keeps others out by holding many: who comes when his address has as many as it
// may have, or nearly all are taken, takes the place of the one that has been without a
// request for longest. Where every one of his address is at work he is refused: his
// request gets that answer.
#ifndef AFTERCARE_HTTP_CONNECTIONS_H
#define AFTERCARE_HTTP_CONNECTIONS_H

#include "core/http/addresses.h"

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
    struct address *from;
    int descriptor; // MHD's: it is shut down here, never closed
    enum connection_phase phase;
    uint64_t since;  // when the phase began
    bool is_refused; // its address has too many: whatever is asked, that is the answer
    bool is_cut;     // shut down already; MHD is about to see it
};

struct connections {
    struct connection *first, *last;
    size_t count;
    uint64_t limits[CONNECTION_PHASES]; // milliseconds; 0: none
    size_t per_address;                 // 0: as many as there may be
    struct addresses addresses;
    // Since the beginning: refused for their address, cut off for being slow, and for
    // others to come in.
    uint64_t refused, slow, gave_way;
};

// NULL when there is no memory. Belongs to the list until connections_remove. peer, who
// may be NULL, is copied. O(1), but O(n) where the address has as many as it may have.
struct connection *connections_add(struct connections *connections, int descriptor,
                                   const struct sockaddr *peer, uint64_t now);
void connections_remove(struct connections *connections, struct connection *connection);

// O(1).
void connections_enter(struct connections *connections, struct connection *connection,
                       enum connection_phase phase, uint64_t now);

// Shuts down all that are over their phase's limit; returns how many. O(n).
size_t connections_sweep(struct connections *connections, uint64_t now);

// With more than most open: shuts down the one that has been without a request for
// longest. O(1), but for those at work.
void connections_make_room(struct connections *connections, size_t most);

// Shuts down all that are in that phase.
void connections_cut(struct connections *connections, enum connection_phase phase);

#endif
