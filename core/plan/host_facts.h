// What stands behind aftercare_facts: the documents that a host never wrote. Facts that
// are put in one by one make the tree that reading one would have made, so that the same
// code checks and reads them. There are two, of a request and of a session; both tell of
// the same patient, and of the session's what says nothing is not there.
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

// A list or an object that stands in its parent only when something is in it.
struct host_part {
    struct json_branch branch;
    struct json_branch *parent;
};

// What is to be done, or was done.
struct host_visit {
    struct json_branch branch;
    struct host_part treatments, areas, details;
};

struct aftercare_facts {
    const struct aftercare_rules *rules; // held
    struct allocator allocator;
    struct arena arena;            // of the tree
    struct json_document document; // of no text; its root is the next
    struct json_branch root;       // of the call that answers
    struct json_branch patient, contact;
    struct host_visit request, session;
    struct host_part unanswered, products, changes;
    struct host_fact *list; // one for each fact of the schema
    size_t bytes;           // of texts
    aftercare_fetch *fetch; // NULL: there is no source
    void *context;
    bool is_fetching;
    uint32_t fetched_from; // of the patient's members: the first of this fetch
};

// Makes the document that an assessment, or a plan, reads.
void host_facts_open_request(aftercare_facts *facts);
void host_facts_open_session(aftercare_facts *facts);

// Lets the source be asked for everything once more.
void host_facts_forget(aftercare_facts *facts);

// Asks the source for a fact. What it says when it fails.
aftercare_status host_facts_fetch(aftercare_facts *facts, const struct fact *fact,
                                  aftercare_error *err);

#endif
