// A pack's own tests: cases that say what must come out for one patient, read from the
// Lua files in its folder tests/. Running them is somebody else's work.
#ifndef AFTERCARE_LUA_PACK_TESTS_H
#define AFTERCARE_LUA_PACK_TESTS_H

#include "aftercare/aftercare.h"
#include "core/base/json.h"
#include "core/base/problems.h"
#include "core/rules/rulebase.h"

struct pack_case {
    const struct pack *pack;
    struct text name; // a sentence
    struct place place;
    // The documents, as JSON, so that they go through the same door as every other:
    // { patient, request } and { session, patient, contact }. at is NULL for one that the
    // case does not have: the first without patient and request, the second without
    // session.
    struct text assessment, session;
    const aftercare_option *options; // what the clinic chose, by name
    size_t options_count;
    const struct json *expect; // an object; `never` is null, an empty table an empty list
    const struct pack_case *next;
};

// Reads the tests of a pack that was loaded with these options, in the order of files and
// cases; *out is NULL when it has none. What is wrong in them goes to options->problem,
// and makes the answer ERULES. EIO, ENOMEM. All is the arena's, but for what the pack's
// struct lends.
aftercare_status pack_tests_read(const struct pack_case **out, struct arena *arena,
                                 const struct pack *pack,
                                 const aftercare_load_options *options,
                                 aftercare_error *err);

#endif
