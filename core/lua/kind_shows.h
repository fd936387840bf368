// How people read the words that a kind's decision puts into documents.
#ifndef AFTERCARE_LUA_KIND_SHOWS_H
#define AFTERCARE_LUA_KIND_SHOWS_H

#include "core/lua/members.h"

// A reader for a kind that has its fields and its decision:
// shows = { word = { en = "…", es = "…" }, … }. A word that the kind never writes is
// told; one that is left out is shown as it is. out: the struct kind.
bool kind_shows_read(const struct spot *spot, const struct member *member, void *out);

#endif
