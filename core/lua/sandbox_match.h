// Lua's patterns, matched by our own matcher, which cannot hang: every step is counted,
// and given to `spend` in blocks; its depth is bounded. It gives what Lua's own gives,
// wherever that one ends. It knows no Lua state, so that it can be tried alone.
#ifndef AFTERCARE_LUA_SANDBOX_MATCH_H
#define AFTERCARE_LUA_SANDBOX_MATCH_H

#include "core/base/text.h"

#include <stdbool.h>
#include <stddef.h>

#define SANDBOX_MATCH_CAPTURES 32
#define SANDBOX_MATCH_DEPTH 200
#define SANDBOX_MATCH_BLOCK 256 // steps between two calls of spend

enum { SANDBOX_MATCH_OPEN = -1, SANDBOX_MATCH_POSITION = -2 }; // lengths of captures

struct sandbox_capture {
    const char *at;
    ptrdiff_t len; // or one of the two above
};

struct sandbox_match {
    struct text subject, pattern; // the pattern without the '^' that anchors it; borrowed
    // Takes steps from a budget; false when it is used up. It may also not return.
    bool (*spend)(void *context, unsigned steps);
    void *context;

    struct sandbox_capture captures[SANDBOX_MATCH_CAPTURES]; // of the last try
    unsigned count;
    unsigned depth, steps; // of the try that is going on
    const char *problem;   // a constant sentence once the pattern has proved wrong
};

// Tries whether the pattern matches from that place of the subject on. Returns where the
// match ends, or NULL: none, or, when problem is set, no answer.
const char *sandbox_match_at(struct sandbox_match *match, const char *at);

// Whether the text has no character that means something in a pattern.
bool sandbox_match_is_plain(struct text pattern);

#endif
