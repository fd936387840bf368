#include "core/rules/tally.h"

#include <string.h>

aftercare_status tally_begin(struct function_runner *runner,
                             const struct rulebase *base) {
    const struct allocator *allocator = &runner->allocator;
    size_t count = base->functions_count;
    runner->document++;
    if (runner->tallies_count >= count) {
        return AFTERCARE_OK;
    }
    struct tally *grown =
        allocator->allocate(allocator->context, runner->tallies,
                            runner->tallies_count * sizeof *grown, count * sizeof *grown);
    if (!grown) {
        return AFTERCARE_ENOMEM;
    }
    memset(&grown[runner->tallies_count], 0,
           (count - runner->tallies_count) * sizeof *grown);
    runner->tallies = grown;
    runner->tallies_count = count;
    return AFTERCARE_OK;
}

struct tally *tally_of(struct function_runner *runner, const struct function *function) {
    if (!runner || function->index >= runner->tallies_count) {
        return NULL;
    }
    struct tally *tally = &runner->tallies[function->index];
    if (tally->document != runner->document) {
        tally->document = runner->document;
        tally->row_before = tally->row;
        tally->is_aside = tally->row >= AFTERCARE_FAILURES_MAX;
    }
    return tally;
}

void tally_note(struct tally *tally, const struct function_answer *answer) {
    if (!tally) {
        return;
    }
    bool has_failed_here = tally->row > tally->row_before;
    tally->runs++;
    tally->steps += answer->steps;
    if (answer->error) {
        tally->failures[answer->failure]++;
        tally->last = answer->failure;
        tally->row = tally->row_before + 1;
    } else if (!has_failed_here) {
        tally->row = 0;
    }
}
