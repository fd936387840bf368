#include "tests/unit/lua/rules_folder.h"

#include "core/lua/sandbox.h"
#include "tests/unit/base/failing.h"

static const struct rule *find_rule(const struct loaded *loaded, const char *name) {
    const struct rule *rule = rulebase_rule(loaded->base, text_of(name), NULL);
    assert_non_null(rule);
    return rule;
}

static void assert_text(struct text text, const char *expected) {
    assert_true(text_is(text, expected));
}

// Loads the folder with another text in the rules' file.
static void load_rule_text(struct loaded *loaded, struct rules_folder *folder,
                           const char *text) {
    rules_make(folder);
    rules_write(folder, "rules/plants/rules.lua", text);
    rules_load(loaded, folder);
}

static void unload(struct loaded *loaded, const struct rules_folder *folder) {
    rules_unload(loaded);
    rules_remove(folder);
}

static void a_rule_has_the_values_of_its_fields(void **state) {
    (void)state;
    struct rules_folder folder;
    struct loaded loaded;
    rules_make(&folder);

    rules_load(&loaded, &folder);

    assert_string_equal(loaded.told.at, "");
    assert_int_equal(loaded.status, AFTERCARE_OK);
    const struct rule *rule = find_rule(&loaded, "rot");
    assert_text(rule->name, "plants.rot");
    assert_text(rule->kind->name, "refusal");
    assert_int_equal(rule->place.line, 1);
    assert_text(rule_get(rule, ROLE_SUBJECT)->terms[0]->id, "watering");
    assert_text(rule_word(rule, ROLE_BY), "later");
    assert_int_equal(rule_get(rule, ROLE_BY)->choice, 1);
    assert_text(rule_get(rule, ROLE_BECAUSE)->phrase->text, "It spreads.");
    assert_text(rule_get(rule, ROLE_SOURCES)->names[0], "S-1");
    assert_null(rule_get(rule, ROLE_POLICY));
    unload(&loaded, &folder);
}

static void a_step_has_its_reminders(void **state) {
    (void)state;
    struct rules_folder folder;
    struct loaded loaded;
    rules_make(&folder);

    rules_load(&loaded, &folder);

    const struct rule *rule = find_rule(&loaded, "look");
    const struct remind *remind = rule_get(rule, ROLE_REMIND)->remind;
    assert_int_equal(remind->at_count, 2);
    assert_int_equal(remind->at[0], 8 * 3600);
    assert_int_equal(remind->at[1], 20 * 3600);
    assert_int_equal(remind->times, 12);
    assert_int_equal(remind->expires.seconds, 4 * 3600);
    assert_text(rule_get(rule, ROLE_MESSAGE)->phrase->locale, "en");
    assert_text(rule_get(rule, ROLE_MESSAGE)->phrase->next->locale, "es");
    unload(&loaded, &folder);
}

static void a_kind_knows_its_roles_and_its_fold(void **state) {
    (void)state;
    struct rules_folder folder;
    struct loaded loaded;
    rules_make(&folder);

    rules_load(&loaded, &folder);

    const struct kind *refusal = rulebase_kind(loaded.base, TEXT("refusal"));
    assert_int_equal(refusal->fold, FOLD_WORST_OF);
    assert_int_equal(refusal->blocking, 3);
    assert_text(refusal->none, "yes");
    assert_int_equal(refusal->roles[ROLE_BY], 5);
    assert_int_equal(refusal->roles[ROLE_MESSAGE], -1);
    const struct kind *task = rulebase_kind(loaded.base, TEXT("task"));
    assert_text(task->fields[task->roles[ROLE_BY]].shown, "do");
    assert_text(task->plugin, "garden");
    assert_ptr_equal(loaded.base->verdict_kind, refusal);
    unload(&loaded, &folder);
}

// What a condition asks for, as it is worded for explanations.
static const struct {
    const char *condition, *wording;
} wordings[] = {
    {"illness 'rot' :active_within 'P14D'", "illness \"rot\" :active_within \"P2W\""},
    {"illness 'root rot' :ever() :here()", "illness \"rot\" :ever() :here()"},
    {"illness 'R01' :cured()", "illness \"rot\" :cured()"},
    {"dislike 'compost'", "dislike \"compost\""},
    {"dislike 'compost' :known()", "dislike \"compost\""},
    {"wish 'growth' :here()", "wish \"growth\" :here()"},
    {"thirsty :yes()", "thirsty :yes()"},
    {"height :between(2, 3)", "height :between(2, 3)"},
    {"height :at_least(2)", "height :at_least(2)"},
    {"height :at_most(2)", "height :at_most(2)"},
    {"height :is(2)", "height :is(2)"},
    {"colour :is 'blue'", "colour :is \"blue\""},
    {"age :under 'P22Y'", "age :under \"P22Y\""},
    {"age :at_least 'P12M'", "age :under \"P1Y\""},
    {"area 'leaf'", "area \"leaf\""},
    {"option 'season' :is 'dry'", "option \"season\" :is \"dry\""},
};

static void equal_tests_share_one_wording(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof wordings / sizeof *wordings; i++) {
        struct rules_folder folder;
        struct loaded loaded;
        char text[512];
        (void)snprintf(
            text, sizeof text,
            "refusal 'x' { treatments = 'watering', severity = 'no', because = 'B.',"
            "sources = 'S-1', when = %s }",
            wordings[i].condition);

        load_rule_text(&loaded, &folder, text);

        assert_string_equal(loaded.told.at, "");
        assert_int_equal(loaded.base->tests_count, 1);
        assert_string_equal(loaded.base->tests[0]->wording.at, wordings[i].wording);
        unload(&loaded, &folder);
    }
}

static void a_condition_is_a_tree_over_shared_tests(void **state) {
    (void)state;
    struct rules_folder folder;
    struct loaded loaded;
    const char *text =
        "refusal 'x' { treatments = 'watering', severity = 'no', because = 'B.',\n"
        "sources = 'S-1', when = thirsty :yes() & ~illness 'rot' :ever() | area 'leaf' "
        "}\n"
        "fit 'y' { wish = 'growth', treatment = 'pruning', score = 5,\n"
        "unless = age :at_least 'P1Y' & thirsty :yes() }\n";

    load_rule_text(&loaded, &folder, text);

    struct clause when =
        condition_whole(rule_get(find_rule(&loaded, "x"), ROLE_WHEN)->condition);
    assert_int_equal(clause_kind(when), CONDITION_OR);
    struct clause left = clause_left(when);
    assert_int_equal(clause_kind(left), CONDITION_AND);
    assert_int_equal(clause_kind(clause_right(left)), CONDITION_NOT);
    assert_int_equal(clause_test(clause_left(clause_right(left)))->kind, TEST_RECORD);
    assert_int_equal(clause_test(clause_right(when))->kind, TEST_AREA);
    struct clause unless =
        condition_whole(rule_get(find_rule(&loaded, "y"), ROLE_UNLESS)->condition);
    assert_int_equal(clause_kind(clause_left(unless)), CONDITION_NOT);
    assert_int_equal(clause_test(clause_left(clause_left(unless)))->kind, TEST_AGE);
    assert_ptr_equal(clause_test(clause_right(unless)), clause_test(clause_left(left)));
    assert_int_equal(loaded.base->tests_count, 4);
    unload(&loaded, &folder);
}

static void equal_conditions_of_rules_are_one(void **state) {
    (void)state;
    struct rules_folder folder;
    struct loaded loaded;
    const char *text =
        "refusal 'x' { treatments = 'watering', severity = 'no', because = 'B.',\n"
        "sources = 'S-1', when = thirsty :yes() & illness 'rot' :ever() }\n"
        "refusal 'y' { treatments = 'pruning', severity = 'no', because = 'B.',\n"
        "sources = 'S-1', when = thirsty :yes() & illness 'rot' :ever() }\n"
        "refusal 'z' { treatments = 'pruning', severity = 'no', because = 'B.',\n"
        "sources = 'S-1', when = thirsty :yes() | illness 'rot' :ever() }\n";

    load_rule_text(&loaded, &folder, text);

    const struct condition *x = rule_get(find_rule(&loaded, "x"), ROLE_WHEN)->condition;
    const struct condition *y = rule_get(find_rule(&loaded, "y"), ROLE_WHEN)->condition;
    const struct condition *z = rule_get(find_rule(&loaded, "z"), ROLE_WHEN)->condition;
    assert_ptr_equal(x, y);
    assert_ptr_not_equal(x, z);
    unload(&loaded, &folder);
}

static void a_condition_has_a_greatest_length(void **state) {
    (void)state;
    struct rules_folder folder;
    struct loaded loaded;
    // Each round doubles it, and joins: 4095 codes after 11, and too many after 12.
    static const struct {
        int rounds;
        const char *told;
    } rows[] = {
        {11, ""},
        {12, "rules/plants/rules.lua:2:31: this condition is too long (at most 4096 "
             "tests and joints)\n"},
        {60, "rules/plants/rules.lua:2:31: this condition is too long (at most 4096 "
             "tests and joints)\n"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char rules[1024];
        (void)snprintf(
            rules, sizeof rules,
            "local c = thirsty :yes()\nlocal function longer() c = c & c end\n"
            "local function many() for i = 1, %d do longer() end end\nmany()\n"
            "refusal 'x' { treatments = 'watering', severity = 'no', because = 'B.',"
            "sources = 'S-1', when = c }\n",
            rows[i].rounds);
        load_rule_text(&loaded, &folder, rules);
        assert_string_equal(loaded.told.at, rows[i].told);
        unload(&loaded, &folder);
    }
}

static void a_condition_has_a_greatest_depth(void **state) {
    (void)state;
    struct rules_folder folder;
    struct loaded loaded;
    char text[2048] =
        "local c = thirsty :yes()\nlocal function deeper(n) c = c & height :is(n) "
        "end\nlocal function many() for i = 1, 199 do deeper(i % 6 + 1) end "
        "end\nmany()\n";
    const char *rule =
        "refusal 'x' { treatments = 'watering', severity = 'no', because = 'B.',"
        "sources = 'S-1', when = c }\n";
    size_t len = strlen(text);
    (void)snprintf(text + len, sizeof text - len, "%s", rule);

    load_rule_text(&loaded, &folder, text);
    assert_string_equal(loaded.told.at, "");
    unload(&loaded, &folder);

    (void)snprintf(text + len, sizeof text - len, "deeper(1)\n%s", rule);
    load_rule_text(&loaded, &folder, text);
    assert_string_equal(loaded.told.at,
                        "rules/plants/rules.lua:2:32: this condition is too deep "
                        "(at most 200 within each other)\n");
    unload(&loaded, &folder);
}

static void options_are_chosen_before_the_rules_are_read(void **state) {
    (void)state;
    struct rules_folder folder;
    struct loaded loaded;
    rules_make(&folder);
    char plugins[RULES_PATH_MAX];
    char rules[RULES_PATH_MAX];
    rules_path(plugins, &folder, "plugins");
    rules_path(rules, &folder, "rules");
    const char *plugin_folders[] = {plugins};
    const char *rule_folders[] = {rules};
    const aftercare_option chosen[] = {
        {"season", "dry"}, {"soil", "mud"}, {"seasn", "dry"}};
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    options.plugins = plugin_folders;
    options.plugins_count = 1;
    options.rules = rule_folders;
    options.rules_count = 1;
    options.options = chosen;
    options.options_count = 1;

    rules_load_with(&loaded, &folder, &options, &system_allocator);
    const struct condition *when =
        rule_get(find_rule(&loaded, "rot"), ROLE_WHEN)->condition;
    struct clause right = clause_right(condition_whole(when));
    assert_int_equal(clause_test(clause_left(right))->constant, YES);
    rules_unload(&loaded);

    options.options_count = 3;
    rules_load_with(&loaded, &folder, &options, &system_allocator);
    assert_string_equal(loaded.told.at,
                        "\"mud\" is no choice of the option \"soil\" (such as \"clay\")\n"
                        "there is no option \"seasn\" (did you mean \"season\"?)\n");
    unload(&loaded, &folder);
}

// Splits the folder in two, which are given in either order.
static void load_split(struct loaded *loaded, const struct rules_folder *folder,
                       bool is_turned_round) {
    char paths[3][RULES_PATH_MAX];
    rules_path(paths[0], folder, "plugins");
    rules_path(paths[1], folder, "rules");
    rules_path(paths[2], folder, "more");
    const char *plugin_folders[] = {paths[0]};
    const char *rule_folders[] = {paths[is_turned_round ? 2 : 1],
                                  paths[is_turned_round ? 1 : 2]};
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    options.plugins = plugin_folders;
    options.plugins_count = 1;
    options.rules = rule_folders;
    options.rules_count = 2;
    rules_load_with(loaded, folder, &options, &system_allocator);
}

static void make_split(struct rules_folder *folder, const char *rule) {
    char text[1024];
    rules_make(folder);
    rules_write(folder, "more/options.lua",
                "option 'pot' { choices = { 'round' }, says = 'x' }\n");
    rules_write(folder, "more/sources/more.lua",
                "source { ids = 'S-7', evidence = 'x' }\n");
    rules_write(
        folder, "more/vocabulary/terms.lua",
        "term 'moss' { category = 'illness', label = 'Moss', parents = { 'rot' } }\n");
    rules_write(
        folder, "more/herbs/pack.lua",
        "pack 'herbs' { version = '1.0.0', licence = 'MIT', engine = { '0.1', '9.0' },\n"
        "plugins = { 'garden' }, says = 'x' }\n");
    (void)snprintf(
        text, sizeof text,
        "refusal 'moss' { treatments = 'watering', severity = 'no', because = 'B.',\n"
        "sources = 'S-7', when = illness 'moss' :ever() & thirsty :yes() %s }\n",
        rule);
    rules_write(folder, "more/herbs/moss.lua", text);
}

static void the_order_of_folders_does_not_matter(void **state) {
    (void)state;
    struct rules_folder folder;
    struct loaded first;
    struct loaded second;
    make_split(&folder, "");

    load_split(&first, &folder, false);
    load_split(&second, &folder, true);

    assert_string_equal(first.told.at, "");
    assert_string_equal(second.told.at, "");
    assert_string_equal(first.base->digest, second.base->digest);
    assert_int_equal(first.base->rules_count, 3);
    for (size_t i = 0; i < first.base->rules_count; i++) {
        assert_true(text_equal(first.base->rules[i]->name, second.base->rules[i]->name));
    }
    assert_int_equal(first.base->tests_count, second.base->tests_count);
    for (size_t i = 0; i < first.base->tests_count; i++) {
        assert_true(
            text_equal(first.base->tests[i]->wording, second.base->tests[i]->wording));
    }
    rules_unload(&first);
    unload(&second, &folder);
}

static void mistakes_come_in_the_order_of_files_and_lines(void **state) {
    (void)state;
    struct rules_folder folder;
    struct loaded first;
    struct loaded second;
    make_split(&folder, "& height :is(9)");
    rules_write(&folder, "rules/plants/rules.lua", "a 'b'\nc 'd'\n");
    rules_write(&folder, "rules/options.lua", "e 'f'\n");

    load_split(&first, &folder, false);
    load_split(&second, &folder, true);

    assert_string_equal(first.told.at, second.told.at);
    assert_string_equal(
        first.told.at,
        "more/herbs/moss.lua:2:78: \"is\" is 9 (it goes from 1 till 6)\n"
        "rules/options.lua:1:1: \"e\" is no word that is known here (a text needs "
        "quotation "
        "marks)\n"
        "rules/plants/rules.lua:1:1: \"a\" is no word that is known here (a text needs "
        "quotation marks)\n"
        "rules/plants/rules.lua:2:1: \"c\" is no word that is known here (a text needs "
        "quotation marks)\n");
    assert_int_equal(first.err.line, 2);
    assert_int_equal(first.problems.count, 4);
    rules_unload(&first);
    unload(&second, &folder);
}

static void the_digest_changes_with_each_file_and_choice(void **state) {
    (void)state;
    struct rules_folder folder;
    struct loaded loaded;
    char digests[3][72];
    static const char *const changes[] = {NULL, "rules/plants/more.lua",
                                          "plugins/more.lua"};
    static const char *const texts[] = {
        NULL, "-- nothing\n",
        "plugin 'more' { version = '1.0', engine = { '0.1', '9.0' }, says = 'x' }\n"};
    rules_make(&folder);
    for (size_t i = 0; i < 3; i++) {
        if (changes[i]) {
            rules_write(&folder, changes[i], texts[i]);
        }

        rules_load(&loaded, &folder);

        assert_int_equal(loaded.status, AFTERCARE_OK);
        assert_int_equal(strlen(loaded.base->digest), 71);
        memcpy(digests[i], loaded.base->digest, sizeof digests[i]);
        rules_unload(&loaded);
    }
    assert_string_not_equal(digests[0], digests[1]);
    assert_string_not_equal(digests[1], digests[2]);
    rules_remove(&folder);
}

static void a_folder_that_is_not_there_ends_the_load(void **state) {
    (void)state;
    struct rules_folder folder;
    struct loaded loaded;
    rules_make(&folder);
    char command[RULES_PATH_MAX + 32];
    (void)snprintf(command, sizeof command, "rm -rf '%s/plugins'", folder.path);
    assert_int_equal(system(command), 0);

    rules_load(&loaded, &folder);

    assert_int_equal(loaded.status, AFTERCARE_ENOTFOUND);
    assert_int_equal(loaded.err.status, AFTERCARE_ENOTFOUND);
    unload(&loaded, &folder);
}

static void a_file_that_others_may_write_is_a_mistake(void **state) {
    (void)state;
    struct rules_folder folder;
    struct loaded loaded;
    char path[RULES_PATH_MAX];
    rules_make(&folder);
    rules_path(path, &folder, "rules/plants/rules.lua");
    assert_int_equal(chmod(path, 0666), 0);

    rules_load(&loaded, &folder);

    assert_int_equal(loaded.status, AFTERCARE_ERULES);
    assert_string_equal(loaded.told.at,
                        "rules/plants/rules.lua: may be written by others "
                        "than its owner (chmod go-w)\n");
    unload(&loaded, &folder);
}

// Files that would never end, or fill the memory, one for each way.
static const struct {
    const char *text, *told;
} greedy[] = {
    {"local function f() while true do end end\nf()\n",
     ":1:1: this takes more than 10000000 steps\n"},
    {"local function f() for i = 1, 1e7 do local c = thirsty :yes() end end\nf()\n",
     ":1:1: this takes more than 10000000 steps\n"},
    {"local function f() for i = 1, 1e7 do local c = nonsense end end\nf()\n",
     ": the file makes more than 16 MiB of rules, or more than 1000 mistakes (the rest "
     "was not "
     "looked at)\n"},
    {"local t = {}\nlocal function f() for i = 1, 1e7 do refusal('x' .. i)(t) end "
     "end\nf()\n",
     ": the file makes more than 16 MiB of rules, or more than 1000 mistakes (the rest "
     "was not "
     "looked at)\n"},
    {"local t = { because = ('x'):rep(3900), when = thirsty :yes(), severity = 'no',\n"
     "treatments = 'watering', sources = 'S-1' }\n"
     "local function f() for i = 1, 1e7 do refusal('x' .. i)(t) end end\nf()\n",
     ": the file makes more than 16 MiB of rules, or more than 1000 mistakes (the rest "
     "was not "
     "looked at)\n"},
};

// The mistake of the whole file alone, whatever was told before the end.
static const char *mistake_of_file(const struct loaded *loaded, const char *told) {
    char line[512];
    (void)snprintf(line, sizeof line, "rules/plants/rules.lua%s", told);
    return strstr(loaded->told.at, line);
}

static void a_greedy_file_is_stopped(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof greedy / sizeof *greedy; i++) {
        struct rules_folder folder;
        struct loaded loaded;

        load_rule_text(&loaded, &folder, greedy[i].text);

        assert_int_equal(loaded.status, AFTERCARE_ERULES);
        assert_non_null(mistake_of_file(&loaded, greedy[i].told));
        assert_in_range(loaded.arena.total, 1, 64 << 20);
        unload(&loaded, &folder);
    }
}

static aftercare_status load_failing(const struct rules_folder *folder,
                                     struct failing *failing) {
    struct loaded loaded;
    struct allocator allocator = failing_allocator(failing);
    char plugins[RULES_PATH_MAX];
    char rules[RULES_PATH_MAX];
    rules_path(plugins, folder, "plugins");
    rules_path(rules, folder, "rules");
    const char *plugin_folders[] = {plugins};
    const char *rule_folders[] = {rules};
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    options.plugins = plugin_folders;
    options.plugins_count = 1;
    options.rules = rule_folders;
    options.rules_count = 1;
    rules_load_with(&loaded, folder, &options, &allocator);
    if (loaded.status) {
        assert_string_equal(loaded.told.at, "");
    }
    aftercare_status status = loaded.status;
    rules_unload(&loaded);
    assert_int_equal(failing->live, 0);
    return status;
}

// There are some ten thousand requests: each is tried near the start, then each 17th.
static void missing_memory_is_no_mistake_of_the_rules(void **state) {
    (void)state;
    struct rules_folder folder;
    rules_make(&folder);
    aftercare_status status = AFTERCARE_ENOMEM;
    for (size_t n = 1; status; n += n < 300 ? 1 : 17) {
        struct failing failing = {.fails_at = n};

        status = load_failing(&folder, &failing);

        assert_true(status == AFTERCARE_ENOMEM || status == AFTERCARE_OK);
        assert_true(failing.requests < n || status == AFTERCARE_ENOMEM);
    }
    rules_remove(&folder);
}

static void the_shipped_plugins_and_schema_load(void **state) {
    (void)state;
    struct rules_folder folder = {.path = AFTERCARE_SOURCE};
    struct loaded loaded;

    rules_load(&loaded, &folder);

    assert_string_equal(loaded.told.at, "");
    assert_int_equal(loaded.status, AFTERCARE_OK);
    rules_unload(&loaded);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rule_has_the_values_of_its_fields),
        cmocka_unit_test(a_step_has_its_reminders),
        cmocka_unit_test(a_kind_knows_its_roles_and_its_fold),
        cmocka_unit_test(equal_tests_share_one_wording),
        cmocka_unit_test(a_condition_is_a_tree_over_shared_tests),
        cmocka_unit_test(equal_conditions_of_rules_are_one),
        cmocka_unit_test(a_condition_has_a_greatest_depth),
        cmocka_unit_test(a_condition_has_a_greatest_length),
        cmocka_unit_test(options_are_chosen_before_the_rules_are_read),
        cmocka_unit_test(the_order_of_folders_does_not_matter),
        cmocka_unit_test(mistakes_come_in_the_order_of_files_and_lines),
        cmocka_unit_test(the_digest_changes_with_each_file_and_choice),
        cmocka_unit_test(a_folder_that_is_not_there_ends_the_load),
        cmocka_unit_test(a_file_that_others_may_write_is_a_mistake),
        cmocka_unit_test(a_greedy_file_is_stopped),
        cmocka_unit_test(missing_memory_is_no_mistake_of_the_rules),
        cmocka_unit_test(the_shipped_plugins_and_schema_load),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
