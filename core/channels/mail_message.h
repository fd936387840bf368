// A reminder as a mail: its text plain and as HTML, and its moment as a calendar file.
#ifndef AFTERCARE_CHANNELS_MAIL_MESSAGE_H
#define AFTERCARE_CHANNELS_MAIL_MESSAGE_H

#include "core/base/fail.h"
#include "core/channels/channel.h"
#include "core/channels/mail_options.h"

#define MAIL_MESSAGE_MAX ((size_t)32 << 20)

// Adds the mail as it goes over the wire, header and all: made anew at each sending, from
// the reminder as it stands by then, in the contact's language; of a message each has a
// paragraph, and a moment in the calendar file. Its Message-ID comes from the key alone,
// or the group, the same on every try. EDOCUMENT, with a sentence, for a reminder that
// can never be sent: its `to` is no address, a text is not UTF-8, or it says nothing;
// ENOMEM.
aftercare_status mail_message_write(struct buffer *out, const struct delivery *delivery,
                                    const struct mail_options *options,
                                    const struct allocator *allocator,
                                    aftercare_error *err);

#endif
