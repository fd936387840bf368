// Each two rules of one kind that are about the same: do they contradict each other, or
// does one add nothing? They are found by what they are about, so that a pack of a
// thousand rules is not held against itself.
#include "core/base/sort.h"
#include "core/rules/inspect_inside.h"

#include <string.h>

// A rule, by one term of its subject, and of the term that plays `of`, where it has one.
struct entry {
    uint32_t kind, subject, of;
    const struct rule *rule;
};

// Two rules, in the order of their places: a stands first.
struct two {
    struct inspection *inspection;
    const struct rule *a, *b;
    struct claim claim_a, claim_b;
};

static bool are_texts_equal(const struct text *a, const struct text *b, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (!text_equal(a[i], b[i])) {
            return false;
        }
    }
    return true;
}

static bool is_same_pair(const struct pair *a, const struct pair *b) {
    return text_equal(a->name, b->name) && a->values_count == b->values_count &&
           are_texts_equal(a->values, b->values, a->values_count);
}

static bool has_same_pairs(const struct rule *a, const struct rule *b, enum role role) {
    const struct rule_value *left = rule_get(a, role);
    const struct rule_value *right = rule_get(b, role);
    if (!left || !right || left->pairs_count != right->pairs_count) {
        return !left && !right;
    }
    for (size_t i = 0; i < left->pairs_count; i++) {
        if (!is_same_pair(&left->pairs[i], &right->pairs[i])) {
            return false;
        }
    }
    return true;
}

static bool is_among(const struct rule_value *terms, const struct term *term) {
    for (size_t i = 0; i < terms->terms_count; i++) {
        if (terms->terms[i] == term) {
            return true;
        }
    }
    return false;
}

static bool has_same_areas(const struct rule *a, const struct rule *b) {
    const struct rule_value *left = rule_get(a, ROLE_AREAS);
    const struct rule_value *right = rule_get(b, ROLE_AREAS);
    if (!left || !right || left->terms_count != right->terms_count) {
        return !left && !right;
    }
    for (size_t i = 0; i < left->terms_count; i++) {
        if (!is_among(right, left->terms[i])) {
            return false;
        }
    }
    return true;
}

bool inspect_overrules(const struct rulebase *base, const struct rule *rule,
                       const struct rule *other) {
    const struct rule_value *names = rule_get(rule, ROLE_OVERRULES);
    for (size_t i = 0; names && i < names->names_count; i++) {
        if (rulebase_meant(base, rule, names->names[i], NULL) == other) {
            return true;
        }
    }
    return false;
}

// Whether they stand beside each other: the same details, areas and policy, and neither
// overrules the other.
static bool stand_together(const struct two *two) {
    const struct rulebase *base = two->inspection->base;
    return has_same_pairs(two->a, two->b, ROLE_DETAILS) &&
           has_same_pairs(two->a, two->b, ROLE_POLICY) &&
           has_same_areas(two->a, two->b) && !inspect_overrules(base, two->a, two->b) &&
           !inspect_overrules(base, two->b, two->a);
}

static bool implies(const struct two *two) {
    return reasoning_implies(two->inspection->reasoning, &two->claim_a, &two->claim_b);
}

static bool is_implied(const struct two *two) {
    return reasoning_implies(two->inspection->reasoning, &two->claim_b, &two->claim_a);
}

static bool meet(const struct two *two) {
    return reasoning_meet(two->inspection->reasoning, &two->claim_a, &two->claim_b);
}

static int strength(const struct rule *rule) {
    return rule_get(rule, ROLE_BY)->choice; // 0 is the strongest
}

static void tell_pointless(const struct two *two, const struct rule *rule,
                           const struct rule *other) {
    problem(two->inspection->problems, CHECK_POINTLESS_RULE, rule->place,
            "\"%.*s\" changes nothing: whenever it holds, \"%.*s\" in line %d of %s "
            "holds too, and is as strong (take it away, or say what only it means)",
            TEXT_ARGS(rule_id(rule)), TEXT_ARGS(rule_id(other)), other->place.line,
            other->place.file);
    two->inspection->is_told[rule->index] = true;
}

static void tell_contradiction(const struct two *two, const char *of) {
    problem(two->inspection->problems, CHECK_CONTRADICTION,
            rule_role_place(two->b, ROLE_BY),
            "\"%.*s\" contradicts \"%.*s\" in line %d of %s: %s, and another outcome "
            "(keep one, or give one a policy and overrules)",
            TEXT_ARGS(rule_id(two->b)), TEXT_ARGS(rule_id(two->a)), two->a->place.line,
            two->a->place.file, of);
}

// Whether each term that the rule is about lies in one that the other is about.
static bool is_about_as_much(const struct rule *rule, const struct rule *other) {
    const struct rule_value *subject = rule_get(rule, ROLE_SUBJECT);
    for (size_t i = 0; i < subject->terms_count; i++) {
        if (!rule_is_about(other, subject->terms[i])) {
            return false;
        }
    }
    return true;
}

// Whether some choice of the clinic sets the other aside and not the rule.
static bool may_outlast(const struct rulebase *base, const struct rule *rule,
                        const struct rule *other) {
    for (size_t i = 0; i < base->rules_count; i++) {
        const struct rule *by = base->rules[i];
        if (inspect_overrules(base, by, other) && !inspect_overrules(base, by, rule)) {
            return true;
        }
    }
    return false;
}

static bool is_pointless(const struct two *two, const struct rule *rule,
                         const struct rule *other) {
    return is_about_as_much(rule, other) && !rule_get(rule, ROLE_OVERRULES) &&
           !may_outlast(two->inspection->base, rule, other);
}

// All rules count here, so overlap is fine; what is asked twice in the same words is not.
static void compare_worst(const struct two *two) {
    // A function may look at each finding, so none is pointless to it.
    if (two->a->kind->decider || !stand_together(two)) {
        return;
    }
    bool a_implies = implies(two);
    bool b_implies = is_implied(two);
    int order = strength(two->a) - strength(two->b);
    if (a_implies && b_implies && order != 0) {
        tell_contradiction(two, "the same condition");
    } else if (b_implies && order <= 0 && is_pointless(two, two->b, two->a)) {
        tell_pointless(two, two->b, two->a);
    } else if (a_implies && order >= 0 && is_pointless(two, two->a, two->b)) {
        tell_pointless(two, two->a, two->b);
    }
}

// Each rule is one entry of the ranking, so two of them for one person are one too many.
static void compare_ranked(const struct two *two) {
    if (!stand_together(two) || !meet(two)) {
        return;
    }
    int64_t score = rule_get(two->a, ROLE_BY)->numbers[0];
    if (score != rule_get(two->b, ROLE_BY)->numbers[0]) {
        tell_contradiction(two, "both hold for some");
    } else if (is_pointless(two, two->b, two->a) && is_implied(two)) {
        tell_pointless(two, two->b, two->a);
    }
}

// A use and how long it holds.
struct stretch {
    int use;
    struct span from, till;
};

// `before` and the window itself; returns how many.
static size_t stretches_of(const struct rule *rule, struct stretch out[2]) {
    const struct rule_value *before = rule_get(rule, ROLE_BEFORE);
    struct span from = rule_get(rule, ROLE_FROM)->spans[0];
    size_t count = 0;
    if (before) {
        out[count++] = (struct stretch){before->choice, (struct span){0}, from};
    }
    out[count++] =
        (struct stretch){strength(rule), from, rule_get(rule, ROLE_TILL)->spans[0]};
    return count;
}

static bool overlap(const struct stretch *a, const struct stretch *b) {
    return span_compare(a->from, b->till) < 0 && span_compare(b->from, a->till) < 0;
}

// Whether at some moment one wants another use than the other.
static bool do_conflict(const struct rule *a, const struct rule *b) {
    struct stretch left[2];
    struct stretch right[2];
    size_t left_count = stretches_of(a, left);
    size_t right_count = stretches_of(b, right);
    for (size_t i = 0; i < left_count * right_count; i++) {
        const struct stretch *one = &left[i / right_count];
        const struct stretch *other = &right[i % right_count];
        if (one->use != other->use && overlap(one, other)) {
            return true;
        }
    }
    return false;
}

static bool lies_within(const struct rule *inner, const struct rule *outer) {
    return strength(inner) == strength(outer) && !rule_get(inner, ROLE_BEFORE) &&
           !rule_get(inner, ROLE_FREQUENCY) &&
           span_compare(rule_get(outer, ROLE_FROM)->spans[0],
                        rule_get(inner, ROLE_FROM)->spans[0]) <= 0 &&
           span_compare(rule_get(inner, ROLE_TILL)->spans[0],
                        rule_get(outer, ROLE_TILL)->spans[0]) <= 0;
}

static void compare_windows(const struct two *two) {
    if (!stand_together(two)) {
        return;
    }
    if (do_conflict(two->a, two->b)) {
        if (two->a->pack == two->b->pack && meet(two)) {
            problem(two->inspection->problems, CHECK_WINDOW_CONFLICT,
                    rule_role_place(two->b, ROLE_FROM),
                    "\"%.*s\" and \"%.*s\" in line %d of %s want different things of one "
                    "product at one time (let one end before the other begins, or give "
                    "one a policy)",
                    TEXT_ARGS(rule_id(two->b)), TEXT_ARGS(rule_id(two->a)),
                    two->a->place.line, two->a->place.file);
        }
    } else if (lies_within(two->b, two->a) && is_pointless(two, two->b, two->a) &&
               is_implied(two)) {
        tell_pointless(two, two->b, two->a);
    } else if (lies_within(two->a, two->b) && is_pointless(two, two->a, two->b) &&
               implies(two)) {
        tell_pointless(two, two->a, two->b);
    }
}

// Steps stand beside each other; only those of one name are one step.
static void compare_steps(const struct two *two) {
    struct text name = rule_word(two->a, ROLE_OF);
    if (name.len > 0 && text_equal(name, rule_word(two->b, ROLE_OF)) &&
        stand_together(two) && do_conflict(two->a, two->b) && meet(two)) {
        tell_contradiction(two, "the same step at one time");
    }
}

static void (*const comparisons[])(const struct two *two) = {
    [FOLD_WORST_OF] = compare_worst,
    [FOLD_RANK_BY] = compare_ranked,
    [FOLD_CUT_WINDOWS] = compare_windows,
    [FOLD_STEPS] = compare_steps,
};

static int by_subject(const void *a, const void *b) {
    const struct entry *left = a;
    const struct entry *right = b;
    const uint32_t keys[2][4] = {
        {left->kind, left->subject, left->of, left->rule->index},
        {right->kind, right->subject, right->of, right->rule->index}};
    for (size_t i = 0; i < 4; i++) {
        if (keys[0][i] != keys[1][i]) {
            return keys[0][i] < keys[1][i] ? -1 : 1;
        }
    }
    return 0;
}

static bool is_first_in_file(const struct rule *a, const struct rule *b) {
    int order = strcmp(a->place.file, b->place.file);
    return order != 0 ? order < 0 : a->place.line < b->place.line;
}

// Whether no term before this one is a subject of both: so two rules are compared once.
static bool is_first_shared(const struct entry *a, const struct rule *other) {
    const struct rule_value *subject = rule_get(a->rule, ROLE_SUBJECT);
    const struct rule_value *of_other = rule_get(other, ROLE_SUBJECT);
    size_t i = 0;
    while (!is_among(of_other, subject->terms[i])) {
        i++;
    }
    return subject->terms[i]->index == a->subject;
}

static void compare(struct inspection *inspection, const struct entry *one,
                    const struct entry *other) {
    const bool *is_told = inspection->is_told;
    if (is_told[one->rule->index] || is_told[other->rule->index] ||
        !is_first_shared(one, other->rule)) {
        return;
    }
    bool is_first = is_first_in_file(one->rule, other->rule);
    struct two two = {.inspection = inspection,
                      .a = is_first ? one->rule : other->rule,
                      .b = is_first ? other->rule : one->rule};
    two.claim_a = claim_of(two.a);
    two.claim_b = claim_of(two.b);
    comparisons[two.a->kind->fold](&two);
}

static bool is_about_the_same(const struct entry *a, const struct entry *b) {
    return a->kind == b->kind && a->subject == b->subject && a->of == b->of;
}

// One for each term of the subject. The term that plays `of` tells ranks and windows
// apart.
static void add_entries(struct entry *entries, size_t *count, const struct rule *rule) {
    const struct rule_value *subject = rule_get(rule, ROLE_SUBJECT);
    const struct rule_value *of = rule_get(rule, ROLE_OF);
    int field = rule->kind->roles[ROLE_OF];
    bool is_term = of && (rule->kind->fields[field].type == FIELD_TERM ||
                          rule->kind->fields[field].type == FIELD_TERMS);
    for (size_t i = 0; i < subject->terms_count; i++) {
        entries[(*count)++] = (struct entry){.kind = rule->kind->index,
                                             .subject = subject->terms[i]->index,
                                             .of = is_term ? of->terms[0]->index : 0,
                                             .rule = rule};
    }
}

aftercare_status inspect_pairs(struct inspection *inspection) {
    const struct rulebase *base = inspection->base;
    size_t most = 0;
    for (size_t i = 0; i < base->rules_count; i++) {
        most += rule_get(base->rules[i], ROLE_SUBJECT)->terms_count;
    }
    struct entry *entries = arena_array(&inspection->arena, most, sizeof *entries);
    size_t count = 0;
    if (!entries) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < base->rules_count; i++) {
        add_entries(entries, &count, base->rules[i]);
    }
    sort_in_place(entries, count, sizeof *entries, by_subject);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = i + 1; k < count && is_about_the_same(&entries[i], &entries[k]);
             k++) {
            compare(inspection, &entries[i], &entries[k]);
        }
    }
    return AFTERCARE_OK;
}
