// All that was loaded: kinds, options, sources, packs and rules; built once by the
// loader, then immutable and shared by threads.
#ifndef AFTERCARE_RULES_RULEBASE_H
#define AFTERCARE_RULES_RULEBASE_H

#include "core/base/arena.h"
#include "core/rules/rule.h"

struct option {
    struct text name, says, chosen; // chosen: the default, or the clinic's
    const struct text *choices;
    size_t choices_count;
    struct text standard; // the default; may be empty: none
    struct place place;
};

struct source {
    struct text id, title, address, evidence, seen;
    struct text says; // what it claims, in our words; may be empty
    struct place place;
};

struct pack {
    struct text name, version, licence, says, folder;
    struct text engine_from, engine_below;
    const struct text *plugins;
    size_t plugins_count;
    bool names_plugins; // whether what it names could be read
    bool is_in_memory;  // of the host, not on the disk
    bool is_refused;    // this engine is none of its own: nothing of it is run
    struct place place;
};

// Findings that a pack bears on purpose, and why.
struct acceptance {
    enum check check;
    const struct text *names; // of rules, terms, facts, options or sources
    size_t names_count;
    struct text because;
    const struct pack *pack;
    struct place place;
};

// What cannot be said of rules, because some of their files have mistakes.
struct doubt {
    bool is_of_words;              // of the schema, the vocabulary or a plugin
    bool is_withheld[CHECK_COUNT]; // may be borne, or set right, by what did not load
};

struct network;
struct function_user;
struct aftercare_rules_used;

// A rule gave a field by its old name.
struct dated {
    struct place place; // of what it gave
    const struct field *field;
    const struct dated *next;
};

struct rulebase {
    struct arena *arena; // owns all
    struct arena
        *loading; // what is needed until rulebase_finish; the loader may lend one
    struct vocabulary vocabulary;
    struct schema schema;
    const struct kind **kinds;
    size_t kinds_count, kinds_capacity;
    struct option **options;
    size_t options_count, options_capacity;
    const struct source **sources; // by id
    size_t sources_count, sources_capacity;
    const struct pack **packs;
    size_t packs_count, packs_capacity;
    const struct acceptance **acceptances;
    size_t acceptances_count, acceptances_capacity;
    const struct dated *dated; // uses of deprecated fields, the last first
    struct rule **rules;       // by name, once finished
    struct rule **rules_by_id; // once finished
    size_t rules_count, rules_capacity;
    const struct test **tests;
    size_t tests_count, tests_capacity;
    struct test_slot *slots; // a hash of tests
    size_t slots_size;
    size_t functions_count;            // of conditions that are functions, and of kinds
    const struct function_user *users; // of them, by rule, then kind; once finished
    size_t users_count;
    const struct kind **deciders; // that decide by a function, by name; once finished
    size_t deciders_count;
    struct network *network;         // over the rules that are awake; made at the end
    const struct kind *verdict_kind; // a kind that folds by worst_of; NULL: none
    struct doubt *doubt;             // NULL: all of it has loaded
    char digest[72];
    struct text credits; // what every answer shows of the rules, as JSON; empty: not made
    const struct aftercare_rules_used *used; // the same as structs; NULL: not made
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
aftercare_status rulebase_accept(struct rulebase *base,
                                 const struct acceptance *acceptance);

// The one test that is equal to *test (copied when it is new). NULL when there is no
// memory.
const struct test *rulebase_test(struct rulebase *base, const struct test *test);

// The same if it is there, while rules are loaded; else NULL.
const struct test *rulebase_known_test(const struct rulebase *base,
                                       const struct test *test);

// Chooses what the clinic wants; an unknown option or choice goes to problems with the
// nearest one. place says where it was written.
void rulebase_choose(struct rulebase *base, struct text option, struct text choice,
                     struct place place, struct problems *problems);

// Sorts by name, cuts lists to their size, resolves overrules and policies, refuses names
// given twice and names of things that are not there, and builds the network where there
// are no problems. ENOMEM.
aftercare_status rulebase_finish(struct rulebase *base, struct problems *problems);

// Whether a term is none of those that this kind speaks of (the categories of the field
// that plays `of`), and another kind of the same fold speaks of it: then it is left to
// that one. What no kind takes is left to nobody, so that it is told as unknown.
bool rulebase_leaves(const struct rulebase *base, const struct kind *kind,
                     const struct term *term);

const struct kind *rulebase_kind(const struct rulebase *base, struct text name);
const struct option *rulebase_option(const struct rulebase *base, struct text name);
const struct source *rulebase_source(const struct rulebase *base, struct text id);
const struct pack *rulebase_pack(const struct rulebase *base, struct text name);

// By full name, or by id where only one rule has it. NULL: none; *nearest (may be NULL)
// is then a name to suggest, or empty.
const struct rule *rulebase_rule(const struct rulebase *base, struct text name,
                                 struct text *nearest);

// How many rules have that id, each in a pack of its own.
size_t rulebase_namesakes(const struct rulebase *base, struct text id);

// The rule that another one means by a name: its own pack's rule of that id, else as
// above.
const struct rule *rulebase_meant(const struct rulebase *base, const struct rule *from,
                                  struct text name, struct text *nearest);

#endif
