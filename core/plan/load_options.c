#include "core/plan/load_options.h"

#include "core/base/sized.h"
#include "core/lua/tree.h"

// The members that every program knows: those before the first that was added later.
#define LEAST offsetof(aftercare_load_options, files)

aftercare_status load_options_read(aftercare_load_options *out,
                                   const aftercare_load_options *given,
                                   aftercare_error *err) {
    const struct sized sized = {out, sizeof *out, LEAST, "AFTERCARE_LOAD_OPTIONS"};
    *out = AFTERCARE_LOAD_OPTIONS;
    return sized_read(&sized, given, err);
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
