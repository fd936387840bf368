#include "tests/unit/lua/rules_folder.h"

#include "core/base/json_writer.h"
#include "core/lua/pack_tests.h"
#include "tests/unit/base/failing.h"

struct tests_read {
    struct loaded loaded; // for the mistakes
    struct pack pack;
    char folder[RULES_PATH_MAX];
    const struct pack_case *cases;
    aftercare_status status;
};

static void read_tests(struct tests_read *read, const struct rules_folder *folder,
                       const struct allocator *allocator) {
    *read = (struct tests_read){.loaded = {.folder = folder}};
    rules_path(read->folder, folder, "rules/plants");
    read->pack = (struct pack){.name = TEXT("plants"), .folder = text_of(read->folder)};
    arena_init(&read->loaded.arena, allocator, 0);
    buffer_init(&read->loaded.told, &system_allocator, 1 << 20);
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    options.problem = rules_told;
    options.problem_context = &read->loaded;
    read->status = pack_tests_read(&read->cases, &read->loaded.arena, &read->pack,
                                   &options, &read->loaded.err);
}

static void read_text(struct tests_read *read, struct rules_folder *folder,
                      const char *text) {
    rules_make(folder);
    rules_write(folder, "rules/plants/tests/a.lua", text);
    read_tests(read, folder, &system_allocator);
}

static void forget(struct tests_read *read, const struct rules_folder *folder) {
    rules_unload(&read->loaded);
    rules_remove(folder);
}

static void assert_json(const struct json *value, const char *expected) {
    struct buffer buffer;
    buffer_init(&buffer, &system_allocator, 1 << 16);
    struct json_writer writer = {.out = &buffer};
    json_copy(&writer, value);
    assert_string_equal(buffer.at, expected);
    buffer_clear(&buffer);
}

#define DEFAULTS                                                                         \
    "defaults { patient = { thirsty = false, height = 2, illnesses = {} },\n"            \
    "  request = { areas = { 'leaf' }, date = '2026-06-01' },\n"                         \
    "  options = { season = 'wet' } }\n"

static void a_case_lies_over_the_defaults(void **state) {
    (void)state;
    struct rules_folder folder;
    struct tests_read read;

    read_text(&read, &folder,
              DEFAULTS
              "case 'a thirsty one' { patient = { thirsty = true, height = unknown,\n"
              "zone = 7 }, request = { details = {} }, options = { soil = 'clay' },\n"
              "expect = { verdict = 'no', clear_from = never } }\n");

    assert_string_equal(read.loaded.told.at, "");
    assert_int_equal(read.status, AFTERCARE_OK);
    const struct pack_case *one = read.cases;
    assert_true(text_is(one->name, "a thirsty one"));
    assert_int_equal(one->place.line, 4);
    assert_ptr_equal(one->pack, &read.pack);
    assert_string_equal(one->assessment.at,
                        "{\"patient\":{\"illnesses\":[],\"thirsty\":true,\"zone\":7},"
                        "\"request\":{\"areas\":[\"leaf\"],\"date\":\"2026-06-01\","
                        "\"details\":{}}}");
    assert_null(one->session.at);
    assert_int_equal(one->options_count, 2);
    assert_string_equal(one->options[0].name, "season");
    assert_string_equal(one->options[0].value, "wet");
    assert_string_equal(one->options[1].name, "soil");
    assert_json(one->expect, "{\"verdict\":\"no\",\"clear_from\":null}");
    assert_null(one->next);
    forget(&read, &folder);
}

static void a_session_is_a_document_of_its_own(void **state) {
    (void)state;
    struct rules_folder folder;
    struct tests_read read;

    read_text(
        &read, &folder,
        "defaults { session = { id = 's', details = {} }, contact = { locale = 'es' } }\n"
        "case 'one' { session = { number = 1 }, patient = { thirsty = true },\n"
        "expect = { at = { PT2H = { avoid = { 'compost' } }, P1D = { steps = {} } },\n"
        "reminders = { look = 12 }, due = { look = { '2026-11-23T20:00:00+01:00' } } } "
        "}\n");

    assert_string_equal(read.loaded.told.at, "");
    assert_string_equal(read.cases->assessment.at, "{\"patient\":{\"thirsty\":true}}");
    assert_string_equal(
        read.cases->session.at,
        "{\"session\":{\"details\":{},\"id\":\"s\",\"number\":1},"
        "\"patient\":{\"thirsty\":true},\"contact\":{\"locale\":\"es\"}}");
    assert_json(read.cases->expect,
                "{\"at\":{\"P1D\":{\"steps\":[]},\"PT2H\":{\"avoid\":[\"compost\"]}},"
                "\"reminders\":{\"look\":12},"
                "\"due\":{\"look\":[\"2026-11-23T20:00:00+01:00\"]}}");
    forget(&read, &folder);
}

static void cases_keep_the_order_of_files_and_lines(void **state) {
    (void)state;
    struct rules_folder folder;
    struct tests_read read;
    rules_make(&folder);
    rules_write(&folder, "rules/plants/tests/b.lua",
                "case 'third' { expect = { verdict = 'x' } }\n");
    rules_write(&folder, "rules/plants/tests/a.lua",
                DEFAULTS "case 'first' { expect = { verdict = 'x' } }\n"
                         "case 'second' { expect = { verdict = 'x' } }\n");
    rules_write(&folder, "rules/plants/tests/README.md", "not Lua");

    read_tests(&read, &folder, &system_allocator);

    assert_true(text_is(read.cases->name, "first"));
    assert_true(text_is(read.cases->next->name, "second"));
    assert_true(text_is(read.cases->next->next->name, "third"));
    assert_null(read.cases->next->next->assessment.at); // defaults are of one file
    assert_null(read.cases->next->next->next);
    forget(&read, &folder);
}

static void a_pack_without_tests_has_none(void **state) {
    (void)state;
    struct rules_folder folder;
    struct tests_read read;
    rules_make(&folder);

    read_tests(&read, &folder, &system_allocator);

    assert_int_equal(read.status, AFTERCARE_OK);
    assert_null(read.cases);
    forget(&read, &folder);
}

#define FILE_A "rules/plants/tests/a.lua"

static const struct {
    const char *text, *told;
} mistakes[] = {
    {"case 'x' { expect = {} }\ncase 'y' {}\ncase 'z' { expect = 'no' }\n",
     FILE_A ":1:21: nothing is expected (add verdict = \"…\" or another answer)\n" FILE_A
            ":2:1: case \"y\" expects nothing (add expect = { verdict = \"…\" })\n" FILE_A
            ":3:21: \"expect\" is a text (write a table, as in { verdict = \"…\" })\n"},
    {"case 'x' { expect = { verdit = 'no', clear_from = 5, findings = 'a', areas = { 'x' "
     "},\n"
     "score = {}, best_allowed = never } }\n",
     FILE_A ":1:23: \"verdit\" is no field of expect (did you mean \"verdict\"?)\n"},
    {"case 'x' { expect = { verdict = never, clear_from = 5, findings = 'a',\n"
     "areas = { 'x' }, best_allowed = never } }\n",
     FILE_A ":1:33: \"verdict\" is never or unknown (write a plain value here)\n" FILE_A
            ":1:53: \"clear_from\" is a number (write a text, or never)\n" FILE_A
            ":1:67: \"findings\" is a text (write a list, as in { \"…\" })\n" FILE_A
            ":2:9: \"areas\" is a list (write a table, as in { name = … })\n"},
    {"case 'x' { patiet = {}, request = { 'x' }, options = { a = 1 },\n"
     "expect = { verdict = 'x' } }\n",
     FILE_A
     ":1:12: \"patiet\" is no field of case \"x\" (did you mean \"patient\"?)\n" FILE_A
     ":1:35: \"request\" has an entry without a name (write a table of members)\n"},
    {"case 'x' { options = { a = 1 }, expect = { verdict = 'x' } }\n",
     FILE_A ":1:1: the option \"a\" is not given as a text\n"},
    {"case 'x' { patient = { a = 1, a = 2, b = function() end }, expect = { verdict = "
     "'x' } "
     "}\n",
     FILE_A ":1:31: \"a\" is given twice, first in line 1 (keep one)\n"},
    {"case 'x' { patient = { b = { 1, c = 2 } }, expect = { verdict = unknwn } }\n",
     FILE_A
     ":1:28: \"b\": this table has entries with and without names\n" FILE_A
     ":1:65: \"unknwn\" is no word that is known here (did you mean \"unknown\"?)\n"},
    {"case 'x' { session = {}, expect = { at = { ['2 hours'] = {}, PT2H = { steps = 'a' "
     "},\n"
     "PT3H = 5, PT4H = { a = {}, b = { 'c' } } } } }\n",
     FILE_A
     ":1:44: \"2 hours\" is no time after the session (write it as in PT2H = { … "
     "})\n" FILE_A
     ":1:69: \"PT2H\" is no table of lists (write it as in PT2H = { steps = { \"…\" } "
     "})\n" FILE_A ":2:8: \"PT3H\" is no table of lists (write it as in PT2H = { steps = "
     "{ \"…\" } })\n"},
    {"case 'x' { session = {}, expect = { at = { PT2H = { rules = { a = 'b' } } } } }\n",
     FILE_A ":1:51: \"PT2H\" is no table of lists (write it as in PT2H = { steps = { "
            "\"…\" } })\n"},
    {"defaults { patien = {} }\ndefaults 'x'\ncase { }\n", FILE_A
     ":1:12: \"patien\" is no field of defaults (did you mean \"patient\"?)\n" FILE_A
     ":2:1: defaults is given a text (write defaults { … })\n" FILE_A
     ":3:1: case needs a name first (write case \"name\" { … })\n"},
    {"case 'x' {\n",
     FILE_A ":2:1: the end of the file does not belong here (is something missing before "
            "it?)\n"},
};

static void a_mistake_is_told_with_its_place(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        struct rules_folder folder;
        struct tests_read read;

        read_text(&read, &folder, mistakes[i].text);

        assert_string_equal(read.loaded.told.at, mistakes[i].told);
        assert_int_equal(read.status, AFTERCARE_ERULES);
        assert_null(read.cases);
        forget(&read, &folder);
    }
}

static void missing_memory_is_no_mistake_of_a_test(void **state) {
    (void)state;
    struct rules_folder folder;
    rules_make(&folder);
    rules_write(&folder, FILE_A,
                DEFAULTS "case 'x' { patient = { illnesses = { { code = 'rot' } } },\n"
                         "expect = { findings = { 'rot' } } }\n");
    aftercare_status status = AFTERCARE_ENOMEM;
    for (size_t n = 1; status; n += n < 100 ? 1 : 7) {
        struct failing failing = {.fails_at = n};
        struct allocator allocator = failing_allocator(&failing);
        struct tests_read read;

        read_tests(&read, &folder, &allocator);

        status = read.status;
        assert_true(status == AFTERCARE_OK || status == AFTERCARE_ENOMEM);
        assert_string_equal(read.loaded.told.at, "");
        assert_true(status == AFTERCARE_OK || read.cases == NULL);
        rules_unload(&read.loaded);
        assert_int_equal(failing.live, 0);
    }
    rules_remove(&folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_case_lies_over_the_defaults),
        cmocka_unit_test(a_session_is_a_document_of_its_own),
        cmocka_unit_test(cases_keep_the_order_of_files_and_lines),
        cmocka_unit_test(a_pack_without_tests_has_none),
        cmocka_unit_test(a_mistake_is_told_with_its_place),
        cmocka_unit_test(missing_memory_is_no_mistake_of_a_test),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
