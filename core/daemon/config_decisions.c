#include "core/daemon/config_decisions.h"

#include "core/base/file.h"

#include <string.h>

#define KEY_MAX ((size_t)4096)

struct fields {
    const char *log, *key_file;
    struct setting_texts erase, hash;
};

static const struct setting rows[] = {
    {.name = "log",
     .type = SETTING_TEXT,
     .sentence = "The file to which a line is added for each assessment and each plan.",
     .at = offsetof(struct fields, log)},
    {.name = "erase",
     .type = SETTING_TEXTS,
     .fallback = "{ \"/patient/id\", \"/contact/to\" }, where hash is not set either",
     .sentence =
         "Members of a document that the log leaves out, as JSON pointers; a step "
         "of * is every entry or member.",
     .at = offsetof(struct fields, erase)},
    {.name = "hash",
     .type = SETTING_TEXTS,
     .fallback = "none",
     .sentence = "Members that the log has as a keyed digest.",
     .at = offsetof(struct fields, hash)},
    {.name = "key_file",
     .type = SETTING_TEXT,
     .fallback = "none",
     .sentence = "The file with the key of these digests.",
     .at = offsetof(struct fields, key_file)},
};

static const struct setting_table table = {rows, sizeof rows / sizeof rows[0]};

static aftercare_status read_key(struct redaction *out, const struct fields *fields,
                                 const struct setting_source *source,
                                 aftercare_error *err) {
    aftercare_error wrong;
    if (!fields->key_file) {
        return AFTERCARE_OK;
    }
    aftercare_status status = file_read(&out->key, source->arena, fields->key_file,
                                        KEY_MAX, FILE_GUARDED, &wrong);
    if (status != AFTERCARE_OK) {
        return status == AFTERCARE_ENOMEM
                   ? status
                   : setting_fail(err, source, "key_file", "%s: %s", wrong.place,
                                  wrong.sentence);
    }
    while (out->key.len > 0 && strchr("\r\n", out->key.at[out->key.len - 1])) {
        out->key.len--;
    }
    return AFTERCARE_OK;
}

// What was read makes sense as a whole.
static aftercare_status take(struct config_decisions *out, const struct fields *fields,
                             const struct setting_source *source, aftercare_error *err) {
    aftercare_error wrong;
    if (!fields->log || !fields->log[0]) {
        return setting_fail(err, source, "log", "is missing (the file that is written)");
    }
    out->log = fields->log;
    out->redaction = (struct redaction){.erase = fields->erase.items,
                                        .erase_count = fields->erase.count,
                                        .hash = fields->hash.items,
                                        .hash_count = fields->hash.count};
    redaction_fill(&out->redaction);
    aftercare_status status = read_key(&out->redaction, fields, source, err);
    if (status == AFTERCARE_OK &&
        redaction_check(&out->redaction, &wrong) != AFTERCARE_OK) {
        status = setting_fail(err, source, "erase, hash", "%s", wrong.sentence);
    }
    return status;
}

aftercare_status config_decisions_read(struct config *out, const struct json *value,
                                       const struct setting_source *source) {
    struct fields fields = {.log = NULL};
    struct setting_source inside = *source;
    aftercare_error err;
    inside.path = "decisions.";
    bool is_empty = value->type == JSON_LIST && value->count == 0; // Lua's {} is both
    if (value->type != JSON_OBJECT && !is_empty) {
        aftercare_status status = setting_fail(
            &err, source, "decisions", "no table (decisions = { log = \"FILE\" })");
        return setting_told(source, status, &err);
    }
    aftercare_status status = setting_read_all(&table, value, &inside, &fields);
    return status != AFTERCARE_OK
               ? status
               : setting_told(&inside, take(&out->decisions, &fields, &inside, &err),
                              &err);
}

void config_decisions_help(FILE *out) {
    setting_print(out, &table, "decisions.");
}
