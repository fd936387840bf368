// A source as pieces: tokens and comments, each where the layout wants it.
#include "core/lua/layout_inside.h"
#include "core/lua/lexer_text.h"
#include "core/lua/scanner.h"

#include <string.h>

#define TAB_COLUMNS 2

// What is read, up to where, and how deep in blocks of code.
struct reading {
    struct layout *layout;
    struct scanner scanner;
    const char *at;         // behind the last token
    const char *line;       // begins the line that `at` is on
    int lines, line_number; // newlines since the last piece; the line that `at` is on
    long depth;             // of blocks; 0 outside code
    bool awaits_do;         // behind `for` or `while`
};

bool piece_is(const struct piece *piece, const char *text) {
    return !piece->is_comment && piece->kind != TOKEN_STRING &&
           text_is(piece->text, text);
}

bool piece_is_separator(const struct piece *piece) {
    return piece_is(piece, ",") || piece_is(piece, ";");
}

bool piece_is_joint(const struct piece *piece) {
    return piece_is(piece, "&") || piece_is(piece, "|") || piece_is(piece, "..");
}

bool piece_ends_value(const struct piece *piece) {
    static const char *const ends[] = {")",   "]",    "}",     "end",
                                       "nil", "true", "false", "..."};
    if (piece->is_comment) {
        return false;
    }
    bool is_value = piece->kind == TOKEN_NAME || piece->kind == TOKEN_STRING ||
                    piece->kind == TOKEN_NUMBER;
    for (size_t i = 0; !is_value && i < sizeof ends / sizeof *ends; i++) {
        is_value = text_is(piece->text, ends[i]);
    }
    return is_value;
}

size_t layout_token_before(const struct layout *layout, size_t i) {
    while (i > 0) {
        if (!layout->at[--i].is_comment) {
            return i;
        }
    }
    return NO_PIECE;
}

static int indent_of(const struct reading *reading) {
    int columns = 0;
    for (const char *at = reading->line; *at == ' ' || *at == '\t'; at++) {
        columns += *at == '\t' ? TAB_COLUMNS : 1;
    }
    return columns;
}

// Goes past bytes, and counts the lines that end among them.
static void pass(struct reading *reading, const char *end) {
    while (reading->at < end) {
        char c = *reading->at++;
        if (!lexer_is_newline((unsigned char)c)) {
            continue;
        }
        bool is_pair = reading->at < end && *reading->at != c &&
                       lexer_is_newline((unsigned char)*reading->at);
        reading->at += is_pair;
        reading->line = reading->at;
        reading->line_number++;
        reading->lines++;
    }
}

static int blanks_before(const struct reading *reading, const char *at) {
    int blanks = 0;
    while (at - blanks > reading->line && at[-blanks - 1] == ' ') {
        blanks++;
    }
    return blanks;
}

static struct piece *add(struct reading *reading, struct text text) {
    struct layout *layout = reading->layout;
    struct piece *grown = arena_grow(layout->arena, layout->at, layout->count,
                                     &layout->capacity, sizeof *grown);
    if (!grown) {
        return NULL;
    }
    layout->at = grown;
    struct piece *piece = &layout->at[layout->count++];
    *piece = (struct piece){.text = text,
                            .offset = (uint32_t)(text.at - reading->scanner.start),
                            .mate = NO_PIECE,
                            .parent = NO_PIECE,
                            .line = reading->line_number,
                            .lines = reading->lines,
                            .blanks = blanks_before(reading, text.at),
                            .source_indent = indent_of(reading),
                            .is_code = reading->depth > 0 || reading->awaits_do};
    reading->lines = 0;
    return piece;
}

// The length of the bracket that opens a long comment behind its dashes; 0: it is short.
static size_t long_bracket(const char *at, const char *end) {
    size_t len = 1;
    if (at == end || *at != '[') {
        return 0;
    }
    while (at + len < end && at[len] == '=') {
        len++;
    }
    return at + len < end && at[len] == '[' ? len + 1 : 0;
}

// Whether a bracket of that length closes here.
static bool closes_long(const char *at, size_t bracket) {
    for (size_t i = 0; i < bracket; i++) {
        if (at[i] != (i == 0 || i + 1 == bracket ? ']' : '=')) {
            return false;
        }
    }
    return true;
}

// Where a comment ends; the scanner has seen that it does.
static const char *comment_end(const char *at, const char *end, bool *is_short) {
    size_t bracket = long_bracket(at + 2, end);
    *is_short = bracket == 0;
    for (at += 2 + bracket; at < end; at++) {
        if (*is_short && lexer_is_newline((unsigned char)*at)) {
            return at;
        }
        if (!*is_short && (size_t)(end - at) >= bracket && closes_long(at, bracket)) {
            return at + bracket;
        }
    }
    return end;
}

static struct text trimmed(const char *at, const char *end) {
    while (end > at && lexer_is_blank((unsigned char)end[-1])) {
        end--;
    }
    return (struct text){at, (size_t)(end - at)};
}

// The comments before a token.
static bool add_comments(struct reading *reading, const char *end) {
    while (reading->at < end) {
        const char *at = memchr(reading->at, '-', (size_t)(end - reading->at));
        bool is_short;
        pass(reading, at ? at : end);
        if (!at) {
            break;
        }
        const char *stop = comment_end(at, end, &is_short);
        struct piece *piece = add(reading, trimmed(at, stop));
        if (!piece) {
            return false;
        }
        piece->is_comment = true;
        piece->ends_line = is_short;
        pass(reading, stop);
        reading->lines = 0;
    }
    return true;
}

// Takes the piece at `from` to `to`, the others close up.
static void move(struct layout *layout, size_t from, size_t to) {
    struct piece moved = layout->at[from];
    size_t low = from < to ? from + 1 : to;
    size_t count = from < to ? to - from : from - to;
    memmove(&layout->at[from < to ? from : to + 1], &layout->at[low],
            count * sizeof moved);
    layout->at[to] = moved;
}

// Where the last token and the one before it stand about comments between them.
static void settle(struct layout *layout) {
    size_t last = layout->count - 1;
    size_t before = layout_token_before(layout, last);
    if (before == NO_PIECE || layout->at[last].is_code) {
        return;
    }
    bool is_apart = before + 1 < last;
    if (is_apart && piece_is_separator(&layout->at[last])) {
        layout->at[last].lines = 0;
        move(layout, last, before + 1);
    } else if (is_apart && piece_is_joint(&layout->at[before])) {
        layout->at[before].lines = 1;
        move(layout, before, last - 1);
    } else if (piece_is(&layout->at[last], "}") &&
               piece_is_separator(&layout->at[before]) && !layout->at[before].is_code) {
        move(layout, before, last);
        layout->count--;
    }
}

// Double quotes, where nothing inside would have to change for them.
static bool quote(struct reading *reading, struct piece *piece) {
    struct text text = piece->text;
    if (piece->is_code || text.at[0] != '\'' || memchr(text.at, '"', text.len)) {
        return true;
    }
    char *quoted = arena_copy(reading->layout->arena, text.at, text.len);
    if (!quoted) {
        return false;
    }
    quoted[0] = quoted[text.len - 1] = '"';
    piece->text.at = quoted;
    return true;
}

// How blocks of code go on with a token that was added.
static void step_code(struct reading *reading, struct piece *piece) {
    if (piece->kind != TOKEN_KEYWORD) {
        return;
    }
    struct text word = piece->text;
    bool opens = text_is(word, "function") || text_is(word, "do") ||
                 text_is(word, "if") || text_is(word, "repeat");
    bool closes = text_is(word, "end") || text_is(word, "until");
    bool is_outside = reading->depth == 0;
    reading->awaits_do = is_outside && (text_is(word, "for") || text_is(word, "while") ||
                                        (reading->awaits_do && !text_is(word, "do")));
    if (opens) {
        reading->depth++;
    } else if (closes && !is_outside) {
        reading->depth--;
    }
}

static bool add_token(struct reading *reading, const struct token *token) {
    const char *end = reading->scanner.at;
    struct piece *piece = add(reading, token->text);
    if (!piece) {
        return false;
    }
    piece->kind = token->kind;
    pass(reading, end);
    reading->lines = 0;
    step_code(reading, piece);
    if (piece->kind == TOKEN_STRING && !quote(reading, piece)) {
        return false;
    }
    settle(reading->layout);
    return true;
}

aftercare_status layout_pieces(struct layout *layout) {
    struct reading reading = {.layout = layout, .line_number = 1};
    struct token token = {.kind = TOKEN_OPERATOR};
    aftercare_status status =
        scanner_begin(&reading.scanner, layout->place, layout->source, layout->err);
    reading.at = reading.line = reading.scanner.at;
    while (!status && token.kind != TOKEN_END) {
        status = scanner_next(&reading.scanner, &token);
        bool is_there =
            status || (add_comments(&reading, token.text.at) &&
                       (token.kind == TOKEN_END || add_token(&reading, &token)));
        if (!is_there) {
            status = fail(layout->err, AFTERCARE_ENOMEM, layout->place,
                          "no memory to lay it out");
        }
    }
    return status;
}

aftercare_status layout_brackets(struct layout *layout) {
    uint32_t around = NO_PIECE;
    int depth = 0;
    for (uint32_t i = 0; i < layout->count; i++) {
        struct piece *piece = &layout->at[i];
        bool is_sign = piece->kind == TOKEN_OPERATOR && !piece->is_comment &&
                       !piece->is_code && piece->text.len == 1;
        char sign = is_sign ? piece->text.at[0] : '\0';
        if (sign && strchr(")]}", sign) && around != NO_PIECE) {
            piece->mate = around;
            layout->at[around].mate = i;
            around = layout->at[around].parent;
            depth--;
        }
        piece->parent = around;
        if (sign && strchr("([{", sign)) {
            around = i;
            depth++;
        }
        if (depth > LAYOUT_NESTING) {
            return fail_at(layout->err, AFTERCARE_ERULES, layout->place, piece->line, 0,
                           "more than %d brackets lie in each other (use a local)",
                           LAYOUT_NESTING);
        }
    }
    return AFTERCARE_OK;
}
