// A decision log: a file that only grows, one record a line, its owner's alone. Several
// threads, and several programs, may write to one: a record is one write at the file's
// end.
#ifndef AFTERCARE_DECISIONS_DECISION_LOG_H
#define AFTERCARE_DECISIONS_DECISION_LOG_H

#include "core/base/fail.h"
#include "core/base/text.h"

#include <pthread.h>
#include <stdbool.h>

struct decision_log {
    const char *path;
    pthread_mutex_t lock; // of what follows
    int file;
    int64_t lost; // records that could not be written since the last that could
};

// Opens the log, or creates it for this user alone. What a power cut left of a line that
// was being written gets a line feed, so that the next one stands alone. path is
// borrowed. EIO.
aftercare_status decision_log_open(struct decision_log *out, const char *path,
                                   aftercare_error *err);

// Opens the path anew, after the file was moved away; the one before is kept when that
// fails. EIO.
aftercare_status decision_log_reopen(struct decision_log *log, aftercare_error *err);

// The file is on the disk, and closed. EIO when it may not be there.
aftercare_status decision_log_close(struct decision_log *log, aftercare_error *err);

// Writes lines that are whole, count of them. When that fails nothing of them stays, and
// the next that can be written are preceded by {"lost": N}. EIO; EFULL when there is no
// room.
aftercare_status decision_log_write(struct decision_log *log, struct text lines,
                                    size_t count, aftercare_error *err);

// So many decisions have no line, for a reason that the caller knows.
void decision_log_lose(struct decision_log *log, size_t count);

#endif
