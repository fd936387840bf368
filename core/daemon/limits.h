// What the system lets this process have.
#ifndef AFTERCARE_DAEMON_LIMITS_H
#define AFTERCARE_DAEMON_LIMITS_H

// How many connections may be open: half of the descriptors are for those who ask; the
// store and the channels need some, too.
unsigned limits_connections(void);

#endif
