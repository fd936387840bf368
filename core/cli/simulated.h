// A simulation as it is told: as a diary for people, and as JSON. Instants are shown as
// the patient's clock shows them.
#ifndef AFTERCARE_CLI_SIMULATED_H
#define AFTERCARE_CLI_SIMULATED_H

#include "aftercare/simulation.h"
#include "core/base/arena.h"
#include "core/base/text.h"
#include "core/base/zone.h"

struct simulated_post { // a session
    const char *id;
    int64_t at;
    size_t reminders;
};

struct simulated_wish { // a reminder that quiet hours move
    const char *key;
    int64_t wanted, posted; // when it would have been due; when that was posted
};

struct simulated {
    const aftercare_simulation *simulation; // has run
    struct arena *arena;
    const struct zone *zone;
    int64_t from, till;
    const char *patient; // or NULL
    struct simulated_post *posts;
    size_t posts_count;
    struct simulated_wish *wishes;
    size_t wishes_count, wishes_capacity;
};

// Day by day what was sent and what was held back, as wide as a terminal. Sets
// out->failed when there is no memory.
void simulated_text(struct buffer *out, const struct simulated *simulated);

// { "from", "till", "timezone", "patient", "sessions": [ { "session", "posted",
// "reminders" } ], "reminders": [ { "key", "session", "rule", "channel", "to", "locale",
// "due", "expires", "urgent", "message", "state", "attempts", "why", "history": [ { "at",
// "what", "detail" } ] } ], "states": { how many end in each } }
void simulated_json(struct buffer *out, const struct simulated *simulated);

#endif
