// Where things are when nobody says it.
#ifndef AFTERCARE_DAEMON_FOLDERS_H
#define AFTERCARE_DAEMON_FOLDERS_H

#include "core/base/arena.h"
#include "core/base/fail.h"

// "rules" or "plugins": beside the sources that the program was built from, or else where
// it is installed. The arena's; NULL when there is no memory.
const char *folders_data(struct arena *arena, const char *name);

// "sqlite:…/aftercare.db" in $STATE_DIRECTORY, else $XDG_STATE_HOME/aftercare, else
// ~/.local/state/aftercare. EUSAGE when none of the three is known, ENOMEM. Creates
// nothing.
aftercare_status folders_store(const char **out, struct arena *arena,
                               aftercare_error *err);

// A file of that name beside the store ("sqlite:/a/b.db": /a/name); where the store is no
// file, in the folder where folders_store would put one. EUSAGE, ENOMEM as there.
aftercare_status folders_beside(const char **out, struct arena *arena, const char *store,
                                const char *name, aftercare_error *err);

// Makes the folder of a store ("sqlite:/a/b/c.db": /a/b) and those above it, for this
// user alone, as far as they are missing. EIO with the folder and the reason.
aftercare_status folders_make_for(const char *store, aftercare_error *err);

#endif
