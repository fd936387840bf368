// What a condition answers on each day from the one that is asked about on, found by
// asking it day by day. Whatever is not known is tried out: a date that is known in part
// is each of its days in turn, one that nobody knows any day at all. What holds in all of
// these worlds is sure, what holds in some is perhaps so.
#ifndef AFTERCARE_TESTS_ORACLE_HISTORY_H
#define AFTERCARE_TESTS_ORACLE_HISTORY_H

#include "tests/unit/rules/oracle/plain.h"

enum sure { SURELY_NOT, PERHAPS, SURELY };

// Behind its last day nothing of the random documents changes any more.
#define HISTORY_DAYS 1280

struct history {
    unsigned char on[HISTORY_DAYS]; // enum sure, from today on
};

// Everything that an answer depends on.
struct asking {
    const struct calendar *calendar;
    const struct plain_rules *rules;
    const struct plain_document *document;
};

// The areas that are meant: those of the request, else those of the wishes.
struct meant {
    int areas[4], count;
    bool is_all; // false: there may be more
    bool is_of_request;
};
struct meant meant_areas(const struct plain_document *document);

enum sure least(enum sure a, enum sure b);
enum sure touches_meant(const struct asking *asking, int area);
bool areas_touch(const struct plain_rules *rules, int a, int b);

void history_of_test(struct history *out, const struct asking *asking,
                     const struct plain_test *test);
void history_of_node(struct history *out, const struct asking *asking, int node);

// One entry's part in the answer to a test of its list.
void history_of_entry(struct history *out, const struct asking *asking,
                      const struct plain_test *test, const struct plain_entry *entry);

// Whether something that a test of a list asks for was left open.
bool is_unanswered(const struct asking *asking, const struct plain_test *test);

enum sure details_of_rule(const struct plain_document *document,
                          const struct plain_rule *rule);

// Details and when together.
void history_of_rule(struct history *out, const struct asking *asking,
                     const struct plain_rule *rule);

// The first day on which it surely does not hold; never, if there is none.
int history_clear_from(const struct history *history, const struct asking *asking);

#endif
