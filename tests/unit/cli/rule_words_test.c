#include "core/cli/rule_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct {
    const char *type, *value, *words;
} values[] = {
    {"text", "\"as it is\"", "as it is"},
    {"text", "\"P6M\"", "P6M"},
    {"span", "\"P6M\"", "6 months"},
    {"span", "\"PT0S\"", "at once"},
    {"span", "\"P1W\"", "7 days"},
    {"span", "\"P2W\"", "2 weeks"},
    {"span", "\"P1Y1M1DT1H1M1S\"", "1 year 1 month 1 day 1 hour 1 minute 1 second"},
    {"spans", "[\"P10D\",\"P6W\"]", "10 days to 6 weeks"},
    {"numbers", "[3,6]", "3 to 6"},
    {"number", "80", "80"},
    {"flag", "true", "yes"},
    {"term", "\"oil\"", "Linseed oil"},
    {"terms", "[\"oil\",\"wax\"]", "Linseed oil, wax"},
    {"choice", "\"oil\"", "oil"},
    {"phrase", "{\"en\":\"Wait.\",\"es\":\"Espere.\"}", "Wait.\nes: Espere."},
    {"phrase", "\"Wait.\"", "Wait."},
    {"details", "{\"grain\":[\"80\",\"120\"],\"wet\":\"no\"}", "grain 80, 120; wet no"},
    {"remind", "{\"at\":[\"08:00\"],\"times\":3,\"expires\":\"PT4H\"}",
     "at 08:00; times 3; expires 4 hours"},
    {"remind", "null", "none"},
};

static void a_value_is_told_in_words(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        struct arena arena;
        struct buffer out;
        struct json_document value;
        struct json_document labels;
        arena_init(&arena, &system_allocator, 0);
        buffer_init(&out, &system_allocator, 1 << 10);
        assert_int_equal(json_read(&value, &arena, "value", text_of(values[i].value),
                                   &JSON_LIMITS, NULL),
                         AFTERCARE_OK);
        assert_int_equal(json_read(&labels, &arena, "labels",
                                   TEXT("{\"oil\":\"Linseed oil\"}"), &JSON_LIMITS, NULL),
                         AFTERCARE_OK);

        rule_words_value(&out, text_of(values[i].type), value.root, labels.root);

        assert_string_equal(out.at, values[i].words);
        buffer_clear(&out);
        arena_clear(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_value_is_told_in_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
