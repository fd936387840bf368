// Conditions as values of the rule language: userdata, made by the schema's words, joined
// by
// `&`, `|`, `~`, and taken by a rule's field. After that they live in the base alone.
// Each one that was made must be taken by another or by a rule.
#ifndef AFTERCARE_LUA_MADE_H
#define AFTERCARE_LUA_MADE_H

#include "core/lua/spot.h"
#include "core/rules/sketch.h"

#include <lauxlib.h>

// Remembers that a condition was made, to tell when it ended up nowhere.
struct note {
    struct text word, id; // `condition "x"`: to count uses on one line
    int line;
    bool is_first; // of its word; verbs behind it make further ones
    bool is_taken;
    struct place place;
    struct note *next;
};

// What asks for the condition.
enum subject { SUBJECT_FACT, SUBJECT_AREA, SUBJECT_OPTION, SUBJECT_JOINED };

// How far a condition has come.
enum made_stage {
    MADE_WORD,   // `medication`, `pregnant`
    MADE_ASKED,  // `medication "x"`: a verb is missing
    MADE_TESTED, // with its verb, or with none needed
    MADE_JOINED, // of others
};

struct made {
    enum made_stage stage;
    enum subject subject;
    bool has_verb;               // other than the plain one
    bool is_negated;             // `:at_least` of a date: not under
    const struct fact *fact;     // SUBJECT_FACT
    const struct option *option; // SUBJECT_OPTION
    const struct verb *verb;     // of records
    struct test test;
    const struct test *known;    // the base's test that is equal to it; NULL: none yet
    const struct sketch *sketch; // MADE_JOINED
    const struct token *token;   // of the word
    struct note *note;           // NULL for MADE_WORD
};

// Sets what can be done with conditions: their metamethods, lists that end with {NULL,
// NULL}, before the first is pushed. [-0, +0, e]
void made_open(lua_State *L, const luaL_Reg *operators, const luaL_Reg *questions);

// Pushes a copy as a condition, with a new note unless it is a word. Returns the note, or
// NULL. [-0, +1, e]
struct note *made_push(lua_State *L, struct script *script, const struct made *made);

// The condition at that index, or NULL.
struct made *made_at(lua_State *L, int index);

// Tells each condition that was taken by nothing.
void made_check(struct script *script);

#endif
