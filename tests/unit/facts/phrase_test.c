#include "core/facts/phrase.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void a_phrase_speaks_the_language_of_a_locale_or_its_first(void **state) {
    (void)state;
    static const struct phrase basque = {{"eu", 2}, {"Egun on", 7}, NULL};
    static const struct phrase spanish = {{"es", 2}, {"Buenos días", 12}, &basque};
    static const struct phrase english = {{"en", 2}, {"Good day", 8}, &spanish};
    static const struct {
        const char *locale, *text;
    } rows[] = {
        {"en", "Good day"},       {"es", "Buenos días"},    {"es-MX", "Buenos días"},
        {"es_MX", "Buenos días"}, {"eu", "Egun on"},        {"est", "Good day"},
        {"e", "Good day"},        {"", "Good day"},         {"de", "Good day"},
        {"ES", "Buenos días"},    {"Es-mx", "Buenos días"}, {"EST", "Good day"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct text text = phrase_in(&english, text_of(rows[i].locale));
        assert_true(text_is(text, rows[i].text));
    }
}

static void no_phrase_says_nothing(void **state) {
    (void)state;

    assert_int_equal(phrase_in(NULL, TEXT("en")).len, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_phrase_speaks_the_language_of_a_locale_or_its_first),
        cmocka_unit_test(no_phrase_says_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
