// The words of each kind of file.
#ifndef AFTERCARE_LUA_STAGES_H
#define AFTERCARE_LUA_STAGES_H

#include "core/lua/words.h"

extern const struct word schema_words[];
extern const struct word vocabulary_words[];
extern const struct word option_words[];
extern const struct word source_words[];
extern const struct word plugin_words[];
extern const struct word pack_words[];

// The folds, in plugins' files. [-0, +0, e]
void plugin_prepare(lua_State *L, struct reading *reading);

// A word for each kind. [-0, +0, e]
void rule_words_add(lua_State *L, struct reading *reading);

// What no single file can check, told at the end of a stage.
void schema_check(struct load *load);
void plugins_check(struct load *load);
void vocabulary_check_categories(struct load *load);

// Whether the engine that runs lies in { "from", "below" }; tells when it does not.
// what is "plugin" or "pack".
struct engine_range {
    struct text from, below;
};
bool engine_read(const struct spot *spot, const struct member *member, void *out);
bool engine_fits(struct reading *reading, const struct head *head,
                 const struct engine_range *range);

// "1.0.0": numbers with dots, for `version`. *out is a struct text.
bool version_read(const struct spot *spot, const struct member *member, void *out);

#endif
