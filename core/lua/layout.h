// The one layout of Lua files that are data. Where the author ended lines is kept as far
// as the layout allows it, and so are comments, the order of fields, and what stands
// inside `function … end`. Only blanks, newlines, quotes and the comma behind a table's
// last entry change: the result has the same tokens, which is checked each time.
#ifndef AFTERCARE_LUA_LAYOUT_H
#define AFTERCARE_LUA_LAYOUT_H

#include "core/base/arena.h"
#include "core/base/fail.h"
#include "core/base/text.h"

// Told a line of the source that differs, from 1, and how it would be.
typedef void layout_change(void *context, int line, const char *sentence);

struct layout_request {
    const char *place; // what errors call the source
    struct text source;
    layout_change *change; // NULL: nobody is told; in the order of lines
    void *context;
};

// Lays the source out into *out, which is the arena's. ERULES with the line for what is
// no Lua, ELIMIT for what is too large or too tangled, EINTERNAL if the result would not
// have the same tokens and comments; ENOMEM.
aftercare_status layout_make(struct text *out, struct arena *arena,
                             const struct layout_request *request, aftercare_error *err);

#endif
