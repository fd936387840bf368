// Versions of packs and plugins, and the engines that these were made for.
#ifndef AFTERCARE_LUA_VERSION_H
#define AFTERCARE_LUA_VERSION_H

#include "core/lua/words.h"

// The engines that read rules as this one does, for whoever writes a manifest. `below`
// goes up with the first release that reads rules otherwise, and then `from` with it.
#define VERSION_ENGINE_FROM "0.1"
#define VERSION_ENGINE_BELOW "1.0"

struct version_range {
    struct text from, below;
};
bool version_range_read(const struct spot *spot, const struct member *member, void *out);

// Whose range it is: what is "plugin" or "pack".
struct version_owner {
    struct text what, id;
    struct place place;
};

// Whether the engine that runs lies in { "from", "below" }; tells when it does not.
bool version_fits(struct script *script, const struct version_owner *owner,
                  const struct version_range *range);

// Whether both are versions, the first before the second.
bool version_range_is_right(const struct version_range *range);

// "1.0.0": numbers with dots, for `version`. *out is a struct text.
bool version_read(const struct spot *spot, const struct member *member, void *out);

#endif
