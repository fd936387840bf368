#include "core/daemon/config_tokens.h"

#include <string.h>

struct fields {
    const char *name, *sha256;
    struct setting_texts may;
};

static const struct setting rows[] = {
    {.name = "name",
     .type = SETTING_TEXT,
     .sentence = "Who has the token.",
     .at = offsetof(struct fields, name)},
    {.name = "sha256",
     .type = SETTING_TEXT,
     .sentence = "The token's digest, 64 hexadecimal digits: printf %s TOKEN | sha256sum",
     .at = offsetof(struct fields, sha256)},
    {.name = "may",
     .type = SETTING_TEXTS,
     .fallback = "{ \"read\" }",
     .sentence = "What it may do: \"read\", \"write\", \"admin\" (export and erase "
                 "a person, load the rules anew), \"metrics\" (count).",
     .at = offsetof(struct fields, may)},
};

static const struct setting_table table = {rows, sizeof rows / sizeof rows[0]};

static aftercare_status read_rights(unsigned *out, const struct fields *fields,
                                    const struct setting_source *source,
                                    aftercare_error *err) {
    const char *const *rights = fields->may.items;
    unsigned may = RIGHT_NONE;
    if (!rights) {
        *out = RIGHT_READ;
        return AFTERCARE_OK;
    }
    for (size_t i = 0; i < fields->may.count; i++) {
        enum right right = right_of(rights[i]);
        if (right == RIGHT_NONE) {
            return setting_fail(err, source, "may",
                                "\"%.64s\" is no right (\"read\", \"write\", \"admin\", "
                                "\"metrics\")",
                                rights[i]);
        }
        may |= right;
    }
    *out = may;
    return AFTERCARE_OK;
}

static aftercare_status read_token(struct token *out, const struct json *value,
                                   const struct setting_source *source,
                                   aftercare_error *err) {
    struct fields fields = {.name = NULL};
    if (value->type != JSON_OBJECT) {
        return setting_fail(
            err, source, "",
            "no token (tokens = { { name = …, sha256 = …, may = { … } } })");
    }
    aftercare_status status = setting_read_all(&table, value, source, &fields, err);
    if (status != AFTERCARE_OK) {
        return status;
    }
    if (!fields.name || !fields.sha256) {
        return setting_fail(err, source, fields.name ? "sha256" : "name",
                            "is missing (every token has a name and a digest)");
    }
    if (!tokens_is_digest(fields.sha256)) {
        return setting_fail(err, source, "sha256",
                            "no digest (64 hexadecimal digits: printf %%s TOKEN | "
                            "sha256sum)");
    }
    *out = (struct token){.name = fields.name, .sha256 = fields.sha256};
    return read_rights(&out->may, &fields, source, err);
}

aftercare_status config_tokens_read(struct config *out, const struct json *value,
                                    const struct setting_source *source,
                                    aftercare_error *err) {
    if (value->type != JSON_LIST && value->count > 0) {
        return setting_fail(err, source, "tokens", "no list (tokens = { { … }, { … } })");
    }
    out->tokens = arena_array(source->arena, value->count, sizeof *out->tokens);
    if (!out->tokens) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the tokens");
    }
    for (const struct json *at = value->first; at; at = at->next) {
        struct setting_source inside = *source;
        inside.path = arena_format(source->arena, "tokens[%u].", at->index + 1);
        if (!inside.path) {
            return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the tokens");
        }
        aftercare_status status =
            read_token(&out->tokens[out->tokens_count++], at, &inside, err);
        if (status != AFTERCARE_OK) {
            return status;
        }
    }
    return AFTERCARE_OK;
}

void config_tokens_help(FILE *out) {
    setting_print(out, &table, "tokens[N].");
}
