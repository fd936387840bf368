#include "tests/unit/rules/oracle/make_rules.h"

#include <stdio.h>
#include <string.h>

int chance_of(struct chance *chance, int count) {
    return (int)chance_below(chance, (size_t)count);
}

static bool is_one_in(struct chance *chance, int count) {
    return chance_of(chance, count) == 0;
}

// --- vocabulary ------------------------------------------------------------------------

// How many terms of each category, and how often, in a hundred, one of them has a first
// and a second parent.
static const struct {
    const char *category;
    int count, in_one, in_two;
} sorts[] = {
    {"work", 5, 30, 5},  {"part", 12, 80, 4}, {"fault", 8, 60, 20}, {"coat", 3, 50, 0},
    {"stuff", 4, 50, 0}, {"event", 3, 30, 0}, {"mark", 3, 30, 0},   {"wish", 3, 30, 0},
};

static bool is_taken(const struct plain_rules *rules, const char *id) {
    for (int i = 0; i < rules->terms_count; i++) {
        if (strcmp(rules->terms[i].id, id) == 0) {
            return true;
        }
    }
    return false;
}

// "fault_keru": so that the order of ids is another one in each rule base.
static void name(struct plain_term *out, struct chance *chance,
                 const struct plain_rules *rules) {
    static const char consonants[] = "bdfgklmnprstvz";
    static const char vowels[] = "aeiou";
    do {
        char word[5] = {0};
        for (size_t i = 0; i < 4; i += 2) {
            word[i] = consonants[chance_below(chance, sizeof consonants - 1)];
            word[i + 1] = vowels[chance_below(chance, sizeof vowels - 1)];
        }
        (void)snprintf(out->id, sizeof out->id, "%.8s_%.4s", out->category, word);
    } while (is_taken(rules, out->id));
}

static void add_term(struct plain_rules *rules, struct chance *chance,
                     const char *category) {
    int number = rules->terms_count;
    struct plain_term *term = &rules->terms[number];
    term->category = category;
    name(term, chance, rules);
    if (is_one_in(chance, 2)) {
        (void)snprintf(term->synonym, sizeof term->synonym, "Number %d-%s", number,
                       category);
    }
    if (is_one_in(chance, 3)) {
        (void)snprintf(term->code, sizeof term->code, "X%d.%d", number / 10, number % 10);
    }
    rules->terms_count++;
}

static void make_terms(struct plain_rules *rules, struct chance *chance) {
    for (int i = 0; i < COUNT(sorts); i++) {
        int first = rules->terms_count;
        for (int k = 0; k < sorts[i].count; k++) {
            add_term(rules, chance, sorts[i].category);
            struct plain_term *term = &rules->terms[first + k];
            if (k > 0 && chance_of(chance, 100) < sorts[i].in_one) {
                term->parents[term->parents_count++] = first + chance_of(chance, k);
            }
            if (k > 1 && chance_of(chance, 100) < sorts[i].in_two) {
                int other = first + chance_of(chance, k);
                bool is_same = term->parents_count > 0 && term->parents[0] == other;
                term->parents[term->parents_count] = other;
                term->parents_count += !is_same;
            }
        }
    }
    struct plain_term *flag = &rules->terms[rules->terms_count++];
    flag->category = "state";
    (void)snprintf(flag->id, sizeof flag->id, "%s", plain.flag);
}

int random_term(struct chance *chance, const struct plain_rules *rules,
                const char *category) {
    for (;;) {
        int term = chance_of(chance, rules->terms_count);
        if (strcmp(rules->terms[term].category, category) == 0) {
            return term;
        }
    }
}

int random_code(struct chance *chance, const struct plain_rules *rules,
                enum plain_list list) {
    const struct plain_shape *shape = &plain.lists[list];
    bool is_other = shape->categories[1] && is_one_in(chance, 3);
    return random_term(chance, rules, shape->categories[is_other]);
}

// --- conditions ------------------------------------------------------------------------

static void random_wait(struct plain_test *test, struct chance *chance) {
    static const struct {
        int months, days;
    } waits[] = {{0, 1}, {0, 3}, {0, 7}, {0, 14}, {0, 30}, {1, 0},  {1, 0},  {1, 3},
                 {2, 0}, {3, 0}, {6, 0}, {6, 0},  {12, 0}, {13, 1}, {11, 0}, {0, 100}};
    int i = chance_of(chance, COUNT(waits));
    test->months = waits[i].months;
    test->days = waits[i].days;
}

// Whether what is of one day is "there now" on that day, nobody can say.
static enum plain_verb random_verb(struct chance *chance, enum plain_list list) {
    enum plain_verb verb = VERB_NOW;
    do {
        verb = (enum plain_verb)chance_of(
            chance, plain.lists[list].statuses[0] ? VERBS : VERBS - 1);
    } while (list == EVENTS && verb == VERB_NOW);
    return verb;
}

static void random_list_test(struct plain_test *test, struct chance *chance,
                             const struct plain_rules *rules) {
    test->ask = ASK_LIST;
    test->list = (enum plain_list)chance_of(chance, LISTS);
    if (is_one_in(chance, 3)) {
        test->list = FAULTS;
    }
    const struct plain_shape *shape = &plain.lists[test->list];
    test->term = random_code(chance, rules, test->list);
    test->verb = random_verb(chance, test->list);
    if (test->verb == VERB_WITHIN) {
        random_wait(test, chance);
    }
    test->is_here = shape->has_area && is_one_in(chance, 2);
}

static void random_age(struct plain_test *test, struct chance *chance) {
    static const struct {
        int months, days;
    } ages[] = {{12, 0}, {24, 0}, {24, 0}, {6, 0}, {1, 0}, {18, 0}, {12, 1}, {0, 40}};
    int i = chance_of(chance, COUNT(ages));
    test->ask = ASK_AGE;
    test->months = ages[i].months;
    test->days = ages[i].days;
    test->is_at_least = is_one_in(chance, 2);
}

static void random_test(struct plain_test *test, struct chance *chance,
                        const struct plain_rules *rules) {
    int sort = chance_of(chance, 20);
    *test = (struct plain_test){.term = NONE};
    if (sort < 12) {
        random_list_test(test, chance, rules);
    } else if (sort < 14) {
        random_age(test, chance);
    } else if (sort < 15) {
        test->ask = ASK_FLAG;
    } else if (sort < 16) {
        test->ask = ASK_NUMBER;
        test->from = 1 + chance_of(chance, 6);
        test->till = test->from + chance_of(chance, 7 - test->from);
    } else if (sort < 17) {
        test->ask = ASK_CHOICE;
        test->choice = chance_of(chance, COUNT(plain.woods));
    } else if (sort < 19) {
        test->ask = ASK_AREA;
        test->term = random_term(chance, rules, "part");
    } else {
        test->ask = ASK_OPTION;
        test->option = chance_of(chance, PLAIN_OPTIONS);
        test->choice = chance_of(chance, COUNT(plain.choices));
    }
}

static enum plain_join random_join(struct chance *chance, bool has_functions) {
    int sort = chance_of(chance, has_functions ? 16 : 13);
    return sort < 3    ? JOIN_NOT
           : sort < 9  ? JOIN_AND
           : sort < 13 ? JOIN_OR
                       : JOIN_FUNCTION;
}

// At most depth levels of joining over its tests, and one function within each other.
static int make_node(struct plain_rules *rules, struct chance *chance, int depth,
                     bool has_functions) {
    int number = rules->nodes_count++;
    struct plain_node *node = &rules->nodes[number];
    *node = (struct plain_node){.left = NONE, .right = NONE};
    if (depth == 0 || is_one_in(chance, 3)) {
        random_test(&node->test, chance, rules);
        return number;
    }
    node->join = random_join(chance, has_functions);
    has_functions = has_functions && node->join != JOIN_FUNCTION;
    node->left = make_node(rules, chance, depth - 1, has_functions);
    if (node->join == JOIN_AND || node->join == JOIN_OR) {
        node->right = make_node(rules, chance, depth - 1, has_functions);
    }
    return number;
}

// Functions are slow, so few rule bases have any.
static int make_condition(struct plain_rules *rules, struct chance *chance, int depth) {
    return make_node(rules, chance, depth, rules->seed % 4 == 0);
}

// --- rules -----------------------------------------------------------------------------

static int random_terms(int *out, struct chance *chance, const struct plain_rules *rules,
                        const char *category) {
    int count = 1 + is_one_in(chance, 3);
    for (int i = 0; i < count; i++) {
        out[i] = random_term(chance, rules, category);
    }
    return count == 2 && out[0] == out[1] ? 1 : count;
}

// Rules of its own sort that are there already.
static void overrule(struct plain_rule *rule, struct chance *chance,
                     const struct plain_rules *rules) {
    for (int i = 0; i < rules->rules_count && rule->overrules_count < 2; i++) {
        if (rules->rules[i].is_suit == rule->is_suit && is_one_in(chance, 4)) {
            rule->overrules[rule->overrules_count++] = i;
        }
    }
}

static void add_suit(struct plain_rules *rules, struct chance *chance,
                     struct plain_rule *rule) {
    rule->is_suit = true;
    rule->wish = random_code(chance, rules, WISHES);
    rule->points = 10 * chance_of(chance, 10);
    rule->areas_count =
        is_one_in(chance, 2) ? random_terms(rule->areas, chance, rules, "part") : 0;
    rule->unless = is_one_in(chance, 3) ? make_condition(rules, chance, 2) : NONE;
    rule->when = is_one_in(chance, 2) ? make_condition(rules, chance, 2) : NONE;
}

static unsigned random_words(struct chance *chance, int one_in) {
    return is_one_in(chance, one_in) ? 1 + (unsigned)chance_of(chance, 6) : 0;
}

static void add_rule(struct plain_rules *rules, struct chance *chance) {
    struct plain_rule rule = {.number = rules->rules_count,
                              .option = NONE,
                              .when = NONE,
                              .unless = NONE,
                              .pack = chance_of(chance, COUNT(plain.packs))};
    rule.works_count = random_terms(rule.works, chance, rules, "work");
    rule.tools = random_words(chance, 6);
    rule.colours = random_words(chance, 10);
    if (is_one_in(chance, 3)) {
        add_suit(rules, chance, &rule);
    } else {
        rule.grade = chance_of(chance, COUNT(plain.grades));
        rule.when = make_condition(rules, chance, chance_of(chance, 4));
    }
    if (is_one_in(chance, 4)) {
        rule.option = chance_of(chance, PLAIN_OPTIONS);
        rule.choice = chance_of(chance, COUNT(plain.choices));
    }
    if (rule.option != NONE || is_one_in(chance, 12)) {
        overrule(&rule, chance, rules);
    }
    rules->rules[rules->rules_count++] = rule;
}

void make_rules(struct plain_rules *out, uint64_t seed) {
    struct chance chance = {.state = seed};
    *out = (struct plain_rules){.seed = seed};
    make_terms(out, &chance);
    for (int i = 0; i < PLAIN_OPTIONS; i++) {
        out->options[i].has_standard = is_one_in(&chance, 2);
        out->options[i].chosen =
            is_one_in(&chance, 3) ? NONE : chance_of(&chance, COUNT(plain.choices));
    }
    int count = 4 + chance_of(&chance, PLAIN_RULES - 7);
    while (out->rules_count < count) {
        add_rule(out, &chance);
    }
}
