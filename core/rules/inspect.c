#include "core/rules/inspect.h"

#include "core/rules/inspect_inside.h"
#include "core/rules/translation.h"

static aftercare_status look(struct inspection *inspection,
                             const aftercare_check_watch *watch) {
    translation_check(inspection->base, inspection->problems);
    inspect_rules(inspection);
    aftercare_status status = inspect_pairs(inspection);
    status = status ? status : inspect_gaps(inspection);
    return status ? status : inspect_tell(inspection, watch);
}

aftercare_status inspect(const struct rulebase *base, const struct allocator *allocator,
                         const aftercare_check_watch *watch) {
    struct inspection inspection = {.base = base};
    arena_init(&inspection.arena, allocator, 0);
    mistakes_init(&inspection.mistakes, &inspection.arena);
    inspection.problems = &inspection.mistakes.problems;
    inspection.reasoning = reasoning_new(&inspection.arena, base);
    inspection.is_told = arena_array(&inspection.arena, base->rules_count, sizeof(bool));
    aftercare_status status = inspection.reasoning && inspection.is_told
                                  ? look(&inspection, watch)
                                  : AFTERCARE_ENOMEM;
    arena_clear(&inspection.arena);
    return status;
}
