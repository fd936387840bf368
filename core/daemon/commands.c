#include "core/daemon/command.h"

#include <string.h>

static const struct command *const commands[] = {
    &command_audit, &command_backup, &command_doctor, &command_send_test, &command_why,
};

const struct command *command_at(size_t index) {
    return index < sizeof commands / sizeof commands[0] ? commands[index] : NULL;
}

const struct command *command_find(const char *name) {
    for (size_t i = 0; command_at(i); i++) {
        if (strcmp(command_at(i)->name, name) == 0) {
            return command_at(i);
        }
    }
    return NULL;
}
