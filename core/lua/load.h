// Loading: from folders of Lua files, or from such files in memory, to an immutable
// rulebase. Each file runs in a
// sandbox of its own, in stages: schema, vocabulary, options, sources, plugins, packs,
// rules. What was loaded does not depend on the order of folders and files, and nothing
// of Lua survives.
#ifndef AFTERCARE_LUA_LOAD_H
#define AFTERCARE_LUA_LOAD_H

#include "aftercare/aftercare.h"
#include "core/base/problems.h"
#include "core/rules/rulebase.h"

// Loads all files of options' folders, and those in memory, into base, which is new; its
// arena keeps what stays, and its arena's allocator serves the rest. options' allocator,
// problem and zoneinfo are not looked at.
//
// Every mistake of every file goes to problems, in the order of files and lines; then the
// answer is ERULES and *err (which may be NULL) is the first of them. ENOTFOUND or EIO
// for a folder or a file that cannot be read, EUSAGE or ELIMIT for a path in memory, and
// ENOMEM, end the load at once. The base
// is of no use unless the answer is OK.
aftercare_status load_rules(struct rulebase *base, const aftercare_load_options *options,
                            struct problems *problems, aftercare_error *err);

#endif
