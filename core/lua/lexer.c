#include "core/lua/lexer.h"

#include "core/lua/lexer_text.h"
#include "core/lua/scanner.h"

#include <string.h>

// Bytes of source for one token, as most files have it.
#define BYTES_A_TOKEN 4

static aftercare_status no_memory(const char *place, aftercare_error *err) {
    return fail(err, AFTERCARE_ENOMEM, place, "no memory to read the file");
}

// Puts the contents of a quoted or long text in the place of what was written.
static aftercare_status decode(const struct scanner *s, struct arena *arena,
                               struct token *token) {
    struct text written = token->text;
    if (written.at[0] != '[' && !memchr(written.at, '\\', written.len)) {
        token->text = (struct text){written.at + 1, written.len - 2};
        return AFTERCARE_OK;
    }
    char *room = arena_alloc(arena, token->text.len + 1);
    if (!room) {
        return no_memory(s->place, s->err);
    }
    if (!lexer_text_decode(&token->text, room)) {
        return scanner_refuse(s, token,
                              "this text has an escape that Lua does not know (a "
                              "backslash itself is written \"\\\\\")");
    }
    return AFTERCARE_OK;
}

aftercare_status lexer_scan(struct token **out, size_t *count, struct arena *arena,
                            const char *place, struct text source, aftercare_error *err) {
    struct scanner s;
    aftercare_status status = scanner_begin(&s, place, source, err);
    if (status) {
        return status;
    }
    size_t number = 0, capacity = source.len / BYTES_A_TOKEN + 1;
    struct token *tokens = arena_room(arena, capacity, sizeof *tokens);
    while (!status && tokens && (number == 0 || tokens[number - 1].kind != TOKEN_END)) {
        if (number == capacity) {
            tokens = arena_grow(arena, tokens, number, &capacity, sizeof *tokens);
        }
        if (!tokens) {
            break;
        }
        status = scanner_next(&s, &tokens[number]);
        if (!status && tokens[number].kind == TOKEN_STRING) {
            status = decode(&s, arena, &tokens[number]);
        }
        number++;
    }
    if (!tokens) {
        return no_memory(place, err);
    }
    if (!status) {
        *out = tokens;
        *count = number;
    }
    return status;
}

bool token_is(const struct token *token, enum token_kind kind, const char *text) {
    return token->kind == kind && text_is(token->text, text);
}

// How many fields were read in a row, up to the last token.
struct chain {
    unsigned reads, max;
    bool has_value; // the last token may end one, so that a name behind it starts another
};

// A chain goes on over brackets, which nest chains into each other.
static void lengthen_by_sign(struct chain *chain, char sign) {
    chain->has_value = sign == ')' || sign == ']';
    switch (sign) {
    case '.':
    case ':':
    case '[':
        chain->reads++;
        break;
    case ']':
    case '(':
    case ')':
        break;
    default:
        chain->reads = 0;
    }
}

static void lengthen(struct chain *chain, const struct token *token) {
    switch (token->kind) {
    case TOKEN_OPERATOR:
        lengthen_by_sign(chain, token_sign(token));
        break;
    case TOKEN_NAME:
        chain->reads = chain->has_value ? 0 : chain->reads;
        chain->has_value = true;
        break;
    case TOKEN_STRING:
    case TOKEN_NUMBER:
        chain->has_value = true;
        break;
    case TOKEN_KEYWORD:
    case TOKEN_END:
        chain->reads = 0;
        chain->has_value = false;
    }
}

static aftercare_status check_chain(const struct chain *chain, const struct token *token,
                                    const char *place, aftercare_error *err) {
    return chain->reads <= chain->max
               ? AFTERCARE_OK
               : fail_at(err, AFTERCARE_ERULES, place, token->line, token->column,
                         "more than %u fields are read in a row (use a local)",
                         chain->max);
}

aftercare_status lexer_bound(const char *place, struct text source, unsigned max,
                             aftercare_error *err) {
    struct scanner s;
    struct token token = {.kind = TOKEN_OPERATOR};
    struct chain chain = {.max = max};
    aftercare_status status = scanner_begin(&s, place, source, err);
    while (!status && token.kind != TOKEN_END) {
        status = scanner_next(&s, &token);
        if (!status) {
            lengthen(&chain, &token);
            status = check_chain(&chain, &token, place, err);
        }
    }
    return status;
}

aftercare_status lexer_bound_tokens(const char *place, const struct token *tokens,
                                    size_t count, unsigned max, aftercare_error *err) {
    struct chain chain = {.max = max};
    aftercare_status status = AFTERCARE_OK;
    for (size_t i = 0; !status && i < count; i++) {
        lengthen(&chain, &tokens[i]);
        status = check_chain(&chain, &tokens[i], place, err);
    }
    return status;
}
