// What the config says of mail, checked and copied.
#ifndef AFTERCARE_CHANNELS_MAIL_OPTIONS_H
#define AFTERCARE_CHANNELS_MAIL_OPTIONS_H

#include "core/channels/endpoint.h"
#include "core/channels/mail_words.h"

struct mail_options {
    struct endpoint endpoint;
    char *from, *from_name; // from_name: "" for none
    char *user, *password;  // NULL: nobody logs in
    struct mail_subjects subjects;
    bool is_unencrypted;
};

// Fills *out (to be cleared whatever the answer is), its texts in the arena. EUSAGE with
// what is wrong, ENOMEM.
aftercare_status mail_options_read(struct mail_options *out, struct arena *arena,
                                   const aftercare_channel_options *options,
                                   aftercare_error *err);

// The password's bytes are overwritten.
void mail_options_clear(struct mail_options *options);

#endif
