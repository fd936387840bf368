// Rules from memory, with paths and texts that no folder could have.
#include "tests/unit/base/failing.h"
#include "tests/unit/rules/workshop.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct refusal {
    const char *name;
    aftercare_file files[3];
    size_t count;
    aftercare_status status;
    const char *place, *sentence; // how it begins
};

#define FILE_OF(path, text)                                                              \
    { path, text, sizeof(text) - 1 }

// One file of that path, which is refused for it.
#define PATH(name, path, sentence)                                                       \
    { name, {FILE_OF(path, "")}, 1, AFTERCARE_EUSAGE, path, sentence }

// One file of that text, which does not load.
#define FILE_SAYS(name, path, text, sentence)                                            \
    { name, {FILE_OF(path, text)}, 1, AFTERCARE_ERULES, path, sentence }

// Several files, of which one path is refused.
#define SEVERAL(name, one, other, third, place, sentence)                                \
    {                                                                                    \
        name, {FILE_OF(one, ""), FILE_OF(other, ""), FILE_OF(third, "")}, 3,             \
            AFTERCARE_EUSAGE, place, sentence                                            \
    }

#define ELSEWHERE "a file in memory lies in"
#define STEPS "no step of a path"

static const struct refusal refusals[] = {
    {"no path", {{NULL, "", 0}}, 1, AFTERCARE_EUSAGE, "", "files[0] has no path"},
    {"no text", {{"rules/a", NULL, 7}}, 1, AFTERCARE_EUSAGE, "rules/a", "files[0] has"},
    PATH("an empty path", "", ELSEWHERE),
    PATH("from the root", "/etc/x.lua", ELSEWHERE),
    PATH("above all", "../x", ELSEWHERE),
    PATH("another folder", "rulesx/schema.lua", ELSEWHERE),
    PATH("the folder itself", "rules", ELSEWHERE),
    PATH("out of its folder", "rules/../../etc/x.lua", STEPS),
    PATH("a step that stays", "rules/./schema.lua", STEPS),
    PATH("an empty step", "rules//schema.lua", STEPS),
    PATH("a slash at the end", "rules/peel/", STEPS),
    {"not UTF-8",
     {FILE_OF("rules/\xff.lua", "")},
     1,
     AFTERCARE_EUSAGE,
     "rules/?.lua",
     "the path of files[0] is not UTF-8"},
    SEVERAL("twice", "rules/schema.lua", "rules/options.lua", "rules/schema.lua",
            "rules/schema.lua", "this path stands in memory twice"),
    SEVERAL("a file and a folder", "rules/a/pack.lua", "rules/a.lua", "rules/a",
            "rules/a", "this is a file and a folder"),
    FILE_SAYS("a NUL inside", "plugins/a.lua", "plugin\0 {}", "a control character"),
    FILE_SAYS("not UTF-8 inside", "plugins/a.lua", "plugin \xff", "the file is not UTF"),
    {"no schema",
     {FILE_OF("rules/options.lua", "")},
     1,
     AFTERCARE_ERULES,
     "rules",
     "no schema.lua"},
};

static void assert_refused(const aftercare_load_options *options, const char *name,
                           const struct refusal *expected) {
    aftercare_rules *rules = NULL;
    aftercare_error err = {0};
    aftercare_status status = aftercare_rules_load(&rules, options, &err);
    char begun[AFTERCARE_SENTENCE_MAX];
    (void)snprintf(begun, sizeof begun, "%s: %.*s", name, (int)strlen(expected->sentence),
                   err.sentence);
    char wanted[AFTERCARE_SENTENCE_MAX];
    (void)snprintf(wanted, sizeof wanted, "%s: %s", name, expected->sentence);
    assert_string_equal(begun, wanted);
    assert_int_equal(status, expected->status);
    assert_int_equal(err.status, expected->status);
    assert_string_equal(err.place, expected->place);
    assert_non_null(strchr(err.sentence, '('));
    assert_null(rules);
}

static void paths_and_texts_that_cannot_be_are_refused(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(refusals); i++) {
        struct failing counting = {0};
        aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
        options.files = refusals[i].files;
        options.files_count = refusals[i].count;
        options.allocate = failing_allocate;
        options.allocate_context = &counting;

        assert_refused(&options, refusals[i].name, &refusals[i]);

        assert_int_equal(counting.live, 0);
    }
}

static void too_much_is_refused(void **state) {
    (void)state;
    enum { HUGE = 4 << 20, MANY = 10001 };
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    char *huge = arena_alloc(&arena, HUGE);
    aftercare_file *many = arena_array(&arena, MANY, sizeof *many);
    memset(huge, ' ', HUGE);
    huge[HUGE - 1] = '\0';
    char *path = arena_format(&arena, "rules/%.*s.lua", 300, huge);
    const aftercare_file deep[] = {{path, "", 0}};
    const aftercare_file large[] = {{"plugins/a.lua", huge, HUGE}};
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;

    options.files = deep, options.files_count = 1;
    struct refusal expected = {.status = AFTERCARE_ELIMIT, .sentence = "the path of a"};
    expected.place = arena_format(&arena, "%.*s", AFTERCARE_PLACE_MAX - 1, path);
    assert_refused(&options, "deep", &expected);
    options.files = many, options.files_count = MANY;
    expected = (struct refusal){.status = AFTERCARE_ELIMIT,
                                .place = "",
                                .sentence = "10001 files in memory are too many"};
    assert_refused(&options, "many", &expected);
    options.files = large, options.files_count = 1;
    expected = (struct refusal){.status = AFTERCARE_ERULES,
                                .place = "plugins/a.lua",
                                .sentence = "the file is larger than"};
    assert_refused(&options, "large", &expected);
    options.files = NULL;
    expected = (struct refusal){.status = AFTERCARE_EUSAGE,
                                .place = "",
                                .sentence = "1 files in memory are announced"};
    assert_refused(&options, "none", &expected);
    arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_and_texts_that_cannot_be_are_refused),
        cmocka_unit_test(too_much_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
