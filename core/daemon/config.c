#include "core/daemon/config.h"

#include "core/base/file.h"
#include "core/daemon/config_channels.h"
#include "core/daemon/config_tokens.h"
#include "core/daemon/folders.h"

#include <string.h>

#define PEM_MAX ((size_t)256 << 10)

static const struct setting rows[CONFIG_OPTIONS] = {
    {.name = "listen",
     .type = SETTING_TEXT,
     .fallback = "\"127.0.0.1:8930\"",
     .sentence =
         "The address and port that HTTP is served on; port 0 takes a free one. A socket "
         "that systemd hands over takes its place.",
     .at = offsetof(struct config, listen)},
    {.name = "certificate",
     .type = SETTING_TEXT,
     .fallback = "none: plain HTTP",
     .sentence =
         "The file with the certificate that HTTPS shows, and those above it (PEM).",
     .at = offsetof(struct config, certificate)},
    {.name = "key",
     .type = SETTING_TEXT,
     .fallback = "none",
     .sentence =
         "The file with the certificate's private key, without a passphrase (PEM).",
     .at = offsetof(struct config, key)},
    {.name = "store",
     .type = SETTING_TEXT,
     .fallback = "\"sqlite:STATE/aftercare.db\", STATE being $STATE_DIRECTORY, "
                 "$XDG_STATE_HOME/aftercare or ~/.local/state/aftercare",
     .sentence = "Where sessions and reminders are kept.",
     .at = offsetof(struct config, store)},
    {.name = "audit",
     .type = SETTING_TEXT,
     .fallback = "audit.jsonl beside the store",
     .sentence = "The file in which every access and change is written down, chained by "
                 "digests.",
     .at = offsetof(struct config, audit)},
    {.name = "retain",
     .type = SETTING_TEXT,
     .fallback = "for ever",
     .sentence = "How long sessions that have ended are kept, with their reminders and "
                 "histories (\"P2Y\"); then they are erased.",
     .at = offsetof(struct config, retain)},
    {.name = "plugins",
     .type = SETTING_TEXTS,
     .fallback = "those that came with the program",
     .sentence = "Folders of plugins.",
     .at = offsetof(struct config, plugins)},
    {.name = "rules",
     .type = SETTING_TEXTS,
     .fallback = "those that came with the program",
     .sentence = "Folders of rules; later ones add to earlier ones.",
     .at = offsetof(struct config, rules)},
    {.name = "options",
     .type = SETTING_PAIRS,
     .fallback = "the rules' own choices",
     .sentence = "Choices where the rules leave one.",
     .at = offsetof(struct config, options)},
    {.name = "timezone",
     .type = SETTING_TEXT,
     .fallback = "none: each session must name its own, and today is UTC's",
     .sentence = "The time zone of sessions that name none, and of what today is.",
     .at = offsetof(struct config, timezone)},
    {.name = "zoneinfo",
     .type = SETTING_TEXT,
     .fallback = "\"/usr/share/zoneinfo\"",
     .sentence = "The folder of the time zone database, compiled.",
     .at = offsetof(struct config, zoneinfo)},
    {.name = "quiet",
     .type = SETTING_CLOCKS,
     .fallback = "none",
     .sentence =
         "From when to when nobody is reminded, on the receiver's clock, where the "
         "session says nothing else.",
     .at = offsetof(struct config, quiet)},
    {.name = "connections_per_address",
     .type = SETTING_NUMBER,
     .least = 1,
     .most = 65536,
     .fallback = "1024",
     .sentence = "How many connections one address may have open at once, the loopback's "
                 "too; never more than half of all. One more takes the place of the one "
                 "that has been idle for longest, and is refused while none is.",
     .at = offsetof(struct config, connections_per_address)},
    {.name = "head_timeout",
     .type = SETTING_SPAN,
     .least = 1000,
     .most = 9000,
     .fallback = "PT9S",
     .sentence = "How long a client may take for the head of a request, and between two "
                 "requests; it is looked at once a second.",
     .at = offsetof(struct config, head_timeout)},
    {.name = "body_timeout",
     .type = SETTING_SPAN,
     .least = 1000,
     .most = 29000,
     .fallback = "PT29S",
     .sentence = "How long a client may take to send a document, and to read an answer.",
     .at = offsetof(struct config, body_timeout)},
    {.name = "late_rate",
     .type = SETTING_NUMBER,
     .least = 1,
     .most = 100000,
     .fallback = "100",
     .sentence = "How many reminders a second a channel gets of those that are more than "
                 "five minutes late, as after an outage.",
     .at = offsetof(struct config, late_rate)},
    {.name = "default_channel",
     .type = SETTING_TEXT,
     .fallback = "the only channel",
     .sentence = "The channel of sessions that name none.",
     .at = offsetof(struct config, default_channel)},
    {.name = "tokens",
     .type = SETTING_TABLES,
     .fallback = "none: everybody on this machine, and only the loopback is listened on",
     .sentence = "Who may use the HTTP interface.",
     .at = offsetof(struct config, tokens)},
    {.name = "channels",
     .type = SETTING_TABLES,
     .fallback = "{ log = { } }",
     .sentence = "The ways on which reminders go out, by names of your own.",
     .at = offsetof(struct config, channels)},
};

static const struct setting_table table = {rows, CONFIG_OPTIONS};

static aftercare_status read_setting(struct config *out, const struct json *setting,
                                     struct arena *arena, aftercare_error *err) {
    const struct json *value = json_member(setting, "value");
    const struct json *line = json_member(setting, "line");
    const struct setting_source source = {.file = out->file,
                                          .line = line ? (int)line->integer : 0,
                                          .path = "",
                                          .arena = arena};
    const struct setting *row = setting_find(&table, &source, setting->key, err);

    if (!row) {
        return AFTERCARE_ERULES;
    }
    if (!value) {
        return setting_fail(err, &source, row->name, "has no value");
    }
    out->lines[row - rows] = source.line;
    if (strcmp(row->name, "tokens") == 0) {
        return config_tokens_read(out, value, &source, err);
    }
    if (strcmp(row->name, "channels") == 0) {
        return config_channels_read(out, value, &source, err);
    }
    return setting_read(row, value, &source, out, err);
}

static aftercare_status read_file(struct config *out, struct arena *arena,
                                  const char *file, aftercare_error *err) {
    char *json = NULL;
    size_t len = 0;
    struct json_document document;
    const struct json_limits limits = {.bytes = 1 << 20, .entries = 10000, .depth = 32};

    aftercare_status status = aftercare_settings_read(&json, &len, file, err);
    if (status != AFTERCARE_OK) {
        return status;
    }
    const char *copied = arena_copy(arena, json, len);
    aftercare_text_free(json);
    if (!copied) {
        return fail(err, AFTERCARE_ENOMEM, file, "no memory for the configuration");
    }
    struct text text = {copied, len};
    status = json_read(&document, arena, file, text, &limits, err);
    const struct json *at = status == AFTERCARE_OK ? document.root->first : NULL;
    for (; at && status == AFTERCARE_OK; at = at->next) {
        status = read_setting(out, at, arena, err);
    }
    return status;
}

static aftercare_status one_folder(struct setting_texts *out, struct arena *arena,
                                   const char *name, aftercare_error *err) {
    if (out->items) {
        return AFTERCARE_OK;
    }
    const char **items = arena_alloc(arena, sizeof(const char *));
    const char *folder = folders_data(arena, name);
    if (!items || !folder) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the configuration");
    }
    items[0] = folder;
    *out = (struct setting_texts){items, 1};
    return AFTERCARE_OK;
}

// The file that an option names, in the name's place.
static aftercare_status read_pem(const char **option, struct arena *arena,
                                 aftercare_error *err) {
    struct text text;
    if (!*option) {
        return AFTERCARE_OK;
    }
    aftercare_status status =
        file_read(&text, arena, *option, PEM_MAX, FILE_GUARDED, err);
    if (status == AFTERCARE_OK) {
        *option = text.at;
    }
    return status;
}

static aftercare_status read_tls(struct config *out, struct arena *arena,
                                 aftercare_error *err) {
    aftercare_status status = read_pem(&out->certificate, arena, err);
    if (status != AFTERCARE_OK) {
        config_place(out, "certificate", err);
        return status;
    }
    status = read_pem(&out->key, arena, err);
    if (status != AFTERCARE_OK) {
        config_place(out, "key", err);
    }
    return status;
}

static aftercare_status fill_channels(struct config *out, struct arena *arena,
                                      aftercare_error *err) {
    if (out->channels_count == 0) {
        out->channels = arena_alloc(arena, sizeof *out->channels);
        if (!out->channels) {
            return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the configuration");
        }
        out->channels[0] = (aftercare_channel_options){.name = "log", .type = "log"};
        out->channels_count = 1;
    }
    if (!out->default_channel && out->channels_count > 1) {
        return fail(
            err, AFTERCARE_ERULES, out->file,
            "default_channel: it is missing (with several channels it names one)");
    }
    if (!out->default_channel) {
        out->default_channel = out->channels[0].name;
    }
    for (size_t i = 0; i < out->channels_count; i++) {
        if (strcmp(out->channels[i].name, out->default_channel) == 0) {
            return AFTERCARE_OK;
        }
    }
    return fail(err, AFTERCARE_ERULES, out->file,
                "default_channel: there is no channel \"%.64s\" (name one of channels)",
                out->default_channel);
}

// "aftercare.db-copy" beside the store.
static aftercare_status place_backup(struct config *out, struct arena *arena,
                                     aftercare_error *err) {
    const char *end = strrchr(out->store, '/');
    end = end ? end : strchr(out->store, ':');
    const char *name = arena_format(arena, "%s-copy", end ? end + 1 : out->store);
    return name ? folders_beside(&out->backup, arena, out->store, name, err)
                : fail(err, AFTERCARE_ENOMEM, NULL, "no memory for a path");
}

// What nobody has set.
static aftercare_status fill(struct config *out, struct arena *arena,
                             aftercare_error *err) {
    aftercare_status status = AFTERCARE_OK;
    if (!out->listen) {
        out->listen = "127.0.0.1:8930";
    }
    if (!out->store) {
        status = folders_store(&out->store, arena, err);
    }
    if (status == AFTERCARE_OK && !out->audit) {
        status = folders_beside(&out->audit, arena, out->store, "audit.jsonl", err);
    }
    if (status == AFTERCARE_OK) {
        status = place_backup(out, arena, err);
    }
    if (status == AFTERCARE_OK) {
        status = one_folder(&out->plugins, arena, "plugins", err);
    }
    if (status == AFTERCARE_OK) {
        status = one_folder(&out->rules, arena, "rules", err);
    }
    if (status == AFTERCARE_OK) {
        status = read_tls(out, arena, err);
    }
    if (status == AFTERCARE_OK) {
        status = fill_channels(out, arena, err);
    }
    return status;
}

aftercare_status config_read(struct config *out, struct arena *arena, const char *file,
                             aftercare_error *err) {
    struct config config = {.file = file ? file : ""};
    aftercare_status status = file ? read_file(&config, arena, file, err) : AFTERCARE_OK;
    if (status == AFTERCARE_OK) {
        status = fill(&config, arena, err);
    }
    if (status == AFTERCARE_OK) {
        *out = config;
    }
    return status;
}

void config_place(const struct config *config, const char *option, aftercare_error *err) {
    aftercare_error found = *err;
    const char *separator = found.place[0] ? ": " : "";
    int line = 0;
    for (size_t i = 0; i < CONFIG_OPTIONS; i++) {
        line = strcmp(rows[i].name, option) == 0 ? config->lines[i] : line;
    }
    (void)fail_at(err, found.status, config->file, line, 0, "%s: %s%s%s", option,
                  found.place, separator, found.sentence);
}

void config_help(FILE *out) {
    setting_print(out, &table, "");
    config_tokens_help(out);
    config_channels_help(out);
}
