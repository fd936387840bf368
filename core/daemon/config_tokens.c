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

// Each that is none is told.
static aftercare_status read_rights(unsigned *out, const struct fields *fields,
                                    const struct setting_source *source) {
    const char *const *rights = fields->may.items;
    aftercare_status result = AFTERCARE_OK;
    aftercare_error err;
    *out = rights ? RIGHT_NONE : RIGHT_READ;
    for (size_t i = 0; rights && i < fields->may.count; i++) {
        enum right right = right_of(rights[i]);
        if (right == RIGHT_NONE) {
            result = setting_fail(&err, source, "may",
                                  "\"%.64s\" is no right (\"read\", \"write\", "
                                  "\"admin\", \"metrics\")",
                                  rights[i]);
            (void)setting_told(source, result, &err);
        }
        *out |= right;
    }
    return result;
}

static aftercare_status check_fields(const struct fields *fields,
                                     const struct setting_source *source,
                                     aftercare_error *err) {
    if (!fields->name || !fields->sha256) {
        return setting_fail(err, source, fields->name ? "sha256" : "name",
                            "is missing (every token has a name and a digest)");
    }
    if (!tokens_is_digest(fields->sha256)) {
        return setting_fail(err, source, "sha256",
                            "no digest (64 hexadecimal digits: printf %%s TOKEN | "
                            "sha256sum)");
    }
    return AFTERCARE_OK;
}

static aftercare_status read_token(struct token *out, const struct json *value,
                                   const struct setting_source *source) {
    struct fields fields = {.name = NULL};
    aftercare_error err;
    if (value->type != JSON_OBJECT) {
        aftercare_status status =
            setting_fail(&err, source, "",
                         "no token (tokens = { { name = …, sha256 = …, may = { … } } })");
        return setting_told(source, status, &err);
    }
    aftercare_status status = setting_read_all(&table, value, source, &fields);
    if (status == AFTERCARE_OK) {
        status = setting_told(source, check_fields(&fields, source, &err), &err);
    }
    unsigned may = RIGHT_NONE;
    status = setting_worse(status, read_rights(&may, &fields, source));
    if (status == AFTERCARE_OK) {
        *out = (struct token){.name = fields.name, .sha256 = fields.sha256, .may = may};
    }
    return status;
}

// In the place of a token that is wrong, so that nobody is told that there are none.
static const struct token nobodys = {
    .name = "",
    .sha256 = "0000000000000000000000000000000000000000000000000000000000000000"};

static aftercare_status read_list(struct config *out, const struct json *value,
                                  const struct setting_source *source) {
    aftercare_status result = AFTERCARE_OK;
    const struct json *at = value->first;
    for (; at && result != AFTERCARE_ENOMEM; at = at->next) {
        struct setting_source inside = *source;
        inside.path = arena_format(source->arena, "tokens[%u].", at->index + 1);
        if (!inside.path) {
            return AFTERCARE_ENOMEM;
        }
        struct token *token = &out->tokens[out->tokens_count++];
        *token = nobodys;
        result = setting_worse(result, read_token(token, at, &inside));
    }
    return result;
}

aftercare_status config_tokens_read(struct config *out, const struct json *value,
                                    const struct setting_source *source) {
    aftercare_error err;
    if (value->type != JSON_LIST && value->count > 0) {
        return setting_told(
            source,
            setting_fail(&err, source, "tokens", "no list (tokens = { { … }, { … } })"),
            &err);
    }
    out->tokens = arena_array(source->arena, value->count, sizeof *out->tokens);
    return out->tokens ? read_list(out, value, source) : AFTERCARE_ENOMEM;
}

void config_tokens_help(FILE *out) {
    setting_print(out, &table, "tokens[N].");
}
