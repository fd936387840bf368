// What can be wrong with rules: each mistake is of one of these, whose id never changes,
// so that people can look it up and name it.
#ifndef AFTERCARE_BASE_CHECK_H
#define AFTERCARE_BASE_CHECK_H

#include "core/base/text.h"

#include <stdbool.h>

#define CHECKS(X)                                                                        \
    /* files and Lua */                                                                  \
    X(NOT_UTF8, "not-utf8")                                                              \
    X(HIDDEN_CHARACTER, "hidden-character")                                              \
    X(SYNTAX, "syntax")                                                                  \
    X(LUA_WORD, "lua-word")                                                              \
    X(SCRIPT_FAILS, "script-fails")                                                      \
    X(TOO_MUCH, "too-much")                                                              \
    X(MISPLACED_FILE, "misplaced-file")                                                  \
    X(FILE_SHAPE, "file-shape")                                                          \
    X(UNKNOWN_WORD, "unknown-word")                                                      \
    X(GLOBAL_SET, "global-set")                                                          \
    X(HALF_A_RULE, "half-a-rule")                                                        \
    /* fields and values */                                                              \
    X(UNKNOWN_FIELD, "unknown-field")                                                    \
    X(MISSING_FIELD, "missing-field")                                                    \
    X(WRONG_TYPE, "wrong-type")                                                          \
    X(EMPTY_VALUE, "empty-value")                                                        \
    X(BAD_NAME, "bad-name")                                                              \
    X(GIVEN_TWICE, "given-twice")                                                        \
    X(BAD_CHOICE, "bad-choice")                                                          \
    X(OUT_OF_BOUNDS, "out-of-bounds")                                                    \
    X(WRONG_ORDER, "wrong-order")                                                        \
    X(BAD_DURATION, "bad-duration")                                                      \
    X(BAD_TIME, "bad-time")                                                              \
    X(BAD_LANGUAGE, "bad-language")                                                      \
    X(REMIND_PARTS, "remind-parts")                                                      \
    X(WINDOW_ORDER, "window-order")                                                      \
    X(BAD_VERSION, "bad-version")                                                        \
    X(ENGINE_RANGE, "engine-range")                                                      \
    /* names of things that are not there */                                             \
    X(UNKNOWN_TERM, "unknown-term")                                                      \
    X(TERM_CIRCLE, "term-circle")                                                        \
    X(UNKNOWN_CATEGORY, "unknown-category")                                              \
    X(UNKNOWN_RULE, "unknown-rule")                                                      \
    X(UNKNOWN_SOURCE, "unknown-source")                                                  \
    X(UNKNOWN_OPTION, "unknown-option")                                                  \
    X(UNKNOWN_DETAIL, "unknown-detail")                                                  \
    X(UNKNOWN_FACT, "unknown-fact")                                                      \
    X(UNKNOWN_PLUGIN, "unknown-plugin")                                                  \
    X(PLUGIN_NOT_NAMED, "plugin-not-named")                                              \
    /* conditions as they are written */                                                 \
    X(UNKNOWN_VERB, "unknown-verb")                                                      \
    X(VERB_USE, "verb-use")                                                              \
    X(UNFINISHED_CONDITION, "unfinished-condition")                                      \
    X(UNUSED_CONDITION, "unused-condition")                                              \
    X(NOT_A_CONDITION, "not-a-condition")                                                \
    X(FUNCTION_VALUE, "function-value")                                                  \
    /* plugins, schema, tests */                                                         \
    X(KIND_SHAPE, "kind-shape")                                                          \
    X(FACT_SHAPE, "fact-shape")                                                          \
    X(CASE_SHAPE, "case-shape")                                                          \
    X(UNKNOWN_CHECK, "unknown-check")                                                    \
    /* rules that load all the same */                                                   \
    X(MISSING_TRANSLATION, "missing-translation")                                        \
    X(NEVER_HOLDS, "never-holds")                                                        \
    X(ALWAYS_HOLDS, "always-holds")                                                      \
    X(BEYOND_BOUNDS, "beyond-bounds")                                                    \
    X(EMPTY_WINDOW, "empty-window")                                                      \
    X(CONTRADICTION, "contradiction")                                                    \
    X(POINTLESS_RULE, "pointless-rule")                                                  \
    X(WINDOW_CONFLICT, "window-conflict")                                                \
    X(UNCOVERED_TREATMENT, "uncovered-treatment")                                        \
    X(UNMATCHED_CONCERN, "unmatched-concern")                                            \
    X(NO_QUESTION, "no-question")                                                        \
    X(NO_SOURCE, "no-source")                                                            \
    X(UNCITED_SOURCE, "uncited-source")                                                  \
    X(UNREAD_OPTION, "unread-option")                                                    \
    X(DEPRECATED_FIELD, "deprecated-field")                                              \
    X(IDLE_ACCEPTANCE, "idle-acceptance")

enum check {
#define X(name, id) CHECK_##name,
    CHECKS(X)
#undef X
        CHECK_COUNT,
};

// Its id, a constant text such as "unknown-term".
const char *check_id(enum check check);

// The check of that id; CHECK_COUNT: there is none.
enum check check_of(struct text id);

// Whether rules with such a mistake do not load.
static inline bool check_keeps_from_loading(enum check check) {
    return check < CHECK_MISSING_TRANSLATION;
}

#endif
