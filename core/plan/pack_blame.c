#include "core/plan/pack_blame.h"

#include "core/plan/pack_answer.h"
#include "core/plan/pack_facts.h"
#include "core/rules/explain.h"

#define EXPLANATION_MAX ((size_t)1 << 24)

void pack_blame(const struct holding *holding, struct text name) {
    const struct pack_trial *trial = holding->trial;
    const struct rulebase *base = trial->assessor->rules->base;
    if (!trial->culprit || *trial->culprit || name.len == 0) {
        return;
    }
    const char *own =
        arena_format(trial->arena, "%.*s.%.*s", TEXT_ARGS(trial->pack_case->pack->name),
                     TEXT_ARGS(name));
    const struct rule *rule = own ? rulebase_rule(base, text_of(own), NULL) : NULL;
    *trial->culprit = rule ? rule : rulebase_rule(base, name, NULL);
}

static bool is_among(const struct names *names, struct text name) {
    for (size_t i = 0; i < names->count; i++) {
        if (text_equal(names->items[i], name)) {
            return true;
        }
    }
    return false;
}

static void blame_missing(const struct holding *holding, const struct names *names,
                          const struct names *others) {
    for (size_t i = 0; i < names->count; i++) {
        if (!is_among(others, names->items[i])) {
            pack_blame(holding, names->items[i]);
        }
    }
}

void pack_blame_names(const struct holding *holding, const struct names *expected,
                      const struct names *got) {
    blame_missing(holding, expected, got);
    blame_missing(holding, got, expected);
}

// The names that a case expects under one word.
static void add_expected(struct names *names, const struct holding *holding,
                         const char *word) {
    const struct json *list = json_member(holding->trial->pack_case->expect, word);
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        if (one->type == JSON_TEXT) {
            names_add(names, pack_answer_rule(holding->trial, one->text));
        }
    }
}

// The first finding that is certain, or, of a verdict that is not, the first that is not.
static struct text decisive(const struct holding *holding, const struct json *verdict,
                            const struct json *findings) {
    const struct kind *kind = holding->trial->assessor->rules->base->verdict_kind;
    bool is_open =
        kind && text_equal(pack_answer_text(verdict, "verdict"), kind->unknown);
    for (const struct json *one = findings ? findings->first : NULL; one;
         one = one->next) {
        if (text_is(pack_answer_text(one, "holds"), is_open ? "unknown" : "true")) {
            return pack_answer_text(one, "rule");
        }
    }
    return TEXT("");
}

void pack_blame_verdict(const struct holding *holding) {
    struct arena *arena = holding->trial->arena;
    struct names *expected = arena_alloc(arena, sizeof *expected);
    struct names *got = arena_alloc(arena, sizeof *got);
    const struct json *treatments = json_member(holding->answer, "treatments");
    const struct json *verdict = treatments ? treatments->first : NULL;
    const struct json *findings = verdict ? json_member(verdict, "findings") : NULL;
    if (!expected || !got) {
        return;
    }
    add_expected(expected, holding, "findings");
    add_expected(expected, holding, "unknown");
    for (const struct json *one = findings ? findings->first : NULL; one;
         one = one->next) {
        names_add(got, pack_answer_rule(holding->trial, pack_answer_text(one, "rule")));
    }
    if (json_member(holding->trial->pack_case->expect, "findings")) {
        pack_blame_names(holding, expected, got);
    }
    pack_blame(holding, decisive(holding, verdict, findings));
}

static aftercare_status find_facts(struct facts **out, const struct pack_trial *trial,
                                   const struct rule *rule) {
    struct session session = {0};
    aftercare_status status;
    bool is_assessed =
        rule->kind->fold == FOLD_WORST_OF || rule->kind->fold == FOLD_RANK_BY;
    if (is_assessed && trial->pack_case->assessment.at) {
        return pack_facts(out, trial, NULL);
    }
    if (!trial->pack_case->session.at) {
        return AFTERCARE_EDOCUMENT;
    }
    status = pack_session(&session, trial, NULL);
    *out = session.facts;
    return status;
}

aftercare_status pack_explain(aftercare_json *out, const struct pack_trial *trial,
                              const struct rule *rule) {
    struct facts *facts = NULL;
    aftercare_status status = find_facts(&facts, trial, rule);
    if (status || !facts) {
        return status == AFTERCARE_ENOMEM ? status : AFTERCARE_OK;
    }
    struct buffer text;
    buffer_init(&text, &trial->arena->allocator, EXPLANATION_MAX);
    struct json_writer writer = {.out = &text};
    status =
        explain_json(&writer, trial->arena, trial->assessor->rules->base, facts, rule);
    char *copy =
        status || text.failed ? NULL : arena_copy(trial->arena, text.at, text.len);
    if (copy) {
        *out = (aftercare_json){copy, text.len};
    }
    buffer_clear(&text);
    return copy ? AFTERCARE_OK : AFTERCARE_ENOMEM;
}
