#include "core/channels/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

// IANA's special-purpose registries (RFC 6890 and its successors), multicast, and the
// IPv6 forms that carry an IPv4 address to where our eyes do not follow.
static const struct {
    const char *cidr, *because;
} refused[] = {
    {"0.0.0.0/8", "it is of this host"},
    {"10.0.0.0/8", "it is of a private network"},
    {"100.64.0.0/10", "it is of a provider's inner network"},
    {"127.0.0.0/8", "it is a loopback address"},
    {"169.254.0.0/16", "it is a link-local address"},
    {"172.16.0.0/12", "it is of a private network"},
    {"192.0.0.0/24", "it is reserved for protocols"},
    {"192.0.2.0/24", "it is reserved for documentation"},
    {"192.88.99.0/24", "it is a relay to IPv6"},
    {"192.168.0.0/16", "it is of a private network"},
    {"198.18.0.0/15", "it is reserved for measurements"},
    {"198.51.100.0/24", "it is reserved for documentation"},
    {"203.0.113.0/24", "it is reserved for documentation"},
    {"224.0.0.0/4", "it is a multicast address"},
    {"240.0.0.0/4", "it is reserved"},
    {"::1/128", "it is a loopback address"},
    {"::/96", "it is of this host"},
    {"::ffff:0:0/96", "it is an IPv4 address in disguise"},
    {"64:ff9b::/96", "it is translated to an IPv4 address"},
    {"64:ff9b:1::/48", "it is translated to an IPv4 address"},
    {"100::/64", "it is a discard address"},
    {"2001::/23", "it is reserved for protocols"},
    {"2001:db8::/32", "it is reserved for documentation"},
    {"2002::/16", "it is a tunnel to an IPv4 address"},
    {"3fff::/20", "it is reserved for documentation"},
    {"5f00::/16", "it is reserved for segment routing"},
    {"fc00::/7", "it is of a private network"},
    {"fe80::/10", "it is a link-local address"},
    {"fec0::/10", "it is of a private network"},
    {"ff00::/8", "it is a multicast address"},
};

static unsigned bits_of(int family) {
    return family == AF_INET ? 32 : 128;
}

// At most three digits, nothing else.
static bool prefix_parse(unsigned *out, const char *text, unsigned most) {
    size_t len = strlen(text);
    unsigned prefix = 0;

    if (len == 0 || len > 3 || strspn(text, "0123456789") != len) {
        return false;
    }
    for (size_t i = 0; i < len; i++) {
        prefix = prefix * 10 + (unsigned)(text[i] - '0');
    }
    *out = prefix;
    return prefix <= most;
}

bool address_network_parse(struct network *out, const char *cidr) {
    char address[ADDRESS_TEXT_MAX];
    size_t len = strcspn(cidr, "/");
    struct network network = {.family = AF_INET};

    if (len >= sizeof address) {
        return false;
    }
    memcpy(address, cidr, len);
    address[len] = '\0';
    if (inet_pton(AF_INET, address, network.bytes) != 1) {
        network.family = AF_INET6;
        if (inet_pton(AF_INET6, address, network.bytes) != 1) {
            return false;
        }
    }
    network.prefix = bits_of(network.family);
    if (cidr[len] == '/' &&
        !prefix_parse(&network.prefix, cidr + len + 1, bits_of(network.family))) {
        return false;
    }
    *out = network;
    return true;
}

// The bytes of the address, or NULL for a family that is not the Internet's.
static const void *bytes_of(const struct sockaddr *address) {
    const void *any = address;

    if (address->sa_family == AF_INET) {
        const struct sockaddr_in *four = any;
        return &four->sin_addr;
    }
    if (address->sa_family == AF_INET6) {
        const struct sockaddr_in6 *six = any;
        return &six->sin6_addr;
    }
    return NULL;
}

static bool contains(const struct network *network, int family,
                     const unsigned char *bytes) {
    size_t whole = network->prefix / 8;
    unsigned rest = network->prefix % 8;

    if (network->family != family || memcmp(network->bytes, bytes, whole) != 0) {
        return false;
    }
    return rest == 0 || (network->bytes[whole] ^ bytes[whole]) >> (8 - rest) == 0;
}

const char *address_refusal(const struct sockaddr *address, const struct network *allow,
                            size_t allow_count) {
    int family = address->sa_family;
    const unsigned char *bytes = bytes_of(address);

    if (!bytes) {
        return "it is no Internet address";
    }
    for (size_t i = 0; i < allow_count; i++) {
        if (contains(&allow[i], family, bytes)) {
            return NULL;
        }
    }
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct network network;
        if (address_network_parse(&network, refused[i].cidr) &&
            contains(&network, family, bytes)) {
            return refused[i].because;
        }
    }
    return NULL;
}

char *address_format(char out[ADDRESS_TEXT_MAX], const struct sockaddr *address) {
    const void *bytes = bytes_of(address);

    if (!bytes || !inet_ntop(address->sa_family, bytes, out, ADDRESS_TEXT_MAX)) {
        out[0] = '\0';
    }
    return out;
}
