// An adverse reaction that was reported after a session: the kept plan says which steps
// it holds, and which are told at once ("on_reaction" of a step: "hold", "send"). Runs
// inside a batch; a call that fails may have written a part, which the caller undoes.
#ifndef AFTERCARE_REMINDERS_REACTIONS_H
#define AFTERCARE_REMINDERS_REACTIONS_H

#include "core/reminders/store.h"

#define REACTION_WHY "an adverse reaction was reported" // so each line of it begins
#define REACTION_LIVES INT64_C(86400000) // milliseconds in which what is told is tried

struct reactions_place {
    struct store *store;
    struct arena *arena;
    const char *channel; // for a session that has no reminder to take it from
    int64_t now;
};

// Sets held and reminders of *out; everything lives in the arena. The same report again
// (the same moment) changes nothing. ENOTFOUND: no such session; ECONFLICT: it was
// cancelled; EUSAGE: at is still to come; ELIMIT: a key would be too long.
aftercare_status reactions_report(aftercare_reminders_answer *out,
                                  const struct reactions_place *place,
                                  const aftercare_reaction *reaction,
                                  aftercare_error *err);

#endif
