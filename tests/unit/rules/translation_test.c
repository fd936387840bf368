// Sentences that are missing in a language that others are told in.
#include "core/rules/translation.h"

#include "core/plan/library.h"
#include "tests/unit/rules/workshop.h"

#define JOB(id, message, more)                                                           \
    "job '" id "' { after = 'sanding', act = 'make', from = 'PT0S', till = 'P1D', "      \
    "message = " message more " }\n"
#define LACKS(owner, what, language)                                                     \
    owner " has no \"" what "\" in the language \"" language                             \
          "\", which other sentences have (add it; English stands in for it)\n"

// Of the pack alone; the shared folder speaks English and Spanish, not everywhere.
static void tell(void *context, const aftercare_error *err) {
    struct workshop *shop = context;
    bool is_language = strcmp(err->check, "missing-translation") == 0;
    if (is_language && strstr(err->place, "/t/rules.lua")) {
        size_t len = strlen(shop->mistakes);
        (void)snprintf(shop->mistakes + len, sizeof shop->mistakes - len, "%d: %s\n",
                       err->line, err->sentence);
    }
}

static void what_is_not_told_in_every_language_is_found(void **state) {
    (void)state;
    static const struct {
        const char *rules, *found;
    } rows[] = {
        {JOB("a", "{ en = 'Rest.', es = 'Descanse.' }", ""), ""},
        {JOB("a", "'Rest.'", ""), "1: " LACKS("t.a", "message", "es")},
        {JOB("a", "{ en = 'Rest.', es = 'Descanse.' }", ", red_flag = 'Call.'"),
         "1: " LACKS("t.a", "red_flag", "es")},
        // What is no message may be told in one language alone, for those who decide.
        {"bar 'a' { works = 'sanding', when = indoors :yes(), grade = 'care', because = "
         "'It dulls.' }\n",
         ""},
        {"bar 'a' { works = 'sanding', when = indoors :yes(), grade = 'care', because = "
         "{ en = 'It dulls.', fr = 'Il se ternit.' } }\n",
         "1: " LACKS("t.a", "because", "es")},
        // A third language is one more column for all.
        {JOB("a", "{ en = 'Rest.', es = 'Descanse.' }", "")
             JOB("b", "{ en = 'Go.', es = 'Siga.', fr = 'Allez.' }", ""),
         "1: " LACKS("t.a", "message", "fr")},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        workshop_open(&shop, rows[i].rules);
        const aftercare_check_watch watch = {.found = tell, .context = &shop};
        aftercare_error err = {0};
        assert_int_equal(aftercare_rules_check(shop.rules, &watch, &err), AFTERCARE_OK);
        assert_string_equal(shop.mistakes, rows[i].found);
        workshop_close(&shop);
    }
}

static void labels_and_questions_are_looked_at_too(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, JOB("a", "{ en = 'Go.', es = 'Siga.', fr = 'Allez.' }", ""));
    struct problems problems = {.told = NULL};

    translation_check(shop.rules->base, &problems);

    assert_true(problems.count > shop.rules->base->vocabulary.count);
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_told_in_every_language_is_found),
        cmocka_unit_test(labels_and_questions_are_looked_at_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
