#include "core/channels/smtp_reply.h"

// The code that a line begins with, 0 when it is none of a reply.
static int code_of(const struct smtp_reply *reply) {
    int code = 0;

    if (reply->line_len < 3) {
        return 0;
    }
    for (size_t i = 0; i < 3; i++) {
        if (reply->line[i] < '0' || reply->line[i] > '9') {
            return 0;
        }
        code = code * 10 + (reply->line[i] - '0');
    }
    char mark = reply->line_len > 3 ? reply->line[3] : ' ';
    bool is_reply = mark == ' ' || mark == '-' || mark == '\r';
    return is_reply && code >= 200 && code <= 599 ? code : 0;
}

// A line is complete.
static enum smtp_read end_line(struct smtp_reply *reply) {
    int code = code_of(reply);
    bool is_last = reply->line_len < 4 || reply->line[3] != '-';

    if (code == 0 || (reply->code != 0 && reply->code != code)) {
        return SMTP_READ_NONSENSE;
    }
    reply->code = code;
    reply->is_whole = is_last;
    return is_last ? SMTP_READ_WHOLE : SMTP_READ_MORE;
}

static void begin_line(struct smtp_reply *reply) {
    if (reply->is_whole) {
        *reply = (struct smtp_reply){0};
    }
    reply->line_len = 0;
}

enum smtp_read smtp_reply_take(struct smtp_reply *reply, struct text *bytes) {
    enum smtp_read read = SMTP_READ_MORE;

    while (read == SMTP_READ_MORE && bytes->len > 0) {
        char byte = bytes->at[0];
        *bytes = (struct text){bytes->at + 1, bytes->len - 1};
        if (reply->is_line_over) {
            begin_line(reply);
        }
        reply->received++;
        reply->is_line_over = byte == '\n';
        if (reply->received > SMTP_REPLY_MAX) {
            return SMTP_READ_NONSENSE;
        }
        if (byte == '\n') {
            read = end_line(reply);
        } else if (reply->line_len < sizeof reply->line) {
            reply->line[reply->line_len++] = byte;
        }
    }
    return read;
}

struct text smtp_reply_line(const struct smtp_reply *reply) {
    return (struct text){reply->line, reply->line_len};
}
