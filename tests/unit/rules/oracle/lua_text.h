// A rule base as files: the schema, a vocabulary, options and two packs, in two folders.
#ifndef AFTERCARE_TESTS_ORACLE_LUA_TEXT_H
#define AFTERCARE_TESTS_ORACLE_LUA_TEXT_H

#include "core/base/text.h"
#include "tests/unit/rules/oracle/plain.h"

// Writes the files into a folder that is there and empty, and creates "words" and "packs"
// in it. layout 0 is the plain one; any other number puts rules and terms into another
// order and into other files.
void lua_write(const char *folder, const struct plain_rules *rules, uint64_t layout);

// Removes what lua_write has made, and the folder.
void lua_remove(const char *folder);

// The terms that lie in others, and a rule, as files have them.
void lua_write_terms(struct buffer *out, const struct plain_rules *rules);
void lua_write_rule(struct buffer *out, const struct plain_rules *rules, int rule);

#endif
