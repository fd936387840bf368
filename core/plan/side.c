#include "core/plan/side.h"

static const struct condition *condition_of(const struct rule *rule, enum role role) {
    const struct rule_value *value = rule_get(rule, role);
    return value ? value->condition : NULL;
}

// The number-th test of a condition; *number is then how many more there would have to
// be.
static const struct test *test_of(const struct condition *condition, uint32_t *number) {
    for (uint32_t i = 0; condition && i < condition->codes_count; i++) {
        struct clause part = {condition->base, &condition->codes[i]};
        if (clause_kind(part) == CONDITION_TEST && (*number)-- == 0) {
            return clause_test(part);
        }
    }
    return NULL;
}

const struct test *side_test(const struct rule *rule, uint32_t number) {
    const struct test *test = test_of(condition_of(rule, ROLE_WHEN), &number);
    return test ? test : test_of(condition_of(rule, ROLE_UNLESS), &number);
}

// What a list of sides is made in.
struct making {
    struct sides *sides;
    struct arena *arena;
    bool is_out_of_memory;
};

static void add(struct making *making, enum side_kind kind, uint32_t test) {
    struct sides *sides = making->sides;
    struct side *items = arena_grow(making->arena, sides->items, sides->count,
                                    &sides->capacity, sizeof *items);
    if (!items) {
        making->is_out_of_memory = true;
        return;
    }
    sides->items = items;
    items[sides->count++] = (struct side){kind, test, false};
}

// What begins at the session's end has nothing before.
static void add_time(struct making *making, const struct rule *rule) {
    const struct rule_value *from = rule_get(rule, ROLE_FROM);
    const struct rule_value *till = rule_get(rule, ROLE_TILL);
    if (from) {
        add(making, SIDE_AT_FROM, 0);
        if (!span_is_zero(from->spans[0])) {
            add(making, SIDE_BEFORE_FROM, 0);
        }
    }
    if (till) {
        add(making, SIDE_BEFORE_TILL, 0);
        add(making, SIDE_AT_TILL, 0);
    }
}

// A bound that is the fact's own has nothing beyond.
static void add_number(struct making *making, const struct test *test, uint32_t number) {
    if (test->from > test->fact->from) {
        add(making, SIDE_LEAST, number);
        add(making, SIDE_BELOW, number);
    }
    if (test->till < test->fact->till) {
        add(making, SIDE_MOST, number);
        add(making, SIDE_ABOVE, number);
    }
}

static void add_test(struct making *making, const struct test *test, uint32_t number) {
    bool is_time = test->kind == TEST_AGE ||
                   (test->kind == TEST_RECORD && test->record == RECORD_WITHIN);
    if (is_time) {
        add(making, SIDE_LAST_DAY, number);
        add(making, SIDE_FIRST_DAY, number);
    } else if (test->kind == TEST_NUMBER) {
        add_number(making, test, number);
    }
}

aftercare_status side_list(struct sides *out, struct arena *arena,
                           const struct rule *rule) {
    struct making making = {.sides = out, .arena = arena};
    *out = (struct sides){0};
    add(&making, SIDE_HOLDS, 0);
    add(&making, SIDE_HOLDS_NOT, 0);
    add_time(&making, rule);
    uint32_t number = 0;
    for (const struct test *test = side_test(rule, number); test;
         test = side_test(rule, number)) {
        add_test(&making, test, number++);
    }
    return making.is_out_of_memory ? AFTERCARE_ENOMEM : AFTERCARE_OK;
}

static const char *time_words(struct arena *arena, const struct rule *rule,
                              enum role role, const char *words) {
    char span[SPAN_TEXT_MAX];
    return arena_format(arena, "%s, %s", words,
                        span_format(span, rule_get(rule, role)->spans[0]));
}

static const char *test_words(struct arena *arena, const struct test *test,
                              const char *words) {
    return arena_format(arena, "%s %.*s", words, TEXT_ARGS(test->wording));
}

static const char *number_words(struct arena *arena, const struct test *test,
                                int64_t value) {
    return arena_format(arena, "with %lld, for %.*s", (long long)value,
                        TEXT_ARGS(test->wording));
}

const char *side_words(struct arena *arena, const struct rule *rule,
                       const struct side *side) {
    const struct test *test = side_test(rule, side->test);
    switch (side->kind) {
    case SIDE_HOLDS:
        return "where it holds";
    case SIDE_HOLDS_NOT:
        return "where it does not hold";
    case SIDE_BEFORE_FROM:
        return time_words(arena, rule, ROLE_FROM, "just before it begins");
    case SIDE_AT_FROM:
        return time_words(arena, rule, ROLE_FROM, "at its beginning");
    case SIDE_BEFORE_TILL:
        return time_words(arena, rule, ROLE_TILL, "just before its end");
    case SIDE_AT_TILL:
        return time_words(arena, rule, ROLE_TILL, "at its end");
    case SIDE_LAST_DAY:
        return test_words(arena, test, "on the last day of");
    case SIDE_FIRST_DAY:
        return test_words(arena, test, "on the first day after");
    case SIDE_LEAST:
        return number_words(arena, test, test->from);
    case SIDE_BELOW:
        return number_words(arena, test, test->from - 1);
    case SIDE_MOST:
        return number_words(arena, test, test->till);
    case SIDE_ABOVE:
        return number_words(arena, test, test->till + 1);
    }
    return NULL;
}
