#include "core/base/json_writer.h"

#include "tests/unit/base/failing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct written {
    struct buffer buffer;
    struct json_writer writer;
};

static struct json_writer *begin(struct written *written, bool is_pretty) {
    buffer_init(&written->buffer, &system_allocator, 10000);
    written->writer =
        (struct json_writer){.out = &written->buffer, .is_pretty = is_pretty};
    return &written->writer;
}

static void expect(struct written *written, const char *expected) {
    assert_false(written->buffer.failed);
    assert_string_equal(written->buffer.at, expected);
    buffer_clear(&written->buffer);
}

static void write_example(struct json_writer *writer) {
    json_begin_object(writer);
    json_key(writer, "empty");
    json_begin_list(writer);
    json_end_list(writer);
    json_key(writer, "list");
    json_begin_list(writer);
    json_integer(writer, -7);
    json_begin_object(writer);
    json_end_object(writer);
    json_bool(writer, true);
    json_end_list(writer);
    json_key(writer, "object");
    json_begin_object(writer);
    json_key(writer, "none");
    json_null(writer);
    json_name(writer, (struct text){"no!", 2});
    json_bool(writer, false);
    json_end_object(writer);
    json_key(writer, "raw");
    json_raw(writer, TEXT("[1]"));
    json_end_object(writer);
}

static void commas_take_care_of_themselves(void **state) {
    (void)state;
    struct written written;

    write_example(begin(&written, false));

    expect(&written, "{\"empty\":[],\"list\":[-7,{},true],\"object\":{\"none\":null,"
                     "\"no\":false},\"raw\":[1]}");
}

static void people_get_two_spaces_a_level(void **state) {
    (void)state;
    struct written written;

    write_example(begin(&written, true));

    expect(&written, "{\n"
                     "  \"empty\": [],\n"
                     "  \"list\": [\n"
                     "    -7,\n"
                     "    {},\n"
                     "    true\n"
                     "  ],\n"
                     "  \"object\": {\n"
                     "    \"none\": null,\n"
                     "    \"no\": false\n"
                     "  },\n"
                     "  \"raw\": [1]\n"
                     "}");
}

static void texts_escape_what_must_be(void **state) {
    (void)state;
    static const struct {
        struct text text;
        const char *json;
    } rows[] = {
        {{"", 0}, "\"\""},
        {{"plain é € \U0001F9B6", 17}, "\"plain é € \U0001F9B6\""},
        {{"\"\\/", 3}, "\"\\\"\\\\/\""},
        {{"\b\f\n\r\t", 5}, "\"\\b\\f\\n\\r\\t\""},
        {{"a\0b", 3}, "\"a\\u0000b\""},
        {{"\x1F\x7F", 2}, "\"\\u001f\x7F\""},
        {{"a\xFFz", 3}, "\"a\uFFFDz\""},
        {{"\xE2\x82", 2}, "\"\uFFFD\uFFFD\""},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct written written;
        json_text(begin(&written, false), rows[i].text);
        expect(&written, rows[i].json);
    }
}

static void no_string_is_null(void **state) {
    (void)state;
    struct written written;
    struct json_writer *writer = begin(&written, false);

    json_begin_list(writer);
    json_string(writer, NULL);
    json_string(writer, "");
    json_integer(writer, INT64_MIN);
    json_end_list(writer);

    expect(&written, "[null,\"\",-9223372036854775808]");
}

static void integers_are_written_to_their_ends(void **state) {
    (void)state;
    static const int64_t integers[] = {INT64_MIN, -10, -1,         0,
                                       9,         10,  1234567890, INT64_MAX};
    struct written written;
    struct json_writer *writer = begin(&written, false);

    json_begin_list(writer);
    for (size_t i = 0; i < sizeof integers / sizeof *integers; i++) {
        json_integer(writer, integers[i]);
    }
    json_end_list(writer);

    expect(&written, "[-9223372036854775808,-10,-1,0,9,10,1234567890,"
                     "9223372036854775807]");
}

static void what_was_read_is_written_as_it_was(void **state) {
    (void)state;
    static const char text[] =
        "{\"z\":[1,2.50,-1E+3,\"x\\n\",null,true,false,{}],\"a\\\"\":{"
        "\"b\":[]}}";
    struct arena arena;
    struct json_document document;
    struct written written;
    arena_init(&arena, &system_allocator, 0);
    assert_int_equal(json_read(&document, &arena, "", text_of(text), &JSON_LIMITS, NULL),
                     AFTERCARE_OK);

    json_copy(begin(&written, false), document.root);

    expect(&written, text);
    arena_clear(&arena);
}

static void a_copy_can_stand_inside(void **state) {
    (void)state;
    struct arena arena;
    struct json_document document;
    struct written written;
    struct json_writer *writer = begin(&written, false);
    arena_init(&arena, &system_allocator, 0);
    (void)json_read(&document, &arena, "", TEXT("{\"a\":[1]}"), &JSON_LIMITS, NULL);

    json_begin_object(writer);
    json_key(writer, "copy");
    json_copy(writer, document.root);
    json_key(writer, "next");
    json_integer(writer, 2);
    json_end_object(writer);

    expect(&written, "{\"copy\":{\"a\":[1]},\"next\":2}");
    arena_clear(&arena);
}

static void failure_is_the_buffers(void **state) {
    (void)state;
    bool failed = true;
    for (size_t n = 1; failed; n++) {
        struct failing failing = {.fails_at = n};
        struct allocator allocator = failing_allocator(&failing);
        struct buffer buffer;
        buffer_init(&buffer, &allocator, 100000);
        struct json_writer writer = {.out = &buffer};

        json_begin_list(&writer);
        for (int i = 0; i < 100; i++) {
            write_example(&writer);
        }
        json_end_list(&writer);

        failed = buffer.failed;
        assert_int_equal(failed, failing.requests >= n);
        buffer_clear(&buffer);
        assert_int_equal(failing.live, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commas_take_care_of_themselves),
        cmocka_unit_test(people_get_two_spaces_a_level),
        cmocka_unit_test(texts_escape_what_must_be),
        cmocka_unit_test(no_string_is_null),
        cmocka_unit_test(integers_are_written_to_their_ends),
        cmocka_unit_test(what_was_read_is_written_as_it_was),
        cmocka_unit_test(a_copy_can_stand_inside),
        cmocka_unit_test(failure_is_the_buffers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
