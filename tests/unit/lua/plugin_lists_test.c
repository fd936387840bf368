// What kinds take where their plugin names the schema's lists.
#include "core/lua/plugin_lists.h"

#include "tests/unit/lua/rules_folder.h"

#define PLUGIN(kinds)                                                                    \
    "plugin 'more' { version = '1.0', engine = { '0.1', '9.0' }, says = 'x' }\n" kinds

#define FIELD(name, type, of)                                                            \
    "{ '" name "', type = '" type "', of = { " of " }, needed = true, says = 'x' },\n"

#define SPANS                                                                            \
    "{ 'from', type = 'span', needed = true, says = 'x' },\n"                            \
    "{ 'till', type = 'span', needed = true, says = 'x' },\n"

// A kind that cuts windows of what `of` names.
#define CUT(name, of)                                                                    \
    "kind '" name "' { says = 'x', fields = {\n"                                         \
    "{ 'use', type = 'choice', among = { 'no' }, needed = true, says = 'x' },\n" FIELD(  \
        "after", "terms", "'treatments'") FIELD("thing", "term", of) SPANS               \
        "}, decide = cut_windows { subject = 'after', of = 'thing', by = 'use',\n"       \
        "outside = 'yes', unnamed = 'unknown' } }\n"

static void load(struct loaded *loaded, struct rules_folder *folder, const char *plugin) {
    rules_make(folder);
    rules_write(folder, "plugins/more.lua", plugin);
    rules_load(loaded, folder);
    assert_string_equal(loaded->told.at, "");
    assert_int_equal(loaded->status, AFTERCARE_OK);
}

// The categories of a kind's field, with blanks.
static const char *categories_of(struct loaded *loaded, const char *kind, size_t field) {
    const struct kind *found = rulebase_kind(loaded->base, text_of(kind));
    const char *all = "";
    assert_non_null(found);
    for (size_t i = 0; i < found->fields[field].categories.count; i++) {
        struct text name = found->fields[field].categories.names[i];
        all = arena_format(&loaded->arena, "%s%s%.*s", all, i > 0 ? " " : "",
                           TEXT_ARGS(name));
    }
    return all;
}

static void a_list_stands_for_the_categories_that_the_schema_gives_it(void **state) {
    (void)state;
    static const struct {
        const char *of, *categories;
    } rows[] = {
        {"'treatments'", "treatment"},
        {"'areas'", "body_area"},
        {"'illnesses'", "illness"}, // a fact of records
        {"'wishes', 'illnesses'", "wish illness"},
        {"'areas', 'wish', 'body_area'", "body_area wish"}, // each once
        {"'stone'", "stone"},   // a category that nothing else names
        {"'colour'", "colour"}, // a fact, but not of records
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct rules_folder folder;
        struct loaded loaded;
        char plugin[2048];
        (void)snprintf(plugin, sizeof plugin, PLUGIN(CUT("thing", "%s")), rows[i].of);
        load(&loaded, &folder, plugin);
        assert_string_equal(categories_of(&loaded, "thing", 2), rows[i].categories);
        rules_unload(&loaded);
        rules_remove(&folder);
    }
}

// The garden's own kind names the category "product".
static void what_another_kind_of_the_fold_names_is_left_to_it(void **state) {
    (void)state;
    static const struct {
        const char *plugin, *thing, *other;
    } rows[] = {
        {PLUGIN(CUT("thing", "'products', 'areas'") CUT("other", "'stone'")), "body_area",
         "stone"},
        // Where nothing would be left, all of it stays.
        {PLUGIN(CUT("thing", "'products'") CUT("other", "'stone'")), "product", "stone"},
        // Two that take lists leave each other nothing.
        {PLUGIN(CUT("thing", "'areas'") CUT("other", "'areas'")), "body_area",
         "body_area"},
        // One that names it itself keeps it.
        {PLUGIN(CUT("thing", "'body_area', 'wish'") CUT("other", "'areas', 'illness'")),
         "body_area wish", "illness"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct rules_folder folder;
        struct loaded loaded;
        load(&loaded, &folder, rows[i].plugin);
        assert_string_equal(categories_of(&loaded, "thing", 2), rows[i].thing);
        assert_string_equal(categories_of(&loaded, "other", 2), rows[i].other);
        assert_string_equal(categories_of(&loaded, "thing", 1), "treatment");
        rules_unload(&loaded);
        rules_remove(&folder);
    }
}

static void another_fold_leaves_nothing(void **state) {
    (void)state;
    struct rules_folder folder;
    struct loaded loaded;
    load(&loaded, &folder, PLUGIN(CUT("thing", "'wishes'")));

    // The garden's `fit` names "wish", but ranks.
    assert_string_equal(categories_of(&loaded, "thing", 2), "wish");

    rules_unload(&loaded);
    rules_remove(&folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_stands_for_the_categories_that_the_schema_gives_it),
        cmocka_unit_test(what_another_kind_of_the_fold_names_is_left_to_it),
        cmocka_unit_test(another_fold_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
