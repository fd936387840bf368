// The column of each piece: two blanks a level, `=` below `=`, `&` below `=`.
#include "core/lua/layout_inside.h"
#include "core/lua/lexer_text.h"

#define INDENT 2
#define NONE (-1) // no `=` yet

static int characters(struct text text) {
    int count = 0;
    for (size_t i = 0; i < text.len; i++) {
        count += ((unsigned char)text.at[i] & 0xC0) != 0x80;
    }
    return count;
}

static struct text first_line(struct text text) {
    size_t len = 0;
    while (len < text.len && !lexer_is_newline((unsigned char)text.at[len])) {
        len++;
    }
    return (struct text){text.at, len};
}

static struct text last_line(struct text text) {
    size_t at = text.len;
    while (at > 0 && !lexer_is_newline((unsigned char)text.at[at - 1])) {
        at--;
    }
    return (struct text){text.at + at, text.len - at};
}

int piece_width(const struct piece *piece) {
    return characters(first_line(piece->text)) + piece->has_comma;
}

// The `=` of the entry `name = …` that begins with piece i, or NO_PIECE.
static uint32_t equals_of(const struct layout *layout, size_t i) {
    const struct piece *piece = &layout->at[i];
    size_t at = i + 1;
    if (piece_is(piece, "[") && piece->mate != NO_PIECE) {
        at = (size_t)piece->mate + 1;
    } else if (piece->kind != TOKEN_NAME || piece->is_comment) {
        return NO_PIECE;
    }
    bool is_named =
        at < layout->count && piece_is(&layout->at[at], "=") && !layout->at[at].is_code;
    for (size_t k = i + 1; is_named && k <= at; k++) {
        is_named = layout->at[k].lines == 0 && !layout->at[k].is_comment;
    }
    return is_named ? (uint32_t)at : NO_PIECE;
}

static int name_width(const struct layout *layout, size_t i, size_t equals) {
    int width = 0;
    for (size_t k = i; k < equals; k++) {
        width += piece_width(&layout->at[k]) + (k > i ? layout_space(layout, k) : 0);
    }
    return width;
}

// Gives the `=` of a block their places: one below the other, but for entries of a table
// inside a rule of which several share a line.
static void end_block(struct layout *layout, size_t owner) {
    struct ruler *ruler = &layout->rulers[owner];
    bool is_inside = owner < layout->count && layout->at[owner].parent != NO_PIECE;
    bool is_given = ruler->given >= ruler->widest;
    int width = is_given ? ruler->given : ruler->widest;
    bool is_aligned = is_given || !is_inside || !ruler->is_packed;
    for (uint32_t i = ruler->list; i != NO_PIECE; i = layout->before[i]) {
        layout->at[i].pad = is_aligned ? width - layout->widths[i] : 0;
    }
    *ruler = (struct ruler){.joint = ruler->joint, .list = NO_PIECE};
}

// How wide the author made the name, by where its `=` is.
static int given_width(const struct layout *layout, size_t i, size_t equals) {
    const struct piece *name = &layout->at[i];
    const struct piece *sign = &layout->at[equals];
    const struct text before = {layout->source.at + name->offset,
                                sign->offset - name->offset};
    return name->line == sign->line && before.len > 0 ? characters(before) - 1 : 0;
}

static void add_to_block(struct layout *layout, struct ruler *ruler, size_t i,
                         uint32_t equals) {
    int width = name_width(layout, i, equals);
    layout->widths[equals] = width;
    int given = given_width(layout, i, equals);
    bool is_first = ruler->list == NO_PIECE;
    ruler->given = is_first ? 0 : ruler->only == given ? given : 0;
    ruler->only = is_first || ruler->only == given ? given : NONE;
    layout->at[equals].is_ruled = true;
    layout->before[equals] = ruler->list;
    ruler->list = equals;
    ruler->widest = width > ruler->widest ? width : ruler->widest;
}

// Whether what is aligned ends before piece i: at a blank line, and outside of all tables
// wherever no other `name = …` follows on the next line.
static bool ends_block(const struct layout *layout, size_t i, uint32_t equals) {
    const struct piece *piece = &layout->at[i];
    bool is_outside = piece->parent == NO_PIECE;
    bool is_statement = is_outside && layout_begins_statement(layout, i);
    bool is_closer = piece->mate != NO_PIECE && piece->mate < i;
    if (piece->is_code) {
        return is_outside && piece->lines > 0;
    }
    return piece->lines > 1 || (is_statement && equals == NO_PIECE) ||
           (is_outside && is_closer && piece->lines > 0);
}

static void align(struct layout *layout) {
    for (size_t i = 0; i < layout->count; i++) {
        layout->at[i].pad = 0;
        layout->at[i].is_ruled = false;
    }
    for (size_t i = 0; i < layout->count; i++) {
        struct piece *piece = &layout->at[i];
        size_t owner = piece->parent == NO_PIECE ? layout->count : piece->parent;
        bool is_entry = owner < layout->count && layout->at[owner].is_open &&
                        !piece->is_comment && layout_begins_entry(layout, i);
        bool may_be = is_entry || layout_begins_statement(layout, i);
        uint32_t equals = may_be ? equals_of(layout, i) : NO_PIECE;
        if (piece->mate != NO_PIECE && piece->mate < i) {
            end_block(layout, piece->mate);
        }
        if (ends_block(layout, i, equals)) {
            end_block(layout, owner);
        }
        if (is_entry && piece->lines == 0) {
            layout->rulers[owner].is_packed = true;
        } else if (equals != NO_PIECE) {
            add_to_block(layout, &layout->rulers[owner], i, equals);
        }
    }
    end_block(layout, layout->count);
}

// The indent of a piece that begins a line outside code.
static int indent(const struct layout *layout, const struct ruler *ruler, size_t i) {
    const struct piece *piece = &layout->at[i];
    if (piece->mate != NO_PIECE && piece->mate < i) {
        return layout->at[piece->mate].indent;
    }
    bool is_start = piece->is_comment || layout_begins_entry(layout, i) ||
                    layout_begins_statement(layout, i);
    if (piece->parent == NO_PIECE) {
        return piece_is_joint(piece) && ruler->joint != NONE ? ruler->joint
               : is_start                                    ? 0
                                                             : INDENT;
    }
    const struct piece *around = &layout->at[piece->parent];
    if (piece_is_joint(piece) && ruler->joint != NONE) {
        return ruler->joint;
    }
    if (piece_is(around, "(")) {
        return around->column + 1;
    }
    return around->indent + (is_start ? INDENT : 2 * INDENT);
}

// Where the walk along the lines is.
struct walk {
    int end;    // the column behind the last piece
    int indent; // of the line
    int shift;  // of code against the source
};

static void place(struct layout *layout, struct walk *walk, const struct ruler *ruler,
                  size_t i) {
    struct piece *piece = &layout->at[i];
    if (piece->lines > 0 || i == 0) {
        int code = piece->source_indent + walk->shift;
        walk->indent = !piece->is_code ? indent(layout, ruler, i) : code > 0 ? code : 0;
        piece->column = walk->indent;
    } else if (piece->is_code) {
        const char *behind = piece[-1].text.at + piece[-1].text.len;
        piece->column = walk->end + (int)(piece->text.at - behind);
    } else {
        piece->column = walk->end + layout_space(layout, i) + piece->pad;
    }
    piece->indent = walk->indent;
    if (!piece->is_code) {
        walk->shift = piece->indent - piece->source_indent;
    }
    struct text last = last_line(piece->text);
    walk->end = last.len < piece->text.len ? characters(last) + piece->has_comma
                                           : piece->column + piece_width(piece);
}

// Remembers where a continued line of the entry would begin with its `&`.
static void note_joint(struct layout *layout, size_t i) {
    const struct piece *piece = &layout->at[i];
    struct ruler *ruler =
        &layout->rulers[piece->parent == NO_PIECE ? layout->count : piece->parent];
    if (piece_is(piece, "=")) {
        ruler->joint = piece->column;
    } else if (layout_begins_statement(layout, i)) {
        ruler->joint = NONE;
    } else if (layout_begins_entry(layout, i) && !piece->is_comment) {
        ruler->joint = piece->column + INDENT;
    } else if (piece_is(piece, "(")) {
        layout->rulers[i].joint = piece->column > 0 ? piece->column - 1 : 0;
    }
}

// Open tables end each entry with a comma, the last one too.
static void add_commas(struct layout *layout) {
    for (size_t i = 0; i < layout->count; i++) {
        const struct piece *piece = &layout->at[i];
        bool is_closer = piece->mate != NO_PIECE && piece->mate < i;
        size_t last = is_closer ? layout_token_before(layout, i) : NO_PIECE;
        if (is_closer && layout->at[piece->mate].is_open && last != piece->mate) {
            layout->at[last].has_comma = true;
        }
    }
}

void layout_columns(struct layout *layout) {
    for (size_t i = 0; i <= layout->count; i++) {
        layout->rulers[i] = (struct ruler){.joint = NONE, .list = NO_PIECE};
    }
    add_commas(layout);
    align(layout);
    struct walk walk = {0};
    for (size_t i = 0; i < layout->count; i++) {
        uint32_t parent = layout->at[i].parent;
        place(layout, &walk, &layout->rulers[parent == NO_PIECE ? layout->count : parent],
              i);
        if (!layout->at[i].is_code) {
            note_joint(layout, i);
        }
    }
}
