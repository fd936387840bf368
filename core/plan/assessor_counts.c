// How the rules that are functions do with an assessor.
#include "core/plan/library.h"
#include "core/rules/tally.h"

#include <string.h>

const char *aftercare_failure_name(aftercare_failure failure) {
    static const char *const names[] = {
        [AFTERCARE_FAILURE_STEPS] = "steps",
        [AFTERCARE_FAILURE_MEMORY] = "memory",
        [AFTERCARE_FAILURE_ERROR] = "error",
    };
    size_t number = (size_t)failure;
    return number < sizeof names / sizeof *names ? names[number] : "unknown";
}

bool aftercare_assessor_count_at(const aftercare_assessor *assessor, size_t number,
                                 aftercare_rule_counts *out) {
    const struct rulebase *base = assessor->rules->base;
    const struct function_runner *runner = &assessor->runner;
    static const struct tally none = {0};
    if (number >= base->users_count) {
        return false;
    }
    const struct function_user *user = &base->users[number];
    uint32_t index = user->function->index;
    const struct tally *tally =
        index < runner->tallies_count ? &runner->tallies[index] : &none;
    aftercare_rule_counts counts = {
        .size = out->size < sizeof counts ? out->size : sizeof counts,
        .rule = user->rule ? user->rule->name.at : user->kind->name.at,
        .place = user->function->shown,
        .runs = tally->runs,
        .steps = tally->steps,
        .is_kind = !user->rule,
        .is_set_aside = tally->row >= AFTERCARE_FAILURES_MAX,
        .last = tally->last,
    };
    memcpy(counts.failures, tally->failures, sizeof counts.failures);
    memcpy(out, &counts, counts.size);
    return true;
}

void aftercare_assessor_try_again(aftercare_assessor *assessor) {
    function_runner_try_again(&assessor->runner);
}
