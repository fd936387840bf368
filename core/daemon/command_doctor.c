// aftercared doctor: whether everything is as it should be, and what to do where it is
// not.
#include "core/daemon/command.h"
#include "core/daemon/doctor.h"

static void (*const checks[])(struct doctor *doctor) = {
    doctor_files_config,  doctor_service_config, doctor_service_hosts,
    doctor_service_rules, doctor_files_store,    doctor_service_store,
    doctor_files_room,    doctor_files_audit,    doctor_service_port,
    doctor_system_clock,  doctor_system_zones,   doctor_system_user,
};

static enum exit_status run(const struct command_call *call) {
    struct doctor doctor = {.config = call->config, .out = stdout};
    for (size_t i = 0; i < sizeof checks / sizeof checks[0]; i++) {
        checks[i](&doctor);
    }
    (void)printf("%d wrong, %d warnings\n", doctor.wrong, doctor.warnings);
    return doctor.wrong > 0 ? EXIT_FOUND : EXIT_DONE;
}

const struct command command_doctor = {
    .name = "doctor",
    .arguments = "",
    .says = "looks at store, rules, channels and whether they get to their hosts, port, "
            "clock, time zones, and who may read what, a line each, with what to do "
            "where something is wrong; nothing is sent",
    .least = 0,
    .most = 0,
    .run = run,
};
