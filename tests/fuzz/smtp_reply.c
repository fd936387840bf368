// What a mail server replies is read the same in one piece and a byte at a time, and
// every reply that is whole has a code and a line that can be told.
#include "core/channels/smtp_reply.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds) {
    if (!holds) {
        abort();
    }
}

static void look_at(const struct smtp_reply *reply, enum smtp_read read) {
    struct text line = smtp_reply_line(reply);
    must(line.len <= VERDICT_EXCERPT_MAX);
    must(reply->received <= SMTP_REPLY_MAX + 1);
    if (read == SMTP_READ_WHOLE) {
        must(reply->code >= 200 && reply->code <= 599);
        must(line.len >= 3 && line.at[0] - '0' == reply->code / 100);
    }
}

// The next reply, of which the bytes come one by one.
static enum smtp_read take_slowly(struct smtp_reply *reply, struct text *bytes) {
    enum smtp_read read = SMTP_READ_MORE;
    while (read == SMTP_READ_MORE && bytes->len > 0) {
        struct text byte = {bytes->at, 1};
        read = smtp_reply_take(reply, &byte);
        must(byte.len == 0);
        *bytes = (struct text){bytes->at + 1, bytes->len - 1};
    }
    return read;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct smtp_reply quick = {0}, slow = {0};
    struct text all = {(const char *)data, size}, rest = all;
    enum smtp_read read = SMTP_READ_WHOLE;
    while (read == SMTP_READ_WHOLE && all.len > 0) {
        read = smtp_reply_take(&quick, &all);
        must(take_slowly(&slow, &rest) == read);
        must(all.len == rest.len && quick.code == slow.code);
        must(text_equal(smtp_reply_line(&quick), smtp_reply_line(&slow)));
        must(read != SMTP_READ_MORE || all.len == 0);
        look_at(&quick, read);
    }
    return 0;
}
