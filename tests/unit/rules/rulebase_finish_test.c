#include "core/rules/rulebase.h"

#include "core/plan/library.h"
#include "tests/unit/rules/workshop.h"

static const struct rule *rule_of(const struct workshop *shop, const char *name) {
    const struct rule *rule = rulebase_rule(shop->rules->base, text_of(name), NULL);
    assert_non_null(rule);
    return rule;
}

static void rules_stand_in_the_order_of_names(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, "bar 'zebra' { works = 'sanding', grade = 'ask' }\n"
                         "bar 'ape' { works = 'sanding', grade = 'ask' }\n"
                         "job 'lion' { after = 'sanding', act = 'make', from = 'P0D', "
                         "till = 'P1D', message = 'x' }");
    const struct rulebase *base = shop.rules->base;

    assert_int_equal(base->rules_count, 3);
    for (size_t i = 0; i < base->rules_count; i++) {
        assert_int_equal(base->rules[i]->index, i);
    }
    assert_true(text_is(base->rules[0]->name, "t.ape"));
    assert_true(text_is(base->rules[1]->name, "t.lion"));
    assert_true(text_is(base->rules[2]->name, "t.zebra"));
    workshop_close(&shop);
}

static void a_rule_is_found_by_its_name_or_its_id(void **state) {
    (void)state;
    struct workshop shop;
    struct text nearest = {0};
    workshop_open(&shop, "bar 'zebra' { works = 'sanding', grade = 'ask' }");
    const struct rulebase *base = shop.rules->base;

    assert_ptr_equal(rulebase_rule(base, TEXT("t.zebra"), NULL), base->rules[0]);
    assert_ptr_equal(rulebase_rule(base, TEXT("zebra"), NULL), base->rules[0]);
    assert_non_null(rulebase_rule(base, TEXT("zebra"), &nearest));
    assert_int_equal(nearest.len, 0); // found: nothing to suggest
    assert_null(rulebase_rule(base, TEXT("u.zebra"), &nearest));
    assert_true(text_is(nearest, "t.zebra"));
    assert_null(rulebase_rule(base, TEXT("zebrra"), &nearest));
    assert_true(text_is(nearest, "zebra"));
    assert_null(rulebase_rule(base, TEXT("crocodile"), &nearest));
    assert_int_equal(nearest.len, 0);
    workshop_close(&shop);
}

static void a_rule_sleeps_until_all_of_its_policy_is_chosen(void **state) {
    (void)state;
    static const struct {
        const char *choice, *policy;
        bool is_awake;
    } rows[] = {
        {NULL, "drying = 'slow'", true}, // the default
        {NULL, "drying = 'fast'", false},
        {"drying=fast", "drying = 'fast'", true},
        {"drying=fast", "drying = 'slow'", false},
        {NULL, "old_school = 'yes'", false}, // no default
        {"old_school=yes", "old_school = 'yes'", true},
        {"old_school=yes", "old_school = 'yes', drying = 'fast'", false},
        {"old_school=yes", "old_school = 'yes', drying = 'slow'", true},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        char rules[300];
        (void)snprintf(rules, sizeof rules,
                       "bar 'x' { policy = { %s }, works = 'sanding', grade = 'ask' }\n"
                       "bar 'y' { works = 'sanding', grade = 'ask' }",
                       rows[i].policy);
        assert_int_equal(workshop_try(&shop, rules, rows[i].choice), AFTERCARE_OK);
        assert_int_equal(rule_of(&shop, "x")->is_awake, rows[i].is_awake);
        assert_true(rule_of(&shop, "y")->is_awake);
        workshop_close(&shop);
    }
}

static void only_awake_rules_overrule(void **state) {
    (void)state;
    static const char rules[] =
        "bar 'old' { works = 'sanding', grade = 'never' }\n"
        "bar 'new' { policy = { drying = 'fast' }, overrules = { 'old' }, "
        "works = 'sanding', grade = 'ask' }\n"
        "bar 'newer' { policy = { drying = 'fast' }, overrules = { 't.old' }, "
        "works = 'sanding', grade = 'care' }";
    struct workshop shop;

    assert_int_equal(workshop_try(&shop, rules, NULL), AFTERCARE_OK);
    assert_int_equal(rule_of(&shop, "old")->overruled_by_count, 0);
    workshop_close(&shop);
    assert_int_equal(workshop_try(&shop, rules, "drying=fast"), AFTERCARE_OK);

    const struct rule *old = rule_of(&shop, "old");
    assert_int_equal(old->overruled_by_count, 2);
    assert_ptr_equal(old->overruled_by[0], rule_of(&shop, "new"));
    assert_ptr_equal(old->overruled_by[1], rule_of(&shop, "newer"));
    workshop_close(&shop);
}

// Adds a second pack, "u", to the folder.
static aftercare_status load_two_packs(struct workshop *shop, const char *rules,
                                       const char *others) {
    char path[160];
    aftercare_error err;
    workshop_begin(shop, rules, NULL);
    workshop_path(path, shop, "u");
    assert_int_equal(mkdir(path, 0700), 0);
    workshop_write(shop, "u/pack.lua",
                   "pack 'u' { version = '1.0.0', licence = 'MIT', engine = { '0.1', "
                   "'1.0' }, plugins = { 'workshop' }, says = 'Another.' }\n");
    workshop_write(shop, "u/rules.lua", others);
    aftercare_load_options options = workshop_options(shop);
    return aftercare_rules_load(&shop->rules, &options, &err);
}

static void close_two_packs(struct workshop *shop) {
    static const char *const files[] = {"u/rules.lua", "u/pack.lua", "u"};
    for (size_t i = 0; i < 3; i++) {
        char path[160];
        workshop_path(path, shop, files[i]);
        assert_int_equal(remove(path), 0);
    }
    workshop_close(shop);
}

static void a_neighbour_of_the_same_pack_is_meant_first(void **state) {
    (void)state;
    struct workshop shop;

    aftercare_status status = load_two_packs(
        &shop,
        "bar 'old' { works = 'sanding', grade = 'never' }\n"
        "bar 'new' { overrules = { 'old' }, works = 'sanding', grade = 'ask' }",
        "bar 'old' { works = 'sanding', grade = 'never' }\n"
        "bar 'elsewhere' { overrules = { 't.new' }, works = 'sanding', grade = 'ask' }");

    assert_string_equal(shop.mistakes, "");
    assert_int_equal(status, AFTERCARE_OK);
    assert_int_equal(rule_of(&shop, "t.old")->overruled_by_count, 1);
    assert_int_equal(rule_of(&shop, "u.old")->overruled_by_count, 0);
    assert_ptr_equal(rule_of(&shop, "t.new")->overruled_by[0],
                     rule_of(&shop, "u.elsewhere"));
    close_two_packs(&shop);
}

static void an_id_of_two_rules_names_neither(void **state) {
    (void)state;
    struct workshop shop;
    struct text nearest = {0};
    assert_int_equal(load_two_packs(&shop,
                                    "bar 'old' { works = 'sanding', grade = 'never' }",
                                    "bar 'old' { works = 'sanding', grade = 'never' }"),
                     AFTERCARE_OK);

    assert_null(rulebase_rule(shop.rules->base, TEXT("old"), &nearest));

    assert_true(text_is(nearest, "t.old") || text_is(nearest, "u.old"));
    close_two_packs(&shop);
}

static void a_name_is_looked_for_in_the_own_pack_then_everywhere(void **state) {
    (void)state;
    static const struct {
        const char *from, *name, *meant;
    } rows[] = {
        {"t.new", "old", "t.old"},       {"u.new", "old", "u.old"},
        {"t.new", "u.old", "u.old"},     {"u.new", "alone", "t.alone"},
        {"t.new", "t.alone", "t.alone"}, {"t.alone", "nobody", NULL},
        {"t.alone", "new", "t.new"},     {"t.alone", "", NULL},
    };
    struct workshop shop;
    assert_int_equal(load_two_packs(&shop,
                                    "bar 'old' { works = 'sanding', grade = 'never' }\n"
                                    "bar 'alone' { works = 'sanding', grade = 'never' }\n"
                                    "bar 'new' { works = 'sanding', grade = 'never' }",
                                    "bar 'old' { works = 'sanding', grade = 'never' }\n"
                                    "bar 'new' { works = 'sanding', grade = 'never' }"),
                     AFTERCARE_OK);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct rule *meant = rulebase_meant(
            shop.rules->base, rule_of(&shop, rows[i].from), text_of(rows[i].name), NULL);
        assert_ptr_equal(meant, rows[i].meant ? rule_of(&shop, rows[i].meant) : NULL);
    }
    close_two_packs(&shop);
}

static void names_of_nothing_are_told_with_the_nearest(void **state) {
    (void)state;
    static const struct {
        const char *rules, *mistakes;
    } rows[] = {
        {"bar 'x' { works = 'sanding', grade = 'ask' }\n"
         "bar 'x' { works = 'sanding', grade = 'ask' }",
         "rules.lua:2: the rule \"t.x\" is there already, in "},
        {"bar 'one' { works = 'sanding', grade = 'ask' }\n"
         "bar 'two' { overrules = { 'oen' }, works = 'sanding', grade = 'ask' }",
         "rules.lua:2: \"two\" overrules \"oen\", which is no other rule (did you mean "
         "\"one\"?)\n"},
        {"bar 'one' { overrules = { 'one' }, works = 'sanding', grade = 'ask' }",
         "rules.lua:1: \"one\" overrules \"one\", which is no other rule (name a rule "
         "that is loaded)\n"},
        {"bar 'one' { overrules = { 'crocodile' }, works = 'sanding', grade = 'ask' }",
         "rules.lua:1: \"one\" overrules \"crocodile\", which is no other rule (name a "
         "rule that is loaded)\n"},
        {"bar 'one' { works = 'sanding', grade = 'ask', sources = { 'W-4' } }",
         "rules.lua:1: \"one\" cites \"W-4\", which is no source (did you mean "
         "\"W-1\"?)\n"},
        {"bar 'one' { works = 'sanding', grade = 'ask', sources = { 'BOOK' } }",
         "rules.lua:1: \"one\" cites \"BOOK\", which is no source (add it to "
         "rules/sources.lua)\n"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        assert_int_equal(workshop_try(&shop, rows[i].rules, NULL), AFTERCARE_ERULES);
        if (strncmp(shop.mistakes, rows[i].mistakes, strlen(rows[i].mistakes)) != 0) {
            assert_string_equal(shop.mistakes, rows[i].mistakes);
        }
        assert_null(shop.rules);
        workshop_close(&shop);
    }
}

static void every_mistake_of_a_load_is_told(void **state) {
    (void)state;
    struct workshop shop;

    aftercare_status status = workshop_try(
        &shop,
        "bar 'one' { works = 'sanding', grade = 'ask', sources = { 'W-4', 'W-1' } }\n"
        "bar 'two' { works = 'sanding', grade = 'ask', overrules = { 'four', 'three' } "
        "}\n",
        NULL);

    assert_int_equal(status, AFTERCARE_ERULES);
    assert_string_equal(
        shop.mistakes, "rules.lua:1: \"one\" cites \"W-4\", which is no source (did you "
                       "mean \"W-1\"?)\n"
                       "rules.lua:2: \"two\" overrules \"four\", which is no other rule "
                       "(name a rule that is loaded)\n"
                       "rules.lua:2: \"two\" overrules \"three\", which is no other rule "
                       "(name a rule that is loaded)\n");
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_stand_in_the_order_of_names),
        cmocka_unit_test(a_rule_is_found_by_its_name_or_its_id),
        cmocka_unit_test(a_rule_sleeps_until_all_of_its_policy_is_chosen),
        cmocka_unit_test(only_awake_rules_overrule),
        cmocka_unit_test(a_neighbour_of_the_same_pack_is_meant_first),
        cmocka_unit_test(an_id_of_two_rules_names_neither),
        cmocka_unit_test(a_name_is_looked_for_in_the_own_pack_then_everywhere),
        cmocka_unit_test(names_of_nothing_are_told_with_the_nearest),
        cmocka_unit_test(every_mistake_of_a_load_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
