// libaftercare-author, which has all of libaftercare as well: for whoever writes rules,
// what is wrong with them, what their cases never tried, how their files look. A program
// that only assesses needs none of it.
#ifndef AFTERCARE_AUTHOR_H
#define AFTERCARE_AUTHOR_H

#include "aftercare/assess.h"
#include "aftercare/test.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Told once for each finding that a pack accepts, with the reason that it gives.
typedef void aftercare_accepted(void *context, const aftercare_error *err,
                                const char *because);

// Who is told of what a check finds.
typedef struct aftercare_check_watch {
    aftercare_problem *found; // either may be NULL
    aftercare_accepted *accepted;
    void *context;
} aftercare_check_watch;

// Looks for what is wrong with rules that load all the same: conditions that never hold,
// rules that contradict each other, gaps (`aftercare check --why` tells them all). Each
// finding is told, in the order of files and lines; none makes it fail. ENOMEM.
// Threads: any.
// Cost: 2 ms with the packs that ship.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_rules_check(const aftercare_rules *rules,
                                                     const aftercare_check_watch *watch,
                                                     aftercare_error *err);

// Loads the rules, looks at them likewise, and lets them go: every mistake of every file
// in one run. Where some files have mistakes, those are told as by aftercare_rules_load,
// and then whatever of the other rules would be wrong with these put right, too. ERULES
// when they do not load; otherwise as aftercare_rules_load.
// Threads: any; the folders may not be changed meanwhile.
// Cost: as one load.
// Since 0.1.0.
AFTERCARE_API aftercare_status
aftercare_rules_check_all(const aftercare_load_options *options,
                          const aftercare_check_watch *watch, aftercare_error *err);

// A Lua file of rules, of a vocabulary, of cases or of a plugin, as it is written. Start
// with AFTERCARE_RULE_FILE.
typedef struct aftercare_rule_file {
    size_t size;      // of this struct
    const char *name; // what errors call it; NULL: "file"
    const char *text;
    size_t len;
    aftercare_allocate *allocate; // NULL: realloc and free
    void *allocate_context;
} aftercare_rule_file;

#define AFTERCARE_RULE_FILE ((aftercare_rule_file){.size = sizeof(aftercare_rule_file)})

// Told of a file in the one layout; either may be NULL.
typedef struct aftercare_layout_watch {
    // The whole file as it would be; borrowed for the call.
    void (*laid_out)(void *context, const char *text, size_t len);
    // Before it, each line of the file that would change, with how.
    aftercare_problem *change;
    void *context;
} aftercare_layout_watch;

// Lays a file out: blanks, newlines, quotes and the last comma of a table change, and
// nothing else; comments stay, so does the digest of the rules. ERULES with the line when
// it is no Lua; ELIMIT; EINTERNAL when the result would not say the same; ENOMEM. Nothing
// but changes is told when it fails.
// Threads: any.
// Cost: 100 µs for each kB.
// Since 0.1.0.
AFTERCARE_API aftercare_status
aftercare_rule_file_layout(const aftercare_rule_file *file,
                           const aftercare_layout_watch *watch, aftercare_error *err);

// Of all words, fields and terms of the rules, what an editor's language server reads: a
// Lua file of annotations (`---@meta`), and no JSON. ENOMEM.
// Threads: one at a time for each assessor.
// Cost: some ms, and 80 kB of text with the packs that ship.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_rules_annotations(aftercare_assessor *assessor,
                                                           aftercare_json *out,
                                                           aftercare_error *err);

// Told once for each thing that no case has seen of a rule: that it holds, that it does
// not, one side of a boundary that it reads; or one of the three answers of a part of its
// condition, and why that was never reached. place is the rule's, gap a clause, "no case
// just before its end, P7D". All is borrowed for the call.
typedef void aftercare_gap_told(void *context, const char *rule, const char *place,
                                const char *gap);

// Who is told of cases, and of what they have not seen.
typedef struct aftercare_test_watch {
    aftercare_test_told *told; // each of them may be NULL
    aftercare_gap_told *gap;   // of a rule
    aftercare_gap_told *part;  // of a part of its condition
    void *context;
} aftercare_test_watch;

// How much of the rules their cases have seen.
typedef struct aftercare_coverage {
    aftercare_test_result cases;
    size_t rules;                 // of the folders that were tested
    size_t sides, seen;           // what there is to see of them, and what was
    size_t parts;                 // of their conditions
    size_t answers, answers_seen; // that these parts can give, and did
} aftercare_coverage;

// The same as aftercare_rules_test, and looks besides at what the cases have seen. A case
// counts where it expects something of what the rule decides. A part of a condition gives
// an answer where it is asked: not where the part to its left has decided already.
// Otherwise as aftercare_rules_test.
// Threads: as aftercare_rules_test.
// Cost: as aftercare_rules_test.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_rules_cover(
    const aftercare_load_options *options, size_t first,
    const aftercare_test_watch *watch, aftercare_coverage *result, aftercare_error *err);

// A document for aftercare_assess, made by chance of what these rules ask: terms that
// their conditions name, values on both sides of their bounds. The same number gives the
// same document; it is nearly always a right one. ENOMEM.
// Threads: one at a time for each assessor.
// Cost: some 20 µs.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_sample_request(aftercare_assessor *assessor,
                                                        uint64_t number,
                                                        aftercare_json *out,
                                                        aftercare_error *err);

// The same for aftercare_plan_session. ENOMEM.
// Threads: one at a time for each assessor.
// Cost: some 20 µs.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_sample_session(aftercare_assessor *assessor,
                                                        uint64_t number,
                                                        aftercare_json *out,
                                                        aftercare_error *err);

// Mutants: compiled rules with one small mistake each, on which the packs' cases are
// tried. A case that passes on the rule and fails on the mutant notices it.
typedef struct aftercare_mutants aftercare_mutants;

// What is known of a mutant.
typedef enum aftercare_mutant_state {
    AFTERCARE_MUTANT_UNTRIED,
    AFTERCARE_MUTANT_NOTICED,
    AFTERCARE_MUTANT_UNNOTICED,  // by any case
    AFTERCARE_MUTANT_EQUIVALENT, // no document can tell it from the rule: it counts not
} aftercare_mutant_state;

// One mutant. All is borrowed until the mutants are closed.
typedef struct aftercare_mutant {
    aftercare_mutant_state state;
    const char *rule, *place;   // its full name, and where it is written
    const char *before, *after; // the field as it is, and with the mistake
    const char *noticed_by;     // the name of a case, or NULL
    // Of one that is unnoticed, a case that would notice it, as the tests of the rule's
    // pack write it, and how many documents were tried to find it. NULL: none was found.
    const char *telltale;
    size_t tries;
    const char *proof; // of one that is equivalent: why; or NULL
} aftercare_mutant;

// Everything is borrowed for the call. The packs and cases are those that
// aftercare_rules_test would run.
typedef struct aftercare_mutants_options {
    size_t size; // of this struct
    const aftercare_load_options *load;
    size_t first;
    const char *rule; // a full name, an id, or a pack's name; NULL: every rule
    uint64_t seed;    // chooses among siblings, and the sample
    size_t sample;    // so many, chosen by chance; 0: all
} aftercare_mutants_options;

#define AFTERCARE_MUTANTS_OPTIONS                                                        \
    ((aftercare_mutants_options){.size = sizeof(aftercare_mutants_options)})

// Loads the rules and cases and lists the mutants; the same ones each time. ECONFLICT
// with the first case that fails: all must pass. Otherwise as aftercare_rules_test. *out
// is the caller's, to be closed; untouched when it fails.
// Threads: any; the folders may not be changed meanwhile.
// Cost: as aftercare_rules_test.
// Since 0.1.0.
AFTERCARE_API aftercare_status
aftercare_mutants_open(aftercare_mutants **out, const aftercare_mutants_options *options,
                       aftercare_error *err);

// Frees them, with all that was told of them; NULL does nothing.
// Threads: one, when none is tried any more.
// Cost: some ms.
// Since 0.1.0.
AFTERCARE_API void aftercare_mutants_close(aftercare_mutants *mutants);

// How many there are; their numbers go from 0.
// Threads: any.
// Cost: none.
// Since 0.1.0.
AFTERCARE_API size_t aftercare_mutants_count(const aftercare_mutants *mutants);

// Tries one, by its number from 0; where no case notices it, it is proved to be
// equivalent, or a case that would is searched for. Several threads may try different
// ones at once, if the allocator may be called by them. ENOTFOUND for a number that none
// has; ENOMEM.
// Threads: any, each another number.
// Cost: 10 ms where a case notices it, up to some 100 ms where none does.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_mutants_try(aftercare_mutants *mutants,
                                                     size_t number, aftercare_error *err);

// What is known of the one of that number by now; borrowed until the mutants are closed.
// NULL for a number that none has.
// Threads: any, but for one that is being tried.
// Cost: none.
// Since 0.1.0.
AFTERCARE_API const aftercare_mutant *
aftercare_mutants_get(const aftercare_mutants *mutants, size_t number);

#ifdef __cplusplus
}
#endif

#endif
