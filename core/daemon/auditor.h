// The audit log on the loop: who writes to it, and when it reaches the disk.
#ifndef AFTERCARE_DAEMON_AUDITOR_H
#define AFTERCARE_DAEMON_AUDITOR_H

#include "core/daemon/audit.h"
#include "core/http/service.h"

#include <uv.h>

struct auditor {
    struct audit audit;
    uv_loop_t *loop;
    uv_timer_t timer;
    uv_fs_t sync;
    bool is_syncing;
};

// Opens the log and notes "start". EIO.
aftercare_status auditor_open(struct auditor *out, uv_loop_t *loop, const char *path,
                              aftercare_error *err);

// Notes something that the daemon does by itself.
void auditor_note(struct auditor *auditor, const char *did);

// Notes an answer; context is the struct auditor.
void auditor_access(void *context, const struct service_access *access);

// Nothing more is synced; the handle closes when the loop runs.
void auditor_stop(struct auditor *auditor);

// Closes the file, when the loop has ended. One that was never opened is left alone.
void auditor_close(struct auditor *auditor);

#endif
