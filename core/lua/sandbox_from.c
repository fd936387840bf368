// From Lua's state to its sandbox, to what the host left there, and to the line that
// runs.
#include "core/lua/sandbox_inside.h"

#define LEVELS_MAX 64

lua_State *sandbox_state(struct sandbox *sandbox) {
    return sandbox->state;
}

struct sandbox *sandbox_from(lua_State *L) {
    return *(struct sandbox **)lua_getextraspace(L);
}

void sandbox_set_host(struct sandbox *sandbox, void *host) {
    sandbox->host = host;
}

void *sandbox_host(const struct sandbox *sandbox) {
    return sandbox->host;
}

int sandbox_line(lua_State *L) {
    lua_Debug call;
    for (int level = 0; level < LEVELS_MAX && lua_getstack(L, level, &call); level++) {
        if (lua_getinfo(L, "l", &call) && call.currentline > 0) {
            return call.currentline;
        }
    }
    return 0;
}
