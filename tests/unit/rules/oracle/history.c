#include "tests/unit/rules/oracle/history.h"

#include "tests/unit/rules/oracle/function.h"
#include "tests/unit/rules/oracle/worlds.h"

#include <string.h>

enum sure least(enum sure a, enum sure b) {
    return a < b ? a : b;
}

static void always(struct history *out, enum sure sure) {
    memset(out->on, (int)sure, HISTORY_DAYS);
}

static void join(struct history *out, const struct history *other, bool is_and) {
    for (int i = 0; i < HISTORY_DAYS; i++) {
        bool is_smaller = other->on[i] < out->on[i];
        out->on[i] = is_smaller == is_and ? other->on[i] : out->on[i];
    }
}

static void mirror(struct history *out) {
    for (int i = 0; i < HISTORY_DAYS; i++) {
        out->on[i] = (unsigned char)(SURELY - out->on[i]);
    }
}

bool areas_touch(const struct plain_rules *rules, int a, int b) {
    return plain_lies_in(rules, a, b) || plain_lies_in(rules, b, a);
}

struct meant meant_areas(const struct plain_document *document) {
    const struct plain_entries *wishes = &document->lists[WISHES];
    struct meant meant = {.is_of_request = document->areas.count > 0};
    for (int i = 0; i < document->areas.count; i++) {
        meant.areas[meant.count++] = document->areas.at[i];
    }
    if (meant.is_of_request || !wishes->is_known) {
        meant.is_all = meant.is_of_request;
        return meant;
    }
    meant.is_all = wishes->count > 0;
    for (int i = 0; i < wishes->count; i++) {
        if (wishes->at[i].area == NONE) {
            meant.is_all = false;
        } else {
            meant.areas[meant.count++] = wishes->at[i].area;
        }
    }
    return meant;
}

enum sure touches_meant(const struct asking *asking, int area) {
    struct meant meant = meant_areas(asking->document);
    for (int i = 0; i < meant.count; i++) {
        if (areas_touch(asking->rules, area, meant.areas[i])) {
            return SURELY;
        }
    }
    return meant.is_all ? SURELY_NOT : PERHAPS;
}

void history_of_entry(struct history *out, const struct asking *asking,
                      const struct plain_test *test, const struct plain_entry *entry) {
    struct history here;
    if (!plain_lies_in(asking->rules, entry->code, test->term)) {
        always(out, SURELY_NOT);
        return;
    }
    history_of_time(out, asking, test, entry);
    if (test->is_here) {
        always(&here, entry->area == NONE ? PERHAPS : touches_meant(asking, entry->area));
        join(out, &here, true);
    }
}

// Whether something lies in both.
static bool share_a_member(const struct plain_rules *rules, int a, int b) {
    for (int i = 0; i < rules->terms_count; i++) {
        if (plain_lies_in(rules, i, a) && plain_lies_in(rules, i, b)) {
            return true;
        }
    }
    return false;
}

bool is_unanswered(const struct asking *asking, const struct plain_test *test) {
    const struct plain_terms *open = &asking->document->unanswered;
    for (int i = 0; i < open->count; i++) {
        if (share_a_member(asking->rules, open->at[i], test->term)) {
            return true;
        }
    }
    return !asking->document->lists[test->list].is_known;
}

static void history_of_list(struct history *out, const struct asking *asking,
                            const struct plain_test *test) {
    const struct plain_entries *entries = &asking->document->lists[test->list];
    always(out, is_unanswered(asking, test) ? PERHAPS : SURELY_NOT);
    for (int i = 0; entries->is_known && i < entries->count; i++) {
        struct history one;
        history_of_entry(&one, asking, test, &entries->at[i]);
        join(out, &one, false);
    }
}

// "Under" an age, until the birthday; each day of birth is tried out.
static void history_of_age(struct history *out, const struct asking *asking,
                           const struct plain_test *test) {
    struct changes changes = {.worlds = 0};
    if (!asking->document->made.year) {
        always(out, PERHAPS);
        return;
    }
    struct calendar_range born = calendar_range(asking->calendar, asking->document->made);
    for (int day = born.first; day <= born.last; day++) {
        int birthday = calendar_birthday(asking->calendar, day, test->months, test->days);
        changes_add(&changes, asking, LONG_AGO, birthday);
    }
    history_of_changes(out, &changes);
    if (test->is_at_least) {
        mirror(out);
    }
}

static enum sure said(int value, bool is_so) {
    return value == NONE ? PERHAPS : is_so ? SURELY : SURELY_NOT;
}

static enum sure area_is(const struct asking *asking, int outer) {
    struct meant meant = meant_areas(asking->document);
    for (int i = 0; i < meant.count; i++) {
        if (plain_lies_in(asking->rules, meant.areas[i], outer)) {
            return SURELY;
        }
    }
    return meant.is_all ? SURELY_NOT : PERHAPS;
}

void history_of_test(struct history *out, const struct asking *asking,
                     const struct plain_test *test) {
    const struct plain_document *document = asking->document;
    switch (test->ask) {
    case ASK_LIST:
        history_of_list(out, asking, test);
        return;
    case ASK_AGE:
        history_of_age(out, asking, test);
        return;
    case ASK_FLAG:
        always(out, said(document->indoors, document->indoors == 1));
        return;
    case ASK_NUMBER:
        always(out, said(document->hardness, test->from <= document->hardness &&
                                                 document->hardness <= test->till));
        return;
    case ASK_CHOICE:
        always(out, said(document->wood, document->wood == test->choice));
        return;
    case ASK_AREA:
        always(out, area_is(asking, test->term));
        return;
    case ASK_OPTION:
        always(out, plain_chosen(&asking->rules->options[test->option]) == test->choice
                        ? SURELY
                        : SURELY_NOT);
        return;
    }
}

void history_of_node(struct history *out, const struct asking *asking, int node) {
    const struct plain_node *at = &asking->rules->nodes[node];
    struct history right;
    switch (at->join) {
    case JOIN_TEST:
        history_of_test(out, asking, &at->test);
        return;
    case JOIN_NOT:
        history_of_node(out, asking, at->left);
        mirror(out);
        return;
    case JOIN_FUNCTION:
        history_of_function(out, asking, at->left);
        return;
    case JOIN_AND:
    case JOIN_OR:
        history_of_node(out, asking, at->left);
        history_of_node(&right, asking, at->right);
        join(out, &right, at->join == JOIN_AND);
        return;
    }
}

// --- rules -----------------------------------------------------------------------------

static enum sure is_one_of(unsigned words, int word) {
    return words == 0 ? SURELY : said(word, word != NONE && (words >> word & 1u) != 0);
}

enum sure details_of_rule(const struct plain_document *document,
                          const struct plain_rule *rule) {
    return least(is_one_of(rule->tools, document->tool),
                 is_one_of(rule->colours, document->colour));
}

void history_of_rule(struct history *out, const struct asking *asking,
                     const struct plain_rule *rule) {
    struct history details;
    always(&details, details_of_rule(asking->document, rule));
    if (rule->when == NONE) {
        *out = details;
        return;
    }
    history_of_node(out, asking, rule->when);
    join(out, &details, true);
}

int history_clear_from(const struct history *history, const struct asking *asking) {
    for (int i = 0; i < HISTORY_DAYS; i++) {
        if (history->on[i] == SURELY_NOT) {
            return asking->document->today + i;
        }
    }
    return asking->calendar->never;
}
