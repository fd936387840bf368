// The blanks between two pieces on one line.
#include "core/lua/layout_inside.h"

static bool is_unary(const struct layout *layout, size_t i) {
    const struct piece *piece = &layout->at[i];
    size_t before = layout_token_before(layout, i);
    bool may_be = piece_is(piece, "-") || piece_is(piece, "~") || piece_is(piece, "#");
    return may_be && (before == NO_PIECE || !piece_ends_value(&layout->at[before]));
}

// `<const>` behind a local's name.
static bool is_attribute(const struct layout *layout, size_t i) {
    return i + 2 < layout->count && piece_is(&layout->at[i], "<") &&
           (piece_is(&layout->at[i + 1], "const") ||
            piece_is(&layout->at[i + 1], "close")) &&
           piece_is(&layout->at[i + 2], ">");
}

static bool is_inside_attribute(const struct layout *layout, size_t i) {
    return (i >= 1 && is_attribute(layout, i - 1)) ||
           (i >= 2 && is_attribute(layout, i - 2));
}

// Two signs that would be another one, or a comment, side by side.
static bool would_run_together(const struct piece *last, const struct piece *piece) {
    return (piece_is(last, "-") && piece_is(piece, "-")) ||
           (piece_is(last, "[") && piece->text.at[0] == '[') ||
           (last->kind == TOKEN_NUMBER && piece->text.at[0] == '.');
}

// Pieces that touch the one before or behind them.
static bool clings(const struct piece *last, const struct piece *piece) {
    return piece_is(piece, ",") || piece_is(piece, ";") || piece_is(piece, ")") ||
           piece_is(piece, "]") || piece_is(piece, ".") || piece_is(last, "(") ||
           piece_is(last, "[") || piece_is(last, ".") || piece_is(last, ":") ||
           (piece_is(last, "{") && piece_is(piece, "}"));
}

// A table on one line that is an entry of an open one: a row of columns.
static bool is_in_row(const struct layout *layout, const struct piece *piece) {
    uint32_t row = piece->parent;
    uint32_t table = row == NO_PIECE ? NO_PIECE : layout->at[row].parent;
    return table != NO_PIECE && layout->at[table].is_open && !layout->at[row].is_open &&
           layout_begins_entry(layout, row);
}

static bool is_in_open(const struct layout *layout, const struct piece *piece) {
    return piece->parent != NO_PIECE && layout->at[piece->parent].is_open;
}

bool layout_is_lined_up(const struct layout *layout, size_t i) {
    const struct piece *piece = &layout->at[i];
    if (piece->blanks < 2 || piece->is_code || piece->is_comment) {
        return false;
    }
    if (piece->parent == NO_PIECE && piece_is(piece, "{")) {
        return piece[-1].kind == TOKEN_STRING;
    }
    bool is_open = is_in_open(layout, piece);
    bool is_sign = piece_is(piece, "=") && !piece->is_ruled;
    return is_sign
               ? is_open || piece->parent == NO_PIECE
               : piece_is_separator(piece - 1) && (is_open || is_in_row(layout, piece));
}

int layout_space(const struct layout *layout, size_t i) {
    const struct piece *piece = &layout->at[i];
    if (i == 0) {
        return 0;
    }
    const struct piece *last = piece - 1;
    if ((piece->ends_line && piece->blanks > 1) || layout_is_lined_up(layout, i)) {
        return piece->blanks;
    }
    if (piece->is_comment || last->is_comment || would_run_together(last, piece)) {
        return 1;
    }
    if (clings(last, piece) || is_unary(layout, i - 1) ||
        is_inside_attribute(layout, i)) {
        return 0;
    }
    bool is_bracket = piece_is(piece, "(") || piece_is(piece, "[");
    return !(is_bracket && piece_ends_value(last));
}
