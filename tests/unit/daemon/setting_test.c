#include "core/daemon/setting.h"

#include "tests/unit/base/failing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

struct fields {
    const char *text;
    struct setting_texts texts;
    struct setting_pairs pairs;
    bool yes, no;
    int64_t number, span;
    int64_t spans[2];
    const char *clocks[2];
};

#define ROW(field, kind, ...)                                                            \
    {                                                                                    \
        .name = #field, .type = kind, .at = offsetof(struct fields, field),              \
        .sentence = "S.", __VA_ARGS__                                                    \
    }

static const struct setting rows[] = {
    ROW(text, SETTING_TEXT, .fallback = "\"x\""),
    ROW(texts, SETTING_TEXTS),
    ROW(pairs, SETTING_PAIRS),
    ROW(yes, SETTING_BOOL),
    ROW(no, SETTING_BOOL),
    ROW(number, SETTING_NUMBER, .least = 1, .most = 10),
    ROW(span, SETTING_SPAN, .least = 1000, .most = 86400000),
    ROW(spans, SETTING_SPANS, .least = 1000, .most = 86400000),
    ROW(clocks, SETTING_CLOCKS),
};

static const struct setting_table table = {rows, sizeof rows / sizeof rows[0]};

// Keeps the first.
static void keep(void *context, const aftercare_error *err) {
    aftercare_error *kept = context;
    if (kept && !kept->sentence[0]) {
        *kept = *err;
    }
}

// Reads a JSON object by the table.
static aftercare_status read(struct fields *out, struct arena *arena, const char *json,
                             aftercare_error *err) {
    struct json_document document;
    struct setting_problems problems = {.told = keep, .context = err};
    const struct setting_source source = {.file = "clinic.lua",
                                          .line = 4,
                                          .column = 2,
                                          .path = "group.",
                                          .arena = arena,
                                          .problems = &problems};
    if (err) {
        err->sentence[0] = '\0';
    }
    aftercare_status status =
        json_read(&document, arena, "json", text_of(json), &JSON_LIMITS, err);
    if (status == AFTERCARE_OK) {
        status = setting_read_all(&table, document.root, &source, out);
    }
    return status;
}

static const char right[] =
    "{\"text\":\"t\",\"texts\":[\"a\",\"b\"],\"pairs\":{\"n\":\"v\"},\"yes\":true,"
    "\"no\":false,\"number\":10,"
    "\"span\":\"P1D\",\"spans\":[\"PT1S\",\"PT1H\"],\"clocks\":[\"21:00\",\"08:00\"]}";

static void every_type_is_read_into_its_field(void **state) {
    struct fields fields = {.no = true};
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    (void)state;

    assert_int_equal(read(&fields, &arena, right, NULL), AFTERCARE_OK);

    assert_string_equal(fields.text, "t");
    assert_int_equal(fields.texts.count, 2);
    assert_string_equal(fields.texts.items[1], "b");
    assert_int_equal(fields.pairs.count, 1);
    assert_string_equal(fields.pairs.items[0].name, "n");
    assert_string_equal(fields.pairs.items[0].value, "v");
    assert_true(fields.yes);
    assert_false(fields.no);
    assert_int_equal(fields.number, 10);
    assert_int_equal(fields.span, 86400000);
    assert_int_equal(fields.spans[0], 1000);
    assert_int_equal(fields.spans[1], 3600000);
    assert_string_equal(fields.clocks[0], "21:00");
    assert_string_equal(fields.clocks[1], "08:00");
    arena_clear(&arena);
}

static void an_empty_table_of_lua_is_a_list_and_a_table_alike(void **state) {
    static const char *const texts[] = {"{\"texts\":[],\"pairs\":[]}",
                                        "{\"texts\":{},\"pairs\":{}}"};
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    (void)state;

    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct fields fields = {.text = NULL};
        assert_int_equal(read(&fields, &arena, texts[i], NULL), AFTERCARE_OK);
        assert_int_equal(fields.texts.count, 0);
        assert_non_null(fields.texts.items);
    }
    arena_clear(&arena);
}

static void what_is_wrong_is_told_with_its_place_and_what_would_be_right(void **state) {
    static const struct {
        const char *json, *says;
    } wrong[] = {
        {"{\"txet\":\"t\"}", "group.txet: there is no such option (did you mean text)"},
        {"{\"qqqqqq\":\"t\"}",
         "group.qqqqqq: there is no such option (see --help-config)"},
        {"{\"text\":1}", "group.text: a number (a text is expected here)"},
        {"{\"texts\":\"a\"}", "group.texts: a text (a list of texts is expected here)"},
        {"{\"texts\":[\"a\",true]}", "group.texts: true or false (a list of texts"},
        {"{\"pairs\":[\"a\"]}", "group.pairs: a list (a table of names and texts"},
        {"{\"pairs\":{\"a\":1}}", "group.pairs: a number"},
        {"{\"yes\":1}", "group.yes: a number (true or false is expected here)"},
        {"{\"yes\":\"true\"}", "group.yes: a text (true or false"},
        {"{\"number\":0}", "group.number: 0 (from 1 to 10)"},
        {"{\"number\":11}", "group.number: 11 (from 1 to 10)"},
        {"{\"number\":1.5}", "group.number: a number (a whole number is expected here)"},
        {"{\"number\":\"1\"}", "group.number: a text (a whole number"},
        {"{\"span\":\"PT0S\"}",
         "group.span: \"PT0S\" (a duration such as \"PT15S\", from "},
        {"{\"span\":\"P2D\"}", "group.span: \"P2D\""},
        {"{\"span\":\"P1M\"}", "group.span: \"P1M\""},
        {"{\"span\":\"15s\"}", "group.span: \"15s\""},
        {"{\"span\":15}", "group.span: a number"},
        {"{\"spans\":[\"PT1S\"]}", "group.spans: a list (two durations"},
        {"{\"spans\":[\"PT2S\",\"PT1S\"]}",
         "group.spans: the first duration is the longer"},
        {"{\"spans\":[\"PT1S\",1]}", "group.spans: a number"},
        {"{\"clocks\":[\"21:00\"]}", "group.clocks: a list (two times of day"},
        {"{\"clocks\":[\"21:00\",\"25:00\"]}", "group.clocks: no two times of day"},
        {"{\"clocks\":\"21:00\"}", "group.clocks: a text"},
    };
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    (void)state;

    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct fields fields = {.text = NULL};
        aftercare_error err;
        assert_int_equal(read(&fields, &arena, wrong[i].json, &err), AFTERCARE_ERULES);
        assert_string_equal(err.place, "clinic.lua");
        assert_int_equal(err.line, 4);
        assert_int_equal(err.column, 2);
        if (strncmp(err.sentence, wrong[i].says, strlen(wrong[i].says)) != 0) {
            fail_msg("%s\nis not: %s", err.sentence, wrong[i].says);
        }
    }
    arena_clear(&arena);
}

struct told {
    char lines[512];
    size_t len;
};

static void note(void *context, const aftercare_error *err) {
    struct told *told = context;
    size_t room = sizeof told->lines - told->len;
    int len = snprintf(told->lines + told->len, room, "%.30s\n", err->sentence);
    assert_true(len > 0 && (size_t)len < room);
    told->len += (size_t)len;
}

static void every_mistake_is_told_and_what_is_right_is_read(void **state) {
    static const char json[] = "{\"number\":0,\"text\":\"t\",\"clocks\":[\"21:00\",1],"
                               "\"txet\":1,\"spans\":[\"PT2S\",\"PT1S\"],\"yes\":true}";
    struct fields fields = {.number = 7, .spans = {1, 2}};
    struct told told = {.len = 0};
    struct setting_problems problems = {.told = note, .context = &told};
    struct json_document document;
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    const struct setting_source source = {
        .file = "clinic.lua", .path = "", .arena = &arena, .problems = &problems};
    (void)state;
    assert_int_equal(
        json_read(&document, &arena, "json", text_of(json), &JSON_LIMITS, NULL),
        AFTERCARE_OK);

    aftercare_status status = setting_read_all(&table, document.root, &source, &fields);

    assert_int_equal(status, AFTERCARE_ERULES);
    assert_int_equal(problems.count, 4);
    assert_string_equal(told.lines, "number: 0 (from 1 to 10)\n"
                                    "clocks: no two times of day (s\n"
                                    "txet: there is no such option \n"
                                    "spans: the first duration is t\n");
    assert_string_equal(fields.text, "t");
    assert_true(fields.yes);
    assert_int_equal(fields.number, 7); // As if nobody had set what is wrong.
    assert_int_equal(fields.spans[0], 1);
    assert_null(fields.clocks[0]);
    arena_clear(&arena);
}

static void every_failing_allocation_is_told(void **state) {
    aftercare_status status = AFTERCARE_ENOMEM;
    (void)state;

    for (size_t n = 1; status != AFTERCARE_OK && n < 100; n++) {
        struct failing failing = {.fails_at = n};
        struct allocator allocator = failing_allocator(&failing);
        struct fields fields = {.text = NULL};
        struct arena arena;
        arena_init(&arena, &allocator, 0);
        status = read(&fields, &arena, right, NULL);
        arena_clear(&arena);
        assert_int_equal(failing.live, 0);
        assert_true(status == AFTERCARE_OK || status == AFTERCARE_ENOMEM);
    }
    assert_int_equal(status, AFTERCARE_OK);
}

static void the_help_names_every_row_with_its_bounds(void **state) {
    char *printed = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&printed, &len);
    (void)state;
    assert_non_null(out);

    setting_print(out, &table, "group.");

    assert_int_equal(fclose(out), 0);
    assert_non_null(strstr(printed, "group.text: a text; without it: \"x\"\n    S.\n"));
    assert_non_null(
        strstr(printed, "group.number: a whole number from 1 to 10\n    S.\n"));
    assert_non_null(strstr(printed, "group.span: a duration, from PT1S to "));
    free(printed);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_type_is_read_into_its_field),
        cmocka_unit_test(an_empty_table_of_lua_is_a_list_and_a_table_alike),
        cmocka_unit_test(what_is_wrong_is_told_with_its_place_and_what_would_be_right),
        cmocka_unit_test(every_mistake_is_told_and_what_is_right_is_read),
        cmocka_unit_test(every_failing_allocation_is_told),
        cmocka_unit_test(the_help_names_every_row_with_its_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
