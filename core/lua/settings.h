// Configuration files: Lua, plain assignments, no words at all.
#ifndef AFTERCARE_LUA_SETTINGS_H
#define AFTERCARE_LUA_SETTINGS_H

#include "core/base/arena.h"
#include "core/base/fail.h"
#include "core/base/text.h"

// Writes {"name": {"value": …, "line": 3}, …} into out, in the order of the file; an
// empty table is an empty list. ENOTFOUND, EIO; ERULES with line and column for whatever
// is wrong in the file, a name that is read before it is set, a name set twice, a value
// that is neither text nor number nor truth value nor a table of those; ENOMEM.
aftercare_status settings_read(struct buffer *out, const struct allocator *allocator,
                               const char *path, aftercare_error *err);

#endif
