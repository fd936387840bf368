// Assessing: a document goes in, verdicts and their reasons come out.
//
// Threads: an assessor belongs to one thread at a time, which may be another one for each
// call. Costs are those of the packs that ship, on one core of a small server.
//
// All that answers with JSON leaves *out untouched when it fails, and what it answered
// before is gone with the next call of the same assessor.
#ifndef AFTERCARE_ASSESS_H
#define AFTERCARE_ASSESS_H

#include "aftercare/rules.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// What works on documents, one at a time, by one set of rules.
typedef struct aftercare_assessor aftercare_assessor;

// An answer as JSON: len bytes with a NUL behind them. It is borrowed from the assessor
// until its next call; a call that fails leaves it untouched.
typedef struct aftercare_json {
    const char *text;
    size_t len;
} aftercare_json;

// What is loaded: digest, packs with versions, options, and for each rule its full name,
// kind, place, fields and sources. kind and rule (a full name, or its id where that is
// unique) filter; NULL takes all. ENOTFOUND with the nearest one; ENOMEM.
// Threads: one at a time for each assessor.
// Cost: half a ms for one rule, 3 ms and 500 kB for all.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_rules_list(aftercare_assessor *assessor,
                                                    const char *kind, const char *rule,
                                                    aftercare_json *out,
                                                    aftercare_error *err);

// An assessor works on one document at a time and reuses its memory. It holds the rules
// until it is freed itself, whoever frees their handle before. ENOMEM. *out is the
// caller's, to be freed with aftercare_assessor_free.
//
// With the packs that ship it holds 100 kB at most between calls, its answer included,
// and up to 17 kB for each time zone that sessions have named; a call about one treatment
// takes no more than that while it lasts, and asks the allocator for nothing once a few
// have gone before. What an answer takes beyond is held until the next call gives it
// back: JSON of more than 90 kB its own length and 6 kB, as one about all treatments can
// be; structs about all treatments up to 200 kB, and 110 kB more with their JSON; a plan
// up to 350 kB.
// Threads: any.
// Cost: 10 µs and 6 kB.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_assessor_new(aftercare_assessor **out,
                                                      const aftercare_rules *rules,
                                                      aftercare_error *err);

// Frees it, with all that it has answered; NULL does nothing.
// Threads: one.
// Cost: some µs.
// Since 0.1.0.
AFTERCARE_API void aftercare_assessor_free(aftercare_assessor *assessor);

// Rules whose condition is a function run within limits of steps and memory; one that
// fails is unknown. One that fails for AFTERCARE_FAILURES_MAX documents in a row is set
// aside: this assessor runs it no more, and it is unknown (never "no") from then on. Its
// finding's "error" says so, and an answer that was made without it ends with
//   "set_aside": [ { "rule", "because" } ]
// A kind that decides by a function (plugins/README.md) is limited, counted and set aside
// in the same way; it is "kind" there, in the place of "rule". Its fold decides
// then, and nothing better than the verdict of an open question stands.
// A rule that fails whatever it is asked changes no verdict by that, no "clear_from" and
// no other finding: it was unknown before. Only its own finding tells another reason and
// no facts, and questions that it alone waited for are not asked. One that fails for some
// people alone may then be unknown for somebody else: that is the one place where an
// answer depends on those before it. Other rules loaded, or another assessor made, run it
// again.
#define AFTERCARE_FAILURES_MAX 10

// Why a function gave no answer.
typedef enum aftercare_failure {
    AFTERCARE_FAILURE_STEPS,
    AFTERCARE_FAILURE_MEMORY,
    AFTERCARE_FAILURE_ERROR, // the function's own
    AFTERCARE_FAILURES,
} aftercare_failure;

// A constant text: "steps", "memory", "error"; "unknown" for a number that is none.
// Threads: any.
// Cost: none.
// Since 0.1.0.
AFTERCARE_API const char *aftercare_failure_name(aftercare_failure failure);

// How one rule that asks a function has done with an assessor. A function that several
// rules ask counts for each of them. Texts are borrowed until the rules are freed.
typedef struct aftercare_rule_counts {
    size_t size;       // of this struct; set it before the call
    const char *rule;  // full name; of a kind that decides by a function, the kind's
    const char *place; // of its function, "pack/file.lua:12"
    uint64_t runs, steps;
    uint64_t failures[AFTERCARE_FAILURES];
    bool is_set_aside;      // from the next document on, or already
    bool is_kind;           // rule is the name of a kind
    aftercare_failure last; // of the failures; what it is set aside for
} aftercare_rule_counts;

#define AFTERCARE_RULE_COUNTS                                                            \
    ((aftercare_rule_counts){.size = sizeof(aftercare_rule_counts)})

// Those of the rule of that number, from 0, in the order of names; false when there are
// no more, and *out is untouched then. Nothing in them comes from a document.
// Threads: one at a time for each assessor.
// Cost: a few ns.
// Since 0.1.0.
AFTERCARE_API bool aftercare_assessor_count_at(const aftercare_assessor *assessor,
                                               size_t number, aftercare_rule_counts *out);

// Runs what was set aside again from the next document on, and forgets the rows; counts
// stay. A program that answers many documents and promises the same bytes in every order
// calls it before each of them.
// Threads: one at a time for each assessor.
// Cost: a few ns for each rule that is a function.
// Since 0.1.0.
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
// Threads: one at a time for each assessor.
// Cost: 10 to 30 µs for one treatment, 400 µs when a document asks about all.
// Since 0.1.0.
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
// Threads: one at a time for each assessor.
// Cost: 10 µs when little is open; 1 ms when nothing is known and all is asked about.
// Since 0.1.0.
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

// The replies of one dialogue, in its order.
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
// Threads: one at a time for each assessor.
// Cost: for each reply as one aftercare_ask.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_answer(
    aftercare_assessor *assessor, const aftercare_document *document, const char *today,
    const aftercare_replies *replies, aftercare_json *out, aftercare_error *err);

// Explains one rule (full name, or its id where that is unique) for a document: the tree
// of its condition with each part's value, its sentence, the facts used, and when time
// alone changes it; of a function what it read, as parts, and its error. ENOTFOUND with
// the nearest rule. Otherwise as aftercare_assess.
// Threads: one at a time for each assessor.
// Cost: as one aftercare_assess.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_explain(aftercare_assessor *assessor,
                                                 const aftercare_document *document,
                                                 const char *today, const char *rule,
                                                 aftercare_json *out,
                                                 aftercare_error *err);

#ifdef __cplusplus
}
#endif

#endif
