// Values as packs' tests write them.
#include "core/plan/case_text.h"

#include "tests/unit/rules/workshop.h"

static void a_value_is_written_in_the_words_of_the_packs(void **state) {
    (void)state;
    static const struct {
        const char *json, *text;
    } rows[] = {
        {"{}", "{}"},
        {"[]", "{}"},
        {"null", "never"},
        {"[true, false, 12, -3]", "{ true, false, 12, -3 }"},
        {"{'code': 'rot', 'two words': ['a'], 'do': 1}",
         "{ code = \"rot\", [\"two words\"] = { \"a\" }, [\"do\"] = 1 }"},
        {"'a \\\\ b'", "\"a \\\\ b\""},
        {"'line\\nfeed'", "\"line\\010feed\""},
    };
    struct workshop shop = {0};
    arena_init(&shop.arena, &system_allocator, 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        aftercare_document document = workshop_document(&shop, rows[i].json);
        const struct json *value =
            workshop_read(&shop, (aftercare_json){document.text, document.len});
        struct buffer out;
        buffer_init(&out, &system_allocator, 1 << 10);
        case_text_value(&out, value);
        assert_string_equal(out.at, rows[i].text);
        buffer_clear(&out);
    }
    arena_clear(&shop.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_is_written_in_the_words_of_the_packs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
