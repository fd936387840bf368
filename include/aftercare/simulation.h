// What the daemon would do with sessions, played through: its own code on a virtual
// clock, with a store in memory and channels that take everything. No loop is needed,
// nothing is sent, and neither the clock nor anything else of the machine matters: the
// same calls give the same answer.
//
// Threads: a simulation belongs to one thread at a time.
#ifndef AFTERCARE_SIMULATION_H
#define AFTERCARE_SIMULATION_H

#include "aftercare/aftercare.h"
#include "aftercare/reminders.h"

#ifdef __cplusplus
extern "C" {
#endif

// Sessions, answers and outages on one clock, and what became of them.
typedef struct aftercare_simulation aftercare_simulation;

// A simulation of nothing yet. *out is the caller's, to be given to
// aftercare_simulation_free. ENOMEM.
// Threads: any.
// Cost: some 20 µs.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_simulation_new(aftercare_simulation **out,
                                                        aftercare_error *err);

// Frees it, with all that it told; NULL does nothing.
// Threads: one.
// Cost: some µs.
// Since 0.1.0.
AFTERCARE_API void aftercare_simulation_free(aftercare_simulation *simulation);

// Has a session posted at that instant (milliseconds since 1970-01-01T00:00:00Z); of
// those at the same instant the one that was added first is posted first. The same
// session again is posted anew, as it would be to the daemon. The plan and the document
// that it was made of are copied. EUSAGE once it has run; ENOMEM.
// Threads: one at a time for each simulation.
// Cost: what it copies, some 50 µs.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_simulation_post(
    aftercare_simulation *simulation, int64_t at, const aftercare_plan *plan,
    const aftercare_document *document, aftercare_error *err);

// Has the reminder of that key answered at that instant, as of then. Of the same instant
// what is posted comes first. EUSAGE once it has run; ENOMEM.
// Threads: one at a time for each simulation.
// Cost: what it copies.
// Since 0.1.0.
AFTERCARE_API aftercare_status
aftercare_simulation_answer(aftercare_simulation *simulation, int64_t at, const char *key,
                            aftercare_reminder_answer answer, aftercare_error *err);

// When nobody can be reached: every channel fails from the one instant on, until the
// other. Instead of an earlier one. EUSAGE when it ends before it begins, or once it has
// run.
// Threads: one at a time for each simulation.
// Cost: none.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_simulation_fail(aftercare_simulation *simulation,
                                                         int64_t from, int64_t till,
                                                         aftercare_error *err);

// Reminders that are due within so many milliseconds go out as one message: the group of
// aftercare_reminders_options. Instead of an earlier one. EUSAGE below 0 and above a day,
// or once it has run.
// Threads: one at a time for each simulation.
// Cost: none.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_simulation_group(
    aftercare_simulation *simulation, int64_t milliseconds, aftercare_error *err);

// Runs, once: from the first posting until that instant. EUSAGE the second time, or with
// nothing to post, or when it would end before it begins; ELIMIT over 100 years; and what
// aftercare_reminders_put_session and aftercare_reminders_act say.
// Threads: one at a time for each simulation.
// Cost: 100 ms for a year of one session with 100 reminders.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_simulation_run(aftercare_simulation *simulation,
                                                        int64_t till,
                                                        aftercare_error *err);

// One reminder as it stands at the end, what happened to it, and why.
typedef struct aftercare_simulated {
    const aftercare_reminder *reminder;
    const aftercare_reminder_event *events; // oldest first
    size_t events_count;
    const char *why;
} aftercare_simulated;

// How many there are when it has run; before, 0.
// Threads: one at a time for each simulation.
// Cost: none.
// Since 0.1.0.
AFTERCARE_API size_t aftercare_simulation_count(const aftercare_simulation *simulation);

// Each of them, by due, then key, from 0; borrowed until the simulation is freed. NULL
// beyond the last.
// Threads: one at a time for each simulation.
// Cost: none.
// Since 0.1.0.
AFTERCARE_API const aftercare_simulated *
aftercare_simulation_at(const aftercare_simulation *simulation, size_t i);

#ifdef __cplusplus
}
#endif

#endif
