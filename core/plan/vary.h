// Documents around one rule: of a person of whom all is known and nothing is remarkable,
// varied in each member that the rule reads. A document is one choice among the values of
// each variable; the choice of the first ones is the quiet person.
#ifndef AFTERCARE_PLAN_VARY_H
#define AFTERCARE_PLAN_VARY_H

#include "core/rules/rulebase.h"

enum variable_kind {
    VARY_MEMBER, // a member of a section: patient.pregnant
    VARY_ENTRY,  // an entry of a list that is such a member; its key is the member's
    VARY_PART,   // a member of an object that is such a member, such as of the details
};

struct variable {
    enum variable_kind kind;
    const char *section;    // "patient", "request", "session"
    struct text key, about; // about: which entry, or which part
    const char **values;    // JSON; NULL: not given
    size_t count, capacity;
};

struct variables {
    struct variable *items;
    size_t count, capacity;
    struct arena *arena;
    bool is_out_of_memory;
    bool is_session; // they tell of a session, not of a request
};

// What is varied around.
struct varying {
    const struct rulebase *base;         // that has both rules
    const struct rule *rule, *changed;   // as it is, and as it would be
    const struct field *field;           // in which they differ
    const struct term *area, *elsewhere; // of the body, apart; NULL: none
    struct date date;                    // of the request, or of the session
};

// Lists the variables, in the arena: of a session where the rule's kind folds into a
// plan, else of a request. ENOMEM.
aftercare_status vary_list(struct variables *out, struct arena *arena,
                           const struct varying *varying);

// How many documents there are, or SIZE_MAX where they are more than that.
size_t vary_count(const struct variables *variables);

// Writes the document in which each variable has the value that chosen says.
void vary_write(struct buffer *out, const struct variables *variables,
                const size_t *chosen);

#endif
