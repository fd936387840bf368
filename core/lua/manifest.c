#include "core/lua/manifest.h"

#include "core/lua/version.h"

// The first use of the word with a name behind it.
static const struct token *find(const struct script *script, struct text word) {
    for (size_t i = 0; i + 1 < script->tokens_count; i++) {
        const struct token *token = &script->tokens[i];
        if (token->kind == TOKEN_NAME && text_equal(token->text, word) &&
            block_table(token)) {
            return token;
        }
    }
    return NULL;
}

static struct text name_of(const struct token *word) {
    return word[1].kind == TOKEN_STRING   ? word[1].text
           : word[2].kind == TOKEN_STRING ? word[2].text
                                          : (struct text){0};
}

// The entry of a list, when it is a text as written.
static struct text entry(const struct token *list, int number) {
    const struct token *token = block_entry(list, number);
    bool is_text = token && token->kind == TOKEN_STRING &&
                   (token_is(&token[1], TOKEN_OPERATOR, ",") ||
                    token_is(&token[1], TOKEN_OPERATOR, ";") ||
                    token_is(&token[1], TOKEN_OPERATOR, "}"));
    return is_text ? token->text : (struct text){0};
}

bool manifest_fits(struct script *script, struct text word) {
    const struct token *token = find(script, word);
    if (!token) {
        return true;
    }
    const struct token *list = block_value(block_table(token), TEXT("engine"));
    struct version_range range = {entry(list, 1), entry(list, 2)};
    if (!version_range_is_right(&range)) {
        return true;
    }
    struct version_owner owner = {word, name_of(token), script_place(script, token, 0)};
    return version_fits(script, &owner, &range);
}
