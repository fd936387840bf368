// What a webhook's answer means for the reminder, and how it is told in its history.
#ifndef AFTERCARE_CHANNELS_WEBHOOK_ANSWER_H
#define AFTERCARE_CHANNELS_WEBHOOK_ANSWER_H

#include "core/base/text.h"
#include "core/channels/verdict.h"

struct webhook_answer {
    long code;               // 0: no answer whose header was complete
    const char *retry_after; // the header's value, or NULL
    struct text excerpt;     // the beginning of the body, raw
    const char *trouble;     // without an answer: why
    bool is_ours;            // the trouble tells nothing of the receiver
    int64_t now;             // milliseconds
};

void webhook_answer_judge(struct verdict *out, const struct webhook_answer *answer);

#endif
