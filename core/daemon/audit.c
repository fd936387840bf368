#include "core/daemon/audit.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// Reads what the file ends with; returns how much that is.
static ssize_t read_end(char out[AUDIT_LINE_MAX], int file, off_t size) {
    off_t from = size > AUDIT_LINE_MAX ? size - AUDIT_LINE_MAX : 0;
    return pread(file, out, AUDIT_LINE_MAX, from);
}

// Cuts off what stands behind the last newline, and takes the line before it.
static aftercare_status take_up(struct audit *audit, const char *path,
                                aftercare_error *trouble, aftercare_error *err) {
    char end[AUDIT_LINE_MAX];
    struct stat state;
    if (fstat(audit->file, &state) != 0 || !S_ISREG(state.st_mode)) {
        return fail(err, AFTERCARE_EIO, path, "is not a regular file");
    }
    ssize_t len = read_end(end, audit->file, state.st_size);
    ssize_t kept = len;
    while (kept > 0 && end[kept - 1] != '\n') {
        kept--;
    }
    if (len < 0 || (kept < len && ftruncate(audit->file, state.st_size - (len - kept)))) {
        return fail(err, AFTERCARE_EIO, path, "%s", strerror(errno));
    }
    ssize_t first = kept - 1;
    while (first > 0 && end[first - 1] != '\n') {
        first--;
    }
    aftercare_status status = AFTERCARE_OK;
    if (kept > 0) {
        const struct text line = {end + first, (size_t)(kept - 1 - first)};
        status = audit_line_read(&audit->chain, line, trouble);
    }
    // Where it stands in the chain is audit_verify's to ask.
    trouble->status = status == AFTERCARE_ECONFLICT ? AFTERCARE_OK : status;
    return AFTERCARE_OK;
}

aftercare_status audit_open(struct audit *out, const char *path, aftercare_error *trouble,
                            aftercare_error *err) {
    struct audit audit = {.file = -1};
    *trouble = (aftercare_error){.status = AFTERCARE_OK};
    audit.file =
        open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NOCTTY,
             S_IRUSR | S_IWUSR);
    if (audit.file < 0) {
        return fail(err, AFTERCARE_EIO, path, "the audit log cannot be opened: %s",
                    strerror(errno));
    }
    aftercare_status status = take_up(&audit, path, trouble, err);
    if (status != AFTERCARE_OK) {
        (void)close(audit.file);
        return status;
    }
    *out = audit;
    buffer_init(&out->line, &system_allocator, (size_t)2 * AUDIT_LINE_MAX);
    return AFTERCARE_OK;
}

void audit_close(struct audit *audit) {
    if (audit->file >= 0) {
        (void)fdatasync(audit->file);
        (void)close(audit->file);
        buffer_clear(&audit->line);
    }
    audit->file = -1;
}

// One write is one line, or the two that belong together; a part of it, left by a full
// disk, is taken back.
static bool put(struct audit *audit) {
    struct stat before;
    if (audit->line.failed || fstat(audit->file, &before) != 0) {
        return false;
    }
    ssize_t written = write(audit->file, audit->line.at, audit->line.len);
    if (written >= 0 && (size_t)written == audit->line.len) {
        return true;
    }
    // What cannot be taken back either is cut off when the log is opened again.
    int ignored = ftruncate(audit->file, before.st_size);
    (void)ignored;
    return false;
}

bool audit_note(struct audit *audit, const struct audit_entry *entry) {
    struct audit_chain before = audit->chain;
    char did[64];
    buffer_reset(&audit->line);
    if (audit->lost > 0) {
        (void)snprintf(did, sizeof did, "%" PRId64 " lines could not be written",
                       audit->lost);
        const struct audit_entry lost = {.at = entry->at, .who = "daemon", .did = did};
        audit_line_write(&audit->line, &audit->chain, &lost);
    }
    audit_line_write(&audit->line, &audit->chain, entry);
    if (!put(audit)) {
        audit->chain = before;
        audit->lost++;
        return false;
    }
    audit->lost = 0;
    audit->is_dirty = true;
    return true;
}

static void look_at(struct audit_verdict *verdict, const char *path, struct text line,
                    const char *digest, FILE *told) {
    aftercare_error err;
    verdict->lines++;
    if (line.len > 0 && line.at[line.len - 1] == '\n') {
        line.len--;
    }
    aftercare_status status = audit_line_read(&verdict->last, line, &err);
    if (status != AFTERCARE_OK) {
        verdict->broken++;
        (void)fprintf(told, "%s:%" PRId64 ": %s\n", path, verdict->lines, err.sentence);
    }
    if (digest && status != AFTERCARE_EDOCUMENT &&
        strcmp(digest, verdict->last.digest) == 0) {
        verdict->is_found = true;
    }
}

aftercare_status audit_verify(struct audit_verdict *out, const char *path,
                              const char *digest, FILE *told, aftercare_error *err) {
    char line[AUDIT_LINE_MAX];
    *out = (struct audit_verdict){0};
    FILE *file = fopen(path, "re");
    if (!file) {
        return fail(err, errno == ENOENT ? AFTERCARE_ENOTFOUND : AFTERCARE_EIO, path,
                    "%s", strerror(errno));
    }
    while (fgets(line, sizeof line, file)) {
        look_at(out, path, text_of(line), digest, told);
    }
    aftercare_status status = ferror(file)
                                  ? fail(err, AFTERCARE_EIO, path, "%s", strerror(errno))
                                  : AFTERCARE_OK;
    (void)fclose(file);
    return status;
}
