// What a channel is to the reminders: something that takes one delivery and answers
// exactly once. It keeps no reminder: tries, back-off and history are the reminders'
// business.
#ifndef AFTERCARE_CHANNELS_CHANNEL_H
#define AFTERCARE_CHANNELS_CHANNEL_H

#include "aftercare/reminders.h"
#include "core/base/arena.h"

struct channel;

// What is handed over; everything is borrowed until told is called. One with a group is
// the first of those that go out as one message, with that id.
struct delivery {
    const aftercare_reminder *reminder; // attempts counts this try
    int64_t now;                        // the wall clock, milliseconds
};

struct channel_functions {
    const char *type; // of aftercare_channel_options
    int parallel;     // sends at once, where the options say nothing; 0 for 64
    // ENOMEM, EUSAGE with what is wrong with the options (which are copied).
    aftercare_status (*open)(struct channel **out, struct uv_loop_s *loop,
                             const aftercare_channel_options *options,
                             aftercare_error *err);
    // Calls told exactly once, now or later, on the loop.
    void (*send)(struct channel *channel, const struct delivery *delivery,
                 aftercare_told *told, void *context);
    // The host that it sends to, "emr.example:443", borrowed while the channel lives; may
    // be NULL, for channels that have none.
    const char *(*host)(const struct channel *channel);
    // Sends under way are ended with TRY_AGAIN; closed is called when no handle is left.
    void (*close)(struct channel *channel, void (*closed)(void *context), void *context);
};

extern const struct channel_functions channel_log;
extern const struct channel_functions channel_webhook;
extern const struct channel_functions channel_mail;
extern const struct channel_functions channel_exec;
extern const struct channel_functions channel_callback;

// What their open does with the system's allocator.
aftercare_status channel_log_open(struct channel **out, struct uv_loop_s *loop,
                                  const aftercare_channel_options *options,
                                  const struct allocator *allocator,
                                  aftercare_error *err);
aftercare_status channel_webhook_open(struct channel **out, struct uv_loop_s *loop,
                                      const aftercare_channel_options *options,
                                      const struct allocator *allocator,
                                      aftercare_error *err);
aftercare_status channel_mail_open(struct channel **out, struct uv_loop_s *loop,
                                   const aftercare_channel_options *options,
                                   const struct allocator *allocator,
                                   aftercare_error *err);
aftercare_status channel_exec_open(struct channel **out, struct uv_loop_s *loop,
                                   const aftercare_channel_options *options,
                                   const struct allocator *allocator,
                                   aftercare_error *err);
aftercare_status channel_callback_open(struct channel **out, struct uv_loop_s *loop,
                                       const aftercare_channel_options *options,
                                       const struct allocator *allocator,
                                       aftercare_error *err);

// The time-out that the options ask for, in milliseconds: 15 000 for 0. EUSAGE below 0
// and above a day.
aftercare_status channel_timeout(int64_t *out, const aftercare_channel_options *options,
                                 aftercare_error *err);

// The functions of that type, or NULL.
const struct channel_functions *channel_of_type(const char *type);

#endif
