#include "core/lua/token_digest.h"

#include <string.h>

#define NUMBER_BYTES 4

// What is digested: words that end with NUL, which none of them contains, texts behind a
// quote with their length, and lines behind a line feed. No word begins with either.
struct writing {
    char *at;
    size_t len;
    long depth; // of blocks inside a function; 0 outside
    int line;   // of the last token in a function
};

static void put(struct writing *writing, const void *bytes, size_t len) {
    if (len > 0) {
        memcpy(writing->at + writing->len, bytes, len);
    }
    writing->len += len;
}

static void put_number(struct writing *writing, char sign, size_t number) {
    char bytes[1 + NUMBER_BYTES] = {sign};
    for (size_t i = 0; i < NUMBER_BYTES; i++) {
        bytes[1 + i] = (char)(unsigned char)(number >> (8 * i) & 0xFF);
    }
    put(writing, bytes, sizeof bytes);
}

// +1 for a word that opens a block, -1 for one that closes it.
static int step(const struct token *token) {
    static const char *const openers[] = {"function", "do", "if", "repeat"};
    if (token->kind != TOKEN_KEYWORD) {
        return 0;
    }
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++) {
        if (text_is(token->text, openers[i])) {
            return 1;
        }
    }
    return text_is(token->text, "end") || text_is(token->text, "until") ? -1 : 0;
}

static bool is_idle(const struct token *token) {
    char sign = token_sign(token);
    return (sign == ',' || sign == ';') && token_sign(token + 1) == '}';
}

static void write(struct writing *writing, const struct token *token) {
    if (writing->depth > 0 || token_is(token, TOKEN_KEYWORD, "function")) {
        writing->depth += step(token);
        if (token->line != writing->line) {
            put_number(writing, '\n', (size_t)token->line);
            writing->line = token->line;
        }
    }
    if (is_idle(token)) {
        return;
    }
    if (token->kind == TOKEN_STRING) {
        put_number(writing, '"', token->text.len);
        put(writing, token->text.at, token->text.len);
    } else {
        put(writing, token->text.at, token->text.len);
        put(writing, "", 1);
    }
}

const char *token_digest(struct arena *arena, const struct token *tokens, size_t count) {
    size_t most = 1;
    for (size_t i = 0; i < count; i++) {
        most += tokens[i].text.len + (size_t)2 * (1 + NUMBER_BYTES);
    }
    struct writing writing = {.at = arena_room(arena, most, 1)};
    char *digest = arena_alloc(arena, DIGEST_TEXT_MAX);
    if (!writing.at || !digest) {
        return NULL;
    }
    for (size_t i = 0; i + 1 < count; i++) {
        write(&writing, &tokens[i]);
    }
    return digest_of(digest, (struct text){writing.at, writing.len});
}
