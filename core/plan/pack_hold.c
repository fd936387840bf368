#include "core/plan/pack_hold.h"

#include "core/plan/names.h"
#include "core/plan/pack_answer.h"
#include "core/plan/pack_blame.h"
#include "core/plan/pack_compare.h"
#include "core/plan/pack_hold_plan.h"

#include <string.h>

static const struct json *first_verdict(const struct holding *holding) {
    const struct json *verdicts = json_member(holding->answer, "treatments");
    return verdicts ? verdicts->first : NULL;
}

static const struct json *first_match(const struct holding *holding) {
    const struct json *matches = json_member(holding->answer, "matches");
    return matches ? matches->first : NULL;
}

static aftercare_status hold_verdict(const struct holding *holding) {
    return pack_compare_text(holding,
                             pack_answer_text(first_verdict(holding), "verdict"));
}

static aftercare_status hold_clear_from(const struct holding *holding) {
    return pack_compare_text(holding,
                             pack_answer_text(first_verdict(holding), "clear_from"));
}

static aftercare_status hold_best_allowed(const struct holding *holding) {
    return pack_compare_text(holding,
                             pack_answer_text(first_match(holding), "best_allowed"));
}

// The rules of a list of findings; holds NULL takes all.
static aftercare_status hold_rules(const struct holding *holding, const char *member,
                                   const char *holds) {
    const struct json *list = json_member(first_verdict(holding), member);
    struct names *got = pack_compare_new(holding);
    if (!got) {
        return pack_compare_no_memory(holding);
    }
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        if (!holds || text_is(pack_answer_text(one, "holds"), holds)) {
            names_add(got,
                      pack_answer_rule(holding->trial, pack_answer_text(one, "rule")));
        }
    }
    return pack_compare_names(holding, got);
}

static aftercare_status hold_findings(const struct holding *holding) {
    return hold_rules(holding, "findings", "true");
}

static aftercare_status hold_unknown(const struct holding *holding) {
    return hold_rules(holding, "findings", "unknown");
}

static aftercare_status hold_overruled(const struct holding *holding) {
    return hold_rules(holding, "overruled", NULL);
}

// A question is named by its term, or by the last part of its pointer where it has none.
static struct text question_name(const struct json *question) {
    struct text term = pack_answer_text(question, "term");
    struct text fact = pack_answer_text(question, "fact");
    size_t i = fact.len;
    while (i > 0 && fact.at[i - 1] != '/') {
        i--;
    }
    return term.len > 0 ? term : (struct text){fact.at + i, fact.len - i};
}

static aftercare_status hold_questions(const struct holding *holding) {
    const struct json *list = json_member(first_verdict(holding), "questions");
    struct names *got = pack_compare_new(holding);
    if (!got) {
        return pack_compare_no_memory(holding);
    }
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        names_add(got, question_name(one));
    }
    return pack_compare_names(holding, got);
}

static aftercare_status hold_excluded_areas(const struct holding *holding) {
    const struct json *list = json_member(first_verdict(holding), "excluded_areas");
    struct names *got = pack_compare_new(holding);
    if (!got) {
        return pack_compare_no_memory(holding);
    }
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        names_add(got, one->text);
    }
    return pack_compare_names(holding, got);
}

static aftercare_status hold_areas(const struct holding *holding) {
    return pack_compare_members(holding, json_member(first_verdict(holding), "findings"),
                                "rule", "area");
}

// What the verdict is made of, in the word of each finding.
static aftercare_status hold_weights(const struct holding *holding) {
    return pack_compare_members(holding, json_member(first_verdict(holding), "findings"),
                                "rule", pack_answer_weight(holding->trial));
}

// What the matches are ranked by is called as their kind calls it.
static const char *score_name(const struct rulebase *base) {
    for (size_t i = 0; i < base->kinds_count; i++) {
        const struct kind *kind = base->kinds[i];
        if (kind->fold == FOLD_RANK_BY) {
            return kind->fields[kind->roles[ROLE_BY]].name.at;
        }
    }
    return "";
}

static aftercare_status hold_score(const struct holding *holding) {
    const struct rulebase *base = holding->trial->assessor->rules->base;
    return pack_compare_members(holding, json_member(first_match(holding), "treatments"),
                                "treatment", score_name(base));
}

// Matches come in an order, which counts.
static aftercare_status hold_matches(const struct holding *holding) {
    aftercare_status status = pack_compare_list(holding);
    if (status) {
        return status;
    }
    const struct json *list = json_member(first_match(holding), "treatments");
    const struct json *got = list ? list->first : NULL;
    for (const struct json *one = holding->expected->first; one; one = one->next) {
        struct text treatment =
            got ? pack_answer_text(got, "treatment") : TEXT("no more");
        if (!got || !text_equal(treatment, one->text)) {
            pack_blame(holding, got ? pack_answer_text(got, "rule") : TEXT(""));
            return pack_compare_tell(holding, one->text, treatment);
        }
        got = got->next;
    }
    if (!got) {
        return AFTERCARE_OK;
    }
    pack_blame(holding, pack_answer_text(got, "rule"));
    return pack_compare_tell(holding, TEXT("no more"),
                             pack_answer_text(got, "treatment"));
}

static aftercare_status hold_use(const struct holding *holding) {
    aftercare_status status = pack_compare_list(holding);
    if (status) {
        return status;
    }
    const struct json *products = json_member(holding->answer, "products");
    for (const struct json *one = holding->expected->first; one; one = one->next) {
        const struct json *found =
            pack_compare_find(holding, products, "product", one->text);
        struct text use = found ? pack_answer_text(found, "use") : TEXT("nothing said");
        if (!text_is(use, holding->what)) {
            const struct json *rules = found ? json_member(found, "rules") : NULL;
            if (rules && rules->first) {
                pack_blame(holding, rules->first->text);
            }
            char *product = arena_format(holding->trial->arena, "%.*s %s",
                                         TEXT_ARGS(one->text), holding->what);
            return pack_compare_tell(holding, text_of(product), use);
        }
    }
    return AFTERCARE_OK;
}

static aftercare_status hold_steps(const struct holding *holding) {
    const struct json *list = json_member(holding->answer, "steps");
    struct names *got = pack_compare_new(holding);
    if (!got) {
        return pack_compare_no_memory(holding);
    }
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        const struct json *rules = json_member(one, "rules");
        for (const struct json *rule = rules ? rules->first : NULL; rule;
             rule = rule->next) {
            names_add(got, pack_answer_rule(holding->trial, rule->text));
        }
    }
    return pack_compare_names(holding, got);
}

// { product = { "rule" } }: the rules behind its use at a moment.
static aftercare_status hold_product_rules(const struct holding *holding) {
    const struct json *products = json_member(holding->answer, "products");
    aftercare_status status = AFTERCARE_OK;
    for (const struct json *one = holding->expected->first; !status && one;
         one = one->next) {
        struct holding part = *holding;
        const struct json *found =
            pack_compare_find(holding, products, "product", one->key);
        const struct json *list = json_member(found, "rules");
        struct names *got = pack_compare_new(holding);
        if (!got) {
            return pack_compare_no_memory(holding);
        }
        for (const struct json *rule = list ? list->first : NULL; rule;
             rule = rule->next) {
            names_add(got, pack_answer_rule(holding->trial, rule->text));
        }
        part.expected = one;
        status = pack_compare_names(&part, got);
    }
    return status;
}

// { treatment = { sessions = { 3, 6 } } }: what a match says of its course.
static aftercare_status hold_course(const struct holding *holding) {
    const struct json *list = json_member(first_match(holding), "treatments");
    aftercare_status status = AFTERCARE_OK;
    for (const struct json *one = holding->expected->first; !status && one;
         one = one->next) {
        struct holding part = *holding;
        const struct json *found =
            pack_compare_find(holding, list, "treatment", one->key);
        part.expected = one;
        status = found ? pack_compare_blamed(pack_compare_values(&part, found), holding,
                                             pack_answer_text(found, "rule"))
                       : pack_compare_tell(holding, one->key, TEXT("no such entry"));
    }
    return status;
}

// What can be expected, and of which answer.
static const struct expectation {
    const char *name;
    enum answer_kind of;
    aftercare_status (*hold)(const struct holding *holding);
} expectations[] = {
    {"verdict", OF_ASSESSMENT, hold_verdict},
    {"clear_from", OF_ASSESSMENT, hold_clear_from},
    {"findings", OF_ASSESSMENT, hold_findings},
    {"unknown", OF_ASSESSMENT, hold_unknown},
    {"overruled", OF_ASSESSMENT, hold_overruled},
    {"questions", OF_ASSESSMENT, hold_questions},
    {"excluded_areas", OF_ASSESSMENT, hold_excluded_areas},
    {"areas", OF_ASSESSMENT, hold_areas},
    {"weights", OF_ASSESSMENT, hold_weights},
    {"matches", OF_ASSESSMENT, hold_matches},
    {"score", OF_ASSESSMENT, hold_score},
    {"course", OF_ASSESSMENT, hold_course},
    {"best_allowed", OF_ASSESSMENT, hold_best_allowed},
    {"acts", OF_PLAN, pack_hold_plan_acts},
    {"on_reaction", OF_PLAN, pack_hold_plan_on_reaction},
    {"reminders", OF_PLAN, pack_hold_plan_reminders},
    {"clock", OF_PLAN, pack_hold_plan_clock},
    {"due", OF_PLAN, pack_hold_plan_due},
    {"steps", OF_MOMENT, hold_steps},
};

#define EXPECTATIONS (sizeof expectations / sizeof *expectations)

aftercare_status pack_hold_all(struct holding *holding, enum answer_kind of) {
    aftercare_status status = AFTERCARE_OK;
    const struct json *expect = holding->trial->pack_case->expect;
    for (size_t i = 0; !status && i < EXPECTATIONS; i++) {
        const struct json *expected = json_member(expect, expectations[i].name);
        if (expected && expectations[i].of == of) {
            holding->expected = expected;
            holding->what = expectations[i].name;
            status = expectations[i].hold(holding);
        }
    }
    if (status == AFTERCARE_EDOCUMENT && of == OF_ASSESSMENT) {
        pack_blame_verdict(holding);
    }
    return status;
}

aftercare_status pack_hold_moment(struct holding *holding, const struct json *moment) {
    aftercare_status status = AFTERCARE_OK;
    for (const struct json *one = moment->first; !status && one; one = one->next) {
        holding->expected = one;
        holding->what = one->key.at;
        status = text_is(one->key, "steps")   ? hold_steps(holding)
                 : text_is(one->key, "rules") ? hold_product_rules(holding)
                                              : hold_use(holding);
    }
    return status;
}

const char *pack_hold_first(const struct json *expect, enum answer_kind of) {
    for (size_t i = 0; i < EXPECTATIONS; i++) {
        if (expectations[i].of == of && json_member(expect, expectations[i].name)) {
            return expectations[i].name;
        }
    }
    return NULL;
}
