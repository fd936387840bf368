// The fields of a kind that have got another name.
#ifndef AFTERCARE_LUA_PLUGIN_FIELDS_H
#define AFTERCARE_LUA_PLUGIN_FIELDS_H

#include "core/lua/spot.h"
#include "core/rules/kind.h"

// Tells each deprecated field of the kind, whose list of fields the spot is, that cannot
// be read as the one that it names: there is no such field, it is deprecated too, has
// another type, or the old one is needed. False when there was one.
bool plugin_fields_check(const struct spot *spot, const struct kind *kind);

#endif
