// Asking the daemon that runs with this configuration, over its own HTTP.
#ifndef AFTERCARE_DAEMON_ASK_H
#define AFTERCARE_DAEMON_ASK_H

#include "core/base/arena.h"
#include "core/base/text.h"
#include "core/daemon/config.h"

#define ASK_TOKEN "AFTERCARE_TOKEN" // the variable of the environment that holds a token

// GETs a path; *out is the body of its answer with status 200, the arena's. With tokens
// configured one is taken from the environment. ENOTFOUND for 404; EUSAGE where a token
// is missing, is not known or may not read; EIO when nobody answers, or in no way that is
// understood; ENOMEM. A daemon that speaks TLS is not asked: EIO says who can.
aftercare_status ask_daemon(struct text *out, struct arena *arena,
                            const struct config *config, const char *path,
                            aftercare_error *err);

// The same for a body of any size, which is written into that file as it comes. EIO also
// when it does not come to its end, or when the file cannot be written (err's place is
// "file" then).
aftercare_status ask_daemon_for_file(int file, struct arena *arena,
                                     const struct config *config, const char *path,
                                     aftercare_error *err);

#endif
