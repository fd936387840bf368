#include "core/channels/mail_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const aftercare_wording given[] = {{"de", "Erinnerung"}, {"ES", "Clínica"}};

static void a_subject_is_in_the_contacts_language(void **state) {
    static const struct {
        size_t count;
        const char *locale, *subject;
    } rows[] = {
        {0, "en", "A reminder for you"},
        {0, "en-GB", "A reminder for you"},
        {0, "es", "Un recordatorio para usted"},
        {0, "ES_mx", "Un recordatorio para usted"},
        {0, "est", "A reminder for you"},
        {0, "de", "A reminder for you"},
        {0, "", "A reminder for you"},
        {2, "de-AT", "Erinnerung"},
        {2, "es-MX", "Clínica"},
        {2, "en", "A reminder for you"}, // ours, where the config has none
        {2, "fr", "Erinnerung"},         // the config's first
        {2, "", "Erinnerung"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct mail_subjects subjects = {given, rows[i].count};
        assert_string_equal(mail_subject(&subjects, text_of(rows[i].locale)),
                            rows[i].subject);
    }
}

static void a_language_is_what_a_header_can_hold(void **state) {
    static const struct {
        const char *locale, *language;
    } rows[] = {
        {"en", "en"},  {"es-MX", "es"},      {"de_AT", "de"},  {"fil", "fil"},
        {"", "en"},    {"x", "en"},          {"es\r\n", "en"}, {"es\"", "en"},
        {"-es", "en"}, {"espanolito", "en"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(text_is(mail_language(text_of(rows[i].locale)), rows[i].language));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_subject_is_in_the_contacts_language),
        cmocka_unit_test(a_language_is_what_a_header_can_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
