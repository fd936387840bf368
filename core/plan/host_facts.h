// What stands behind aftercare_facts: the document that a host never wrote. Facts that
// are put in one by one make the tree that reading it would have made, so that the same
// code checks and reads them.
#ifndef AFTERCARE_PLAN_HOST_FACTS_H
#define AFTERCARE_PLAN_HOST_FACTS_H

#include "core/base/json_tree.h"
#include "core/facts/facts.h"
#include "core/plan/library.h"

// A fact of the schema, as far as it was put in.
struct host_fact {
    const struct json *value; // NULL: it was not
    struct json_branch *list; // the same, where it is one
    bool is_asked_for;        // of the source, in this call
};

struct aftercare_facts {
    const struct aftercare_rules *rules; // held
    struct allocator allocator;
    struct arena arena;            // of the tree
    struct json_document document; // of no text; its root is the next
    struct json_branch root, patient, unanswered, request, treatments, areas, details;
    struct host_fact *list; // one for each fact of the schema
    size_t bytes;           // of texts
    aftercare_fetch *fetch; // NULL: there is no source
    void *context;
    bool is_fetching;
    uint32_t fetched_from; // of the patient's members: the first of this fetch
};

// Lets the source be asked for everything once more.
void host_facts_forget(aftercare_facts *facts);

// Asks the source for a fact. What it says when it fails.
aftercare_status host_facts_fetch(aftercare_facts *facts, const struct fact *fact,
                                  aftercare_error *err);

// What reading these facts needs; what is read goes into the facts' own arena.
struct reading host_facts_reading(aftercare_facts *facts, aftercare_error *err);

// Refuses a value that is placed, where no document could hold it either: text that is
// not UTF-8, and what is over a limit.
aftercare_status host_facts_check(const aftercare_facts *facts,
                                  const struct reading *reading,
                                  const struct json *value);

// Copies values with their texts, which lie one behind the other; NULL when there is no
// memory.
struct json *host_facts_copy(aftercare_facts *facts, const struct json *values,
                             size_t count);

// Puts a copy of a value, which is checked and placed, into a branch. ENOMEM.
aftercare_status host_facts_put(aftercare_facts *facts, struct json_branch *branch,
                                const struct json *value, aftercare_error *err);

// The same into one of the branches that stand in their parent only when something is in
// them: what is unanswered, and the lists and the details of the request.
aftercare_status host_facts_put_within(aftercare_facts *facts, struct json_branch *branch,
                                       const struct json *value, aftercare_error *err);

// Puts a term of these categories into such a list; NULL is no term.
aftercare_status host_facts_put_term(aftercare_facts *facts, struct json_branch *list,
                                     struct categories categories, const char *word,
                                     aftercare_error *err);

#endif
