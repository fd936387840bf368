#include "tests/unit/rules/oracle/lua_condition.h"

#include "tests/unit/rules/oracle/function.h"

static const char *const verbs[VERBS] = {
    [VERB_EVER] = "ever",
    [VERB_NOW] = "now",
    [VERB_WITHIN] = "within",
    [VERB_RESTING] = "resting",
};

// A function asks the facts, calls each word, and says :here() before the verb.
enum manner { AS_CONDITION, IN_FUNCTION };

static void write_span(struct buffer *out, const struct plain_test *test) {
    buffer_string(out, " \"P");
    if (test->months > 0 && test->months % 12 == 0) {
        buffer_format(out, "%dY", test->months / 12);
    } else if (test->months > 0) {
        buffer_format(out, "%dM", test->months);
    }
    if (test->days > 0) {
        buffer_format(out, "%dD", test->days);
    }
    buffer_string(out, "\"");
}

static void write_list_test(struct buffer *out, const struct plain_rules *rules,
                            const struct plain_test *test, enum manner manner) {
    const struct plain_term *term = &rules->terms[test->term];
    const char *here = test->is_here ? " :here()" : "";
    buffer_format(out, "%s \"%s\"%s :%s", plain.lists[test->list].word,
                  term->synonym[0] ? term->synonym : term->id,
                  manner == IN_FUNCTION ? here : "", verbs[test->verb]);
    if (test->verb == VERB_WITHIN) {
        write_span(out, test);
    } else {
        buffer_string(out, "()");
    }
    buffer_string(out, manner == AS_CONDITION ? here : "");
}

static void write_bounds(struct buffer *out, const struct plain_test *test) {
    if (test->from == test->till) {
        buffer_format(out, ":is(%d)", test->from);
    } else if (test->from == 1) {
        buffer_format(out, ":at_most(%d)", test->till);
    } else if (test->till == 6) {
        buffer_format(out, ":at_least(%d)", test->from);
    } else {
        buffer_format(out, ":between(%d, %d)", test->from, test->till);
    }
}

static void write_word(struct buffer *out, const char *word, enum manner manner) {
    buffer_format(out, "%s%s ", word, manner == IN_FUNCTION ? "()" : "");
}

static void write_test(struct buffer *out, const struct plain_rules *rules,
                       const struct plain_test *test, enum manner manner) {
    buffer_string(out, manner == IN_FUNCTION ? "facts:" : "");
    switch (test->ask) {
    case ASK_LIST:
        write_list_test(out, rules, test, manner);
        return;
    case ASK_AGE:
        write_word(out, "age", manner);
        buffer_string(out, test->is_at_least ? ":at_least" : ":under");
        write_span(out, test);
        return;
    case ASK_FLAG:
        write_word(out, "indoors", manner);
        buffer_string(out, ":yes()");
        return;
    case ASK_NUMBER:
        write_word(out, "hardness", manner);
        write_bounds(out, test);
        return;
    case ASK_CHOICE:
        write_word(out, "wood", manner);
        buffer_format(out, ":is \"%s\"", plain.woods[test->choice]);
        return;
    case ASK_AREA:
        buffer_format(out, "area \"%s\"", rules->terms[test->term].id);
        return;
    case ASK_OPTION:
        buffer_format(out, "option \"option_%d\" :is \"%s\"", test->option,
                      plain.choices[test->choice]);
        return;
    }
}

// The tree of a function, with the answers a0, a1 … in the place of its tests.
static void write_answers(struct buffer *out, const struct plain_rules *rules, int node,
                          int *next) {
    const struct plain_node *at = &rules->nodes[node];
    if (at->join == JOIN_TEST) {
        buffer_format(out, "a%d", (*next)++);
        return;
    }
    buffer_string(out, at->join == JOIN_NOT ? "not (" : "(");
    write_answers(out, rules, at->left, next);
    if (at->join != JOIN_NOT) {
        buffer_string(out, at->join == JOIN_AND ? " and " : " or ");
        write_answers(out, rules, at->right, next);
    }
    buffer_string(out, ")");
}

static void write_function(struct buffer *out, const struct plain_rules *rules,
                           int node) {
    struct reads reads = reads_of(rules, node);
    int next = 0;
    buffer_string(out, "function(facts)\n");
    for (unsigned i = 0; i < reads.count; i++) {
        buffer_format(out, "    local a%u = ", i);
        write_test(out, rules, reads.at[i], IN_FUNCTION);
        buffer_string(out, "\n");
    }
    buffer_string(out, "    return ");
    write_answers(out, rules, node, &next);
    buffer_string(out, "\n  end");
}

void lua_write_condition(struct buffer *out, const struct plain_rules *rules, int node) {
    const struct plain_node *at = &rules->nodes[node];
    switch (at->join) {
    case JOIN_TEST:
        write_test(out, rules, &at->test, AS_CONDITION);
        return;
    case JOIN_FUNCTION:
        write_function(out, rules, at->left);
        return;
    case JOIN_NOT:
        buffer_string(out, "~(");
        lua_write_condition(out, rules, at->left);
        buffer_string(out, ")");
        return;
    case JOIN_AND:
    case JOIN_OR:
        buffer_string(out, "(");
        lua_write_condition(out, rules, at->left);
        buffer_string(out, at->join == JOIN_AND ? " & " : " | ");
        lua_write_condition(out, rules, at->right);
        buffer_string(out, ")");
        return;
    }
}
