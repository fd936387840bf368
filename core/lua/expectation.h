// What a case of a pack's tests expects: `expect = { verdict = "…", findings = { … } }`.
#ifndef AFTERCARE_LUA_EXPECTATION_H
#define AFTERCARE_LUA_EXPECTATION_H

#include "core/base/json.h"
#include "core/lua/spot.h"

// Reads the field `expect` of a case's table into an object, which is the script's: its
// members have the shapes that are known for them, and `never` is null. NULL after a
// mistake was told.
const struct json *expectation_read(const struct spot *table);

#endif
