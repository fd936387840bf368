// Where lines end: where the author ended them, as far as the layout allows it.
#include "core/lua/layout_inside.h"

// Words that begin a statement, wherever they stand behind a whole one.
static bool is_statement_word(const struct piece *piece) {
    static const char *const words[] = {"local", "return", "function", "if",   "for",
                                        "while", "repeat", "goto",     "break"};
    if (piece->kind == TOKEN_NAME) {
        return true;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (piece->kind == TOKEN_KEYWORD && text_is(piece->text, words[i])) {
            return true;
        }
    }
    return false;
}

bool layout_begins_statement(const struct layout *layout, size_t i) {
    const struct piece *piece = &layout->at[i];
    if (piece->is_comment || piece->is_code || piece->parent != NO_PIECE ||
        piece->mate != NO_PIECE) {
        return false;
    }
    size_t before = layout_token_before(layout, i);
    bool is_free = before == NO_PIECE || piece_ends_value(&layout->at[before]) ||
                   piece_is(&layout->at[before], ";");
    return is_free && is_statement_word(piece);
}

bool layout_begins_entry(const struct layout *layout, size_t i) {
    uint32_t parent = layout->at[i].parent;
    size_t before = layout_token_before(layout, i);
    if (parent == NO_PIECE || before == NO_PIECE || !piece_is(&layout->at[parent], "{") ||
        layout->at[i].is_code) {
        return false;
    }
    return before == parent || (piece_is_separator(&layout->at[before]) &&
                                layout->at[before].parent == parent);
}

// A table whose author ended a line beside one of its entries is open.
static void find_open(struct layout *layout) {
    for (size_t i = 0; i < layout->count; i++) {
        struct piece *piece = &layout->at[i];
        bool is_closer = piece->mate != NO_PIECE && piece->mate < i;
        uint32_t table = is_closer ? piece->mate : piece->parent;
        bool is_empty = is_closer && table + 1 == i;
        if (table == NO_PIECE || piece->is_code || is_empty ||
            !piece_is(&layout->at[table], "{")) {
            continue;
        }
        bool is_border = is_closer || piece->is_comment || layout_begins_entry(layout, i);
        if ((is_border && piece->lines > 0) || piece->ends_line) {
            layout->at[table].is_open = true;
        }
    }
}

static bool is_open_table(const struct layout *layout, uint32_t bracket) {
    return bracket != NO_PIECE && layout->at[bracket].is_open;
}

static bool follows_comma(const struct layout *layout, size_t i) {
    size_t before = layout_token_before(layout, i);
    return before != NO_PIECE && piece_is_separator(&layout->at[before]) &&
           layout->at[before].parent == layout->at[i].parent;
}

// How many newlines stand before a token outside code; at most as many as the author
// wrote, unless there has to be one.
static int lines_before(const struct layout *layout, size_t i) {
    const struct piece *piece = &layout->at[i];
    int wanted = piece->lines > 2 ? 2 : piece->lines;
    if (layout_begins_statement(layout, i)) {
        return wanted > 0 ? wanted : 1;
    }
    if (piece->mate != NO_PIECE && piece->mate < i) {
        return layout->at[piece->mate].is_open;
    }
    if (is_open_table(layout, piece->parent) && layout_begins_entry(layout, i)) {
        return wanted > 1 && i > 0 && layout->at[i - 1].is_comment ? 2
               : piece->parent == layout_token_before(layout, i)   ? 1
                                                                   : wanted;
    }
    if (piece_is_joint(piece)) {
        return wanted > 0 || (i + 1 < layout->count && layout->at[i + 1].lines > 0);
    }
    bool is_in_call =
        piece->parent != NO_PIECE && piece_is(&layout->at[piece->parent], "(");
    return is_in_call && wanted > 0 && follows_comma(layout, i);
}

static int lines_before_comment(const struct layout *layout, size_t i) {
    int wanted = layout->at[i].lines;
    bool is_first = i > 0 && layout->at[i].parent == i - 1;
    return wanted > 1 ? (is_first ? 1 : 2) : wanted;
}

static void settle(struct layout *layout, size_t i) {
    struct piece *piece = &layout->at[i];
    if (piece->is_code) {
        return;
    }
    bool has_ended = i > 0 && layout->at[i - 1].ends_line;
    int lines =
        piece->is_comment ? lines_before_comment(layout, i) : lines_before(layout, i);
    piece->lines = lines == 0 && has_ended ? 1 : lines;
}

void layout_lines(struct layout *layout) {
    find_open(layout);
    for (size_t i = 0; i < layout->count; i++) {
        settle(layout, i);
    }
    if (layout->count > 0) {
        layout->at[0].lines = 0;
    }
}

// A statement: its pieces, with the comments above it from `above` on.
struct statement {
    size_t above, first, end;
    bool is_block; // a rule of several lines
};

// Whether `word "id" { … }` or the like begins here.
static bool is_word(const struct layout *layout, size_t i) {
    const struct piece *piece = &layout->at[i];
    return piece->kind == TOKEN_NAME && i + 1 < layout->count &&
           (piece[1].kind == TOKEN_STRING || piece_is(&piece[1], "{") ||
            piece_is(&piece[1], "("));
}

// The next statement from i on, with the comments above it.
static struct statement take_statement(const struct layout *layout, size_t i) {
    struct statement statement = {.above = i, .first = i};
    while (statement.first < layout->count && layout->at[statement.first].is_comment) {
        statement.first++;
    }
    statement.end = statement.first;
    if (statement.first == layout->count) {
        return statement;
    }
    bool is_long = false;
    for (statement.end++; statement.end < layout->count; statement.end++) {
        const struct piece *piece = &layout->at[statement.end];
        bool is_above = piece->is_comment && piece->parent == NO_PIECE &&
                        !piece->is_code && piece->lines > 0;
        if (is_above || layout_begins_statement(layout, statement.end)) {
            break;
        }
        is_long = is_long || piece->lines > 0;
    }
    statement.is_block = is_long && is_word(layout, statement.first);
    return statement;
}

static bool has_blank(const struct layout *layout, const struct statement *statement) {
    for (size_t i = statement->above; i <= statement->first; i++) {
        if (i < layout->count && layout->at[i].lines > 1) {
            return true;
        }
    }
    return false;
}

void layout_blocks(struct layout *layout) {
    struct statement last = {0};
    while (last.end < layout->count) {
        struct statement next = take_statement(layout, last.end);
        bool is_apart = next.above > 0 && next.first < layout->count &&
                        (last.is_block || next.is_block);
        if (is_apart && last.end > last.first && !has_blank(layout, &next)) {
            layout->at[next.above].lines = 2;
        }
        last = next;
    }
}
