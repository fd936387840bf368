// What aftercared doctor looks at: one function a thing, one line for each that it finds.
#ifndef AFTERCARE_DAEMON_DOCTOR_H
#define AFTERCARE_DAEMON_DOCTOR_H

#include "core/daemon/config.h"

#include <stdbool.h>
#include <stdio.h>

enum doctor_answer { DOCTOR_OK, DOCTOR_WARNING, DOCTOR_WRONG };

struct doctor {
    const struct config *config;
    FILE *out;
    int warnings, wrong;
    bool is_set_up;  // doctor_service_config found nothing wrong
    bool is_running; // a daemon has the store, as doctor_store found
};

// Prints "wrong    what: sentence" and counts it. What is wrong, or may become so, says
// in brackets what is to be done about it.
__attribute__((format(printf, 4, 5))) void doctor_say(struct doctor *doctor,
                                                      enum doctor_answer answer,
                                                      const char *what,
                                                      const char *format, ...);

// The same of an error, whose sentence has its fix already.
void doctor_say_error(struct doctor *doctor, const char *what,
                      const aftercare_error *err);

// doctor_files.c: who may read and write what is kept, and how much room there is.
void doctor_files_config(struct doctor *doctor);
void doctor_files_store(struct doctor *doctor);
void doctor_files_audit(struct doctor *doctor);
void doctor_files_room(struct doctor *doctor);

// doctor_system.c: what the machine must give, and as whom it runs this.
void doctor_system_clock(struct doctor *doctor);
void doctor_system_zones(struct doctor *doctor);
void doctor_system_user(struct doctor *doctor);

// doctor_service.c: what the daemon itself would find. The store comes before the port:
// a daemon that has the one is meant to have the other.
void doctor_service_config(struct doctor *doctor);
void doctor_service_hosts(struct doctor *doctor);
void doctor_service_rules(struct doctor *doctor);
void doctor_service_store(struct doctor *doctor);
void doctor_service_port(struct doctor *doctor);

#endif
