#include "tests/unit/rules/oracle/evidence.h"

#include "tests/unit/rules/oracle/function.h"
#include "tests/unit/rules/oracle/worlds.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static enum sure node_today(const struct asking *asking, int node) {
    struct history history;
    history_of_node(&history, asking, node);
    return (enum sure)history.on[0];
}

static enum sure entry_today(const struct asking *asking, const struct plain_test *test,
                             const struct plain_entry *entry) {
    struct history history;
    history_of_entry(&history, asking, test, entry);
    return (enum sure)history.on[0];
}

static const char *list_pointer(const struct evidence *evidence, enum plain_list list) {
    return arena_format(evidence->arena, "/patient/%s", plain.lists[list].name);
}

// member NULL: the entry itself.
static const char *entry_pointer(const struct evidence *evidence, enum plain_list list,
                                 const struct plain_entry *entry, const char *member) {
    return arena_format(evidence->arena, "/patient/%s/#%d%s%s", plain.lists[list].name,
                        entry->name, member ? "/" : "", member ? member : "");
}

static const char *value_pointer(enum plain_ask ask) {
    return ask == ASK_AGE      ? "/patient/made"
           : ask == ASK_FLAG   ? "/patient/indoors"
           : ask == ASK_NUMBER ? "/patient/hardness"
                               : "/patient/wood";
}

// --- what is sure ----------------------------------------------------------------------

static void cite_list(struct evidence *evidence, const struct plain_test *test) {
    const struct plain_entries *entries = &evidence->asking->document->lists[test->list];
    bool has_any = false;
    for (int i = 0; entries->is_known && i < entries->count; i++) {
        if (entry_today(evidence->asking, test, &entries->at[i]) == SURELY) {
            has_any = true;
            set_add(&evidence->facts,
                    entry_pointer(evidence, test->list, &entries->at[i], NULL));
        }
    }
    if (!has_any) {
        set_add(&evidence->facts, list_pointer(evidence, test->list));
    }
}

// Where the request names no areas, those of the wishes were read.
static void cite_areas(struct evidence *evidence, const struct plain_test *test) {
    const struct plain_document *document = evidence->asking->document;
    const struct plain_entries *wishes = &document->lists[WISHES];
    bool has_any = false;
    if (document->areas.count > 0) {
        set_add(&evidence->facts, "/request/areas");
        return;
    }
    for (int i = 0; i < wishes->count; i++) {
        int area = wishes->at[i].area;
        if (area != NONE && plain_lies_in(evidence->asking->rules, area, test->term)) {
            has_any = true;
            set_add(&evidence->facts,
                    entry_pointer(evidence, WISHES, &wishes->at[i], NULL));
        }
    }
    if (!has_any) {
        set_add(&evidence->facts, list_pointer(evidence, WISHES));
    }
}

static void cite_test(struct evidence *evidence, const struct plain_test *test) {
    if (test->ask == ASK_LIST) {
        cite_list(evidence, test);
    } else if (test->ask == ASK_AREA) {
        cite_areas(evidence, test);
    } else if (test->ask != ASK_OPTION) {
        set_add(&evidence->facts, value_pointer(test->ask));
    }
}

static enum sure test_today(const struct asking *asking, const struct plain_test *test) {
    struct history history;
    history_of_test(&history, asking, test);
    return (enum sure)history.on[0];
}

// A function has nothing to show but what it read.
static void cite_reads(struct evidence *evidence, int node) {
    struct reads reads = reads_of(evidence->asking->rules, node);
    for (unsigned i = 0; i < reads.count; i++) {
        if (test_today(evidence->asking, reads.at[i]) != PERHAPS) {
            cite_test(evidence, reads.at[i]);
        }
    }
}

// Every part that is as it must be for the whole: below a NOT, the mirror.
static void cite(struct evidence *evidence, int node, enum sure wanted) {
    const struct plain_node *at = &evidence->asking->rules->nodes[node];
    if (node_today(evidence->asking, node) != wanted) {
        return;
    }
    switch (at->join) {
    case JOIN_TEST:
        cite_test(evidence, &at->test);
        return;
    case JOIN_FUNCTION:
        cite_reads(evidence, at->left);
        return;
    case JOIN_NOT:
        cite(evidence, at->left, (enum sure)(SURELY - wanted));
        return;
    case JOIN_AND:
    case JOIN_OR:
        cite(evidence, at->left, wanted);
        cite(evidence, at->right, wanted);
        return;
    }
}

// --- what is missing -------------------------------------------------------------------

static void miss(struct evidence *evidence, const char *fact, int term) {
    for (int i = 0; i < evidence->gaps_count; i++) {
        const struct gap *gap = &evidence->gaps[i];
        if (strcmp(gap->fact, fact) == 0 && gap->term == term) {
            return;
        }
    }
    assert_true(evidence->gaps_count < GAPS_MAX);
    evidence->gaps[evidence->gaps_count++] = (struct gap){fact, term};
    set_add(&evidence->facts, fact);
}

// The date that would tell: when it began, where that is not sure, else when it ended;
// what has no such member tells by its status.
static const char *missing_date(const struct evidence *evidence,
                                const struct plain_test *test,
                                const struct plain_entry *entry) {
    const struct plain_shape *shape = &plain.lists[test->list];
    if (has_begun(evidence->asking, test->list, entry) == PERHAPS) {
        return shape->begins;
    }
    return shape->ends ? shape->ends : "status";
}

static void miss_of_entry(struct evidence *evidence, const struct plain_test *test,
                          const struct plain_entry *entry) {
    struct history time;
    history_of_time(&time, evidence->asking, test, entry);
    if (time.on[0] == PERHAPS) {
        const char *member = missing_date(evidence, test, entry);
        miss(evidence, entry_pointer(evidence, test->list, entry, member), entry->code);
    }
    if (test->is_here && entry->area == NONE) {
        miss(evidence, entry_pointer(evidence, test->list, entry, "area"), entry->code);
    } else if (test->is_here && touches_meant(evidence->asking, entry->area) == PERHAPS) {
        miss(evidence, "/request/areas", NONE);
    }
}

static void miss_of_list(struct evidence *evidence, const struct plain_test *test) {
    const struct plain_entries *entries = &evidence->asking->document->lists[test->list];
    if (is_unanswered(evidence->asking, test)) {
        miss(evidence, list_pointer(evidence, test->list), test->term);
    }
    for (int i = 0; entries->is_known && i < entries->count; i++) {
        if (entry_today(evidence->asking, test, &entries->at[i]) == PERHAPS) {
            miss_of_entry(evidence, test, &entries->at[i]);
        }
    }
}

static int flag_term(const struct plain_rules *rules) {
    for (int i = 0; i < rules->terms_count; i++) {
        if (strcmp(rules->terms[i].id, plain.flag) == 0) {
            return i;
        }
    }
    return NONE;
}

static void miss_of_test(struct evidence *evidence, const struct plain_test *test) {
    if (test->ask == ASK_LIST) {
        miss_of_list(evidence, test);
    } else if (test->ask == ASK_AREA) {
        miss(evidence, "/request/areas", NONE);
    } else {
        int term = test->ask == ASK_FLAG ? flag_term(evidence->asking->rules) : NONE;
        miss(evidence, value_pointer(test->ask), term);
    }
}

static void miss_of_reads(struct evidence *evidence, int node) {
    struct reads reads = reads_of(evidence->asking->rules, node);
    for (unsigned i = 0; i < reads.count; i++) {
        if (test_today(evidence->asking, reads.at[i]) == PERHAPS) {
            miss_of_test(evidence, reads.at[i]);
        }
    }
}

static void miss_of_node(struct evidence *evidence, int node) {
    const struct plain_node *at = &evidence->asking->rules->nodes[node];
    if (node_today(evidence->asking, node) != PERHAPS) {
        return;
    }
    if (at->join == JOIN_TEST) {
        miss_of_test(evidence, &at->test);
        return;
    }
    if (at->join == JOIN_FUNCTION) {
        miss_of_reads(evidence, at->left);
        return;
    }
    miss_of_node(evidence, at->left);
    if (at->join != JOIN_NOT) {
        miss_of_node(evidence, at->right);
    }
}

static void details(struct evidence *evidence, const struct plain_rule *rule,
                    enum sure rule_is) {
    const struct {
        const char *fact;
        unsigned words;
        int said;
    } all[] = {
        {"/request/details/tool", rule->tools, evidence->asking->document->tool},
        {"/request/details/colour", rule->colours, evidence->asking->document->colour},
    };
    for (int i = 0; i < COUNT(all); i++) {
        if (all[i].words != 0 && rule_is == SURELY) {
            set_add(&evidence->facts, all[i].fact);
        } else if (all[i].words != 0 && all[i].said == NONE) {
            miss(evidence, all[i].fact, NONE);
        }
    }
}

// --- where it is -----------------------------------------------------------------------

static void add_area(struct evidence *evidence, int area) {
    if (area == NONE) {
        evidence->is_nowhere = true;
        return;
    }
    assert_true(evidence->areas_count < GAPS_MAX);
    evidence->areas[evidence->areas_count++] = area;
}

static void locate_test(struct evidence *evidence, const struct plain_test *test,
                        enum sure rule_is) {
    const struct asking *asking = evidence->asking;
    if (test->ask == ASK_AREA) {
        struct meant meant = meant_areas(asking->document);
        for (int i = 0; i < meant.count; i++) {
            if (plain_lies_in(asking->rules, meant.areas[i], test->term)) {
                add_area(evidence, meant.areas[i]);
            }
        }
        return;
    }
    const struct plain_entries *entries = &asking->document->lists[test->list];
    bool is_place = test->ask == ASK_LIST && test->is_here && entries->is_known;
    for (int i = 0; is_place && i < entries->count; i++) {
        if (entry_today(asking, test, &entries->at[i]) >= rule_is) {
            add_area(evidence, entries->at[i].area);
        }
    }
}

// Of every part that holds, as surely as the rule does; what must not be is nowhere.
static void locate(struct evidence *evidence, int node, bool is_wanted,
                   enum sure rule_is) {
    const struct plain_node *at = &evidence->asking->rules->nodes[node];
    enum sure today = node_today(evidence->asking, node);
    if ((is_wanted ? today : (enum sure)(SURELY - today)) < rule_is) {
        return;
    }
    if (at->join == JOIN_TEST || at->join == JOIN_FUNCTION) {
        struct reads reads = reads_of(evidence->asking->rules, node);
        for (unsigned i = 0; is_wanted && i < reads.count; i++) {
            locate_test(evidence, reads.at[i], rule_is);
        }
        return;
    }
    bool is_not = at->join == JOIN_NOT;
    locate(evidence, at->left, is_wanted != is_not, rule_is);
    if (!is_not) {
        locate(evidence, at->right, is_wanted, rule_is);
    }
}

static bool has_all(const struct evidence *evidence, int area) {
    bool has_all = true;
    for (int i = 0; i < evidence->areas_count; i++) {
        has_all =
            has_all && plain_lies_in(evidence->asking->rules, evidence->areas[i], area);
    }
    return has_all;
}

static bool is_smallest(const struct evidence *evidence, int area) {
    const struct plain_rules *rules = evidence->asking->rules;
    bool is_smallest = has_all(evidence, area);
    for (int i = 0; is_smallest && i < rules->terms_count; i++) {
        is_smallest =
            i == area || !plain_lies_in(rules, i, area) || !has_all(evidence, i);
    }
    return is_smallest;
}

int evidence_area(const struct evidence *evidence) {
    const struct plain_rules *rules = evidence->asking->rules;
    int found = NONE;
    if (evidence->areas_count == 0 || evidence->is_nowhere) {
        return NONE;
    }
    for (int i = 0; i < rules->terms_count; i++) {
        if (is_smallest(evidence, i) &&
            (found == NONE || strcmp(rules->terms[i].id, rules->terms[found].id) < 0)) {
            found = i;
        }
    }
    return found;
}

void evidence_find(struct evidence *out, const struct asking *asking, struct arena *arena,
                   const struct plain_rule *rule) {
    *out = (struct evidence){.asking = asking, .arena = arena};
    enum sure when = rule->when == NONE ? SURELY : node_today(asking, rule->when);
    enum sure rule_is = least(when, details_of_rule(asking->document, rule));
    if (rule->when != NONE && rule_is == SURELY) {
        cite(out, rule->when, SURELY);
    } else if (rule->when != NONE) {
        miss_of_node(out, rule->when);
    }
    details(out, rule, rule_is);
    if (rule->when != NONE) {
        locate(out, rule->when, true, rule_is);
    }
}
