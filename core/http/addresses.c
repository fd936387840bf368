#include "core/http/addresses.h"

#include "core/base/text.h"

#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

#define SIX_BYTES 8 // of an IPv6 address: the network's
#define FOUR_AT 12  // where an IPv4 address stands in an IPv6 one

// A socket that listens for both shows who comes by IPv4 as an IPv6 address.
static void read_six(uint8_t out[ADDRESS_BYTES], const struct in6_addr *six) {
    bool is_four = IN6_IS_ADDR_V4MAPPED(six);
    out[0] = is_four ? 4 : 6;
    memcpy(out + 1, six->s6_addr + (is_four ? FOUR_AT : 0),
           is_four ? sizeof(struct in_addr) : SIX_BYTES);
}

static void read_peer(uint8_t out[ADDRESS_BYTES], const struct sockaddr *peer) {
    struct sockaddr_in four;
    struct sockaddr_in6 six;
    memset(out, 0, ADDRESS_BYTES);
    if (peer && peer->sa_family == AF_INET) {
        memcpy(&four, peer, sizeof four);
        out[0] = 4;
        memcpy(out + 1, &four.sin_addr, sizeof four.sin_addr);
    } else if (peer && peer->sa_family == AF_INET6) {
        memcpy(&six, peer, sizeof six);
        read_six(out, &six.sin6_addr);
    }
}

static struct address **list_of(struct addresses *addresses,
                                const uint8_t bytes[ADDRESS_BYTES]) {
    char text[ADDRESS_BYTES];
    memcpy(text, bytes, sizeof text);
    return &addresses
                ->lists[text_hash((struct text){text, sizeof text}) % ADDRESSES_BUCKETS];
}

struct address *addresses_take(struct addresses *addresses, const struct sockaddr *peer) {
    uint8_t bytes[ADDRESS_BYTES];
    read_peer(bytes, peer);
    struct address **list = list_of(addresses, bytes);
    struct address *found = *list;
    while (found && memcmp(found->bytes, bytes, sizeof bytes) != 0) {
        found = found->next;
    }
    if (!found) {
        found = calloc(1, sizeof *found);
        if (!found) {
            return NULL;
        }
        memcpy(found->bytes, bytes, sizeof bytes);
        found->next = *list;
        *list = found;
    }
    found->held++;
    return found;
}

void addresses_give_back(struct addresses *addresses, struct address *address) {
    if (--address->held > 0) {
        return;
    }
    struct address **at = list_of(addresses, address->bytes);
    while (*at != address) {
        at = &(*at)->next;
    }
    *at = address->next;
    free(address);
}
