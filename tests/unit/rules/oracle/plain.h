// What a random rule base and a random document are before they are written as text:
// flat lists of numbers. The evaluator of these tests (naive.h) reads these, the engine
// reads the text (lua_text.h, document_text.h), and they share nothing else.
#ifndef AFTERCARE_TESTS_ORACLE_PLAIN_H
#define AFTERCARE_TESTS_ORACLE_PLAIN_H

#include "tests/unit/rules/oracle/calendar.h"

#include <stdbool.h>
#include <stdint.h>

#define NONE (-1) // no term, no rule, not said
#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

#define PLAIN_TERMS 64
#define PLAIN_NODES 512
#define PLAIN_RULES 24
#define PLAIN_OPTIONS 2
#define PLAIN_ENTRIES 3

// The facts that are lists, as the schema has them: one of each shape.
enum plain_list { FAULTS, COATS, EVENTS, MARKS, STAYS, LOANS, HABITS, WISHES, LISTS };

enum plain_status { STATUS_HERE, STATUS_GONE, STATUS_RESTING, STATUSES };

struct plain_shape {
    const char *name, *word, *categories[2];
    bool has_area;
    const char *begins, *ends; // members; equal for what is of one day; NULL: there is
                               // none
    const char *statuses[STATUSES]; // NULL: it has none
};

// The other facts. "made" is a date, "wood" a choice, "indoors" a flag, "hardness" a
// number from 1 to 6; the details are "tool", one of a few, and "colour", any word.
struct plain_words {
    struct plain_shape lists[LISTS];
    const char *woods[3], *tools[3], *colours[3], *choices[3], *packs[2];
    const char *grades[4]; // of bars, worst first; the first two block
    const char *flag;      // the term that stands for "indoors" among the unanswered
};
extern const struct plain_words plain;

struct plain_term {
    char id[24], synonym[32], code[16]; // "": none
    const char *category;
    int parents[2], parents_count;
};

enum plain_ask {
    ASK_LIST,
    ASK_AGE,
    ASK_FLAG,
    ASK_NUMBER,
    ASK_CHOICE,
    ASK_AREA,
    ASK_OPTION
};
enum plain_verb { VERB_EVER, VERB_NOW, VERB_WITHIN, VERB_RESTING, VERBS };

struct plain_test {
    enum plain_ask ask;
    enum plain_list list;
    enum plain_verb verb;
    int term; // of a list; the area
    bool is_here;
    int months, days; // a wait; an age
    bool is_at_least; // of an age, the mirror
    int from, till;
    int option, choice; // of "wood", or of an option
};

// A FUNCTION asks all tests of the tree on its left, and then joins them.
enum plain_join { JOIN_TEST, JOIN_AND, JOIN_OR, JOIN_NOT, JOIN_FUNCTION };

// Of a condition. Made at most a few levels deep, so it is walked by recursion.
struct plain_node {
    enum plain_join join;
    struct plain_test test;
    int left, right; // NOT and FUNCTION have left alone
};

struct plain_rule {
    bool is_suit; // else a bar
    int pack, number;
    int works[3], works_count;
    int option, choice; // its policy; NONE: always awake
    int overrules[2], overrules_count;
    unsigned tools, colours; // bits of the words that do; 0: any
    int when, unless;        // nodes, or NONE
    int grade;               // of a bar
    int wish, points;        // of a suit
    int areas[2], areas_count;
};

struct plain_option {
    bool has_standard; // its first choice
    int chosen;        // by the clinic, or NONE
};

struct plain_rules {
    uint64_t seed;
    struct plain_term terms[PLAIN_TERMS];
    int terms_count;
    struct plain_option options[PLAIN_OPTIONS];
    struct plain_node nodes[PLAIN_NODES];
    int nodes_count;
    struct plain_rule rules[PLAIN_RULES];
    int rules_count;
};

struct plain_entry {
    int name; // stays with it when the list is put into another order
    int code, area;
    struct calendar_date begins, ends;
    int status; // or NONE
};

struct plain_entries {
    bool is_known;
    struct plain_entry at[PLAIN_ENTRIES];
    int count;
};

struct plain_terms {
    int at[3], count;
};

struct plain_document {
    int today; // the day that is asked about
    struct calendar_date made;
    int wood, indoors, hardness; // or NONE; indoors 0 or 1
    struct plain_entries lists[LISTS];
    struct plain_terms unanswered;
    struct plain_terms works, areas; // as requested; count 0: not said
    int tool, colour;                // or NONE
};

// "t.r7"; returns out.
#define PLAIN_NAME_MAX 16
char *plain_name(char out[PLAIN_NAME_MAX], const struct plain_rule *rule);

// The choice of an option that holds, or NONE.
int plain_chosen(const struct plain_option *option);

// Whether inner is outer, or one of its groups lies in it.
bool plain_lies_in(const struct plain_rules *rules, int inner, int outer);

#endif
