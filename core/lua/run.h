// Running one file in a sandbox of its own, with the words of its kind.
#ifndef AFTERCARE_LUA_RUN_H
#define AFTERCARE_LUA_RUN_H

#include "core/lua/files.h"
#include "core/lua/words.h"

// Makes further words known, inside the sandbox. [-0, +0, e]
typedef void run_prepare(lua_State *L, struct script *script);

struct run {
    const struct word *words; // NULL: none but prepare's
    run_prepare *prepare;     // NULL: none
    bool is_data;             // the lexer refuses words that look like conditions
    struct text manifest;     // manifest_fits's word: the file runs only if it fits
    bool is_quiet;            // unknown words are borne
    struct pack *pack;
    void *about;  // for the words
    char *digest; // NULL, or room for that of what the file says, once it was read
};

// Runs the file; all its mistakes go to the load's problems. ENOMEM alone makes it fail.
// *plugin (may be NULL) is the plugin's name that the file gave itself, or empty.
aftercare_status run_file(struct load *load, const char *path, struct text text,
                          const struct run *run, struct text *plugin);

// A mistake that Lua told, in plain words and with its column.
void run_complain(struct script *script, const aftercare_error *err);

#endif
