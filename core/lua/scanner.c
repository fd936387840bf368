#include "core/lua/scanner.h"

#include "core/lua/lexer_text.h"

#include <limits.h>
#include <string.h>

// By their first letter; no letter begins more than three.
static const char *const keywords['z' - 'a' + 1][4] = {
    ['a' - 'a'] = {"and"},
    ['b' - 'a'] = {"break"},
    ['d' - 'a'] = {"do"},
    ['e' - 'a'] = {"else", "elseif", "end"},
    ['f' - 'a'] = {"false", "for", "function"},
    ['g' - 'a'] = {"goto"},
    ['i' - 'a'] = {"if", "in"},
    ['l' - 'a'] = {"local"},
    ['n' - 'a'] = {"nil", "not"},
    ['o' - 'a'] = {"or"},
    ['r' - 'a'] = {"repeat", "return"},
    ['t' - 'a'] = {"then", "true"},
    ['u' - 'a'] = {"until"},
    ['w' - 'a'] = {"while"},
};

// Those of more than one character, longer ones first, so that the first that fits is the
// right one; and those of one.
static const char *const long_operators[] = {
    "...", "<<", ">>", "//", "==", "~=", "<=", ">=", "::", ".."};
static const char short_operators[] = "+-*/%^#&~|<>=(){}[];:,.";

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

// The byte that many places ahead, or -1 behind the end.
static int peek(const struct scanner *s, size_t ahead) {
    return ahead < (size_t)(s->end - s->at) ? (unsigned char)s->at[ahead] : -1;
}

static bool is_inner(int c) {
    return (c & 0xC0) == 0x80;
}

// The characters before the scan on its line, and one.
static int column(const struct scanner *s) {
    return (int)(s->at - s->line_start) - s->inner + 1;
}

// Goes past one byte; past both of a pair of different newlines, which count as one.
static void pass(struct scanner *s) {
    int c = peek(s, 0);
    s->at++;
    if (!lexer_is_newline(c)) {
        s->inner += is_inner(c);
        return;
    }
    int next = peek(s, 0);
    if (lexer_is_newline(next) && next != c) {
        s->at++;
    }
    s->line++;
    s->line_start = s->at;
    s->inner = 0;
}

static void pass_many(struct scanner *s, size_t count) {
    while (count-- > 0) {
        pass(s);
    }
}

// The same for bytes that are ASCII and no newlines, which need no look.
static void pass_plain(struct scanner *s, size_t count) {
    s->at += count;
}

// Goes past what stands before the next newline, and before one of those two bytes.
static void pass_line(struct scanner *s, char stop, char other) {
    const char *at = s->at;
    while (at < s->end && *at != stop && *at != other && !lexer_is_newline(*at)) {
        struct text rest = {at, (size_t)(s->end - at)};
        size_t plain = text_plain_before(rest, stop, other);
        s->inner += plain == 0 && is_inner(*at);
        at += plain > 0 ? plain : 1;
    }
    s->at = at;
}

aftercare_status scanner_refuse(const struct scanner *s, const struct token *token,
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
    struct token start = {.line = s->line, .column = column(s)};
    pass_plain(s, 2);
    int level = long_level(s);
    if (level >= 0) {
        return pass_long(s, level)
                   ? AFTERCARE_OK
                   : scanner_refuse(s, &start,
                                    "this long comment has no end (write ']]')");
    }
    pass_line(s, '\n', '\n');
    return AFTERCARE_OK;
}

static aftercare_status pass_blanks(struct scanner *s) {
    aftercare_status status = AFTERCARE_OK;
    while (!status) {
        if (peek(s, 0) == ' ') {
            pass_plain(s, 1);
        } else if (lexer_is_blank(peek(s, 0))) {
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
    char quote = *s->at;
    pass_plain(s, 1);
    for (pass_line(s, quote, '\\'); peek(s, 0) != quote; pass_line(s, quote, '\\')) {
        if (peek(s, 0) != '\\') {
            return scanner_refuse(s, token, "this text has no closing quote on its line");
        }
        pass_plain(s, 1);
        if (peek(s, 0) < 0) {
            continue;
        }
        bool hides_blanks = peek(s, 0) == 'z';
        pass(s);
        while (hides_blanks && lexer_is_blank(peek(s, 0))) {
            pass(s);
        }
    }
    pass_plain(s, 1);
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
    char first = word.at[0];
    if (first < 'a' || first > 'z') {
        return false;
    }
    for (const char *const *at = keywords[first - 'a']; *at; at++) {
        if (text_is(word, *at)) {
            return true;
        }
    }
    return false;
}

// Whether an operator of more than one character may begin, or go on, with this one.
static bool is_doubled(int c) {
    return c == '.' || c == '=' || c == '<' || c == '>' || c == '~' || c == '/' ||
           c == ':';
}

static size_t long_length(const struct scanner *s) {
    int c = peek(s, 0);
    for (size_t i = 0; i < COUNT(long_operators); i++) {
        const char *const sign = long_operators[i];
        if (sign[0] == c && sign[1] == peek(s, 1) &&
            (sign[2] == '\0' || sign[2] == peek(s, 2))) {
            return strlen(sign);
        }
    }
    return 0;
}

static bool is_short(int c) {
    switch (c) {
    case '(':
    case ')':
    case ',':
    case '=':
    case ':':
    case '{':
    case '}':
        return true; // most are one of these
    }
    return c > 0 && strchr(short_operators, c);
}

static size_t operator_length(const struct scanner *s) {
    int c = peek(s, 0);
    size_t len = is_doubled(c) && is_doubled(peek(s, 1)) ? long_length(s) : 0;
    return len > 0 ? len : is_short(c);
}

static aftercare_status pass_word(struct scanner *s, struct token *token) {
    const char *end = s->at + 1;
    while (end < s->end && (lexer_is_letter((unsigned char)*end) ||
                            lexer_is_digit((unsigned char)*end))) {
        end++;
    }
    struct text word = {s->at, (size_t)(end - s->at)};
    token->kind = is_keyword(word) ? TOKEN_KEYWORD : TOKEN_NAME;
    pass_plain(s, word.len);
    return AFTERCARE_OK;
}

static aftercare_status pass_bracket(struct scanner *s, struct token *token) {
    int level = long_level(s);
    if (level >= 0) {
        token->kind = TOKEN_STRING;
        return pass_long(s, level)
                   ? AFTERCARE_OK
                   : scanner_refuse(s, token, "this long text has no end");
    }
    if (peek(s, 1) == '=') {
        return scanner_refuse(s, token, "a long text opens with '[[' or '[=['");
    }
    pass(s);
    return AFTERCARE_OK;
}

static aftercare_status pass_operator(struct scanner *s, struct token *token) {
    size_t len = operator_length(s);
    if (len == 0) {
        return scanner_refuse(s, token,
                              "this character has no meaning in Lua outside a text");
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

aftercare_status scanner_next(struct scanner *s, struct token *token) {
    aftercare_status status = pass_blanks(s);
    if (status) {
        return status;
    }
    const char *start = s->at;
    *token = (struct token){.kind = TOKEN_OPERATOR,
                            .line = s->line,
                            .column = column(s),
                            .offset = (uint32_t)(start - s->start)};
    if (start == s->end) {
        token->kind = TOKEN_END;
    } else {
        status = pass_token(s, token);
    }
    token->text = (struct text){start, (size_t)(s->at - start)};
    return status;
}

aftercare_status scanner_begin(struct scanner *s, const char *place, struct text source,
                               aftercare_error *err) {
    const char *start = source.at ? source.at : ""; // so that it can be added to
    *s = (struct scanner){.place = place, .line = 1, .err = err};
    if (source.len >= INT_MAX) {
        return fail(err, AFTERCARE_ELIMIT, place, "the file is too large");
    }
    s->start = start;
    s->end = start + source.len;
    bool has_mark = source.len >= 3 && memcmp(start, "\xEF\xBB\xBF", 3) == 0;
    s->at = start + (has_mark ? 3 : 0); // some editors put it there; no character
    s->line_start = s->at;
    return AFTERCARE_OK;
}
