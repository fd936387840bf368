#include "core/http/listen.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#define BACKLOG 1024
#define REACH_SECONDS 10

// getaddrinfo takes 70000 for 4464.
static bool is_port(const char *text) {
    uint32_t port = 0;
    for (const char *at = text; *at; at++) {
        if (*at < '0' || *at > '9') {
            return false;
        }
        port = port * 10 + (uint32_t)(*at - '0');
        if (port > UINT16_MAX) {
            return false;
        }
    }
    return text[0] != '\0';
}

// Splits "host:port" and reads both; NULL when it is none. The caller frees the list.
static struct addrinfo *resolve(const char *address) {
    char host[LISTEN_ADDRESS_MAX];
    const char *colon = strrchr(address, ':');
    const char *first = address + (address[0] == '[');
    const char *last = colon && address[0] == '[' ? colon - 1 : colon;
    if (!colon || last < first || (address[0] == '[' && *last != ']') ||
        (size_t)(last - first) >= sizeof host) {
        return NULL;
    }
    memcpy(host, first, (size_t)(last - first));
    host[last - first] = '\0';

    struct addrinfo hints = {.ai_family = address[0] == '[' ? AF_INET6 : AF_INET,
                             .ai_socktype = SOCK_STREAM,
                             .ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE};
    struct addrinfo *found = NULL;
    if (!host[0] || !is_port(colon + 1) ||
        getaddrinfo(host, colon + 1, &hints, &found) != 0) {
        return NULL;
    }
    return found;
}

static int bind_to(const struct addrinfo *found) {
    int yes = 1;
    int descriptor = socket(found->ai_family, SOCK_STREAM, 0);
    if (descriptor < 0) {
        return -1;
    }
    if (fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 &&
        fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0 &&
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) == 0 &&
        bind(descriptor, found->ai_addr, found->ai_addrlen) == 0 &&
        listen(descriptor, BACKLOG) == 0) {
        return descriptor;
    }
    int reason = errno;
    (void)close(descriptor);
    errno = reason;
    return -1;
}

aftercare_status listen_open(int *out, const char *address, aftercare_error *err) {
    struct addrinfo *found = resolve(address);
    if (!found) {
        return fail(
            err, AFTERCARE_EUSAGE, NULL,
            "\"%s\" is no address to listen on (\"127.0.0.1:8930\", \"[::1]:8930\")",
            address);
    }
    int descriptor = bind_to(found);
    int reason = errno;
    freeaddrinfo(found);
    if (descriptor < 0 && reason == EADDRINUSE) {
        return fail(err, AFTERCARE_ECONFLICT, NULL,
                    "%s is in use (stop the program that listens there, or "
                    "choose another "
                    "port)",
                    address);
    }
    if (descriptor < 0) {
        return fail(err, AFTERCARE_EIO, NULL, "cannot listen on %s: %s", address,
                    strerror(reason));
    }
    *out = descriptor;
    return AFTERCARE_OK;
}

aftercare_status listen_take(int descriptor, aftercare_error *err) {
    int listens = 0, type = 0;
    socklen_t listens_len = sizeof listens, type_len = sizeof type;
    if (getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &listens, &listens_len) != 0 ||
        getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &type, &type_len) != 0 || !listens ||
        type != SOCK_STREAM || fcntl(descriptor, F_SETFD, FD_CLOEXEC) != 0 ||
        fcntl(descriptor, F_SETFL, O_NONBLOCK) != 0) {
        return fail(err, AFTERCARE_EUSAGE, NULL,
                    "descriptor %d is no socket that listens for streams", descriptor);
    }
    return AFTERCARE_OK;
}

static int connect_to(const struct addrinfo *found) {
    struct timeval patience = {.tv_sec = REACH_SECONDS};
    int descriptor = socket(found->ai_family, SOCK_STREAM, 0);
    if (descriptor < 0) {
        return -1;
    }
    if (fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 &&
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience) ==
            0 &&
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience) ==
            0 &&
        connect(descriptor, found->ai_addr, found->ai_addrlen) == 0) {
        return descriptor;
    }
    int reason = errno;
    (void)close(descriptor);
    errno = reason;
    return -1;
}

aftercare_status listen_reach(int *out, const char *address, aftercare_error *err) {
    struct addrinfo *found = resolve(address);
    const char *colon = strrchr(address, ':');
    if (!found || strcmp(colon, ":0") == 0) {
        if (found) {
            freeaddrinfo(found);
        }
        return fail(err, AFTERCARE_EUSAGE, NULL,
                    "\"%s\" does not tell where the daemon listens (\"127.0.0.1:8930\")",
                    address);
    }
    int descriptor = connect_to(found);
    int reason = errno;
    freeaddrinfo(found);
    if (descriptor < 0) {
        return fail(err, AFTERCARE_EIO, NULL, "nobody answers at %s: %s", address,
                    strerror(reason));
    }
    *out = descriptor;
    return AFTERCARE_OK;
}

bool listen_is_address(const char *address) {
    struct addrinfo *found = resolve(address);
    if (found) {
        freeaddrinfo(found);
    }
    return found != NULL;
}

bool listen_is_loopback(const char *address) {
    return strncmp(address, "127.", 4) == 0 || strncmp(address, "[::1]:", 6) == 0;
}

char *listen_address(char out[LISTEN_ADDRESS_MAX], int descriptor) {
    struct sockaddr_storage bound;
    socklen_t len = sizeof bound;
    char host[INET6_ADDRSTRLEN];
    char port[8];

    out[0] = '\0';
    if (getsockname(descriptor, (struct sockaddr *)&bound, &len) != 0 ||
        getnameinfo((struct sockaddr *)&bound, len, host, sizeof host, port, sizeof port,
                    NI_NUMERICHOST | NI_NUMERICSERV) != 0) {
        return out;
    }
    bool is_six = bound.ss_family == AF_INET6;
    (void)snprintf(out, LISTEN_ADDRESS_MAX, is_six ? "[%s]:%s" : "%s:%s", host, port);
    return out;
}
