// A simulation from inside.
#ifndef AFTERCARE_SIMULATION_SIMULATION_H
#define AFTERCARE_SIMULATION_SIMULATION_H

#include "aftercare/simulation.h"
#include "core/base/arena.h"
#include "core/simulation/virtual_loop.h"

struct channel { // that takes everything, but for a while
    const struct virtual_loop *loop;
    int64_t fails_from, fails_till;
};

struct posted {
    struct posted *next;
    int64_t at;
    aftercare_stored_session session;
};

struct answered { // by a person
    struct answered *next;
    int64_t at;
    const char *key;
    aftercare_reminder_answer answer;
};

struct aftercare_simulation {
    struct allocator allocator;
    struct arena arena;
    struct virtual_loop loop;
    struct channel channel;
    int64_t group;             // milliseconds
    struct posted *posted;     // by when
    int64_t begins;            // when the first is
    struct answered *answered; // by when
    aftercare_reminders *reminders;
    bool has_run;
    const char **keys; // of what there is in the end
    aftercare_simulated *simulated;
    size_t count, capacity;
    const char *next;        // of the list of reminders
    aftercare_status status; // of the last call
    aftercare_error err;
};

// As aftercare_simulation_new, with memory from that allocator.
aftercare_status simulation_new(aftercare_simulation **out,
                                const struct allocator *allocator, aftercare_error *err);

// What the last call of the reminders answered.
void simulation_note(aftercare_simulation *simulation, aftercare_status status,
                     const aftercare_error *err);

// Asks the reminders for every one that they have: sets simulated and count.
aftercare_status simulation_read(aftercare_simulation *simulation, aftercare_error *err);

#endif
