// All that was loaded: kinds, options, sources, packs and rules; built once by the
// loader, then immutable and shared by threads. The core knows no kind by name: a kind
// says with which of its fields it plays which role in one of the core's folds.
#ifndef AFTERCARE_RULES_RULEBASE_H
#define AFTERCARE_RULES_RULEBASE_H

#include "core/base/arena.h"
#include "core/base/problems.h"
#include "core/facts/schema.h"
#include "core/rules/condition.h"

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
    X(FREQUENCY, "frequency")                                                            \
    X(REMIND, "remind")                                                                  \
    X(MESSAGE, "message")                                                                \
    X(RED_FLAG, "red_flag")                                                              \
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

struct field {
    struct text name, says;
    struct text shown; // its member in documents; empty: its name
    enum field_type type;
    bool is_needed;
    int64_t from, till;         // NUMBER, NUMBERS
    const struct text *choices; // CHOICE, worst or strongest first
    size_t choices_count;
    struct categories categories; // TERM, TERMS
    uint32_t index;
};

// A word of documents as people read it.
struct shown {
    struct text word;
    const struct phrase *phrase;
};

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
    // rank_by: verdicts that count as allowed, and those that stand last.
    const struct text *allowed, *last;
    size_t allowed_count, last_count;
    // rank_by: the records of the patient that are ranked for, "concerns".
    struct text among;
    // cut_windows: the use of a product outside its windows, and of one that nobody
    // names.
    struct text outside, unnamed;
    const struct shown *shows; // choices and the words above, where the plugin tells
    size_t shows_count;
    struct place place;
    uint32_t index;
};

struct remind { // at session end + from, or by the clock, or every so often
    bool is_given;
    const int32_t *at; // seconds of the day; count 0: by `every`, or once
    size_t at_count;
    struct span every;   // zero: once
    struct span days;    // with at: every so many days; zero: daily
    int64_t times;       // 0: until `till`
    struct span expires; // zero: until the next, or `till`
};

struct pair { // a detail's name and the values that do; an option and its choice
    struct text name;
    const struct text *values;
    size_t values_count;
};

struct rule_value {
    bool is_given;
    struct text text; // TEXT; of TERM, CHOICE as written
    const struct phrase *phrase;
    int choice;
    bool flag;
    int64_t numbers[2];
    struct span spans[2];
    const struct term **terms; // TERM: one
    size_t terms_count;
    const struct condition *condition;
    const struct pair *pairs; // DETAILS, POLICY
    size_t pairs_count;
    const struct text *names; // RULES, SOURCES
    size_t names_count;
    struct remind remind;
};

struct option {
    struct text name, says, chosen; // chosen: the default, or the clinic's
    const struct text *choices;
    size_t choices_count;
    struct text standard; // the default; may be empty: none
    struct place place;
};

struct source {
    struct text id, title, address, evidence, seen;
    struct place place;
};

struct pack {
    struct text name, version, licence, says, folder;
    struct text engine_from, engine_below;
    const struct text *plugins;
    size_t plugins_count;
    struct place place;
};

struct rule {
    struct text id, name; // name: "pack.id"
    const struct pack *pack;
    const struct kind *kind;
    const struct rule_value *values; // one for each field of the kind
    struct place place;
    // filled by rulebase_finish:
    uint32_t index;                   // in the order of names
    bool is_awake;                    // no policy, or all of it chosen
    const struct rule **overruled_by; // awake rules that name this one
    size_t overruled_by_count;
};

struct network;

struct rulebase {
    struct arena *arena; // owns all
    struct vocabulary vocabulary;
    struct schema schema;
    const struct kind **kinds;
    size_t kinds_count, kinds_capacity;
    struct option **options;
    size_t options_count, options_capacity;
    const struct source **sources;
    size_t sources_count, sources_capacity;
    const struct pack **packs;
    size_t packs_count, packs_capacity;
    struct rule **rules; // by name, once finished
    size_t rules_count, rules_capacity;
    const struct test **tests;
    size_t tests_count, tests_capacity;
    struct test_slot *slots; // a hash of tests
    size_t slots_size;
    struct network *network;         // over the rules that are awake; made at the end
    const struct kind *verdict_kind; // a kind that folds by worst_of; NULL: none
    char digest[72];
    struct text credits; // what every answer shows of the rules, as JSON; empty: not made
};

aftercare_status rulebase_new(struct rulebase **out, struct arena *arena);

// Adding: what is handed over is the arena's. A name given twice is told to problems,
// with both places, and left out. ENOMEM.
aftercare_status rulebase_add_kind(struct rulebase *base, struct kind *kind,
                                   struct problems *problems);
aftercare_status rulebase_add_option(struct rulebase *base, struct option *option,
                                     struct problems *problems);
aftercare_status rulebase_add_source(struct rulebase *base, struct source *source,
                                     struct problems *problems);
aftercare_status rulebase_add_pack(struct rulebase *base, struct pack *pack,
                                   struct problems *problems);
aftercare_status rulebase_add_rule(struct rulebase *base, struct rule *rule);

// The one test that is equal to *test (copied when it is new). NULL when there is no
// memory.
const struct test *rulebase_test(struct rulebase *base, const struct test *test);

// Chooses what the clinic wants; an unknown option or choice goes to problems with the
// nearest one. place says where it was written.
void rulebase_choose(struct rulebase *base, struct text option, struct text choice,
                     struct place place, struct problems *problems);

// Sorts by name, resolves overrules and policies, refuses names given twice and names of
// things that are not there, builds the index by treatment. ENOMEM.
aftercare_status rulebase_finish(struct rulebase *base, struct problems *problems);

// Whether a term is none of those that this kind speaks of (the categories of the field
// that plays `of`), and another kind of the same fold speaks of it: then it is left to
// that one. What no kind takes is left to nobody, so that it is told as unknown.
bool rulebase_leaves(const struct rulebase *base, const struct kind *kind,
                     const struct term *term);

// A word of the kind's as people read it in that language; where the kind does not say
// how, the word itself.
struct text kind_shown(const struct kind *kind, struct text word, struct text locale);

const struct kind *rulebase_kind(const struct rulebase *base, struct text name);
const struct option *rulebase_option(const struct rulebase *base, struct text name);
const struct source *rulebase_source(const struct rulebase *base, struct text id);
const struct pack *rulebase_pack(const struct rulebase *base, struct text name);

// By full name, or by id where only one rule has it. NULL: none; *nearest (may be NULL)
// is then a name to suggest, or empty.
const struct rule *rulebase_rule(const struct rulebase *base, struct text name,
                                 struct text *nearest);

// The value that plays a role in a rule; NULL when the kind has no such field or the rule
// does not give it.
static inline const struct rule_value *rule_get(const struct rule *rule, enum role role) {
    int field = rule->kind->roles[role];
    return field >= 0 && rule->values[field].is_given ? &rule->values[field] : NULL;
}

// Whether the treatment, or a group that it lies in, is the rule's subject.
bool rule_is_about(const struct rule *rule, const struct term *treatment);

// Whether the request's details are those of the rule: YES without details in the rule,
// UNKNOWN where the request does not say.
enum truth rule_details(const struct rule *rule, const struct detail_value *details,
                        size_t count);

// The awake rule that overrules this one for the treatment and for these details of a
// request, or NULL: it must be about that treatment (or a group of it) and its details
// must hold.
const struct rule *rule_overruler(const struct rule *rule, const struct term *treatment,
                                  const struct detail_value *details, size_t count);

#endif
