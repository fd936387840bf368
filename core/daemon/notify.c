#include "core/daemon/notify.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define SOCKETS_BEGIN 3 // SD_LISTEN_FDS_START

void notify_send(const char *state) {
    const char *path = getenv("NOTIFY_SOCKET");
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    size_t len = path ? strlen(path) : 0;

    if (len == 0 || len >= sizeof address.sun_path ||
        (path[0] != '/' && path[0] != '@')) {
        return;
    }
    memcpy(address.sun_path, path, len);
    if (path[0] == '@') {
        address.sun_path[0] = '\0'; // Linux's abstract names begin with a NUL.
    }
    int descriptor = socket(AF_UNIX, SOCK_DGRAM, 0);
    if (descriptor < 0) {
        return;
    }
    socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + len);
    (void)sendto(descriptor, state, strlen(state), MSG_NOSIGNAL,
                 (const struct sockaddr *)&address, size);
    (void)close(descriptor);
}

// Whether what the environment says is meant for this process.
static bool is_ours(const char *process) {
    return process && strtol(process, NULL, 10) == (long)getpid();
}

int notify_socket(void) {
    const char *count = getenv("LISTEN_FDS");
    bool is_given = is_ours(getenv("LISTEN_PID")) && count && strtol(count, NULL, 10) > 0;
    return is_given ? SOCKETS_BEGIN : 0;
}

uint64_t notify_watchdog(void) {
    const char *microseconds = getenv("WATCHDOG_USEC");
    const char *process = getenv("WATCHDOG_PID");
    if (!microseconds || (process && !is_ours(process))) {
        return 0;
    }
    return strtoull(microseconds, NULL, 10) / 2000;
}
