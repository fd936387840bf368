#include "core/rules/assessment_json.h"

#include "core/rules/function.h"
#include "core/rules/question.h"

void date_json(struct json_writer *writer, struct date date) {
    char text[DATE_TEXT_MAX];
    if (date_compare(date, DATE_MAX) == 0) {
        json_null(writer);
    } else {
        json_string(writer, date_format(text, date));
    }
}

static void term_json(struct json_writer *writer, const struct term *term) {
    if (term) {
        json_text(writer, term->id);
    } else {
        json_null(writer);
    }
}

static void texts_json(struct json_writer *writer, const struct text *texts,
                       size_t count) {
    json_begin_list(writer);
    for (size_t i = 0; i < count; i++) {
        json_text(writer, texts[i]);
    }
    json_end_list(writer);
}

void sources_json(struct json_writer *writer, const struct rule *rule) {
    const struct rule_value *sources = rule_get(rule, ROLE_SOURCES);
    texts_json(writer, sources ? sources->names : NULL,
               sources ? sources->names_count : 0);
}

static void text_member(struct json_writer *writer, struct text key, struct text value) {
    json_name(writer, key);
    if (value.len > 0) {
        json_text(writer, value);
    } else {
        json_null(writer);
    }
}

void rules_members_json(struct json_writer *writer, const struct rulebase *base) {
    json_key(writer, "digest");
    json_string(writer, base->digest);
    json_key(writer, "packs");
    json_begin_object(writer);
    for (size_t i = 0; i < base->packs_count; i++) {
        text_member(writer, base->packs[i]->name, base->packs[i]->version);
    }
    json_end_object(writer);
    json_key(writer, "options");
    json_begin_object(writer);
    for (size_t i = 0; i < base->options_count; i++) {
        text_member(writer, base->options[i]->name, base->options[i]->chosen);
    }
    json_end_object(writer);
}

void rules_json(struct json_writer *writer, const struct rulebase *base) {
    if (base->credits.len > 0 && !writer->is_pretty) {
        json_raw(writer, base->credits);
        return;
    }
    json_begin_object(writer);
    rules_members_json(writer, base);
    json_end_object(writer);
}

static const char *truth_name(enum truth truth) {
    return truth == YES ? "true" : truth == NO ? "false" : "unknown";
}

static void places_json(struct json_writer *writer, const struct finding *finding) {
    char pointer[AFTERCARE_PLACE_MAX];
    json_begin_list(writer);
    for (size_t i = 0; i < finding->places_count; i++) {
        const struct fact_place *place = &finding->places[i];
        if (i == 0 || !fact_place_same(place, place - 1)) {
            json_string(writer, fact_place_pointer(pointer, sizeof pointer, place));
        }
    }
    json_end_list(writer);
}

static void phrase_json(struct json_writer *writer, const struct rule_value *value) {
    if (value) {
        json_text(writer, phrase_in(value->phrase, TEXT("en")));
    } else {
        json_null(writer);
    }
}

void finding_json(struct json_writer *writer, const struct finding *finding) {
    const struct rule *rule = finding->rule;
    const struct field *by = &rule->kind->fields[rule->kind->roles[ROLE_BY]];
    json_key(writer, "rule");
    json_text(writer, rule->name);
    text_member(writer, by->name, by->choices[rule_get(rule, ROLE_BY)->choice]);
    json_key(writer, "holds");
    json_string(writer, truth_name(finding->holds));
    json_key(writer, "clear_from");
    date_json(writer, finding->clear_from);
    json_key(writer, "area");
    term_json(writer, finding->area);
    json_key(writer, "because");
    phrase_json(writer, rule_get(rule, ROLE_BECAUSE));
    json_key(writer, "facts");
    places_json(writer, finding);
    json_key(writer, "sources");
    sources_json(writer, rule);
    if (finding->error) {
        json_key(writer, "error");
        json_string(writer, finding->error);
    }
    if (finding->overruled_by) {
        json_key(writer, "overruled_by");
        json_text(writer, finding->overruled_by->name);
    }
}

static void findings_json(struct json_writer *writer, const struct finding *findings,
                          size_t count) {
    json_begin_list(writer);
    for (size_t i = 0; i < count; i++) {
        json_begin_object(writer);
        finding_json(writer, &findings[i]);
        json_end_object(writer);
    }
    json_end_list(writer);
}

static void question_json(struct json_writer *writer, const struct rulebase *base,
                          const struct question *question) {
    char text[AFTERCARE_SENTENCE_MAX];
    const struct kind *kind = base->verdict_kind;
    json_begin_object(writer);
    json_key(writer, "fact");
    json_string(writer, fact_place_pointer(text, sizeof text, &question->place));
    json_key(writer, "term");
    term_json(writer, question->place.term);
    json_key(writer, "question");
    json_string(writer,
                question_sentence(text, sizeof text, &question->place, TEXT("en")));
    json_key(writer, "could_be");
    json_text(writer, kind->fields[kind->roles[ROLE_BY]].choices[question->could_be]);
    json_key(writer, "rules");
    json_begin_list(writer);
    for (size_t i = 0; i < question->rules_count; i++) {
        json_text(writer, question->rules[i]->name);
    }
    json_end_list(writer);
    json_end_object(writer);
}

// Where no kind that was asked decides by a function, nothing.
static void decided_json(struct json_writer *writer, const struct verdict *verdict) {
    if (verdict->decisions_count == 0) {
        return;
    }
    json_key(writer, "decided");
    json_begin_list(writer);
    for (size_t i = 0; i < verdict->decisions_count; i++) {
        const struct decision *decision = &verdict->decisions[i];
        json_begin_object(writer);
        json_key(writer, "kind");
        json_text(writer, decision->kind->name);
        text_member(writer, TEXT("verdict"), decision->verdict);
        if (decision->error) {
            json_key(writer, "error");
            json_string(writer, decision->error);
        }
        json_end_object(writer);
    }
    json_end_list(writer);
}

static void verdict_json(struct json_writer *writer, const struct rulebase *base,
                         const struct verdict *verdict) {
    json_begin_object(writer);
    json_key(writer, "treatment");
    json_text(writer, verdict->treatment->id);
    json_key(writer, "verdict");
    json_text(writer, verdict->verdict);
    json_key(writer, "clear_from");
    date_json(writer, verdict->clear_from);
    json_key(writer, "findings");
    findings_json(writer, verdict->findings, verdict->findings_count);
    json_key(writer, "overruled");
    findings_json(writer, verdict->overruled, verdict->overruled_count);
    json_key(writer, "questions");
    json_begin_list(writer);
    for (size_t i = 0; i < verdict->questions_count; i++) {
        question_json(writer, base, &verdict->questions[i]);
    }
    json_end_list(writer);
    json_key(writer, "excluded_areas");
    json_begin_list(writer);
    for (size_t i = 0; i < verdict->excluded_count; i++) {
        term_json(writer, verdict->excluded_areas[i]);
    }
    json_end_list(writer);
    decided_json(writer, verdict);
    json_end_object(writer);
}

static void ranked_json(struct json_writer *writer, const struct ranked *ranked) {
    static const enum role shown[] = {ROLE_SESSIONS, ROLE_INTERVAL, ROLE_EXPECT,
                                      ROLE_DETAILS};
    const struct kind *kind = ranked->rule->kind;
    const struct field *by = &kind->fields[kind->roles[ROLE_BY]];
    json_begin_object(writer);
    json_key(writer, "treatment");
    json_text(writer, ranked->verdict->treatment->id);
    json_name(writer, by->name);
    json_integer(writer, rule_get(ranked->rule, ROLE_BY)->numbers[0]);
    json_key(writer, "verdict");
    json_text(writer, ranked->verdict->verdict);
    json_key(writer, "clear_from");
    date_json(writer, ranked->verdict->clear_from);
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        const struct rule_value *value = rule_get(ranked->rule, shown[i]);
        if (kind->roles[shown[i]] < 0 || (!value && shown[i] == ROLE_DETAILS)) {
            continue;
        }
        const struct field *field = &kind->fields[kind->roles[shown[i]]];
        json_name(writer, field->name);
        if (field->type == FIELD_PHRASE) {
            phrase_json(writer, value);
        } else if (value) {
            value_json(writer, field, value);
        } else {
            json_null(writer);
        }
    }
    json_key(writer, "rule");
    json_text(writer, ranked->rule->name);
    json_key(writer, "sources");
    sources_json(writer, ranked->rule);
    json_end_object(writer);
}

static void match_json(struct json_writer *writer, const struct match *match) {
    json_begin_object(writer);
    json_key(writer, "concern");
    json_text(writer, match->concern->code->id);
    json_key(writer, "area");
    term_json(writer, match->concern->area);
    json_key(writer, "treatments");
    json_begin_list(writer);
    for (size_t i = 0; i < match->ranked_count; i++) {
        ranked_json(writer, &match->ranked[i]);
    }
    json_end_list(writer);
    json_key(writer, "best_allowed");
    term_json(writer, match->best_allowed);
    json_end_object(writer);
}

void set_aside_json(struct json_writer *writer, const struct rulebase *base,
                    const struct facts *facts) {
    size_t at = 0;
    const char *because = NULL;
    const struct rule *last = NULL; // a rule with two functions is told once
    const struct function_user *user = function_aside(base, facts, &at, &because);
    if (!user) {
        return;
    }
    json_key(writer, "set_aside");
    json_begin_list(writer);
    while (user) {
        if (!user->rule || user->rule != last) {
            json_begin_object(writer);
            json_key(writer, user->rule ? "rule" : "kind");
            json_text(writer, user->rule ? user->rule->name : user->kind->name);
            json_key(writer, "because");
            json_string(writer, because);
            json_end_object(writer);
        }
        last = user->rule;
        user = function_aside(base, facts, &at, &because);
    }
    json_end_list(writer);
}

void assessment_json(struct json_writer *writer, const struct rulebase *base,
                     const struct assessment *assessment) {
    json_begin_object(writer);
    json_key(writer, "date");
    date_json(writer, assessment->facts->date);
    json_key(writer, "rules");
    rules_json(writer, base);
    json_key(writer, "treatments");
    json_begin_list(writer);
    for (size_t i = 0; i < assessment->verdicts_count; i++) {
        verdict_json(writer, base, &assessment->verdicts[i]);
    }
    json_end_list(writer);
    json_key(writer, "matches");
    json_begin_list(writer);
    for (size_t i = 0; i < assessment->matches_count; i++) {
        match_json(writer, &assessment->matches[i]);
    }
    json_end_list(writer);
    set_aside_json(writer, base, assessment->facts);
    json_end_object(writer);
}
