// What a kept function is made of, for the files that keep it and that make it anew.
#ifndef AFTERCARE_LUA_FUNCTION_CODE_INSIDE_H
#define AFTERCARE_LUA_FUNCTION_CODE_INSIDE_H

#include "core/base/json.h"
#include "core/lua/function_code.h"

#define PIECES_MAX 32
#define CELLS_MAX 100

// What a variable around a function holds.
enum cell_kind { CELL_VALUE, CELL_PIECE, CELL_LIBRARY, CELL_GLOBALS };

struct function_cell {
    enum cell_kind kind;
    const struct json *value; // CELL_VALUE
    size_t piece;             // CELL_PIECE
    lua_CFunction library;    // CELL_LIBRARY
};

// One function, and which cells its variables are.
struct function_piece {
    struct text dump;
    const size_t *cells;
    size_t cells_count;
};

#endif
