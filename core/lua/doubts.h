// What `check` cannot say of rules whose files have mistakes, some of them: a finding
// that only all files together prove, and one that a file with mistakes may accept.
#ifndef AFTERCARE_LUA_DOUBTS_H
#define AFTERCARE_LUA_DOUBTS_H

#include "core/lua/script.h"

// Something is wrong with the load. The base has a doubt from then on; ENOMEM.
aftercare_status doubts_begin(struct load *load);

// A file of that text has mistakes, or was not run. ENOMEM.
aftercare_status doubts_of_file(struct load *load, struct text text);

#endif
