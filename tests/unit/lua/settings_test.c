#include "core/lua/settings.h"

#include "aftercare/aftercare.h"
#include "tests/unit/base/failing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define PATH_MAX_HERE 64

static void write_config(char path[PATH_MAX_HERE], const char *text) {
    (void)snprintf(path, PATH_MAX_HERE, "/tmp/aftercare-settings-XXXXXX");
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, text, strlen(text)), (ssize_t)strlen(text));
    assert_int_equal(close(file), 0);
}

static const struct {
    const char *text, *json;
} right[] = {
    {"", "{}"},
    {"-- nothing\n", "{}"},
    {"listen = '127.0.0.1:8930'\n",
     "{\"listen\":{\"value\":\"127.0.0.1:8930\",\"line\":1,\"column\":1}}"},
    {"z = true\na = 3 b = -1.5\n", "{\"z\":{\"value\":true,\"line\":1,\"column\":1},"
                                   "\"a\":{\"value\":3,\"line\":2,\"column\":1},"
                                   "\"b\":{\"value\":-1.5,\"line\":2,\"column\":7}}"},
    {"\nrules = { 'a',\n  'b',\n}\nempty = {}\n",
     "{\"rules\":{\"value\":[\"a\",\"b\"],\"line\":2,\"column\":1},"
     "\"empty\":{\"value\":[],\"line\":5,\"column\":1}}"},
    {"server = { listen = 'x', deep = { { y = false } } }\nlisten = 'y'\n",
     "{\"server\":{\"value\":{\"deep\":[{\"y\":false}],\"listen\":\"x\"},\"line\":1,"
     "\"column\":1},"
     "\"listen\":{\"value\":\"y\",\"line\":2,\"column\":1}}"},
    {"local root = '/usr'\nrules = root .. '/rules'\nplugins = rules\n",
     "{\"rules\":{\"value\":\"/usr/rules\",\"line\":2,\"column\":1},"
     "\"plugins\":{\"value\":\"/usr/rules\",\"line\":3,\"column\":1}}"},
    {"name = ('x'):rep(3)\n", "{\"name\":{\"value\":\"xxx\",\"line\":1,\"column\":1}}"},
    {"\xEF\xBB\xBFname = 'x'\n", "{\"name\":{\"value\":\"x\",\"line\":1,\"column\":1}}"},
    {"_G = 'mine'\n", "{\"_G\":{\"value\":\"mine\",\"line\":1,\"column\":1}}"},
};

static void assignments_become_json_with_their_places(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        char path[PATH_MAX_HERE];
        char *json = NULL;
        size_t len = 0;
        write_config(path, right[i].text);

        assert_int_equal(aftercare_settings_read(&json, &len, path, NULL), AFTERCARE_OK);

        assert_string_equal(json, right[i].json);
        assert_int_equal(len, strlen(right[i].json));
        aftercare_text_free(json);
        assert_int_equal(unlink(path), 0);
    }
}

static const struct {
    const char *text;
    int line, column;
    const char *sentence;
} wrong[] = {
    {"a = 1\nb = lisen\n", 2, 5,
     "\"lisen\" is read and was never set (a text needs quotation marks)"},
    {"a = print\n", 1, 5,
     "\"print\" is read and was never set (a text needs quotation marks)"},
    {"a = string\n", 1, 5,
     "\"string\" is read and was never set (a text needs quotation marks)"},
    {"a = 1\n\na = 2\n", 3, 1, "\"a\" is set twice, first in line 1 (keep one)"},
    {"x = 1\n  a = function() end\n", 2, 3,
     "\"a\": a function is no plain value (a text, a number, true, false or a table of "
     "these)"},
    {"a = nil\n", 1, 1, "\"a\": this is nothing (leave it out)"},
    {"a = { b = { 1, c = 2 } }\n", 1, 1,
     "\"a\": /b: this table has entries with and without names"},
    {"a = 1/0\n", 1, 1, "\"a\": this number is not finite"},
    {"a = '\\xff'\n", 1, 1, "\"a\": this text is not valid UTF-8, or holds a NUL"},
    {"a = {\n  b = 1\n  c = 2\n}\n", 3, 3,
     "a comma or \"}\" is missing before \"c\" (what line 1 opens is not closed)"},
    {"a = 'x\n", 1, 5, "this text has no closing quote on its line"},
    {"listen '127.0.0.1'\n", 1, 1,
     "\"listen\" is read and was never set (a text needs quotation marks)"},
    {"a = )\n", 1, 5, "\")\" does not belong here (is something missing before it?)"},
    {"while true do end\n", 1, 1, "this takes more than 10000000 steps"},
    {"local t = {}\nfor i = 1, 1e9 do t[i] = i end\n", 2, 1,
     "one text, table or chain of calls takes more than 1024 KiB"},
};

static void a_mistake_is_told_with_its_place(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char path[PATH_MAX_HERE];
        char *json = NULL;
        size_t len = 0;
        aftercare_error err = {0};
        write_config(path, wrong[i].text);

        assert_int_equal(aftercare_settings_read(&json, &len, path, &err),
                         AFTERCARE_ERULES);

        assert_string_equal(err.sentence, wrong[i].sentence);
        assert_int_equal(err.line, wrong[i].line);
        assert_int_equal(err.column, wrong[i].column);
        assert_string_equal(err.place, path);
        assert_null(json);
        assert_int_equal(unlink(path), 0);
    }
}

static void a_file_that_is_not_there_is_not_found(void **state) {
    (void)state;
    char *json = NULL;
    size_t len = 0;
    aftercare_error err = {0};

    assert_int_equal(aftercare_settings_read(&json, &len, "/nowhere/x.lua", &err),
                     AFTERCARE_ENOTFOUND);
    assert_int_equal(aftercare_settings_read(&json, &len, "/tmp", &err), AFTERCARE_EIO);

    assert_string_equal(err.place, "/tmp");
    assert_null(json);
}

static void freeing_nothing_does_nothing(void **state) {
    (void)state;
    aftercare_text_free(NULL);
}

static void missing_memory_is_no_mistake_of_the_file(void **state) {
    (void)state;
    char path[PATH_MAX_HERE];
    write_config(path, "local t = {} for i = 1, 300 do t[i] = 'x' .. i end\n"
                       "a = { 'x', { b = 1 } }\nc = a d = t\n");
    aftercare_status status = AFTERCARE_ENOMEM;
    for (size_t n = 1; status; n++) {
        struct failing failing = {.fails_at = n};
        struct allocator allocator = failing_allocator(&failing);
        struct buffer buffer;
        aftercare_error err = {0};
        buffer_init(&buffer, &allocator, 1 << 20);

        status = settings_read(&buffer, &allocator, path, &err);

        assert_true(status == AFTERCARE_OK || status == AFTERCARE_ENOMEM);
        assert_int_equal(err.status, status);
        buffer_clear(&buffer);
        assert_int_equal(failing.live, 0);
    }
    assert_int_equal(unlink(path), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(assignments_become_json_with_their_places),
        cmocka_unit_test(a_mistake_is_told_with_its_place),
        cmocka_unit_test(a_file_that_is_not_there_is_not_found),
        cmocka_unit_test(freeing_nothing_does_nothing),
        cmocka_unit_test(missing_memory_is_no_mistake_of_the_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
