// Having a host's source asked for what an answer depends on. That is found by looking at
// what is there, and then again with what was fetched, until nothing is missing that was
// not asked for. Each round begins anew, so a source may do with the assessor what it
// likes.
#ifndef AFTERCARE_PLAN_HOST_FACTS_COMPLETE_H
#define AFTERCARE_PLAN_HOST_FACTS_COMPLETE_H

#include "core/plan/host_facts.h"
#include "core/rules/missing.h"

// What is to be answered.
struct host_question {
    // Reads what is there by now, and finds what the answer depends on besides.
    aftercare_status (*find)(struct missing *out, const struct host_question *question,
                             aftercare_assessor *assessor, aftercare_facts *facts,
                             aftercare_error *err);
    const struct rule *rule;               // of an explanation
    const aftercare_plan_options *options; // of a plan
};

// Asks the source, if there is one. EUSAGE when facts and assessor are of different
// rules, ECONFLICT while the source is asked; else as find, and as the source.
aftercare_status host_facts_complete(aftercare_facts *facts, aftercare_assessor *assessor,
                                     const struct host_question *question,
                                     aftercare_error *err);

#endif
