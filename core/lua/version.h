// Versions of packs and plugins, and the engines that these were made for.
#ifndef AFTERCARE_LUA_VERSION_H
#define AFTERCARE_LUA_VERSION_H

#include "core/lua/words.h"

// Whether the engine that runs lies in { "from", "below" }; tells when it does not.
// what is "plugin" or "pack".
struct version_range {
    struct text from, below;
};
bool version_range_read(const struct spot *spot, const struct member *member, void *out);
bool version_fits(struct script *script, const struct head *head,
                  const struct version_range *range);

// "1.0.0": numbers with dots, for `version`. *out is a struct text.
bool version_read(const struct spot *spot, const struct member *member, void *out);

#endif
