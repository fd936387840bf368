// Making a kept function anew.
#include "core/lua/function_code_inside.h"
#include "core/lua/sandbox.h"
#include "core/lua/sandbox_value.h"

#include <lauxlib.h>

// [-0, +1, m] first is where the pieces stand on the stack.
static void push_cell(lua_State *L, const struct function_cell *cell, int first) {
    switch (cell->kind) {
    case CELL_GLOBALS:
        lua_pushglobaltable(L);
        return;
    case CELL_LIBRARY:
        lua_pushcfunction(L, cell->library);
        return;
    case CELL_PIECE:
        lua_pushvalue(L, first + (int)cell->piece);
        return;
    case CELL_VALUE:
        sandbox_value_push(L, cell->value);
        return;
    }
}

// The first that has a variable fills it, and the others share it.
struct owner {
    int piece, variable; // piece 0: nobody yet
};

static void set_cell(lua_State *L, const struct function_code *code, size_t number,
                     struct owner *owner, struct owner user, int first) {
    if (owner->piece > 0) {
        lua_upvaluejoin(L, user.piece, user.variable, owner->piece, owner->variable);
        return;
    }
    push_cell(L, &code->cells[number], first);
    (void)lua_setupvalue(L, user.piece, user.variable);
    *owner = user;
}

void function_code_push(lua_State *L, const struct function_code *code) {
    struct owner owners[CELLS_MAX] = {0};
    int first = lua_gettop(L) + 1;
    luaL_checkstack(L, PIECES_MAX + 4, "too many functions");
    for (size_t i = 0; i < code->pieces_count; i++) {
        struct text dump = code->pieces[i].dump;
        sandbox_charge(L, dump.len / 8);
        if (luaL_loadbufferx(L, dump.at, dump.len, "=", "b") != LUA_OK) {
            (void)lua_error(L);
        }
    }
    for (size_t i = 0; i < code->pieces_count; i++) {
        const struct function_piece *piece = &code->pieces[i];
        for (size_t k = 0; k < piece->cells_count; k++) {
            size_t cell = piece->cells[k];
            struct owner user = {first + (int)i, (int)k + 1};
            set_cell(L, code, cell, &owners[cell], user, first);
        }
    }
    lua_settop(L, first);
}
