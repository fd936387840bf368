// Files and folders: whose they are, who else may read or write them, and how much room
// is left beside them.
#include "core/daemon/doctor.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define PATH_MAX_BYTES 4096
#define MIB ((uint64_t)1 << 20)
#define ROOM_WRONG (64 * MIB)    // a morning's sessions, and their log
#define ROOM_WARNING (512 * MIB) // an erasure writes a large store anew

static const char *path_of(const char *store) {
    static const char scheme[] = "sqlite:";
    bool is_file = strncmp(store, scheme, sizeof scheme - 1) == 0;
    return is_file ? store + sizeof scheme - 1 : NULL;
}

// A file for this user alone; false when it is not there.
static bool look_at(struct doctor *doctor, const char *what, const char *path) {
    struct stat found;
    if (stat(path, &found) != 0) {
        if (errno != ENOENT) {
            doctor_say(doctor, DOCTOR_WRONG, what, "%s: %s (let this user reach it)",
                       path, strerror(errno));
        }
        return errno != ENOENT;
    }
    if (!S_ISREG(found.st_mode)) {
        doctor_say(doctor, DOCTOR_WRONG, what, "%s is no file (move it away)", path);
    } else if (found.st_uid != geteuid()) {
        doctor_say(
            doctor, DOCTOR_WARNING, what,
            "%s belongs to another user (run this as the user that aftercared runs "
            "as, or chown it)",
            path);
    } else if ((found.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        doctor_say(doctor, DOCTOR_WRONG, what,
                   "%s may be read by others: its mode is %03o (chmod 600 %s)", path,
                   (unsigned)found.st_mode & 0777U, path);
    } else {
        doctor_say(doctor, DOCTOR_OK, what, "%s is this user's alone", path);
    }
    return true;
}

static bool has_secrets(const struct config *config) {
    for (size_t i = 0; i < config->channels_count; i++) {
        if (config->channels[i].secrets_count > 0 || config->channels[i].password) {
            return true;
        }
    }
    return false;
}

// Reading it has refused already what others may write.
void doctor_files_config(struct doctor *doctor) {
    const char *path = doctor->config->file;
    struct stat found;
    if (!path[0]) {
        doctor_say(doctor, DOCTOR_OK, "config", "there is none: all is as it comes");
    } else if (stat(path, &found) == 0 && (found.st_mode & S_IROTH) != 0 &&
               has_secrets(doctor->config)) {
        doctor_say(
            doctor, DOCTOR_WARNING, "config",
            "%s may be read by everybody, and channels have secrets (chmod 640 %s, "
            "or keep them in secret_files)",
            path, path);
    } else {
        doctor_say(doctor, DOCTOR_OK, "config", "%s is read", path);
    }
}

// The folder of a path, with nothing behind it.
static const char *folder_of(char out[PATH_MAX_BYTES], const char *path) {
    (void)snprintf(out, PATH_MAX_BYTES, "%s", path);
    char *slash = strrchr(out, '/');
    if (!slash) {
        return ".";
    }
    slash[slash == out] = '\0';
    return out;
}

void doctor_files_store(struct doctor *doctor) {
    char text[PATH_MAX_BYTES];
    const char *path = path_of(doctor->config->store);
    if (!path || look_at(doctor, "store", path)) {
        return;
    }
    const char *folder = folder_of(text, path);
    if (access(folder, F_OK) == 0 && access(folder, W_OK | X_OK) != 0) {
        doctor_say(doctor, DOCTOR_WRONG, "store",
                   "it is to be made in %s, where this user may not write (chown the "
                   "folder, or set store)",
                   folder);
        return;
    }
    doctor_say(doctor, DOCTOR_OK, "store", "aftercared makes it when it starts: %s",
               path);
}

void doctor_files_audit(struct doctor *doctor) {
    if (!look_at(doctor, "audit", doctor->config->audit)) {
        doctor_say(doctor, DOCTOR_OK, "audit", "aftercared makes it when it starts: %s",
                   doctor->config->audit);
    }
}

void doctor_files_room(struct doctor *doctor) {
    char text[PATH_MAX_BYTES];
    struct statvfs found;
    const char *path = path_of(doctor->config->store);
    const char *folder = path ? folder_of(text, path) : ".";
    if (statvfs(folder, &found) != 0) {
        return; // It is made when the daemon starts, wherever there is room for it.
    }
    uint64_t room = (uint64_t)found.f_bavail * found.f_frsize;
    enum doctor_answer answer = room < ROOM_WRONG     ? DOCTOR_WRONG
                                : room < ROOM_WARNING ? DOCTOR_WARNING
                                                      : DOCTOR_OK;
    doctor_say(
        doctor, answer, "room", "%" PRIu64 " MiB are free in %s%s", room / MIB, folder,
        answer == DOCTOR_OK ? "" : " (free some: without any nothing new is kept)");
}
