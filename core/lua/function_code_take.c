// Keeping a function of a file: what Lua dumps of it, and the variables around it.
#include "core/lua/function_code_inside.h"
#include "core/lua/plain.h"

#include <lauxlib.h>

#include <string.h>

// A function while it is taken. Functions that refer to each other are kept once; so are
// variables that several of them share.
struct taking {
    const struct spot *spot;
    int list; // on the stack: the Lua functions, in the order of pieces
    struct function_piece pieces[PIECES_MAX];
    size_t pieces_count;
    struct function_cell cells[CELLS_MAX];
    const void *ids[CELLS_MAX];
    size_t cells_count;
};

static int write_dump(lua_State *L, const void *bytes, size_t len, void *context) {
    (void)L;
    struct buffer *out = context;
    buffer_add(out, bytes, len);
    return out->failed;
}

// Dumps the function on top, with its lines. False when there is no memory. [-0, +0, -]
static bool dump(const struct spot *spot, struct text *out) {
    struct script *script = spot->script;
    struct buffer bytes;
    buffer_init(&bytes, &script->arena->allocator, SIZE_MAX - 1);
    if (lua_dump(spot->L, write_dump, &bytes, 0) == 0) {
        *out = script_copy(script, (struct text){bytes.at, bytes.len});
    } else {
        script->status = AFTERCARE_ENOMEM;
    }
    buffer_clear(&bytes);
    return !script->status;
}

// The Lua function on top as a piece: the one that it is already, or a new one.
// [-0, +0, e]
static bool add_piece(struct taking *taking, size_t *piece) {
    lua_State *L = taking->spot->L;
    for (size_t i = 0; i < taking->pieces_count; i++) {
        (void)lua_rawgeti(L, taking->list, (lua_Integer)i + 1);
        bool is_same = lua_rawequal(L, -1, -2);
        lua_pop(L, 1);
        if (is_same) {
            *piece = i;
            return true;
        }
    }
    if (taking->pieces_count == PIECES_MAX) {
        return spot_complain(taking->spot, CHECK_TOO_MUCH,
                             "it calls too many functions (at most %d)", PIECES_MAX - 1);
    }
    *piece = taking->pieces_count++;
    lua_pushvalue(L, -1);
    lua_rawseti(L, taking->list, (lua_Integer)*piece + 1);
    return dump(taking->spot, &taking->pieces[*piece].dump);
}

static bool is_globals(lua_State *L) {
    lua_pushglobaltable(L);
    bool is_same = lua_rawequal(L, -1, -2);
    lua_pop(L, 1);
    return is_same;
}

// Of C's functions only the library's have no variables around them.
static bool is_library(lua_State *L) {
    if (!lua_iscfunction(L, -1)) {
        return false;
    }
    bool is_bare = !lua_getupvalue(L, -1, 1);
    lua_pop(L, is_bare ? 0 : 1);
    return is_bare;
}

// A word of the file, or a condition, has no place in a function.
static bool refuse_word(const struct taking *taking, struct text name) {
    mistaken_bear(taking->spot->L, -1);
    return spot_complain(taking->spot, CHECK_FUNCTION_VALUE,
                         "\"%.*s\" is no plain value (a function asks the facts "
                         "themselves, as in facts:word(\"…\"):verb())",
                         SHOWN(name));
}

// What the variable of that name holds, which is on top. [-0, +0, e]
static bool fill_cell(struct taking *taking, struct function_cell *cell,
                      struct text name) {
    lua_State *L = taking->spot->L;
    if (is_globals(L)) {
        cell->kind = CELL_GLOBALS;
        return true;
    }
    if (is_library(L)) {
        cell->kind = CELL_LIBRARY;
        cell->library = lua_tocfunction(L, -1);
        return true;
    }
    if (lua_type(L, -1) == LUA_TFUNCTION && !lua_iscfunction(L, -1)) {
        cell->kind = CELL_PIECE;
        return add_piece(taking, &cell->piece);
    }
    if (lua_type(L, -1) == LUA_TFUNCTION || lua_type(L, -1) == LUA_TUSERDATA) {
        return refuse_word(taking, name);
    }
    struct spot spot = *taking->spot;
    spot.index = lua_gettop(L);
    spot.name = name;
    cell->kind = CELL_VALUE;
    cell->value = plain_read(&spot);
    return cell->value;
}

// The variable of a function as a cell; its value is on top. [-0, +0, e]
static bool add_cell(struct taking *taking, const void *id, struct text name,
                     size_t *cell) {
    for (size_t i = 0; i < taking->cells_count; i++) {
        if (taking->ids[i] == id) {
            *cell = i;
            return true;
        }
    }
    if (taking->cells_count == CELLS_MAX) {
        return spot_complain(taking->spot, CHECK_TOO_MUCH,
                             "it uses too many names (at most %d)", CELLS_MAX);
    }
    *cell = taking->cells_count++;
    taking->ids[*cell] = id;
    return fill_cell(taking, &taking->cells[*cell], name);
}

// Takes the variables of a piece, and with them further pieces. [-0, +0, e]
static bool take_cells(struct taking *taking, struct function_piece *piece, int number) {
    lua_State *L = taking->spot->L;
    size_t cells[256] = {0}; // as many as Lua bears
    const char *name;
    (void)lua_rawgeti(L, taking->list, number);
    int function = lua_gettop(L);
    for (int i = 1; (name = lua_getupvalue(L, function, i)); i++) {
        void *id = lua_upvalueid(L, function, i);
        if (!add_cell(taking, id, text_of(name), &cells[piece->cells_count++])) {
            return false;
        }
        lua_settop(L, function);
    }
    lua_settop(L, function - 1);
    size_t *kept = script_alloc(taking->spot->script, piece->cells_count, sizeof *kept);
    for (size_t i = 0; kept && i < piece->cells_count; i++) {
        kept[i] = cells[i];
    }
    piece->cells = kept;
    return kept;
}

static bool take_all(struct taking *taking) {
    lua_State *L = taking->spot->L;
    size_t first = 0;
    lua_createtable(L, 1, 0);
    taking->list = lua_gettop(L);
    lua_pushvalue(L, taking->spot->index);
    bool is_right = add_piece(taking, &first);
    for (size_t i = 0; is_right && i < taking->pieces_count; i++) {
        lua_settop(L, taking->list);
        is_right = take_cells(taking, &taking->pieces[i], (int)i + 1);
    }
    lua_settop(L, taking->list - 1);
    return is_right;
}

static void *keep(struct script *script, const void *items, size_t count, size_t size) {
    char *kept = script_alloc(script, count, size);
    if (kept && count > 0) {
        memcpy(kept, items, count * size);
    }
    return kept;
}

// The file's own folder, without the last stroke.
static struct text folder_of(const char *file) {
    const char *end = strrchr(file, '/');
    return (struct text){file, end ? (size_t)(end - file) : 0};
}

// "our-clinic/before.lua": the file and its pack's folder; a plugin's own.
static const char *shown_file(const struct script *script) {
    struct text folder = script->pack ? script->pack->folder : folder_of(script->file);
    size_t at = folder.len;
    while (at > 0 && folder.at[at - 1] != '/') {
        at--;
    }
    return script->file + at;
}

const struct function_code *function_code_take(const struct spot *spot) {
    struct script *script = spot->script;
    struct taking taking = {.spot = spot};
    luaL_checkstack(spot->L, 8, "too many values");
    if (!take_all(&taking)) {
        return NULL;
    }
    struct function_code *code = script_alloc(script, 1, sizeof *code);
    struct function_piece *pieces =
        keep(script, taking.pieces, taking.pieces_count, sizeof *pieces);
    struct function_cell *cells =
        keep(script, taking.cells, taking.cells_count, sizeof *cells);
    if (!code || !pieces || !cells) {
        return NULL;
    }
    *code = (struct function_code){.file = script->file,
                                   .shown = shown_file(script),
                                   .line = spot_place(spot).line,
                                   .base = script->base,
                                   .pieces = pieces,
                                   .pieces_count = taking.pieces_count,
                                   .cells = cells,
                                   .cells_count = taking.cells_count};
    return code;
}
