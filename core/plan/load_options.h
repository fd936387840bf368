// What a host hands over to have rules loaded, as far as its size says that it is there.
#ifndef AFTERCARE_PLAN_LOAD_OPTIONS_H
#define AFTERCARE_PLAN_LOAD_OPTIONS_H

#include "aftercare/aftercare.h"
#include "core/base/arena.h"

// *out is what the host's program, which may know fewer members than this library, has
// set, and for the others what AFTERCARE_LOAD_OPTIONS says. EUSAGE for options without a
// size.
aftercare_status load_options_read(aftercare_load_options *out,
                                   const aftercare_load_options *given,
                                   aftercare_error *err);

struct allocator load_options_allocator(const aftercare_load_options *options);

// How many folders of rules there are; those in memory are the last one.
size_t load_options_folders(const aftercare_load_options *options);

#endif
