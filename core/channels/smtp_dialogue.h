// The handing over of one mail, step by step: what is to be written, and what a reply
// means. Nothing here reads or writes.
#ifndef AFTERCARE_CHANNELS_SMTP_DIALOGUE_H
#define AFTERCARE_CHANNELS_SMTP_DIALOGUE_H

#include "core/base/text.h"
#include "core/channels/smtp_reply.h"

#include <stdbool.h>

enum smtp_step {
    SMTP_STEP_MAIL,
    SMTP_STEP_RCPT,
    SMTP_STEP_DATA,
    SMTP_STEP_MESSAGE,
    SMTP_STEP_TAKEN,   // the server has it
    SMTP_STEP_REFUSED, // its last reply says why
    SMTP_STEP_CONFUSED // what it replies is nothing that we understand
};

struct smtp_dialogue {
    enum smtp_step step;
    const char *from, *to; // borrowed
    struct text message;   // borrowed
    struct buffer out;     // what is to be written
    size_t written;        // of it
    struct smtp_reply reply;
    bool is_heard; // the server has taken a step of it
};

void smtp_dialogue_init(struct smtp_dialogue *dialogue,
                        const struct allocator *allocator);

// Begins with a mail: the first command is in out. Addresses are checked by now. False
// when there is no memory.
bool smtp_dialogue_begin(struct smtp_dialogue *dialogue, const char *from, const char *to,
                         struct text message);

// Takes what the server has written; out is then what is to be written next. False when
// there is no memory.
bool smtp_dialogue_take(struct smtp_dialogue *dialogue, struct text bytes);

// Whether nothing more is to come.
bool smtp_dialogue_is_over(const struct smtp_dialogue *dialogue);

void smtp_dialogue_clear(struct smtp_dialogue *dialogue);

#endif
