// Which facts exist: names, types, bounds, the question that asks for a missing one, and
// the words with which rules read them. The schema is written in Lua; this room only
// knows the few shapes that a fact can have.
#ifndef AFTERCARE_FACTS_SCHEMA_H
#define AFTERCARE_FACTS_SCHEMA_H

#include "core/base/date.h"
#include "core/facts/vocabulary.h"

// name in the schema's Lua
#define FACT_TYPES(X)                                                                    \
    X(TEXT, "text")       /* opaque, for the caller: no rule reads it */                 \
    X(DATE, "date")       /* whole or in part */                                         \
    X(CHOICE, "choice")   /* one of a few words */                                       \
    X(FLAG, "flag")       /* true or false */                                            \
    X(NUMBER, "number")   /* a whole number within bounds */                             \
    X(RECORDS, "records") /* coded entries, each perhaps with an area, dates, a status   \
                           */

enum fact_type {
#define X(name, word) FACT_##name,
    FACT_TYPES(X)
#undef X
};

// What a record's status says of time. Of one in remission something is left, but it is
// not present: its dates end at an unknown time, and only a verb that asks for it finds
// it.
enum status_role { STATUS_PRESENT, STATUS_PAST };

struct status {
    struct text name;
    enum status_role role;
};

// How a rule can ask for a record: `condition "x" :active()`. The word is the schema's,
// the test behind it one of these.
#define RECORD_TESTS(X)                                                                  \
    X(EVER, "ever")       /* it began, whenever that was */                              \
    X(PRESENT, "present") /* it is there now */                                          \
    X(WITHIN, "within")   /* it is there now, or ended less than a span ago */           \
    X(STATUS, "status")   /* its status is that one */

enum record_test {
#define X(name, word) RECORD_##name,
    RECORD_TESTS(X)
#undef X
};

struct verb {
    struct text name; // "active_within"
    enum record_test test;
    int status; // RECORD_STATUS: index into the fact's statuses
};

struct fact {
    struct text name; // the document's member under "patient": "conditions"
    struct text word; // in rules: "condition"; empty when rules cannot read it
    enum fact_type type;
    uint32_t index;                // in the schema
    const struct phrase *question; // "%s" stands for a term's label; may be NULL
    const struct phrase *whole;    // RECORDS: asks for all of the list; may be NULL
    const struct term *term;       // FLAG: what "unanswered" calls it; may be NULL
    struct text term_id;           // as written
    int64_t from, till;            // NUMBER
    struct span longest;           // DATE: rules ask for no more; zero: no bound
    const struct text *choices;    // CHOICE
    size_t choices_count;
    // RECORDS:
    struct categories categories;
    bool has_area;
    struct text begins, ends; // the date members' names; equal for an event; may be empty
    struct text began, ended; // for sentences: "was stopped"; may be empty
    const struct status *statuses;
    size_t statuses_count;
    const struct verb *verbs;
    size_t verbs_count;
    struct text plain; // the verb that a word without one means; may be empty
    struct place place, question_place, whole_place;
};

// A detail of a request or session, such as which agent is used: free words, or one of a
// few.
struct detail {
    struct text name;
    const struct text *choices; // count 0: any text
    size_t choices_count;
    struct place place;
};

struct schema {
    struct arena *arena;
    struct vocabulary *vocabulary;
    struct fact *facts;
    size_t facts_count, facts_capacity;
    struct detail *details;
    size_t details_count, details_capacity;
    // Which categories the request's and the session's members take.
    struct categories treatments, areas, products;
    struct text areas_from; // the records whose areas stand for an absent request.areas
};

void schema_init(struct schema *schema, struct arena *arena,
                 struct vocabulary *vocabulary);
aftercare_status schema_add(struct schema *schema,
                            const struct fact *fact); // copies; ENOMEM
aftercare_status schema_add_detail(struct schema *schema, const struct detail *detail);

// After the vocabulary is finished: resolves terms, refuses names given twice.
void schema_finish(struct schema *schema, struct problems *problems);

// By the document's name or by the rules' word; NULL when there is none.
const struct fact *schema_fact(const struct schema *schema, struct text name);
const struct fact *schema_word(const struct schema *schema, struct text word);
const struct detail *schema_detail(const struct schema *schema, struct text name);
const struct verb *fact_verb(const struct fact *fact, struct text name);

#endif
