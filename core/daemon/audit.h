// The audit log: a file that only grows, one line for each access and each change,
// chained by digests (audit_line.h). A line is handed to the system before the answer
// goes out, and reaches the disk within a second.
#ifndef AFTERCARE_DAEMON_AUDIT_H
#define AFTERCARE_DAEMON_AUDIT_H

#include "core/daemon/audit_line.h"

#include <stdbool.h>
#include <stdio.h>

struct audit {
    int file; // -1: not open
    struct audit_chain chain;
    struct buffer line;
    int64_t lost;  // lines that could not be written since the last that could
    bool is_dirty; // something may not have reached the disk
};

// Opens the log, or creates it for this user alone, and goes on behind its last line.
// What a power cut left of a line that was being written is cut off. EIO with the path.
// What is wrong with the last line is told to *trouble (cleared first), and the chain
// begins anew behind it, so that audit_verify finds the place.
aftercare_status audit_open(struct audit *out, const char *path, aftercare_error *trouble,
                            aftercare_error *err);

// Syncs and closes; one that is not open is left alone.
void audit_close(struct audit *audit);

// Writes a line. False when that failed; the next line that can be written is then
// preceded by one that tells how many are missing.
bool audit_note(struct audit *audit, const struct audit_entry *entry);

// What a look through a log came to.
struct audit_verdict {
    int64_t lines, broken; // broken: places where it is not as it was written
    bool is_found;         // the digest that was looked for is that of a line
    struct audit_chain last;
};

// Reads a whole log and prints what is wrong, a line each, as "PATH:LINE: sentence".
// digest may be NULL. ENOTFOUND, EIO.
aftercare_status audit_verify(struct audit_verdict *out, const char *path,
                              const char *digest, FILE *told, aftercare_error *err);

#endif
