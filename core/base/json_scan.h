// The first pass over a document: is it JSON as RFC 8259 has it, in UTF-8, within the
// limits, and are its numbers such that every reader understands the same? No tree is
// made here; what is noted is where each value begins.
#ifndef AFTERCARE_BASE_JSON_SCAN_H
#define AFTERCARE_BASE_JSON_SCAN_H

#include "core/base/json.h"

// One value that was begun and has not ended yet.
struct json_step {
    struct text key; // as it is written, with its quotes; empty for an entry of a list
    size_t index;
};

struct json_scan {
    struct text text;
    const char *place;
    struct arena *arena; // for offsets
    struct json_limits limits;
    size_t at; // the byte that comes next

    uint32_t *offsets; // of each value, in the order in which they begin
    size_t count, capacity;

    struct json_step path[JSON_DEPTH_MAX + 1]; // without the root
    unsigned steps;
    unsigned depth; // of lists and objects that are open
};

// Reads all of scan->text, which is at most UINT32_MAX bytes long; text, place, arena and
// limits are the caller's to set, the rest is zero. EDOCUMENT or ELIMIT with line and
// column, ENOMEM; path then says which value it was in. O(bytes).
aftercare_status json_scan(struct json_scan *scan, aftercare_error *err);

#endif
