#include "core/rules/explain.h"

#include "core/rules/explain_details.h"
#include "core/rules/function.h"
#include "core/rules/sentence.h"

// What one explanation needs at every part.
struct explaining {
    struct showing showing;
    struct inquiry inquiry;
};

static const char *truth_name(enum truth truth) {
    return truth == YES ? "true" : truth == NO ? "false" : "unknown";
}

static const char *sentence_of(struct explaining *explaining, const struct test *test) {
    struct buffer text;
    shown_begin(&explaining->showing, &text);
    sentence_of_test(&text, test, &explaining->inquiry);
    return shown_end(&explaining->showing, &text);
}

static const char *const *places_of(struct explaining *explaining, size_t *count,
                                    const struct test *test, enum truth truth) {
    struct showing *showing = &explaining->showing;
    struct trace trace = {.arena = showing->arena};
    trace_test(&trace, test, truth, &explaining->inquiry);
    showing->is_out_of_memory = showing->is_out_of_memory || trace.is_out_of_memory;
    const char **list = shown_take(showing, trace.count, sizeof *list);
    for (*count = 0; list && *count < trace.count; (*count)++) {
        char pointer[AFTERCARE_PLACE_MAX];
        (void)fact_place_pointer(pointer, sizeof pointer, &trace.places[*count]);
        list[*count] = shown_copy(showing, pointer);
    }
    return list;
}

// --- the condition ---------------------------------------------------------------------

// Of one kind or the other: what it has besides its parts.
static aftercare_explained_part *new_part(struct explaining *explaining, const char *name,
                                          struct answer answer) {
    aftercare_explained_part *part = shown_take(&explaining->showing, 1, sizeof *part);
    if (part) {
        part->part = name;
        part->value = truth_name(answer.truth);
        part->until = shown_date(&explaining->showing, answer.until);
    }
    return part;
}

// Room for parts, of which none is there yet.
static const aftercare_explained_part **new_list(struct explaining *explaining,
                                                 size_t count) {
    return shown_take(&explaining->showing, count,
                      sizeof(const aftercare_explained_part *));
}

static const aftercare_explained_part *
test_part(struct explaining *explaining, const struct test *test, struct answer answer);

// What a function asked, each as a part of its own, and none of them a function.
static void add_reads(struct explaining *explaining, aftercare_explained_part *part,
                      const struct test *function) {
    const struct function_answer *answer =
        function_answer(function, &explaining->inquiry);
    const aftercare_explained_part **list = new_list(explaining, answer->reads_count);
    for (size_t i = 0; list && i < answer->reads_count; i++) {
        const struct test *read = answer->reads[i];
        list[i] = test_part(explaining, read, test_answer(read, &explaining->inquiry));
    }
    part->parts = list;
    part->parts_count = answer->reads_count;
    part->error = answer->error;
}

static const aftercare_explained_part *
test_part(struct explaining *explaining, const struct test *test, struct answer answer) {
    bool is_function = test->kind == TEST_FUNCTION;
    aftercare_explained_part *part =
        new_part(explaining, is_function ? "function" : "test", answer);
    if (!part) {
        return NULL;
    }
    part->wording = test->wording.at;
    part->sentence = sentence_of(explaining, test);
    part->facts = places_of(explaining, &part->facts_count, test, answer.truth);
    if (is_function) {
        add_reads(explaining, part, test);
    }
    return part;
}

static const char *joint(enum condition_kind kind) {
    return kind == CONDITION_AND ? "and" : kind == CONDITION_OR ? "or" : "not";
}

// a & (b & c) has three parts: what is joined in one way stands in one list.
static size_t count_parts(struct clause clause, enum condition_kind kind) {
    return clause_kind(clause) != kind ? 1
                                       : count_parts(clause_left(clause), kind) +
                                             count_parts(clause_right(clause), kind);
}

static const aftercare_explained_part *part_of(struct explaining *explaining,
                                               struct clause clause);

static void add_parts(struct explaining *explaining,
                      const aftercare_explained_part **list, size_t *count,
                      struct clause clause, enum condition_kind kind) {
    if (clause_kind(clause) != kind) {
        list[(*count)++] = part_of(explaining, clause);
        return;
    }
    add_parts(explaining, list, count, clause_left(clause), kind);
    add_parts(explaining, list, count, clause_right(clause), kind);
}

// Depth is bounded by CONDITION_DEPTH_MAX.
static const aftercare_explained_part *part_of(struct explaining *explaining,
                                               struct clause clause) {
    struct answer answer = clause_answer(clause, &explaining->inquiry);
    enum condition_kind kind = clause_kind(clause);
    if (kind == CONDITION_TEST) {
        return test_part(explaining, clause_test(clause), answer);
    }
    bool is_not = kind == CONDITION_NOT;
    aftercare_explained_part *part = new_part(explaining, joint(kind), answer);
    const aftercare_explained_part **list =
        new_list(explaining, is_not ? 1 : count_parts(clause, kind));
    if (!part || !list) {
        return NULL;
    }
    if (is_not) {
        list[part->parts_count++] = part_of(explaining, clause_left(clause));
    } else {
        add_parts(explaining, list, &part->parts_count, clause, kind);
    }
    part->parts = list;
    return part;
}

// --- the change ------------------------------------------------------------------------

// How many tests must come out otherwise for the part to become wanted.
static unsigned cost(const struct explaining *explaining, struct clause clause,
                     enum truth wanted) {
    if (clause_answer(clause, &explaining->inquiry).truth == wanted) {
        return 0;
    }
    if (clause_kind(clause) == CONDITION_TEST) {
        return 1;
    }
    if (clause_kind(clause) == CONDITION_NOT) {
        return cost(explaining, clause_left(clause), (enum truth)(YES - wanted));
    }
    unsigned left = cost(explaining, clause_left(clause), wanted);
    unsigned right = cost(explaining, clause_right(clause), wanted);
    bool needs_both = (clause_kind(clause) == CONDITION_AND) == (wanted == YES);
    return needs_both ? left + right : left < right ? left : right;
}

static void add_test(struct explaining *explaining, aftercare_explained_change *turn,
                     const aftercare_explained_test **list, const struct test *test,
                     enum truth wanted) {
    aftercare_explained_test *turning =
        shown_take(&explaining->showing, 1, sizeof *turning);
    if (turning) {
        *turning = (aftercare_explained_test){test->wording.at, truth_name(wanted)};
    }
    list[turn->tests_count++] = turning;
}

// Adds the tests of the cheapest way.
static void add_tests(struct explaining *explaining, aftercare_explained_change *turn,
                      const aftercare_explained_test **list, struct clause clause,
                      enum truth wanted) {
    if (cost(explaining, clause, wanted) == 0) {
        return;
    }
    if (clause_kind(clause) == CONDITION_TEST) {
        add_test(explaining, turn, list, clause_test(clause), wanted);
        return;
    }
    if (clause_kind(clause) == CONDITION_NOT) {
        add_tests(explaining, turn, list, clause_left(clause),
                  (enum truth)(YES - wanted));
        return;
    }
    bool needs_both = (clause_kind(clause) == CONDITION_AND) == (wanted == YES);
    bool takes_left = cost(explaining, clause_left(clause), wanted) <=
                      cost(explaining, clause_right(clause), wanted);
    if (needs_both || takes_left) {
        add_tests(explaining, turn, list, clause_left(clause), wanted);
    }
    if (needs_both || !takes_left) {
        add_tests(explaining, turn, list, clause_right(clause), wanted);
    }
}

// The first day on which time alone makes the condition wanted; DATE_MAX: never.
static struct date day_of_change(const struct explaining *explaining, struct clause whole,
                                 enum truth wanted) {
    struct inquiry inquiry = {.facts = explaining->inquiry.facts,
                              .date = explaining->inquiry.date};
    for (;;) {
        struct answer answer = clause_answer(whole, &inquiry);
        if (answer.truth == wanted) {
            return inquiry.date;
        }
        if (date_compare(answer.until, DATE_MAX) == 0) {
            return DATE_MAX;
        }
        inquiry.date = answer.until;
    }
}

static void add_list(struct buffer *text, const aftercare_explained_change *turn) {
    for (size_t i = 0; turn->tests && i < turn->tests_count && turn->tests[i]; i++) {
        buffer_format(text, "%s%s were %s", i > 0 ? ", and " : "",
                      turn->tests[i]->wording, turn->tests[i]->should_be);
    }
}

// "With time alone it holds from 20 June 2026 on."
static const char *change_sentence(struct explaining *explaining,
                                   const aftercare_explained_change *turn,
                                   struct date day, enum truth wanted) {
    struct buffer text;
    shown_begin(&explaining->showing, &text);
    if (date_compare(day, DATE_MAX) == 0) {
        buffer_format(&text, "Time alone does not change this; it would %shold if ",
                      wanted == YES ? "" : "not ");
        add_list(&text, turn);
        buffer_string(&text, ".");
    } else {
        buffer_format(&text, "With time alone it %s from ",
                      wanted == YES ? "holds" : "surely holds no more");
        sentence_date(&text, day);
        buffer_string(&text, " on.");
    }
    return shown_end(&explaining->showing, &text);
}

static const aftercare_explained_change *turn_of(struct explaining *explaining,
                                                 struct clause whole) {
    struct showing *showing = &explaining->showing;
    enum truth truth = clause_answer(whole, &explaining->inquiry).truth;
    enum truth wanted = truth == NO ? YES : NO;
    struct date day = day_of_change(explaining, whole, wanted);
    aftercare_explained_change *turn = shown_take(showing, 1, sizeof *turn);
    const aftercare_explained_test **list =
        shown_take(showing, cost(explaining, whole, wanted), sizeof *list);
    if (!turn || !list) {
        return NULL;
    }
    add_tests(explaining, turn, list, whole, wanted);
    turn->tests = list;
    turn->to = truth_name(wanted);
    turn->on = shown_date(showing, day);
    turn->sentence = change_sentence(explaining, turn, day, wanted);
    return turn;
}

// --- the rule --------------------------------------------------------------------------

static enum truth holds(const struct explaining *explaining, const struct rule *rule) {
    const struct facts *facts = explaining->inquiry.facts;
    const struct rule_value *when = rule_get(rule, ROLE_WHEN);
    const struct rule_value *unless = rule_get(rule, ROLE_UNLESS);
    struct answer answer = {rule_details(rule, facts->details, facts->details_count),
                            DATE_MAX};
    if (when) {
        answer =
            answer_and(answer, condition_answer(when->condition, &explaining->inquiry));
    }
    if (unless) {
        answer = answer_and(answer, answer_not(condition_answer(unless->condition,
                                                                &explaining->inquiry)));
    }
    return answer.truth;
}

aftercare_status explain(struct explanation *out, struct arena *arena,
                         const struct rulebase *base, const struct facts *facts,
                         const struct rule *rule) {
    struct explaining explaining = {
        .showing = {.arena = arena, .base = base},
        .inquiry = {.facts = facts, .date = facts->date},
    };
    struct showing *showing = &explaining.showing;
    const struct rule_value *when = rule_get(rule, ROLE_WHEN);
    const struct rule_value *unless = rule_get(rule, ROLE_UNLESS);
    aftercare_explanation *shown = &out->shown;
    out->rule = rule;
    *shown = (aftercare_explanation){
        .size = sizeof *shown,
        .date = shown_date(showing, facts->date),
        .rules = base->used,
        .rule = rule->name.at,
        .kind = rule->kind->name.at,
        .holds = truth_name(holds(&explaining, rule)),
        .is_awake = rule->is_awake,
    };
    shown->details = explain_details(showing, &shown->details_count, rule, facts);
    if (when) {
        shown->condition = part_of(&explaining, condition_whole(when->condition));
        shown->change = turn_of(&explaining, condition_whole(when->condition));
    }
    if (unless) {
        shown->exception = part_of(&explaining, condition_whole(unless->condition));
    }
    return showing->is_out_of_memory ? AFTERCARE_ENOMEM : functions_end(facts);
}
