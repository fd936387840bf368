#include "core/plan/load_options.h"

#include "core/base/fail.h"
#include "core/lua/tree.h"

#include <string.h>

// The members that every program knows: those before the first that was added later.
#define SIZE_MIN offsetof(aftercare_load_options, files)

aftercare_status load_options_read(aftercare_load_options *out,
                                   const aftercare_load_options *given,
                                   aftercare_error *err) {
    if (given->size < SIZE_MIN) {
        return fail(err, AFTERCARE_EUSAGE, NULL,
                    "the options of a load have a size of %zu (begin with "
                    "AFTERCARE_LOAD_OPTIONS, which sets it)",
                    given->size);
    }
    *out = AFTERCARE_LOAD_OPTIONS;
    memcpy(out, given, given->size < sizeof *out ? given->size : sizeof *out);
    out->size = sizeof *out;
    return AFTERCARE_OK;
}

struct allocator load_options_allocator(const aftercare_load_options *options) {
    if (!options->allocate) {
        return system_allocator;
    }
    return (struct allocator){options->allocate, options->allocate_context};
}

size_t load_options_folders(const aftercare_load_options *options) {
    return options->rules_count + (tree_has_any(options, "rules") ? 1 : 0);
}
