// What a mail server's answer means for the reminder, and how it is told in its history.
#ifndef AFTERCARE_CHANNELS_MAIL_ANSWER_H
#define AFTERCARE_CHANNELS_MAIL_ANSWER_H

#include "core/channels/verdict.h"

#include <stdbool.h>

struct mail_answer {
    long code;           // of the last reply; 0: there was none
    bool is_taken;       // the mail was accepted
    bool is_of_the_mail; // what was replied to was about this mail, not about who we are
    bool is_refusal;     // the reply is why it ended
    bool is_ours;        // without one: the trouble tells nothing of the server
    struct text line;    // the last reply, raw
    const char *trouble; // without one: why
};

void mail_answer_judge(struct verdict *out, const struct mail_answer *answer);

#endif
