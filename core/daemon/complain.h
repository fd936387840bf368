// How mistakes are told to whoever started the program, and with which exit status it
// ends.
#ifndef AFTERCARE_DAEMON_COMPLAIN_H
#define AFTERCARE_DAEMON_COMPLAIN_H

#include "aftercare/error.h"

// As sysexits.h has them.
enum exit_status {
    EXIT_DONE = 0,
    EXIT_FOUND = 1, // what was looked for, or looked through, is not as it should be
    EXIT_USAGE = 64,
    EXIT_NO_INPUT = 66,
    EXIT_OURS = 70,
    EXIT_CONFIG = 78,
};

// Tells a mistake on standard error: "aftercared: place: sentence". An aftercare_problem.
void complain(void *context, const aftercare_error *err);

// The exit status of serving: whatever keeps the daemon from it is the configuration's.
enum exit_status complain_status(aftercare_status status);

// Tells a command's mistake; returns the exit status that goes with it.
enum exit_status complain_of(const aftercare_error *err);

#endif
