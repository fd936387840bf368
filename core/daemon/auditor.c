#include "core/daemon/auditor.h"

#include "core/daemon/clock.h"
#include "core/daemon/log.h"

#include <stdio.h>

#define SYNC_EVERY 1000 // milliseconds
#define DID_MAX 128

static void note(struct auditor *auditor, const struct audit_entry *entry) {
    bool was_lost = auditor->audit.lost > 0;
    if (!audit_note(&auditor->audit, entry) && !was_lost) {
        log_event("trouble", "detail",
                  "the audit log cannot be written (it will tell how many lines are "
                  "missing)");
    }
}

void auditor_note(struct auditor *auditor, const char *did) {
    note(auditor, &(struct audit_entry){.at = clock_now(), .who = "daemon", .did = did});
}

void auditor_access(void *context, const struct service_access *access) {
    char did[DID_MAX];
    (void)snprintf(did, sizeof did, "%s %s", access->method, access->route);
    note(context, &(struct audit_entry){.at = clock_now(),
                                        .who = access->who,
                                        .did = did,
                                        .of = access->subject,
                                        .status = (int)access->status});
}

static void on_synced(uv_fs_t *sync) {
    struct auditor *auditor = sync->data;
    if (sync->result < 0) {
        auditor->audit.is_dirty = true; // and tried again
    }
    uv_fs_req_cleanup(sync);
    auditor->is_syncing = false;
}

// On a worker thread, one at a time.
static void on_timer(uv_timer_t *timer) {
    struct auditor *auditor = timer->data;
    if (auditor->audit.is_dirty && !auditor->is_syncing) {
        auditor->audit.is_dirty = false;
        auditor->sync.data = auditor;
        auditor->is_syncing = uv_fs_fdatasync(auditor->loop, &auditor->sync,
                                              auditor->audit.file, on_synced) == 0;
    }
}

aftercare_status auditor_open(struct auditor *out, uv_loop_t *loop, const char *path,
                              aftercare_error *err) {
    aftercare_error trouble;
    aftercare_status status = audit_open(&out->audit, path, &trouble, err);
    if (status != AFTERCARE_OK) {
        return status;
    }
    if (trouble.status != AFTERCARE_OK) {
        log_event("trouble", "detail",
                  "the last line of the audit log was changed (aftercared audit verify)");
    }
    out->loop = loop;
    (void)uv_timer_init(loop, &out->timer);
    out->timer.data = out;
    (void)uv_timer_start(&out->timer, on_timer, SYNC_EVERY, SYNC_EVERY);
    auditor_note(out, "start");
    return AFTERCARE_OK;
}

void auditor_stop(struct auditor *auditor) {
    uv_close((uv_handle_t *)&auditor->timer, NULL);
}

void auditor_close(struct auditor *auditor) {
    audit_close(&auditor->audit);
}
