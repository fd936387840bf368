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
     .sentence = "What it may do: \"read\", \"write\".",
     .at = offsetof(struct fields, may)},
};

#define ROWS (sizeof rows / sizeof rows[0])

static aftercare_status read_rights(unsigned *out, const struct fields *fields,
                                    const struct setting_place *place,
                                    aftercare_error *err) {
    unsigned may = fields->may.items ? RIGHT_NONE : RIGHT_READ;
    for (size_t i = 0; i < fields->may.count; i++) {
        const char *right = fields->may.items[i];
        if (strcmp(right, "read") == 0) {
            may |= RIGHT_READ;
        } else if (strcmp(right, "write") == 0) {
            may |= RIGHT_WRITE;
        } else {
            return setting_fail(err, place, "may",
                                "\"%.64s\" is no right (\"read\", \"write\")", right);
        }
    }
    *out = may;
    return AFTERCARE_OK;
}

static aftercare_status read_token(struct token *out, const struct json *value,
                                   const struct setting_place *place, struct arena *arena,
                                   aftercare_error *err) {
    struct fields fields = {.name = NULL};
    if (value->type != JSON_OBJECT) {
        return setting_fail(
            err, place, "",
            "no token (tokens = { { name = …, sha256 = …, may = { … } } })");
    }
    aftercare_status status =
        setting_read_all(rows, ROWS, value, place, arena, &fields, err);
    if (status != AFTERCARE_OK) {
        return status;
    }
    if (!fields.name || !fields.sha256) {
        return setting_fail(err, place, fields.name ? "sha256" : "name",
                            "is missing (every token has a name and a digest)");
    }
    if (!tokens_is_digest(fields.sha256)) {
        return setting_fail(err, place, "sha256",
                            "no digest (64 hexadecimal digits: printf %%s TOKEN | "
                            "sha256sum)");
    }
    *out = (struct token){.name = fields.name, .sha256 = fields.sha256};
    return read_rights(&out->may, &fields, place, err);
}

aftercare_status config_tokens_read(struct config *out, const struct json *value,
                                    const struct setting_place *place,
                                    struct arena *arena, aftercare_error *err) {
    if (value->type != JSON_LIST && value->count > 0) {
        return setting_fail(err, place, "tokens", "no list (tokens = { { … }, { … } })");
    }
    out->tokens = arena_array(arena, value->count, sizeof *out->tokens);
    if (!out->tokens) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the tokens");
    }
    for (const struct json *at = value->first; at; at = at->next) {
        struct setting_place inside = *place;
        inside.path = arena_format(arena, "tokens[%u].", at->index + 1);
        if (!inside.path) {
            return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the tokens");
        }
        aftercare_status status =
            read_token(&out->tokens[out->tokens_count++], at, &inside, arena, err);
        if (status != AFTERCARE_OK) {
            return status;
        }
    }
    return AFTERCARE_OK;
}

void config_tokens_help(FILE *out) {
    setting_print(out, rows, ROWS, "tokens[N].");
}
