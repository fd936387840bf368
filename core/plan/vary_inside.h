// What the files share that list variables.
#ifndef AFTERCARE_PLAN_VARY_INSIDE_H
#define AFTERCARE_PLAN_VARY_INSIDE_H

#include "core/plan/vary.h"

#define VARY_PATIENT "patient"

// Which variable is meant.
struct varied {
    enum variable_kind kind;
    const char *section;
    struct text key, about;
};

// Adds a value of a variable, once; value NULL: it is not given. The first is the quiet
// one.
void vary_add(struct variables *variables, struct varied varied, const char *value);

// Adds what formatting gave: NULL is a lack of memory, which is noted.
void vary_add_made(struct variables *variables, struct varied varied, const char *value);

// The section that tells of treatments and areas.
const char *vary_visit(const struct variables *variables);

// What documents can name of a term: the first of its category that lies in it; itself
// where there is none.
const struct term *vary_one_of(const struct rulebase *base, const struct term *group);

// The values of the fact that a test of a condition reads.
void vary_of_test(struct variables *variables, const struct varying *varying,
                  const struct test *test);

// When a session ends and where, with what it was done together, and what a practitioner
// changed of the rule.
void vary_of_session(struct variables *variables, const struct varying *varying);

#endif
