// The table of fixed words: every row in every language, with the same places to fill.
#include "core/cli/sheet_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void every_row_has_words_in_every_language(void **state) {
    (void)state;
    for (int row = 0; row < SAY_COUNT; row++) {
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            const char *words = language_word((enum language)language, (enum say)row);
            assert_non_null(words);
            assert_true(text_is_utf8(text_of(words)));
            assert_string_not_equal(words, "");
        }
    }
}

static void a_row_has_the_same_places_in_every_language(void **state) {
    (void)state;
    static const char *const places[] = {"{0}", "{1}", "{2}", "{3}"};
    for (int row = 0; row < SAY_COUNT; row++) {
        const char *english = language_word(LANGUAGE_EN, (enum say)row);
        const char *spanish = language_word(LANGUAGE_ES, (enum say)row);
        for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
            assert_int_equal(strstr(english, places[i]) != NULL,
                             strstr(spanish, places[i]) != NULL);
        }
    }
}

static const struct {
    const char *locale;
    enum language language;
} locales[] = {
    {"en", LANGUAGE_EN},    {"es", LANGUAGE_ES},  {"es-MX", LANGUAGE_ES},
    {"es_AR", LANGUAGE_ES}, {"est", LANGUAGE_EN}, {"de", LANGUAGE_EN},
    {"", LANGUAGE_EN},      {"e", LANGUAGE_EN},
};

static void a_locale_is_served_by_its_language(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof locales / sizeof *locales; i++) {
        assert_int_equal(language_of(text_of(locales[i].locale)), locales[i].language);
    }
}

static void values_are_filled_in_as_they_are(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    const struct text values[SAY_VALUES_MAX] = {TEXT("{1} <b>"), TEXT("%s"), TEXT("")};

    struct text said = language_say(&arena, LANGUAGE_ES, SAY_FROM_UNTIL, values);

    assert_string_equal(said.at, "desde {1} <b> hasta %s");
    arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_has_words_in_every_language),
        cmocka_unit_test(a_row_has_the_same_places_in_every_language),
        cmocka_unit_test(a_locale_is_served_by_its_language),
        cmocka_unit_test(values_are_filled_in_as_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
