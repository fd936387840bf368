// Which addresses a webhook may reach. A name in the config may resolve to anything, so
// it is the resolved address that is judged, at the moment when a socket is opened for
// it: what is private, local or reserved is refused unless the config allows its network.
#ifndef AFTERCARE_CHANNELS_ADDRESS_H
#define AFTERCARE_CHANNELS_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>

struct sockaddr;

struct network {
    int family; // AF_INET or AF_INET6
    unsigned prefix;
    unsigned char bytes[16];
};

#define ADDRESS_TEXT_MAX 46 // of an IPv6 address, with its NUL

// "10.0.0.0/8", "fd00::/8", or one address. False when it is none.
bool address_network_parse(struct network *out, const char *cidr);

// Why the address may not be reached ("it is a loopback address"), a constant; or NULL
// when it may. The address has the size that its family asks for.
const char *address_refusal(const struct sockaddr *address, const struct network *allow,
                            size_t allow_count);

// The address in figures, without its port; "" when it is neither IPv4 nor IPv6. Returns
// out.
char *address_format(char out[ADDRESS_TEXT_MAX], const struct sockaddr *address);

#endif
