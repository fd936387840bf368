// libaftercare: loads rules, assesses patients' documents against them, plans what
// follows a session. Opaque handles; no globals, no clock, no environment, no output, no
// exit.
//
// Threads: loaded rules never change and may be used by any number of threads at once. An
// assessor belongs to one thread at a time. Texts are UTF-8 and end with NUL.
#ifndef AFTERCARE_AFTERCARE_H
#define AFTERCARE_AFTERCARE_H

#include "aftercare/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// "0.1.0": of the library that is running, not of the header.
AFTERCARE_API const char *aftercare_version(void);

typedef struct aftercare_rules aftercare_rules;
typedef struct aftercare_assessor aftercare_assessor;

// The shape of lua_Alloc: new_size 0 frees and gives NULL; pointer NULL allocates; making
// a block smaller never fails.
typedef void *aftercare_allocate(void *context, void *pointer, size_t old_size,
                                 size_t new_size);

// Told once for each mistake of a load, in the order of files and lines. err is borrowed
// for the call.
typedef void aftercare_problem(void *context, const aftercare_error *err);

// What a clinic chose: an option's name and one of its choices (rules/options.lua).
typedef struct aftercare_option {
    const char *name, *value;
} aftercare_option;

// Start with AFTERCARE_LOAD_OPTIONS and set what differs. Everything is borrowed for the
// call.
typedef struct aftercare_load_options {
    size_t size;                // of this struct
    const char *const *plugins; // folders of plugin files
    size_t plugins_count;
    const char *const *rules; // folders as rules/ of this project
    size_t rules_count;
    const aftercare_option *options;
    size_t options_count;
    const char *zoneinfo;       // NULL: /usr/share/zoneinfo
    aftercare_problem *problem; // NULL: only the first mistake is told, in err
    void *problem_context;
    aftercare_allocate *allocate; // NULL: realloc and free
    void *allocate_context;
} aftercare_load_options;

#define AFTERCARE_LOAD_OPTIONS                                                           \
    ((aftercare_load_options){.size = sizeof(aftercare_load_options)})

// Loads plugins, schema, vocabulary, options, sources and packs; the folders may come in
// any order. ERULES when anything is wrong: every mistake goes to options->problem, the
// first one to err; ENOTFOUND or EIO for a folder, ENOMEM. *out is the caller's, to be
// freed with aftercare_rules_free; untouched when it fails.
AFTERCARE_API aftercare_status aftercare_rules_load(aftercare_rules **out,
                                                    const aftercare_load_options *options,
                                                    aftercare_error *err);

// Told once for each finding that a pack accepts, with the reason that it gives.
typedef void aftercare_accepted(void *context, const aftercare_error *err,
                                const char *because);

typedef struct aftercare_check_watch {
    aftercare_problem *found; // either may be NULL
    aftercare_accepted *accepted;
    void *context;
} aftercare_check_watch;

// Looks for what is wrong with rules that load all the same: conditions that never hold,
// rules that contradict each other, gaps (aftercare_check_page_at tells them all). Each
// finding is told, in the order of files and lines. ENOMEM.
AFTERCARE_API aftercare_status aftercare_rules_check(const aftercare_rules *rules,
                                                     const aftercare_check_watch *watch,
                                                     aftercare_error *err);

// Loads the rules, looks at them likewise, and lets them go: every mistake of every file
// in one run. Where some files have mistakes, those are told as by aftercare_rules_load,
// and then whatever of the other rules would be wrong with these put right, too. ERULES
// when they do not load; otherwise as the two.
AFTERCARE_API aftercare_status
aftercare_rules_check_all(const aftercare_load_options *options,
                          const aftercare_check_watch *watch, aftercare_error *err);

// What people are told of one kind of mistake; constant texts. wrong and right show a few
// lines of a file.
typedef struct aftercare_check_page {
    const char *id, *title, *why, *wrong, *right;
} aftercare_check_page;

// The page of that number, from 0; false when there are no more.
AFTERCARE_API bool aftercare_check_page_at(size_t number, aftercare_check_page *out);

// A Lua file of rules, of a vocabulary, of cases or of a plugin, as it is written.
typedef struct aftercare_rule_file {
    size_t size;      // of this struct
    const char *name; // what errors call it
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
AFTERCARE_API aftercare_status
aftercare_rule_file_layout(const aftercare_rule_file *file,
                           const aftercare_layout_watch *watch, aftercare_error *err);

// NULL does nothing. No assessor of these rules may be in use any more.
AFTERCARE_API void aftercare_rules_free(aftercare_rules *rules);

// "sha256:…" of all that was loaded and chosen; borrowed until the rules are freed.
AFTERCARE_API const char *aftercare_rules_digest(const aftercare_rules *rules);

// An answer as JSON: len bytes with a NUL behind them. It is borrowed from the assessor
// until its next call; a call that fails leaves it untouched.
typedef struct aftercare_json {
    const char *text;
    size_t len;
} aftercare_json;

// Of all words, fields and terms of the rules, what an editor's language server reads: a
// Lua file of annotations (`---@meta`), and no JSON. ENOMEM.
AFTERCARE_API aftercare_status aftercare_rules_annotations(aftercare_assessor *assessor,
                                                           aftercare_json *out,
                                                           aftercare_error *err);

// What is loaded: digest, packs with versions, options, and for each rule its full name,
// kind, place, fields and sources. kind and rule (a full name, or its id where that is
// unique) filter; NULL takes all. ENOTFOUND with the nearest one; ENOMEM.
AFTERCARE_API aftercare_status aftercare_rules_list(aftercare_assessor *assessor,
                                                    const char *kind, const char *rule,
                                                    aftercare_json *out,
                                                    aftercare_error *err);

// An assessor works on one document at a time and reuses its memory. ENOMEM. The rules
// must outlive it.
AFTERCARE_API aftercare_status aftercare_assessor_new(aftercare_assessor **out,
                                                      const aftercare_rules *rules,
                                                      aftercare_error *err);
AFTERCARE_API void aftercare_assessor_free(aftercare_assessor *assessor);

// Rules whose condition is a function run within limits of steps and memory; one that
// fails is unknown. One that fails for AFTERCARE_FAILURES_MAX documents in a row is set
// aside: this assessor runs it no more, and it is unknown (never "no") from then on. Its
// finding's "error" says so, and an answer that was made without it ends with
//   "set_aside": [ { "rule", "because" } ]
// A rule that fails whatever it is asked changes no verdict by that, no "clear_from" and
// no other finding: it was unknown before. Only its own finding tells another reason and
// no facts, and questions that it alone waited for are not asked. One that fails for some
// people alone may then be unknown for somebody else: that is the one place where an
// answer depends on those before it. Other rules loaded, or another assessor made, run it
// again.
#define AFTERCARE_FAILURES_MAX 10

typedef enum aftercare_failure {
    AFTERCARE_FAILURE_STEPS,
    AFTERCARE_FAILURE_MEMORY,
    AFTERCARE_FAILURE_ERROR, // the function's own
    AFTERCARE_FAILURES,
} aftercare_failure;

// "steps", "memory", "error".
AFTERCARE_API const char *aftercare_failure_name(aftercare_failure failure);

// How one rule that asks a function has done with an assessor. A function that several
// rules ask counts for each of them. Texts are borrowed until the rules are freed.
typedef struct aftercare_rule_counts {
    size_t size;       // of this struct; set it before the call
    const char *rule;  // full name
    const char *place; // of its function, "pack/file.lua:12"
    uint64_t runs, steps;
    uint64_t failures[AFTERCARE_FAILURES];
    bool is_set_aside;      // from the next document on, or already
    aftercare_failure last; // of the failures; what it is set aside for
} aftercare_rule_counts;

#define AFTERCARE_RULE_COUNTS                                                            \
    ((aftercare_rule_counts){.size = sizeof(aftercare_rule_counts)})

// Those of the rule of that number, from 0, in the order of names; false when there are
// no more. Nothing in them comes from a document.
AFTERCARE_API bool aftercare_assessor_count_at(const aftercare_assessor *assessor,
                                               size_t number, aftercare_rule_counts *out);

// Runs what was set aside again from the next document on, and forgets the rows; counts
// stay. A program that answers many documents and promises the same bytes in every order
// calls it before each of them.
AFTERCARE_API void aftercare_assessor_try_again(aftercare_assessor *assessor);

// A text that somebody hands over: len bytes, no NUL needed. name stands for it in errors
// (a file's name, "-"), and may be NULL.
typedef struct aftercare_document {
    const char *name, *text;
    size_t len;
    // What is asked instead of what its request says, by assess and explain. NULL and 0
    // leave it to the document.
    const char *date; // "2026-11-22"
    const char *const *treatments;
    size_t treatments_count;
} aftercare_document;

// Assesses a document (design: 4.1) and gives the answer (4.2). today ("2026-11-22") is
// used where the document has no request.date, and may be NULL, which makes such a
// document wrong. A finding whose rule is a function that failed has an "error" besides,
// "pack/file.lua:12: sentence", and is unknown; the other findings stand. EDOCUMENT with
// line, column and pointer; ELIMIT; EUSAGE when today is no date; ENOMEM.
AFTERCARE_API aftercare_status aftercare_assess(aftercare_assessor *assessor,
                                                const aftercare_document *document,
                                                const char *today, aftercare_json *out,
                                                aftercare_error *err);

// The shortest intake: what is still to be asked until every verdict is settled, in the
// order in which it is best asked (core/rules/ask.h tells which that is, and why):
//   { "date", "questions": […], "treatments": [ { "treatment", "verdict", "settled",
//     "questions": […] } ] }
// where the outer questions are those of all treatments together, and each is
//   { "fact", "term", "question", "could_be", "settles", "answers", "rules" }.
// "settles" are the terms that its "no" answers at once; "answers" is "yes_no", "date",
// "number" (with "from" and "till"), "choice" (with "choices"), "area" or "text"; the
// date of an end has "choices" where a status does as well. A verdict is settled when no
// answer can change it any more. Otherwise as aftercare_assess.
AFTERCARE_API aftercare_status aftercare_ask(aftercare_assessor *assessor,
                                             const aftercare_document *document,
                                             const char *today, aftercare_json *out,
                                             aftercare_error *err);

// An answer to a question of an intake: "fact" and "term" are the question's (term NULL
// where it is null). The answer is "yes" or "no", a date (perhaps in part, "2026-05"; of
// an end also a status), a number, a choice, areas with commas between them, or a text,
// as the question wants; "unknown" leaves it open.
typedef struct aftercare_reply {
    const char *fact, *term, *answer;
} aftercare_reply;

typedef struct aftercare_replies {
    const aftercare_reply *list;
    size_t count;
} aftercare_replies;

// Writes replies into a document: *out is that document with what they say, and all else
// as it was (but for white space). The replies are those of one dialogue, in its order: a
// later one may be about an entry that an earlier one has made. "no" to a term of a list
// that the document does not have makes the list, and puts into "unanswered" what of it
// is still open; "no" to the list as a whole leaves it empty. EUSAGE for an answer that
// does not fit. Otherwise as aftercare_assess.
AFTERCARE_API aftercare_status aftercare_answer(
    aftercare_assessor *assessor, const aftercare_document *document, const char *today,
    const aftercare_replies *replies, aftercare_json *out, aftercare_error *err);

// Explains one rule (full name, or its id where that is unique) for a document: the tree
// of its condition with each part's value, its sentence, the facts used, and when time
// alone changes it; of a function what it read, as parts, and its error. ENOTFOUND with
// the nearest rule. Otherwise as aftercare_assess.
AFTERCARE_API aftercare_status aftercare_explain(aftercare_assessor *assessor,
                                                 const aftercare_document *document,
                                                 const char *today, const char *rule,
                                                 aftercare_json *out,
                                                 aftercare_error *err);

// One reminder of a plan. Instants are milliseconds since 1970-01-01T00:00:00Z. Texts are
// borrowed with the plan.
typedef struct aftercare_planned_reminder {
    const char *key;      // "session/rule/number": stable for the same session
    const char *rule;     // full name
    int64_t due, expires; // quiet hours are already reckoned with
    int64_t wanted;       // when it would have been due without quiet hours
    int32_t due_offset, expires_offset; // seconds east of UTC, for showing them
    // What the clock on the patient's wall shows then, in seconds since it showed
    // 1970-01-01T00:00; 0 where elapsed time counts.
    int64_t due_wall, expires_wall;
    bool is_urgent;
    const char *course;  // treatments, blanks between, whose next session makes it moot;
                         // empty: none does
    const char *rhythm;  // how it waits for the one before it to be done; NULL: it does
                         // not (see aftercare_reminder)
    const char *message; // in the contact's language, else English
    const char *missed;  // why it can never be sent, or NULL
} aftercare_planned_reminder;

// A session's plan. Everything is borrowed from the assessor until its next call.
typedef struct aftercare_plan {
    const char *session, *patient; // ids; patient may be NULL
    const char *course;            // the session's treatments, with blanks between
    int64_t ended;                 // the session did
    int64_t number;                // of the session in its course; 0: not said
    const char *timezone;          // IANA name
    const char *timezone_digest;   // "sha256:…" of the data that it was planned with
    const char *content; // "sha256:…" of the document's content, whatever its layout and
                         // its "x_" members
    const char *channel, *to, *locale;           // NULL where the document says nothing
    const aftercare_planned_reminder *reminders; // by due, then key
    size_t reminders_count;
    const char *json; // the plan as in design 4.3
    size_t json_len;
} aftercare_plan;

// Plans what follows a session (design: 4.3). timezone is used where the document names
// none and may be NULL; quiet is the host's default ({"21:00","08:00"} as two texts) or
// NULL. EUSAGE when they are wrong; EDOCUMENT, ELIMIT, ENOMEM as above.
typedef struct aftercare_plan_options {
    size_t size; // of this struct
    const char *timezone;
    const char *quiet_from, *quiet_till; // both or neither; "21:00"
} aftercare_plan_options;

#define AFTERCARE_PLAN_OPTIONS                                                           \
    ((aftercare_plan_options){.size = sizeof(aftercare_plan_options)})

AFTERCARE_API aftercare_status
aftercare_plan_session(aftercare_assessor *assessor, const aftercare_document *document,
                       const aftercare_plan_options *options, const aftercare_plan **plan,
                       aftercare_error *err);

// The use of every product, and the steps in force, at one instant (RFC 3339 with offset)
// of the same plan. EUSAGE when at is none, or lies before the session ended.
AFTERCARE_API aftercare_status aftercare_plan_at(aftercare_assessor *assessor,
                                                 const aftercare_document *document,
                                                 const aftercare_plan_options *options,
                                                 const char *at, aftercare_json *out,
                                                 aftercare_error *err);

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

typedef struct aftercare_test_result {
    size_t passed, failed;
} aftercare_test_result;

// Runs the tests of the packs in options->rules from the folder `first` on (from 0). Each
// folder is tested together with those named before it, and with nothing but the options
// that a case itself chooses, so that neither a clinic's packs nor its choices change
// what shipped cases say. told may be NULL. ERULES when rules or tests do not load (each
// mistake goes to options->problem), ENOTFOUND, EIO, ENOMEM; *result is set only when all
// ran.
AFTERCARE_API aftercare_status aftercare_rules_test(
    const aftercare_load_options *options, size_t first, aftercare_test_told *told,
    void *context, aftercare_test_result *result, aftercare_error *err);

// Told once for each thing that no case has seen of a rule: that it holds, that it does
// not, one side of a boundary that it reads; or one of the three answers of a part of its
// condition, and why that was never reached. place is the rule's, gap a clause, "no case
// just before its end, P7D". All is borrowed for the call.
typedef void aftercare_gap_told(void *context, const char *rule, const char *place,
                                const char *gap);

typedef struct aftercare_test_watch {
    aftercare_test_told *told; // each of them may be NULL
    aftercare_gap_told *gap;   // of a rule
    aftercare_gap_told *part;  // of a part of its condition
    void *context;
} aftercare_test_watch;

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
AFTERCARE_API aftercare_status aftercare_rules_cover(
    const aftercare_load_options *options, size_t first,
    const aftercare_test_watch *watch, aftercare_coverage *result, aftercare_error *err);

// A document made by chance of what these rules ask: terms that their conditions name,
// values on both sides of their bounds. The same number gives the same document; it is
// nearly always a right one. The first is what aftercare_assess takes, the second a
// session. ENOMEM.
AFTERCARE_API aftercare_status aftercare_sample_request(aftercare_assessor *assessor,
                                                        uint64_t number,
                                                        aftercare_json *out,
                                                        aftercare_error *err);
AFTERCARE_API aftercare_status aftercare_sample_session(aftercare_assessor *assessor,
                                                        uint64_t number,
                                                        aftercare_json *out,
                                                        aftercare_error *err);

// Mutants: compiled rules with one small mistake each, on which the packs' cases are
// tried. A case that passes on the rule and fails on the mutant notices it.
typedef struct aftercare_mutants aftercare_mutants;

typedef enum aftercare_mutant_state {
    AFTERCARE_MUTANT_UNTRIED,
    AFTERCARE_MUTANT_NOTICED,
    AFTERCARE_MUTANT_UNNOTICED,  // by any case
    AFTERCARE_MUTANT_EQUIVALENT, // no document can tell it from the rule: it counts not
} aftercare_mutant_state;

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
AFTERCARE_API aftercare_status
aftercare_mutants_open(aftercare_mutants **out, const aftercare_mutants_options *options,
                       aftercare_error *err);
AFTERCARE_API void aftercare_mutants_close(aftercare_mutants *mutants); // NULL: nothing

AFTERCARE_API size_t aftercare_mutants_count(const aftercare_mutants *mutants);

// Tries one, by its number from 0; where no case notices it, it is proved to be
// equivalent, or a case that would is searched for. Several threads may try different
// ones at once, if the allocator may be called by them. ENOMEM.
AFTERCARE_API aftercare_status aftercare_mutants_try(aftercare_mutants *mutants,
                                                     size_t number, aftercare_error *err);

// Borrowed until the mutants are closed.
AFTERCARE_API const aftercare_mutant *
aftercare_mutants_get(const aftercare_mutants *mutants, size_t number);

// Reads a configuration: a Lua file of plain assignments, run in the sandbox that rules
// run in, with no words at all. *json is {"name": {"value": …, "line": 3, "column": 1},
// …} in the file's order, a column of 0 not being known; the caller's, to be freed with
// aftercare_text_free. ENOTFOUND, EIO, ERULES with the place, ENOMEM.
AFTERCARE_API aftercare_status aftercare_settings_read(char **json, size_t *len,
                                                       const char *path,
                                                       aftercare_error *err);
AFTERCARE_API void aftercare_text_free(char *text);

#ifdef __cplusplus
}
#endif

#endif
