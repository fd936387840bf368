#include "core/rules/asking.h"

aftercare_status asking_begin(struct asking *out, struct arena *arena,
                              const struct rulebase *base, const struct facts *facts) {
    *out = (struct asking){.arena = arena, .base = base, .facts = facts};
    out->stamps = arena_array(arena, base->rules_count, sizeof *out->stamps);
    out->covers = arena_array(arena, base->vocabulary.count, sizeof *out->covers);
    out->settled =
        arena_array(arena, base->vocabulary.count + 1, sizeof(const struct term *));
    return out->stamps && out->covers && out->settled ? AFTERCARE_OK : AFTERCARE_ENOMEM;
}

struct intake_question *asking_add(struct asking *asking, struct fact_place place) {
    struct intake_question *list = arena_grow(asking->arena, asking->list, asking->count,
                                              &asking->capacity, sizeof *list);
    if (!list) {
        asking->is_out_of_memory = true;
        return NULL;
    }
    asking->list = list;
    struct intake_question *question = &list[asking->count++];
    *question =
        (struct intake_question){.question = {.place = place, .could_be = INT32_MAX}};
    return question;
}

static void add_rule(struct asking *asking, struct intake_question *asked,
                     const struct rule *rule) {
    struct question *question = &asked->question;
    const struct rule **rules =
        arena_grow(asking->arena, question->rules, question->rules_count,
                   &asked->rules_capacity, sizeof *rules);
    if (!rules) {
        asking->is_out_of_memory = true;
        return;
    }
    int severity = rule_get(rule, ROLE_BY)->choice;
    question->rules = rules;
    rules[question->rules_count++] = rule;
    question->could_be = severity < question->could_be ? severity : question->could_be;
}

void asking_wait(struct asking *asking, struct intake_question *question,
                 const struct rule *rule) {
    for (size_t i = 0; i < question->question.rules_count; i++) {
        if (question->question.rules[i] == rule) {
            return;
        }
    }
    add_rule(asking, question, rule);
}

void asking_begin_union(struct asking *asking, const struct intake_question *question) {
    asking->round++;
    for (size_t i = 0; i < question->question.rules_count; i++) {
        asking->stamps[question->question.rules[i]->index] = asking->round;
    }
}

void asking_join(struct asking *asking, struct intake_question *question,
                 const struct intake_question *other) {
    for (size_t i = 0; i < other->question.rules_count; i++) {
        const struct rule *rule = other->question.rules[i];
        if (asking->stamps[rule->index] != asking->round) {
            asking->stamps[rule->index] = asking->round;
            add_rule(asking, question, rule);
        }
    }
}
