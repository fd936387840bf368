// What a kind's `shows` gives to people, and the mistakes that it can hold.
#include "tests/unit/lua/rules_folder.h"

#define PLUGIN "plugins/signs.lua"

// A plugin of one kind, which cuts windows between 'never' and 'freely'.
#define SIGNS(shows)                                                                     \
    "plugin 'signs' { version = '1.0.0', engine = { '0.1', '9.0' }, says = 'S.' }\n"     \
    "kind 'sign' { says = 'When.', fields = {\n"                                         \
    "  { 'after', type = 'terms', of = { 'treatment' }, needed = true, says = 'x' },\n"  \
    "  { 'product', type = 'term', of = { 'product' }, needed = true, says = 'x' },\n"   \
    "  { 'use', type = 'choice', among = { 'never', 'freely' }, needed = true,\n"        \
    "    says = 'x' },\n"                                                                \
    "  { 'from', type = 'span', needed = true, says = 'x' },\n"                          \
    "  { 'till', type = 'span', needed = true, says = 'x' },\n"                          \
    "}, decide = cut_windows { subject = 'after', of = 'product', by = 'use',\n"         \
    "  outside = 'freely', unnamed = 'nobody-knows' },\n" shows " }\n"

static void load(struct loaded *loaded, struct rules_folder *folder, const char *plugin) {
    rules_make(folder);
    rules_write(folder, PLUGIN, plugin);
    rules_load(loaded, folder);
}

static void unload(struct loaded *loaded, struct rules_folder *folder) {
    rules_unload(loaded);
    rules_remove(folder);
}

static const struct {
    const char *word, *locale, *shown;
} words[] = {
    {"never", "en", "Keep away"}, {"never", "es-MX", "No use"},
    {"never", "de", "Keep away"}, {"nobody-knows", "es", "Ask us"},
    {"freely", "es", "freely"},   {"else", "en", "else"},
    {"never", "", "Keep away"},
};

static void a_word_is_shown_in_the_language_of_its_reader(void **state) {
    (void)state;
    struct rules_folder folder;
    struct loaded loaded;
    load(&loaded, &folder,
         SIGNS("  shows = { never = { en = 'Keep away', es = 'No use' },\n"
               "    ['nobody-knows'] = 'Ask us' }"));
    const struct kind *sign = rulebase_kind(loaded.base, TEXT("sign"));

    assert_string_equal(loaded.told.at, "");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct text shown =
            kind_shown(sign, text_of(words[i].word), text_of(words[i].locale));
        assert_true(text_is(shown, words[i].shown));
    }
    unload(&loaded, &folder);
}

static void a_kind_without_shows_shows_its_words(void **state) {
    (void)state;
    struct rules_folder folder;
    struct loaded loaded;
    load(&loaded, &folder, SIGNS(""));
    const struct kind *sign = rulebase_kind(loaded.base, TEXT("sign"));

    assert_int_equal(sign->shows_count, 0);
    assert_true(text_is(kind_shown(sign, TEXT("never"), TEXT("es")), "never"));
    unload(&loaded, &folder);
}

static const struct {
    const char *plugin, *told;
} mistakes[] = {
    {SIGNS("  shows = { nevr = 'Keep away' }"),
     PLUGIN ":11:13: \"nevr\" is no field of shows (did you mean \"never\"?)\n"},
    {SIGNS("  shows = { never = { es = 'No use' } }"),
     PLUGIN ":11:21: \"never\" is not given in English (add en = \"…\")\n"},
    {SIGNS("  shows = 'Keep away'"),
     PLUGIN ":11:11: \"shows\" is a text (write a table such as { word = { en = \"…\" "
            "} })\n"},
    {SIGNS("  shows = { never = 'A', never = 'B' }"),
     PLUGIN ":11:26: \"never\" is given twice, first in line 11 (keep one)\n"},
    {SIGNS("  shows = { never = 3 }"),
     PLUGIN ":11:21: \"never\" is a number (write a text, or one for each language: { "
            "en = \"…\", es = \"…\" })\n"},
};

static void a_wrong_shows_is_told_with_its_place(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        struct rules_folder folder;
        struct loaded loaded;

        load(&loaded, &folder, mistakes[i].plugin);

        assert_string_equal(loaded.told.at, mistakes[i].told);
        assert_int_equal(loaded.status, AFTERCARE_ERULES);
        unload(&loaded, &folder);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_is_shown_in_the_language_of_its_reader),
        cmocka_unit_test(a_kind_without_shows_shows_its_words),
        cmocka_unit_test(a_wrong_shows_is_told_with_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
