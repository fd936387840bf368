#include "core/daemon/config_channels.h"

#include "core/base/file.h"
#include "core/daemon/config_channel.h"

#include <string.h>

#define SECRET_MAX ((size_t)4096)

static aftercare_status read_secret(const char **out, struct arena *arena,
                                    const char *path, aftercare_error *err) {
    struct text secret;
    aftercare_status status =
        file_read(&secret, arena, path, SECRET_MAX, FILE_GUARDED, err);
    if (status != AFTERCARE_OK) {
        return status;
    }
    while (secret.len > 0 && strchr("\r\n", secret.at[secret.len - 1])) {
        secret.len--;
    }
    *out = arena_copy(arena, secret.at, secret.len);
    return *out ? AFTERCARE_OK
                : fail(err, AFTERCARE_ENOMEM, path, "no memory for the secret");
}

// The secrets of the file and those of other files in one list.
static aftercare_status join_secrets(struct config_channel *channel, struct arena *arena,
                                     aftercare_error *err) {
    size_t count = channel->secrets.count + channel->secret_files.count;
    const char **joined = arena_array(arena, count, sizeof(const char *));
    if (!joined) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the secrets");
    }
    count = 0;
    for (size_t i = 0; i < channel->secrets.count; i++) {
        joined[count++] = channel->secrets.items[i];
    }
    for (size_t i = 0; i < channel->secret_files.count; i++) {
        const char *path = channel->secret_files.items[i];
        aftercare_status status = read_secret(&joined[count++], arena, path, err);
        if (status != AFTERCARE_OK) {
            return status;
        }
    }
    channel->secrets = (struct setting_texts){joined, count};
    return AFTERCARE_OK;
}

// By language, as the channel takes them.
static aftercare_status read_subjects(aftercare_channel_options *out,
                                      const struct setting_pairs *subjects,
                                      struct arena *arena, aftercare_error *err) {
    aftercare_wording *wordings = arena_array(arena, subjects->count, sizeof *wordings);
    if (!wordings) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the subjects");
    }
    for (size_t i = 0; i < subjects->count; i++) {
        wordings[i] = (aftercare_wording){.locale = subjects->items[i].name,
                                          .text = subjects->items[i].value};
    }
    out->subjects = wordings;
    out->subjects_count = subjects->count;
    return AFTERCARE_OK;
}

static void copy(aftercare_channel_options *out, const char *name,
                 const struct config_channel *channel) {
    *out = (aftercare_channel_options){
        .name = name,
        .type = channel->type,
        .tries = (int)channel->tries,
        .timeout = channel->timeout,
        .backoff_first = channel->backoff[0],
        .backoff_last = channel->backoff[1],
        .parallel = (int)channel->parallel,
        .per_host = (int)channel->per_host,
        .circuit = (int)channel->circuit,
        .allow = channel->allow.items,
        .allow_count = channel->allow.count,
        .ca_file = channel->ca_file,
        .url = channel->url,
        .secrets = channel->secrets.items,
        .secrets_count = channel->secrets.count,
        .is_unsigned = channel->is_unsigned,
        .server = channel->server,
        .is_unencrypted = channel->is_unencrypted,
        .from = channel->from,
        .from_name = channel->from_name,
        .user = channel->user,
        .program = channel->program,
    };
}

// What is read, checked and brought into the channel's form.
static aftercare_status fill(aftercare_channel_options *out, const char *name,
                             struct config_channel *channel, struct arena *arena,
                             aftercare_error *err) {
    aftercare_status status = join_secrets(channel, arena, err);
    copy(out, name, channel);
    if (status == AFTERCARE_OK) {
        status = read_subjects(out, &channel->subjects, arena, err);
    }
    if (status == AFTERCARE_OK && channel->password_file) {
        status = read_secret(&out->password, arena, channel->password_file, err);
    }
    return status;
}

static aftercare_status read_channel(aftercare_channel_options *out,
                                     const struct json *value,
                                     const struct setting_source *above) {
    const char *name = value->key.at;
    struct config_channel channel = {.type = name};
    struct setting_source source = *above;
    aftercare_error err;

    source.path = arena_format(above->arena, "channels.%s.", name);
    if (!source.path) {
        return AFTERCARE_ENOMEM;
    }
    if (value->type != JSON_OBJECT && value->count > 0) {
        aftercare_status status = setting_fail(&err, above, "channels",
                                               "%s is no table (%s = { … })", name, name);
        return setting_told(&source, status, &err);
    }
    aftercare_status status =
        setting_read_all(&config_channel_table, value, &source, &channel);
    if (status == AFTERCARE_OK) {
        status = config_channel_check(&channel, value, &source);
    }
    return status == AFTERCARE_OK
               ? setting_told(&source, fill(out, name, &channel, above->arena, &err),
                              &err)
               : status;
}

aftercare_status config_channels_read(struct config *out, const struct json *value,
                                      const struct setting_source *source) {
    aftercare_status result = AFTERCARE_OK;
    aftercare_error err;
    if (value->type != JSON_OBJECT) {
        return setting_told(source,
                            setting_fail(&err, source, "channels",
                                         "no table of channels (channels = { log = { } "
                                         "})"),
                            &err);
    }
    out->channels = arena_array(source->arena, value->count, sizeof *out->channels);
    if (!out->channels) {
        return AFTERCARE_ENOMEM;
    }
    const struct json *at = value->first;
    for (; at && result != AFTERCARE_ENOMEM; at = at->next) {
        aftercare_status status =
            read_channel(&out->channels[out->channels_count], at, source);
        out->channels_count += status == AFTERCARE_OK;
        result = setting_worse(result, status);
    }
    return result;
}

void config_channels_help(FILE *out) {
    setting_print(out, &config_channel_table, "channels.NAME.");
}
