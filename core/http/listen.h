// The socket that we listen on.
#ifndef AFTERCARE_HTTP_LISTEN_H
#define AFTERCARE_HTTP_LISTEN_H

#include "core/base/fail.h"

#include <stdbool.h>

#define LISTEN_ADDRESS_MAX 64 // "[…]:65535" and NUL

// Listens on "127.0.0.1:8930" or "[::1]:8930": an address, no name; port 0 takes a free
// one. EUSAGE for an address that is none, ECONFLICT when the port is in use, EIO. *out
// is the caller's to close.
aftercare_status listen_open(int *out, const char *address, aftercare_error *err);

// Takes over a socket of the system's that listens already: what listen_open sets on its
// own is set. EUSAGE when it does not listen for streams.
aftercare_status listen_take(int descriptor, aftercare_error *err);

// Connects to what listens at such an address on this machine, to be read from and
// written to for at most ten seconds each time. EUSAGE for an address that is none, or
// that has no port; EIO when nobody answers there. *out is the caller's to close.
aftercare_status listen_reach(int *out, const char *address, aftercare_error *err);

// Whether the text has that form.
bool listen_is_address(const char *address);

// Whether only this machine can reach it; false also for an address that is none.
bool listen_is_loopback(const char *address);

// The address with its real port; returns out ("" when the system does not tell).
char *listen_address(char out[LISTEN_ADDRESS_MAX], int descriptor);

#endif
