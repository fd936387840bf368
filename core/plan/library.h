// What stands behind the public handles.
#ifndef AFTERCARE_PLAN_LIBRARY_H
#define AFTERCARE_PLAN_LIBRARY_H

#include "aftercare/aftercare.h"
#include "core/base/json_writer.h"
#include "core/base/zone.h"
#include "core/rules/function.h"
#include "core/rules/inference.h"

#include <stdatomic.h>

// Who still needs rules: the caller until it frees them, and each assessor of them. The
// one thing about rules that changes once they are loaded; so it stands beside them.
struct rules_holders {
    atomic_size_t count;
    struct aftercare_rules *rules; // what the last one frees
};

// Immutable once loaded.
struct aftercare_rules {
    struct allocator allocator;
    struct arena arena; // owns base and all it points to
    struct rulebase *base;
    const char *zoneinfo;
    struct rules_holders *holders; // the arena's
};

// Take and give back; the last one to give back frees them, in whichever thread that is.
void rules_hold(const struct aftercare_rules *rules);
void rules_release(const struct aftercare_rules *rules);

// One document at a time: everything of it lives in the arena, which the next call
// resets.
struct aftercare_assessor {
    const struct aftercare_rules *rules; // held
    struct allocator allocator;
    struct arena arena, zones_arena;
    struct zone_cache *zones;      // survives documents
    struct inference inference;    // likewise
    struct function_runner runner; // likewise
    struct buffer out;
    // The last call's answer, where it gave structs: what its JSON is written from. NULL:
    // it gave none. It lives in the arena.
    const struct shown_answer *shown;
};

// What can be written as JSON once more.
struct shown_answer {
    void (*write)(struct json_writer *writer, const struct rulebase *base,
                  const void *answer);
    const void *answer;
};

// Another call: what the last one handed out is gone.
void assessor_begin(aftercare_assessor *assessor);

// What is kept for the next call of the answers' memory, and of that and the documents'
// together, in bytes: more than ordinary documents need, so that nothing is allocated for
// them.
#define ASSESSOR_ANSWER_KEPT ((size_t)32 << 10)
#define ASSESSOR_KEPT ((size_t)88 << 10)

// Gives back what the last answer does not rest on, but for what is kept. Every call does
// when it is done, unless it has run out of memory.
void assessor_settle(aftercare_assessor *assessor);

// A call has failed: nothing is left that it read. Returns the status.
aftercare_status assessor_give_up(aftercare_assessor *assessor, aftercare_status status);

// Begins, and reads a document. As aftercare_assess fails.
aftercare_status assessor_read(struct json_document *out, aftercare_assessor *assessor,
                               const aftercare_document *document, aftercare_error *err);

// Reads a day that the host gives; NULL leaves *out. EUSAGE when it is none.
aftercare_status assessor_day(struct date *out, const char *day, aftercare_error *err);

// Begins, and reads the facts of a document. As aftercare_assess fails.
aftercare_status assessor_facts(struct facts **out, aftercare_assessor *assessor,
                                const aftercare_document *document, const char *today,
                                aftercare_error *err);

// Assesses these facts, for which functions_begin was called, and hands out the answer as
// structs. ENOMEM is the only failure.
aftercare_status assessor_result(const aftercare_assessment **out,
                                 aftercare_assessor *assessor, const struct facts *facts,
                                 aftercare_error *err);

// The same with an explanation of a rule.
aftercare_status assessor_explain(const aftercare_explanation **out,
                                  aftercare_assessor *assessor, const struct facts *facts,
                                  const struct rule *rule, aftercare_error *err);

// Hands out what was written, beside structs that live on. ENOMEM.
aftercare_status assessor_hand_out(aftercare_json *out, aftercare_assessor *assessor,
                                   aftercare_error *err);

// The same of what was written alone: nothing else is left of the call.
aftercare_status assessor_finish(aftercare_json *out, aftercare_assessor *assessor,
                                 aftercare_error *err);

// By its full name, or its id where that is unique. ENOTFOUND with the nearest one.
aftercare_status assessor_rule(const struct rule **out, const struct rulebase *base,
                               const char *name, aftercare_error *err);

#endif
