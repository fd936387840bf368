#include "tests/unit/rules/oracle/shrink.h"

#include <string.h>

// An edit leaves out the i-th thing of its sort; false when there is none to leave out.
typedef bool edit(struct shrunk *one, int i);

// --- the document ----------------------------------------------------------------------

static bool forget_list(struct shrunk *one, int i) {
    struct plain_entries *entries = &one->document.lists[i % LISTS];
    bool is_empty = entries->is_known && entries->count == 0;
    *entries = (struct plain_entries){.is_known = true};
    return !is_empty;
}

static bool drop_entry(struct shrunk *one, int i) {
    struct plain_entries *entries = &one->document.lists[i % LISTS];
    int at = i / LISTS;
    if (at >= entries->count) {
        return false;
    }
    memmove(&entries->at[at], &entries->at[at + 1],
            sizeof *entries->at * (size_t)(entries->count - at - 1));
    entries->count--;
    return true;
}

static struct plain_entry *entry_at(struct shrunk *one, int i) {
    struct plain_entries *entries = &one->document.lists[i % LISTS];
    return i / LISTS < entries->count ? &entries->at[i / LISTS] : NULL;
}

static bool drop_status(struct shrunk *one, int i) {
    struct plain_entry *entry = entry_at(one, i);
    bool is_there = entry && entry->status != NONE;
    if (is_there) {
        entry->status = NONE;
    }
    return is_there;
}

static bool drop_begins(struct shrunk *one, int i) {
    struct plain_entry *entry = entry_at(one, i);
    bool is_there = entry && entry->begins.year && i % LISTS != EVENTS;
    if (is_there) {
        entry->begins = (struct calendar_date){0};
    }
    return is_there;
}

static bool drop_ends(struct shrunk *one, int i) {
    struct plain_entry *entry = entry_at(one, i);
    bool is_there = entry && entry->ends.year && i % LISTS != EVENTS;
    if (is_there) {
        entry->ends = (struct calendar_date){0};
    }
    return is_there;
}

static bool drop_one(struct plain_terms *terms, int i) {
    if (i >= terms->count) {
        return false;
    }
    memmove(&terms->at[i], &terms->at[i + 1],
            sizeof *terms->at * (size_t)(terms->count - i - 1));
    terms->count--;
    return true;
}

static bool drop_unanswered(struct shrunk *one, int i) {
    return drop_one(&one->document.unanswered, i);
}

static bool drop_work(struct shrunk *one, int i) {
    return one->document.works.count > 1 && drop_one(&one->document.works, i);
}

static bool drop_area(struct shrunk *one, int i) {
    return one->document.areas.count > 1 && drop_one(&one->document.areas, i);
}

static bool drop_value(struct shrunk *one, int i) {
    struct plain_document *document = &one->document;
    int *const values[] = {&document->wood, &document->indoors, &document->hardness,
                           &document->tool, &document->colour};
    if (i == COUNT(values)) {
        bool is_there = document->made.year != 0;
        document->made = (struct calendar_date){0};
        return is_there;
    }
    if (i > COUNT(values) || *values[i] == NONE) {
        return false;
    }
    *values[i] = NONE;
    return true;
}

// --- the rules -------------------------------------------------------------------------

static void forget_overrules(struct plain_rule *rule, int dropped) {
    int kept = 0;
    for (int i = 0; i < rule->overrules_count; i++) {
        int other = rule->overrules[i];
        if (other != dropped) {
            rule->overrules[kept++] = other > dropped ? other - 1 : other;
        }
    }
    rule->overrules_count = kept;
}

static bool drop_rule(struct shrunk *one, int i) {
    struct plain_rules *rules = &one->rules;
    if (i >= rules->rules_count) {
        return false;
    }
    memmove(&rules->rules[i], &rules->rules[i + 1],
            sizeof *rules->rules * (size_t)(rules->rules_count - i - 1));
    rules->rules_count--;
    for (int k = 0; k < rules->rules_count; k++) {
        forget_overrules(&rules->rules[k], i);
    }
    return true;
}

static bool simplify_rule(struct shrunk *one, int i) {
    struct plain_rule *rule = &one->rules.rules[i % PLAIN_RULES];
    const struct plain_rule before = *rule;
    if (i % PLAIN_RULES >= one->rules.rules_count) {
        return false;
    }
    switch (i / PLAIN_RULES) {
    case 0:
        rule->option = NONE;
        return before.option != NONE;
    case 1:
        rule->overrules_count = 0;
        return before.overrules_count > 0;
    case 2:
        rule->tools = 0;
        return before.tools != 0;
    case 3:
        rule->colours = 0;
        return before.colours != 0;
    case 4:
        rule->unless = NONE;
        return before.unless != NONE;
    case 5:
        rule->works_count = 1;
        return before.works_count > 1;
    case 6:
        rule->areas_count = 0;
        return before.areas_count > 0;
    default:
        return false;
    }
}

// A part of a condition instead of the whole.
static bool take_side(struct shrunk *one, int i) {
    struct plain_node *node = &one->rules.nodes[i / 2];
    if (i / 2 >= one->rules.nodes_count || node->join == JOIN_TEST ||
        (i % 2 == 1 && node->right == NONE)) {
        return false;
    }
    *node = one->rules.nodes[i % 2 == 0 ? node->left : node->right];
    return true;
}

static bool drop_here(struct shrunk *one, int i) {
    struct plain_test *test = &one->rules.nodes[i].test;
    bool is_there = i < one->rules.nodes_count && test->is_here;
    test->is_here = false;
    return is_there;
}

static bool drop_parents(struct shrunk *one, int i) {
    struct plain_term *term = &one->rules.terms[i % PLAIN_TERMS];
    bool is_there = i % PLAIN_TERMS < one->rules.terms_count && term->parents_count > 0;
    if (is_there) {
        term->parents_count--;
    }
    return is_there;
}

// Each with how many things of its sort there can be.
static const struct {
    edit *edit;
    int most;
} edits[] = {
    {drop_rule, PLAIN_RULES},
    {simplify_rule, PLAIN_RULES * 7},
    {take_side, PLAIN_NODES * 2},
    {drop_work, 3},
    {forget_list, LISTS},
    {drop_entry, LISTS *PLAIN_ENTRIES},
    {drop_unanswered, 3},
    {drop_area, 3},
    {drop_status, LISTS *PLAIN_ENTRIES},
    {drop_begins, LISTS *PLAIN_ENTRIES},
    {drop_ends, LISTS *PLAIN_ENTRIES},
    {drop_value, 6},
    {drop_here, PLAIN_NODES},
    {drop_parents, PLAIN_TERMS},
};

// From the last to the first, so that what is left out moves nothing that comes later.
static bool shrink_once(struct shrunk *one, is_case *is_wrong, void *context) {
    bool is_smaller = false;
    for (int sort = 0; sort < COUNT(edits); sort++) {
        for (int i = edits[sort].most - 1; i >= 0; i--) {
            struct shrunk before = *one;
            bool is_kept = edits[sort].edit(one, i) && is_wrong(context, one);
            is_smaller = is_smaller || is_kept;
            if (!is_kept) {
                *one = before;
            }
        }
    }
    return is_smaller;
}

void shrink(struct shrunk *one, is_case *is_wrong, void *context) {
    for (int round = 0; round < 10 && shrink_once(one, is_wrong, context); round++) {
    }
}
