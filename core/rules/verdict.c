// The fold `worst_of`: from the rules about one treatment to its findings, and from these
// to a verdict, the first day that is clear, and the questions that are still open.
#include "core/rules/assessment.h"
#include "core/rules/locate.h"

#include <stdlib.h>

// Everything that one verdict is made from.
struct judging {
    struct arena *arena;
    const struct rulebase *base;
    const struct facts *facts;
    const struct term *treatment;
    struct inquiry inquiry;
    const struct rule **rules; // about the treatment, that hold or may come to hold
    size_t rules_count;
    struct finding *findings, *overruled;
    size_t findings_count, overruled_count, most;
    struct question *questions;
    size_t questions_count, questions_capacity;
    struct trace excluded;
    bool is_out_of_memory;
};

static int severity_of(const struct rule *rule) {
    return rule_get(rule, ROLE_BY)->choice;
}

static bool is_blocking(const struct rule *rule) {
    return (rule->kind->blocking >> severity_of(rule) & 1) != 0;
}

static struct clause condition_of(const struct rule *rule) {
    const struct rule_value *when = rule_get(rule, ROLE_WHEN);
    return condition_whole(when ? when->condition : NULL);
}

static struct answer ask(const struct judging *judging, const struct rule *rule,
                         const struct inquiry *inquiry) {
    struct answer details = {
        rule_details(rule, judging->facts->details, judging->facts->details_count),
        DATE_MAX};
    return answer_and(details, clause_answer(condition_of(rule), inquiry));
}

// Walks from change to change until the rule surely holds no more.
static struct date clear_from(const struct judging *judging, const struct rule *rule) {
    struct inquiry inquiry = {.facts = judging->facts, .date = judging->facts->date};
    for (;;) {
        struct answer answer = ask(judging, rule, &inquiry);
        if (answer.truth == NO) {
            return inquiry.date;
        }
        if (date_compare(answer.until, DATE_MAX) == 0) {
            return DATE_MAX;
        }
        inquiry.date = answer.until;
    }
}

static bool is_in_force(const struct judging *judging, const struct rule *rule) {
    return !rule_overruler(rule, judging->treatment, judging->facts->details,
                           judging->facts->details_count);
}

// How long some rule blocks, or may block, from that day on; DATE_MIN: none does. A rule
// that stands in the way does so until its answer changes.
static struct date blocked_until(const struct judging *judging,
                                 const struct inquiry *inquiry) {
    struct date latest = DATE_MIN;
    for (size_t i = 0; i < judging->rules_count; i++) {
        const struct rule *rule = judging->rules[i];
        if (!is_blocking(rule) || !is_in_force(judging, rule)) {
            continue;
        }
        struct answer answer = ask(judging, rule, inquiry);
        if (answer.truth != NO && date_compare(answer.until, latest) > 0) {
            latest = answer.until;
        }
    }
    return latest;
}

// The first day on which no rule that blocks holds, or may hold, any more: also none that
// begins to hold only later.
static struct date all_clear_from(const struct judging *judging) {
    struct inquiry inquiry = {.facts = judging->facts, .date = judging->facts->date};
    for (;;) {
        struct date until = blocked_until(judging, &inquiry);
        if (date_compare(until, DATE_MIN) == 0) {
            return inquiry.date;
        }
        if (date_compare(until, DATE_MAX) == 0) {
            return DATE_MAX;
        }
        inquiry.date = until;
    }
}

// Those of the rule's details that the request says, when the rule surely holds; else
// those that it does not say.
static void add_details(struct trace *trace, const struct rule *rule,
                        const struct facts *facts, enum truth truth) {
    const struct rule_value *wanted = rule_get(rule, ROLE_DETAILS);
    for (size_t i = 0; wanted && i < wanted->pairs_count; i++) {
        bool is_said = false;
        for (size_t k = 0; k < facts->details_count; k++) {
            is_said = is_said ||
                      text_equal(facts->details[k].detail->name, wanted->pairs[i].name);
        }
        if (is_said != (truth == YES)) {
            continue;
        }
        char *member =
            arena_format(trace->arena, "details/%.*s", TEXT_ARGS(wanted->pairs[i].name));
        trace->is_out_of_memory = trace->is_out_of_memory || !member;
        if (member) {
            trace_add(trace,
                      (struct fact_place){.record = -1, .member = text_of(member)});
        }
    }
}

static struct question *question_at(struct judging *judging, struct fact_place place) {
    for (size_t i = 0; i < judging->questions_count; i++) {
        if (fact_place_equal(&judging->questions[i].place, &place)) {
            return &judging->questions[i];
        }
    }
    struct question *questions =
        arena_grow(judging->arena, judging->questions, judging->questions_count,
                   &judging->questions_capacity, sizeof *questions);
    if (!questions) {
        return NULL;
    }
    judging->questions = questions;
    struct question *question = &questions[judging->questions_count++];
    *question = (struct question){.place = place, .could_be = INT32_MAX};
    return question;
}

static void add_question(struct judging *judging, struct fact_place place,
                         const struct rule *rule) {
    struct question *question = question_at(judging, place);
    const struct rule **rules =
        question ? arena_grow(judging->arena, question->rules, question->rules_count,
                              &question->rules_capacity, sizeof *rules)
                 : NULL;
    if (!rules) {
        judging->is_out_of_memory = true;
        return;
    }
    question->rules = rules;
    question->rules[question->rules_count++] = rule;
    if (severity_of(rule) < question->could_be) {
        question->could_be = severity_of(rule);
    }
}

static struct trace trace_of(const struct judging *judging, const struct rule *rule,
                             enum truth truth) {
    struct trace trace = {.arena = judging->arena};
    if (truth == YES) {
        trace_facts(&trace, condition_of(rule), &judging->inquiry);
    } else {
        trace_gaps(&trace, condition_of(rule), &judging->inquiry);
    }
    add_details(&trace, rule, judging->facts, truth);
    return trace;
}

static void add_finding(struct judging *judging, const struct rule *rule,
                        enum truth truth) {
    const struct rule *overruler = rule_overruler(
        rule, judging->treatment, judging->facts->details, judging->facts->details_count);
    struct trace trace = trace_of(judging, rule, truth);
    struct finding finding = {
        .rule = rule,
        .holds = truth,
        .clear_from = is_blocking(rule) ? clear_from(judging, rule) : DATE_MAX,
        .places = trace.places,
        .places_count = trace.count,
        .error = trace.error,
        .overruled_by = overruler,
    };
    if (trace.is_out_of_memory ||
        locate_finding(&finding.area, judging->arena, condition_of(rule),
                       &judging->inquiry, truth)) {
        judging->is_out_of_memory = true;
        return;
    }
    if (overruler) {
        judging->overruled[judging->overruled_count++] = finding;
        return;
    }
    judging->findings[judging->findings_count++] = finding;
    for (size_t i = 0; truth == UNKNOWN && i < trace.count; i++) {
        add_question(judging, trace.places[i], rule);
    }
}

// A rule about a part of the requested area takes that part out, where it holds, or may
// hold, for that part alone.
static void exclude(struct judging *judging, const struct rule *rule) {
    struct clause condition = condition_of(rule);
    struct trace parts = {.arena = judging->arena};
    if (condition.at) {
        trace_parts(&parts, condition, &judging->inquiry);
    }
    bool is_empty = parts.count == 0 || !is_in_force(judging, rule);
    for (size_t i = 0; !is_empty && i < parts.count; i++) {
        struct inquiry inquiry = judging->inquiry;
        inquiry.part = parts.places[i].term;
        if (ask(judging, rule, &inquiry).truth != NO) {
            trace_add(&judging->excluded, parts.places[i]);
        }
    }
    judging->is_out_of_memory = judging->is_out_of_memory || parts.is_out_of_memory;
}

static void judge(struct judging *judging, const struct rule *rule) {
    struct answer answer = ask(judging, rule, &judging->inquiry);
    if (answer.truth == NO) {
        exclude(judging, rule);
    } else {
        add_finding(judging, rule, answer.truth);
    }
}

static int worst_first(const void *a, const void *b) {
    const struct finding *left = a;
    const struct finding *right = b;
    int order = severity_of(left->rule) - severity_of(right->rule);
    if (order == 0) {
        order = (int)right->holds - (int)left->holds;
    }
    return order != 0 ? order
                      : (left->rule->index > right->rule->index) -
                            (left->rule->index < right->rule->index);
}

static int most_decisive_first(const void *a, const void *b) {
    const struct question *left = a;
    const struct question *right = b;
    int order = left->could_be - right->could_be;
    if (order == 0) {
        order = (left->rules_count < right->rules_count) -
                (left->rules_count > right->rules_count);
    }
    return order != 0 ? order : fact_place_compare(&left->place, &right->place);
}

// The worst finding that is certain decides, unless an open question could still block.
static struct text decide(const struct judging *judging, bool *is_blocked) {
    const struct kind *kind = judging->base->verdict_kind;
    const struct text *severities = kind->fields[kind->roles[ROLE_BY]].choices;
    bool could_block = false;
    const struct finding *worst = NULL;
    for (size_t i = 0; i < judging->findings_count; i++) {
        const struct finding *finding = &judging->findings[i];
        if (finding->holds == YES && !worst) {
            worst = finding;
        }
        could_block =
            could_block || (finding->holds == UNKNOWN && is_blocking(finding->rule));
    }
    *is_blocked = could_block || (worst && is_blocking(worst->rule));
    if (worst && is_blocking(worst->rule)) {
        return severities[severity_of(worst->rule)];
    }
    if (could_block) {
        return kind->unknown;
    }
    return worst ? severities[severity_of(worst->rule)] : kind->none;
}

static void sort_all(struct judging *judging) {
    if (judging->findings_count > 1) {
        qsort(judging->findings, judging->findings_count, sizeof *judging->findings,
              worst_first);
    }
    if (judging->overruled_count > 1) {
        qsort(judging->overruled, judging->overruled_count, sizeof *judging->overruled,
              worst_first);
    }
    if (judging->questions_count > 1) {
        qsort(judging->questions, judging->questions_count, sizeof *judging->questions,
              most_decisive_first);
    }
}

static aftercare_status name_excluded(struct verdict *out, struct judging *judging) {
    if (judging->excluded.count == 0) {
        return AFTERCARE_OK;
    }
    out->excluded_areas =
        arena_array(judging->arena, judging->excluded.count, sizeof *out->excluded_areas);
    if (!out->excluded_areas) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < judging->excluded.count; i++) {
        out->excluded_areas[out->excluded_count++] = judging->excluded.places[i].term;
    }
    return AFTERCARE_OK;
}

// No rule says anything of the treatment: nobody may conclude that it is fine.
static void say_nothing(struct verdict *out, const struct rulebase *base,
                        const struct term *treatment) {
    *out = (struct verdict){
        .treatment = treatment,
        .verdict = base->verdict_kind ? base->verdict_kind->unknown : TEXT("unknown"),
        .clear_from = DATE_MAX,
    };
}

// Of the rules that the document leads to, those about the treatment.
static aftercare_status begin(struct judging *judging,
                              const struct inference *inference) {
    size_t count = 0;
    for (size_t i = 0; i < inference->rules_count; i++) {
        count += rule_is_about(inference->rules[i], judging->treatment);
    }
    judging->excluded.arena = judging->arena;
    if (count == 0) {
        return AFTERCARE_OK;
    }
    judging->rules = arena_array(judging->arena, count, sizeof(const struct rule *));
    judging->findings = arena_array(judging->arena, count, sizeof *judging->findings);
    judging->overruled = arena_array(judging->arena, count, sizeof *judging->overruled);
    if (!judging->rules || !judging->findings || !judging->overruled) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < inference->rules_count; i++) {
        if (rule_is_about(inference->rules[i], judging->treatment)) {
            judging->rules[judging->rules_count++] = inference->rules[i];
        }
    }
    return AFTERCARE_OK;
}

static aftercare_status end(struct verdict *out, struct judging *judging) {
    bool is_blocked;
    sort_all(judging);
    *out = (struct verdict){
        .treatment = judging->treatment,
        .verdict = decide(judging, &is_blocked),
        .findings = judging->findings,
        .overruled = judging->overruled,
        .findings_count = judging->findings_count,
        .overruled_count = judging->overruled_count,
        .questions = judging->questions,
        .questions_count = judging->questions_count,
    };
    out->clear_from = is_blocked ? all_clear_from(judging) : DATE_MAX;
    if (judging->is_out_of_memory || judging->excluded.is_out_of_memory) {
        return AFTERCARE_ENOMEM;
    }
    return name_excluded(out, judging);
}

aftercare_status verdict_reach(struct verdict *out, struct arena *arena,
                               const struct inference *inference,
                               const struct facts *facts, const struct term *treatment) {
    struct judging judging = {
        .arena = arena,
        .base = network_base(inference->network),
        .facts = facts,
        .treatment = treatment,
        .inquiry = {.facts = facts, .date = facts->date, .inference = inference},
    };
    if (!network_judges(inference->network, treatment)) {
        say_nothing(out, judging.base, treatment);
        return AFTERCARE_OK;
    }
    if (begin(&judging, inference)) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < judging.rules_count; i++) {
        judge(&judging, judging.rules[i]);
    }
    return end(out, &judging);
}
