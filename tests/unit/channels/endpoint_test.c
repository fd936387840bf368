// Where a channel may be told to send.
#include "core/channels/endpoint.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct endpoint_kind web = {.option = "url",
                                         .at = offsetof(aftercare_channel_options, url),
                                         .schemes = {"http", "https"},
                                         .right = "x"};

static const struct endpoint_kind bare = {.option = "url",
                                          .at = offsetof(aftercare_channel_options, url),
                                          .schemes = {"smtp", "smtps"},
                                          .right = "x",
                                          .is_host_only = true};

static aftercare_status read(struct endpoint *out, struct arena *arena,
                             const struct endpoint_kind *kind, const char *url) {
    aftercare_error err;
    const aftercare_channel_options options = {.name = "c", .url = url};
    return endpoint_read(out, arena, kind, &options, &err);
}

static void a_host_is_told_with_its_port_and_in_small_letters(void **state) {
    static const struct {
        const struct endpoint_kind *kind;
        const char *url, *host;
    } rows[] = {
        {&web, "https://EMR.Example/hooks", "emr.example:443"},
        {&web, "http://emr.example/hooks?a=b", "emr.example:80"},
        {&web, "http://emr.example:8080", "emr.example:8080"},
        {&web, "http://[FD00::1]/", "[fd00::1]:80"},
        {&web, "https://user:word@emr.example/", "emr.example:443"},
        {&bare, "smtp://mail.example", "mail.example:25"},
        {&bare, "smtp://mail.example:587", "mail.example:587"},
        {&bare, "smtps://mail.example/", "mail.example:465"},
    };
    struct arena arena;

    (void)state;
    arena_init(&arena, &system_allocator, 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct endpoint endpoint;
        assert_int_equal(read(&endpoint, &arena, rows[i].kind, rows[i].url),
                         AFTERCARE_OK);
        assert_string_equal(endpoint.host, rows[i].host);
        assert_string_equal(endpoint.url, rows[i].url);
    }
    arena_clear(&arena);
}

static void what_is_no_address_of_its_kind_is_refused(void **state) {
    static const struct {
        const struct endpoint_kind *kind;
        const char *url;
    } rows[] = {
        {&web, NULL},
        {&web, ""},
        {&web, "emr.example"},
        {&web, "smtp://emr.example"},
        {&web, "file:///etc/passwd"},
        {&bare, "https://mail.example"},
        {&bare, "mail.example"},
        {&bare, "smtp://mail.example/helo"},
        {&bare, "smtp://user@mail.example"},
        {&bare, "smtp://user:word@mail.example"},
        {&bare, "smtp://mail.example/?a"},
        {&bare, "smtp://mail.example#a"},
        {&bare, "smtp://mail.example:port"},
        {&bare, "smtp://mail.example\r\nEHLO"},
    };
    struct arena arena;

    (void)state;
    arena_init(&arena, &system_allocator, 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct endpoint endpoint;
        if (read(&endpoint, &arena, rows[i].kind, rows[i].url) != AFTERCARE_EUSAGE) {
            fail_msg("row %zu, \"%s\", is taken", i, rows[i].url);
        }
    }
    arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_host_is_told_with_its_port_and_in_small_letters),
        cmocka_unit_test(what_is_no_address_of_its_kind_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
