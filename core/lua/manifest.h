// Which engines a pack or a plugin was made for, read from the text of its file before
// anything in it runs: so one of another time is refused for that, and not for whatever
// in it this engine does not understand.
#ifndef AFTERCARE_LUA_MANIFEST_H
#define AFTERCARE_LUA_MANIFEST_H

#include "core/lua/script.h"

// Looks for `word "name" { engine = { "from", "below" } }` in the script's tokens. False
// when this engine lies outside of the two, which is told; then the file must not run.
// What is not written out like that is left to those who read it when it runs.
bool manifest_fits(struct script *script, struct text word);

#endif
