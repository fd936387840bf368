#include "core/daemon/limits.h"

#include <sys/resource.h>

#define CONNECTIONS_MAX 4096

unsigned limits_connections(void) {
    struct rlimit descriptors;
    if (getrlimit(RLIMIT_NOFILE, &descriptors) != 0 ||
        descriptors.rlim_cur / 2 > CONNECTIONS_MAX) {
        return CONNECTIONS_MAX;
    }
    return (unsigned)(descriptors.rlim_cur / 2);
}
