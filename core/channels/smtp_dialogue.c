#include "core/channels/smtp_dialogue.h"

#include <string.h>

#define OUT_MAX ((size_t)64 << 20)        // a mail, and all its dots doubled
#define OUT_KEPT_BYTES ((size_t)64 << 10) // no giant stays for ever

static void say_mail(struct smtp_dialogue *dialogue) {
    buffer_format(&dialogue->out, "MAIL FROM:<%s>\r\n", dialogue->from);
}

static void say_rcpt(struct smtp_dialogue *dialogue) {
    buffer_format(&dialogue->out, "RCPT TO:<%s>\r\n", dialogue->to);
}

static void say_data(struct smtp_dialogue *dialogue) {
    buffer_string(&dialogue->out, "DATA\r\n");
}

// A line that is but a dot ends it all, so that each dot that begins one is doubled.
static void say_message(struct smtp_dialogue *dialogue) {
    struct text rest = dialogue->message;

    while (rest.len > 0) {
        const char *end = memchr(rest.at, '\n', rest.len);
        size_t len = end ? (size_t)(end - rest.at) + 1 : rest.len;
        buffer_string(&dialogue->out, rest.at[0] == '.' ? "." : "");
        buffer_add(&dialogue->out, rest.at, len);
        rest = (struct text){rest.at + len, rest.len - len};
    }
    buffer_string(&dialogue->out, ".\r\n");
}

static const struct {
    void (*say)(struct smtp_dialogue *dialogue);
    int wanted; // the first digit of the reply
    enum smtp_step next;
} steps[] = {
    [SMTP_STEP_MAIL] = {say_mail, 2, SMTP_STEP_RCPT},
    [SMTP_STEP_RCPT] = {say_rcpt, 2, SMTP_STEP_DATA},
    [SMTP_STEP_DATA] = {say_data, 3, SMTP_STEP_MESSAGE},
    [SMTP_STEP_MESSAGE] = {say_message, 2, SMTP_STEP_TAKEN},
};

bool smtp_dialogue_is_over(const struct smtp_dialogue *dialogue) {
    return dialogue->step >= SMTP_STEP_TAKEN;
}

// Every change of the step goes through here.
static void go(struct smtp_dialogue *dialogue, enum smtp_step step) {
    dialogue->step = step;
    if (dialogue->out.capacity > OUT_KEPT_BYTES) {
        buffer_clear(&dialogue->out);
    }
    buffer_reset(&dialogue->out);
    dialogue->written = 0;
    if (!smtp_dialogue_is_over(dialogue)) {
        steps[step].say(dialogue);
    }
}

void smtp_dialogue_init(struct smtp_dialogue *dialogue,
                        const struct allocator *allocator) {
    *dialogue = (struct smtp_dialogue){.step = SMTP_STEP_TAKEN};
    buffer_init(&dialogue->out, allocator, OUT_MAX);
}

bool smtp_dialogue_begin(struct smtp_dialogue *dialogue, const char *from, const char *to,
                         struct text message) {
    dialogue->from = from;
    dialogue->to = to;
    dialogue->message = message;
    dialogue->reply = (struct smtp_reply){0};
    dialogue->is_heard = false;
    go(dialogue, SMTP_STEP_MAIL);
    return !dialogue->out.failed;
}

// A reply to what was not said yet is none.
static enum smtp_step judge(const struct smtp_dialogue *dialogue, enum smtp_read read) {
    int first = dialogue->reply.code / 100;
    bool is_said = dialogue->written == dialogue->out.len;

    if (read == SMTP_READ_NONSENSE) {
        return SMTP_STEP_CONFUSED;
    }
    if (is_said && first == steps[dialogue->step].wanted) {
        return steps[dialogue->step].next;
    }
    return first == 4 || first == 5 ? SMTP_STEP_REFUSED : SMTP_STEP_CONFUSED;
}

bool smtp_dialogue_take(struct smtp_dialogue *dialogue, struct text bytes) {
    while (bytes.len > 0 && !smtp_dialogue_is_over(dialogue)) {
        enum smtp_read read = smtp_reply_take(&dialogue->reply, &bytes);
        if (read != SMTP_READ_MORE) {
            enum smtp_step next = judge(dialogue, read);
            dialogue->is_heard = dialogue->is_heard || next < SMTP_STEP_REFUSED;
            go(dialogue, next);
        }
    }
    return !dialogue->out.failed;
}

void smtp_dialogue_clear(struct smtp_dialogue *dialogue) {
    buffer_clear(&dialogue->out);
}
