// The rules of some folders under the options that cases choose. Cases with the same
// options share one loading.
#ifndef AFTERCARE_PLAN_VARIANT_H
#define AFTERCARE_PLAN_VARIANT_H

#include "core/lua/pack_tests.h"
#include "core/plan/library.h"

struct variant {
    const aftercare_option *options;
    size_t count;
    aftercare_rules *rules;
    aftercare_assessor *assessor;
    struct variant *next;
};

struct variants {
    const aftercare_load_options *load;
    size_t folders; // how many of load's folders of rules are loaded, memory the last
    struct arena *arena;
    struct variant *first;
};

// The variant of a case, loaded when it is first asked for. What load answers; ENOMEM. A
// case says itself what the clinic chose: the options of load count for nothing.
aftercare_status variant_find(struct variant **out, struct variants *variants,
                              const struct pack_case *pack_case, aftercare_error *err);

// Frees all of them; they stay the arena's memory.
void variant_forget(struct variants *variants);

// Whether the pack lies in the last of the folders that are loaded.
bool variant_has_pack(const struct variants *variants, const struct pack *pack);

#endif
