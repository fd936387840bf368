// The options of one channel, as rows; which belong to which kind of channel, and which
// it cannot do without.
#ifndef AFTERCARE_DAEMON_CONFIG_CHANNEL_H
#define AFTERCARE_DAEMON_CONFIG_CHANNEL_H

#include "core/daemon/setting.h"

#include <stdbool.h>

// As it stands in the file; zero is the channel's own default.
struct config_channel {
    const char *type, *url, *ca_file;
    struct setting_texts secrets, secret_files, allow;
    bool is_unsigned;
    int64_t tries, parallel, per_host, circuit, timeout;
    int64_t backoff[2];
    const char *server, *user, *password_file, *from, *from_name;
    struct setting_pairs subjects;
    bool is_unencrypted;
    const char *program;
};

extern const struct setting_table config_channel_table;

// Whether there is that kind of channel, whether it has what it needs, and whether none
// of the options in value is of another kind. Tells all that is wrong: ERULES.
aftercare_status config_channel_check(const struct config_channel *channel,
                                      const struct json *value,
                                      const struct setting_source *source);

#endif
