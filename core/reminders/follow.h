// When the reminders of one step are due, once something of it was done. Everything
// follows from the plan and from what is known of each of them, so that an answer that is
// taken back, or given again, needs nothing but to be reckoned with anew:
//
// - The next open one behind the last that was done counts from that: after_done later,
//   whatever the plan says, but not before now. An instance in between that was planned
//   for later than what was done, and is out, or will never be, has taken that place:
//   then the rest stays as planned. What was done before the step could begin counts for
//   nothing.
// - No open one comes closer than min_gap to what was done, to what went out before it,
// or
//   to an open one before it. What is far enough stays as planned.
// - Quiet hours, the step's end and how long each one lives are those of the plan.
#ifndef AFTERCARE_REMINDERS_FOLLOW_H
#define AFTERCARE_REMINDERS_FOLLOW_H

#include "core/base/rhythm.h"

enum follow_kind {
    FOLLOW_OPEN, // it can be moved
    FOLLOW_OUT,  // it was sent, is being sent, or somebody has said when it comes
    FOLLOW_GONE, // it is sent no more
    FOLLOW_DONE,
};

enum follow_why { // why it is when it is
    FOLLOW_AS_PLANNED,
    FOLLOW_AFTER_DONE,
    FOLLOW_MIN_GAP,
    FOLLOW_NEXT_MOVED, // it lives until the next one
};

struct follow {
    struct rhythm rhythm;
    enum follow_kind kind;
    struct instant at; // OPEN: due as it stands; DONE: when it was done; else when due
    // What comes of an open one.
    struct beat beat;
    enum follow_why why;
    const struct follow *after; // what it keeps its distance from; NULL: nothing
    bool is_over;               // its step is, by then
};

// all in the order of their numbers. Sets what comes of the open ones. O(count).
void follow_reckon(struct follow *all, size_t count, const struct zone *zone,
                   struct instant now);

#endif
