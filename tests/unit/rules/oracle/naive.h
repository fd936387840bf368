// The second evaluator: written from the design alone, in the plainest way, to be held
// against the engine. It looks at every rule and every day.
#ifndef AFTERCARE_TESTS_ORACLE_NAIVE_H
#define AFTERCARE_TESTS_ORACLE_NAIVE_H

#include "tests/unit/rules/oracle/history.h"
#include "tests/unit/rules/oracle/listing.h"

// What the rules answer to one document, day by day. Large: kept by its owner and used
// again.
struct naive {
    struct asking asking;
    struct history rules[PLAIN_RULES];
};

// Asks every rule. calendar, rules and document are borrowed as long as it is used.
void naive_ask(struct naive *naive, const struct asking *asking);

// Full names as strcmp orders them.
int naive_compare_names(const struct plain_rules *rules, int a, int b);

bool naive_is_awake(const struct plain_rules *rules, const struct plain_rule *rule);

// Whether the rule, or the group that it names, is about a work.
bool naive_is_about(const struct plain_rules *rules, const struct plain_rule *rule,
                    int work);

// Of bars: awake, and about that work; whether its grade is a no; whether any bar is
// about that work.
bool naive_is_bar_about(const struct naive *naive, int rule, int work);
bool naive_is_blocking(const struct plain_rule *rule);
bool naive_is_judged(const struct naive *naive, int work);

// The first rule, by name, that overrules this one for that work and this request; NONE.
int naive_overruler(const struct naive *naive, int rule, int work);

enum naive_verdict {
    VERDICT_NEVER,
    VERDICT_LATER,
    VERDICT_UNCLEAR,
    VERDICT_ASK,
    VERDICT_CARE,
    VERDICT_GO
};
struct naive_judged {
    enum naive_verdict verdict;
    int clear_from; // never: null
};
struct naive_judged naive_judge(const struct naive *naive, int work);

// The whole answer, as the engine's is listed.
void naive_list(struct listing *listing, const struct naive *naive);

#endif
