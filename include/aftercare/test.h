// Rules are tested by the cases of their own packs: by whoever writes them, and by a
// program that loads new ones while it is at work, before it takes them.
#ifndef AFTERCARE_TEST_H
#define AFTERCARE_TEST_H

#include "aftercare/assess.h"

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

// One case of a pack's tests that was run. All is borrowed for the call.
typedef struct aftercare_test_case {
    const char *pack, *name, *file; // file and line: where it is written
    int line;
    const aftercare_error *failure; // what came out otherwise than expected; an empty
                                    // sentence: it passed
    const char *rule;           // the rule that made the difference; NULL: none is known
    aftercare_json explanation; // of that rule, as by aftercare_explain; text NULL: none
} aftercare_test_case;

// Told once for each case.
typedef void aftercare_test_told(void *context, const aftercare_test_case *told);

// How many cases came out as they expect, and how many did not.
typedef struct aftercare_test_result {
    size_t passed, failed;
} aftercare_test_result;

// Runs the tests of the packs in options->rules from the folder `first` on (from 0; the
// rules in memory are the last folder, of number options->rules_count). Each
// folder is tested together with those named before it, and with nothing but the options
// that a case itself chooses, so that neither a clinic's packs nor its choices change
// what shipped cases say. told may be NULL. ERULES when rules or tests do not load (each
// mistake goes to options->problem), ENOTFOUND, EIO, ENOMEM; *result is set only when all
// ran.
// Threads: any; told is called by the same one. Folders may not be changed meanwhile.
// Cost: one second for the 1 400 cases that ship.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_rules_test(
    const aftercare_load_options *options, size_t first, aftercare_test_told *told,
    void *context, aftercare_test_result *result, aftercare_error *err);

#ifdef __cplusplus
}
#endif

#endif
