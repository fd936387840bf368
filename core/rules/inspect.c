#include "core/rules/inspect.h"

#include "core/rules/inspect_inside.h"
#include "core/rules/translation.h"

// Where some files have mistakes, those of the other rules that can be spoken of.
static aftercare_status look_at_some(struct inspection *inspection) {
    if (inspection->base->doubt->is_of_words) {
        return AFTERCARE_OK;
    }
    inspect_rules(inspection);
    return inspect_pairs(inspection);
}

static aftercare_status look_at_all(struct inspection *inspection) {
    inspect_rules(inspection);
    aftercare_status status = inspect_pairs(inspection);
    return status ? status : inspect_gaps(inspection);
}

static aftercare_status look(struct inspection *inspection,
                             const aftercare_check_watch *watch) {
    translation_check(inspection->base, inspection->problems);
    aftercare_status status =
        inspection->base->doubt ? look_at_some(inspection) : look_at_all(inspection);
    return status ? status : inspect_tell(inspection, watch);
}

// A copy of the base with those rules alone of which all was read.
static aftercare_status leave_doubtful(struct rulebase *out, struct arena *arena,
                                       const struct rulebase *base) {
    *out = *base;
    out->rules = arena_array(arena, base->rules_count, sizeof *out->rules);
    out->rules_count = 0;
    for (size_t i = 0; out->rules && i < base->rules_count; i++) {
        if (!base->rules[i]->is_doubtful) {
            out->rules[out->rules_count++] = base->rules[i];
        }
    }
    return out->rules ? AFTERCARE_OK : AFTERCARE_ENOMEM;
}

aftercare_status inspect(const struct rulebase *base, const struct allocator *allocator,
                         const aftercare_check_watch *watch) {
    struct rulebase some;
    struct inspection inspection = {.base = &some};
    arena_init(&inspection.arena, allocator, 0);
    mistakes_init(&inspection.mistakes, &inspection.arena);
    inspection.problems = &inspection.mistakes.problems;
    inspection.reasoning = reasoning_new(&inspection.arena, base);
    inspection.is_told = arena_array(&inspection.arena, base->rules_count, sizeof(bool));
    aftercare_status status = inspection.reasoning && inspection.is_told
                                  ? leave_doubtful(&some, &inspection.arena, base)
                                  : AFTERCARE_ENOMEM;
    if (!status) {
        status = look(&inspection, watch);
    }
    arena_clear(&inspection.arena);
    return status;
}
