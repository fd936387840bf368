// What a webhook's answer means for the reminder, and how it is told in its history.
#ifndef AFTERCARE_CHANNELS_WEBHOOK_ANSWER_H
#define AFTERCARE_CHANNELS_WEBHOOK_ANSWER_H

#include "aftercare/reminders.h"
#include "core/base/text.h"

#define WEBHOOK_EXCERPT_MAX 200 // bytes of what a receiver writes that may be told
#define WEBHOOK_SAID_MAX 512

struct webhook_answer {
    long code;               // 0: no answer whose header was complete
    const char *retry_after; // the header's value, or NULL
    struct text excerpt;     // the beginning of the body, raw
    const char *trouble;     // without an answer: why
    bool is_ours;            // the trouble tells nothing of the receiver
    int64_t now;             // milliseconds
};

struct webhook_verdict {
    aftercare_outcome outcome;
    int64_t retry_after;         // milliseconds; 0: the channel's own back-off
    char said[WEBHOOK_SAID_MAX]; // one sentence of printable ASCII
};

void webhook_answer_judge(struct webhook_verdict *out,
                          const struct webhook_answer *answer);

#endif
