// What a plugin means by `of`: categories of terms, or the lists of the schema, so that
// one plugin serves fields that call their things otherwise. A list is `treatments`,
// `areas` or `products` of the request, or a fact of type "records", such as "concerns".
#ifndef AFTERCARE_LUA_PLUGIN_LISTS_H
#define AFTERCARE_LUA_PLUGIN_LISTS_H

#include "core/lua/script.h"
#include "core/lua/value.h"

// The categories that names stand for, each once, the script's; *is_list tells whether a
// list was among the names. False when there is no memory, which is told.
bool plugin_lists_read(struct texts *out, bool *is_list, struct script *script,
                       struct texts names);

// Remembers that a field of the kind, which is still to be registered, takes a list. Both
// are the load's.
void plugin_lists_note(struct script *script, const struct kind *kind,
                       struct field *field);

// Once all plugins are read: what another kind of the same fold names by its category is
// left to that one, and so no product is cut, and no concern ranked, twice. ENOMEM.
aftercare_status plugin_lists_narrow(struct load *load);

#endif
