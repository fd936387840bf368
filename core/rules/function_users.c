// Which rules ask which functions.
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
            list[count] = (struct function_user){rule, test->function};
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

aftercare_status function_list_users(struct rulebase *base) {
    if (base->functions_count == 0) {
        return AFTERCARE_OK;
    }
    struct function_user *users =
        arena_array(base->arena, add_all(NULL, base), sizeof *users);
    if (!users) {
        return AFTERCARE_ENOMEM;
    }
    base->users_count = add_all(users, base);
    base->users = users;
    return AFTERCARE_OK;
}
