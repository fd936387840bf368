// What an editor's language server wants to know of the words in rule files: a Lua file
// of annotations (`---@meta`, as lua-language-server reads them), made from the tables
// that check rules.
#ifndef AFTERCARE_LUA_ANNOTATE_H
#define AFTERCARE_LUA_ANNOTATE_H

#include "core/base/text.h"
#include "core/rules/rulebase.h"

// Adds the annotations of all words, fields and terms of rules that are loaded.
void annotate(struct buffer *out, const struct rulebase *base);

#endif
