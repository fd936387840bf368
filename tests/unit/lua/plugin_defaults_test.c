// Defaults of a kind's fields: what rules have that do not give them, and what is wrong
// with one.
#include "tests/unit/base/failing.h"
#include "tests/unit/lua/rules_folder.h"

#include "core/rules/assessment_json.h"

#define PLUGIN "plugins/gifts.lua"
#define RULES "rules/gifts/rules.lua"

// A plugin of one kind, whose tenth line is the field.
#define GIFTS(field)                                                                     \
    "plugin 'gifts' { version = '1.0.0', engine = { '0.1', '9.0' }, says = 'G.' }\n"     \
    "kind 'gift' { says = 'What.', fields = {\n"                                         \
    "  { 'after', type = 'terms', of = { 'treatment' }, needed = true, says = 'x' },\n"  \
    "  { 'act', type = 'choice', among = { 'give', 'keep' }, says = 'x',\n"              \
    "    default = 'keep' },\n"                                                          \
    "  { 'from', type = 'span', says = 'x', default = 'P1D' },\n"                        \
    "  { 'till', type = 'span', says = 'x', default = 'P5D' },\n"                        \
    "  { 'remind', type = 'remind', says = 'x' },\n"                                     \
    "  { 'message', type = 'phrase', says = 'x', default = { en = 'A', es = 'B' } },\n"  \
    "  " field ",\n"                                                                     \
    "}, decide = steps { subject = 'after', by = 'act' } }\n"

#define PLAIN "{ 'more', type = 'text', says = 'x' }"

static void load(struct loaded *loaded, struct rules_folder *folder, const char *plugin,
                 const char *rules) {
    rules_make(folder);
    rules_write(folder, PLUGIN, plugin);
    rules_write(folder, "rules/gifts/pack.lua",
                "pack 'gifts' { version = '1.0.0', licence = 'MIT',\n"
                "  engine = { '0.1', '9.0' }, plugins = { 'gifts' }, says = 'G.' }\n");
    rules_write(folder, RULES, rules);
    rules_load(loaded, folder);
}

static void unload(struct loaded *loaded, struct rules_folder *folder) {
    rules_unload(loaded);
    rules_remove(folder);
}

static const struct field *field_of(const struct kind *kind, const char *name) {
    for (size_t i = 0; i < kind->fields_count; i++) {
        if (text_is(kind->fields[i].name, name)) {
            return &kind->fields[i];
        }
    }
    fail_msg("no field %s", name);
    return NULL;
}

static void assert_value(const struct rule *rule, const char *name, const char *json) {
    const struct field *field = field_of(rule->kind, name);
    const struct rule_value *value = rule_field(rule, field->index);
    struct buffer out;
    buffer_init(&out, &system_allocator, 4000);
    assert_non_null(value);

    value_json(&(struct json_writer){.out = &out}, field, value);

    assert_string_equal(out.at, json);
    buffer_clear(&out);
}

static const struct rule *rule_of(const struct loaded *loaded, const char *name) {
    const struct rule *rule = rulebase_rule(loaded->base, text_of(name), NULL);
    assert_non_null(rule);
    return rule;
}

static const struct {
    const char *plugin, *json;
} types[] = {
    {GIFTS("{ 'more', type = 'text', default = 'daily', says = 'x' }"), "\"daily\""},
    {GIFTS("{ 'more', type = 'phrase', default = 'Look.', says = 'x' }"),
     "{\"en\":\"Look.\"}"},
    {GIFTS(
         "{ 'more', type = 'choice', among = { 'a', 'b' }, default = 'b', says = 'x' }"),
     "\"b\""},
    {GIFTS("{ 'more', type = 'number', from = 1, till = 10, default = 3, says = 'x' }"),
     "3"},
    {GIFTS("{ 'more', type = 'numbers', from = 1, till = 9, default = { 1, 9 }, says = "
           "'x' }"),
     "[1,9]"},
    {GIFTS("{ 'more', type = 'span', default = 'P6M', says = 'x' }"), "\"P6M\""},
    {GIFTS("{ 'more', type = 'spans', default = { 'P1W', 'P2W' }, says = 'x' }"),
     "[\"P1W\",\"P2W\"]"},
    {GIFTS("{ 'more', type = 'term', of = { 'wish' }, default = 'growth', says = 'x' }"),
     "\"growth\""},
    {GIFTS("{ 'more', type = 'terms', of = { 'areas' }, default = { 'leaf', 'plant' }, "
           "says = 'x' }"),
     "[\"leaf\",\"plant\"]"},
    {GIFTS("{ 'more', type = 'remind', default = true, says = 'x' }"), "true"},
    {GIFTS("{ 'more', type = 'remind', default = { at = { '08:00' }, times = 3 }, says = "
           "'x' }"),
     "{\"at\":[\"08:00\"],\"times\":3}"},
    {GIFTS("{ 'more', type = 'flag', default = true, says = 'x' }"), "true"},
    {GIFTS("{ 'more', type = 'flag', default = false, says = 'x' }"), "false"},
};

static void a_rule_that_does_not_give_a_field_has_its_default(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        struct rules_folder folder;
        struct loaded loaded;

        load(&loaded, &folder, types[i].plugin, "gift 'a' { after = 'watering' }\n");

        assert_string_equal(loaded.told.at, "");
        assert_value(rule_of(&loaded, "gifts.a"), "more", types[i].json);
        unload(&loaded, &folder);
    }
}

static void what_folds_read_is_the_default_or_what_the_rule_gives(void **state) {
    (void)state;
    struct rules_folder folder;
    struct loaded loaded;
    load(&loaded, &folder, GIFTS(PLAIN),
         "gift 'bare' { after = 'watering' }\n"
         "gift 'full' { after = 'watering', act = 'give', from = 'P2D', till = 'P3D',\n"
         "  message = 'C' }\n"
         "gift 'same' { after = 'watering', act = 'keep', from = 'P1D' }\n");
    const struct rule *bare = rule_of(&loaded, "gifts.bare");
    const struct rule *full = rule_of(&loaded, "gifts.full");
    const struct rule *same = rule_of(&loaded, "gifts.same");

    assert_true(text_is(rule_word(bare, ROLE_BY), "keep"));
    assert_true(text_is(rule_word(full, ROLE_BY), "give"));
    assert_true(text_is(rule_word(same, ROLE_BY), "keep"));
    assert_value(bare, "from", "\"P1D\"");
    assert_value(full, "from", "\"P2D\"");
    assert_value(same, "till", "\"P5D\"");
    assert_value(bare, "message", "{\"en\":\"A\",\"es\":\"B\"}");
    assert_value(full, "message", "{\"en\":\"C\"}");
    assert_null(rule_get(bare, ROLE_REMIND));
    unload(&loaded, &folder);
}

static void a_default_is_kept_once_and_stands_in_no_rule(void **state) {
    (void)state;
    struct rules_folder folder;
    struct loaded loaded;
    load(&loaded, &folder, GIFTS(PLAIN),
         "gift 'a' { after = 'watering' }\ngift 'b' { after = 'pruning' }\n");
    const struct rule *a = rule_of(&loaded, "gifts.a");
    const struct rule *b = rule_of(&loaded, "gifts.b");

    assert_int_equal(a->values_count, 1);
    assert_ptr_equal(rule_get(a, ROLE_FROM), rule_get(b, ROLE_FROM));
    assert_int_equal(rule_role_place(b, ROLE_FROM).line, 2);
    assert_int_equal(rule_role_place(b, ROLE_FROM).column, 1);
    unload(&loaded, &folder);
}

#define WIDTHS(old)                                                                      \
    "{ 'width', type = 'number', from = 1, till = 10, default = 3, says = 'x' },\n"      \
    "  { 'breadth', type = 'number', from = 1, till = 10, deprecated = 'width',\n"       \
    "    " old "says = 'x' }"

static void what_is_given_by_an_old_name_goes_before_the_default(void **state) {
    (void)state;
    struct rules_folder folder;
    struct loaded loaded;
    load(&loaded, &folder, GIFTS(WIDTHS("")),
         "gift 'old' { after = 'watering', breadth = 7 }\n"
         "gift 'bare' { after = 'watering' }\n");

    assert_string_equal(loaded.told.at, "");
    assert_value(rule_of(&loaded, "gifts.old"), "width", "7");
    assert_value(rule_of(&loaded, "gifts.bare"), "width", "3");
    assert_null(
        rule_field(rule_of(&loaded, "gifts.bare"),
                   field_of(rule_of(&loaded, "gifts.bare")->kind, "breadth")->index));
    unload(&loaded, &folder);
}

#define EACH                                                                             \
    "takes no default, since each rule says that for itself (take default away)\n"

static const struct {
    const char *plugin, *told;
} mistakes[] = {
    {GIFTS("{ 'more', type = 'number', from = 1, till = 10, default = 11, says = 'x' }"),
     PLUGIN ":10:61: \"default\" is 11 (it goes from 1 till 10)\n"},
    {GIFTS("{ 'more', type = 'number', from = 1, till = 10, default = '3', says = 'x' }"),
     PLUGIN
     ":10:61: \"default\" is a text (write a whole number, without quotation marks)\n"},
    {GIFTS("{ 'more', type = 'numbers', from = 1, till = 9, default = { 5, 2 }, says = "
           "'x' }"),
     PLUGIN ":10:61: the first number of \"default\" is above the second (swap them)\n"},
    {GIFTS("{ 'more', type = 'choice', among = { 'avoid', 'do' }, default = 'avoyd', "
           "says = 'x' }"),
     PLUGIN ":10:67: \"avoyd\" is no choice here (did you mean \"avoid\"?)\n"},
    {GIFTS("{ 'more', type = 'span', default = '6 months', says = 'x' }"),
     PLUGIN ":10:38: \"6 months\" is no duration (write a duration such as \"P6M\", "
            "\"P2W\" or \"PT72H\")\n"},
    {GIFTS("{ 'more', type = 'spans', default = { 'P6W', 'P2W' }, says = 'x' }"), PLUGIN
     ":10:39: the first duration of \"default\" is longer than the second (swap them)\n"},
    {GIFTS("{ 'more', type = 'flag', default = 'yes', says = 'x' }"),
     PLUGIN ":10:38: \"default\" is a text (write true or false)\n"},
    {GIFTS("{ 'more', type = 'text', default = '', says = 'x' }"),
     PLUGIN ":10:38: \"default\" is empty (write a text, or leave it out)\n"},
    {GIFTS("{ 'more', type = 'phrase', default = { es = 'B' }, says = 'x' }"),
     PLUGIN ":10:40: \"default\" is not given in English (add en = \"…\")\n"},
    {GIFTS("{ 'more', type = 'term', of = { 'wish' }, default = 'grwth', says = 'x' }"),
     PLUGIN ":10:55: \"grwth\" is no known term here (did you mean \"growth\"?)\n"},
    {GIFTS("{ 'more', type = 'term', of = { 'wish' }, default = { 'growth' }, says = 'x' "
           "}"),
     PLUGIN ":10:55: \"default\" is a list (write one term, in quotation marks)\n"},
    {GIFTS("{ 'more', type = 'remind', default = { times = 0 }, says = 'x' }"),
     PLUGIN ":10:50: \"times\" is 0 (it goes from 1 till 1000)\n"},
    {GIFTS("{ 'more', type = 'number', default = 3, says = 'x' }"),
     PLUGIN ":10:3: a field of type \"number\" needs \"from\" (add it)\n" PLUGIN
            ":10:3: a field of type \"number\" needs \"till\" (add it)\n"},
    {GIFTS("{ 'more', type = 'text', needed = true, default = 'a', says = 'x' }"),
     PLUGIN ":10:53: \"more\" is needed of every rule, so that none has its default "
            "(take needed or default away)\n"},
    {GIFTS(WIDTHS("default = 4, ")),
     PLUGIN ":12:15: \"breadth\" is deprecated, so that no rule has its default (give "
            "that to the field that has taken its place)\n"},
    {GIFTS("{ 'more', type = 'condition', default = true, says = 'x' }"),
     PLUGIN ":10:43: \"more\" " EACH},
    {GIFTS("{ 'more', type = 'condition', default = function() end, says = 'x' }"),
     PLUGIN ":10:43: \"more\" " EACH},
    {GIFTS("{ 'more', type = 'details', default = { can = 'small' }, says = 'x' }"),
     PLUGIN ":10:41: \"more\" " EACH},
    {GIFTS("{ 'more', type = 'policy', default = { season = 'dry' }, says = 'x' }"),
     PLUGIN ":10:40: \"more\" " EACH},
    {GIFTS("{ 'more', type = 'rules', default = { 'a' }, says = 'x' }"),
     PLUGIN ":10:39: \"more\" " EACH},
    {GIFTS("{ 'more', type = 'sources', default = { 'S-1' }, says = 'x' }"),
     PLUGIN ":10:41: \"more\" " EACH},
};

static void a_wrong_default_is_told_with_its_place(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        struct rules_folder folder;
        struct loaded loaded;

        load(&loaded, &folder, mistakes[i].plugin, "");

        assert_string_equal(loaded.told.at, mistakes[i].told);
        assert_int_equal(loaded.status, AFTERCARE_ERULES);
        unload(&loaded, &folder);
    }
}

static void a_window_that_begins_after_its_default_end_is_told_at_the_rule(void **state) {
    (void)state;
    struct rules_folder folder;
    struct loaded loaded;

    load(&loaded, &folder, GIFTS(PLAIN),
         "gift 'late' { after = 'watering', from = 'P6D' }\n");

    assert_string_equal(loaded.told.at,
                        RULES ":1:42: \"from\" is after \"till\" (swap them)\n");
    unload(&loaded, &folder);
}

static void a_default_that_another_kind_names_by_its_category_is_told(void **state) {
    (void)state;
    struct rules_folder folder;
    struct loaded loaded;

    load(&loaded, &folder,
         "plugin 'gifts' { version = '1.0.0', engine = { '0.1', '9.0' }, says = 'G.' }\n"
         "kind 'gift' { says = 'What.', fields = {\n"
         "  { 'after', type = 'terms', of = { 'treatment' }, needed = true, says = 'x' },"
         "\n"
         "  { 'product', type = 'term', of = { 'products', 'wish' }, says = 'x',\n"
         "    default = 'compost' },\n"
         "  { 'use', type = 'choice', among = { 'avoid', 'allowed' }, says = 'x',\n"
         "    default = 'avoid' },\n"
         "  { 'from', type = 'span', says = 'x', default = 'P1D' },\n"
         "  { 'till', type = 'span', says = 'x', default = 'P5D' },\n"
         "}, decide = cut_windows { subject = 'after', of = 'product', by = 'use',\n"
         "  outside = 'allowed', unnamed = 'unknown' } }\n",
         "");

    assert_string_equal(loaded.told.at,
                        PLUGIN ":5:15: \"compost\" is of another kind's category, "
                               "\"product\" (write another default)\n");
    unload(&loaded, &folder);
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

    assert_string_equal(loaded.told.at ? loaded.told.at : "", "");
    rules_unload(&loaded);
    assert_int_equal(failing->live, 0);
    return loaded.status;
}

// There are some ten thousand requests, of which each 29th is tried.
static void missing_memory_is_no_wrong_default(void **state) {
    (void)state;
    struct rules_folder folder;
    rules_make(&folder);
    rules_write(&folder, PLUGIN, GIFTS(PLAIN));
    aftercare_status status = AFTERCARE_ENOMEM;
    for (size_t n = 1; status; n += 29) {
        struct failing failing = {.fails_at = n};

        status = load_failing(&folder, &failing);

        assert_true(status == AFTERCARE_ENOMEM || status == AFTERCARE_OK);
        assert_true(failing.requests < n || status == AFTERCARE_ENOMEM);
    }
    rules_remove(&folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rule_that_does_not_give_a_field_has_its_default),
        cmocka_unit_test(what_folds_read_is_the_default_or_what_the_rule_gives),
        cmocka_unit_test(a_default_is_kept_once_and_stands_in_no_rule),
        cmocka_unit_test(what_is_given_by_an_old_name_goes_before_the_default),
        cmocka_unit_test(a_wrong_default_is_told_with_its_place),
        cmocka_unit_test(a_window_that_begins_after_its_default_end_is_told_at_the_rule),
        cmocka_unit_test(a_default_that_another_kind_names_by_its_category_is_told),
        cmocka_unit_test(missing_memory_is_no_wrong_default),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
