// What came of a try: the outcome, and the sentence about it in the reminder's history.
#ifndef AFTERCARE_CHANNELS_VERDICT_H
#define AFTERCARE_CHANNELS_VERDICT_H

#include "aftercare/reminders.h"
#include "core/base/text.h"

#define VERDICT_EXCERPT_MAX 200 // bytes of what the other side writes that may be told
#define VERDICT_SAID_MAX 512

struct verdict {
    aftercare_outcome outcome;
    int64_t retry_after;         // milliseconds; 0: the channel's own back-off
    char said[VERDICT_SAID_MAX]; // one sentence of printable ASCII
};

// The beginning of what the other side wrote, in printable ASCII: runs of blanks and
// control characters become one blank, none at the ends; any other byte becomes '?'.
void verdict_excerpt(char out[VERDICT_EXCERPT_MAX + 1], struct text raw);

#endif
