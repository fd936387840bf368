// The fold `steps`: what to do, to avoid, to check or to book, each from its moment until
// its end. Steps of one name and act from several treatments are one step, as long as the
// one begins before the other is over; of what they want the strictest holds at each
// moment:
//
// - It begins with the first of them; an act that waits (waiting.h) was moved before, so
//   that it begins with the last treatment that is ready for it.
// - It lasts until the last of them is over, and cites them all. The words are of the one
//   that lasts longest; where two last equally long, of the one that begins first, then
//   of the first by name. Red flags are never dropped: whoever tells of others is told as
//   well.
// - Reminders have one rhythm at a time: of the rules in force that remind, that of the
//   one that lasts longest, counted from where its turn begins. So two rhythms never mix,
//   and the last treatment's reminders are not used up before it begins.
#ifndef AFTERCARE_PLAN_STEP_H
#define AFTERCARE_PLAN_STEP_H

#include "core/plan/applied.h"

// From when until when one rule's reminders are the step's.
struct turn {
    const struct rule *rule;
    const struct remind *remind;
    struct instant from, till;
    bool is_from_civil; // as in struct applied
};

struct step {
    struct text name;
    const struct applied *leading; // the one that lasts longest: its words are used
    const struct rule **rules;     // all that want it, by name
    size_t rules_count, rules_capacity;
    const struct rule **also; // those of them with red flags in words of their own
    size_t also_count;
    struct turn *turns; // one after the other
    size_t turns_count, turns_capacity;
    struct instant from, till;
    const struct change *change;
    bool is_urgent;
};

struct step_list {
    const struct step *items; // by from, then name
    size_t count;
};

// ENOMEM is the only failure.
aftercare_status step_list_make(struct step_list *out, struct arena *arena,
                                const struct applied_list *applied);

#endif
