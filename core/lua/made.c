#include "core/lua/made.h"

#include "core/lua/sandbox.h"

#define MADE "aftercare.condition"

// Under its address the registry has the metatable of conditions, too: it is asked for at
// each step of one, and an address is found sooner than a name.
static const char conditions = 0;

struct made *made_at(lua_State *L, int index) {
    void *made = lua_touserdata(L, index);
    if (!made || !lua_getmetatable(L, index)) {
        return NULL;
    }
    (void)lua_rawgetp(L, LUA_REGISTRYINDEX, &conditions);
    bool is_condition = lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
    return is_condition ? made : NULL;
}

static int be_borne(lua_State *L) {
    struct made *made = made_at(L, 1);
    if (made && made->note) {
        made->note->is_taken = true;
    }
    lua_settop(L, 1);
    return 1;
}

void made_open(lua_State *L, const luaL_Reg *operators, const luaL_Reg *questions) {
    (void)luaL_newmetatable(L, MADE);
    luaL_setfuncs(L, operators, 0);
    luaL_setfuncs(L, questions, 0);
    lua_pushcfunction(L, be_borne);
    lua_setfield(L, -2, "__borne");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_rawsetp(L, LUA_REGISTRYINDEX, &conditions);
}

struct note *made_push(lua_State *L, struct script *script, const struct made *made) {
    luaL_checkstack(L, 4, "too many conditions");
    struct made *copy = lua_newuserdatauv(L, sizeof *copy, 0);
    *copy = *made;
    (void)lua_rawgetp(L, LUA_REGISTRYINDEX, &conditions);
    lua_setmetatable(L, -2);
    if (made->stage == MADE_WORD) {
        return NULL;
    }
    struct note *note = script_passing(script, sizeof *note);
    if (!note) {
        (void)sandbox_no_memory(L);
        return NULL;
    }
    *note = made->note ? *made->note : (struct note){0};
    note->is_first = !made->note;
    note->is_taken = false;
    note->next = script->notes;
    script->notes = note;
    copy->note = note;
    return note;
}

void made_check(struct script *script) {
    struct place told = {0};
    for (const struct note *note = script->notes; note; note = note->next) {
        bool is_told = told.line == note->place.line && told.column == note->place.column;
        if (note->is_taken || (is_told && told.line > 0)) {
            continue;
        }
        told = note->place;
        problem(script->problems, CHECK_UNUSED_CONDITION, told,
                "this condition ends up in no rule (join it by & or |, or take it away)");
    }
}
