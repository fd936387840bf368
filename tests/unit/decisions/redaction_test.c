#include "core/decisions/redaction.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define MAX ((size_t)1 << 20)

struct bench {
    struct arena arena;
    struct redacted redacted;
};

static void redact(struct bench *bench, const char *document,
                   const struct redaction *redaction) {
    struct json_limits limits = JSON_LIMITS;
    struct json_document json;
    arena_init(&bench->arena, &system_allocator, 0);
    redacted_init(&bench->redacted, &system_allocator, MAX);
    assert_int_equal(
        json_read(&json, &bench->arena, NULL, text_of(document), &limits, NULL),
        AFTERCARE_OK);
    redacted_write(&bench->redacted, json.root, redaction);
    assert_false(bench->redacted.document.failed);
}

static void clear(struct bench *bench) {
    redacted_clear(&bench->redacted);
    arena_clear(&bench->arena);
}

static void what_is_named_is_erased_and_listed(void **state) {
    static const struct {
        const char *name, *pointer, *document, *kept, *erased;
    } rows[] = {
        {"a member", "/a/b", "{\"a\":{\"b\":1,\"c\":2}}", "{\"a\":{\"c\":2}}",
         "[\"/a/b\"]"},
        {"an entry", "/a/1", "{\"a\":[1,2,3]}", "{\"a\":[1,3]}", "[\"/a/1\"]"},
        {"a member of each entry", "/a/*/n", "{\"a\":[{\"n\":1},{\"m\":2},{\"n\":3}]}",
         "{\"a\":[{},{\"m\":2},{}]}", "[\"/a/0/n\",\"/a/2/n\"]"},
        {"every member", "/a/*", "{\"a\":{\"b\":1,\"c\":2}}", "{\"a\":{}}",
         "[\"/a/b\",\"/a/c\"]"},
        {"a key with strokes", "/a~1b/c~0d", "{\"a/b\":{\"c~d\":1,\"e\":2}}",
         "{\"a/b\":{\"e\":2}}", "[\"/a~1b/c~0d\"]"},
        {"nothing that is there", "/b", "{\"a\":{\"b\":1}}", "{\"a\":{\"b\":1}}", "[]"},
        {"no step further", "/a/b", "{\"a\":1}", "{\"a\":1}", "[]"},
        {"no beginning alone", "/a", "{\"ab\":1,\"a\":2}", "{\"ab\":1}", "[\"/a\"]"},
        {"an asterisk in a name is itself", "/a*", "{\"ab\":1,\"a*\":2}", "{\"ab\":1}",
         "[\"/a*\"]"},
        {"one that holds others", "/a", "{\"a\":{\"b\":{\"c\":[1]}}}", "{}", "[\"/a\"]"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct bench bench;
        print_message("%s\n", rows[i].name);
        redact(&bench, rows[i].document,
               &(struct redaction){.erase = &rows[i].pointer, .erase_count = 1});
        assert_string_equal(bench.redacted.document.at, rows[i].kept);
        assert_string_equal(bench.redacted.erased.at, rows[i].erased);
        assert_string_equal(bench.redacted.hashed.at, "[]");
        assert_int_equal(bench.redacted.is_other, strcmp(rows[i].erased, "[]") != 0);
        clear(&bench);
    }
}

// printf %s ana | openssl dgst -sha256 -hmac secret; the second of [1,"ä"].
static void what_is_hashed_has_the_keyed_digest_of_its_bytes(void **state) {
    static const char *const pointers[] = {"/id", "/list"};
    struct bench bench;
    (void)state;

    redact(&bench, "{\"id\": \"ana\", \"list\": [1, \"\\u00e4\"], \"n\": 1.50}",
           &(struct redaction){.hash = pointers, .hash_count = 2, .key = TEXT("secret")});

    assert_string_equal(
        bench.redacted.document.at,
        "{\"id\":\"hmac-sha256:"
        "d639a29047d9eb3abe7dffe1569390d01b3b3b5645c5b2de5b7929b7e007b845\","
        "\"list\":\"hmac-sha256:"
        "5f0b849e34063289a22135feb5efd95c0b0f29eac8a2f0c48d5e580d684a6bc2\","
        "\"n\":1.50}");
    assert_string_equal(bench.redacted.hashed.at, "[\"/id\",\"/list\"]");
    assert_true(bench.redacted.is_other);
    clear(&bench);
}

static void erasing_wins_over_hashing(void **state) {
    static const char *const pointer = "/id";
    struct bench bench;
    (void)state;

    redact(&bench, "{\"id\":\"ana\"}",
           &(struct redaction){.erase = &pointer,
                               .erase_count = 1,
                               .hash = &pointer,
                               .hash_count = 1,
                               .key = TEXT("secret")});

    assert_string_equal(bench.redacted.document.at, "{}");
    assert_string_equal(bench.redacted.hashed.at, "[]");
    clear(&bench);
}

static void what_is_the_callers_own_is_never_kept_and_changes_nothing(void **state) {
    static const char *const pointer = "/x_file";
    struct bench bench;
    (void)state;

    redact(&bench, "{\"x_file\":\"ana\",\"a\":[{\"x_\":{\"b\":1},\"x\":1,\"ax_\":2}]}",
           &(struct redaction){.hash = &pointer, .hash_count = 1, .key = TEXT("secret")});

    assert_string_equal(bench.redacted.document.at, "{\"a\":[{\"x\":1,\"ax_\":2}]}");
    assert_string_equal(bench.redacted.erased.at, "[\"/x_file\",\"/a/0/x_\"]");
    assert_string_equal(bench.redacted.hashed.at, "[]");
    assert_false(bench.redacted.is_other);
    clear(&bench);
}

static void a_wrong_pointer_and_a_missing_key_are_refused(void **state) {
    static const struct {
        const char *pointer, *key;
        aftercare_status status;
    } rows[] = {
        {"/a", "k", AFTERCARE_OK},      {"/a/*/b", "k", AFTERCARE_OK},
        {"/a~0~1", "k", AFTERCARE_OK},  {"", "k", AFTERCARE_EUSAGE},
        {"/", "k", AFTERCARE_EUSAGE},   {"a", "k", AFTERCARE_EUSAGE},
        {"/a~", "k", AFTERCARE_EUSAGE}, {"/a~2", "k", AFTERCARE_EUSAGE},
        {"/a", "", AFTERCARE_EUSAGE},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct redaction hashes = {
            .hash = &rows[i].pointer, .hash_count = 1, .key = text_of(rows[i].key)};
        aftercare_error err = {0};
        assert_int_equal(redaction_check(&hashes, &err), rows[i].status);
        assert_int_equal(err.sentence[0] != '\0', rows[i].status != AFTERCARE_OK);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_named_is_erased_and_listed),
        cmocka_unit_test(what_is_hashed_has_the_keyed_digest_of_its_bytes),
        cmocka_unit_test(erasing_wins_over_hashing),
        cmocka_unit_test(what_is_the_callers_own_is_never_kept_and_changes_nothing),
        cmocka_unit_test(a_wrong_pointer_and_a_missing_key_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
