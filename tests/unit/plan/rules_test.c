// Which engines rules are for, as a host and an author are told.
#include "core/base/file.h"
#include "tests/unit/rules/workshop.h"

static aftercare_status load_for(const char *from, const char *below) {
    struct workshop shop;
    char manifest[256];
    aftercare_error err = {0};
    workshop_begin(&shop, "", NULL);
    (void)snprintf(manifest, sizeof manifest,
                   "pack \"t\" { version = \"1.0.0\", licence = \"MIT\", engine = { "
                   "\"%s\", \"%s\" }, plugins = { \"workshop\" }, says = \"A test.\" }\n",
                   from, below);
    workshop_write(&shop, "t/pack.lua", manifest);
    const aftercare_load_options options = workshop_options(&shop);
    aftercare_status status = aftercare_rules_load(&shop.rules, &options, &err);
    workshop_close(&shop);
    return status;
}

static void rules_that_say_this_engines_range_load(void **state) {
    (void)state;
    const aftercare_engines *range = aftercare_engine_range();

    assert_int_equal(load_for(range->from, range->below), AFTERCARE_OK);
    assert_int_equal(load_for(range->from, aftercare_version()), AFTERCARE_ERULES);
    assert_int_equal(load_for(aftercare_version(), range->below), AFTERCARE_OK);
    assert_int_equal(load_for(range->below, "99.0"), AFTERCARE_ERULES);
}

static void what_init_writes_says_this_engines_range(void **state) {
    (void)state;
    static const char *const files[] = {"pack/our-pack/pack.lua",
                                        "plugin/plugins/our-plugin.lua",
                                        "plugin/rules/our-plugin/pack.lua"};
    const aftercare_engines *range = aftercare_engine_range();
    struct arena arena;
    char path[512];
    char wanted[64];
    arena_init(&arena, &system_allocator, 0);
    (void)snprintf(wanted, sizeof wanted, "engine = { \"%s\", \"%s\" }", range->from,
                   range->below);

    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct text text = {0};
        (void)snprintf(path, sizeof path, AFTERCARE_SOURCE "/examples/init/%s", files[i]);
        assert_int_equal(file_read(&text, &arena, path, 1 << 20, 0, NULL), AFTERCARE_OK);
        assert_non_null(strstr(text.at, wanted));
    }
    arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_that_say_this_engines_range_load),
        cmocka_unit_test(what_init_writes_says_this_engines_range),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
