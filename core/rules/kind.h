// Kinds of rule, as plugins define them: the fields that such a rule has, and how rules
// become a decision. The core knows no kind by name: a kind says with which of its fields
// it plays which role in one of the core's folds.
#ifndef AFTERCARE_RULES_KIND_H
#define AFTERCARE_RULES_KIND_H

#include "core/base/problems.h"
#include "core/facts/schema.h"

// What a field of a rule can hold; the words are the plugins'.
#define FIELD_TYPES(X)                                                                        \
    X(TEXT, "text")           /* one text for everybody */                                    \
    X(PHRASE, "phrase")       /* a text, or { en = …, es = … } */                         \
    X(CHOICE, "choice")       /* one of `among` */                                            \
    X(NUMBER, "number")       /* a whole number from `from` till `till` */                    \
    X(NUMBERS, "numbers")     /* two of them, the first not above the second */               \
    X(SPAN, "span")           /* "P6M" */                                                     \
    X(SPANS, "spans")         /* two of them */                                               \
    X(TERM, "term")           /* of the categories `of` */                                    \
    X(TERMS, "terms")         /* one or more */                                               \
    X(CONDITION, "condition") /* made with the schema's words */                              \
    X(DETAILS, "details") /* { peel_agent = "…" }, or a list of words for one name */       \
    X(POLICY, "policy")   /* { option = "choice" } */                                         \
    X(RULES, "rules")     /* names of other rules */                                          \
    X(SOURCES, "sources") /* ids of sources */                                                \
    X(REMIND, "remind") /* true, { at = …, times = … } or { every = …, times = … } */ \
    X(FLAG, "flag") /* true or false */

enum field_type {
#define X(name, word) FIELD_##name,
    FIELD_TYPES(X)
#undef X
};

// The parts that a field can play. A field plays the role of its own name, unless the
// kind's decision says otherwise (`by = "severity"`).
#define ROLES(X)                                                                         \
    X(SUBJECT, "subject") /* the treatments that the rule is about */                    \
    X(WHEN, "when")                                                                      \
    X(UNLESS, "unless")                                                                  \
    X(DETAILS, "details")                                                                \
    X(POLICY, "policy")                                                                  \
    X(OVERRULES, "overrules")                                                            \
    X(BY, "by") /* what the fold orders by: a choice or a number */                      \
    X(OF, "of") /* rank: the concern; windows: the product, or the step */               \
    X(AREAS, "areas")                                                                    \
    X(FROM, "from")                                                                      \
    X(TILL, "till")                                                                      \
    X(BEFORE, "before") /* what holds from session end to `from` */                      \
    X(WITH, "with")     /* steps: the products that are put on */                        \
    X(FREQUENCY, "frequency")                                                            \
    X(REMIND, "remind")                                                                  \
    X(MESSAGE, "message")                                                                \
    X(RED_FLAG, "red_flag")                                                              \
    X(TILL_NEXT, "till_next")     /* moot after the next session of its treatment */     \
    X(ON_REACTION, "on_reaction") /* steps: "hold" or "send" */                          \
    X(URGENT, "urgent")                                                                  \
    X(SESSIONS, "sessions")                                                              \
    X(INTERVAL, "interval")                                                              \
    X(EXPECT, "expect")                                                                  \
    X(BECAUSE, "because")                                                                \
    X(SOURCES, "sources")

enum role {
#define X(name, word) ROLE_##name,
    ROLES(X)
#undef X
        ROLE_COUNT,
};

// How findings become a decision.
#define FOLDS(X)                                                                         \
    X(WORST_OF, "worst_of")       /* a verdict for each treatment */                     \
    X(RANK_BY, "rank_by")         /* treatments for each concern */                      \
    X(CUT_WINDOWS, "cut_windows") /* windows of each product, cut by strength */         \
    X(STEPS, "steps") /* windows that stand beside each other, with reminders */

enum fold {
#define X(name, word) FOLD_##name,
    FOLDS(X)
#undef X
};

struct standard; // rule.h

struct field {
    struct text name, says;
    struct text shown;      // its member in documents; empty: its name
    struct text deprecated; // the field that has taken its place; empty: none has
    enum field_type type;
    bool is_needed;
    int64_t from, till;         // NUMBER, NUMBERS
    const struct text *choices; // CHOICE, worst or strongest first
    size_t choices_count;
    struct categories categories;    // TERM, TERMS
    const struct standard *standard; // what rules have that do not give it; NULL: nothing
    uint32_t index;
};

// A word of documents as people read it.
struct shown {
    struct text word;
    const struct phrase *phrase;
    struct place place;
};

#define KIND_FIELDS_MAX 64

struct function;

struct kind {
    struct text name, says, plugin;
    const struct field *fields;
    size_t fields_count;
    enum fold fold;
    int roles[ROLE_COUNT]; // index of the field that plays it, or -1
    // worst_of: the choices of `by`, worst first; which of them block (bits); the
    // verdicts when an open question could still block and when nothing was found.
    uint64_t blocking;
    struct text unknown, none;
    // worst_of: decides of the findings in the fold's place (decider.h); NULL: none does.
    const struct function *decider;
    // rank_by: verdicts that count as allowed, and those that stand last.
    const struct text *allowed, *last;
    size_t allowed_count, last_count;
    // rank_by: the records of the patient that are ranked for, "concerns".
    struct text among;
    // cut_windows: the use of a product outside its windows, and of one that nobody
    // names.
    struct text outside, unnamed;
    // steps: the choices of `by` that begin only when every treatment is ready (bits).
    uint64_t waits;
    const struct shown *shows; // choices and the words above, where the plugin tells
    size_t shows_count;
    struct place place;
    uint32_t index;
};

// A word of the kind's as people read it in that language; where the kind does not say
// how, the word itself.
struct text kind_shown(const struct kind *kind, struct text word, struct text locale);

// How bad a verdict of a kind that folds by worst_of is: 0 is the worst, and an open
// question stands behind the last choice that blocks. -1: it is no verdict of the kind.
int kind_rank(const struct kind *kind, struct text verdict);

#endif
