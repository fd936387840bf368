#include "core/lua/lexer.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

// What to write instead of each word that builds no condition.
static const struct {
    enum token_kind kind;
    const char *word, *instead;
} refused[] = {
    {TOKEN_KEYWORD, "and", "joins no conditions: it drops the first (write '&')"},
    {TOKEN_KEYWORD, "or", "joins no conditions: it drops the second (write '|')"},
    {TOKEN_KEYWORD, "not", "turns no condition round (write '~')"},
    {TOKEN_OPERATOR, "==", "asks nothing of a fact (write a word such as ':is \"…\"')"},
    {TOKEN_OPERATOR,
     "~=", "asks nothing of a fact (write '~' before a word such as ':is \"…\"')"},
    {TOKEN_OPERATOR, "<", "asks nothing of a fact (write a word such as ':under …')"},
    {TOKEN_OPERATOR, "<=", "asks nothing of a fact (write a word such as ':at_most …')"},
    {TOKEN_OPERATOR, ">",
     "asks nothing of a fact (write '~' before a word such as ':at_most …')"},
    {TOKEN_OPERATOR, ">=", "asks nothing of a fact (write a word such as ':at_least …')"},
#define DATA "has no place in a rule file: rules are data (write one rule for each case)"
    {TOKEN_KEYWORD, "if", DATA},
    {TOKEN_KEYWORD, "for", DATA},
    {TOKEN_KEYWORD, "while", DATA},
    {TOKEN_KEYWORD, "repeat", DATA},
    {TOKEN_KEYWORD, "goto", DATA},
#undef DATA
};

// Whether a token can be among them at all; few can.
static bool may_be_refused(const struct token *token) {
    if (token->kind != TOKEN_OPERATOR) {
        return token->kind == TOKEN_KEYWORD;
    }
    char first = token->text.at[0];
    return first == '<' || first == '>' ||
           (token->text.len == 2 && (first == '=' || first == '~'));
}

static const char *instead_of(const struct token *token) {
    if (!may_be_refused(token)) {
        return NULL;
    }
    for (size_t i = 0; i < COUNT(refused); i++) {
        if (token->kind == refused[i].kind && text_is(token->text, refused[i].word)) {
            return refused[i].instead;
        }
    }
    return NULL;
}

// +1 for a word that opens a block, -1 for one that closes it. The `do` of a loop opens
// it, not its `for` or `while`.
static int block_step(const struct token *token) {
    if (token->kind != TOKEN_KEYWORD) {
        return 0;
    }
    if (text_is(token->text, "function") || text_is(token->text, "do") ||
        text_is(token->text, "if") || text_is(token->text, "repeat")) {
        return 1;
    }
    return text_is(token->text, "end") || text_is(token->text, "until") ? -1 : 0;
}

// `<const>` behind a local's name compares nothing. There are always three tokens more,
// or the end stands among them.
static bool is_attribute(const struct token *token) {
    return token_is(token, TOKEN_OPERATOR, "<") && token[1].kind == TOKEN_NAME &&
           (text_is(token[1].text, "const") || text_is(token[1].text, "close")) &&
           token_is(&token[2], TOKEN_OPERATOR, ">");
}

void lexer_refuse(const struct token *tokens, size_t count, const char *file,
                  struct problems *problems) {
    long depth = 0; // of blocks, the outermost function's being 1; 0 outside
    for (size_t i = 0; i < count; i++) {
        const struct token *token = &tokens[i];
        if (depth > 0 || token_is(token, TOKEN_KEYWORD, "function")) {
            depth += block_step(token);
            continue;
        }
        const char *instead = instead_of(token);
        if (instead && is_attribute(token)) {
            i += 2;
        } else if (instead) {
            problem(problems, CHECK_LUA_WORD,
                    (struct place){file, token->line, token->column}, "'%.*s' %s",
                    TEXT_ARGS(token->text), instead);
        }
    }
}

// The index of the first token on or after a line; count when there is none.
static size_t first_on(const struct token *tokens, size_t count, int line) {
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (tokens[middle].line < line) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

const struct token *lexer_find(const struct token *tokens, size_t count, int line,
                               struct text text) {
    for (size_t i = first_on(tokens, count, line); i < count; i++) {
        if (tokens[i].kind != TOKEN_END && text_equal(tokens[i].text, text)) {
            return &tokens[i];
        }
    }
    return NULL;
}

// How much deeper what follows the token lies: brackets and blocks alike.
static int depth_step(const struct token *token) {
    if (token->kind != TOKEN_OPERATOR) {
        return block_step(token);
    }
    if (token->text.len != 1) {
        return 0;
    }
    if (strchr("{([", token->text.at[0])) {
        return 1;
    }
    return strchr("})]", token->text.at[0]) ? -1 : 0;
}

const struct token *lexer_field(const struct token *tokens, size_t count, int line,
                                struct text name) {
    size_t i = first_on(tokens, count, line);
    while (i < count && !token_is(&tokens[i], TOKEN_OPERATOR, "{")) {
        i++;
    }
    long depth = 1;
    for (i++; i + 2 < count && depth > 0; i++) {
        bool starts_field = token_is(&tokens[i - 1], TOKEN_OPERATOR, "{") ||
                            token_is(&tokens[i - 1], TOKEN_OPERATOR, ",") ||
                            token_is(&tokens[i - 1], TOKEN_OPERATOR, ";");
        if (depth == 1 && starts_field && tokens[i].kind == TOKEN_NAME &&
            text_equal(tokens[i].text, name) &&
            token_is(&tokens[i + 1], TOKEN_OPERATOR, "=")) {
            return &tokens[i + 2];
        }
        depth += depth_step(&tokens[i]);
    }
    return NULL;
}
