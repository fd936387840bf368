// Which rules and kinds ask which functions.
#include "core/base/sort.h"
#include "core/rules/function.h"

#include <string.h>

// Adds the functions of a condition; list may be NULL, to count them.
static size_t add(struct function_user *list, const struct rule *rule, enum role role) {
    const struct rule_value *value = rule_get(rule, role);
    const struct condition *condition = value ? value->condition : NULL;
    size_t count = 0;
    for (uint32_t i = 0; condition && i < condition->codes_count; i++) {
        uint32_t code = condition->codes[i];
        const struct test *test = code_kind(code) == CONDITION_TEST
                                      ? condition->base->tests[code_number(code)]
                                      : NULL;
        if (!test || test->kind != TEST_FUNCTION) {
            continue;
        }
        if (list) {
            list[count] =
                (struct function_user){.rule = rule, .function = test->function};
        }
        count++;
    }
    return count;
}

static size_t add_all(struct function_user *list, const struct rulebase *base) {
    static const enum role roles[] = {ROLE_WHEN, ROLE_UNLESS};
    size_t count = 0;
    for (size_t i = 0; i < base->rules_count * 2; i++) {
        count += add(list ? list + count : NULL, base->rules[i / 2], roles[i % 2]);
    }
    return count;
}

static int by_name(const void *a, const void *b) {
    const struct kind *const *one = a;
    const struct kind *const *other = b;
    return text_compare((*one)->name, (*other)->name);
}

static aftercare_status list_deciders(struct rulebase *base) {
    base->deciders =
        arena_array(base->arena, base->kinds_count, sizeof(const struct kind *));
    if (!base->deciders) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < base->kinds_count; i++) {
        if (base->kinds[i]->decider) {
            base->deciders[base->deciders_count++] = base->kinds[i];
        }
    }
    sort_in_place(base->deciders, base->deciders_count, sizeof(const struct kind *),
                  by_name);
    return AFTERCARE_OK;
}

aftercare_status function_list_users(struct rulebase *base) {
    if (base->functions_count == 0) {
        return AFTERCARE_OK;
    }
    if (list_deciders(base)) {
        return AFTERCARE_ENOMEM;
    }
    size_t count = add_all(NULL, base);
    struct function_user *users =
        arena_array(base->arena, count + base->deciders_count, sizeof *users);
    if (!users) {
        return AFTERCARE_ENOMEM;
    }
    (void)add_all(users, base);
    for (size_t i = 0; i < base->deciders_count; i++) {
        const struct kind *kind = base->deciders[i];
        users[count + i] =
            (struct function_user){.kind = kind, .function = kind->decider};
    }
    base->users_count = count + base->deciders_count;
    base->users = users;
    return AFTERCARE_OK;
}
