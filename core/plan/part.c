#include "core/plan/part.h"

#include "core/plan/side.h"

aftercare_status part_list(struct parts *out, struct arena *arena,
                           const struct rule *rule) {
    uint32_t count = 0;
    while (side_test(rule, count)) {
        count++;
    }
    *out = (struct parts){arena_array(arena, count, sizeof(struct part)), count};
    for (uint32_t i = 0; out->items && i < count; i++) {
        out->items[i].test = side_test(rule, i);
    }
    return out->items ? AFTERCARE_OK : AFTERCARE_ENOMEM;
}

// A walk through the parts of a condition, from the left to the right.
struct walk {
    const struct parts *parts;
    const struct inquiry *inquiry;
    size_t number;  // of the next test
    bool is_spared; // it need not be asked any more
};

static enum truth look_at(struct walk *walk, struct clause clause) {
    struct part *part = &walk->parts->items[walk->number++];
    enum truth truth = clause_truth(clause, walk->inquiry);
    if (walk->is_spared) {
        part->spared++;
    } else {
        part->seen[truth]++;
    }
    return truth;
}

// Depth is bounded by CONDITION_DEPTH_MAX.
static enum truth go(struct walk *walk, struct clause clause) {
    bool was_spared = walk->is_spared;
    enum condition_kind kind = clause_kind(clause);
    if (kind == CONDITION_TEST) {
        return look_at(walk, clause);
    }
    enum truth left = go(walk, clause_left(clause));
    if (kind == CONDITION_NOT) {
        return (enum truth)(YES - left);
    }
    bool is_all = kind == CONDITION_AND;
    walk->is_spared = was_spared || left == (is_all ? NO : YES);
    enum truth right = go(walk, clause_right(clause));
    walk->is_spared = was_spared;
    return (left < right) == is_all ? left : right;
}

void part_look(const struct parts *parts, const struct rule *rule,
               const struct facts *facts) {
    const struct inquiry inquiry = {.facts = facts, .date = facts->date};
    struct walk walk = {.parts = parts, .inquiry = &inquiry};
    static const enum role roles[] = {ROLE_WHEN, ROLE_UNLESS};
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        const struct rule_value *value = rule_get(rule, roles[i]);
        if (value) {
            (void)go(&walk, condition_whole(value->condition));
        }
    }
}

bool part_can_differ(const struct part *part) {
    return part->test->kind != TEST_CONSTANT;
}

static const char *truth_word(enum truth truth) {
    return truth == YES ? "true" : truth == NO ? "false" : "unknown";
}

static const char *times(struct arena *arena, uint32_t count) {
    return count == 1   ? "once"
           : count == 2 ? "twice"
                        : arena_format(arena, "%u times", (unsigned)count);
}

// "it was true 3 times, false once; the part to its left decided twice".
static const char *why(struct arena *arena, const struct part *part) {
    const char *all = "";
    static const enum truth order[] = {YES, NO, UNKNOWN};
    for (size_t i = 0; all && i < sizeof order / sizeof *order; i++) {
        uint32_t count = part->seen[order[i]];
        if (count > 0) {
            all = arena_format(arena, "%s%s%s %s", all, *all ? ", " : "it was ",
                               truth_word(order[i]), times(arena, count));
        }
    }
    if (all && part->spared > 0) {
        all = arena_format(arena, "%s%sthe part to its left decided %s", all,
                           *all ? "; " : "", times(arena, part->spared));
    }
    return all && !*all ? "no case asks for it" : all;
}

const char *part_words(struct arena *arena, const struct part *part, enum truth truth) {
    const char *reason = why(arena, part);
    return reason
               ? arena_format(arena, "where %.*s is %s: %s",
                              TEXT_ARGS(part->test->wording), truth_word(truth), reason)
               : NULL;
}
