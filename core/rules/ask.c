#include "core/rules/ask.h"

#include "core/rules/ask_groups.h"

#include <stdlib.h>

static int severity_of(const struct rule *rule) {
    return rule_get(rule, ROLE_BY)->choice;
}

// How bad what holds for certain is; INT32_MAX: nothing does.
static int worst_certain(const struct verdict *verdict) {
    int worst = INT32_MAX;
    for (size_t i = 0; i < verdict->findings_count; i++) {
        const struct finding *finding = &verdict->findings[i];
        if (finding->holds == YES && !finding->rule->kind->decider &&
            severity_of(finding->rule) < worst) {
            worst = severity_of(finding->rule);
        }
    }
    return worst;
}

// Whether a rule that waits can make the verdict another one. A function may decide
// anything of what it finds; only the worst there is stands, whatever it decides.
static bool can_matter(const struct rule *rule, int worst) {
    return severity_of(rule) < worst || (rule->kind->decider && worst > 0);
}

static bool is_settled(const struct verdict *verdict, int worst) {
    for (size_t i = 0; i < verdict->findings_count; i++) {
        const struct finding *finding = &verdict->findings[i];
        if (finding->holds == UNKNOWN && can_matter(finding->rule, worst)) {
            return false;
        }
    }
    return true;
}

static struct intake_question *question_at(struct asking *asking,
                                           const struct fact_place *place) {
    for (size_t i = 0; i < asking->count; i++) {
        if (fact_place_equal(&asking->list[i].question.place, place)) {
            return &asking->list[i];
        }
    }
    return asking_add(asking, *place);
}

// The open questions of a verdict, each with the rules that can still make it worse.
static void add_open(struct asking *asking, const struct verdict *verdict, int worst) {
    for (size_t i = 0; i < verdict->questions_count; i++) {
        const struct question *open = &verdict->questions[i];
        for (size_t k = 0; k < open->rules_count; k++) {
            struct intake_question *question = can_matter(open->rules[k], worst)
                                                   ? question_at(asking, &open->place)
                                                   : NULL;
            if (question) {
                asking_wait(asking, question, open->rules[k]);
            }
        }
    }
}

static bool is_of_entry(const struct intake_question *question) {
    return question->question.place.record >= 0;
}

// What is no term is one answer all the same.
static size_t answers_at_once(const struct intake_question *question) {
    return question->settles_count > 1 ? question->settles_count : 1;
}

static int more_first(size_t a, size_t b) {
    return (a < b) - (a > b);
}

static int best_first(const void *a, const void *b) {
    const struct intake_question *left = a;
    const struct intake_question *right = b;
    int order = left->question.could_be - right->question.could_be;
    if (order == 0) {
        order = (int)is_of_entry(right) - (int)is_of_entry(left);
    }
    if (order == 0) {
        order = more_first(left->question.rules_count, right->question.rules_count);
    }
    if (order == 0) {
        order = more_first(answers_at_once(left), answers_at_once(right));
    }
    return order != 0 ? order
                      : fact_place_compare(&left->question.place, &right->question.place);
}

static int worst_first(const void *a, const void *b) {
    const struct rule *const *left = a;
    const struct rule *const *right = b;
    int order = severity_of(*left) - severity_of(*right);
    return order != 0
               ? order
               : ((*left)->index > (*right)->index) - ((*left)->index < (*right)->index);
}

// Adds the questions for groups, and takes the list out in its order.
static const struct intake_question *take_list(struct asking *asking, size_t *count) {
    ask_groups(asking);
    struct intake_question *list = asking->list;
    for (size_t i = 0; i < asking->count; i++) {
        qsort(list[i].question.rules, list[i].question.rules_count,
              sizeof(const struct rule *), worst_first);
    }
    if (asking->count > 1) {
        qsort(list, asking->count, sizeof *list, best_first);
    }
    *count = asking->count;
    asking->list = NULL;
    asking->count = asking->capacity = 0;
    return list;
}

static void ask_part(struct intake_part *out, struct asking *asking,
                     const struct verdict *verdict) {
    int worst = worst_certain(verdict);
    *out = (struct intake_part){.verdict = verdict,
                                .is_settled = is_settled(verdict, worst)};
    add_open(asking, verdict, worst);
    out->questions = take_list(asking, &out->questions_count);
}

// Those of all parts together; of a single one there are no others.
static void ask_all(struct intake *out, struct asking *asking,
                    const struct assessment *assessment) {
    if (out->parts_count == 1) {
        out->questions = out->parts->questions;
        out->questions_count = out->parts->questions_count;
        return;
    }
    for (size_t i = 0; i < assessment->verdicts_count; i++) {
        const struct verdict *verdict = &assessment->verdicts[i];
        add_open(asking, verdict, worst_certain(verdict));
    }
    out->questions = take_list(asking, &out->questions_count);
}

aftercare_status ask_intake(struct intake *out, struct arena *arena,
                            struct inference *inference, const struct facts *facts) {
    const struct rulebase *base = network_base(inference->network);
    struct assessment assessment;
    if (assess(&assessment, arena, inference, facts)) {
        return AFTERCARE_ENOMEM;
    }
    struct asking asking;
    struct intake_part *parts =
        arena_array(arena, assessment.verdicts_count, sizeof *parts);
    if (!parts || asking_begin(&asking, arena, base, facts)) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < assessment.verdicts_count; i++) {
        ask_part(&parts[i], &asking, &assessment.verdicts[i]);
    }
    *out = (struct intake){
        .facts = facts, .parts = parts, .parts_count = assessment.verdicts_count};
    ask_all(out, &asking, &assessment);
    return asking.is_out_of_memory ? AFTERCARE_ENOMEM : AFTERCARE_OK;
}
