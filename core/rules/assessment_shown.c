#include "core/rules/assessment_shown.h"

#include "core/rules/shown.h"

static const char *const *places_of(struct showing *showing,
                                    const struct finding *finding, size_t *count) {
    char pointer[AFTERCARE_PLACE_MAX];
    const char **list = shown_take(showing, finding->places_count, sizeof *list);
    *count = 0;
    for (size_t i = 0; list && i < finding->places_count; i++) {
        const struct fact_place *place = &finding->places[i];
        if (i == 0 || !fact_place_same(place, place - 1)) {
            (void)fact_place_pointer(pointer, sizeof pointer, place);
            list[(*count)++] = shown_copy(showing, pointer);
        }
    }
    return list;
}

static void show_finding(struct showing *showing, aftercare_finding *out,
                         const struct finding *finding) {
    const struct rule *rule = finding->rule;
    *out = (aftercare_finding){
        .rule = rule->name.at,
        .severity = rule_word(rule, ROLE_BY).at,
        .holds = finding->holds == YES ? "true" : "unknown",
        .clear_from = shown_date(showing, finding->clear_from),
        .area = shown_id(finding->area),
        .because = shown_phrase(rule_get(rule, ROLE_BECAUSE), TEXT("en")),
        .error = finding->error,
        .overruled_by = finding->overruled_by ? finding->overruled_by->name.at : NULL,
    };
    out->facts = places_of(showing, finding, &out->facts_count);
    out->sources = shown_sources(showing, rule, &out->sources_count);
}

static const aftercare_finding *const *
findings_of(struct showing *showing, const struct finding *findings, size_t count) {
    aftercare_finding *items = shown_take(showing, count, sizeof *items);
    const aftercare_finding **list = shown_take(showing, count, sizeof *list);
    for (size_t i = 0; items && list && i < count; i++) {
        show_finding(showing, &items[i], &findings[i]);
        list[i] = &items[i];
    }
    return list;
}

static const aftercare_question *const *
questions_of(struct showing *showing, const struct question *questions, size_t count) {
    aftercare_question *items = shown_take(showing, count, sizeof *items);
    const aftercare_question **list = shown_take(showing, count, sizeof *list);
    for (size_t i = 0; items && list && i < count; i++) {
        shown_question(showing, &items[i], &questions[i]);
        list[i] = &items[i];
    }
    return list;
}

static const aftercare_decision *const *
decisions_of(struct showing *showing, const struct decision *decisions, size_t count) {
    aftercare_decision *items = shown_take(showing, count, sizeof *items);
    const aftercare_decision **list = shown_take(showing, count, sizeof *list);
    for (size_t i = 0; items && list && i < count; i++) {
        items[i] = (aftercare_decision){
            .kind = decisions[i].kind->name.at,
            .verdict = shown_text(decisions[i].verdict),
            .error = decisions[i].error,
        };
        list[i] = &items[i];
    }
    return list;
}

static void show_verdict(struct showing *showing, aftercare_verdict *out,
                         const struct verdict *verdict) {
    *out = (aftercare_verdict){
        .treatment = verdict->treatment->id.at,
        .verdict = verdict->verdict.at,
        .clear_from = shown_date(showing, verdict->clear_from),
        .findings = findings_of(showing, verdict->findings, verdict->findings_count),
        .findings_count = verdict->findings_count,
        .overruled = findings_of(showing, verdict->overruled, verdict->overruled_count),
        .overruled_count = verdict->overruled_count,
        .questions = questions_of(showing, verdict->questions, verdict->questions_count),
        .questions_count = verdict->questions_count,
        .excluded_areas =
            shown_ids(showing, verdict->excluded_areas, verdict->excluded_count),
        .excluded_areas_count = verdict->excluded_count,
        .decided = decisions_of(showing, verdict->decisions, verdict->decisions_count),
        .decided_count = verdict->decisions_count,
    };
}

static const aftercare_verdict *const *
verdicts_of(struct showing *showing, const struct verdict *verdicts, size_t count) {
    aftercare_verdict *items = shown_take(showing, count, sizeof *items);
    const aftercare_verdict **list = shown_take(showing, count, sizeof *list);
    for (size_t i = 0; items && list && i < count; i++) {
        show_verdict(showing, &items[i], &verdicts[i]);
        list[i] = &items[i];
    }
    return list;
}

static const char *const *spans_of(struct showing *showing,
                                   const struct rule_value *value) {
    char text[SPAN_TEXT_MAX];
    const char **pair = value ? shown_take(showing, 2, sizeof *pair) : NULL;
    for (size_t i = 0; pair && i < 2; i++) {
        pair[i] = shown_copy(showing, span_format(text, value->spans[i]));
    }
    return pair;
}

static const aftercare_detail *const *
details_of(struct showing *showing, const struct rule_value *value, size_t *count) {
    *count = value ? value->pairs_count : 0;
    aftercare_detail *items = shown_take(showing, *count, sizeof *items);
    const aftercare_detail **list = shown_take(showing, *count, sizeof *list);
    for (size_t i = 0; items && list && i < *count; i++) {
        const struct pair *pair = &value->pairs[i];
        items[i] = (aftercare_detail){
            .name = pair->name.at,
            .values = shown_texts(showing, pair->values, pair->values_count),
            .values_count = pair->values_count,
        };
        list[i] = &items[i];
    }
    return list;
}

static void show_ranked(struct showing *showing, aftercare_ranked *out,
                        const struct ranked *ranked) {
    const struct rule *rule = ranked->rule;
    const struct rule_value *sessions = rule_get(rule, ROLE_SESSIONS);
    *out = (aftercare_ranked){
        .treatment = ranked->verdict->treatment->id.at,
        .score = rule_get(rule, ROLE_BY)->numbers[0],
        .verdict = ranked->verdict->verdict.at,
        .clear_from = shown_date(showing, ranked->verdict->clear_from),
        .sessions = sessions ? sessions->numbers : NULL,
        .interval = spans_of(showing, rule_get(rule, ROLE_INTERVAL)),
        .expect = shown_phrase(rule_get(rule, ROLE_EXPECT), TEXT("en")),
        .rule = rule->name.at,
    };
    out->details = details_of(showing, rule_get(rule, ROLE_DETAILS), &out->details_count);
    out->sources = shown_sources(showing, rule, &out->sources_count);
}

static const aftercare_ranked *const *
ranked_of(struct showing *showing, const struct ranked *ranked, size_t count) {
    aftercare_ranked *items = shown_take(showing, count, sizeof *items);
    const aftercare_ranked **list = shown_take(showing, count, sizeof *list);
    for (size_t i = 0; items && list && i < count; i++) {
        show_ranked(showing, &items[i], &ranked[i]);
        list[i] = &items[i];
    }
    return list;
}

static const aftercare_match *const *
matches_of(struct showing *showing, const struct match *matches, size_t count) {
    aftercare_match *items = shown_take(showing, count, sizeof *items);
    const aftercare_match **list = shown_take(showing, count, sizeof *list);
    for (size_t i = 0; items && list && i < count; i++) {
        items[i] = (aftercare_match){
            .concern = matches[i].concern->code->id.at,
            .area = shown_id(matches[i].concern->area),
            .treatments = ranked_of(showing, matches[i].ranked, matches[i].ranked_count),
            .treatments_count = matches[i].ranked_count,
            .best_allowed = shown_id(matches[i].best_allowed),
        };
        list[i] = &items[i];
    }
    return list;
}

const aftercare_assessment *assessment_shown(struct arena *arena,
                                             const struct rulebase *base,
                                             const struct assessment *assessment) {
    struct showing showing = {.arena = arena, .base = base};
    aftercare_assessment *out = shown_take(&showing, 1, sizeof *out);
    if (!out) {
        return NULL;
    }
    *out = (aftercare_assessment){
        .size = sizeof *out,
        .date = shown_date(&showing, assessment->facts->date),
        .rules = base->used,
        .treatments =
            verdicts_of(&showing, assessment->verdicts, assessment->verdicts_count),
        .treatments_count = assessment->verdicts_count,
        .matches = matches_of(&showing, assessment->matches, assessment->matches_count),
        .matches_count = assessment->matches_count,
    };
    out->set_aside = shown_set_aside(&showing, assessment->facts, &out->set_aside_count);
    return showing.is_out_of_memory ? NULL : out;
}
