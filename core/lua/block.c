#include "core/lua/block.h"

static bool is_operator(const struct token *token, char c) {
    return token_sign(token) == c;
}

// How a keyword changes the nesting: `for` and `while` are counted by their `do`.
static int block_nesting(const struct token *token) {
    static const char *const begins[] = {"function", "if", "do", "repeat"};
    static const char *const ends[] = {"end", "until"};
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++) {
        if (text_is(token->text, begins[i])) {
            return 1;
        }
    }
    return text_is(token->text, ends[0]) || text_is(token->text, ends[1]) ? -1 : 0;
}

// How a token changes the nesting: brackets, and the blocks of functions.
static int nesting(const struct token *token) {
    if (token->kind == TOKEN_KEYWORD) {
        return block_nesting(token);
    }
    switch (token_sign(token)) {
    case '(':
    case '{':
    case '[':
        return 1;
    case ')':
    case '}':
    case ']':
        return -1;
    }
    return 0;
}

static bool separates(const struct token *token) {
    return is_operator(token, ',') || is_operator(token, ';');
}

// The separator or the "}" (or the file's end) behind the field that begins at token.
static const struct token *field_end(const struct token *token) {
    for (int depth = 0; token->kind != TOKEN_END; token++) {
        if (depth == 0 && (separates(token) || is_operator(token, '}'))) {
            return token;
        }
        depth += nesting(token);
    }
    return token;
}

struct block_walk block_walk(const struct token *open) {
    bool is_table = open && is_operator(open, '{');
    return (struct block_walk){.at = is_table ? open + 1 : NULL};
}

bool block_next(struct block_walk *walk, struct block_field *field) {
    const struct token *at = walk->at;
    if (!at || at->kind == TOKEN_END || is_operator(at, '}')) {
        return false;
    }
    *field = (struct block_field){.at = at, .value = at};
    if (at[0].kind == TOKEN_NAME && is_operator(&at[1], '=')) {
        field->key = at[0].text;
        field->value = &at[2];
    } else if (is_operator(&at[0], '[') && at[1].kind == TOKEN_STRING &&
               is_operator(&at[2], ']') && is_operator(&at[3], '=')) {
        field->key = at[1].text;
        field->value = &at[4];
    } else {
        field->entry = ++walk->entries;
    }
    const struct token *end = field_end(field->value);
    walk->at = separates(end) ? end + 1 : end;
    return true;
}

// The last field of that name; its tokens are NULL when there is none.
static struct block_field find(const struct token *open, struct text key) {
    struct block_walk walk = block_walk(open);
    struct block_field field;
    struct block_field found = {0};
    while (block_next(&walk, &field)) {
        if (field.entry == 0 && text_equal(field.key, key)) {
            found = field;
        }
    }
    return found;
}

const struct token *block_value(const struct token *open, struct text key) {
    return find(open, key).value;
}

const struct token *block_key(const struct token *open, struct text key) {
    return find(open, key).at;
}

const struct token *block_entry(const struct token *open, int entry) {
    struct block_walk walk = block_walk(open);
    struct block_field field;
    while (block_next(&walk, &field)) {
        if (field.entry == entry) {
            return field.value;
        }
    }
    return NULL;
}

// The text that a word at that token is handed, or NULL.
static const struct token *argument(const struct token *word) {
    const struct token *next = is_operator(&word[1], '(') ? &word[2] : &word[1];
    return next->kind == TOKEN_STRING ? next : NULL;
}

static bool is_use(const struct token *token, struct text word, struct text id) {
    if (token->kind != TOKEN_NAME || !text_equal(token->text, word)) {
        return false;
    }
    const struct token *given = argument(token);
    return id.len == 0 || (given && text_equal(given->text, id));
}

const struct token *block_line(const struct token *tokens, size_t count, int line) {
    size_t low = 0;
    size_t high = count - 1;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (tokens[middle].line < line) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return &tokens[low];
}

const struct token *block_word(const struct token *start, struct text word,
                               struct text id, int nth) {
    const struct token *found = NULL;
    for (const struct token *at = start;
         at->kind != TOKEN_END && at->line == start->line && nth >= 0; at++) {
        if (is_use(at, word, id)) {
            found = at;
            nth--;
        }
    }
    return found;
}

const struct token *block_table(const struct token *word) {
    if (!word || word->kind == TOKEN_END) {
        return NULL;
    }
    const struct token *next = argument(word);
    next = next ? next + 1 : word + 1;
    while (is_operator(next, ')') || is_operator(next, '(')) {
        next++;
    }
    return is_operator(next, '{') ? next : NULL;
}
