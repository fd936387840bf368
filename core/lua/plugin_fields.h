// The fields of a kind: those that have got another name, and their defaults.
#ifndef AFTERCARE_LUA_PLUGIN_FIELDS_H
#define AFTERCARE_LUA_PLUGIN_FIELDS_H

#include "core/lua/spot.h"
#include "core/rules/kind.h"

// Tells each deprecated field of the kind, whose list of fields the spot is, that cannot
// be read as the one that it names: there is no such field, it is deprecated too, has
// another type, or the old one is needed. False when there was one.
bool plugin_fields_check(const struct spot *spot, const struct kind *kind);

// Reads the default of a field whose table the spot is, and of which all else was read,
// as the field of a rule is read; does nothing where there is none. Tells one that no
// rule could give, and one that such a field cannot have. False when there was a mistake,
// or no memory; the field is as it was then.
bool plugin_fields_default(const struct spot *table, struct field *field);

#endif
