// Runs the tests of the workshop's own pack.
#ifndef AFTERCARE_TESTS_TRIALS_H
#define AFTERCARE_TESTS_TRIALS_H

#include "tests/unit/rules/workshop.h"

struct trials_told {
    struct workshop shop;
    aftercare_status status;
    aftercare_test_result result;
    aftercare_error err;
    char told[8192]; // a line each: "ok NAME", or "no NAME: SENTENCE"
};

static inline void trials_tell(void *context, const aftercare_test_case *one) {
    const char *pack = one->pack;
    const char *name = one->name;
    const aftercare_error *failure = one->failure;
    struct trials_told *told = context;
    size_t len = strlen(told->told);
    assert_string_equal(pack, "t");
    if (*failure->sentence) {
        const char *file = strrchr(failure->place, '/');
        (void)snprintf(told->told + len, sizeof told->told - len, "no %s: %s:%d: %s\n",
                       name, file ? file + 1 : failure->place, failure->line,
                       failure->sentence);
    } else {
        (void)snprintf(told->told + len, sizeof told->told - len, "ok %s\n", name);
    }
}

// The shared folder of the workshop is taken as tested already.
static inline void trials_run(struct trials_told *told, const char *rules,
                              const char *cases, const aftercare_option *option) {
    *told = (struct trials_told){.status = AFTERCARE_OK};
    workshop_begin(&told->shop, rules, cases);
    aftercare_load_options options = workshop_options(&told->shop);
    options.options = option;
    options.options_count = option ? 1 : 0;
    told->status =
        aftercare_rules_test(&options, 1, trials_tell, told, &told->result, &told->err);
}

#endif
