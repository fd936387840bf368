#include "core/daemon/config_channel.h"

#include <string.h>

#define SECOND INT64_C(1000)
#define MINUTE (60 * SECOND)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

static const struct setting rows[] = {
    {.name = "type",
     .type = SETTING_TEXT,
     .fallback = "the channel's name",
     .sentence =
         "What kind of channel it is: \"log\", \"webhook\", \"mail\" or \"exec\".",
     .at = offsetof(struct config_channel, type)},
    {.name = "url",
     .type = SETTING_TEXT,
     .sentence = "Where a webhook's messages are posted.",
     .at = offsetof(struct config_channel, url)},
    {.name = "secrets",
     .type = SETTING_TEXTS,
     .sentence =
         "What a webhook's messages are signed with (\"whsec_\" and base64); each "
         "of several signs, so that one can follow another.",
     .at = offsetof(struct config_channel, secrets)},
    {.name = "secret_files",
     .type = SETTING_TEXTS,
     .sentence = "Files with one secret each, beside or instead of secrets.",
     .at = offsetof(struct config_channel, secret_files)},
    {.name = "unsigned",
     .type = SETTING_BOOL,
     .fallback = "false",
     .sentence =
         "Lets a webhook go without secrets: then anybody can forge its messages.",
     .at = offsetof(struct config_channel, is_unsigned)},
    {.name = "timeout",
     .type = SETTING_SPAN,
     .least = SECOND,
     .most = 10 * MINUTE,
     .fallback = "PT15S",
     .sentence = "How long one try may take.",
     .at = offsetof(struct config_channel, timeout)},
    {.name = "tries",
     .type = SETTING_NUMBER,
     .least = 1,
     .most = 1000,
     .fallback = "8",
     .sentence = "How often a reminder is tried before it counts as failed.",
     .at = offsetof(struct config_channel, tries)},
    {.name = "backoff",
     .type = SETTING_SPANS,
     .least = SECOND,
     .most = DAY,
     .fallback = "{ \"PT5S\", \"PT1H\" }",
     .sentence = "The wait after the first try that failed, and the longest one.",
     .at = offsetof(struct config_channel, backoff)},
    {.name = "parallel",
     .type = SETTING_NUMBER,
     .least = 1,
     .most = 10000,
     .fallback = "64; mail 4, exec 8",
     .sentence = "How many reminders are on their way at once.",
     .at = offsetof(struct config_channel, parallel)},
    {.name = "per_host",
     .type = SETTING_NUMBER,
     .least = 1,
     .most = 10000,
     .fallback = "64",
     .sentence =
         "How many are on their way at once to the same host, by all channels that "
         "name it.",
     .at = offsetof(struct config_channel, per_host)},
    {.name = "circuit",
     .type = SETTING_NUMBER,
     .least = 1,
     .most = 10000,
     .fallback = "5",
     .sentence =
         "After how many tries in a row that found nobody there the channel is left "
         "in peace for a while, and then probed.",
     .at = offsetof(struct config_channel, circuit)},
    {.name = "allow",
     .type = SETTING_TEXTS,
     .sentence = "Private networks that a webhook or mail may reach, as \"10.0.0.0/8\"; "
                 "without it none.",
     .at = offsetof(struct config_channel, allow)},
    {.name = "ca_file",
     .type = SETTING_TEXT,
     .fallback = "the system's",
     .sentence = "The certificates that vouch for the receiver.",
     .at = offsetof(struct config_channel, ca_file)},
    {.name = "server",
     .type = SETTING_TEXT,
     .sentence = "The server that mail is handed to: \"smtps://mail.example:465\", or "
                 "\"smtp://mail.example:587\", which must be able to encrypt, too "
                 "(STARTTLS).",
     .at = offsetof(struct config_channel, server)},
    {.name = "unencrypted",
     .type = SETTING_BOOL,
     .fallback = "false",
     .sentence = "Lets mail go to an smtp:// server without encryption: for one on this "
                 "machine.",
     .at = offsetof(struct config_channel, is_unencrypted)},
    {.name = "user",
     .type = SETTING_TEXT,
     .fallback = "nobody logs in",
     .sentence = "Who logs in to the mail server.",
     .at = offsetof(struct config_channel, user)},
    {.name = "password_file",
     .type = SETTING_TEXT,
     .sentence = "A file with the password of that user, and nothing else.",
     .at = offsetof(struct config_channel, password_file)},
    {.name = "from",
     .type = SETTING_TEXT,
     .sentence = "The address that mail comes from.",
     .at = offsetof(struct config_channel, from)},
    {.name = "from_name",
     .type = SETTING_TEXT,
     .fallback = "none",
     .sentence = "Whose address that is, as people read it.",
     .at = offsetof(struct config_channel, from_name)},
    {.name = "subjects",
     .type = SETTING_PAIRS,
     .fallback = "{ en = \"A reminder for you\", … }",
     .sentence = "What stands above a mail, by language.",
     .at = offsetof(struct config_channel, subjects)},
    {.name = "program",
     .type = SETTING_TEXT,
     .sentence = "The program that is run for each reminder, from the root; nobody but "
                 "root and ourselves may write it.",
     .at = offsetof(struct config_channel, program)},
};

const struct setting_table config_channel_table = {rows, sizeof rows / sizeof rows[0]};

static const char *const kinds[] = {"log", "webhook", "mail", "exec"};

// Options that are of some kinds only.
static const struct {
    const char *option;
    const char *kinds[2];
} owners[] = {
    {"url", {"webhook"}},
    {"secrets", {"webhook"}},
    {"secret_files", {"webhook"}},
    {"unsigned", {"webhook"}},
    {"allow", {"webhook", "mail"}},
    {"ca_file", {"webhook", "mail"}},
    {"per_host", {"webhook", "mail"}},
    {"server", {"mail"}},
    {"unencrypted", {"mail"}},
    {"user", {"mail"}},
    {"password_file", {"mail"}},
    {"from", {"mail"}},
    {"from_name", {"mail"}},
    {"subjects", {"mail"}},
    {"program", {"exec"}},
};

// What a kind cannot do without: texts.
static const struct {
    const char *kind, *option, *why;
    size_t at;
} needed[] = {
    {"webhook", "url", "where the messages are posted",
     offsetof(struct config_channel, url)},
    {"exec", "program", "\"/usr/local/bin/notify\"",
     offsetof(struct config_channel, program)},
    {"mail", "server", "\"smtps://mail.example:465\"",
     offsetof(struct config_channel, server)},
    {"mail", "from", "\"clinic@clinic.example\"", offsetof(struct config_channel, from)},
};

static bool is_one_of(const char *text, const char *const *list, size_t count) {
    bool is_one = false;
    for (size_t i = 0; i < count; i++) {
        is_one = is_one || (list[i] && strcmp(text, list[i]) == 0);
    }
    return is_one;
}

static aftercare_status check_kind(const char *type, const struct setting_source *source,
                                   aftercare_error *err) {
    struct nearest nearest = {.word = text_of(type)};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        nearest_offer(&nearest, text_of(kinds[i]));
    }
    bool is_near = nearest.best.len > 0;
    return is_one_of(type, kinds, sizeof kinds / sizeof kinds[0])
               ? AFTERCARE_OK
               : setting_fail(err, source, "type",
                              "\"%.64s\" is no kind of channel (%s%.*s)", type,
                              is_near
                                  ? "did you mean "
                                  : "type = \"log\", \"webhook\", \"mail\" or \"exec\"",
                              TEXT_ARGS(nearest.best));
}

static aftercare_status check_owner(const char *type, const char *option,
                                    const struct setting_source *source,
                                    aftercare_error *err) {
    for (size_t i = 0; i < sizeof owners / sizeof owners[0]; i++) {
        if (strcmp(owners[i].option, option) == 0 &&
            !is_one_of(type, owners[i].kinds, 2)) {
            return setting_fail(err, source, option,
                                "is no option of this kind of channel (type = \"%s\")",
                                owners[i].kinds[0]);
        }
    }
    return AFTERCARE_OK;
}

static aftercare_status check_needed(const struct config_channel *channel,
                                     const struct setting_source *source) {
    aftercare_status result = AFTERCARE_OK;
    aftercare_error err;
    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++) {
        const char *text = NULL;
        memcpy(&text, (const char *)channel + needed[i].at, sizeof text);
        if (strcmp(channel->type, needed[i].kind) == 0 && !text) {
            result = setting_fail(&err, source, needed[i].option, "is missing (%s)",
                                  needed[i].why);
            (void)setting_told(source, result, &err);
        }
    }
    return result;
}

static aftercare_status check_secrets(const struct config_channel *channel,
                                      const struct setting_source *source,
                                      aftercare_error *err) {
    bool has_secrets = channel->secrets.count > 0 || channel->secret_files.count > 0;
    if (strcmp(channel->type, "webhook") == 0 && !has_secrets && !channel->is_unsigned) {
        return setting_fail(err, source, "secrets",
                            "is missing: anybody could forge the messages (secrets, "
                            "secret_files, or unsigned = true if that is meant)");
    }
    return AFTERCARE_OK;
}

aftercare_status config_channel_check(const struct config_channel *channel,
                                      const struct json *value,
                                      const struct setting_source *source) {
    aftercare_error err;
    aftercare_status result =
        setting_told(source, check_kind(channel->type, source, &err), &err);
    if (result != AFTERCARE_OK) {
        return result; // What belongs to it cannot be told.
    }
    for (const struct json *at = value->first; at; at = at->next) {
        aftercare_status status = check_owner(channel->type, at->key.at, source, &err);
        result = setting_worse(result, setting_told(source, status, &err));
    }
    result = setting_worse(result, check_needed(channel, source));
    return setting_worse(
        result, setting_told(source, check_secrets(channel, source, &err), &err));
}
