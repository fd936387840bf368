// The words of each kind of file.
#ifndef AFTERCARE_LUA_STAGES_H
#define AFTERCARE_LUA_STAGES_H

#include "core/lua/words.h"

extern const struct word words_schema[];
extern const struct word words_vocabulary[];
extern const struct word words_options[];
extern const struct word words_sources[];
extern const struct word words_plugin[];
extern const struct word words_pack[];

// The folds, in plugins' files. [-0, +0, e]
void words_plugin_prepare(lua_State *L, struct script *script);

// In rule files: a word for each kind; those of the schema, `area` and `option`;
// `accept`.
// [-0, +0, e]
void words_rule_add(lua_State *L, struct script *script);
void words_condition_add(lua_State *L, struct script *script);
void words_accept_add(lua_State *L);

// The same for the lists of the other files.
void words_accept_read(struct script *script, const struct head *head,
                       const struct spot *table);

#define ACCEPT_WORD                                                                      \
    { .name = "accept", .read = words_accept_read, .has_id = true, .style = STYLE_KEBAB }

// What no single file can check, told at the end of a stage.
void words_schema_check(struct load *load);
void words_plugin_check(struct load *load);
void words_vocabulary_check(struct load *load);

#endif
