// The answer of the second evaluator, line by line.
#include "tests/unit/rules/oracle/evidence.h"
#include "tests/unit/rules/oracle/reporting.h"

#include <stdlib.h>
#include <string.h>

// --- findings --------------------------------------------------------------------------

// Worst first, what is sure before what is not, then by name.
static bool stands_before(const struct naive *naive, int a, int b) {
    const struct plain_rule *rules = naive->asking.rules->rules;
    if (rules[a].grade != rules[b].grade) {
        return rules[a].grade < rules[b].grade;
    }
    if (naive->rules[a].on[0] != naive->rules[b].on[0]) {
        return naive->rules[a].on[0] > naive->rules[b].on[0];
    }
    return naive_compare_names(naive->asking.rules, a, b) < 0;
}

struct found {
    int rules[PLAIN_RULES], count;
};

static void insert(struct found *found, const struct naive *naive, int rule) {
    int i = found->count++;
    for (; i > 0 && stands_before(naive, rule, found->rules[i - 1]); i--) {
        found->rules[i] = found->rules[i - 1];
    }
    found->rules[i] = rule;
}

static struct found find(const struct naive *naive, int work, bool is_overruled) {
    struct found found = {.count = 0};
    for (int i = 0; i < naive->asking.rules->rules_count; i++) {
        if (naive_is_bar_about(naive, i, work) && naive->rules[i].on[0] != SURELY_NOT &&
            (naive_overruler(naive, i, work) != NONE) == is_overruled) {
            insert(&found, naive, i);
        }
    }
    return found;
}

static void list_finding(const struct reporting *reporting, const char *key, int number,
                         int rule) {
    const struct naive *naive = reporting->naive;
    const struct plain_rule *at = &naive->asking.rules->rules[rule];
    int overruler = naive_overruler(naive, rule, reporting->work);
    int clear = naive_is_blocking(at)
                    ? history_clear_from(&naive->rules[rule], &naive->asking)
                    : naive->asking.calendar->never;
    char name[PLAIN_NAME_MAX];
    char by[PLAIN_NAME_MAX];
    struct evidence evidence;
    evidence_find(&evidence, &naive->asking, reporting->listing->arena, at);
    listing_add(
        reporting->listing,
        "%s %s %02d: %s %s %s, clear from %s, area %s, by %s, facts%s",
        reporting_term(naive, reporting->work), key, number, plain_name(name, at),
        plain.grades[at->grade], naive->rules[rule].on[0] == SURELY ? "true" : "unknown",
        reporting_day(reporting, clear), reporting_term(naive, evidence_area(&evidence)),
        overruler == NONE ? "-" : plain_name(by, &naive->asking.rules->rules[overruler]),
        set_join(reporting->listing->arena, &evidence.facts));
}

static void list_findings(const struct reporting *reporting, const char *key,
                          const struct found *found) {
    for (int i = 0; i < found->count; i++) {
        list_finding(reporting, key, i, found->rules[i]);
    }
}

// --- questions -------------------------------------------------------------------------

struct question {
    struct gap gap;
    int could_be;
    struct set rules;
};

#define QUESTIONS_MAX 64
struct questions {
    struct question at[QUESTIONS_MAX];
    int count;
};

static struct question *question_on(struct questions *questions, const struct gap *gap) {
    for (int i = 0; i < questions->count; i++) {
        struct question *question = &questions->at[i];
        if (strcmp(question->gap.fact, gap->fact) == 0 &&
            question->gap.term == gap->term) {
            return question;
        }
    }
    struct question *question = &questions->at[questions->count++];
    *question = (struct question){.gap = *gap, .could_be = COUNT(plain.grades)};
    return question;
}

static void ask_for(struct questions *questions, const struct reporting *reporting,
                    int rule) {
    const struct asking *asking = &reporting->naive->asking;
    const struct plain_rule *at = &asking->rules->rules[rule];
    char name[PLAIN_NAME_MAX];
    struct evidence evidence;
    evidence_find(&evidence, asking, reporting->listing->arena, at);
    for (int i = 0; i < evidence.gaps_count; i++) {
        struct question *question = question_on(questions, &evidence.gaps[i]);
        set_add(&question->rules,
                arena_format(reporting->listing->arena, "%s", plain_name(name, at)));
        question->could_be =
            at->grade < question->could_be ? at->grade : question->could_be;
    }
}

static void list_questions(const struct reporting *reporting, const struct found *found) {
    struct questions questions = {.count = 0};
    for (int i = 0; i < found->count; i++) {
        if (reporting->naive->rules[found->rules[i]].on[0] == PERHAPS) {
            ask_for(&questions, reporting, found->rules[i]);
        }
    }
    for (int i = 0; i < questions.count; i++) {
        struct question *question = &questions.at[i];
        listing_add(reporting->listing, "%s asks %s of %s, could be %s, for%s",
                    reporting_term(reporting->naive, reporting->work), question->gap.fact,
                    reporting_term(reporting->naive, question->gap.term),
                    plain.grades[question->could_be],
                    set_join(reporting->listing->arena, &question->rules));
    }
}

// --- areas that are left out -----------------------------------------------------------

static bool is_inside_meant(const struct asking *asking, int area) {
    struct meant meant = meant_areas(asking->document);
    for (int i = 0; i < meant.count; i++) {
        if (area != meant.areas[i] &&
            plain_lies_in(asking->rules, area, meant.areas[i])) {
            return true;
        }
    }
    return false;
}

// Whether the rule would hold, or perhaps hold, if that area alone were worked on.
static bool is_against(const struct asking *asking, const struct plain_rule *rule,
                       int area) {
    struct plain_document there = *asking->document;
    struct asking again = {asking->calendar, asking->rules, &there};
    struct history history;
    there.areas = (struct plain_terms){.at = {area}, .count = 1};
    history_of_rule(&history, &again, rule);
    return history.on[0] != SURELY_NOT;
}

static void leave_out(struct set *words, const struct asking *asking,
                      const struct plain_rule *rule, int node) {
    const struct plain_node *at = &asking->rules->nodes[node];
    if (at->join != JOIN_TEST) {
        leave_out(words, asking, rule, at->left);
        if (at->right != NONE) {
            leave_out(words, asking, rule, at->right);
        }
    } else if (at->test.ask == ASK_AREA && is_inside_meant(asking, at->test.term) &&
               is_against(asking, rule, at->test.term)) {
        set_add(words, asking->rules->terms[at->test.term].id);
    }
}

static void list_left_out(const struct reporting *reporting) {
    const struct naive *naive = reporting->naive;
    struct set words = {.count = 0};
    for (int i = 0; i < naive->asking.rules->rules_count; i++) {
        const struct plain_rule *rule = &naive->asking.rules->rules[i];
        if (naive_is_bar_about(naive, i, reporting->work) && rule->when != NONE &&
            naive->rules[i].on[0] == SURELY_NOT &&
            naive_overruler(naive, i, reporting->work) == NONE) {
            leave_out(&words, &naive->asking, rule, rule->when);
        }
    }
    listing_add(reporting->listing, "%s leaves out%s",
                reporting_term(naive, reporting->work),
                set_join(reporting->listing->arena, &words));
}

// --- all of it -------------------------------------------------------------------------

static void list_work(struct reporting *reporting, int work) {
    struct found findings = find(reporting->naive, work, false);
    struct found overruled = find(reporting->naive, work, true);
    struct naive_judged judged = naive_judge(reporting->naive, work);
    reporting->work = work;
    listing_add(reporting->listing, "%s is %s, clear from %s",
                reporting_term(reporting->naive, work), reporting_verdict(judged.verdict),
                reporting_day(reporting, judged.clear_from));
    list_findings(reporting, "findings", &findings);
    list_findings(reporting, "overruled", &overruled);
    list_questions(reporting, &findings);
    list_left_out(reporting);
}

static bool is_asked_for(const struct naive *naive, int work) {
    const struct plain_terms *works = &naive->asking.document->works;
    for (int i = 0; i < works->count; i++) {
        if (works->at[i] == work) {
            return true;
        }
    }
    return works->count == 0 && naive_is_judged(naive, work);
}

static int by_id(const void *a, const void *b) {
    const struct plain_term *const *left = a;
    const struct plain_term *const *right = b;
    return strcmp((*left)->id, (*right)->id);
}

// The works in the order of their ids.
static void list_works(struct reporting *reporting) {
    const struct plain_rules *rules = reporting->naive->asking.rules;
    const struct plain_term *terms[PLAIN_TERMS];
    int number = 0;
    for (int i = 0; i < rules->terms_count; i++) {
        terms[i] = &rules->terms[i];
    }
    qsort(terms, (size_t)rules->terms_count, sizeof *terms, by_id);
    for (int i = 0; i < rules->terms_count; i++) {
        int work = (int)(terms[i] - rules->terms);
        if (is_asked_for(reporting->naive, work)) {
            listing_add(reporting->listing, "%02d: %s", number++, terms[i]->id);
            list_work(reporting, work);
        }
    }
}

void naive_list(struct listing *listing, const struct naive *naive) {
    struct reporting reporting = {listing, naive, NONE};
    const struct plain_entries *wishes = &naive->asking.document->lists[WISHES];
    list_works(&reporting);
    for (int i = 0; wishes->is_known && i < wishes->count; i++) {
        reporting_wish(&reporting, &wishes->at[i]);
    }
    listing_sort(listing);
}
