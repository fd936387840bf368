#include "core/plan/pack_hold.h"

#include "core/plan/names.h"
#include "core/plan/pack_answer.h"
#include "core/plan/pack_blame.h"

#include <string.h>

static aftercare_status differs(const struct holding *holding, struct text expected,
                                struct text got) {
    const struct place *place = &holding->trial->pack_case->place;
    return fail_at(holding->err, AFTERCARE_EDOCUMENT, place->file, place->line,
                   place->column, "%s%s%.*s: expected %.*s, got %.*s", holding->what,
                   holding->moment.len > 0 ? " at " : "", TEXT_ARGS(holding->moment),
                   (int)(expected.len > 200 ? 200 : expected.len),
                   expected.len > 0 ? expected.at : "",
                   (int)(got.len > 200 ? 200 : got.len), got.len > 0 ? got.at : "");
}

aftercare_status pack_hold_no_memory(const struct holding *holding) {
    return fail(holding->err, AFTERCARE_ENOMEM, NULL, "no memory for a test");
}

aftercare_status pack_hold_shape(const struct holding *holding, const char *right) {
    const struct place *place = &holding->trial->pack_case->place;
    return fail_at(holding->err, AFTERCARE_EDOCUMENT, place->file, place->line,
                   place->column, "%s stands under \"%s\" (it should be %s)",
                   json_type_name(holding->expected->type), holding->what, right);
}

// An empty table is an empty list.
static aftercare_status check_names(const struct holding *holding) {
    const struct json *expected = holding->expected;
    bool fits = expected->type == JSON_LIST || expected->type == JSON_OBJECT;
    for (const struct json *one = expected->first; one; one = one->next) {
        fits = fits && one->type == JSON_TEXT && one->key.len == 0;
    }
    return fits ? AFTERCARE_OK : pack_hold_shape(holding, "a list of names");
}

static aftercare_status hold_names(const struct holding *holding,
                                   const struct names *got) {
    struct names *expected = arena_alloc(holding->trial->arena, sizeof *expected);
    if (!expected) {
        return pack_hold_no_memory(holding);
    }
    aftercare_status status = check_names(holding);
    if (status) {
        return status;
    }
    const struct json *list = holding->expected;
    for (const struct json *one = list->first; one; one = one->next) {
        names_add(expected, pack_answer_rule(holding->trial, one->text));
    }
    if (names_equal(expected, got)) {
        return AFTERCARE_OK;
    }
    pack_blame_names(holding, expected, got);
    return differs(holding, names_joined(expected, holding->trial->arena),
                   names_joined(got, holding->trial->arena));
}

static struct names *new_names(const struct holding *holding) {
    return arena_alloc(holding->trial->arena, sizeof(struct names));
}

static const struct json *first_verdict(const struct holding *holding) {
    const struct json *verdicts = json_member(holding->answer, "treatments");
    return verdicts ? verdicts->first : NULL;
}

static const struct json *first_match(const struct holding *holding) {
    const struct json *matches = json_member(holding->answer, "matches");
    return matches ? matches->first : NULL;
}

// `never` is null on both sides.
static aftercare_status hold_text(const struct holding *holding, struct text got) {
    const struct json *expected = holding->expected;
    bool is_never = expected->type == JSON_NULL;
    if (!is_never && expected->type != JSON_TEXT && expected->type != JSON_NUMBER) {
        return pack_hold_shape(holding, "a text, a number, or never");
    }
    if (is_never ? got.len == 0 : text_equal(expected->text, got)) {
        return AFTERCARE_OK;
    }
    return differs(holding, is_never ? TEXT("never") : expected->text,
                   got.len > 0 ? got : TEXT("never"));
}

static aftercare_status blame_for(aftercare_status status, const struct holding *holding,
                                  struct text rule) {
    if (status) {
        pack_blame(holding, rule);
    }
    return status;
}

static aftercare_status hold_verdict(const struct holding *holding) {
    return hold_text(holding, pack_answer_text(first_verdict(holding), "verdict"));
}

static aftercare_status hold_clear_from(const struct holding *holding) {
    return hold_text(holding, pack_answer_text(first_verdict(holding), "clear_from"));
}

static aftercare_status hold_best_allowed(const struct holding *holding) {
    return hold_text(holding, pack_answer_text(first_match(holding), "best_allowed"));
}

// The rules of a list of findings; holds NULL takes all.
static aftercare_status hold_rules(const struct holding *holding, const char *member,
                                   const char *holds) {
    const struct json *list = json_member(first_verdict(holding), member);
    struct names *got = new_names(holding);
    if (!got) {
        return pack_hold_no_memory(holding);
    }
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        if (!holds || text_is(pack_answer_text(one, "holds"), holds)) {
            names_add(got,
                      pack_answer_rule(holding->trial, pack_answer_text(one, "rule")));
        }
    }
    return hold_names(holding, got);
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
    struct names *got = new_names(holding);
    if (!got) {
        return pack_hold_no_memory(holding);
    }
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        names_add(got, question_name(one));
    }
    return hold_names(holding, got);
}

static aftercare_status hold_excluded_areas(const struct holding *holding) {
    const struct json *list = json_member(first_verdict(holding), "excluded_areas");
    struct names *got = new_names(holding);
    if (!got) {
        return pack_hold_no_memory(holding);
    }
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        names_add(got, one->text);
    }
    return hold_names(holding, got);
}

static const struct json *by_rule(const struct holding *holding, const struct json *list,
                                  const char *member, struct text name) {
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        if (text_equal(pack_answer_rule(holding->trial, pack_answer_text(one, member)),
                       pack_answer_rule(holding->trial, name))) {
            return one;
        }
    }
    return NULL;
}

// { rule = "cheek" }, { treatment = 78 }: one member of an entry of a list.
static aftercare_status hold_members(const struct holding *holding,
                                     const struct json *list, const char *key,
                                     const char *member) {
    aftercare_status status = AFTERCARE_OK;
    for (const struct json *one = holding->expected->first; !status && one;
         one = one->next) {
        struct holding part = *holding;
        const struct json *found = by_rule(holding, list, key, one->key);
        part.expected = one;
        if (!found) {
            pack_blame(holding, one->key);
            return differs(holding, one->key, TEXT("no such entry"));
        }
        status = blame_for(hold_text(&part, pack_answer_text(found, member)), holding,
                           pack_answer_text(found, "rule"));
    }
    return status;
}

static aftercare_status hold_areas(const struct holding *holding) {
    return hold_members(holding, json_member(first_verdict(holding), "findings"), "rule",
                        "area");
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
    return hold_members(holding, json_member(first_match(holding), "treatments"),
                        "treatment", score_name(base));
}

// Matches come in an order, which counts.
static aftercare_status hold_matches(const struct holding *holding) {
    aftercare_status status = check_names(holding);
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
            return differs(holding, one->text, treatment);
        }
        got = got->next;
    }
    if (!got) {
        return AFTERCARE_OK;
    }
    pack_blame(holding, pack_answer_text(got, "rule"));
    return differs(holding, TEXT("no more"), pack_answer_text(got, "treatment"));
}

static aftercare_status hold_use(const struct holding *holding) {
    aftercare_status status = check_names(holding);
    if (status) {
        return status;
    }
    const struct json *products = json_member(holding->answer, "products");
    for (const struct json *one = holding->expected->first; one; one = one->next) {
        const struct json *found = by_rule(holding, products, "product", one->text);
        struct text use = found ? pack_answer_text(found, "use") : TEXT("nothing said");
        if (!text_is(use, holding->what)) {
            const struct json *rules = found ? json_member(found, "rules") : NULL;
            if (rules && rules->first) {
                pack_blame(holding, rules->first->text);
            }
            char *product = arena_format(holding->trial->arena, "%.*s %s",
                                         TEXT_ARGS(one->text), holding->what);
            return differs(holding, text_of(product), use);
        }
    }
    return AFTERCARE_OK;
}

static aftercare_status hold_steps(const struct holding *holding) {
    const struct json *list = json_member(holding->answer, "steps");
    struct names *got = new_names(holding);
    if (!got) {
        return pack_hold_no_memory(holding);
    }
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        const struct json *rules = json_member(one, "rules");
        for (const struct json *rule = rules ? rules->first : NULL; rule;
             rule = rule->next) {
            names_add(got, pack_answer_rule(holding->trial, rule->text));
        }
    }
    return hold_names(holding, got);
}

static aftercare_status hold_reminders(const struct holding *holding) {
    const struct json *list = json_member(holding->answer, "reminders");
    aftercare_status status = AFTERCARE_OK;
    for (const struct json *one = holding->expected->first; !status && one;
         one = one->next) {
        struct holding part = *holding;
        size_t count = 0;
        for (const struct json *reminder = list ? list->first : NULL; reminder;
             reminder = reminder->next) {
            count += text_equal(
                pack_answer_rule(holding->trial, pack_answer_text(reminder, "rule")),
                pack_answer_rule(holding->trial, one->key));
        }
        part.expected = one;
        const char *got = arena_format(holding->trial->arena, "%zu", count);
        status = blame_for(hold_text(&part, text_of(got)), holding, one->key);
    }
    return status;
}

// When the reminders of one rule are due.
static aftercare_status hold_due_of(const struct holding *holding, struct text rule) {
    const struct json *list = json_member(holding->answer, "reminders");
    struct names *got = new_names(holding);
    if (!got) {
        return pack_hold_no_memory(holding);
    }
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        if (text_equal(pack_answer_rule(holding->trial, pack_answer_text(one, "rule")),
                       pack_answer_rule(holding->trial, rule))) {
            names_add(got, pack_answer_text(one, "due"));
        }
    }
    return hold_names(holding, got);
}

static aftercare_status hold_due(const struct holding *holding) {
    aftercare_status status = AFTERCARE_OK;
    for (const struct json *one = holding->expected->first; !status && one;
         one = one->next) {
        struct holding part = *holding;
        part.expected = one;
        status = blame_for(hold_due_of(&part, one->key), holding, one->key);
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
    {"matches", OF_ASSESSMENT, hold_matches},
    {"score", OF_ASSESSMENT, hold_score},
    {"best_allowed", OF_ASSESSMENT, hold_best_allowed},
    {"reminders", OF_PLAN, hold_reminders},
    {"due", OF_PLAN, hold_due},
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
        status = text_is(one->key, "steps") ? hold_steps(holding) : hold_use(holding);
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
