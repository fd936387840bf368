// Stands before the C library: syncing fails once the file named by FAILING_SYNC is
// there.
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

static int fails(void) {
    const char *sign = getenv("FAILING_SYNC");
    if (!sign || access(sign, F_OK) != 0) {
        return 0;
    }
    errno = EIO;
    return -1;
}

int fsync(int descriptor) {
    (void)descriptor;
    return fails();
}

int fdatasync(int descriptor) {
    (void)descriptor;
    return fails();
}
