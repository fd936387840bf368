// What the parts of the layout share: the pieces of a file, and the steps on them.
#ifndef AFTERCARE_LUA_LAYOUT_INSIDE_H
#define AFTERCARE_LUA_LAYOUT_INSIDE_H

#include "core/lua/layout.h"
#include "core/lua/lexer.h"

#define LAYOUT_COLUMNS 120  // no line is longer that can be broken
#define LAYOUT_NESTING 200  // of brackets; Lua bears no more
#define LAYOUT_PASSES 1000  // of breaking long lines
#define NO_PIECE UINT32_MAX // in the place of a bracket: outside all of them

// A token or a comment.
struct piece {
    struct text text; // as it is written
    enum token_kind kind;
    bool is_comment;
    bool ends_line;     // a comment that only a newline ends
    bool is_code;       // inside `function … end`: stays as the author wrote it
    bool is_open;       // a table with its entries on lines of their own
    bool is_ruled;      // an `=` that stands below or above others
    bool has_comma;     // a comma is written behind it
    uint32_t offset;    // in the source
    uint32_t written;   // its offset in what was written
    uint32_t mate;      // of a bracket outside code: the other one
    uint32_t parent;    // the bracket around it, or NO_PIECE
    int line;           // in the source
    int lines;          // newlines before it
    int blanks;         // before it on its line in the source, without tabs
    int source_indent;  // columns of blanks before the first piece of its source line
    int column, indent; // where it stands in the layout, and the first of its line
    int pad;            // further blanks before an `=`
};

// What a bracket's entries are aligned by; behind the last piece, the same of what lies
// in none.
struct ruler {
    int joint;      // the column of `&` on a line of its own, or -1: not known yet
    bool is_packed; // some of these share a line
    int widest;     // of the names since the last blank line
    int only;       // the width that the author gave all of these, or -1
    int given;      // the same where there are two and more, else 0
    uint32_t list;  // the `=` of these, each leading to the one before
};

struct layout {
    struct arena *arena;
    const char *place;
    struct text source;
    struct piece *at;
    size_t count, capacity;
    struct ruler *rulers; // of all pieces and one more
    uint32_t *before;     // of each `=`: the one before it in its ruler's list
    int *widths;          // of each `=`: of its name
    aftercare_error *err;
};

// Reads the source into pieces: separators stand before comments, `&` and `|` behind
// them, no separator ends a table, texts are in double quotes where that needs no escape.
aftercare_status layout_pieces(struct layout *layout);

// Matches brackets. ERULES where they nest too deep.
aftercare_status layout_brackets(struct layout *layout);

// Decides where lines end, from where the author ended them.
void layout_lines(struct layout *layout);

// Puts a blank line around each rule of several lines.
void layout_blocks(struct layout *layout);

// Gives each piece its column, and open tables a comma behind their last entry. The
// rulers have to be there.
void layout_columns(struct layout *layout);

// Breaks lines that are too long; whether there was one that could be broken.
bool layout_break(struct layout *layout);

// Tells what of the source differs from what was written.
void layout_tell(const struct layout *layout, struct text written,
                 const struct layout_request *request);

// Of pieces.
bool piece_is(const struct piece *piece, const char *text);
bool piece_is_separator(const struct piece *piece); // , ;
bool piece_is_joint(const struct piece *piece);     // & | ..
bool piece_ends_value(const struct piece *piece);
int piece_width(const struct piece *piece); // of its first line, in characters

// The last piece before i that is no comment, or NO_PIECE.
size_t layout_token_before(const struct layout *layout, size_t i);

// Whether an entry of a table, a statement, begins with piece i.
bool layout_begins_entry(const struct layout *layout, size_t i);
bool layout_begins_statement(const struct layout *layout, size_t i);

// Whether the author lined piece i up with those above and below it: entries that share a
// line, in an open table or in a table on one line that is an entry of an open one; their
// `=`; and those of statements.
bool layout_is_lined_up(const struct layout *layout, size_t i);

// The blanks between piece i and the one before it, on one line. The author's are kept
// before a comment at a line's end, and in columns of rows.
int layout_space(const struct layout *layout, size_t i);

#endif
