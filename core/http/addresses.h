// Where connections come from, and how many of each: an address is there as long as one
// of its connections is. An IPv6 one counts by its first half, because whoever has one
// address of a network has all of it.
#ifndef AFTERCARE_HTTP_ADDRESSES_H
#define AFTERCARE_HTTP_ADDRESSES_H

#include <stddef.h>
#include <stdint.h>

#define ADDRESSES_BUCKETS 256 // lists; there are at most as many addresses as connections
#define ADDRESS_BYTES 9       // the family and what counts of the address

struct sockaddr;

struct address {
    struct address *next; // of its list
    uint8_t bytes[ADDRESS_BYTES];
    size_t held;    // connections that have it
    size_t open;    // of these, those that count: neither refused nor cut off
    size_t refused; // of these, those that are about to be told so
};

struct addresses {
    struct address *lists[ADDRESSES_BUCKETS];
};

// The address of a peer (NULL: one of no network), held once more. NULL when there is no
// memory. Belongs to the table, and goes with the last who gives it back.
struct address *addresses_take(struct addresses *addresses, const struct sockaddr *peer);
void addresses_give_back(struct addresses *addresses, struct address *address);

#endif
