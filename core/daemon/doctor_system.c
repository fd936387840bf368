// The machine: its clock, what it knows of time zones, and as whom it runs this.
#include "core/base/date.h"
#include "core/base/zone.h"
#include "core/daemon/clock.h"
#include "core/daemon/doctor.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SANE_FROM INT64_C(1767225600000) // 2026-01-01: the program is no older
#define SANE_TILL INT64_C(4102444800000) // 2100-01-01

void doctor_system_clock(struct doctor *doctor) {
    char text[INSTANT_TEXT_MAX];
    int64_t now = clock_now();
    (void)instant_format(text, (struct instant){now}, 0);
    if (now < SANE_FROM || now >= SANE_TILL) {
        doctor_say(doctor, DOCTOR_WRONG, "clock",
                   "it shows %s (set it: reminders would go out at the wrong time)",
                   text);
        return;
    }
    switch (clock_trust()) {
    case CLOCK_SYNCHRONISED:
        doctor_say(doctor, DOCTOR_OK, "clock", "it shows %s and is synchronised", text);
        break;
    case CLOCK_ALONE:
        doctor_say(doctor, DOCTOR_WARNING, "clock",
                   "it shows %s, and nothing keeps it right (run chrony or "
                   "systemd-timesyncd)",
                   text);
        break;
    case CLOCK_UNTOLD:
        doctor_say(doctor, DOCTOR_OK, "clock",
                   "it shows %s; whether it is synchronised cannot be told from here",
                   text);
        break;
    }
}

// The zone database's version, as its own text says: "# version 2026a".
static const char *read_version(char *out, size_t size) {
    static const char word[] = "# version ";
    static const char *const files[] = {"/usr/share/zoneinfo/tzdata.zi",
                                        "/usr/share/lib/zoneinfo/tzdata.zi"};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        FILE *file = fopen(files[i], "re");
        bool is_read = file && fgets(out, (int)size, file);
        if (file) {
            (void)fclose(file);
        }
        if (is_read && strncmp(out, word, sizeof word - 1) == 0) {
            out[strcspn(out, "\r\n")] = '\0';
            return out + sizeof word - 1;
        }
    }
    return NULL;
}

void doctor_system_zones(struct doctor *doctor) {
    // Both have changed their clocks within living memory, so a database has them.
    static const char *const names[] = {"Europe/Berlin", "America/New_York"};
    struct arena arena;
    struct zone_cache *zones = NULL;
    const struct zone *zone = NULL;
    aftercare_error err;
    char line[64];
    arena_init(&arena, &system_allocator, 0);
    aftercare_status status =
        zone_cache_new(&zones, &arena, doctor->config->zoneinfo, &err);
    for (size_t i = 0; !status && i < sizeof names / sizeof names[0]; i++) {
        status = zone_find(&zone, zones, text_of(names[i]), &err);
    }
    bool is_systems = !doctor->config->zoneinfo;
    const char *version = status || !is_systems ? NULL : read_version(line, sizeof line);
    if (status) {
        doctor_say(doctor, DOCTOR_WRONG, "zones", "%s (install the package tzdata)",
                   err.sentence);
    } else if (version) {
        doctor_say(doctor, DOCTOR_OK, "zones", "the database is of version %s", version);
    } else {
        doctor_say(doctor, DOCTOR_OK, "zones", "the database does not tell its version");
    }
    arena_clear(&arena);
}

// The doctor is meant to be run as aftercared is.
void doctor_system_user(struct doctor *doctor) {
    if (geteuid() == 0) {
        doctor_say(doctor, DOCTOR_WARNING, "user",
                   "this runs as root, and so a mistake in what reads from the net would "
                   "give away the whole machine (run it, and aftercared, as a user of "
                   "its own, as the systemd unit does)");
    } else {
        doctor_say(doctor, DOCTOR_OK, "user", "it is not root");
    }
}
