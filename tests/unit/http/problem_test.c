#include "core/http/problem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

static void every_mistake_has_a_status_and_a_name_of_its_own(void **state) {
    static const struct {
        aftercare_status status;
        unsigned http;
        const char *type;
    } rows[] = {
        {AFTERCARE_ENOMEM, 503, "memory"},       {AFTERCARE_EDOCUMENT, 400, "document"},
        {AFTERCARE_ERULES, 500, "rules"},        {AFTERCARE_EUSAGE, 400, "usage"},
        {AFTERCARE_ENOTFOUND, 404, "not-found"}, {AFTERCARE_ECONFLICT, 409, "conflict"},
        {AFTERCARE_ELIMIT, 413, "limit"},        {AFTERCARE_EIO, 503, "unavailable"},
        {AFTERCARE_EFULL, 507, "full"},          {AFTERCARE_EINTERNAL, 500, "internal"},
    };
    struct buffer out;
    buffer_init(&out, &system_allocator, 4096);
    (void)state;

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char wanted[512];
        aftercare_error err = {.status = rows[i].status, .sentence = "no \"x\" (y)"};
        (void)snprintf(
            wanted, sizeof wanted,
            "{\"type\":\"urn:aftercare:problem:%s\",\"title\":\"%s\",\"status\":%u,"
            "\"detail\":\"no \\\"x\\\" (y)\"}",
            rows[i].type, aftercare_status_meaning((int)rows[i].status), rows[i].http);
        buffer_reset(&out);
        problem_write(&out, 0, &err);
        assert_string_equal(out.at, wanted);
        assert_int_equal(problem_status(rows[i].status), rows[i].http);
    }
    buffer_clear(&out);
}

static void a_place_is_told_where_there_is_one(void **state) {
    struct buffer out;
    aftercare_error err = {.status = AFTERCARE_EDOCUMENT,
                           .line = 3,
                           .column = 9,
                           .pointer = "/session/id",
                           .sentence = "s"};
    buffer_init(&out, &system_allocator, 4096);
    (void)state;

    problem_write(&out, 0, &err);

    assert_non_null(
        strstr(out.at, ",\"line\":3,\"column\":9,\"pointer\":\"/session/id\"}"));
    buffer_clear(&out);
}

static void a_refusal_of_http_itself_has_its_own_phrase(void **state) {
    struct buffer out;
    aftercare_error err = {.status = AFTERCARE_EUSAGE, .sentence = "s"};
    buffer_init(&out, &system_allocator, 4096);
    (void)state;

    problem_write(&out, 405, &err);

    assert_string_equal(out.at,
                        "{\"type\":\"about:blank\",\"title\":\"Method Not Allowed\","
                        "\"status\":405,\"detail\":\"s\"}");
    buffer_clear(&out);
}

static void several_mistakes_are_listed_with_their_places(void **state) {
    static const aftercare_error problems[] = {
        {.place = "a.lua", .line = 2, .column = 5, .sentence = "one"},
        {.place = "b.lua", .sentence = "two"}};
    struct buffer out;
    aftercare_error err = {.status = AFTERCARE_ECONFLICT, .sentence = "s"};
    buffer_init(&out, &system_allocator, 4096);
    (void)state;

    problem_write_all(&out, &err, problems, 2);

    assert_non_null(strstr(
        out.at,
        "\"status\":409,\"detail\":\"s\",\"problems\":[{\"place\":\"a.lua\",\"line\":2,"
        "\"column\":5,\"detail\":\"one\"},{\"place\":\"b.lua\",\"detail\":\"two\"}]}"));
    buffer_clear(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_mistake_has_a_status_and_a_name_of_its_own),
        cmocka_unit_test(a_place_is_told_where_there_is_one),
        cmocka_unit_test(a_refusal_of_http_itself_has_its_own_phrase),
        cmocka_unit_test(several_mistakes_are_listed_with_their_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
