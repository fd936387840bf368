// What a mail server replies (RFC 5321, 4.2), as it comes in: lines that begin with the
// same three digits, the last of them followed by a blank.
#ifndef AFTERCARE_CHANNELS_SMTP_REPLY_H
#define AFTERCARE_CHANNELS_SMTP_REPLY_H

#include "core/base/text.h"
#include "core/channels/verdict.h"

#include <stdbool.h>

#define SMTP_REPLY_MAX 65536 // bytes of one reply

enum smtp_read {
    SMTP_READ_MORE,    // all bytes were taken, and the reply goes on
    SMTP_READ_WHOLE,   // the reply is complete
    SMTP_READ_NONSENSE // it is none
};

struct smtp_reply { // start as {0}
    int code;       // of the line at work; of the reply when it is whole
    size_t received, line_len;
    char line[VERDICT_EXCERPT_MAX]; // the beginning of the last line
    bool is_line_over, is_whole;
};

// Takes bytes of *bytes, which shrinks by them, until the reply is whole. The next one
// begins by itself.
enum smtp_read smtp_reply_take(struct smtp_reply *reply, struct text *bytes);

struct text smtp_reply_line(const struct smtp_reply *reply);

#endif
