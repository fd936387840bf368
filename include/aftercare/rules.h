// Rules: loaded from folders or from memory, and never changed from then on. Any number
// of threads may use the same ones at once, and they live until nobody needs them any
// more.
#ifndef AFTERCARE_RULES_H
#define AFTERCARE_RULES_H

#include "aftercare/error.h"

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

// A constant text, "0.1.0": of the library that is running, not of the header.
// Threads: any.
// Cost: none.
// Since 0.1.0.
AFTERCARE_API const char *aftercare_version(void);

// The engines that read rules as this one does.
typedef struct aftercare_engines {
    const char *from;  // the first release that knows all that its rules may say
    const char *below; // the first one that may read them otherwise
} aftercare_engines;

// Takes nothing; returns what a pack or a plugin that was written for this library and
// tried with it says in its manifest, engine = { from, below }: "0.1" and "1.0". Rules
// load where the range of their own manifest holds aftercare_version(). Constant.
// Threads: any.
// Cost: nothing.
// Since 0.1.0.
AFTERCARE_API const aftercare_engines *aftercare_engine_range(void);

// Plugins, vocabulary, options and packs, loaded and compiled.
typedef struct aftercare_rules aftercare_rules;

// The shape of lua_Alloc: new_size 0 frees and gives NULL; pointer NULL allocates; making
// a block smaller never fails.
typedef void *aftercare_allocate(void *context, void *pointer, size_t old_size,
                                 size_t new_size);

// Told once for each mistake of a load, in the order of files and lines. err is borrowed
// for the call.
typedef void aftercare_problem(void *context, const aftercare_error *err);

// What a clinic chose: an option's name and one of its choices (rules/options.lua).
typedef struct aftercare_option {
    const char *name, *value;
} aftercare_option;

// A file that the host has in memory, in its database perhaps: len bytes, no NUL needed.
// path is the one that it would have on the disk, from "plugins/" or "rules/" on
// ("plugins/matching.lua", "rules/schema.lua", "rules/peel/tests/cases.lua"), in UTF-8,
// shorter than AFTERCARE_PLACE_MAX, and with neither "." nor ".." as a step. Errors tell
// it.
typedef struct aftercare_file {
    const char *path, *text;
    size_t len;
} aftercare_file;

// Start with AFTERCARE_LOAD_OPTIONS and set what differs. Everything is borrowed for the
// call.
typedef struct aftercare_load_options {
    size_t size;                // of this struct
    const char *const *plugins; // folders of plugin files
    size_t plugins_count;
    const char *const *rules; // folders as rules/ of this project
    size_t rules_count;
    const aftercare_option *options;
    size_t options_count;
    const char *zoneinfo;       // NULL: /usr/share/zoneinfo
    aftercare_problem *problem; // NULL: only the first mistake is told, in err
    void *problem_context;
    // NULL: realloc and free. Called by each thread that loads these rules, frees them,
    // or uses an assessor of them; the context must live until all of that is freed.
    aftercare_allocate *allocate;
    void *allocate_context;
    // Files in memory, in any order, at most 10 000, instead of folders or besides. Their
    // rules are one folder more, behind the others; what is no rule is passed over, as in
    // a folder.
    const aftercare_file *files;
    size_t files_count;
} aftercare_load_options;

#define AFTERCARE_LOAD_OPTIONS                                                           \
    ((aftercare_load_options){.size = sizeof(aftercare_load_options)})

// Loads plugins, schema, vocabulary, options, sources and packs; the folders may come in
// any order, and files in memory give what they would give on the disk, with the same
// digest. ERULES when anything is wrong: every mistake goes to options->problem, the
// first one to err; ENOTFOUND or EIO for a folder; EUSAGE for options without a size, and
// for a path in memory that is none of a rules' folder, or stands there twice; ELIMIT for
// one that is too long, or too many of them; ENOMEM. *out is the caller's, to be
// freed with aftercare_rules_free; untouched when it fails.
// Threads: any; the folders may not be changed meanwhile.
// Cost: some 20 ms and 1 MB with the packs that ship.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_rules_load(aftercare_rules **out,
                                                    const aftercare_load_options *options,
                                                    aftercare_error *err);

// Gives the caller's hold on the rules back; they may not be used by this handle any
// more. Each assessor holds its rules besides, so those made before go on as they are,
// and whoever is freed last, the handle or an assessor, frees the rules, in its thread.
// So rules are reloaded: load again, hand the new handle to whoever makes assessors, and
// free the old one. NULL does nothing.
// Threads: any, once for each handle; nobody may be making an assessor of it meanwhile.
// Cost: that of giving the memory back, a few hundred µs, for the last one.
// Since 0.1.0.
AFTERCARE_API void aftercare_rules_free(aftercare_rules *rules);

// "sha256:…" of all that was loaded and chosen; borrowed until the rules are freed, the
// last assessor of them included.
// Threads: any.
// Cost: none; it was reckoned at the load.
// Since 0.1.0.
AFTERCARE_API const char *aftercare_rules_digest(const aftercare_rules *rules);

// Reads a configuration: a Lua file of plain assignments, run in the sandbox that rules
// run in, with no words at all. *json is {"name": {"value": …, "line": 3, "column": 1},
// …} in the file's order, a column of 0 not being known; the caller's, to be freed with
// aftercare_text_free, and untouched when it fails. ENOTFOUND or EIO for the file, ERULES
// with the place, ENOMEM.
// Threads: any.
// Cost: some 50 µs.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_settings_read(char **json, size_t *len,
                                                       const char *path,
                                                       aftercare_error *err);

// Frees such a text; NULL does nothing.
// Threads: any.
// Cost: that of free.
// Since 0.1.0.
AFTERCARE_API void aftercare_text_free(char *text);

#ifdef __cplusplus
}
#endif

#endif
