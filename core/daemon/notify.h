// What systemd and we tell each other by the environment. Telling it how we are
// (sd_notify(3)) is a datagram to the socket that it names.
// Without one, nothing happens.
#ifndef AFTERCARE_DAEMON_NOTIFY_H
#define AFTERCARE_DAEMON_NOTIFY_H

#include <stdint.h>

// "READY=1", "STOPPING=1", "WATCHDOG=1", "STATUS=…".
void notify_send(const char *state);

// How often, in milliseconds, "WATCHDOG=1" is to be sent: half of what systemd waits; 0
// when it does not wait for this process.
uint64_t notify_watchdog(void);

// The socket on which systemd listens for this process (sd_listen_fds(3)): the first of
// them; 0 when there is none.
int notify_socket(void);

#endif
