#include "core/daemon/config.h"

#include "core/base/file.h"
#include "core/daemon/config_channels.h"
#include "core/daemon/config_decisions.h"
#include "core/daemon/config_options.h"
#include "core/daemon/config_tokens.h"
#include "core/daemon/folders.h"

#include <string.h>

#define PEM_MAX ((size_t)256 << 10)

// The file on its way into the struct.
struct reading {
    struct config *config;
    struct arena *arena;
    struct setting_problems problems;
    bool has_bad_channels; // or their default: what is left tells nothing of the others
};

static struct setting_source source_of(struct reading *reading, size_t row) {
    const struct config *config = reading->config;
    return (struct setting_source){.file = config->file,
                                   .line = config->lines[row],
                                   .column = config->columns[row],
                                   .path = "",
                                   .arena = reading->arena,
                                   .problems = &reading->problems};
}

static int number_of(const struct json *setting, const char *name) {
    const struct json *number = json_member(setting, name);
    return number ? (int)number->integer : 0;
}

static aftercare_status read_value(struct reading *reading, const struct setting *row,
                                   const struct json *value) {
    struct config *config = reading->config;
    const struct setting_source source =
        source_of(reading, (size_t)(row - config_options.rows));
    aftercare_error err;
    if (!value) {
        return setting_told(&source,
                            setting_fail(&err, &source, row->name, "has no value"), &err);
    }
    if (strcmp(row->name, "tokens") == 0) {
        return config_tokens_read(config, value, &source);
    }
    if (strcmp(row->name, "decisions") == 0) {
        return config_decisions_read(config, value, &source);
    }
    aftercare_status status =
        strcmp(row->name, "channels") == 0
            ? config_channels_read(config, value, &source)
            : setting_told(&source, setting_read(row, value, &source, config, &err),
                           &err);
    bool is_of_channels =
        strcmp(row->name, "channels") == 0 || strcmp(row->name, "default_channel") == 0;
    reading->has_bad_channels |= is_of_channels && status != AFTERCARE_OK;
    return status;
}

static aftercare_status read_setting(struct reading *reading,
                                     const struct json *setting) {
    struct setting_source source = {.file = reading->config->file,
                                    .line = number_of(setting, "line"),
                                    .column = number_of(setting, "column"),
                                    .path = "",
                                    .arena = reading->arena,
                                    .problems = &reading->problems};
    aftercare_error err;
    const struct setting *row =
        setting_find(&config_options, &source, setting->key, &err);
    if (!row) {
        return setting_told(&source, AFTERCARE_ERULES, &err);
    }
    reading->config->lines[row - config_options.rows] = source.line;
    reading->config->columns[row - config_options.rows] = source.column;
    return read_value(reading, row, json_member(setting, "value"));
}

static aftercare_status read_settings(struct json_document *out, struct arena *arena,
                                      const char *file, aftercare_error *err) {
    char *json = NULL;
    size_t len = 0;
    const struct json_limits limits = {.bytes = 1 << 20, .entries = 10000, .depth = 32};
    aftercare_status status = aftercare_settings_read(&json, &len, file, err);
    if (status != AFTERCARE_OK) {
        return status;
    }
    const char *copied = arena_copy(arena, json, len);
    aftercare_text_free(json);
    struct text text = {copied, len};
    return copied ? json_read(out, arena, file, text, &limits, err)
                  : fail(err, AFTERCARE_ENOMEM, file, "no memory for the configuration");
}

// What is wrong with single settings is told; with the file, left in err.
static aftercare_status read_file(struct reading *reading, const char *file,
                                  aftercare_error *err) {
    struct json_document document = {.root = NULL};
    aftercare_status status = read_settings(&document, reading->arena, file, err);
    const struct json *at = document.root ? document.root->first : NULL;
    aftercare_status result = AFTERCARE_OK;
    for (; at && result != AFTERCARE_ENOMEM; at = at->next) {
        result = setting_worse(result, read_setting(reading, at));
    }
    return result == AFTERCARE_ENOMEM
               ? fail(err, AFTERCARE_ENOMEM, file, "no memory for the configuration")
               : status;
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

// Both are told; when one is not to be had, neither is there.
static aftercare_status read_tls(struct reading *reading) {
    struct config *config = reading->config;
    const char **const files[] = {&config->certificate, &config->key};
    static const char *const names[] = {"certificate", "key"};
    aftercare_status result = AFTERCARE_OK;
    for (size_t i = 0; i < 2; i++) {
        aftercare_error err;
        aftercare_status status = read_pem(files[i], reading->arena, &err);
        if (status != AFTERCARE_OK) {
            const struct setting_source source = source_of(reading, 0);
            config_place(config, names[i], &err);
            result = setting_worse(result, setting_told(&source, status, &err));
        }
    }
    if (result != AFTERCARE_OK) {
        config->certificate = config->key = NULL;
    }
    return result;
}

static bool has_channel(const struct config *config, const char *name) {
    bool has = false;
    for (size_t i = 0; i < config->channels_count; i++) {
        has = has || strcmp(config->channels[i].name, name) == 0;
    }
    return has;
}

static aftercare_status check_default(const struct config *config,
                                      const struct setting_source *source,
                                      aftercare_error *err) {
    if (!config->default_channel && config->channels_count > 1) {
        return setting_fail(err, source, "default_channel",
                            "it is missing (with several channels it names one)");
    }
    if (config->default_channel && !has_channel(config, config->default_channel)) {
        return setting_fail(err, source, "default_channel",
                            "there is no channel \"%.64s\" (name one of channels)",
                            config->default_channel);
    }
    return AFTERCARE_OK;
}

// One of the channels is the default, also when what the file says of it is wrong.
static aftercare_status fill_channels(struct reading *reading) {
    struct config *config = reading->config;
    aftercare_error err;
    aftercare_status status = AFTERCARE_OK;
    if (config->channels_count == 0) {
        config->channels = arena_alloc(reading->arena, sizeof *config->channels);
        if (!config->channels) {
            return AFTERCARE_ENOMEM;
        }
        config->channels[0] = (aftercare_channel_options){.name = "log", .type = "log"};
        config->channels_count = 1;
    }
    if (!reading->has_bad_channels) {
        const struct setting_source source =
            source_of(reading, config_options_row("default_channel"));
        status = setting_told(&source, check_default(config, &source, &err), &err);
    }
    if (!config->default_channel || !has_channel(config, config->default_channel)) {
        config->default_channel = config->channels[0].name;
    }
    return status;
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

// What nobody has set, and needs no file.
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
    return status;
}

// What needs other files, or other options, tells its mistakes.
static aftercare_status finish(struct reading *reading, aftercare_error *err) {
    aftercare_status status = fill(reading->config, reading->arena, err);
    if (status != AFTERCARE_OK) {
        return status;
    }
    status = setting_worse(read_tls(reading), fill_channels(reading));
    return status == AFTERCARE_ENOMEM
               ? fail(err, status, NULL, "no memory for the configuration")
               : AFTERCARE_OK;
}

aftercare_status config_read(struct config *out, struct arena *arena, const char *file,
                             aftercare_problem *told, void *context) {
    aftercare_error err;
    *out = (struct config){.file = file ? file : ""};
    struct reading reading = {
        .config = out, .arena = arena, .problems = {.told = told, .context = context}};
    aftercare_status status = file ? read_file(&reading, file, &err) : AFTERCARE_OK;
    if (status == AFTERCARE_OK) {
        status = finish(&reading, &err);
    }
    if (status != AFTERCARE_OK) {
        told(context, &err);
        return status;
    }
    out->is_complete = true;
    return reading.problems.count > 0 ? AFTERCARE_ERULES : AFTERCARE_OK;
}

void config_place(const struct config *config, const char *option, aftercare_error *err) {
    aftercare_error found = *err;
    const char *separator = found.place[0] ? ": " : "";
    size_t row = config_options_row(option);
    (void)fail_at(err, found.status, config->file, config->lines[row],
                  config->columns[row], "%s: %s%s%s", option, found.place, separator,
                  found.sentence);
}

void config_help(FILE *out) {
    setting_print(out, &config_options, "");
    config_decisions_help(out);
    config_tokens_help(out);
    config_channels_help(out);
}
