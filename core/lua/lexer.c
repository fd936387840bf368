#include "core/lua/lexer.h"

#include "core/lua/lexer_text.h"

#include <limits.h>
#include <stdbool.h>
#include <string.h>

// Where the scan is. column counts the characters before it on its line, and one.
struct scanner {
    const char *place;
    struct text source;
    size_t at;
    int line, column;
    aftercare_error *err;
};

static const char *const keywords[] = {
    "and",      "break",  "do",   "else", "elseif", "end",   "false", "for",
    "function", "goto",   "if",   "in",   "local",  "nil",   "not",   "or",
    "repeat",   "return", "then", "true", "until",  "while",
};

// Those of more than one character, longer ones first, so that the first that fits is the
// right one; and those of one.
static const char *const long_operators[] = {
    "...", "<<", ">>", "//", "==", "~=", "<=", ">=", "::", ".."};
static const char short_operators[] = "+-*/%^#&~|<>=(){}[];:,.";

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

// The byte that many places ahead, or -1 behind the end.
static int peek(const struct scanner *s, size_t ahead) {
    return ahead < s->source.len - s->at ? (unsigned char)s->source.at[s->at + ahead]
                                         : -1;
}

// Goes past one byte; past both of a pair of different newlines, which count as one.
static void pass(struct scanner *s) {
    int c = peek(s, 0);
    s->at++;
    if (lexer_is_newline(c)) {
        int next = peek(s, 0);
        if (lexer_is_newline(next) && next != c) {
            s->at++;
        }
        s->line++;
        s->column = 1;
    } else if ((c & 0xC0) != 0x80) {
        s->column++;
    }
}

static void pass_many(struct scanner *s, size_t count) {
    while (count-- > 0) {
        pass(s);
    }
}

// The same for bytes that are ASCII and no newlines, which need no look.
static void pass_plain(struct scanner *s, size_t count) {
    s->at += count;
    s->column += (int)count;
}

static aftercare_status refuse(const struct scanner *s, const struct token *token,
                               const char *sentence) {
    return fail_at(s->err, AFTERCARE_ERULES, s->place, token->line, token->column, "%s",
                   sentence);
}

// The number of '=' between two brackets that open a long text, or -1 when none opens
// here.
static int long_level(const struct scanner *s) {
    if (peek(s, 0) != '[') {
        return -1;
    }
    size_t equals = 0;
    while (peek(s, equals + 1) == '=') {
        equals++;
    }
    return peek(s, equals + 1) == '[' && equals < INT_MAX ? (int)equals : -1;
}

static bool closes_long(const struct scanner *s, int level) {
    if (peek(s, 0) != ']' || peek(s, (size_t)level + 1) != ']') {
        return false;
    }
    for (int i = 1; i <= level; i++) {
        if (peek(s, (size_t)i) != '=') {
            return false;
        }
    }
    return true;
}

// Goes past a long text or comment, brackets and all; false when it has no end.
static bool pass_long(struct scanner *s, int level) {
    pass_many(s, (size_t)level + 2);
    while (peek(s, 0) >= 0) {
        if (closes_long(s, level)) {
            pass_many(s, (size_t)level + 2);
            return true;
        }
        pass(s);
    }
    return false;
}

static aftercare_status pass_comment(struct scanner *s) {
    struct token start = {.line = s->line, .column = s->column};
    pass_plain(s, 2);
    int level = long_level(s);
    if (level >= 0) {
        return pass_long(s, level)
                   ? AFTERCARE_OK
                   : refuse(s, &start, "this long comment has no end (write ']]')");
    }
    while (peek(s, 0) >= 0 && !lexer_is_newline(peek(s, 0))) {
        pass(s);
    }
    return AFTERCARE_OK;
}

static aftercare_status pass_blanks(struct scanner *s) {
    aftercare_status status = AFTERCARE_OK;
    while (!status) {
        if (lexer_is_blank(peek(s, 0))) {
            pass(s);
        } else if (peek(s, 0) == '-' && peek(s, 1) == '-') {
            status = pass_comment(s);
        } else {
            break;
        }
    }
    return status;
}

// Goes past a quoted text. A backslash hides what follows it; after \z all blanks too.
static aftercare_status pass_quoted(struct scanner *s, const struct token *token) {
    int quote = peek(s, 0);
    pass(s);
    while (peek(s, 0) != quote) {
        if (peek(s, 0) < 0 || lexer_is_newline(peek(s, 0))) {
            return refuse(s, token, "this text has no closing quote on its line");
        }
        bool is_escape = peek(s, 0) == '\\';
        pass(s);
        if (!is_escape || peek(s, 0) < 0) {
            continue;
        }
        bool hides_blanks = peek(s, 0) == 'z';
        pass(s);
        while (hides_blanks && lexer_is_blank(peek(s, 0))) {
            pass(s);
        }
    }
    pass(s);
    return AFTERCARE_OK;
}

// Goes past a digit, a point, or the mark of an exponent with its sign.
static bool pass_digit(struct scanner *s, int exponent) {
    int c = peek(s, 0);
    bool is_exponent = c == exponent || c == exponent - 'a' + 'A';
    if (!is_exponent && c != '.' && lexer_hex(c) < 0) {
        return false;
    }
    pass(s);
    if (is_exponent && (peek(s, 0) == '+' || peek(s, 0) == '-')) {
        pass(s);
    }
    return true;
}

// As Lua does, takes all that could belong to a number; whether it is one, Lua tells.
static void pass_number(struct scanner *s) {
    bool is_hex = peek(s, 0) == '0' && (peek(s, 1) == 'x' || peek(s, 1) == 'X');
    pass_plain(s, is_hex ? 2 : 0);
    while (pass_digit(s, is_hex ? 'p' : 'e')) {
    }
    while (lexer_is_letter(peek(s, 0)) || lexer_is_digit(peek(s, 0))) {
        pass(s);
    }
}

static bool is_keyword(struct text word) {
    for (size_t i = 0; i < COUNT(keywords); i++) {
        if (keywords[i][0] == word.at[0] && text_is(word, keywords[i])) {
            return true;
        }
    }
    return false;
}

static size_t operator_length(const struct scanner *s) {
    int c = peek(s, 0);
    for (size_t i = 0; i < COUNT(long_operators); i++) {
        const char *const sign = long_operators[i];
        if (sign[0] == c && sign[1] == peek(s, 1) &&
            (sign[2] == '\0' || sign[2] == peek(s, 2))) {
            return strlen(sign);
        }
    }
    return c > 0 && strchr(short_operators, c) ? 1 : 0;
}

static aftercare_status pass_word(struct scanner *s, struct token *token) {
    size_t len = 1;
    while (lexer_is_letter(peek(s, len)) || lexer_is_digit(peek(s, len))) {
        len++;
    }
    struct text word = {s->source.at + s->at, len};
    token->kind = is_keyword(word) ? TOKEN_KEYWORD : TOKEN_NAME;
    pass_plain(s, len);
    return AFTERCARE_OK;
}

static aftercare_status pass_bracket(struct scanner *s, struct token *token) {
    int level = long_level(s);
    if (level >= 0) {
        token->kind = TOKEN_STRING;
        return pass_long(s, level) ? AFTERCARE_OK
                                   : refuse(s, token, "this long text has no end");
    }
    if (peek(s, 1) == '=') {
        return refuse(s, token, "a long text opens with '[[' or '[=['");
    }
    pass(s);
    return AFTERCARE_OK;
}

static aftercare_status pass_operator(struct scanner *s, struct token *token) {
    size_t len = operator_length(s);
    if (len == 0) {
        return refuse(s, token, "this character has no meaning in Lua outside a text");
    }
    pass_plain(s, len);
    return AFTERCARE_OK;
}

static aftercare_status pass_token(struct scanner *s, struct token *token) {
    int c = peek(s, 0);
    if (lexer_is_letter(c)) {
        return pass_word(s, token);
    }
    if (c == '"' || c == '\'') {
        token->kind = TOKEN_STRING;
        return pass_quoted(s, token);
    }
    if (lexer_is_digit(c) || (c == '.' && lexer_is_digit(peek(s, 1)))) {
        token->kind = TOKEN_NUMBER;
        pass_number(s);
        return AFTERCARE_OK;
    }
    return c == '[' ? pass_bracket(s, token) : pass_operator(s, token);
}

// The next token, its text as written; TOKEN_END at the end.
static aftercare_status next_token(struct scanner *s, struct token *token) {
    aftercare_status status = pass_blanks(s);
    if (status) {
        return status;
    }
    *token = (struct token){.kind = TOKEN_OPERATOR,
                            .line = s->line,
                            .column = s->column,
                            .offset = (uint32_t)s->at};
    if (peek(s, 0) < 0) {
        token->kind = TOKEN_END;
    } else {
        status = pass_token(s, token);
    }
    token->text = (struct text){s->source.at + token->offset, s->at - token->offset};
    return status;
}

static aftercare_status scanner_begin(struct scanner *s) {
    if (!s->source.at) {
        s->source.at = ""; // so that offsets can be added to it
    }
    if (s->source.len >= INT_MAX) {
        return fail(s->err, AFTERCARE_ELIMIT, s->place, "the file is too large");
    }
    if (s->source.len >= 3 && memcmp(s->source.at, "\xEF\xBB\xBF", 3) == 0) {
        s->at = 3; // a mark that some editors put there; no character of the file
    }
    return AFTERCARE_OK;
}

// Puts the contents of a quoted or long text in the place of what was written.
static aftercare_status decode(const struct scanner *s, struct arena *arena,
                               struct token *token) {
    char *room = arena_alloc(arena, token->text.len + 1);
    if (!room) {
        return fail(s->err, AFTERCARE_ENOMEM, s->place, "no memory to read the file");
    }
    if (!lexer_text_decode(&token->text, room)) {
        return refuse(s, token, "this text has an escape that Lua does not know");
    }
    return AFTERCARE_OK;
}

aftercare_status lexer_scan(struct token **out, size_t *count, struct arena *arena,
                            const char *place, struct text source, aftercare_error *err) {
    struct scanner s = {
        .place = place, .source = source, .line = 1, .column = 1, .err = err};
    struct token *tokens = NULL;
    size_t number = 0, capacity = 0;
    aftercare_status status = scanner_begin(&s);
    while (!status && (number == 0 || tokens[number - 1].kind != TOKEN_END)) {
        tokens = arena_grow(arena, tokens, number, &capacity, sizeof *tokens);
        if (!tokens) {
            return fail(err, AFTERCARE_ENOMEM, place, "no memory to read the file");
        }
        status = next_token(&s, &tokens[number]);
        if (!status && tokens[number].kind == TOKEN_STRING) {
            status = decode(&s, arena, &tokens[number]);
        }
        number++;
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

// The operator, if it is of one character; else NUL.
static char short_operator(const struct token *token) {
    return token->kind == TOKEN_OPERATOR && token->text.len == 1 ? token->text.at[0]
                                                                 : '\0';
}

// Whether an expression may end with this token, so that a name behind it starts another.
static bool ends_value(const struct token *token) {
    char sign = short_operator(token);
    return token->kind == TOKEN_NAME || token->kind == TOKEN_STRING ||
           token->kind == TOKEN_NUMBER || sign == ')' || sign == ']';
}

// Whether a chain of reads goes on over this token; brackets nest chains into each other.
static bool goes_on(const struct token *token, const struct token *last) {
    if (token->kind == TOKEN_NAME) {
        return !ends_value(last);
    }
    char sign = short_operator(token);
    return token->kind == TOKEN_STRING || token->kind == TOKEN_NUMBER ||
           (sign && strchr(".:[]()", sign));
}

static bool reads_field(const struct token *token) {
    char sign = short_operator(token);
    return sign == '.' || sign == ':' || sign == '[';
}

aftercare_status lexer_bound(const char *place, struct text source, unsigned max,
                             aftercare_error *err) {
    struct scanner s = {
        .place = place, .source = source, .line = 1, .column = 1, .err = err};
    struct token token = {.kind = TOKEN_OPERATOR}, last;
    unsigned reads = 0;
    aftercare_status status = scanner_begin(&s);
    while (!status && token.kind != TOKEN_END) {
        last = token;
        status = next_token(&s, &token);
        if (status) {
            return status;
        }
        if (!goes_on(&token, &last)) {
            reads = 0;
        } else if (reads_field(&token)) {
            reads++;
        }
        if (reads > max) {
            return fail_at(err, AFTERCARE_ERULES, place, token.line, token.column,
                           "more than %u fields are read in a row (use a local)", max);
        }
    }
    return status;
}
