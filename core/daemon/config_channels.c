#include "core/daemon/config_channels.h"

#include "core/base/file.h"

#include <string.h>

#define SECOND INT64_C(1000)
#define MINUTE (60 * SECOND)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
#define SECRET_MAX ((size_t)4096)

// As it stands in the file; zero is the channel's own default.
struct fields {
    const char *type, *url, *ca_file;
    struct setting_texts secrets, secret_files, allow;
    bool is_unsigned;
    int64_t tries, parallel, per_host, circuit, timeout;
    int64_t backoff[2];
};

static const struct setting rows[] = {
    {.name = "type",
     .type = SETTING_TEXT,
     .fallback = "the channel's name",
     .sentence = "What kind of channel it is: \"log\" or \"webhook\".",
     .at = offsetof(struct fields, type)},
    {.name = "url",
     .type = SETTING_TEXT,
     .sentence = "Where a webhook's messages are posted.",
     .at = offsetof(struct fields, url)},
    {.name = "secrets",
     .type = SETTING_TEXTS,
     .sentence =
         "What a webhook's messages are signed with (\"whsec_\" and base64); each "
         "of several signs, so that one can follow another.",
     .at = offsetof(struct fields, secrets)},
    {.name = "secret_files",
     .type = SETTING_TEXTS,
     .sentence = "Files with one secret each, beside or instead of secrets.",
     .at = offsetof(struct fields, secret_files)},
    {.name = "unsigned",
     .type = SETTING_BOOL,
     .fallback = "false",
     .sentence =
         "Lets a webhook go without secrets: then anybody can forge its messages.",
     .at = offsetof(struct fields, is_unsigned)},
    {.name = "timeout",
     .type = SETTING_SPAN,
     .least = SECOND,
     .most = 10 * MINUTE,
     .fallback = "PT15S",
     .sentence = "How long one try may take.",
     .at = offsetof(struct fields, timeout)},
    {.name = "tries",
     .type = SETTING_NUMBER,
     .least = 1,
     .most = 1000,
     .fallback = "8",
     .sentence = "How often a reminder is tried before it counts as failed.",
     .at = offsetof(struct fields, tries)},
    {.name = "backoff",
     .type = SETTING_SPANS,
     .least = SECOND,
     .most = DAY,
     .fallback = "{ \"PT5S\", \"PT1H\" }",
     .sentence = "The wait after the first try that failed, and the longest one.",
     .at = offsetof(struct fields, backoff)},
    {.name = "parallel",
     .type = SETTING_NUMBER,
     .least = 1,
     .most = 10000,
     .fallback = "64",
     .sentence = "How many reminders are on their way at once.",
     .at = offsetof(struct fields, parallel)},
    {.name = "per_host",
     .type = SETTING_NUMBER,
     .least = 1,
     .most = 10000,
     .fallback = "64",
     .sentence =
         "How many are on their way at once to the same host, by all channels that "
         "name it.",
     .at = offsetof(struct fields, per_host)},
    {.name = "circuit",
     .type = SETTING_NUMBER,
     .least = 1,
     .most = 10000,
     .fallback = "5",
     .sentence =
         "After how many tries in a row that found nobody there the channel is left "
         "in peace for a while, and then probed.",
     .at = offsetof(struct fields, circuit)},
    {.name = "allow",
     .type = SETTING_TEXTS,
     .sentence =
         "Private networks that a webhook may reach, as \"10.0.0.0/8\"; without it "
         "none.",
     .at = offsetof(struct fields, allow)},
    {.name = "ca_file",
     .type = SETTING_TEXT,
     .fallback = "the system's",
     .sentence = "The certificates that vouch for the receiver.",
     .at = offsetof(struct fields, ca_file)},
};

static const struct setting_table table = {rows, sizeof rows / sizeof rows[0]};

static aftercare_status read_secret(const char **out, struct arena *arena,
                                    const char *path, aftercare_error *err) {
    struct text secret;
    aftercare_status status =
        file_read(&secret, arena, path, SECRET_MAX, FILE_GUARDED, err);
    if (status != AFTERCARE_OK) {
        return status;
    }
    while (secret.len > 0 && strchr(" \t\r\n", secret.at[secret.len - 1])) {
        secret.len--;
    }
    *out = arena_copy(arena, secret.at, secret.len);
    return *out ? AFTERCARE_OK
                : fail(err, AFTERCARE_ENOMEM, path, "no memory for the secret");
}

// The secrets of the file and those of other files in one list.
static aftercare_status join_secrets(struct fields *fields, struct arena *arena,
                                     aftercare_error *err) {
    size_t count = fields->secrets.count + fields->secret_files.count;
    const char **joined = arena_array(arena, count, sizeof(const char *));
    if (!joined) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the secrets");
    }
    count = 0;
    for (size_t i = 0; i < fields->secrets.count; i++) {
        joined[count++] = fields->secrets.items[i];
    }
    for (size_t i = 0; i < fields->secret_files.count; i++) {
        const char *path = fields->secret_files.items[i];
        aftercare_status status = read_secret(&joined[count++], arena, path, err);
        if (status != AFTERCARE_OK) {
            return status;
        }
    }
    fields->secrets = (struct setting_texts){joined, count};
    return AFTERCARE_OK;
}

static aftercare_status check(const struct fields *fields,
                              const struct setting_source *source, aftercare_error *err) {
    static const char *const types[] = {"log", "webhook"};
    bool is_known = false;
    struct nearest nearest = {.word = text_of(fields->type)};

    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        is_known = is_known || strcmp(fields->type, types[i]) == 0;
        nearest_offer(&nearest, text_of(types[i]));
    }
    if (!is_known) {
        return setting_fail(
            err, source, "type",
            "\"%.64s\" is no kind of channel (%s%.*s\"log\", \"webhook\")", fields->type,
            nearest.best.len > 0 ? "did you mean " : "", TEXT_ARGS(nearest.best));
    }
    bool is_webhook = strcmp(fields->type, "webhook") == 0;
    if (is_webhook && !fields->url) {
        return setting_fail(err, source, "url",
                            "is missing (where the messages are posted)");
    }
    bool has_secrets = fields->secrets.count > 0 || fields->secret_files.count > 0;
    if (is_webhook && !has_secrets && !fields->is_unsigned) {
        return setting_fail(err, source, "secrets",
                            "is missing: anybody could forge the messages (secrets, "
                            "secret_files, or unsigned = true if that is meant)");
    }
    return AFTERCARE_OK;
}

static aftercare_status read_channel(aftercare_channel_options *out,
                                     const struct json *value,
                                     const struct setting_source *above,
                                     aftercare_error *err) {
    const char *name = value->key.at;
    struct fields fields = {.type = name};
    struct setting_source source = *above;

    source.path = arena_format(above->arena, "channels.%s.", name);
    if (!source.path) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the channels");
    }
    if (value->type != JSON_OBJECT && value->count > 0) {
        return setting_fail(err, above, "channels", "%s is no table (%s = { … })", name,
                            name);
    }
    aftercare_status status = setting_read_all(&table, value, &source, &fields, err);
    if (status == AFTERCARE_OK) {
        status = check(&fields, &source, err);
    }
    if (status == AFTERCARE_OK) {
        status = join_secrets(&fields, above->arena, err);
    }
    *out = (aftercare_channel_options){
        .name = name,
        .type = fields.type,
        .tries = (int)fields.tries,
        .timeout = fields.timeout,
        .backoff_first = fields.backoff[0],
        .backoff_last = fields.backoff[1],
        .parallel = (int)fields.parallel,
        .per_host = (int)fields.per_host,
        .circuit = (int)fields.circuit,
        .url = fields.url,
        .secrets = fields.secrets.items,
        .secrets_count = fields.secrets.count,
        .is_unsigned = fields.is_unsigned,
        .allow = fields.allow.items,
        .allow_count = fields.allow.count,
        .ca_file = fields.ca_file,
    };
    return status;
}

aftercare_status config_channels_read(struct config *out, const struct json *value,
                                      const struct setting_source *source,
                                      aftercare_error *err) {
    if (value->type != JSON_OBJECT) {
        return setting_fail(err, source, "channels",
                            "no table of channels (channels = { log = { } })");
    }
    out->channels = arena_array(source->arena, value->count, sizeof *out->channels);
    if (!out->channels) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the channels");
    }
    for (const struct json *at = value->first; at; at = at->next) {
        aftercare_status status =
            read_channel(&out->channels[out->channels_count++], at, source, err);
        if (status != AFTERCARE_OK) {
            return status;
        }
    }
    return AFTERCARE_OK;
}

void config_channels_help(FILE *out) {
    setting_print(out, &table, "channels.NAME.");
}
