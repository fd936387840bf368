// Finding rules by what they are called. Both lists are sorted, so that it costs O(log
// rules); only a name to suggest is looked for among all.
#include "core/rules/rulebase.h"

static struct text name_of(const struct rule *rule) {
    return rule->name;
}

// The place of the first rule whose key is not before the text.
static size_t first_from(struct rule *const *sorted, size_t count, struct text text,
                         struct text key(const struct rule *)) {
    size_t from = 0;
    size_t till = count;
    while (from < till) {
        size_t middle = from + (till - from) / 2;
        if (text_compare(key(sorted[middle]), text) < 0) {
            from = middle + 1;
        } else {
            till = middle;
        }
    }
    return from;
}

static const struct rule *by_name(const struct rulebase *base, struct text name) {
    size_t at = first_from(base->rules, base->rules_count, name, name_of);
    bool is_found = at < base->rules_count && text_equal(base->rules[at]->name, name);
    return is_found ? base->rules[at] : NULL;
}

// All rules with that id, by name.
struct namesakes {
    struct rule *const *rules;
    size_t count;
};

static struct namesakes by_id(const struct rulebase *base, struct text id) {
    size_t at = first_from(base->rules_by_id, base->rules_count, id, rule_id);
    size_t end = at;
    while (end < base->rules_count && text_equal(rule_id(base->rules_by_id[end]), id)) {
        end++;
    }
    return end > at ? (struct namesakes){&base->rules_by_id[at], end - at}
                    : (struct namesakes){0};
}

static struct text nearest_name(const struct rulebase *base, struct text name) {
    struct nearest near = {.word = name};
    for (size_t i = 0; i < base->rules_count; i++) {
        nearest_offer(&near, base->rules[i]->name);
        nearest_offer(&near, rule_id(base->rules[i]));
    }
    return near.best;
}

const struct rule *rulebase_rule(const struct rulebase *base, struct text name,
                                 struct text *nearest) {
    const struct rule *rule = by_name(base, name);
    struct namesakes found = by_id(base, name);
    if (rule || found.count == 1) {
        return rule ? rule : found.rules[0];
    }
    if (nearest) {
        *nearest = found.count > 1 ? found.rules[found.count - 1]->name
                                   : nearest_name(base, name);
    }
    return NULL;
}

size_t rulebase_namesakes(const struct rulebase *base, struct text id) {
    return by_id(base, id).count;
}

const struct rule *rulebase_meant(const struct rulebase *base, const struct rule *from,
                                  struct text name, struct text *nearest) {
    struct namesakes found = by_id(base, name);
    for (size_t i = 0; i < found.count; i++) {
        if (found.rules[i]->pack == from->pack) {
            return found.rules[i];
        }
    }
    return rulebase_rule(base, name, nearest);
}
