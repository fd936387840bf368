// Lines that are too long: broken behind commas, then before `&` and `|`, then by opening
// a table; the outermost that there is, first.
#include "core/lua/layout_inside.h"

// The pieces of one line, from first until end, of which the last token is `last`.
struct line {
    size_t first, end, last;
};

static struct line take_line(const struct layout *layout, size_t first) {
    struct line line = {first, first + 1, first};
    while (line.end < layout->count && layout->at[line.end].lines == 0) {
        if (!layout->at[line.end].is_comment) {
            line.last = line.end;
        }
        line.end++;
    }
    return line;
}

static int end_of(const struct piece *piece) {
    return piece->column + piece_width(piece);
}

static bool is_too_long(const struct layout *layout, const struct line *line) {
    for (size_t i = line->first; i <= line->last; i++) {
        if (end_of(&layout->at[i]) > LAYOUT_COLUMNS) {
            return true;
        }
    }
    return false;
}

// Whether a line can be ended before piece i, behind a comma: in an open table or, if
// that is asked for, in the brackets of a call.
static bool is_comma_break(const struct layout *layout, size_t i, bool is_in_call) {
    const struct piece *piece = &layout->at[i];
    if (piece->is_code || piece->is_comment || piece->parent == NO_PIECE) {
        return false;
    }
    const struct piece *around = &layout->at[piece->parent];
    size_t before = layout_token_before(layout, i);
    bool is_behind_comma = before != NO_PIECE && before + 1 == i &&
                           piece_is_separator(&layout->at[before]) &&
                           layout->at[before].parent == piece->parent;
    return is_behind_comma && (is_in_call ? piece_is(around, "(") : around->is_open);
}

// Ends the line behind the last commas that fit.
static bool fill(struct layout *layout, const struct line *line, bool is_in_call) {
    size_t candidate = NO_PIECE;
    bool is_broken = false;
    int shift = 0; // what follows a break moves to the left
    for (size_t i = line->first + 1; i <= line->last; i++) {
        const struct piece *piece = &layout->at[i];
        if (is_comma_break(layout, i, is_in_call)) {
            candidate = i;
        }
        if (candidate != NO_PIECE && end_of(piece) - shift > LAYOUT_COLUMNS) {
            struct piece *next = &layout->at[candidate];
            const struct piece *around = &layout->at[next->parent];
            next->lines = 1;
            shift = next->column - (is_in_call ? around->column + 1 : around->indent + 2);
            candidate = NO_PIECE;
            is_broken = true;
        }
    }
    return is_broken;
}

// Rows that are lined up stay rows.
static bool has_columns(const struct layout *layout, size_t table) {
    for (size_t i = table + 1; i < layout->at[table].mate; i++) {
        if (layout->at[i].parent == table && layout_is_lined_up(layout, i)) {
            return true;
        }
    }
    return false;
}

// Whether it can be opened.
static bool is_closed_table(const struct layout *layout, size_t i) {
    const struct piece *piece = &layout->at[i];
    uint32_t around = piece->parent;
    if (around != NO_PIECE && piece_is(&layout->at[around], "{") &&
        !layout->at[around].is_open && has_columns(layout, around)) {
        return false;
    }
    return !piece->is_code && piece_is(piece, "{") && !piece->is_open &&
           piece->mate != NO_PIECE && piece->mate > i + 1 && !has_columns(layout, i);
}

static int width_of_table(const struct layout *layout, const struct line *line,
                          size_t i) {
    size_t mate = layout->at[i].mate;
    size_t end = mate < line->end ? mate : line->last;
    return end_of(&layout->at[end]) - layout->at[i].column;
}

// How deep in the line's brackets the outermost `&`, and the outermost closed table, lie;
// the widest of these.
struct depths {
    int joint, table;
    size_t widest;
};

static struct depths measure(const struct layout *layout, const struct line *line) {
    struct depths depths = {INT32_MAX, INT32_MAX, NO_PIECE};
    int depth = 0, width = 0;
    for (size_t i = line->first; i <= line->last; i++) {
        const struct piece *piece = &layout->at[i];
        bool is_opener = piece->mate != NO_PIECE && piece->mate > i;
        bool is_closer = piece->mate != NO_PIECE && piece->mate < i;
        depth -= is_closer;
        if (!piece->is_code && piece_is_joint(piece) && i > line->first &&
            depth < depths.joint) {
            depths.joint = depth;
        }
        if (is_closed_table(layout, i) && depth <= depths.table) {
            int wide = width_of_table(layout, line, i);
            if (depth < depths.table || wide > width) {
                depths.widest = i;
                width = wide;
            }
            depths.table = depth;
        }
        depth += is_opener;
    }
    return depths;
}

static void break_joints(struct layout *layout, const struct line *line, int level) {
    int depth = 0;
    for (size_t i = line->first; i <= line->last; i++) {
        struct piece *piece = &layout->at[i];
        bool is_bracket = piece->mate != NO_PIECE;
        depth -= is_bracket && piece->mate < i;
        if (!piece->is_code && piece_is_joint(piece) && i > line->first &&
            depth == level) {
            piece->lines = 1;
        }
        depth += is_bracket && piece->mate > i;
    }
}

static bool has_names(const struct layout *layout, size_t table) {
    for (size_t i = table + 1; i < layout->at[table].mate; i++) {
        if (layout->at[i].parent == table && piece_is(&layout->at[i], "=")) {
            return true;
        }
    }
    return false;
}

// Names stand on lines of their own; a list is filled, if it is still too long.
static void open_table(struct layout *layout, size_t table) {
    size_t mate = layout->at[table].mate;
    bool is_apart = has_names(layout, table);
    layout->at[table].is_open = true;
    layout->at[mate].lines = 1;
    for (size_t i = table + 1; i < mate; i++) {
        struct piece *piece = &layout->at[i];
        bool is_entry = piece->parent == table && layout_begins_entry(layout, i);
        bool is_first = layout_token_before(layout, i) == table;
        if (is_entry && piece->lines == 0 && (is_apart || is_first)) {
            piece->lines = 1;
        }
    }
}

static bool break_line(struct layout *layout, const struct line *line) {
    if (fill(layout, line, false)) {
        return true;
    }
    struct depths depths = measure(layout, line);
    if (depths.joint != INT32_MAX && depths.joint <= depths.table) {
        break_joints(layout, line, depths.joint);
        return true;
    }
    if (depths.widest != NO_PIECE) {
        open_table(layout, depths.widest);
        return true;
    }
    return fill(layout, line, true);
}

bool layout_break(struct layout *layout) {
    bool is_broken = false;
    for (size_t i = 0; i < layout->count;) {
        struct line line = take_line(layout, i);
        if (is_too_long(layout, &line)) {
            is_broken = break_line(layout, &line) || is_broken;
        }
        i = line.end;
    }
    return is_broken;
}
