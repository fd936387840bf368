#include "core/plan/coverage.h"

#include "core/plan/coverage_inside.h"
#include "core/plan/pack_hold.h"

aftercare_status coverage_begin(struct coverage *out, struct arena *arena,
                                const struct rulebase *base) {
    struct sides *rules = arena_array(arena, base->rules_count, sizeof *rules);
    struct parts *parts = arena_array(arena, base->rules_count, sizeof *parts);
    aftercare_status status = rules && parts ? AFTERCARE_OK : AFTERCARE_ENOMEM;
    for (size_t i = 0; !status && i < base->rules_count; i++) {
        status = side_list(&rules[i], arena, base->rules[i]);
        if (!status) {
            status = part_list(&parts[i], arena, base->rules[i]);
        }
    }
    *out = (struct coverage){arena, rules, parts, base->rules_count};
    return status;
}

aftercare_status coverage_add(struct coverage *coverage, const struct pack_trial *trial) {
    const struct pack_case *pack_case = trial->pack_case;
    struct looking looking = {
        .coverage = coverage, .trial = trial, .base = trial->assessor->rules->base};
    bool has_moments = json_member(pack_case->expect, "at") != NULL;
    aftercare_status status = AFTERCARE_OK;
    if (pack_case->assessment.at && pack_hold_first(pack_case->expect, OF_ASSESSMENT)) {
        status = coverage_assessment(&looking);
    }
    return !status && pack_case->session.at && has_moments ? coverage_plan(&looking)
                                                           : status;
}
